"""Papers as Word files: in the office's own template where it has one, else in the portal's look."""

from __future__ import annotations

from awards.documents.own_words import fill
from awards.documents.render import render_word
from awards.documents.sheets import Sheet, read_sheet
from awards.models import Paper, PaperTemplate
from awards.queries.word_templates import active_template
from campaigns.errors import Reason, Refused
from campaigns.models import Organisation
from campaigns.queries.campaign import active_campaign


def word_of(sheet: Sheet, organisation: Organisation) -> bytes:
    """``sheet`` as a Word file of ``organisation``. Refused when the office's template cannot be filled."""
    template = active_template(organisation, type(sheet).__name__)
    return render_word(sheet) if template is None else fill(read_template(template), sheet)


def word_of_paper(paper: Paper) -> bytes:
    """An issued paper from its frozen data. Refused with ``file_missing`` while it has no file yet."""
    if not paper.is_finished:
        raise Refused(Reason("file_missing", f"Chưa tạo xong tệp của {paper}. Hãy tạo lại tệp trước."))
    return word_of(read_sheet(paper.payload), paper.organisation)


def word_of_printout(sheet: Sheet) -> bytes:
    """A paper without a number, of the office that the portal shows."""
    campaign = active_campaign()
    return render_word(sheet) if campaign is None else word_of(sheet, campaign.organisation)


def read_template(template: PaperTemplate) -> bytes:
    """The stored bytes of a template. Refused with ``template_missing``."""
    try:
        with template.file.open("rb") as stored:
            content: bytes = stored.read()
    except (OSError, ValueError) as error:
        sentence = f"Không tìm thấy tệp của mẫu “{template}” trên máy chủ. Hãy tải mẫu lên lại."
        raise Refused(Reason("template_missing", sentence)) from error
    return content
