"""Official documents: templates as data, filled with what a case knows, laid out as paper, in PDF/A and DOCX.

It knows nothing of cases: whoever wants a document says what the fields hold (`filling.Sources`) and whose paper it is (`Sheet`).
"""

from suizhi.commons.documents.docx import write_docx
from suizhi.commons.documents.filling import Sources, close_gap, fill, gaps
from suizhi.commons.documents.library import Template, template_of
from suizhi.commons.documents.lines import heading, picture, row
from suizhi.commons.documents.pdf import ready, write_pdf
from suizhi.commons.documents.sheet import Sheet

__all__ = [
    "Sheet",
    "Sources",
    "Template",
    "close_gap",
    "fill",
    "gaps",
    "heading",
    "picture",
    "ready",
    "row",
    "template_of",
    "write_docx",
    "write_pdf",
]
