"""Lines that stand together, and how they come onto a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    """Lines that stay together: an item of a list, a paragraph, a check box with its label."""

    lines: tuple[Line, ...]
    check_box: CheckBox | None = None
    centred: bool = False

    @property
    def height(self) -> float:
        """The room it takes, in points."""
        return sum(line.height for line in self.lines)

    def from_line(self, number: int) -> Block:
        """Return what is left of it from a line on; the check box stands at the first line only."""
        if number == 0:
            return self
        return Block(self.lines[number:], centred=self.centred)


def place_blocks(
    sheet: Sheet, blocks: Sequence[Block], left: float, top: float, width: float
) -> float:
    """Set blocks one below the other; return the height below them.

    Args:
        sheet: the page.
        blocks: what to set.
        left: the left edge.
        top: the upper edge, a height on the page.
        width: for centred blocks.
    """
    placed: list[tuple[float, float, Line]] = []
    y = top
    for index, block in enumerate(blocks):
        if index:
            y -= ITEM_GAP
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
    sheet.lines(placed)
    return y
