"""Set parts bound into pages, one below the other."""

from __future__ import annotations

from collections.abc import Callable

from ita_desktop.pdf.document import SheetDocument
from ita_desktop.pdf.leaf import Leaf
from ita_desktop.pdf.set_part import SetPart, SetPiece
from ita_desktop.pdf.structure_tree import Growing

PageNumber = Callable[[int, SetPiece], SetPiece]
"""Gives the number of page n, from 1, as it stands on a page that looks like that of a piece."""


class Binder:
    """Puts parts on the pages of a document.

    Args:
        document: whose pages they are.
        first: the number of the first page, from 0.
        page_number: what stands above everything else on a page that has a number.
        trunk: what of the structure the parts stand in, if not in the document itself.
    """

    def __init__(
        self,
        document: SheetDocument,
        first: int,
        page_number: PageNumber,
        trunk: Growing | None = None,
    ) -> None:
        self._document = document
        self._page_number = page_number
        self._trunk = trunk
        self._leaf = Leaf(first)

    def bind(self, part: SetPart) -> None:
        """Put a part where the one before it ends."""
        first = self._leaf.number
        others = [Leaf(first + number) for number in range(1, len(part.pieces))]
        leaves = [self._leaf, *others]
        self._document.take(part, leaves, self._trunk)
        for leaf in leaves[:-1]:
            self._write(leaf)
        self._leaf = leaves[-1]

    def hold(self, count: int) -> Binder:
        """Leave out pages at the top of one; return what fills them later."""
        section = self._document.section()
        held = Binder(self._document, self._leaf.number, self._page_number, section)
        self._leaf = Leaf(self._leaf.number + count)
        return held

    def finish(self, *, page_begun: bool = False) -> None:
        """Take it that no part comes any more.

        Args:
            page_begun: whether something stands on the last page.
        """
        if page_begun:
            self._write(self._leaf)
        if self._trunk:
            self._document.finish_section(self._trunk)

    def _write(self, leaf: Leaf) -> None:
        if leaf.look.number_place:
            leaf.take(self._page_number(leaf.number + 1, leaf.look), 0)
        self._document.add(leaf)
