"""Who is responsible, over all reports of a workbook: the units that its measures name."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, func, select

from ita_desktop.model import Measure


def responsible_units(connection: Connection) -> Counter[str]:
    """Return how many measures name each unit, white space around it left out."""
    # Thousands of measures name the same few units in the same few ways.
    ways = select(Measure.responsible, func.count()).group_by(Measure.responsible)
    found: Counter[str] = Counter()
    for units, count in connection.execute(ways):
        for unit in {unit.strip() for unit in units}:
            found[unit] += count
    found.pop("", None)
    return found
