"""The words of the upper app. Plain Python, so that the rules may use them."""

from __future__ import annotations

from campaigns.enums import Word


class Check(Word):
    """How a condition of a standard is proved."""

    MEASURE = "measure", "Chỉ số"
    GRADE = "grade", "Xếp loại kết quả chấm điểm"
    RATING = "rating", "Kết quả đánh giá cán bộ, công chức"
    UNIT_GRADE = "unit_grade", "Kết quả của cơ quan đang công tác"
    INITIATIVE = "initiative", "Sáng kiến được công nhận"
    ATTESTED = "attested", "Văn phòng xác nhận"


class Outcome(Word):
    """What is known of one condition."""

    MET = "met", "Đạt"
    NOT_MET = "not_met", "Chưa đạt"
    UNKNOWN = "unknown", "Chưa có căn cứ"
    NOT_APPLICABLE = "not_applicable", "Không áp dụng"


class ExclusionKind(Word):
    """Why somebody may not be proposed for a while."""

    DISCIPLINE = "discipline", "Kỷ luật"
    COMPLAINT = "complaint", "Đang bị tố cáo, khiếu nại chưa kết luận"
    INSPECTION = "inspection", "Đang thanh tra, kiểm tra, điều tra"
    OTHER = "other", "Lý do khác"


class ExclusionState(Word):
    """How a flag stands today."""

    AHEAD = "planned", "Chưa đến ngày"
    IN_FORCE = "in_force", "Đang có hiệu lực"
    ENDED = "closed", "Đã kết thúc"
    LIFTED = "withdrawn", "Đã gỡ"


class Repeat(Word):
    """What an earlier award means for a nomination."""

    STOPS = "stops", "Không được đề nghị lần nữa"
    TO_CLEAR = "to_clear", "Phải làm rõ có cùng một người không"
    SHOWN = "shown", "Đã được khen trước đây"
    CLEARED = "cleared", "Không phải cùng một người"


class QuotaScope(Word):
    COMMUNE = "commune", "Của xã"
    AUTHORITY = "authority", "Của cấp khen thưởng"


class CutPlace(Word):
    """Where a participant stands to the line that a quota draws on the ranked list."""

    HELD = "held", "Đã duyệt, giữ suất"
    INSIDE = "inside", "Trong số lượng"
    TIED = "tied", "Ngang hạng ở ranh giới"
    BELOW = "below", "Dưới ranh giới"
    OUTSIDE = "outside", "Không xét"


class Readiness(Word):
    """What would become of a nomination if the dossiers went out today."""

    READY = "ready", "Đủ giấy tờ, gửi được"
    LACKING = "lacking", "Chưa gửi được"
    GONE = "gone", "Đã gửi hoặc đã có kết quả"
    ENDED = "ended", "Không gửi"


class Rounding(Word):
    UP = "up", "Làm tròn lên"
    NEAREST = "nearest", "Làm tròn gần nhất"


class VoteBase(Word):
    MEMBERS = "members", "Tổng số thành viên"
    PRESENT = "present", "Số thành viên có mặt"


class SeatRole(Word):
    CHAIR = "chair", "Chủ tịch Hội đồng"
    DEPUTY = "deputy", "Phó Chủ tịch Hội đồng"
    MEMBER = "member", "Ủy viên"
    SECRETARY = "secretary", "Ủy viên, Thư ký Hội đồng"


class Choice(Word):
    """What a ballot says."""

    FOR = "for", "Đồng ý"
    AGAINST = "against", "Không đồng ý"
    ABSTAIN = "abstain", "Không có ý kiến"


class VoteMeans(Word):
    """How a member had his turn in a secret vote."""

    SCREEN = "screen", "Bỏ phiếu trên cổng"
    PAPER = "paper", "Phiếu giấy"
    NOT_CAST = "not_cast", "Không bỏ phiếu"


class VoteResult(Word):
    PASSED = "passed", "Thông qua"
    FAILED = "failed", "Không thông qua"
    PUT_OFF = "put_off", "Hoãn, xét lại ở phiên sau"


class NominationState(Word):
    DRAFT = "draft", "Đang soạn"
    ENDORSED = "endorsed", "Đã xác nhận"
    SUBMITTED = "submitted", "Đã gửi"
    RETURNED = "returned", "Trả lại"
    ACCEPTED = "accepted", "Đủ điều kiện, chờ họp xét"
    PASSED = "passed", "Hội đồng thông qua, chờ Chủ tịch duyệt"
    FAILED = "failed", "Hội đồng không thông qua"
    SENT_BACK = "sent_back", "Chủ tịch trả lại"
    APPROVED = "approved", "Chủ tịch đã duyệt"
    AWARDED = "awarded", "Được khen thưởng"
    NOT_AWARDED = "not_awarded", "Không được khen thưởng"
    WITHDRAWN = "withdrawn", "Đã rút"


class MeetingState(Word):
    PLANNED = "planned", "Dự kiến họp"
    OPEN = "open", "Đang họp"
    CLOSED = "closed", "Đã kết thúc"
    CANCELLED = "cancelled", "Đã hủy"


class DossierState(Word):
    PREPARING = "preparing", "Đang lập hồ sơ"
    HANDED_OVER = "handed_over", "Đã nộp, chờ kết quả"
    CONCLUDED = "concluded", "Đã có kết quả"


class RunKind(Word):
    """What is made in the background for a folder."""

    REPORTS = "reports", "Chốt các báo cáo thành tích"
    BUNDLE = "bundle", "Lập bộ hồ sơ"
    DRAFT_BUNDLE = "draft_bundle", "Lập bản nháp hồ sơ"


class RunState(Word):
    WAITING = "waiting", "Đang chờ đến lượt"
    WORKING = "working", "Đang làm"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không làm được"


class ReminderStage(Word):
    """What the late ones are reminded of."""

    REGISTRATION = "registration", "Đăng ký thi đua"
    SCORING = "scoring", "Tự chấm điểm"
    REPORT = "report", "Báo cáo thành tích"


class RemarkState(Word):
    """What became of one remark of the receiving office."""

    OPEN = "open", "Chưa trả lời"
    FIXED = "fixed", "Đã tiếp thu, bổ sung"
    ANSWERED = "answered", "Đã giải trình"


class PaperKind(Word):
    """The papers that the portal writes: those of a dossier in its order (Kế hoạch 454, mục IV.5.2), then
    the others."""

    PROPOSAL = "proposal", "Tờ trình đề nghị khen thưởng"
    MINUTES = "minutes", "Biên bản họp xét"
    ACHIEVEMENT_REPORT = "achievement_report", "Báo cáo thành tích"
    AWARD_DECISION = "award_decision", "Quyết định tặng Giấy khen"
    INVITATION = "invitation", "Giấy mời họp"
    TALLY_MINUTES = "tally_minutes", "Biên bản kiểm phiếu"
    REMINDER = "reminder", "Công văn đôn đốc"
    SUMMARY_REPORT = "summary_report", "Báo cáo tổng kết"


class Matter(Word):
    """In what two places of a dossier may disagree."""

    LISTED = "listed", "Danh sách"
    NAME = "name", "Họ và tên, tên tập thể"
    POST = "post", "Chức vụ"
    UNIT = "unit", "Đơn vị công tác"
    FORM = "form", "Hình thức khen thưởng"
    COUNT = "count", "Số lượng"
    VOTES = "votes", "Kết quả biểu quyết"
    SHARE = "share", "Tỷ lệ đồng ý"
    POINTS = "points", "Điểm"
    GRADE = "grade", "Xếp loại"
    BONUS = "bonus", "Mức thưởng"
    DATES = "dates", "Thứ tự ngày"
    BASIS = "basis", "Căn cứ pháp lý"
    NUMBER = "number", "Số, ký hiệu"
    CITATION = "citation", "Văn bản được dẫn"


class Severity(Word):
    """How much a difference weighs: one that must be mended stops a paper without a written reason."""

    MUST = "must", "Phải xử lý"
    LOOK = "look", "Cần xem lại"


class CopyKind(Word):
    """What is kept beside an issued paper to show that it was signed."""

    SCAN = "scan", "Bản quét"
    DIGITAL = "digital", "Bản ký số"


class PrintKind(Word):
    """The papers without a number that the portal prints from the rows as they stand; never stored."""

    LAUNCH_PLAN = "launch_plan", "Kế hoạch phát động phong trào thi đua"
    REGISTRATION_FORM = "registration_form", "Phiếu đăng ký thi đua"
    SCORE_FORM = "score_form", "Phiếu chấm điểm"
    EVIDENCE_LIST = "evidence_list", "Danh mục tài liệu kiểm chứng"
    RANKING = "ranking", "Bảng xếp hạng"
    NOMINEE_LIST = "nominee_list", "Danh sách đề nghị khen thưởng"
    BALLOT = "ballot", "Phiếu bầu"
    CERTIFICATE = "certificate", "Giấy khen"
    CERTIFICATE_WORDS = "certificate_words", "Giấy khen in trên phôi"
    CERTIFICATE_SAMPLE = "certificate_sample", "Giấy khen in thử"
    CERTIFICATE_CALIBRATION = "certificate_calibration", "Tờ căn chỉnh giấy khen"
    BONUS_TABLE = "bonus_table", "Bảng tiền thưởng"
    HAND_OVER_NOTE = "hand_over_note", "Phiếu giao nhận hồ sơ"
    INDEX = "index", "Mục lục hồ sơ"
    EXPLANATION = "explanation", "Giải trình, bổ sung hồ sơ"


class CertificatePart(Word):
    """What stands on a Giấy khen, from the top."""

    NATION = "nation", "Quốc hiệu"
    MOTTO = "motto", "Tiêu ngữ"
    AUTHORITY = "authority", "Người có thẩm quyền khen thưởng"
    GIVES = "gives", "Chữ “Tặng”"
    TITLE = "title", "Chữ “Giấy khen”"
    RECIPIENT = "recipient", "Cá nhân, tập thể được khen"
    POST = "post", "Chức vụ, đơn vị công tác"
    ACHIEVEMENT = "achievement", "Thành tích"
    PLACE_DATE = "place_date", "Địa danh, ngày tháng"
    CAPACITY = "capacity", "Chức vụ người ký"
    SIGNER = "signer", "Họ tên người ký"
    DECISION = "decision", "Số, ngày của Quyết định"
    GOLD_BOOK = "gold_book", "Số sổ vàng"


class Alignment(Word):
    LEFT = "left", "Căn trái"
    CENTER = "center", "Căn giữa"
    RIGHT = "right", "Căn phải"
