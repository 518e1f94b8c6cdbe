"""How wide the columns of a table are, by what stands in them: numbers only.

A row is as high as its highest cell, and a cell the higher the narrower it is. Their sum is made
the least it can be (`fitted`); as pages fill up by whole rows and items, other widths around it may
still take fewer pages, so some are tried (`with_fewest_pages`). Everything is rounded to a coarse
grid, so that a typed letter seldom moves a column. The same content makes the same widths.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

Widths = tuple[float, ...]

# Steps across a table, by which columns are wider or narrower.
_STEPS = 96
# A row counts as the norm of this order of its cells' heights: nearly as the highest of them, and
# a little as those that are nearly as high.
_ORDER = 8
_ROUNDS = 10
# Of a table's width: what may be given to keep words whole that are cut at their joints otherwise.
_FOR_WHOLE_WORDS = 0.9
# Rows that are placed, at the most, to find out how many pages other widths would take.
_PLACED_ROWS = 1600
_MOST_TRIALS = 48


class Need(NamedTuple):
    """How high a cell is: firm + flowing / (width - margin), in points.

    Args:
        firm: what it takes however wide it is.
        flowing: the area of the text that runs on from line to line.
        margin: what of the width text has not.
    """

    firm: float
    flowing: float
    margin: float


def narrowed(
    whole: Sequence[float], form: Sequence[float], parts: Sequence[float], width: float
) -> Widths:
    """Return how narrow columns may be where there is not the room to leave all words whole.

    Args:
        whole: the widths that would.
        form: those that leave the form's words whole, and cut others at their joints only.
        parts: those that cut all words at their joints only.
        width: of the table.
    """
    if sum(form) <= width:
        return _between(form, whole, max(sum(form), _FOR_WHOLE_WORDS * width))
    if sum(parts) <= width:
        return _between(parts, form, width)
    return _between([0.0] * len(parts), parts, width)


def shared(shares: Sequence[float], least: Widths, width: float) -> Widths:
    """Return widths in the proportion of `shares`, where that is not less than `least`."""
    held: set[int] = set()
    while True:
        free = [column for column in range(len(shares)) if column not in held]
        rest = width - sum(least[column] for column in held)
        whole = sum(shares[column] for column in free)
        scale = rest / whole if whole else 0.0
        narrow = {column for column in free if shares[column] * scale < least[column]}
        if not narrow:
            break
        held |= narrow
    return tuple(
        least[column] if column in held else share * scale for column, share in enumerate(shares)
    )


def fitted(rows: Sequence[tuple[float, Sequence[Need]]], least: Widths, width: float) -> Widths:
    """Return the widths by which the sum of the rows' heights is least.

    Args:
        rows: each with how often it counts.
        least: what the columns have at the least.
        width: of the table.
    """
    widths = shared([1.0] * len(least), least, width)
    for _ in range(_ROUNDS):
        gains = _gains(rows, widths)
        mean = sum(gains) / len(gains) or 1.0
        # A gain falls with about this power of the width, so the next ones are nearly equal.
        scaled = [
            each * max(gain / mean, 1e-6) ** (1 / (_ORDER + 1))
            for each, gain in zip(widths, gains, strict=True)
        ]
        widths = shared(scaled, least, width)
    return widths


def rounded(widths: Sequence[float], least: Widths, width: float) -> Widths:
    """Return widths on the grid that are nowhere less than `least` and make `width` together."""
    step = width / _STEPS
    ceilings = tuple(map(math.ceil, least))
    floors = ceilings if sum(ceilings) <= width else least
    grid = [
        max(floor, round(each / step) * step) for floor, each in zip(floors, widths, strict=True)
    ]
    columns = range(len(grid))
    while (over := sum(grid) - width) > 0:
        column = max(
            (column for column in columns if grid[column] > floors[column]),
            key=lambda column: grid[column] - widths[column],
            default=None,
        )
        if column is None:  # the rest of a rounding
            break
        grid[column] -= min(step, over, grid[column] - floors[column])
    while (left := width - sum(grid)) >= step:
        column = max(columns, key=lambda column: widths[column] - grid[column])
        grid[column] += step
    grid[max(columns, key=lambda column: grid[column])] += left
    return tuple(grid)


def with_fewest_pages(
    candidates: Sequence[Widths], least: Widths, rows: int, pages: Callable[[Widths], int]
) -> Widths:
    """Return the widths that take the fewest pages, the first of those that take as many.

    Args:
        candidates: one or more; others that are a little different are tried as well.
        least: what the columns have at the least.
        rows: how many rows are placed to count pages.
        pages: counts.
    """
    trials = min(max(_PLACED_ROWS // max(rows, 1), len(candidates)), _MOST_TRIALS)
    counted: dict[Widths, int] = {}

    def count(widths: Widths) -> int:
        if widths not in counted:
            counted[widths] = pages(widths)
        return counted[widths]

    best = min(candidates, key=count)
    improves = True
    while improves:
        improves = False
        for widths in _neighbours(best, least):
            if count(best) <= 1 or len(counted) >= trials:
                return best
            if count(widths) < count(best):
                best, improves = widths, True
                break
    return best


def _gains(rows: Sequence[tuple[float, Sequence[Need]]], widths: Widths) -> list[float]:
    """Return for each column how much less high the rows are, by the point it is wider."""
    gains = [0.0] * len(widths)
    for weight, needs in rows:
        rooms = [max(each - need.margin, 1.0) for each, need in zip(widths, needs, strict=True)]
        heights = [need.firm + need.flowing / room for need, room in zip(needs, rooms, strict=True)]
        highest = max(heights)
        if not highest:
            continue
        shares = [(height / highest) ** _ORDER for height in heights]
        norm = weight * sum(shares) ** (1 / _ORDER - 1)
        for column, (need, room) in enumerate(zip(needs, rooms, strict=True)):
            if heights[column]:
                share = shares[column] * highest / heights[column]
                gains[column] += norm * share * need.flowing / (room * room)
    return gains


def _between(low: Sequence[float], high: Sequence[float], total: float) -> Widths:
    """Return widths from `low` to `high` that make `total`: what is above a level is cut to it."""
    under, over = 0.0, max(high)
    for _ in range(40):
        level = (under + over) / 2
        if sum(_at_level(low, high, level)) > total:
            over = level
        else:
            under = level
    return _at_level(low, high, under)


def _at_level(low: Sequence[float], high: Sequence[float], level: float) -> Widths:
    return tuple(max(least, min(most, level)) for least, most in zip(low, high, strict=True))


def _neighbours(widths: Widths, least: Widths) -> Iterator[Widths]:
    """Yield widths where one column has given something to another."""
    step = sum(widths) / _STEPS
    columns = range(len(widths))
    for given in (step, 2 * step):
        for giver in columns:
            if widths[giver] - given < least[giver]:
                continue
            for taker in columns:
                if taker != giver:
                    changed = list(widths)
                    changed[giver] -= given
                    changed[taker] += given
                    yield tuple(changed)
