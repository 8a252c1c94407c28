"""How long a whole dossier takes: papers, Word files, the bound set, index and sums in one ZIP."""

from __future__ import annotations

from django.core.management import call_command
from django.utils import timezone

from awards.documents.bundle import bundle
from awards.queries.dossiers import folder_of
from scripts.bench.table import seconds_of, show
from tests.awards.award_story import tell

NOMINATIONS = 14


def measure_bundle() -> None:
    """A dossier of 14 nominations whose papers are all set anew, and again when all are issued."""
    call_command("migrate", verbosity=0)
    story = tell(people=NOMINATIONS, collectives=0)
    today = timezone.localdate()

    def make(*, as_draft: bool) -> float:
        folder = folder_of(story.dossier)
        return min(seconds_of(lambda: bundle(folder, today=today, as_draft=as_draft)) for _ in range(2))

    drafted = make(as_draft=True)
    story.issue_all()
    issued = make(as_draft=False)
    rows = [
        ("Bản nháp, dàn trang mọi văn bản", f"{drafted:.2f} s", "×1.0"),
        ("Đã phát hành, không dàn trang lại", f"{issued:.2f} s", f"×{issued / drafted:.2f}"),
    ]
    show((f"Bộ hồ sơ {NOMINATIONS} đề nghị (ZIP)", "Thời gian", "Tỷ lệ"), rows)
