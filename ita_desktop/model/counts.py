"""How many of a report's rows came out how: in all, and for each unit that answers for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ita_desktop.model.choices import Status
from ita_desktop.model.entities import Measure
from ita_desktop.thai.folding import fold

StatusCounts = Counter[Status | None]
"""How many rows have each status; None for those that have none yet."""


def units_of(measure: Measure) -> list[str]:
    """Return the units that answer for a row, each once, in their order."""
    units = (fold(unit).strip() for unit in measure.responsible)
    return list(dict.fromkeys(unit for unit in units if unit))


def status_counts(measures: Iterable[Measure]) -> StatusCounts:
    """Return how many of some rows have each status."""
    return Counter(measure.status for measure in measures)


def counts_by_unit(measures: Iterable[Measure]) -> dict[str, StatusCounts]:
    """Return the counts of each unit, in the order in which they come first.

    A row counts for each of its units. Rows for which none answers are those of the unit "", which
    is the last one.
    """
    counts: dict[str, StatusCounts] = {}
    without: StatusCounts = Counter()
    for measure in measures:
        units = units_of(measure)
        for unit in units:
            counts.setdefault(unit, Counter())[measure.status] += 1
        if not units:
            without[measure.status] += 1
    return counts | {"": without} if without else counts
