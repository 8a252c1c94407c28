"""Pages asked in the process itself, without a network, the best of a few tries; and their queries."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from awards.actions.plan import load_plan
from awards.models import Decision, DecisionResult, Dossier, Nomination
from campaigns.enums import Role
from campaigns.models import Campaign, Period, Registration, Scorecard, User
from scripts.bench.table import seconds_of, show
from tests import factories as make

ROOT = Path(__file__).resolve().parent.parent.parent
PLAN = ROOT / "campaigns" / "plans" / "kh454-khoi-ky.toml"
YEAR, FORM = "2024", "giay-khen-huyen"
PARTICIPANTS, TIMES = 40, 10
TRIES = 5
PAGES = {
    "Trang chủ": "/",
    "Việc cần làm": "/viec-can-lam/",
    "Đăng ký": "/dang-ky/?dot=2024",
    "Chấm điểm": "/cham-diem/?dot=2024",
    "Chỉ số": "/chi-so/?dot=2024&loai=ca-nhan",
    "Xếp hạng": "/xep-hang/?dot=2024&loai=ca-nhan",
    "Đề nghị": "/de-nghi/?dot=2024",
    "Chỉ tiêu khen thưởng": "/de-nghi/chi-tieu/?dot=2024",
    "Nếu gửi hôm nay": "/neu-gui-hom-nay/?dot=2024",
    "Tài liệu kiểm chứng": "/tai-lieu/",
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
