"""The paper: its size, and the margins that official papers keep."""

from __future__ import annotations

from dataclasses import dataclass

from ita_desktop.model import Orientation
from ita_desktop.pdf.sheet import Sheet

CENTIMETRE = 72 / 2.54
_NUMBER_ABOVE = 1.5 * CENTIMETRE  # where the upper margin ends


@dataclass(frozen=True, slots=True)
class Paper:
    """A page's size and margins; lengths in points, the origin at the lower left.

    Args:
        width: of the paper.
        height: of the paper.
        left: the margin, and so where lines begin.
        right: the margin.
        top: the margin.
        bottom: the margin, and so the lowest height on the page that is filled.
    """

    width: float
    height: float
    left: float = 3.0 * CENTIMETRE
    right: float = 2.0 * CENTIMETRE
    top: float = 2.5 * CENTIMETRE
    bottom: float = 2.0 * CENTIMETRE

    @classmethod
    def of(cls, orientation: Orientation) -> Paper:
        """Return A4, upright or turned."""
        short, long = 21.0 * CENTIMETRE, 29.7 * CENTIMETRE
        return cls(short, long) if orientation is Orientation.PORTRAIT else cls(long, short)

    @property
    def inner_width(self) -> float:
        """The width between the margins."""
        return self.width - self.right - self.left

    @property
    def inner_height(self) -> float:
        """The height between the margins."""
        return self.inner_top - self.bottom

    @property
    def inner_top(self) -> float:
        """The height on the page where the upper margin ends."""
        return self.height - self.top

    def sheet(self, page: int = 0) -> Sheet:
        """Return an empty page, the document's first or another from 0."""
        middle = self.left + self.inner_width / 2
        return Sheet(self.width, self.height, page, (middle, self.inner_top + _NUMBER_ABOVE))


PORTRAIT = Paper.of(Orientation.PORTRAIT)
LANDSCAPE = Paper.of(Orientation.LANDSCAPE)
