"""An office's own Word templates: the fields of a paper, what a template asks for, and how it is filled."""

from awards.documents.own_words.checking import TemplateReport, report_on
from awards.documents.own_words.examples import example_of
from awards.documents.own_words.fields import Field, fields_of
from awards.documents.own_words.filling import fill
from awards.documents.own_words.kinds import kind_label, sheet_class, template_kinds
from awards.documents.own_words.starter import starter_of

__all__ = [
    "Field",
    "TemplateReport",
    "example_of",
    "fields_of",
    "fill",
    "kind_label",
    "report_on",
    "sheet_class",
    "starter_of",
    "template_kinds",
]
