"""Measures pages and papers on a throw-away database and prints the figures side by side, as ratios.

    make bench      about a minute

Seconds differ from machine to machine; the ratios and the counts of queries are what to compare between two
versions of the code. Pages are asked in the process itself, without a network, the best of a few tries.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.template.loader import render_to_string  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from awards.actions.plan import load_plan  # noqa: E402
from awards.documents.render import TEMPLATES, render  # noqa: E402
from awards.models import Decision, DecisionResult, Dossier, Nomination  # noqa: E402
from campaigns.documents.pdf import ASSETS, SCHEME, STYLESHEET  # noqa: E402
from campaigns.enums import Role  # noqa: E402
from campaigns.models import Campaign, Period, Registration, Scorecard, User  # noqa: E402
from tests import factories as make  # noqa: E402
from tests.awards.documents.samples import long_proposal  # noqa: E402
from tests.browser import FLAGS, chromium_path  # noqa: E402
from tests.settings import TEST_ROOT  # noqa: E402

PLAN = ROOT / "campaigns" / "plans" / "kh454-khoi-ky.toml"
YEAR, FORM = "2024", "giay-khen-huyen"
PARTICIPANTS, TIMES = 40, 10
TRIES = 5
ROWS, PAPERS_EACH = 60, 3
PAGES = {
    "Trang chủ": "/",
    "Việc cần làm": "/viec-can-lam/",
    "Đăng ký": "/dang-ky/?dot=2024",
    "Chấm điểm": "/cham-diem/?dot=2024",
    "Chỉ số": "/chi-so/?dot=2024&loai=ca-nhan",
    "Xếp hạng": "/xep-hang/?dot=2024&loai=ca-nhan",
    "Đề nghị": "/de-nghi/?dot=2024",
    "Họp xét": "/hop-xet/?dot=2024",
    "Hồ sơ": "/ho-so/?dot=2024",
    "Kết quả": "/ket-qua/?dot=2024",
    "Bảng vàng": "/bang-vang/",
    "Thống kê": "/thong-ke/?dot=2024",
    "Duyệt (quản trị)": "/admin/awards/nomination/?trang_thai=tat-ca",
}


@dataclass(frozen=True)
class Reading:
    """One page at one size: the best of a few tries, in seconds, and its queries."""

    seconds: float
    queries: int


# --- Pages ----------------------------------------------------------------------------------------


def measure_pages() -> None:
    """The lists with a commune's year in them, and again with ten times as many rows."""
    call_command("migrate", verbosity=0)
    campaign = load_plan(source=PLAN, now=timezone.now(), activate=True).campaign
    office = make.make_user(Role.OFFICE)
    client = Client(SERVER_NAME="localhost")
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    add_participants(campaign, office, PARTICIPANTS)
    small = read_pages(client)
    add_participants(campaign, office, PARTICIPANTS * (TIMES - 1))
    large = read_pages(client)
    rows = [
        (
            name,
            f"{one.seconds * 1000:.0f} ms",
            f"{large[name].seconds * 1000:.0f} ms",
            f"×{large[name].seconds / one.seconds:.1f}",
            str(one.queries),
            str(large[name].queries),
        )
        for name, one in small.items()
        if name in large
    ]
    title = f"Trang, {PARTICIPANTS} → {PARTICIPANTS * TIMES} đối tượng"
    head = (title, "1×", f"{TIMES}×", "Tỷ lệ", "Truy vấn 1×", f"{TIMES}×")
    show(head, rows)


@transaction.atomic
def add_participants(campaign: Campaign, office: User, count: int) -> None:
    """Units with three people each; all registered and scored, the people nominated to three stages."""
    period = campaign.periods.get(code=YEAR)
    stages = ("accepted", "approved", "awarded")
    for place in range(count):
        if place % 4 == 0:
            unit = make.make_collective(campaign.organisation)
        participant = make.make_individual(unit) if place % 4 else unit
        registration = make.make_registration(period, participant, "accepted", by=office)
        add_score(registration, office, rank=place + 1)
        if place % 4:
            add_nomination(period, registration, office, stages[place % 3])


def add_score(registration: Registration, office: User, rank: int) -> None:
    """A published sheet of 90 points."""
    now = timezone.now()
    Scorecard.objects.create(
        registration=registration,
        criteria_set=registration.period.campaign.criteria_sets.get(
            participant_kind=registration.participant_kind
        ),
        state="published",
        submitted_by=office,
        submitted_at=now,
        self_total=90,
        appraised_by=office,
        appraised_at=now,
        total=90,
        published_by=office,
        published_at=now,
        rank=rank,
    )


def add_nomination(period: Period, registration: Registration, office: User, state: str) -> Nomination:
    """A nomination in ``state`` with its dossier, and with its decision when it is awarded."""
    form = period.campaign.award_forms.get(code=FORM)
    fields: dict[str, Any] = {}
    if state != "accepted":
        fields["dossier"] = Dossier.objects.get_or_create(
            period=period, award_form=form, defaults={"created_at": timezone.now()}
        )[0]
    made = make.make_nomination(registration, form, state, by=office, **fields)
    if state == "awarded":
        decision = Decision.objects.get_or_create(
            period=period,
            award_form=form,
            number=f"{made.pk // 20 + 1}/QĐ-UBND",
            defaults={
                "decided_on": period.dossier_before,
                "issuer": form.authority,
                "recorded_by": office,
                "recorded_at": timezone.now(),
            },
        )[0]
        DecisionResult.objects.create(decision=decision, nomination=made, awarded=True, bonus=710_000)
    return made


def read_pages(client: Client) -> dict[str, Reading]:
    """Every page that answers; one that does not is named and left out."""
    found = {}
    for name, address in PAGES.items():
        status = client.get(address).status_code  # the first answer fills the caches of templates
        if status == 200:
            found[name] = read(client, address)
        else:
            print(f"{name}: bỏ qua, {address} trả về {status}", file=sys.stderr)
    return found


def read(client: Client, address: str) -> Reading:
    """The best time of a few tries, and the queries of one."""
    with counted() as queries:
        client.get(address)
    return Reading(min(seconds_of(lambda: client.get(address)) for _ in range(TRIES)), len(queries))


@contextmanager
def counted() -> Iterator[list[str]]:
    """The queries of what happens inside."""
    queries: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield queries


# --- Papers ---------------------------------------------------------------------------------------


def measure_papers() -> None:
    """One long Tờ trình: the first of a process, the next, two processes, the same HTML in Chromium."""
    sheet = long_proposal(ROWS)
    cold = seconds_of(lambda: render(sheet))
    warm = median(seconds_of(lambda: render(sheet)) for _ in range(TRIES))
    one, two = papers_per_second(1), papers_per_second(2)
    rows = [
        ("Bản đầu tiên của tiến trình", f"{cold * 1000:.0f} ms", f"×{cold / warm:.1f}"),
        ("Các bản sau", f"{warm * 1000:.0f} ms", "×1.0"),
    ]
    printed = chromium_seconds()
    if printed:
        rows.append(
            ("Chromium in cùng HTML (không PDF/A)", f"{printed * 1000:.0f} ms", f"×{printed / warm:.2f}")
        )
    show((f"Tờ trình, danh sách {ROWS} dòng", "Thời gian", "Tỷ lệ"), rows)
    show(
        ("Tờ trình như trên, mỗi giây", "Số bản", "Tỷ lệ"),
        [("Một tiến trình", f"{one:.2f}", "×1.0"), ("Hai tiến trình", f"{two:.2f}", f"×{two / one:.2f}")],
    )


def papers_per_second(processes: int) -> float:
    """How many papers ``processes`` warm workers make together in a second."""
    with ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool:
        list(pool.map(make_paper, range(processes)))
        count = processes * PAPERS_EACH
        return count / seconds_of(lambda: list(pool.map(make_paper, range(count))))


def make_paper(_place: int) -> int:
    """One paper; its size in bytes."""
    return len(render(long_proposal(ROWS)))


def chromium_seconds() -> float | None:
    """The median time in which a running headless Chromium prints the same HTML; None without one."""
    chromium = chromium_path()
    if chromium is None:
        print("Chromium: bỏ qua, không tìm thấy.", file=sys.stderr)
        return None
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "to-trinh.html"
        page_file.write_text(paper_html(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page()

        def print_it() -> None:
            page.goto(page_file.as_uri())
            page.pdf(prefer_css_page_size=True)

        print_it()
        taken = median(seconds_of(print_it) for _ in range(TRIES))
        browser.close()
    return taken


def paper_html() -> str:
    """The paper as a page that a browser can open: its stylesheet inside, its fonts from their files."""
    sheet = long_proposal(ROWS)
    context = {"sheet": sheet, "title": sheet.title, "author": sheet.letterhead.issuer_name, "created": None}
    style = ASSETS[STYLESHEET].read_text(encoding="utf-8")
    for name, path in ASSETS.items():
        style = style.replace(SCHEME + name, path.as_uri())
    html = render_to_string(f"documents/{TEMPLATES[type(sheet)]}", context)
    return html.replace("</head>", f"<style>{style}</style></head>")


# --- Words ----------------------------------------------------------------------------------------


def seconds_of(act: Callable[[], object]) -> float:
    """How long ``act`` takes."""
    started = perf_counter()
    act()
    return perf_counter() - started


def show(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table whose first column is text and whose others are figures."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    print()
    for line in lines:
        cells = [
            text.rjust(width) if place else text.ljust(width)
            for place, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip(), flush=True)


if __name__ == "__main__":
    try:
        measure_papers()
        measure_pages()
    finally:
        shutil.rmtree(TEST_ROOT, ignore_errors=True)
