"""The words of the lower app. Plain Python, so that the rules may use them; labels are what people read."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A stored code with its Vietnamese label."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """The pairs (code, label) for a model field or a form, in the order of definition."""
        return [(word.value, word.label) for word in cls]


class Role(Word):
    """Who works in the portal; stored as the name of a Django group."""

    OFFICE = "office", "Văn phòng"
    UNIT = "unit", "Đơn vị"
    INDIVIDUAL = "individual", "Cá nhân"
    COUNCIL = "council", "Hội đồng"
    CHAIRMAN = "chairman", "Chủ tịch"
    CULTURE = "culture", "Văn hóa – xã hội"
    ADMINISTRATOR = "administrator", "Quản trị"


class ParticipantKind(Word):
    COLLECTIVE = "collective", "Tập thể"
    INDIVIDUAL = "individual", "Cá nhân"


class NumberSeries(Word):
    """How the office's register counts the papers of the committee (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

    PER_KIND = "per_kind", "Mỗi loại văn bản một hệ thống số"
    SHARED = "shared", "Một hệ thống số chung cho mọi loại văn bản"


class MeasuredKind(Word):
    """For whom a measure is kept."""

    COLLECTIVE = "collective", "Tập thể"
    INDIVIDUAL = "individual", "Cá nhân"
    BOTH = "both", "Tập thể và cá nhân"


class PeriodKind(Word):
    ANNUAL = "annual", "Hằng năm"
    TERM = "term", "Giai đoạn"


class CollectiveKind(Word):
    COMMITTEE = "committee", "Ủy ban nhân dân"
    FRONT = "front", "Mặt trận Tổ quốc"
    MASS_ORGANISATION = "mass_organisation", "Đoàn thể chính trị - xã hội"
    AGENCY = "agency", "Cơ quan, đơn vị"
    HAMLET = "hamlet", "Xóm"


class IndividualKind(Word):
    CADRE = "cadre", "Cán bộ"
    OFFICIAL = "official", "Công chức"
    PUBLIC_EMPLOYEE = "public_employee", "Viên chức"
    WORKER = "worker", "Người lao động"


class Honorific(Word):
    MR = "mr", "Ông"
    MS = "ms", "Bà"


class SignatoryRole(Word):
    """In which capacity somebody signs (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7b), the head first."""

    CHAIRMAN = "chairman", "Chủ tịch"
    ACTING_CHAIRMAN = "acting_chairman", "Quyền Chủ tịch (Q.)"
    VICE_CHAIRMAN = "vice_chairman", "Phó Chủ tịch, ký thay (KT.)"
    BY_ORDER = "by_order", "Ký thừa lệnh (TL.)"
    BY_AUTHORISATION = "by_authorisation", "Ký thừa ủy quyền (TUQ.)"


class Level(Word):
    """The level of government at which an award is decided or an initiative is recognised."""

    COMMUNE = "commune", "Cấp xã"
    DISTRICT = "district", "Cấp huyện"
    PROVINCE = "province", "Cấp tỉnh"
    STATE = "state", "Cấp Nhà nước"


class CompletionLevel(Word):
    """The completion level promised in a registration (Kế hoạch 454, mục IV.1)."""

    EXCELLENT = "excellent", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "good", "Hoàn thành tốt nhiệm vụ"
    DONE = "done", "Hoàn thành nhiệm vụ"


class TargetKind(Word):
    FIGURE = "figure", "Chỉ tiêu thi đua"
    TASK = "task", "Nhiệm vụ công tác trọng tâm"


class CriterionRule(Word):
    """How the points of a criterion arise."""

    JUDGEMENT = "judgement", "Theo đánh giá"
    RATIO = "ratio", "Theo tỷ lệ của chỉ số"
    CHOICE = "choice", "Theo mức lựa chọn"
    DEDUCTION = "deduction", "Trừ điểm"
    BONUS = "bonus", "Cộng điểm thưởng"
    PENALTY = "penalty", "Trừ điểm phạt"


class PointStage(Word):
    """Who gives points, in the order in which they weigh."""

    SELF = "self", "Tự chấm"
    APPRAISED = "appraised", "Thẩm định"
    COUNCIL = "council", "Hội đồng"


class ExplanationState(Word):
    """What became of a participant's answer to an appraised point."""

    OPEN = "open", "Chờ Văn phòng trả lời"
    ACCEPTED = "accepted", "Tiếp thu"
    KEPT = "kept", "Giữ nguyên điểm"
    WITHDRAWN = "withdrawn", "Đã rút"


class MeasureUnit(Word):
    PERCENT = "percent", "%"
    POINTS = "points", "điểm"
    RATING = "rating", "mức xếp loại"


class RegistrationState(Word):
    DRAFT = "draft", "Bản nháp"
    SUBMITTED = "submitted", "Đã gửi"
    RETURNED = "returned", "Trả lại"
    ACCEPTED = "accepted", "Đã tiếp nhận"


class ScorecardState(Word):
    DRAFT = "draft", "Đang tự chấm"
    SUBMITTED = "submitted", "Đã gửi chấm"
    RETURNED = "returned", "Trả lại"
    APPRAISED = "appraised", "Đã thẩm định"
    PUBLISHED = "published", "Đã công bố"


class WindowState(Word):
    """Where a day stands against a window of days."""

    BEFORE = "before", "Chưa mở"
    OPEN = "open", "Đang mở"
    CLOSED = "closed", "Đã hết hạn"


class ArticleState(Word):
    DRAFT = "draft", "Bản nháp"
    PUBLISHED = "published", "Đã đăng"


class PropagandaForm(Word):
    LOUDSPEAKER = "loudspeaker", "Phát thanh"
    MEETING = "meeting", "Hội nghị, họp xóm"
    POSTER = "poster", "Pa nô, áp phích, băng rôn"
    ONLINE = "online", "Trang thông tin điện tử, mạng xã hội"
    LEAFLET = "leaflet", "Tờ rơi, tài liệu"
    CONTEST = "contest", "Hội thi, tọa đàm"
