"""Lines beside each other on one base line, with dots to write on: the rows of official forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ita_desktop.model.source import Source
from ita_desktop.pdf.area import Area
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paragraph import Line
from ita_desktop.pdf.sheet import Sheet
from ita_desktop.pdf.structure import Element, Tag

_DOTS_BELOW = 2.5  # the base line, so that they touch hardly any vowel


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one base line; lengths in points, from the left edge of the page.

    Args:
        lines: each with where it begins, in the order of reading.
        dots: where dotted rules begin and end.
        areas: where what of the report begins and ends.
        tag: what begins with it; None for more of what the row above is.
        least_height: how high it is at the least, the base line below.
    """

    lines: Sequence[tuple[float, Line]] = ()
    dots: Sequence[tuple[float, float]] = ()
    areas: Sequence[tuple[float, float, Source]] = ()
    tag: Tag | None = Tag.P
    least_height: float = 0.0

    @property
    def descent(self) -> float:
        """The room below the base line."""
        return max((line.descent for _, line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """The room from the row above to the row below."""
        ascent = max((line.ascent for _, line in self.lines), default=0.0)
        return max(ascent + self.descent, self.least_height)


class RowPen:
    """Sets rows, one below the other.

    Args:
        parent: what they belong to.
    """

    def __init__(self, parent: Element) -> None:
        self._parent = parent
        self._element = parent

    def place(self, sheet: Sheet, rows: Sequence[Row], top: float) -> float:
        """Set rows on a page from a height of it downwards; return the height below them."""
        y = top
        for row in rows:
            bottom = y - row.height
            base = bottom + row.descent
            if row.lines:
                if row.tag:
                    self._element = self._parent.child(row.tag)
                sheet.lines([(x, base, line) for x, line in row.lines], self._element)
            for start, end in row.dots:
                sheet.dotted_rule(start, end, base - _DOTS_BELOW)
            for start, end, source in row.areas:
                sheet.mark(Area(start, bottom, end, y, source))
            y = bottom
        return y

    def set_into(self, flow: PageFlow, rows: Sequence[Row]) -> None:
        """Set rows where the page stands, whole as long as a page can hold them."""
        if flow.room < total_height(rows) <= flow.paper.inner_height:
            flow.skip_to_next_page()
        for row in rows:
            if row.height > flow.room:
                flow.skip_to_next_page()
            flow.y = self.place(flow.sheet, [row], flow.y)


def total_height(rows: Sequence[Row]) -> float:
    """Return the height that rows take, one below the other."""
    return sum(row.height for row in rows)
