"""Exceptions to a shared ceiling: who records one, what it needs, and that approvals count it exactly."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from awards.actions.approvals import approve
from awards.actions.quota_exceptions import record_exception, revoke_exception
from awards.enums import NominationState, Outcome, QuotaScope
from awards.models import Nomination, QuotaException
from campaigns.enums import ParticipantKind, PeriodKind, Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, User
from tests import factories as make
from tests.world import World

COLLECTIVE, PERSON = ParticipantKind.COLLECTIVE, ParticipantKind.INDIVIDUAL
NOW = make.at(2024, 12, 20)


class Scene(World):
    """A district's award of which one goes to a collective, and the commune's own with a limit of its own."""

    def set_up(self) -> Scene:
        make.make_quota(self.form, 1)
        make.make_quota(
            self.own_form,
            2,
            period_kind=PeriodKind.TERM,
            participant_kind=PERSON,
            scope=QuotaScope.COMMUNE,
        )
        self.condition  # noqa: B018 - the standard that the plan has
        return self

    def passed(self) -> Nomination:
        row = self.nomination("passed")
        self.finding(nomination=row, outcome=Outcome.MET)
        return row

    def record(self, **changes: Any) -> QuotaException:
        values: dict[str, Any] = {
            "award_form": self.form,
            "period": self.period,
            "kind": COLLECTIVE,
            "extra": 1,
            "reason": "Hai đơn vị cùng đạt kết quả xuất sắc.",
            "issuer": "Phòng Nội vụ huyện",
            "paper_number": "215/PNV-TĐKT",
            "paper_date": date(2024, 12, 15),
            "by": self.office,
            "now": NOW,
        }
        return record_exception(**(values | changes))


@pytest.fixture
def w(db: None) -> Scene:
    return Scene().set_up()


def refusal(act: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.codes


def click(*nominations: Nomination, by: User) -> list[Nomination]:
    return approve(nominations=[(each, each.version) for each in nominations], by=by, now=NOW)


def test_recorded_with_its_paper_and_on_record(w: Scene) -> None:
    made = w.record(reason="  Hai đơn vị cùng đạt.  ")
    assert (made.extra, made.paper_number, made.reason) == (1, "215/PNV-TĐKT", "Hai đơn vị cùng đạt.")
    assert (made.recorded_by, made.recorded_at) == (w.office, NOW)
    entry = AuditEntry.objects.get(action="quota_exception.record")
    assert "thêm 01 tập thể theo văn bản số 215/PNV-TĐKT ngày 15/12/2024" in entry.summary


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"extra": 0}, "extra_out_of_range"),
        ({"extra": 100}, "extra_out_of_range"),
        ({"reason": "  "}, "reason_missing"),
        ({"issuer": ""}, "paper_missing"),
        ({"paper_number": " "}, "paper_missing"),
        ({"paper_date": date(2024, 12, 21)}, "paper_in_future"),
        ({"kind": PERSON}, "no_quota"),
    ],
)
def test_what_is_refused(w: Scene, changes: dict[str, Any], code: str) -> None:
    assert refusal(lambda: w.record(**changes)) == (code,)
    assert not QuotaException.objects.exists()
    assert not AuditEntry.objects.filter(action="quota_exception.record").exists()


def test_todays_paper_is_in_time(w: Scene) -> None:
    assert w.record(paper_date=date(2024, 12, 20)).pk


def test_the_communes_own_limit_knows_no_exception(w: Scene) -> None:
    hard = {"award_form": w.own_form, "period": w.term, "kind": PERSON}
    assert refusal(lambda: w.record(**hard)) == ("quota_is_hard",)


def test_another_campaigns_period(w: Scene) -> None:
    other = make.make_period(make.make_campaign(code="khac", is_active=False))
    assert refusal(lambda: w.record(period=other)) == ("other_campaign",)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OFFICE])
def test_only_the_office_records_and_revokes(w: Scene, role: Role) -> None:
    made, other = w.record(), make.make_user(role)
    assert refusal(lambda: w.record(by=other)) == ("not_yours",)
    assert refusal(lambda: revoke_exception(exception=made, reason="Nhầm.", by=other, now=NOW)) == (
        "not_yours",
    )


def test_the_same_paper_counts_once(w: Scene) -> None:
    w.record()
    assert refusal(w.record) == ("paper_recorded",)


def test_approvals_use_the_extra_place_and_no_more(w: Scene) -> None:
    chairman = make.make_user(Role.CHAIRMAN)
    first, second, third = w.passed(), w.passed(), w.passed()
    click(first, by=chairman)
    assert refusal(lambda: click(second, by=chairman)) == ("quota_authority",)
    w.record()
    click(second, by=chairman)
    assert refusal(lambda: click(third, by=chairman)) == ("quota_authority",)


def test_an_exception_of_another_year_does_not_count(w: Scene) -> None:
    w.record(period=make.make_period(w.campaign, 2023))
    chairman = make.make_user(Role.CHAIRMAN)
    click(w.passed(), by=chairman)
    assert refusal(lambda: click(w.passed(), by=chairman)) == ("quota_authority",)


def test_a_row_beside_a_hard_limit_is_not_counted(w: Scene) -> None:
    """Whoever wrote it: where the scope becomes the commune's own, its exceptions end."""
    w.record()
    w.form.quotas.update(scope=QuotaScope.COMMUNE)
    chairman = make.make_user(Role.CHAIRMAN)
    click(w.passed(), by=chairman)
    assert refusal(lambda: click(w.passed(), by=chairman)) == ("quota_commune",)


def test_revoked_while_unused(w: Scene) -> None:
    made = w.record()
    assert refusal(lambda: revoke_exception(exception=made, reason=" ", by=w.office, now=NOW)) == (
        "reason_missing",
    )
    revoke_exception(exception=made, reason="Ghi nhầm đợt.", by=w.office, now=NOW)
    assert (made.revoked_by, made.revoke_reason) == (w.office, "Ghi nhầm đợt.")
    assert AuditEntry.objects.get(action="quota_exception.revoke").reason == "Ghi nhầm đợt."
    assert refusal(lambda: revoke_exception(exception=made, reason="Lần nữa.", by=w.office, now=NOW)) == (
        "stale",
    )
    assert w.record().pk, "the paper may be recorded anew"


def test_not_revoked_while_used(w: Scene) -> None:
    made = w.record()
    click(w.passed(), w.passed(), by=make.make_user(Role.CHAIRMAN))
    act = lambda: revoke_exception(exception=made, reason="Thôi.", by=w.office, now=NOW)  # noqa: E731
    assert refusal(act) == ("exception_used",)
    Nomination.objects.filter(state=NominationState.APPROVED).order_by("pk").first().delete()  # type: ignore[union-attr]
    assert act().revoked_at == NOW


def at_once(*acts: Callable[[], object]) -> list[bool]:
    """Every act in its own thread, all let go together; which of them was not refused."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> bool:
        try:
            start.wait(timeout=20)
            act()
        except Refused:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.django_db(transaction=True)
def test_approvals_at_once_stop_at_the_ceiling_with_its_exception() -> None:
    w = Scene().set_up()
    w.record()
    chairman = make.make_user(Role.CHAIRMAN)
    nominations = [w.passed() for _ in range(4)]
    won = at_once(*(lambda each=each: click(each, by=chairman) for each in nominations))  # type: ignore[misc]
    assert sum(won) == 2
    assert Nomination.objects.filter(state=NominationState.APPROVED).count() == 2


@pytest.mark.django_db(transaction=True)
def test_an_approval_and_the_revocation_at_once_never_leave_one_too_many() -> None:
    w = Scene().set_up()
    made = w.record()
    chairman = make.make_user(Role.CHAIRMAN)
    click(w.passed(), by=chairman)
    second = w.passed()
    won = at_once(
        lambda: click(second, by=chairman),
        lambda: revoke_exception(exception=made, reason="Ghi nhầm.", by=w.office, now=NOW),
    )
    assert sum(won) == 1
    made.refresh_from_db()
    approved = Nomination.objects.filter(state=NominationState.APPROVED).count()
    assert approved == (1 if made.revoked_at else 2)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_record_one_exception() -> None:
    w = Scene().set_up()
    w.office, w.period  # noqa: B018 - made before the threads
    assert sum(at_once(w.record, w.record)) == 1
    assert QuotaException.objects.count() == 1
