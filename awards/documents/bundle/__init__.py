"""One dossier as one ZIP and as one bound PDF for each set, and the check of such a ZIP."""

from awards.documents.bundle.archive import Bundle, bundle
from awards.documents.bundle.binding import BoundSet, bound_set
from awards.documents.bundle.checking import Checked, check
from awards.documents.bundle.names import bundle_name, draft_filename, paper_filename

__all__ = [
    "BoundSet",
    "Bundle",
    "Checked",
    "bound_set",
    "bundle",
    "bundle_name",
    "check",
    "draft_filename",
    "paper_filename",
]
