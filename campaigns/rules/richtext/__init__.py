"""Text with a little shape: headings, paragraphs, lists and tables, as frozen data; never trusted markup."""

from campaigns.rules.richtext.cleaning import looks_like_html, read, read_html
from campaigns.rules.richtext.limits import faults
from campaigns.rules.richtext.markup import to_html, written
from campaigns.rules.richtext.plain import merge_plain, read_plain, to_plain
from campaigns.rules.richtext.tree import (
    Block,
    Cell,
    Document,
    Heading,
    Item,
    Listing,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
    joined,
    map_runs,
    runs_of,
    text_of,
    unlinked,
    words,
)
from campaigns.rules.richtext.widths import column_widths

__all__ = [
    "Block",
    "Cell",
    "Document",
    "Heading",
    "Item",
    "Listing",
    "Paragraph",
    "Row",
    "Run",
    "Runs",
    "Table",
    "column_widths",
    "faults",
    "joined",
    "looks_like_html",
    "map_runs",
    "merge_plain",
    "read",
    "read_html",
    "read_plain",
    "runs_of",
    "text_of",
    "to_html",
    "to_plain",
    "unlinked",
    "words",
    "written",
]
