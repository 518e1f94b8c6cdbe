"""A small chart of bars that is told apart in black and white too: by patterns and by labels."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paragraph import Line, Setting

_BAR_HEIGHT = 13.0
_GAP = 8.0
_AXIS_OVERHANG = 4.0
_DIAGONAL_STEP = 4.0
_UPRIGHT_STEP = 3.0
_LABEL_ABOVE = 3.2  # how far a label's base line is above the bar's lower edge


class Fill(enum.Enum):
    """What a bar is filled with."""

    SOLID = "solid"
    DIAGONAL = "diagonal"
    UPRIGHT = "upright"
    EMPTY = "empty"


class Bar(NamedTuple):
    """One bar.

    Args:
        label: says what it is.
        value: stands at its end.
        share: how long it is, from 0 to 1.
        fill: its pattern.
    """

    label: str
    value: str
    share: float
    fill: Fill


def chart_height(bars: int) -> float:
    """Return the height of a chart of some bars, in points."""
    return bars * (_BAR_HEIGHT + _GAP) - _GAP + 2 * _AXIS_OVERHANG


def set_bars(  # noqa: PLR0913 - a place and what stands there
    flow: PageFlow,
    bars: Sequence[Bar],
    setting: Setting,
    *,
    alternative: str,
    left: float,
    width: float,
) -> None:
    """Draw a chart where the page stands, which is left there.

    Args:
        flow: the page; it has the room.
        bars: one below the other.
        setting: the font of labels and values.
        alternative: says in words what the chart shows.
        left: the left edge, in points.
        width: of all of it, in points.
    """
    labels = [setting.line([setting.word(bar.label)]) for bar in bars]
    values = [setting.line([setting.word(bar.value)]) for bar in bars]
    label_room = max(label.width for label in labels) + _GAP
    axis = left + label_room
    room = width - label_room - max(value.width for value in values) - _GAP
    bottom = flow.y - chart_height(len(bars))
    figure = flow.structure.figure(alternative, (left, bottom, left + width, flow.y))
    drawn: list[str] = [f"0.7 w {axis:.2f} {bottom:.2f} m {axis:.2f} {flow.y:.2f} l S"]
    placed: list[tuple[float, float, Line]] = []
    y = flow.y - _AXIS_OVERHANG - _BAR_HEIGHT
    for bar, label, value in zip(bars, labels, values, strict=True):
        length = bar.share * room
        if length:
            drawn += _drawn(axis, y, length, bar.fill)
        placed.append((axis - _GAP - label.width, y + _LABEL_ABOVE, label))
        placed.append((axis + length + _GAP, y + _LABEL_ABOVE, value))
        y -= _BAR_HEIGHT + _GAP
    flow.sheet.draw("\n".join(drawn), figure)
    flow.sheet.lines(placed, figure)


def _drawn(x: float, y: float, length: float, fill: Fill) -> Iterator[str]:
    """Yield what paints a bar."""
    box = f"{x:.2f} {y:.2f} {length:.2f} {_BAR_HEIGHT:.2f} re"
    if fill is Fill.SOLID:
        yield f"0.25 g {box} f"
    elif fill is not Fill.EMPTY:
        is_diagonal = fill is Fill.DIAGONAL
        step, lean = (_DIAGONAL_STEP, _BAR_HEIGHT) if is_diagonal else (_UPRIGHT_STEP, 0.0)
        starts = (x - lean + step * number for number in range(1, int((length + lean) / step) + 1))
        top = y + _BAR_HEIGHT
        lines = [f"{at:.2f} {y:.2f} m {at + lean:.2f} {top:.2f} l" for at in starts]
        yield " ".join([f"q {box} W n 0.6 w", *lines, "S Q"])
    yield f"0.7 w {box} S"
