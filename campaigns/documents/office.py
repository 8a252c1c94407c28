"""Word and Excel files to pages, by LibreOffice when the machine has it: no macros, no links, no waiting."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from campaigns.documents import fonts

PROGRAM = "soffice"
SECONDS_TO_START, SECONDS_PER_FILE = 60, 20
PDF_A3 = 3
# Macros never run, links are never followed, the pages are PDF/A-3 so that they may be bound as such; and
# what an office wrote in Times New Roman is set in the papers' own font, which has every Vietnamese letter.
COMMON, WRITER, CALC = (f"/org.openoffice.Office.{name}" for name in ("Common", "Writer", "Calc"))
SETTINGS = (
    (f"{COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{WRITER}/Content/Update", "Link", "0"),
    (f"{CALC}/Content/Update", "Link", "1"),
    (f"{COMMON}/Filter/PDF/Export", "SelectPdfVersion", str(PDF_A3)),
    (f"{COMMON}/Font/Substitution", "Replacement", "true"),
)
FONT_PAIR = (
    ("Always", "true"),
    ("OnScreenOnly", "false"),
    ("ReplaceFont", "Times New Roman"),
    ("SubstituteFont", "Tinos"),
)
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{folder}</dir><cachedir>{cache}</cachedir>
</fontconfig>
"""


def is_installed() -> bool:
    """Whether this machine can turn Word and Excel files into pages."""
    return shutil.which(PROGRAM) is not None


def office_pages(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The PDF of every file, by its plain ASCII name, that LibreOffice could turn into pages.

    The files are opened in one go, in a folder and with a profile that are gone afterwards. What cannot be
    turned, or not in time, is left out; without LibreOffice everything is.
    """
    program = shutil.which(PROGRAM)
    if program is None or not files:
        return {}
    with TemporaryDirectory(prefix="pages-") as made:
        folder = Path(made)
        source, target = folder / "in", folder / "out"
        _write_profile(folder)
        source.mkdir()
        target.mkdir()
        for name, content in files.items():
            (source / name).write_bytes(content)
        command = [
            program,
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(target),
            *(str(source / name) for name in files),
        ]
        _run(command, folder, SECONDS_TO_START + SECONDS_PER_FILE * len(files))
        found = {name: target / f"{Path(name).stem}.pdf" for name in files}
        return {name: path.read_bytes() for name, path in found.items() if path.is_file()}


def _write_profile(folder: Path) -> None:
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    config = FONTS.format(folder=fonts.FOLDER, cache=folder / "fonts")
    (folder / "fonts.conf").write_text(config, encoding="utf-8")


def _registry() -> str:
    """The settings as LibreOffice keeps them in a profile."""
    items = [f'<item oor:path="{path}">{_property(name, value)}</item>' for path, name, value in SETTINGS]
    pair = "".join(_property(name, value) for name, value in FONT_PAIR)
    items.append(
        f'<item oor:path="{COMMON}/Font/Substitution/FontPairs"><node oor:name="_0" oor:op="replace">{pair}'
        "</node></item>"
    )
    space = 'xmlns:oor="http://openoffice.org/2001/registry"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {space}>{"".join(items)}</oor:items>\n'


def _property(name: str, value: str) -> str:
    return f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'


def _run(command: list[str], folder: Path, seconds: int) -> None:
    """Run to the end or to the time limit; the program and all it started are gone afterwards."""
    environment = {
        "HOME": str(folder),
        "PATH": os.environ.get("PATH", ""),
        "LANG": "C.UTF-8",
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
    }
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        pass
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
