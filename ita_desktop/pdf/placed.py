"""Parts of a report that is being written, where they are set."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paper import Paper
from ita_desktop.pdf.part import Part
from ita_desktop.pdf.sheet import Sheet

_NONE: Mapping[int, tuple[float, float]] = {}  # one for the many thousands of parts without any


@dataclass(slots=True)
class Placed:
    """A part where it was set: its sheets, as long as they are at hand, and where it ends.

    Its heading stands on one of them, from 0. `other_sizes` are those of sheets, by their number
    from 0, that are not the report's paper, in points.
    """

    content: Hashable
    start: float
    sheets: list[Sheet] | None
    sheet_count: int
    end: float
    heading_sheet: int
    other_sizes: Mapping[int, tuple[float, float]]

    @classmethod
    def of(cls, part: Part, content: Hashable, paper: Paper, start: float) -> Placed:
        """Set a part.

        Args:
            part: the part.
            content: what it says of its content.
            paper: the report's.
            start: the height on the first where it begins.
        """
        pages = PartPages()
        flow = PageFlow(pages, part.paper or paper)
        flow.y = start
        part.set_into(flow)
        end = flow.y
        pages.add(flow.sheet, flow.bookmarks)
        usual = (paper.width, paper.height)
        sizes = {
            number: size for number, size in enumerate(map(_size, pages.sheets)) if size != usual
        }
        count, heading = len(pages.sheets), pages.heading_sheet
        return cls(content, start, pages.sheets, count, end, heading, sizes or _NONE)


class PartPages:
    """Takes the pages of one part."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.heading_sheet = 0

    @property
    def page_count(self) -> int:
        """How many there are."""
        return len(self.sheets)

    def add(self, sheet: Sheet, bookmarks: Sequence[tuple[str, float]]) -> None:
        """Take a page, and note whether the part's heading stands on it."""
        if bookmarks:
            self.heading_sheet = len(self.sheets)
        self.sheets.append(sheet)


def _size(sheet: Sheet) -> tuple[float, float]:
    return sheet.width, sheet.height
