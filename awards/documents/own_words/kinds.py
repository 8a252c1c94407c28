"""The kinds of papers that an office may have a template of its own for."""

from __future__ import annotations

from awards.documents.sheets import SHEETS, Sheet

LABELS = {
    "ProposalSheet": "Tờ trình",
    "MinutesSheet": "Biên bản họp xét",
    "AchievementReportSheet": "Báo cáo thành tích",
    "AwardDecisionSheet": "Quyết định tặng Giấy khen",
    "IndexSheet": "Mục lục hồ sơ",
    "RegistrationFormSheet": "Bản đăng ký thi đua",
    "ScoreFormSheet": "Phiếu chấm điểm",
    "EvidenceListSheet": "Danh mục tài liệu kiểm chứng",
    "RankingSheet": "Bảng xếp hạng",
    "NomineeListSheet": "Danh sách đề nghị khen thưởng",
    "BonusTableSheet": "Bảng tính tiền thưởng",
    "HandOverSheet": "Biên bản giao nhận hồ sơ",
    "CertificateSheet": "Giấy khen",
    "CalibrationSheet": "Tờ căn chỉnh in Giấy khen",
    "InvitationSheet": "Giấy mời họp",
    "TallyMinutesSheet": "Biên bản kiểm phiếu",
    "ReminderSheet": "Công văn đôn đốc",
    "SummaryReportSheet": "Báo cáo tổng kết phong trào",
    "LaunchPlanSheet": "Kế hoạch phát động",
    "BallotSheet": "Phiếu bầu",
    "CoverSheet": "Bìa hồ sơ",
    "ExplanationSheet": "Bản giải trình",
}


def kind_label(sheet: str) -> str:
    """What the papers of a sheet are called in the office."""
    return LABELS.get(sheet, sheet.removesuffix("Sheet"))


def template_kinds() -> list[tuple[str, str]]:
    """The names of all sheets with their labels, in the order of the registry."""
    return [(name, kind_label(name)) for name in SHEETS]


def sheet_class(name: str) -> type[Sheet] | None:
    """The sheet of that name; None for no such sheet."""
    return SHEETS.get(name)
