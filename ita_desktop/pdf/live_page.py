"""One page of a report that is being written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from io import BytesIO

from ita_desktop.pdf.area import Area
from ita_desktop.pdf.cid_font import CidFont
from ita_desktop.pdf.document import SheetDocument
from ita_desktop.pdf.leaf import Leaf
from ita_desktop.pdf.set_part import SetPiece
from ita_desktop.pdf.sheet import Sheet


class LivePage:
    """One page as it is at the moment.

    Args:
        sheet: what stands on it.
        fonts: those of its lines.
    """

    def __init__(self, sheet: Sheet, fonts: Sequence[CidFont]) -> None:
        self._sheet = sheet
        self._fonts = fonts

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self._sheet.width, self._sheet.height

    @property
    def areas(self) -> list[Area]:
        """What stands where; of areas that overlap, the later one is meant."""
        return self._sheet.areas

    @cached_property
    def content(self) -> str:
        """What is painted; the same content is the same picture, as long as its pages live."""
        return self._sheet.content()

    def pdf(self) -> bytes:
        """Return a document of this page alone; it looks as the page does in the whole report."""
        stream = BytesIO()
        document = SheetDocument(stream, None, self._fonts)
        leaf = Leaf(0)
        leaf.take(SetPiece.of(self._sheet), 0)
        document.add(leaf)
        document.finish()
        return stream.getvalue()
