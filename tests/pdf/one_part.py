"""A document of one part, which a test sets."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from ita_desktop.model import Report
from ita_desktop.model.source import Source
from ita_desktop.pdf.archive import DocumentInfo
from ita_desktop.pdf.binder import Binder
from ita_desktop.pdf.cid_font import CidFont
from ita_desktop.pdf.document import SheetDocument
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paper import Paper
from ita_desktop.pdf.part import Part
from ita_desktop.pdf.set_part import SetPart, SetPiece


def document_of(
    set_into: Callable[[PageFlow], None],
    font: CidFont,
    paper: Paper,
    info: DocumentInfo | None = None,
) -> BytesIO:
    """Return a PDF of what is set, on pages without numbers."""
    stream = BytesIO()
    document = SheetDocument(stream, info, [font])
    part = Part(Source(Report, None), lambda: None, set_into, set_into)
    binder = Binder(document, 0, no_number)
    binder.bind(SetPart.of(part, paper, paper.inner_top))
    binder.finish(page_begun=True)
    document.finish()
    return stream


def no_number(page: int, look: SetPiece) -> SetPiece:
    """A page's number, of which nothing is seen."""
    return SetPiece.of(Paper(look.width, look.height).sheet())
