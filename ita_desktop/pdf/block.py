"""Lines that stand together, and how they come onto a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ita_desktop.model.source import Source
from ita_desktop.pdf.area import Area
from ita_desktop.pdf.paragraph import Line
from ita_desktop.pdf.sheet import Sheet

ITEM_GAP = 2.0


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A drawn check box at the left of its block's first line."""

    side: float
    ticked: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together: an item of a list, a paragraph, a check box with its label.

    Args:
        lines: one or more.
        check_box: stands at the first line.
        centred: whether each line stands in the middle.
        source: what of the report it says.
    """

    lines: tuple[Line, ...]
    check_box: CheckBox | None = None
    centred: bool = False
    source: Source | None = None

    @property
    def height(self) -> float:
        """The room it takes, in points."""
        return sum(line.height for line in self.lines)

    def from_line(self, number: int) -> Block:
        """Return what is left of it from a line on; the check box stands at the first line only."""
        if number == 0:
            return self
        return Block(self.lines[number:], centred=self.centred, source=self.source)


def place_blocks(
    sheet: Sheet, blocks: Sequence[Block], left: float, top: float, width: float
) -> float:
    """Set blocks one below the other; return the height below them.

    Args:
        sheet: the page.
        blocks: what to set.
        left: the left edge.
        top: the upper edge, a height on the page.
        width: of what they stand in.
    """
    placed: list[tuple[float, float, Line]] = []
    y = top
    for index, block in enumerate(blocks):
        if index:
            y -= ITEM_GAP
        block_top = y
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
    sheet.lines(placed)
    return y
