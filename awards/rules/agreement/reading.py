"""What a paper says, read out of its frozen data; each kind of sheet has its own reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from awards.enums import Matter, Severity
from awards.rules.agreement.statements import PaperFacts, Place, Side, Statement
from awards.rules.agreement.wording import citations_in, counts_in, plain, points_in
from campaigns.rules.vietnamese import count_words, money, short_number

AWARD = re.compile(r"^Tặng (.+?) cho (?=\d)")
RESOLVED = re.compile(r"đề nghị (.+?) tặng (.+?) cho (\d.*)$")
PRESENTED = re.compile(r"danh sách (.+?) đề nghị tặng (.+?)(?=;|$)")
NAME_OF_PERSON, NAME_OF_UNIT = ("họ và tên", "họ tên"), ("tên đơn vị", "tên tập thể")
POST_LINES, UNIT_LINES = ("chức vụ", "chức vụ, vị trí công tác"), ("đơn vị công tác",)
COLLECTIVE, PERSON = "tập thể", "cá nhân"
Payload = Mapping[str, Any]


@dataclass(frozen=True)
class Mention:
    """A participant as one place of a paper names him or it; ``about`` is the nomination if that is known."""

    name: str
    place: Place
    values: tuple[tuple[Matter, str, Severity], ...] = ()
    about: int | None = None
    failed: bool = False
    votes: tuple[int, int, int, int] | None = None
    share: str = ""


@dataclass
class Reading:
    """All that one paper says."""

    facts: PaperFacts
    mentions: list[Mention] = field(default_factory=list)
    forms: list[Statement] = field(default_factory=list)
    counts: list[tuple[Statement, Statement]] = field(default_factory=list)  # what is counted, what is there
    bases: list[Statement] = field(default_factory=list)
    cited: list[tuple[str, str, date | None, Side]] = field(default_factory=list)
    number: str | None = None  # as printed, "" for the blank; None where the paper has no place for it
    dated: date | None = None
    has_day: bool = False
    held: date | None = None
    has_law: bool = False

    @property
    def size(self) -> int:
        """How many statements were read."""
        named = sum(1 + len(mention.values) + (mention.votes is not None) for mention in self.mentions)
        return named + len(self.forms) + len(self.counts) + len(self.bases) + len(self.cited) + 2

    def place(self, where: str) -> Place:
        """A place in this paper."""
        return Place(self.facts.title, where, self.facts.key)


def read(facts: PaperFacts) -> Reading:
    """The statements of a paper; of a kind of sheet that nobody has taught to be read the number and day."""
    found = Reading(facts)
    head = facts.payload.get("letterhead", {})
    number = head.get("number")
    if head.get("has_number"):
        found.number = f"{number:02}/{head['symbol']}" if number else ""
    found.dated, found.has_day = _day(head.get("dated")), bool(head.get("has_place_date"))
    reader = READERS.get(facts.payload.get("kind", ""))
    if reader:
        reader(found, facts.payload)
    return found


# --- Tờ trình --------------------------------------------------------------------------------------


def _proposal(found: Reading, sheet: Payload) -> None:
    for group in sheet["groups"]:
        where = "tên hình thức trên danh sách"
        found.forms.append(_form(found, group["form"], where))
        for row, name in enumerate(group["collectives"], start=1):
            found.mentions.append(Mention(name, found.place(f"danh sách tập thể, dòng {row}")))
        for row, person in enumerate(group["individuals"], start=1):
            found.mentions.append(_person(found, person, f"danh sách cá nhân, dòng {row}"))
    listed = {
        COLLECTIVE: sum(len(group["collectives"]) for group in sheet["groups"]),
        PERSON: sum(len(group["individuals"]) for group in sheet["groups"]),
    }
    for text in sheet["enclosures"]:
        _counts_by_kind(found, text, "thành phần hồ sơ gửi kèm", listed)
    _bases(found, sheet["legal_bases"], "phần căn cứ")
    found.has_law = True


# --- Biên bản --------------------------------------------------------------------------------------


def _minutes(found: Reading, sheet: Payload) -> None:
    found.held = _day(sheet["started"][:10])
    rows = {plain(group["form"]): group["rows"] for group in sheet["groups"]}
    for group in sheet["groups"]:
        found.forms.append(_form(found, group["form"], "tên hình thức trên bảng biểu quyết"))
        found.mentions += [
            _vote(found, group["form"], row, place) for place, row in enumerate(group["rows"], 1)
        ]
    waiting = Counter(plain(each["form"]) for each in sheet.get("put_off", ()))
    there, total = len(sheet["present"]) + len(sheet["absent"]), sheet["total_members"]
    _count(found, "thành viên Hội đồng", total, "thành phần tham dự", there, "danh sách có mặt, vắng mặt")
    for text in sheet["presented"]:
        for counted, form in PRESENTED.findall(text):
            if plain(form) in rows or plain(form) in waiting:
                dealt_with = len(rows.get(plain(form), ())) + waiting[plain(form)]
                _count(found, form, _sum(counted), "mục 1", dealt_with, "bảng biểu quyết và nội dung hoãn")
    for text in sheet["conclusion"]:
        if (resolved := RESOLVED.search(text)) is None:
            continue
        form = f"{resolved[2]} của {resolved[1]}"
        if plain(form) in rows:
            passed = sum(_passed(row) for row in rows[plain(form)])
            _count(found, form, _sum(resolved[3]), "kết luận", passed, "bảng biểu quyết")


def _vote(found: Reading, form: str, row: Payload, place: int) -> Mention:
    return Mention(
        row["name"],
        found.place(f"bảng biểu quyết, dòng {place}"),
        ((Matter.FORM, form, Severity.MUST),),
        failed=not _passed(row),
        votes=(row["in_favour"], row["against"], row["abstaining"], row["invalid"]),
        share=row["share"],
    )


def _passed(row: Payload) -> bool:
    return plain(row["result"]) == "thông qua"


def _sum(text: str) -> int:
    return sum(counts_in(text).values())


# --- Báo cáo thành tích ----------------------------------------------------------------------------


def _report(found: Reading, sheet: Payload) -> None:
    found.forms.append(_form(found, sheet["award_form"], "tên hình thức đề nghị"))
    about = found.facts.subject
    name, post, unit = _subject(sheet["subject"])
    values = [(Matter.POST, post), (Matter.UNIT, unit)]
    where = "tên báo cáo"
    found.mentions.append(
        Mention(
            name,
            found.place(where),
            tuple((matter, value, Severity.MUST) for matter, value in values if value),
            about=about,
        )
    )
    for line, fact in enumerate(sheet["facts"], start=1):
        place = found.place(f"mục I, dòng {line}")
        found.mentions += _fact(fact, place, name, about, is_person=bool(unit))
    for part in sheet["parts"]:
        for text in _texts(part["blocks"]):
            found.mentions += _points(found, text, part["heading"], name)


def _subject(text: str) -> tuple[str, str, str]:
    """Name, post and unit of "…, …,\\n…"; of a collective the name alone."""
    first, line, unit = text.partition("\n")
    if not line:
        return text, "", ""
    name, _, post = first.partition(",")
    return name.strip(), post.strip(" ,"), unit.strip()


def _fact(fact: Payload, place: Place, name: str, about: int, *, is_person: bool) -> list[Mention]:
    """What a line of section I says of the author: name, post or unit; other lines are his own."""
    label, text = plain(fact["label"]), fact["text"]
    if not text:
        return []
    if label in (NAME_OF_PERSON if is_person else NAME_OF_UNIT):
        return [Mention(text, place, about=about)]
    for lines, matter in ((POST_LINES, Matter.POST), (UNIT_LINES, Matter.UNIT)):
        if label in lines and is_person:
            return [Mention(name, place, ((matter, text, Severity.LOOK),), about=about)]
    return []


def _texts(blocks: Iterable[Payload]) -> Iterable[str]:
    """The paragraphs, headings and points as letters (``campaigns.rules.richtext``), without the tables."""
    for block in blocks:
        for piece in (block, *block.get("items", ())):
            if "runs" in piece:
                yield "".join(run["text"] for run in piece["runs"])


def _points(found: Reading, text: str, heading: str, name: str) -> list[Mention]:
    claimed = points_in(text)
    if claimed is None:
        return []
    values = [(Matter.POINTS, short_number(claimed[1]), Severity.MUST)]
    if claimed[2]:
        values.append((Matter.GRADE, claimed[2], Severity.MUST))
    return [Mention(name, found.place(f"mục II, {heading}"), tuple(values), about=found.facts.subject)]


# --- Quyết định ------------------------------------------------------------------------------------


def _decision(found: Reading, sheet: Payload) -> None:
    people = sheet["awardees"]
    for row, awardee in enumerate(people, start=1):
        mention = _person(found, awardee["person"], f"danh sách khen thưởng, dòng {row}")
        worth = awardee["bonus"]
        bonus = ((Matter.BONUS, money(Decimal(worth)), Severity.MUST),) if worth is not None else ()
        found.mentions.append(Mention(mention.name, mention.place, mention.values + bonus))
    first = sheet["articles"][0]
    if award := AWARD.search(first):
        found.forms.append(_form(found, award[1], "Điều 1"))
    _count(found, "người, tập thể được tặng", _sum(first), "Điều 1", len(people), "danh sách khen thưởng")
    _bases(found, [*sheet["legal_bases"], sheet["proposed_by"]], "phần căn cứ")
    found.has_law = True


# --- Shared ----------------------------------------------------------------------------------------


def _person(found: Reading, person: Payload, where: str) -> Mention:
    values = [(Matter.POST, person["post"]), (Matter.UNIT, person["unit"])]
    return Mention(
        person["name"],
        found.place(where),
        tuple((matter, value, Severity.MUST) for matter, value in values if value),
    )


def _form(found: Reading, form: str, where: str) -> Statement:
    return Statement("hình thức khen thưởng", Matter.FORM, form, found.place(where))


def _bases(found: Reading, texts: Iterable[str], where: str) -> None:
    for line, text in enumerate(texts, start=1):
        place = found.place(f"{where}, dòng {line}")
        found.bases.append(Statement("căn cứ", Matter.BASIS, text, place))
        found.cited += [
            (each.word, each.reference, each.dated, Side(f"số {each.reference}", place))
            for each in citations_in(text)
        ]


def _counts_by_kind(found: Reading, text: str, where: str, listed: Mapping[str, int]) -> None:
    counted = counts_in(text)
    for kind, count in listed.items() if counted else ():
        _count(found, kind, counted.get(kind, 0), where, count, f"danh sách {kind}")


def _count(found: Reading, what: str, counted: int, where: str, there: int, list_place: str) -> None:
    found.counts.append(
        (
            Statement(what, Matter.COUNT, count_words(counted), found.place(where)),
            Statement(what, Matter.COUNT, count_words(there), found.place(list_place)),
        )
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


READERS: dict[str, Callable[[Reading, Payload], None]] = {
    "ProposalSheet": _proposal,
    "MinutesSheet": _minutes,
    "AchievementReportSheet": _report,
    "AwardDecisionSheet": _decision,
}
