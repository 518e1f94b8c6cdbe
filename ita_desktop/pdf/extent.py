"""How much room a text takes, known for any width without setting it.

A column's width is chosen by trying many; a line is counted here in a fraction of the time in which
`paragraph` sets it, and both break lines at the same places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from ita_desktop.pdf.cid_font import SetWord
from ita_desktop.pdf.paragraph import EPSILON, Setting
from ita_desktop.pdf.word_room import parts_width, whole_width
from ita_desktop.thai.breaking import words

_KEPT = 200  # widths of which the answer is kept


class Extent:
    """A text at one size; lengths in points.

    Args:
        setting: its font and size.
        text: a line end in it ends the line.
    """

    def __init__(self, setting: Setting, text: str) -> None:
        self._setting = setting
        self._text = text
        self._texts = text.split("\n")
        self._runs = [_Run(setting, map(setting.word, words(line))) for line in self._texts]
        self._heights: dict[float, Sequence[float]] = {}
        self.length = sum(run.length for run in self._runs)
        self.line_count = len(self._runs)
        self.line_height = setting.ascent + setting.descent
        self._widest = max(run.widest for run in self._runs)

    @cached_property
    def whole(self) -> float:
        """The width of the widest word, but for links and the like: those in parts."""
        return whole_width(self._setting, self._text)

    @cached_property
    def parts(self) -> float:
        """The width of the widest word where all are cut at their joints."""
        return parts_width(self._setting, self._text)

    def heights(self, room: float) -> Sequence[float]:
        """Return the heights of its lines.

        Args:
            room: for a line.
        """
        heights = self._heights.get(room)
        if heights is None:
            runs = self._runs
            if room < self._widest - EPSILON:
                fitting = (self._setting.fitting(line, room) for line in self._texts)
                runs = [_Run(self._setting, pieces) for pieces in fitting]
            heights = [high for run in runs for high in run.heights(room)]
            if len(self._heights) >= _KEPT:
                self._heights.clear()
            self._heights[room] = heights
        return heights


class _Run:
    """The words of one line of a text, which is one or more lines of the page."""

    def __init__(self, setting: Setting, parts: Iterable[SetWord]) -> None:
        words_of_run = list(parts)
        self._height = setting.ascent + setting.descent
        self._starts = [0.0, *accumulate(word.width for word in words_of_run)]
        self._fitting = [word.fitting_width for word in words_of_run]
        # Where each word's ink ends; spaces end with the word before them, so that they fit.
        ends = map(sum, zip(self._starts, self._fitting, strict=False))
        inked = (end if fits else 0.0 for end, fits in zip(ends, self._fitting, strict=True))
        self._ends = list(accumulate(inked, max))
        self._tops = [max(word.top - setting.ascent, 0.0) for word in words_of_run]
        self._bottoms = [max(-word.bottom - setting.descent, 0.0) for word in words_of_run]
        self._is_even = not any(self._tops) and not any(self._bottoms)
        self.length = self._starts[-1]
        self.widest = max(self._fitting, default=0.0)

    def heights(self, room: float) -> Iterator[float]:
        """Yield the heights of its lines, none of whose words is wider than `room`."""
        for start, end in pairwise(self._line_starts(room)):
            height = self._height
            if not self._is_even and end > start:
                height += max(self._tops[start:end]) + max(self._bottoms[start:end])
            yield height

    def _line_starts(self, room: float) -> Iterator[int]:
        """Yield the word that each line begins with, and at last how many words there are."""
        start, count = 0, len(self._ends)
        yield start
        while count:
            start = bisect_right(self._ends, self._starts[start] + room + EPSILON, start + 1)
            while start < count and not self._fitting[start]:  # spaces after what fits no line
                start += 1
            if start >= count:
                break
            yield start
        yield count
