"""Reading: entities as plain, whole objects that no longer know the file they came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from ita_desktop.model import Base, Dismissal, Indicator, Measure, Office, Report
from ita_desktop.store.errors import RowMissing

_Entity = TypeVar("_Entity", bound=Base)


def office(connection: Connection) -> Office:
    """Return the office."""
    with Session(connection) as session:
        return _found(session, Office, 1)


def reports(connection: Connection) -> list[Report]:
    """Return the reports without their indicators, the newest fiscal year first."""
    with Session(connection) as session:
        return _let_go(session, session.scalars(select(Report).order_by(Report.fiscal_year.desc())))


def report(connection: Connection, report_id: int) -> Report:
    """Return a report with all that is in it. Raises RowMissing."""
    with Session(connection) as session:
        found = _found(session, Report, report_id)
        children = _indicators(session, report_id)
    for child in children:
        set_committed_value(child, "report", found)
    set_committed_value(found, "indicators", children)
    return found


def report_id_of_year(connection: Connection, fiscal_year: int) -> int | None:
    """Return the id of a fiscal year's report, None if there is none."""
    query = select(Report.id).where(Report.fiscal_year == fiscal_year)
    return connection.execute(query).scalar()


def indicators(connection: Connection, report_id: int) -> list[Indicator]:
    """Return a report's indicators in order, with their measures. Raises RowMissing."""
    with Session(connection) as session:
        _found(session, Report, report_id)
        return _indicators(session, report_id)


def measure(connection: Connection, measure_id: int) -> Measure:
    """Return a measure, without its indicator. Raises RowMissing."""
    with Session(connection) as session:
        return _found(session, Measure, measure_id)


def dismissals(connection: Connection, report_id: int) -> list[Dismissal]:
    """Return what was put aside in a report, the oldest first. Raises RowMissing."""
    mine = select(Dismissal).where(Dismissal.report_id == report_id).order_by(Dismissal.id)
    with Session(connection) as session:
        _found(session, Report, report_id)
        return _let_go(session, session.scalars(mine))


def _indicators(session: Session, report_id: int) -> list[Indicator]:
    """Return indicators and measures by one query each, put together here."""
    mine = Indicator.report_id == report_id
    found = _let_go(
        session, session.scalars(select(Indicator).where(mine).order_by(Indicator.position))
    )
    measures = session.scalars(
        select(Measure).join(Measure.indicator).where(mine).order_by(Measure.position)
    )
    by_indicator = defaultdict(list)
    for child in _let_go(session, measures):
        by_indicator[child.indicator_id].append(child)
    for indicator in found:
        children = by_indicator[indicator.id]
        for child in children:
            set_committed_value(child, "indicator", indicator)
        set_committed_value(indicator, "measures", children)
    return found


def _found(session: Session, entity: type[_Entity], row_id: int) -> _Entity:
    row = session.get(entity, row_id)
    if row is None:
        raise RowMissing
    session.expunge(row)
    return row


def _let_go(session: Session, rows: Iterable[_Entity]) -> list[_Entity]:
    whole = list(rows)
    session.expunge_all()
    return whole
