"""The outline of a report: what a tree of it shows, read without the measures' long texts."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import Connection, select

from ita_desktop.model import Digits, Indicator, Measure, Report, Status
from ita_desktop.store.errors import RowMissing


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


def outline(connection: Connection, report_id: int) -> Outline:
    """Return a report's outline. Raises RowMissing."""
    whole = select(Report.id, Report.fiscal_year, Report.digits).where(Report.id == report_id)
    report = connection.execute(whole).one_or_none()
    if report is None:
        raise RowMissing
    columns = (Indicator.id, Indicator.position, Indicator.label, Indicator.title)
    mine = Indicator.report_id == report_id
    indicators = connection.execute(select(*columns).where(mine).order_by(Indicator.position))
    measures = _measures(connection, report_id)
    found = [OutlineIndicator(*each, measures.get(each.id, [])) for each in indicators]
    return Outline(*report, found)


def _measures(connection: Connection, report_id: int) -> dict[int, list[OutlineMeasure]]:
    """Return the measures by the ids of their indicators."""
    columns = (Measure.indicator_id, Measure.id, Measure.position, Measure.measures, Measure.status)
    mine = Indicator.report_id == report_id
    query = select(*columns).join(Measure.indicator).where(mine).order_by(Measure.position)
    found: dict[int, list[OutlineMeasure]] = defaultdict(list)
    for indicator_id, row_id, position, lines, status in connection.execute(query):
        first_line = next((line.strip() for line in lines if line.strip()), "")
        found[indicator_id].append(OutlineMeasure(row_id, position, first_line, status))
    return found
