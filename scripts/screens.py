"""Photographs the portal's pages and papers for the README, on a throw-away database with the sample in it.

``make screens`` writes docs/screens/NN-name-WIDTH.png; ``ARGS="06 23"`` only those whose name begins so. The
clock of the portal stands still on a day of the sample's last December, so that the pictures of two days are
alike.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in this thread
os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402

django.setup()

from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test.testcases import LiveServerThread  # noqa: E402
from django.utils import timezone  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from awards.models import AgendaItem, Dossier, Nomination, Paper  # noqa: E402
from awards.sample.accounts import sample_password  # noqa: E402
from awards.sample.load import load_sample  # noqa: E402
from campaigns.models import Registration, Scorecard  # noqa: E402
from tests.browser import FLAGS, chromium_path  # noqa: E402
from tests.settings import TEST_ROOT  # noqa: E402

FOLDER = ROOT / "docs" / "screens"
TODAY = datetime(2025, 12, 26, 9, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
WIDE, NARROW = (1440, 1000), (360, 780)
COLOURS = 64
PAPER_DPI = 72
GUEST, OFFICE, UNIT, PERSON = "", "vanphong", "donvi", "canhan"
CHAIRMAN, CULTURE, ADMINISTRATOR = "chutich", "vanhoa", "quantri"


@dataclass(frozen=True)
class Shot:
    """One picture: its name, the page's address and who looks at it."""

    name: str
    path: str
    who: str
    size: tuple[int, int] = WIDE

    @property
    def file(self) -> str:
        return f"{self.name}-{self.size[0]}.png"


def shots() -> list[Shot]:
    """All pictures of pages, stage by stage; the addresses come from the rows of the sample."""
    registration = Registration.objects.filter(period__code="2025", collective__code="tieu-hoc").get()
    own = Scorecard.objects.filter(state="draft", registration__period__code="2025").order_by("pk")[0]
    sent = Scorecard.objects.filter(state="submitted").order_by("pk")[0]
    writing = Nomination.objects.filter(state="draft").order_by("pk")[0]
    examined = Nomination.objects.filter(state="submitted").order_by("pk")[0]
    passed = Nomination.objects.filter(state="passed").order_by("pk")[0]
    item = AgendaItem.objects.filter(meeting__period__code="2024").order_by("position")[0]
    handed = Dossier.objects.get(period__code="2024")
    proposal = Paper.objects.filter(kind="proposal").order_by("-pk")[0]
    open_dossier = Dossier.objects.get(period__code="giai-doan")
    return [
        Shot("01-trang-chu", "/", GUEST),
        Shot("01-trang-chu", "/", GUEST, NARROW),
        Shot("02-ke-hoach", "/ke-hoach/", GUEST),
        Shot("03-bang-vang", "/bang-vang/", GUEST),
        Shot("03-bang-vang", "/bang-vang/", GUEST, NARROW),
        Shot("04-dien-hinh", "/dien-hinh/", GUEST),
        Shot("05-viec-can-lam", "/viec-can-lam/", OFFICE),
        Shot("05-viec-can-lam", "/viec-can-lam/", OFFICE, NARROW),
        Shot("06-dang-ky", "/dang-ky/?dot=2025", OFFICE),
        Shot("07-mot-dang-ky", f"/dang-ky/{registration.pk}/", UNIT),
        Shot("07-mot-dang-ky", f"/dang-ky/{registration.pk}/", UNIT, NARROW),
        Shot("08-tu-cham-diem", f"/cham-diem/{own.pk}/tu-cham/", OFFICE),
        Shot("08-tu-cham-diem", f"/cham-diem/{own.pk}/tu-cham/", OFFICE, NARROW),
        Shot("09-tham-dinh-diem", f"/cham-diem/{sent.pk}/tham-dinh/", OFFICE),
        Shot("10-chi-so", "/chi-so/?dot=2025", OFFICE),
        Shot("11-xep-hang", "/xep-hang/?dot=2024&loai=ca-nhan", OFFICE),
        Shot("12-de-nghi", "/de-nghi/?dot=2025", OFFICE),
        Shot("13-bao-cao-thanh-tich", f"/de-nghi/{writing.pk}/bao-cao/", OFFICE),
        Shot("14-dieu-kien", f"/de-nghi/{examined.pk}/", OFFICE),
        Shot("14-dieu-kien", f"/de-nghi/{examined.pk}/", OFFICE, NARROW),
        Shot("15-hop-xet", f"/hop-xet/{item.meeting_id}/", OFFICE),
        Shot("16-bieu-quyet", f"/hop-xet/{item.meeting_id}/noi-dung/{item.pk}/", OFFICE),
        Shot("17-chu-tich-duyet", "/admin/awards/nomination/", CHAIRMAN),
        Shot("18-chu-tich-xem", f"/admin/awards/nomination/{passed.pk}/change/", CHAIRMAN),
        Shot("19-ho-so-dang-lap", f"/ho-so/{open_dossier.pk}/", OFFICE),
        Shot("20-ho-so-da-nop", f"/ho-so/{handed.pk}/", OFFICE),
        Shot("21-ket-qua", "/ket-qua/?dot=2023", OFFICE),
        Shot("22-thong-ke", "/thong-ke/", OFFICE),
        Shot("23-tuyen-truyen", "/tuyen-truyen/", CULTURE),
        Shot("24-huong-dan", "/huong-dan/", PERSON),
        Shot("25-quan-tri", "/admin/", ADMINISTRATOR),
        Shot("26-doi-chieu", f"/ho-so/{open_dossier.pk}/doi-chieu/", OFFICE),
        Shot("27-ban-ky", f"/van-ban/{proposal.pk}/ban-ky/", OFFICE),
        Shot("28-phien-ban", f"/de-nghi/{writing.pk}/phien-ban/", OFFICE),
        Shot("29-mau-giay-khen", "/admin/awards/certificatelayout/", OFFICE),
        Shot("30-mau-word", "/admin/awards/papertemplate/", OFFICE),
    ]


PAPERS = (
    ("31-to-trinh", "proposal"),
    ("32-bien-ban", "minutes"),
    ("33-bao-cao-thanh-tich", "achievement_report"),
    ("34-quyet-dinh", "award_decision"),
)


def main(wanted: list[str]) -> None:
    """Make the pictures whose names begin with one of ``wanted``; all of them when it is empty."""
    chromium = chromium_path()
    if chromium is None:
        sys.exit("Không tìm thấy Chromium. Hãy cài: apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    print("Nạp dữ liệu mẫu vào cơ sở dữ liệu tạm …", flush=True)
    call_command("migrate", verbosity=0)
    load_sample()
    with clock_at(TODAY), site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for shot in shots():
            if chosen(shot.file, wanted):
                photograph(browser, address, shot)
        browser.close()
    for name, kind in PAPERS:
        if chosen(name, wanted):
            photograph_paper(name, kind)
    size = sum(file.stat().st_size for file in FOLDER.glob("*.png"))
    print(f"{FOLDER.relative_to(ROOT)}: {size / 1_000_000:.1f} MB")


def chosen(name: str, wanted: list[str]) -> bool:
    """Whether ``name`` begins with one of ``wanted``, or nothing is wanted in particular."""
    return not wanted or any(name.startswith(each) for each in wanted)


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """The portal's clock stands still at ``moment``."""
    running = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = running


@contextmanager
def site() -> Iterator[str]:
    """The portal, served on a free port; its address."""
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield f"http://{server.host}:{server.port}"
    finally:
        server.terminate()


def photograph(browser: Browser, address: str, shot: Shot) -> None:
    """Sign in, open the page, keep what the window shows."""
    width, height = shot.size
    context = browser.new_context(
        base_url=address,
        locale="vi-VN",
        timezone_id=str(TODAY.tzinfo),
        viewport={"width": width, "height": height},
    )
    page = context.new_page()
    if shot.who:
        sign_in(page, shot.who)
    answer = page.goto(shot.path)
    if answer is None or answer.status != 200:
        print(f"{shot.file}: bỏ qua, trang {shot.path} trả về {answer and answer.status}", file=sys.stderr)
    else:
        page.wait_for_load_state("networkidle")  # the report's editor comes after the page
        keep(page.screenshot(), shot.file)
    context.close()


def sign_in(page: Page, username: str) -> None:
    """Sign in as one of the sample's people."""
    page.goto("/tai-khoan/dang-nhap/?next=/huong-dan/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(sample_password())
    with page.expect_navigation():
        page.locator("main button[type=submit]").click()


def photograph_paper(name: str, kind: str) -> None:
    """The first page of the newest issued paper of ``kind``, drawn by poppler."""
    program = shutil.which("pdftoppm")
    if program is None:
        print(f"{name}: bỏ qua, cần pdftoppm (apt-get install poppler-utils)", file=sys.stderr)
        return
    paper = Paper.objects.filter(kind=kind).exclude(file="").order_by("-pk").first()
    assert paper is not None, f"the sample issues a {kind}"
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page"
        subprocess.run(
            [program, "-r", str(PAPER_DPI), "-png", "-singlefile", "-f", "1", paper.file.path, str(page)],
            check=True,
        )
        keep(page.with_suffix(".png").read_bytes(), f"{name}.png")


def keep(png: bytes, file: str) -> None:
    """Write a picture with few colours: a third of the bytes, no difference to the eye."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / file, optimize=True)
    print(file, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    finally:
        shutil.rmtree(TEST_ROOT, ignore_errors=True)
