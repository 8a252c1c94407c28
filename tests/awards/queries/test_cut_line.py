"""The boards of a period: who stands on them, who is out and by which rule."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.enums import Check, Outcome, QuotaScope
from awards.enums import CutPlace as P
from awards.queries.cut_line import Board, boards_of
from campaigns.enums import ParticipantKind, PeriodKind
from campaigns.models import Registration
from tests import factories as make
from tests.world import World

pytestmark = pytest.mark.django_db


class Scene(World):
    """The district's award for collectives, at most two a year, with one condition on a measure."""

    def set_up(self) -> Scene:
        make.make_quota(self.form, 2)
        make.make_condition(
            self.form, check_by=Check.MEASURE, measure=self.measure, more_than=Decimal(98), text="Trên 98%;"
        )
        return self

    def ranked(self, rank: int, state: str = "", figure: str = "99") -> Registration:
        """A collective published at ``rank``; nominated in ``state`` if one is given."""
        registration = self.registration("accepted")
        self.scorecard("published", registration=registration, rank=rank, total=Decimal(100 - rank))
        self.value(registration=registration, value=Decimal(figure))
        if state:
            self.nomination(state, registration=registration)
        return registration

    def board(self) -> Board:
        (board,) = boards_of(self.period)
        return board


@pytest.fixture
def w() -> Scene:
    return Scene().set_up()


def places(board: Board) -> list[P]:
    return [row.place for row in board.rows]


def codes(board: Board, index: int) -> list[str]:
    return [fall.code for fall in board.rows[index].falls]


def test_the_line_stands_after_the_last_place(w: Scene) -> None:
    for rank in (3, 1, 2):
        w.ranked(rank, "submitted")
    board = w.board()
    assert [row.scorecard.rank for row in board.rows if row.scorecard] == [1, 2, 3]
    assert places(board) == [P.INSIDE, P.INSIDE, P.BELOW]
    assert (board.line.edge, board.edge_words) == (2, "Ranh giới: hết 02 tập thể")


def test_each_outsider_is_told_by_which_rule(w: Scene) -> None:
    w.ranked(1)
    w.ranked(2, "accepted", figure="98")
    w.ranked(3, "failed")
    awarded = w.ranked(4, "submitted")
    other = make.make_award_form(w.campaign, "khac", name="Bằng khen")
    w.nomination("approved", registration=awarded, award_form=other)
    w.ranked(5, "submitted")
    board = w.board()
    assert [codes(board, index) for index in range(5)] == [
        ["not_nominated"],
        ["not_met"],
        ["turned_down"],
        ["other_award"],
        [],
    ]
    assert board.rows[1].falls[0].sentence == "Chưa đạt: “Trên 98%” (hiện có 98,00%; yêu cầu trên 98%)."
    assert "“Bằng khen”" in board.rows[3].falls[0].sentence
    assert (board.nominated, board.with_place) == (4, 1)


def test_a_flag_is_a_rule_of_its_own(w: Scene) -> None:
    first, second = w.ranked(1, "submitted"), w.ranked(2, "approved")
    for each in (first, second):
        w.exclusion(collective=each.collective)
    for rank in (3, 4):
        w.ranked(rank, "submitted")
    board = w.board()
    assert places(board) == [P.OUTSIDE, P.HELD, P.INSIDE, P.BELOW]
    assert codes(board, 0) == ["excluded"]
    assert [each.code for each in board.rows[1].to_tell] == ["excluded"], "approved, but not silently"
    assert (board.rows[0].to_tell, board.rows[2].to_tell) == ((), ())


@pytest.mark.parametrize("same_form", [True, False])
def test_an_award_given_before_is_a_rule_of_its_own(w: Scene, same_form: bool) -> None:
    first = w.ranked(1, "submitted")
    w.past_award(
        participant_kind=ParticipantKind.COLLECTIVE,
        name=str(first.collective),
        award=w.form.name if same_form else "Bằng khen",
        period=w.period,
    )
    w.ranked(2, "submitted")
    board = w.board()
    assert (places(board), codes(board, 0)) == ([P.OUTSIDE, P.INSIDE], ["awarded_before"])


def test_what_nothing_proves_yet_throws_nobody_out(w: Scene) -> None:
    make.make_condition(w.form)
    w.ranked(1, "submitted")
    row = w.board().rows[0]
    assert (row.place, row.unknown) == (P.INSIDE, 1)


def test_a_withdrawn_nomination_is_none(w: Scene) -> None:
    w.ranked(1, "withdrawn")
    assert codes(w.board(), 0) == ["not_nominated"]


def test_an_approved_one_holds_its_place_whatever_the_rank(w: Scene) -> None:
    w.ranked(1, "submitted")
    w.ranked(2, "submitted")
    w.ranked(9, "approved")
    board = w.board()
    assert places(board) == [P.INSIDE, P.BELOW, P.HELD]
    assert (board.taken, board.with_place) == (1, 2)
    assert board.rows[1].falls[0].sentence == (
        "Xếp hạng 2, dưới ranh giới: đã hết 02 suất, trong đó 01 suất đã duyệt cho thứ hạng thấp hơn."
    )


def test_a_tie_on_the_line_is_left_to_the_council(w: Scene) -> None:
    for rank in (1, 2, 2):
        w.ranked(rank, "submitted")
    board = w.board()
    assert places(board) == [P.INSIDE, P.TIED, P.TIED]
    assert board.tie_words == (
        "Cùng hạng 2: 02 đối tượng cho 01 suất còn lại. Hội đồng quyết định; không cắt theo thứ tự chữ cái."
    )


def test_an_exception_moves_the_line_a_revoked_one_does_not(w: Scene) -> None:
    for rank in (1, 2, 3):
        w.ranked(rank, "submitted")
    made = w.quota_exception(paper_number="215/PNV")
    board = w.board()
    assert places(board) == [P.INSIDE] * 3
    assert board.words == (
        "số chung của cấp khen thưởng, xã không đề nghị quá 02 tập thể; được chấp thuận thêm 01 "
        "(văn bản số 215/PNV ngày 02/12/2024); chưa duyệt đề nghị nào"
    )
    made.revoked_by, made.revoked_at, made.revoke_reason = w.office, made.recorded_at, "Nhầm."
    made.save()
    board = w.board()
    assert places(board) == [P.INSIDE, P.INSIDE, P.BELOW]
    assert (board.exceptions, board.living_exceptions) == ((made,), ())


def test_unpublished_ones_stand_there_only_when_nominated(w: Scene) -> None:
    w.registration("accepted")
    nominated = w.registration("accepted")
    w.value(registration=nominated, value=Decimal(99))
    w.nomination("draft", registration=nominated)
    board = w.board()
    assert ([row.registration for row in board.rows], codes(board, 0)) == ([nominated], ["unranked"])
    assert board.unpublished == 2


def test_forms_that_the_plan_does_not_give_have_no_board(w: Scene) -> None:
    """The commune's own award: people only, the term only."""
    kind = ParticipantKind.INDIVIDUAL
    make.make_condition(w.own_form, kind)
    make.make_quota(
        w.own_form, 2, period_kind=PeriodKind.TERM, participant_kind=kind, scope=QuotaScope.COMMUNE
    )
    assert [board.award_form for board in boards_of(w.period)] == [w.form]
    (own,) = boards_of(w.term)
    assert (own.award_form, own.kind) == (w.own_form, kind)
    assert own.words == "giới hạn của xã, không quá 02 cá nhân, không có ngoại lệ; chưa duyệt đề nghị nào"


def test_a_form_without_numbers_has_no_line(w: Scene) -> None:
    w.form.quotas.all().delete()
    w.ranked(1, "submitted")
    board = w.board()
    assert (places(board), board.spec) == ([P.INSIDE], None)
    assert board.edge_words == "Không có ranh giới: kế hoạch không đặt số lượng"


def queries(w: Scene) -> int:
    with CaptureQueriesContext(connection) as seen:
        boards_of(w.period)
    return len(seen)


def test_the_number_of_queries_does_not_grow(w: Scene) -> None:
    w.ranked(1, "accepted")
    few = queries(w)
    for rank in range(2, 20):
        row: Any = w.ranked(rank, "accepted" if rank % 2 else "")
        if rank % 4 == 1:
            w.finding(nomination=row.nominations.get(), outcome=Outcome.MET)
    assert queries(w) == few
