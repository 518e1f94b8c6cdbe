"""Lines of Thai in Qt's text layouts: they end where our own words end, on every machine alike.

Qt knows Thai words only through libthai, which Windows does not have: it breaks inside words
there. Nothing is put into the text; each line is made as wide as the words that it is to hold.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextLine, QTextOption

from ita_desktop.gui.thai_text.utf16 import as_units, utf16_offsets
from ita_desktop.thai.breaking import break_offsets, cluster_offsets

_LINE_END = "\u2028"
# Lines of Arabic and Hebrew letters do not grow to the right; they are left to Qt.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_HAIR = 0.05  # of a pixel
_LEANS = (_HAIR, 1, 2, 3, 5, 8)


def lay_lines(
    layout: QTextLayout, text: str, breaks: Sequence[int], room: float, left: float = 0
) -> float:
    """Lay out a text in lines; return how high they are together.

    Args:
        layout: has the text, the font, and an option with everything but the way to wrap.
        text: what the layout has, with what an input method shows in it.
        breaks: the text's `break_offsets`, as Qt counts.
        room: how wide a line may be, in pixels.
        left: where the lines begin.
    """
    ours = not _RIGHT_TO_LEFT.search(text)
    option = layout.textOption()
    wrap = QTextOption.WrapMode
    option.setWrapMode(wrap.WrapAnywhere if ours else wrap.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height, start, units = 0.0, 0, as_units(text)
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(room)
        end = start + line.textLength()
        if ours and end < len(units):
            end = _end_at_word(layout, line, units, breaks)
        line.setPosition(QPointF(left, height))
        height += line.height()
        start = end
        line = layout.createLine()
    layout.endLayout()
    return height


def _end_at_word(layout: QTextLayout, line: QTextLine, units: str, breaks: Sequence[int]) -> int:
    """Make a line end with a word, and return where it ends; it holds all it can as yet."""
    start, full = line.textStart(), line.textStart() + line.textLength()
    number = bisect_right(breaks, full)
    end = breaks[number - 1] if number else 0
    if end == full or units[full - 1] == _LINE_END:
        return full
    if end <= start:
        following = breaks[number] if number < len(breaks) else len(units)
        end = start + _clusters_that_fit(units[start:following], full - start)
    if end <= start or end == full:
        return full
    # What follows does not fit by a hair; where Qt counts that otherwise, by a little more: it
    # leaves room for a letter that leans over its own right side, like the slash.
    goal = _x(line, end)
    after = _x(line, layout.nextCursorPosition(end)) - _HAIR
    for width in (after, *(goal + lean for lean in _LEANS)):
        line.setLineWidth(width)
        if start + line.textLength() == end:
            break
    return start + line.textLength()


def _clusters_that_fit(units: str, room: int) -> int:
    """Return how long the clusters are together that fit whole into so many units of a word."""
    word = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    ends = utf16_offsets(word, cluster_offsets(word))
    number = bisect_right(ends, room)
    return ends[number - 1] if number else 0


def _x(line: QTextLine, offset: int) -> float:
    found: tuple[float, int] = line.cursorToX(offset)  # type: ignore[assignment] # as it is typed
    return found[0]


class WrappedText:
    """A text that is only shown: wrapped into a width, measured and drawn.

    Args:
        text: any text, its line ends line feeds; shown as it is.
        font: its font.
        room: how wide a line may be, in pixels.
        alignment: left, centred or right.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        room: float,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        shown = text.replace("\n", _LINE_END)
        self._layout = QTextLayout(shown, font)
        breaks = utf16_offsets(text, break_offsets(text))
        self.height = lay_lines(self._layout, shown, breaks, room)
        lines = [self._layout.lineAt(number) for number in range(self._layout.lineCount())]
        self.width = max((line.naturalTextWidth() for line in lines), default=0.0)
        self.ends = [line.textStart() + line.textLength() for line in lines]
        share = {Qt.AlignmentFlag.AlignHCenter: 0.5, Qt.AlignmentFlag.AlignRight: 1.0}
        for line in lines:
            spare = max(0.0, room - line.naturalTextWidth())
            line.setPosition(QPointF(spare * share.get(alignment, 0.0), line.y()))

    def draw(self, painter: QPainter, place: QPointF) -> None:
        """Draw the text with the painter's pen; `place` is its top left corner."""
        self._layout.draw(painter, place)


@lru_cache(maxsize=4096)
def wrapped_size(text: str, font_key: str, room: float) -> tuple[float, float]:
    """Return how wide and high a text is, wrapped; a layout asks this many times over.

    Args:
        text: any text.
        font_key: the font as `QFont.toString` gives it.
        room: how wide a line may be, in pixels.
    """
    wrapped = WrappedText(text, _font(font_key), room)
    return wrapped.width, wrapped.height


@lru_cache(maxsize=512)
def widest_word(text: str, font_key: str) -> float:
    """Return how wide the widest piece is that may not be broken, in pixels.

    Args:
        text: any text.
        font_key: the font as `QFont.toString` gives it.
    """
    shown = text.replace("\n", _LINE_END)
    layout = QTextLayout(shown, _font(font_key))
    breaks = utf16_offsets(text, break_offsets(text))
    lay_lines(layout, shown, breaks, 1e6)
    widest = 0.0
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        inside = breaks[bisect_right(breaks, first) : bisect_left(breaks, last)]
        places = [0.0, *(_x(line, offset) for offset in inside), line.naturalTextWidth()]
        widest = max(widest, *(end - start for start, end in pairwise(places)))
    return widest


def _font(key: str) -> QFont:
    font = QFont()
    font.fromString(key)
    return font
