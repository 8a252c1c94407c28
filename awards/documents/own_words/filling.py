"""A template and a sheet to a Word file, with docxtpl in a sandbox."""

from __future__ import annotations

import io
from typing import Any
from zipfile import BadZipFile

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import LxmlError

from awards.documents.own_words.context import context_of
from campaigns.documents.word import timeless
from campaigns.errors import Reason, Refused

BROKEN = (
    TemplateError,
    LxmlError,
    BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    OverflowError,
    AttributeError,
)


def environment() -> ImmutableSandboxedEnvironment:
    """Jinja that reaches nothing but the fields: unknown names are errors, texts are escaped."""
    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    made.globals = {"range": made.globals["range"], "namespace": made.globals["namespace"]}
    return made


def fill(template: bytes, sheet: Any) -> bytes:
    """The template with the fields of ``sheet``; equal input gives equal bytes.

    Refused with ``template_fails`` when the template cannot be filled: the sentence says where.
    """
    target = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render(context_of(sheet), environment(), autoescape=True)
        document.save(target)
    except BROKEN as error:
        sentence = f"Không điền được mẫu Word của cơ quan: {error}. Hãy kiểm tra mẫu trong phần Quản trị."
        raise Refused(Reason("template_fails", sentence)) from error
    return timeless(target.getvalue())
