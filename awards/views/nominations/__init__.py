"""The screens of ``/de-nghi/``."""

from awards.views.nominations.detail import nomination
from awards.views.nominations.examination import nomination_examine
from awards.views.nominations.lists import nominations
from awards.views.nominations.moves import nomination_endorse, nomination_move
from awards.views.nominations.namesake import nomination_namesake
from awards.views.nominations.new import nomination_new
from awards.views.nominations.report import nomination_paste, nomination_report
from awards.views.nominations.versions import nomination_restore, nomination_versions

__all__ = [
    "nomination",
    "nomination_endorse",
    "nomination_examine",
    "nomination_move",
    "nomination_namesake",
    "nomination_new",
    "nomination_paste",
    "nomination_report",
    "nomination_restore",
    "nomination_versions",
    "nominations",
]
