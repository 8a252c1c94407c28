"""How a secret vote stands, as far as anybody may know: who has voted, and after the end the sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from awards.enums import VoteMeans
from awards.models import AgendaItem, BallotBox, Meeting, PaperCount, Seat, Teller, Turn
from awards.queries.council import interested_in, present_at, still_to_vote, tally_of
from awards.queries.meeting_record import standing_of
from awards.rules import voting
from awards.rules.secret_vote import lone_reasons
from campaigns.errors import Reason
from campaigns.models import User


@dataclass(frozen=True)
class SecretStanding:
    """One item of a secret meeting. ``missing`` are those who have still to vote on screen."""

    item: AgendaItem
    voters: tuple[Seat, ...]
    turns: tuple[Turn, ...]
    missing: tuple[Seat, ...]
    ended: bool
    count: PaperCount | None

    @property
    def over(self) -> bool:
        """Whether the sums are published."""
        return self.item.votes_for is not None

    @property
    def total(self) -> int:
        """How many could vote at the end, or may now."""
        return len(self.turns) if self.over else len(self.voters)

    @property
    def done(self) -> int:
        """How many have had their turn: on screen, or with a printed ballot handed out."""
        return len(self.turns) - (0 if self.over else len(self.not_cast))

    @property
    def on_screen(self) -> tuple[Turn, ...]:
        return self._by(VoteMeans.SCREEN)

    @property
    def on_paper(self) -> tuple[Turn, ...]:
        return self._by(VoteMeans.PAPER)

    @property
    def not_cast(self) -> tuple[Turn, ...]:
        return self._by(VoteMeans.NOT_CAST)

    @property
    def awaits_count(self) -> bool:
        """Whether printed ballots are out whose count nobody has confirmed."""
        return bool(self.on_paper) and not (self.count and self.count.confirmed_at)

    def _by(self, means: VoteMeans) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.turns if turn.means == means)


@dataclass(frozen=True)
class Recount:
    """The published figures of one item beside what they are made of."""

    on_screen: int
    on_paper: int
    not_cast: int
    names: tuple[tuple[str, str], ...]  # who had his turn, and by what means
    returned: int
    votes_for: int
    against: int
    abstain: int
    invalid: int
    base: int
    base_name: str  # what the share is counted on, as the meeting has it
    share: Decimal
    agrees: bool  # whether every sum fits, and the frozen figures are these

    @property
    def issued(self) -> int:
        return self.on_screen + self.on_paper + self.not_cast

    @property
    def valid(self) -> int:
        return self.votes_for + self.against + self.abstain

    @property
    def not_returned(self) -> int:
        return self.issued - self.returned


def secret_standing_of(item: AgendaItem, members: list[Seat], present: list[Seat]) -> SecretStanding:
    """How the secret vote on ``item`` stands."""
    leaving = {seat.pk for seat in interested_in(item, members)}
    box = BallotBox.objects.filter(item=item).only("ended_at").order_by("pk").first()
    turns = item.turns.select_related("seat").order_by("seat__position", "pk")
    return SecretStanding(
        item=item,
        voters=tuple(seat for seat in present if seat.pk not in leaving),
        turns=tuple(turns),
        missing=tuple(still_to_vote(item, members, present)),
        ended=box is not None and box.ended_at is not None,
        count=PaperCount.objects.filter(item=item).order_by("pk").first(),
    )


def secret_standings_of(
    items: Iterable[AgendaItem], members: list[Seat], present: list[Seat]
) -> list[SecretStanding]:
    """The same for a whole agenda, in as many queries as for one item."""
    items = list(items)
    seats = {seat.pk: seat for seat in members}
    ended = set(
        BallotBox.objects.filter(item__in=items, ended_at__isnull=False)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    counts = {count.pk: count for count in PaperCount.objects.filter(item__in=items).order_by("pk")}
    found = []
    for item in items:
        leaving = {seat.pk for seat in interested_in(item, members)}
        turns = sorted(item.turns.all(), key=lambda turn: list(seats).index(turn.seat_id))
        for turn in turns:
            turn.seat = seats[turn.seat_id]
        found.append(
            SecretStanding(
                item=item,
                voters=tuple(seat for seat in present if seat.pk not in leaving),
                turns=tuple(turns),
                missing=tuple(still_to_vote(item, members, present)),
                ended=item.pk in ended,
                count=counts.get(item.pk),
            )
        )
    return found


def seat_of(user: User, seats: Iterable[Seat]) -> Seat | None:
    """The seat of ``user`` among ``seats``."""
    return next((seat for seat in seats if seat.user_id == user.pk), None)


def next_to_vote(meeting: Meeting, seat: Seat, after: AgendaItem) -> AgendaItem | None:
    """The next item on which ``seat`` has not voted, first those behind ``after``, then from the top."""
    open_items = [
        item
        for item in meeting.items.select_related(
            "meeting", "nomination__registration__individual", "nomination__registration__collective"
        ).order_by("position", "pk")
        if may_still_vote(item, seat)
    ]
    behind = [item for item in open_items if (item.position, item.pk) > (after.position, after.pk)]
    return next(iter(behind or open_items), None)


def may_still_vote(item: AgendaItem, seat: Seat) -> bool:
    """Whether the vote on ``item`` is open to ``seat``, who is present: no interest, and no turn had."""
    if item.votes_for is not None or item.result or item.turns.filter(seat=seat).exists():
        return False
    ended = BallotBox.objects.filter(item=item, ended_at__isnull=False).exists()
    return not ended and not interested_in(item, [seat])


def tellers_of(meeting: Meeting) -> list[Teller]:
    """The counting team, its head first."""
    rows = meeting.tellers.select_related("seat__individual", "seat__user")
    return list(rows.order_by("-is_head", "seat__position", "pk"))


def left_alone(item: AgendaItem, leaving: Iterable[Seat]) -> list[Reason]:
    """Why ``leaving`` may not leave the vote on ``item`` now: beside printed ballots one voter would be left
    on screen, and the sum less the printed ones would tell his choice.

    Code ``lone_screen``; nothing in an open vote, before printed ballots go out, and once the vote is over.
    """
    if not item.meeting.secret or item.votes_for is not None or item.result:
        return []
    turns = {turn.seat_id: turn.means for turn in item.turns.all()}
    on_paper = list(turns.values()).count(VoteMeans.PAPER)
    if not on_paper:
        return []
    gone, present = {seat.pk for seat in leaving}, present_at(item.meeting)
    out = gone | {seat.pk for seat in interested_in(item, present)}
    on_screen = [seat for seat in present if seat.pk not in out and turns.get(seat.pk) != VoteMeans.PAPER]
    return lone_reasons(on_paper, len(on_screen), str(item.nomination.registration.participant))


def turn_reasons(meeting: Meeting, seats: Iterable[Seat]) -> list[Reason]:
    """Why ``seats`` can no longer leave the count of a secret vote (by absence, or by stepping aside).

    Code ``voted_secretly`` for each of them who has voted, or holds a printed ballot, on an item of
    ``meeting``: which ballot is his nobody knows, so it cannot be taken out.
    """
    leaving = {seat.pk: seat for seat in seats}
    turns = Turn.objects.filter(item__meeting=meeting, seat__in=leaving).exclude(means=VoteMeans.NOT_CAST)
    held = dict(turns.order_by("means", "pk").values_list("seat_id", "means"))
    return [
        Reason("voted_secretly", _cannot_leave(leaving[pk], VoteMeans(means))) for pk, means in held.items()
    ]


def _cannot_leave(seat: Seat, means: VoteMeans) -> str:
    if means == VoteMeans.PAPER:
        return (
            f"{seat.name} đã nhận phiếu giấy. Hãy ghi thu lại phiếu giấy của thành viên này (khi chưa kiểm "
            "phiếu) rồi mới ghi vắng mặt hoặc không biểu quyết."
        )
    return (
        f"{seat.name} đã bỏ phiếu kín; không ai biết phiếu nào của thành viên này nên không rút ra được. "
        "Hãy giữ nguyên là có mặt và được biểu quyết."
    )


def recount_of(item: AgendaItem, members: list[Seat], present: list[Seat]) -> Recount | None:
    """The figures of a secret vote that is over, recounted from the record; None before that."""
    turns = list(item.turns.select_related("seat").order_by("seat__position", "pk"))
    if item.votes_for is None or not turns:
        return None
    tally, base = tally_of(item, members, present), standing_of(item.meeting).base
    means = [turn.means for turn in turns]
    returned = tally.votes_for + tally.against + tally.abstain + tally.invalid
    frozen = item.base is None or (item.base, item.share) == (
        voting.base_count(tally, base),
        voting.share(tally, base),
    )
    return Recount(
        on_screen=means.count(VoteMeans.SCREEN),
        on_paper=means.count(VoteMeans.PAPER),
        not_cast=means.count(VoteMeans.NOT_CAST),
        names=tuple((turn.seat.name, VoteMeans(turn.means).label) for turn in turns),
        returned=returned,
        votes_for=tally.votes_for,
        against=tally.against,
        abstain=tally.abstain,
        invalid=tally.invalid,
        base=voting.base_count(tally, base),
        base_name=base.label,
        share=voting.share(tally, base),
        agrees=frozen and not voting.check(tally) and _fits_box(item, returned, means),
    )


def _fits_box(item: AgendaItem, returned: int, means: list[str]) -> bool:
    """Whether the box holds what was published, and as many as came back: all on screen, and of the printed
    ones those that the count says."""
    box = BallotBox.objects.filter(item=item).order_by("pk").first()
    count = PaperCount.objects.filter(item=item).order_by("pk").first()
    expected = means.count(VoteMeans.SCREEN) + (count.returned if count else 0)
    published = (item.votes_for, item.votes_against, item.votes_abstain, item.votes_invalid)
    boxed = (box.votes_for, box.votes_against, box.votes_abstain, box.votes_invalid) if box else None
    return boxed == published and expected == returned
