"""A report read for another thread: through a connection of its own, a few rows at a time."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from ita_desktop.model import Attachment, Dismissal, Indicator, Measure, Office, Report
from ita_desktop.store import reading
from ita_desktop.store.engine import Database

_ROWS_A_TIME = 200


class ReportApart(NamedTuple):
    """A report with all that is in it, its office, and what was put aside in it.

    What its attachments hold is not read.

    What is below knows nothing of what is above it, so that all goes at once when it is let go.
    """

    office: Office
    report: Report
    dismissals: list[Dismissal]


def read_apart(path: Path, report_id: int) -> ReportApart:
    """Return a report of a file that may be open elsewhere; this may be called in any thread.

    Who changes the file meanwhile need not wait; the rows may then be partly from before.

    Raises:
        RowMissing: there is no such report.
        Problem: MediumGone, DamagedWorkbook, WorkbookBusy and others.
    """
    database = Database(path, read_only=True)
    try:
        with database.reading() as connection:
            office = reading.office(connection)
            report = reading.row(connection, Report, report_id)
            dismissals = reading.dismissals(connection, report_id)
            indicators = _indicators(connection, report_id)
            attachments = _attachments(connection, report_id)
        measures = _measures(database, {indicator.id for indicator in indicators})
        for indicator in indicators:
            children = sorted(measures[indicator.id], key=lambda child: (child.position, child.id))
            for child in children:
                reading.give_attachments(child, attachments.get(child.id, ()))
            set_committed_value(indicator, "measures", children)
        set_committed_value(report, "indicators", indicators)
        return ReportApart(office, report, dismissals)
    finally:
        database.close()


def _indicators(connection: Connection, report_id: int) -> list[Indicator]:
    mine = Indicator.report_id == report_id
    with Session(connection) as session:
        found = session.scalars(select(Indicator).where(mine).order_by(Indicator.position)).all()
        session.expunge_all()
        return list(found)


def _attachments(connection: Connection, report_id: int) -> dict[int, list[Attachment]]:
    """Return the attachments by the ids of their measures; they are few beside the measures."""
    found: dict[int, list[Attachment]] = defaultdict(list)
    query = select(Attachment).join(Attachment.measure).join(Measure.indicator)
    query = query.where(Indicator.report_id == report_id).order_by(Attachment.position)
    with Session(connection) as session:
        rows = session.scalars(query).all()
        session.expunge_all()
    for row in rows:
        found[row.measure_id].append(row)
    return found


def _measures(database: Database, indicator_ids: set[int]) -> dict[int, list[Measure]]:
    """Return the measures by the ids of their indicators."""
    found: dict[int, list[Measure]] = defaultdict(list)
    last: int | None = 0
    while last is not None:
        next_rows = select(Measure).where(Measure.id > last).order_by(Measure.id)
        with database.reading() as connection, Session(connection) as session:
            rows = session.scalars(next_rows.limit(_ROWS_A_TIME)).all()
            session.expunge_all()
        last = rows[-1].id if len(rows) == _ROWS_A_TIME else None
        for row in rows:
            if row.indicator_id in indicator_ids:
                found[row.indicator_id].append(row)
    return found
