"""The outline of a report: what a tree of it shows, read without the measures' long texts."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import NamedTuple

from ita_desktop.model import Digits, Status
from ita_desktop.model.kept import items_of
from ita_desktop.store.errors import RowMissing

# In SQLite's own words: it is the first that a window shows, before SQLAlchemy is loaded.
_REPORT = "SELECT id, fiscal_year, digits FROM report WHERE id = ?"
_INDICATORS = (
    "SELECT id, position, label, title FROM indicator WHERE report_id = ? ORDER BY position"
)
_MEASURES = """
    SELECT indicator_id, measure.id, measure.position, measures, status
    FROM measure JOIN indicator ON indicator.id = measure.indicator_id
    WHERE report_id = ? ORDER BY measure.position
"""


class OutlineMeasure(NamedTuple):
    """A measure in the outline; `first_line` is the first of its measures that is not empty."""

    id: int
    position: int
    first_line: str
    status: Status | None


class OutlineIndicator(NamedTuple):
    """An indicator in the outline, its measures in order."""

    id: int
    position: int
    label: str
    title: str
    measures: list[OutlineMeasure]


class Outline(NamedTuple):
    """A report's outline, its indicators in order."""

    id: int
    fiscal_year: int
    digits: Digits
    indicators: list[OutlineIndicator]


def outline(driver: sqlite3.Connection, report_id: int) -> Outline:
    """Return a report's outline. Raises RowMissing."""
    report = driver.execute(_REPORT, (report_id,)).fetchone()
    if report is None:
        raise RowMissing
    _, fiscal_year, digits = report
    measures = _measures(driver, report_id)
    found = [
        OutlineIndicator(row_id, position, label, title, measures.get(row_id, []))
        for row_id, position, label, title in driver.execute(_INDICATORS, (report_id,))
    ]
    return Outline(report_id, fiscal_year, Digits(digits), found)


def _measures(driver: sqlite3.Connection, report_id: int) -> dict[int, list[OutlineMeasure]]:
    """Return the measures by the ids of their indicators."""
    found: dict[int, list[OutlineMeasure]] = defaultdict(list)
    status_of: dict[str | None, Status | None] = {each.value: each for each in Status}
    status_of[None] = None
    for indicator_id, row_id, position, lines, status in driver.execute(_MEASURES, (report_id,)):
        items = items_of(lines)
        first_line = next((line.strip() for line in items if line.strip()), "")
        measure = OutlineMeasure(row_id, position, first_line, status_of[status])
        found[indicator_id].append(measure)
    return found
