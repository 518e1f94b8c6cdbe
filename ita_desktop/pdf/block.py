"""Lines that stand together, and how they come onto a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ita_desktop.model.source import Source
from ita_desktop.pdf.area import Area
from ita_desktop.pdf.link import Target
from ita_desktop.pdf.paragraph import Line
from ita_desktop.pdf.sheet import Sheet
from ita_desktop.pdf.slicing import ITEM_GAP
from ita_desktop.pdf.structure import NUMBERED, Element, Tag


class CheckBox(NamedTuple):
    """A drawn check box at the left of its block's first line."""

    side: float
    ticked: bool


class Block(NamedTuple):
    """Lines that stay together: an item of a list, a paragraph, a check box with its label.

    Args:
        lines: one or more.
        check_box: stands at the first line.
        centred: whether each line stands in the middle.
        source: what of the report it says.
        tag: what it is; None for more of what stands before it, or else of what it stands in.
        numbered: whether the leads of its list, of which it is an item, are numbers.
        link: where it leads to when it is clicked.
    """

    lines: tuple[Line, ...]
    check_box: CheckBox | None = None
    centred: bool = False
    source: Source | None = None
    tag: Tag | None = Tag.P
    numbered: bool = False
    link: Target | None = None

    @property
    def height(self) -> float:
        """The room it takes, in points."""
        return sum(line.height for line in self.lines)

    @property
    def line_heights(self) -> list[float]:
        """The room that each line takes, in points."""
        return [line.height for line in self.lines]

    def lines_of(self, start: int, end: int | None) -> Block:
        """Return some of its lines; the check box stands at the first line only."""
        part = self._replace(lines=self.lines[start:end])
        return part._replace(check_box=None, tag=None) if start else part


class Story:
    """Blocks that are read one after the other, and where they stand in the structure.

    Items that follow each other are one list.

    Args:
        parent: what they are in.
    """

    def __init__(self, parent: Element) -> None:
        self._parent = parent
        self._list: Element | None = None
        self._last = parent

    def place(
        self, sheet: Sheet, blocks: Sequence[Block], left: float, top: float, width: float
    ) -> float:
        """Set the next blocks one below the other; return the height below them.

        Args:
            sheet: the page.
            blocks: what to set.
            left: the left edge.
            top: the upper edge, a height on the page.
            width: of what they stand in.
        """
        y = top
        for index, block in enumerate(blocks):
            if index:
                y -= ITEM_GAP
            block_top = y
            placed: list[tuple[float, float, Line]] = []
            for number, line in enumerate(block.lines):
                base = y - line.ascent
                x = left + line.indent
                if block.centred:
                    x = left + (width - line.width) / 2
                if number == 0 and block.check_box:
                    box = block.check_box
                    sheet.check_box(left, base - box.side * 0.08, box.side, ticked=box.ticked)
                placed.append((x, base, line))
                y -= line.height
            if block.source:
                sheet.mark(Area(left, y, left + width, block_top, block.source))
            if placed:
                label, element = self._go_on(block)
                sheet.lines(placed, element, label)
                if block.link:
                    sheet.link((left, y, left + width, block_top), block.link, element)
        return y

    def _go_on(self, block: Block) -> tuple[Element | None, Element]:
        """Return what the next block's lead belongs to, if to a label, and the rest of it."""
        label = None
        if block.tag is Tag.LI:
            if self._list is None:
                self._list = self._parent.child(Tag.L, NUMBERED if block.numbered else "")
            item = self._list.child(Tag.LI)
            label = item.child(Tag.LBL) if block.lines[0].lead else None
            self._last = item.child(Tag.LBODY)
        elif block.tag:
            self._list = None
            self._last = self._parent.child(block.tag)
        if block.tag and block.link:
            self._last = self._last.child(Tag.LINK)
        return label, self._last
