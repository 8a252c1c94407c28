"""Papers as Word files: the same HTML and the same stylesheet as the PDF, written as WordprocessingML.

The file names Times New Roman, the decree's font (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4), and embeds
none; LibreOffice takes a font with the same widths.
"""

from campaigns.documents.word.document import render_docx
from campaigns.documents.word.package import timeless

__all__ = ["render_docx", "timeless"]
