"""Whom the papers name: everybody in every list, under one name, with one post, one vote and one score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from awards.enums import Matter, PaperKind, Severity
from awards.rules.agreement.reading import Mention, Reading
from awards.rules.agreement.statements import ROWS, Difference, Nominee, Place, Side, Statement, Truth
from awards.rules.agreement.wording import is_near, plain, plain_name, same_but_for_tones
from campaigns.rules.vietnamese import fold, money, short_number

HUNDREDTH = Decimal("0.01")
MISSING = "không có tên"
Said = dict[tuple[int, Matter], list[Statement]]


def compare_people(readings: Sequence[Reading], truth: Truth) -> list[Difference]:
    """Differences about the nominees: lists, names, posts, units, votes, shares, points, grades, bonuses."""
    said: Said = defaultdict(list)
    found: list[Difference] = []
    for nominee in truth.nominees:
        for statement in _of_rows(nominee):
            said[nominee.key, statement.matter].append(statement)
    for reading in readings:
        found += _read_into(said, reading, truth)
    names = {nominee.key: nominee.name for nominee in truth.nominees}
    for (key, _), statements in said.items():
        found += _disagreements(names[key], statements)
    return found


def _read_into(said: Said, reading: Reading, truth: Truth) -> Iterator[Difference]:
    """Take down what a paper says of each nominee, and answer with whoever is not where he should be."""
    forms = {plain(form) for form in truth.forms}
    listed: set[int] = set()
    for mention in _of_this_award(reading, forms):
        nominee = _whom(mention, truth, listed)
        if nominee is None:
            yield from _stranger(mention, reading, truth)
            continue
        listed.add(nominee.key)
        said[nominee.key, Matter.NAME].append(
            Statement(nominee.name, Matter.NAME, mention.name, mention.place)
        )
        for matter, value, severity in mention.values:
            statement = Statement(nominee.name, matter, value, mention.place, severity)
            said[nominee.key, matter].append(statement)
        if mention.votes is not None:
            yield from _votes(mention, nominee, reading)
    yield from _left_out(reading, truth, listed)


def _of_this_award(reading: Reading, forms: set[str]) -> Iterator[Mention]:
    """The mentions that are about this award; minutes have rows of other awards too."""
    for mention in reading.mentions:
        form = next((value for matter, value, _ in mention.values if matter == Matter.FORM), None)
        if form is None or not forms or plain(form) in forms or any(is_near(plain(form), f) for f in forms):
            kept = tuple(value for value in mention.values if value[0] != Matter.FORM)
            yield Mention(
                mention.name,
                mention.place,
                kept,
                mention.about,
                mention.failed,
                mention.votes,
                mention.share,
            )


def _whom(mention: Mention, truth: Truth, listed: set[int]) -> Nominee | None:
    """The nominee that is meant: the same name, then the same without marks, then a slip of it.

    Of two of one name the one with the same post, or else the one that this paper has not named yet.
    """
    if mention.about is not None:
        return next((each for each in truth.nominees if each.key == mention.about), None)
    name = plain_name(mention.name)
    same = [each for each in truth.nominees if plain_name(each.name) == name]
    if same:
        return min(same, key=lambda each: (not _has_post(mention, each), each.key in listed, each.key))
    taken_elsewhere = {plain_name(other) for other in truth.others}
    if name in taken_elsewhere:
        return None
    free = [each for each in truth.nominees if each.key not in listed]
    alike = [each for each in free if fold(plain_name(each.name)) == fold(name)]
    return next(iter(alike or [each for each in free if is_near(each.name, mention.name)]), None)


def _has_post(mention: Mention, nominee: Nominee) -> bool:
    return any(
        matter == Matter.POST and plain(value) == plain(nominee.post) for matter, value, _ in mention.values
    )


def _stranger(mention: Mention, reading: Reading, truth: Truth) -> Iterator[Difference]:
    """Somebody on a paper whom the dossier does not know; the council may have heard of others."""
    known = any(plain_name(other) == plain_name(mention.name) for other in truth.others)
    if mention.failed or (known and reading.facts.kind == PaperKind.MINUTES):
        return
    place = Place(ROWS, "danh sách đề nghị đã được Chủ tịch duyệt", "rows")
    sentence = f"{mention.name} có tên trong {reading.facts.title} nhưng không có trong danh sách được duyệt."
    yield Difference(
        Matter.LISTED,
        Severity.MUST,
        mention.name,
        sentence,
        Side(MISSING, place),
        Side(mention.name, mention.place),
    )


def _left_out(reading: Reading, truth: Truth, listed: set[int]) -> Iterator[Difference]:
    for nominee in truth.nominees:
        if nominee.key in listed or not _belongs(nominee, reading):
            continue
        sentence = f"{nominee.name} đã được duyệt nhưng không có tên trong {reading.facts.title}."
        yield Difference(
            Matter.LISTED,
            Severity.MUST,
            nominee.name,
            sentence,
            Side(nominee.name, _rows_of(nominee)),
            Side(MISSING, reading.place("danh sách")),
        )


def _belongs(nominee: Nominee, reading: Reading) -> bool:
    """Whether the list of this paper should have the nominee."""
    facts = reading.facts
    if facts.kind == PaperKind.MINUTES:
        return nominee.votes is not None and nominee.votes.meeting == facts.subject
    if facts.kind == PaperKind.AWARD_DECISION:
        return nominee.decision == facts.subject
    return facts.kind == PaperKind.PROPOSAL


def _votes(mention: Mention, nominee: Nominee, reading: Reading) -> Iterator[Difference]:
    """The minutes' count against the council's record, and the printed share against the votes."""
    record = nominee.votes
    if record is None or record.meeting != reading.facts.subject or mention.votes is None:
        return
    kept = (record.in_favour, record.against, record.abstaining, record.invalid)
    place = Place(ROWS, "kết quả kiểm phiếu của cuộc họp", f"nomination-{nominee.key}")
    if kept != mention.votes:
        sentence = f"{nominee.name}: số phiếu trong {reading.facts.title} khác với kết quả kiểm phiếu."
        yield Difference(
            Matter.VOTES,
            Severity.MUST,
            nominee.name,
            sentence,
            Side(_count(kept), place),
            Side(_count(mention.votes), mention.place),
        )
    if record.base:
        exact = (Decimal(100) * mention.votes[0] / record.base).quantize(HUNDREDTH, ROUND_HALF_UP)
        if exact != Decimal(mention.share):
            sentence = (
                f"{nominee.name}: tỷ lệ đồng ý tính lại từ {mention.votes[0]}/{record.base} "
                f"không bằng tỷ lệ ghi trong {reading.facts.title}."
            )
            base = Place(ROWS, f"{mention.votes[0]} phiếu đồng ý trên {record.base}", place.key)
            yield Difference(
                Matter.SHARE,
                Severity.MUST,
                nominee.name,
                sentence,
                Side(f"{short_number(exact)}%", base),
                Side(f"{short_number(Decimal(mention.share))}%", mention.place),
            )


def _word(matter: Matter) -> str:
    return "tên" if matter == Matter.NAME else matter.label.lower()


def _count(votes: tuple[int, int, int, int]) -> str:
    """ "5 đồng ý, 1 không đồng ý": the votes for, and whatever else was cast."""
    words = ("đồng ý", "không đồng ý", "không có ý kiến", "không hợp lệ")
    counted = [f"{count} {word}" for count, word in zip(votes, words, strict=True)]
    return ", ".join(
        [counted[0], *(each for count, each in zip(votes[1:], counted[1:], strict=True) if count)]
    )


def _of_rows(nominee: Nominee) -> Iterator[Statement]:
    values = (
        (Matter.NAME, nominee.name),
        (Matter.POST, nominee.post),
        (Matter.UNIT, nominee.unit),
        (Matter.POINTS, "" if nominee.points is None else short_number(nominee.points)),
        (Matter.GRADE, nominee.grade),
        (Matter.BONUS, "" if nominee.bonus is None else money(nominee.bonus)),
    )
    for matter, value in values:
        if value:
            yield Statement(nominee.name, matter, value, _rows_of(nominee))


def _rows_of(nominee: Nominee) -> Place:
    return Place(ROWS, "đề nghị khen thưởng", f"nomination-{nominee.key}")


def _disagreements(name: str, statements: Sequence[Statement]) -> Iterator[Difference]:
    """Each statement that differs from what the rows say, or from the first paper where they say nothing.

    Beside it stands a paper that has it right, where there is one: that is where the clerk looks first.
    """
    right = statements[0]
    papers = [each for each in statements[1:] if _equal(each, right)]
    first = papers[0] if papers else right
    for each in statements[1:]:
        if _equal(each, right):
            continue
        severity = each.severity
        if each.matter == Matter.NAME and same_but_for_tones(plain_name(each.value), plain_name(right.value)):
            severity = Severity.LOOK
        sentence = (
            f"{name}: {each.place.paper} ghi {_word(each.matter)} “{each.value}”, "
            f"{first.place.paper} ghi “{first.value}”."
        )
        yield Difference(each.matter, severity, name, sentence, first.side, each.side)


def _equal(first: Statement, second: Statement) -> bool:
    if first.matter == Matter.NAME:
        return plain_name(first.value) == plain_name(second.value)
    return plain(first.value) == plain(second.value)
