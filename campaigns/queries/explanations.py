"""Answers to appraised points: of one sheet, of a period, and what they keep from being published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from campaigns.enums import ExplanationState, PointStage, ScorecardState
from campaigns.errors import Reason
from campaigns.models import Campaign, Explanation, Period, Score, Scorecard, User
from campaigns.permissions import may_appraise, may_edit, speaks_for
from campaigns.queries import registrations
from campaigns.queries.scorecards import Line, Sheet
from campaigns.rules.explanations import Round, reasons_against_reopening

S = ExplanationState

_SPOKEN_ON = Reason(
    "council_spoke", "Hội đồng đã kết luận điểm của tiêu chí này nên không giải trình điểm thẩm định nữa."
)
_WAITING = Reason("already_open", "Tiêu chí này đang có một giải trình chờ Văn phòng trả lời.")
_ANSWERED = Reason(
    "already_answered",
    "Giải trình về tiêu chí này đã được trả lời; mỗi tiêu chí chỉ giải trình một lần sau mỗi lần thẩm định.",
)


@dataclass(frozen=True)
class Desk:
    """What one reader may do about the round of one sheet, and how far the round is."""

    round: Round
    written: int
    agreed_by: str
    may_explain: bool
    may_agree: bool
    may_answer: bool
    may_speak_for_council: bool

    @property
    def is_told(self) -> bool:
        """Whether there is a round or a record of one to show at all."""
        return self.round.until is not None or bool(self.written)


def visible_to(user: User) -> QuerySet[Explanation]:
    """The explanations on the sheets that ``user`` may read."""
    readable = registrations.visible_to(user).order_by().values("pk")
    return (
        Explanation.objects.filter(score__scorecard__registration__in=readable)
        .select_related(
            "score__criterion",
            "score__scorecard__registration__period",
            "score__scorecard__registration__collective",
            "score__scorecard__registration__individual",
            "score__scorecard__registration__unit",
            "written_by",
        )
        .order_by("pk")
    )


def unanswered_in(user: User, period: Period) -> QuerySet[Explanation]:
    """The explanations of ``period`` that wait for an answer and that ``user`` reads, the oldest first."""
    rows = visible_to(user).filter(state=S.OPEN, score__scorecard__registration__period=period)
    return rows.order_by("written_at", "pk")


def round_of(scorecard: Scorecard) -> Round:
    """How far the round of the sheet's last appraisal is; one query."""
    unanswered = Explanation.objects.filter(score__scorecard=scorecard, state=S.OPEN).count()
    return Round(scorecard.explain_until, scorecard.agreed_at is not None, unanswered)


def desk_of(scorecard: Scorecard, user: User, today: date) -> Desk:
    """What ``user`` may do about the round of ``scorecard`` on ``today``."""
    registration = scorecard.registration
    current = round_of(scorecard)
    appraised = scorecard.state == ScorecardState.APPRAISED
    appraiser = may_appraise(user, registration)
    explains = appraised and not current.reasons_against_explaining(today)
    agrees = appraised and not current.reasons_against_agreeing(today)
    return Desk(
        round=current,
        written=Explanation.objects.filter(score__scorecard=scorecard).count(),
        agreed_by=str(scorecard.agreed_by) if scorecard.agreed_by_id else "",
        may_explain=explains and may_edit(user, registration),
        may_agree=agrees and speaks_for(user, registration),
        may_answer=appraised and appraiser and bool(current.unanswered),
        may_speak_for_council=appraised and appraiser,
    )


def may_withdraw(user: User, explanation: Explanation) -> bool:
    """Its writer, and the participant's side: the office does not take back what others wrote."""
    registration = explanation.score.scorecard.registration
    return explanation.written_by_id == user.pk or speaks_for(user, registration)


def reasons_against_explaining(line: Line, scorecard: Scorecard, today: date) -> list[Reason]:
    """Why the appraised point of ``line`` cannot be answered now; the person's side is not asked.

    Codes: ``wrong_state``, ``no_round``, ``agreed``, ``window_closed``, ``council_spoke``, ``already_open``,
    ``already_answered``.
    """
    if scorecard.state != ScorecardState.APPRAISED:
        words = (
            "Chỉ giải trình được khi phiếu đã thẩm định xong và chưa công bố. Phiếu đang ở trạng thái "
            f"“{scorecard.get_state_display()}”."
        )
        return [Reason("wrong_state", words)]
    reasons = round_of(scorecard).reasons_against_explaining(today)
    if reasons:
        return reasons
    if line.mark(PointStage.COUNCIL).is_given:
        return [_SPOKEN_ON]
    last = last_word_on(line.score, scorecard)
    if last is None:
        return []
    return [_WAITING if last.state == S.OPEN else _ANSWERED]


def last_word_on(score: Score, scorecard: Scorecard) -> Explanation | None:
    """The explanation about the last appraisal of ``score`` that was not withdrawn."""
    rows = Explanation.objects.filter(score=score).exclude(state=S.WITHDRAWN).order_by("-written_at", "-pk")
    return next((row for row in rows if row.appraised_at == scorecard.appraised_at), None)


def reasons_to_stay_closed(scorecard: Scorecard) -> list[Reason]:
    """What must be settled before the appraisal is opened again; codes of ``reasons_against_reopening``."""
    return reasons_against_reopening(round_of(scorecard).unanswered, council_spoke_on(scorecard))


def council_spoke_on(scorecard: Scorecard) -> bool:
    """Whether points of the council stand on the sheet."""
    given = Q(council_points__isnull=False) | Q(council_not_arising=True)
    return Score.objects.filter(given, scorecard=scorecard).exists()


def reasons_against_publishing(scorecards: Iterable[Scorecard], today: date) -> dict[int, Reason]:
    """The appraised sheets that must wait, by their id, each with a sentence.

    A sheet waits while an explanation has no answer, and while its round is open without agreement. Codes:
    ``explanation_open``, ``round_open``. One query, however many sheets.
    """
    cards = [card for card in scorecards if card.state == ScorecardState.APPRAISED]
    counts = _unanswered([card.pk for card in cards])
    held = {}
    for card in cards:
        current = Round(card.explain_until, card.agreed_at is not None, counts.get(card.pk, 0))
        for reason in current.reasons_against_publishing(today):
            held[card.pk] = reason
    return held


def held_sheets(campaign: Campaign, today: date) -> QuerySet[Scorecard]:
    """The sheets of all periods that ``reasons_against_publishing`` would name."""
    open_ = Explanation.objects.filter(score__scorecard=OuterRef("pk"), state=S.OPEN).order_by()
    within = Q(explain_until__gte=today, agreed_at__isnull=True)
    rows = Scorecard.objects.filter(
        Exists(open_) | within, registration__period__campaign=campaign, state=ScorecardState.APPRAISED
    )
    return rows.select_related("registration").order_by("pk")


def number_of(sheet: Sheet, score_id: int) -> str:
    """The printed number of the criterion ("2.3")."""
    return next(line.number for line in sheet.lines if line.score.pk == score_id)


def line_of(sheet: Sheet, score_id: int) -> Line | None:
    """The line of a score; None when the sheet has none."""
    return next((line for line in sheet.lines if line.score.pk == score_id), None)


def _unanswered(cards: list[int]) -> dict[int, int]:
    counts: dict[int, int] = {}
    rows = Explanation.objects.filter(state=S.OPEN, score__scorecard__in=cards).order_by("pk")
    for card in rows.values_list("score__scorecard", flat=True):
        counts[card] = counts.get(card, 0) + 1
    return counts
