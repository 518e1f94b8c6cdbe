"""How large pages are and where they lie, one below the other, some of them on other paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QSize

GAP = 10
"""Between two pages, and around all of them, in pixels."""


@dataclass(frozen=True)
class PageSizes:
    """The sizes of pages; all are enlarged alike.

    Args:
        usual: width and height of the report's paper, in points.
        others: of the pages on other paper, by page number from 0.
    """

    usual: tuple[float, float] = (842.0, 595.0)  # landscape A4
    others: Mapping[int, tuple[float, float]] = field(default_factory=dict)

    def size(self, number: int, width: int) -> QSize:
        """Return a page's size in pixels, where a usual one is so many pixels wide."""
        own_width, own_height = self.others.get(number, self.usual)
        scale = width / self.usual[0]
        return QSize(max(round(own_width * scale), 1), max(round(own_height * scale), 1))

    def widest(self, width: int) -> int:
        """Return the width of the widest page in pixels, where a usual one is so wide."""
        return max([width, *(self.size(number, width).width() for number in self.others)])

    def top(self, number: int, width: int) -> int:
        """Return how far a page lies below the top of all, where a usual one is so wide."""
        usual = self.size(-1, width).height()
        more = sum(
            self.size(other, width).height() - usual for other in self.others if other < number
        )
        return GAP + number * (usual + GAP) + more
