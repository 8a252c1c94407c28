"""Công văn đôn đốc from what is late in a period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from awards.documents.compose import words
from awards.documents.sheets import LateRow, ReminderSheet
from awards.documents.sheets.proposal import INLINE_ROWS
from awards.enums import PaperKind, ReminderStage
from awards.queries.reminders import LateUnit, days_of, late_in
from awards.rules.reminders import reminded_until
from campaigns.documents.sheets import Recipients
from campaigns.enums import CollectiveKind
from campaigns.errors import Reason, Refused
from campaigns.models import Period, Signatory
from campaigns.rules.vietnamese import count_words, official_date, short_date

STAGE = "stage"
TASKS = {
    ReminderStage.REGISTRATION: "đăng ký thi đua",
    ReminderStage.SCORING: "tự chấm điểm thi đua",
    ReminderStage.REPORT: "gửi báo cáo thành tích",
}
DUTIES = {
    ReminderStage.REGISTRATION: (
        "đăng ký thi đua gồm chỉ tiêu thi đua, nhiệm vụ công tác trọng tâm, mức độ hoàn thành nhiệm vụ và "
        "hình thức khen thưởng phấn đấu đạt được"
    ),
    ReminderStage.SCORING: (
        "tự chấm điểm theo bảng tiêu chí thi đua, gửi phiếu chấm điểm kèm tài liệu kiểm chứng"
    ),
    ReminderStage.REPORT: (
        "hoàn thành báo cáo thành tích có xác nhận của cấp ủy, chính quyền hoặc cơ quan chủ quản"
    ),
}
EVERYBODY = "Các cơ quan, đơn vị, xóm có tên trong danh sách kèm theo"
UNKNOWN_STAGE = Reason("stage_missing", "Hãy chọn việc cần đôn đốc.")


def reminder_sheet(
    period: Period,
    *,
    today: date,
    number: int | None = None,
    day: date | None = None,
    signatory: Signatory | None = None,
    options: Mapping[str, str] | None = None,
) -> ReminderSheet:
    """The letter to the units that are late with the stage that ``options`` names.

    Refused with ``stage_missing``, ``window_not_open``, ``nobody_late``, or ``stage_over`` when nothing late
    is of use any more.
    """
    stage = _stage(options or {})
    written = day or today
    if written < period.registration_opens:
        opens = short_date(period.registration_opens)
        raise Refused(Reason("window_not_open", f"{period.name} mở từ ngày {opens}, chưa có gì để đôn đốc."))
    late, days = late_in(period, stage, written), days_of(period, stage)
    if not late:
        sentence = f"Không còn cơ quan, đơn vị nào chậm {TASKS[stage]} {words.span_of(period)}."
        raise Refused(Reason("nobody_late", sentence))
    until = reminded_until(written, closes=days.closes, limit=days.limit)
    if until is None:
        sentence = (
            f"Đã quá ngày cuối cùng còn nhận được ({short_date(days.limit)}), không lập công văn đôn đốc."
        )
        raise Refused(Reason("stage_over", sentence))
    organisation = period.campaign.organisation
    rows = tuple(LateRow(unit.unit.name, _missing(unit)) for unit in late)
    task = f"{TASKS[stage]} {words.span_of(period)}"
    return ReminderSheet(
        letterhead=words.letterhead(
            PaperKind.REMINDER, organisation, number=number, day=day, today=today, about=f"đôn đốc {task}"
        ),
        stage=stage.value,
        addressees=tuple(map(_addressee, late)) if len(late) <= INLINE_ROWS else (EVERYBODY,),
        opening=(
            f"Thực hiện {words.plan_of(period.campaign)} về {words.lower_first(period.campaign.title)}; "
            f"thời hạn {TASKS[stage]} {words.span_of(period)} là {official_date(days.closes)}. "
            f"{_so_far(written, days.closes)} còn {count_words(len(rows))} cơ quan, đơn vị chưa hoàn thành"
        ),
        late=rows,
        requests=(
            f"{organisation} đề nghị người đứng đầu các cơ quan, đơn vị, xóm nêu trên khẩn trương chỉ đạo "
            f"tập thể, cá nhân còn chậm {DUTIES[stage]}; hoàn thành chậm nhất vào {official_date(until)}",
            "Giao công chức Văn phòng phụ trách thi đua - khen thưởng theo dõi, hướng dẫn, tổng hợp kết quả, "
            f"báo cáo Chủ tịch {organisation}",
        ),
        closing=f"{organisation} đề nghị các cơ quan, đơn vị, xóm nghiêm túc thực hiện",
        recipients=Recipients(
            ("Như trên", f"Chủ tịch, các Phó Chủ tịch {organisation.short_name}", "Lưu: VT, TĐKT")
        ),
        signature=words.signature(organisation, signatory, on_behalf=True),
        list_title=f"Danh sách cơ quan, đơn vị chưa hoàn thành việc {task}",
    )


def _stage(options: Mapping[str, str]) -> ReminderStage:
    try:
        return ReminderStage(options.get(STAGE, ""))
    except ValueError:
        raise Refused(UNKNOWN_STAGE) from None


def _so_far(written: date, closes: date) -> str:
    return "Đến nay đã quá thời hạn trên," if written > closes else "Đến nay"


def _addressee(late: LateUnit) -> str:
    """The unit; the committee, which writes the letter, does not write to itself but to its people."""
    own = late.unit.kind == CollectiveKind.COMMITTEE
    return f"Cán bộ, công chức {late.unit.name}" if own else late.unit.name


def _missing(late: LateUnit) -> str:
    """What is missing of a unit: "tập thể; 02 cá nhân (…, …)"."""
    people = ", ".join(person.full_name for person in late.people)
    parts = (
        "tập thể" if late.itself else "",
        f"{count_words(len(late.people))} cá nhân ({people})" if people else "",
    )
    return "; ".join(part for part in parts if part)
