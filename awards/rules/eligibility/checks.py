"""One function for each way in which a condition is proved: (condition, facts) → answer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from awards.enums import Outcome
from awards.rules.eligibility.facts import Attestation, BandFact, ConditionSpec, Facts, InitiativeFact
from campaigns.enums import Level, Role
from campaigns.rules.vietnamese import count_words, short_date, short_number

NOTHING = "chưa có"
NO_CASE = "không áp dụng với đối tượng này"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check says of one condition, before it is put beside the plan's sentence.

    ``who`` has to act before the condition can be judged; nobody where it is judged already.
    """

    outcome: Outcome
    value: str
    threshold: str
    missing: str = ""
    source: str = ""
    who: Role | None = None


def by_exception(condition: ConditionSpec, facts: Facts) -> Answer | None:
    """The office's "Không áp dụng" with its grounds, where the plan allows it; None where it was not said."""
    word = _word(condition, facts)
    if word is None or word.applies or not condition.may_not_apply:
        return None
    return Answer(Outcome.NOT_APPLICABLE, word.note.strip(), NO_CASE, source=word.source)


def by_measure(condition: ConditionSpec, facts: Facts) -> Answer:
    """A measure against the plan's figure: “trên 98%” is not reached by 98,00 (Kế hoạch 454, mục IV.3.2a)."""
    name = f"“{condition.measure_name or condition.measure}”"
    value = facts.measures.get(condition.measure)
    threshold = _threshold(condition)
    if not threshold:
        return _unset(_figure(value, condition))
    if value is None:
        todo = f"Chưa có số liệu {name}: Văn phòng ghi số liệu kèm văn bản làm căn cứ ở mục Chỉ số."
        return Answer(Outcome.UNKNOWN, NOTHING, threshold, todo, who=Role.OFFICE)
    seen = _figure(value, condition)
    todo = (
        f"{name} là {seen}, yêu cầu {threshold}. Nếu số liệu chưa đúng, Văn phòng sửa lại "
        "kèm văn bản làm căn cứ ở mục Chỉ số."
    )
    source = facts.sources.get(condition.measure, "")
    return _judged(_reaches(value, condition), seen, threshold, todo, source)


def by_grade(condition: ConditionSpec, facts: Facts) -> Answer:
    """The published total against the threshold of the band named."""
    wanted = facts.bands.get(condition.level)
    if wanted is None:
        return _unset(NOTHING)
    threshold = f"xếp loại “{wanted.name}” trở lên (từ {short_number(wanted.at_least)} điểm)"
    if facts.grade is None:
        todo = (
            "Chưa có kết quả chấm điểm: đơn vị, cá nhân gửi bảng tự chấm và "
            "Văn phòng công bố kết quả ở mục Chấm điểm."
        )
        return Answer(Outcome.UNKNOWN, NOTHING, threshold, todo, who=facts.sheet_with)
    seen = f"{short_number(facts.grade.total, 2)} điểm, xếp loại “{facts.grade.name or NOTHING}”"
    todo = f"Kết quả chấm điểm đã công bố là {seen}, chưa tới mức “{wanted.name}”; xem lại ở mục Chấm điểm."
    return _judged(facts.grade.total >= wanted.at_least, seen, threshold, todo, facts.grade.source)


def by_rating(condition: ConditionSpec, facts: Facts) -> Answer:
    """The yearly staff rating at the level named or a better one."""
    wanted = facts.ratings.get(condition.level)
    if wanted is None:
        return _unset(NOTHING)
    threshold = f"“{wanted.name}” trở lên"
    rating = facts.ratings.get(facts.rating or "")
    if rating is None:
        todo = (
            "Chưa có kết quả đánh giá cán bộ, công chức trong năm: "
            "Văn phòng ghi kết quả kèm văn bản làm căn cứ ở mục Chỉ số."
        )
        return Answer(Outcome.UNKNOWN, NOTHING, threshold, todo, who=Role.OFFICE)
    todo = f"Mức xếp loại là “{rating.name}”, yêu cầu {threshold}; Văn phòng kiểm tra lại ở mục Chỉ số."
    return _judged(rating.rank >= wanted.rank, rating.name, threshold, todo, facts.rating_source)


def by_unit(condition: ConditionSpec, facts: Facts) -> Answer:
    """Both parts must hold: the office's index and its grade (Kế hoạch 454, mục IV.3.2b)."""
    wanted = facts.bands.get(condition.level)
    index_threshold = _threshold(condition)
    if wanted is None or not index_threshold:
        return _unset(NOTHING)
    threshold = f"{index_threshold} và xếp loại “{wanted.name}” trở lên"
    grade = facts.bands.get(facts.unit_grade or "")
    seen = _unit_seen(facts.unit_index, grade, condition)
    source = _unit_source(facts)
    index_holds = None if facts.unit_index is None else _reaches(facts.unit_index, condition)
    grade_holds = None if grade is None else grade.at_least >= wanted.at_least
    if index_holds is False or grade_holds is False:
        todo = (
            f"Kết quả của cơ quan đang công tác là {seen}, yêu cầu {threshold}; "
            "Văn phòng kiểm tra lại ở mục Chỉ số."
        )
        return Answer(Outcome.NOT_MET, seen, threshold, todo, source)
    if index_holds and grade_holds:
        return Answer(Outcome.MET, seen, threshold, source=source)
    lacking = [name for name, part in (("chỉ số", index_holds), ("xếp loại", grade_holds)) if part is None]
    todo = (
        f"Chưa có {' và '.join(lacking)} cải cách hành chính được công bố của cơ quan đang công tác: "
        "Văn phòng ghi kết quả kèm văn bản làm căn cứ ở mục Chỉ số."
    )
    who = Role.OFFICE if index_holds is None else facts.unit_sheet_with
    return Answer(Outcome.UNKNOWN, seen, threshold, todo, source, who)


def by_initiative(condition: ConditionSpec, facts: Facts) -> Answer:
    """Recognised, with a decision number, at the level named or a higher one.

    An initiative that still waits for its level or decision leaves the answer open; one recognised too
    low does not.
    """
    if condition.level not in facts.levels:
        return _unset(NOTHING)
    label = condition.level_name or _level_label(condition.level)
    threshold = f"được công nhận từ {label} trở lên, có số quyết định"
    if not facts.initiatives:
        todo = (
            "Chưa khai sáng kiến: đơn vị, cá nhân khai sáng kiến, Văn phòng ghi quyết định công nhận "
            "ở mục Sáng kiến."
        )
        return Answer(Outcome.UNKNOWN, NOTHING, threshold, todo, who=facts.participant)
    too_low = facts.levels[: facts.levels.index(condition.level)]
    in_reach = [each for each in facts.initiatives if each.level not in too_low]
    proved = [each for each in in_reach if each.level in facts.levels and each.decision_number.strip()]
    best = [*proved, *in_reach, *facts.initiatives][0]
    seen, source = _initiative_seen(best), _initiative_source(best)
    if proved:
        return Answer(Outcome.MET, seen, threshold, source=source)
    if in_reach:
        todo = (
            "Sáng kiến chưa có quyết định công nhận: Văn phòng ghi cấp công nhận và số quyết định "
            "ở mục Sáng kiến."
        )
        return Answer(Outcome.UNKNOWN, seen, threshold, todo, source, Role.OFFICE)
    todo = (
        f"Sáng kiến chưa được công nhận từ {label} trở lên: "
        "đơn vị, cá nhân đề nghị cấp có thẩm quyền công nhận."
    )
    return Answer(Outcome.NOT_MET, seen, threshold, todo, source, facts.participant)


def by_attestation(condition: ConditionSpec, facts: Facts) -> Answer:
    """The office's word; unknown until it stands there with a note.

    Where the plan asks for propaganda that was done, the office's yes counts only beside at least one
    recorded activity (Kế hoạch 454, mục IV.3.2a); its no counts always.
    """
    word = _word(condition, facts)
    attestation = word if word is not None and word.applies else None
    note = attestation.note.strip() if attestation is not None else ""
    source = attestation.source if attestation is not None else ""
    threshold, seen, lacking = "Văn phòng xác nhận, có ghi căn cứ", note, []
    who = Role.OFFICE
    if condition.counts_propaganda:
        threshold = "có ít nhất 01 hoạt động tuyên truyền; Văn phòng xác nhận, có ghi căn cứ"
        seen = "; ".join(part for part in (_activities(facts.propaganda), note) if part)
        if facts.propaganda == 0:
            lacking.append(
                "Chưa ghi hoạt động tuyên truyền nào của đơn vị: công chức Văn hóa – xã hội hoặc Văn phòng "
                "ghi ở mục Tin bài, điển hình."
            )
            who = Role.CULTURE
    if attestation is None:
        lacking.append("Văn phòng chưa xác nhận: ghi căn cứ và xác nhận ở mục Đề nghị.")
    elif not attestation.holds:
        return Answer(Outcome.NOT_MET, seen, threshold, f"Văn phòng xác nhận chưa đạt: {note}", source)
    if lacking:
        return Answer(Outcome.UNKNOWN, seen or NOTHING, threshold, " ".join(lacking), source, who)
    return Answer(Outcome.MET, seen, threshold, source=source)


def _word(condition: ConditionSpec, facts: Facts) -> Attestation | None:
    """The office's word on a condition; one without a note was not given."""
    word = facts.attestations.get(condition.code)
    return word if word is not None and word.note.strip() else None


def _activities(count: int) -> str:
    return (
        f"{count_words(count)} hoạt động tuyên truyền đã ghi"
        if count
        else "chưa ghi hoạt động tuyên truyền nào"
    )


def _reaches(value: Decimal, condition: ConditionSpec) -> bool:
    """“Từ … trở lên” is ≥, “trên …” is >; where the plan names both, both must hold."""
    reaches = condition.at_least is None or value >= condition.at_least
    return reaches and (condition.more_than is None or value > condition.more_than)


def _threshold(condition: ConditionSpec) -> str:
    parts: list[str] = []
    if condition.at_least is not None:
        parts.append(f"từ {short_number(condition.at_least)}{_sign(condition)} trở lên")
    if condition.more_than is not None:
        parts.append(f"trên {short_number(condition.more_than)}{_sign(condition)}")
    return " và ".join(parts)


def _figure(value: Decimal | None, condition: ConditionSpec) -> str:
    """The value with all its places, so that 98,004 never reads as 98,00."""
    return NOTHING if value is None else f"{short_number(value, condition.decimals)}{_sign(condition)}"


def _sign(condition: ConditionSpec) -> str:
    return condition.unit if condition.unit in ("", "%") else f" {condition.unit}"


def _judged(holds: bool, seen: str, threshold: str, todo: str, source: str) -> Answer:
    if holds:
        return Answer(Outcome.MET, seen, threshold, source=source)
    return Answer(Outcome.NOT_MET, seen, threshold, todo, source)


def _unset(seen: str) -> Answer:
    """The plan names a check but not its threshold or level: nobody can be judged by it."""
    todo = "Kế hoạch chưa nêu ngưỡng hoặc mức xếp loại của điều kiện này: Quản trị bổ sung vào kế hoạch."
    return Answer(Outcome.UNKNOWN, seen, NOTHING, todo, who=Role.ADMINISTRATOR)


def _unit_seen(index: Decimal | None, grade: BandFact | None, condition: ConditionSpec) -> str:
    if index is None and grade is None:
        return NOTHING
    return f"{_figure(index, condition)}, xếp loại {f'“{grade.name}”' if grade else NOTHING}"


def _unit_source(facts: Facts) -> str:
    """The papers of both parts, each named."""
    parts = (("chỉ số", facts.unit_index_source), ("xếp loại", facts.unit_grade_source))
    return "; ".join(f"{name}: {source}" for name, source in parts if source)


def _initiative_source(initiative: InitiativeFact) -> str:
    """The decision that recognised it; empty before there is one."""
    if not initiative.decision_number.strip():
        return ""
    day = f" ngày {short_date(initiative.decision_date)}" if initiative.decision_date else ""
    of = f" của {initiative.recognised_by}" if initiative.recognised_by else ""
    return f"Quyết định số {initiative.decision_number.strip()}{day}{of}"


def _initiative_seen(initiative: InitiativeFact) -> str:
    number = initiative.decision_number.strip()
    level = _level_label(initiative.level)
    decision = f", Quyết định số {number}" if number else ", chưa có số quyết định"
    return f"“{initiative.title}”{decision}{f' ({level})' if level else ''}"


def _level_label(code: str) -> str:
    return next((level.label[:1].lower() + level.label[1:] for level in Level if level == code), code)
