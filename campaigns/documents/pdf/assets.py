"""The few files of which papers are made, and the fetcher that opens no other."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from campaigns.documents import fonts

SCHEME = "paper:"  # a private scheme: no address of the net or of the disk begins with it
STYLESHEET = "paper.css"

ASSETS: dict[str, Path] = {
    STYLESHEET: Path(settings.BASE_DIR) / "static" / "css" / STYLESHEET,
    **{file: fonts.FOLDER / file for file in fonts.FILES},
}


class AssetFetcher(URLFetcher):
    """Opens the project's own stylesheet and fonts and refuses every other address, which ends the paper."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The asset that ``url`` names, "paper:<file name>"; FatalURLFetchingError for anything else."""
        path = ASSETS.get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if path is None:
            raise FatalURLFetchingError(url)
        try:
            body = path.read_bytes()
        except OSError as error:
            raise FatalURLFetchingError(url) from error
        kind = "text/css" if path.suffix == ".css" else "font/ttf"
        return URLFetcherResponse(url, body, {"Content-Type": kind})
