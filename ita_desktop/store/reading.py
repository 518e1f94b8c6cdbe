"""Reading: entities as plain, whole objects that no longer know the file they came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, ScalarSelect, func, null, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.orm.attributes import set_committed_value

from ita_desktop.model import Attachment, Base, Dismissal, Indicator, Measure, Office, Report
from ita_desktop.store.errors import RowMissing
from ita_desktop.store.row_place import RowPlace

_Entity = TypeVar("_Entity", bound=Base)


_Ordered = TypeVar("_Ordered", Indicator, Measure)


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
    """Return a measure with its attachments, without its indicator. Raises RowMissing."""
    with Session(connection) as session:
        found = _found(session, Measure, measure_id)
        _attach(session, [found], Attachment.measure_id == measure_id)
        return found


def row(connection: Connection, entity: type[_Entity], row_id: int) -> _Entity:
    """Return one row, without what stands above or below it. Raises RowMissing."""
    with Session(connection) as session:
        return _found(session, entity, row_id)


def whole_indicators(connection: Connection, row_ids: Sequence[int]) -> list[Indicator]:
    """Return indicators with their measures, in the order of the ids; who is gone is left out."""
    with Session(connection) as session:
        return _in_order(row_ids, _whole(session, Indicator.id.in_(row_ids)))


def measures(connection: Connection, row_ids: Sequence[int]) -> list[Measure]:
    """Return measures in the order of the ids; who is gone is left out."""
    with Session(connection) as session:
        query = select(Measure).where(Measure.id.in_(row_ids))
        found = _let_go(session, session.scalars(query))
        _attach(session, found, Attachment.measure_id.in_(row_ids))
        return _in_order(row_ids, found)


def place_of(connection: Connection, entity: type[Base], row_id: int) -> RowPlace | None:
    """Return where a report, indicator, measure or attachment stands; else, or if gone, None."""
    indicator, measure = aliased(Indicator), aliased(Measure)
    rank = _rank(Indicator, indicator, Indicator.report_id == indicator.report_id)
    columns = (Report.id, Report.fiscal_year, indicator.label, rank)
    if entity is Report:
        found = connection.execute(select(*columns[:2]).where(Report.id == row_id)).one_or_none()
        return None if found is None else RowPlace(*found)
    if entity is Indicator:
        number: ColumnElement[Any] = null()
        here = [indicator.id == row_id]
    elif entity is Measure:
        number = _rank(Measure, measure, Measure.indicator_id == measure.indicator_id)
        here = [measure.id == row_id, measure.indicator_id == indicator.id]
    elif entity is Attachment:
        number = _rank(Measure, measure, Measure.indicator_id == measure.indicator_id)
        of_it = select(Attachment.measure_id).where(Attachment.id == row_id).scalar_subquery()
        here = [measure.id == of_it, measure.indicator_id == indicator.id]
    else:
        return None
    query = select(*columns, number).where(*here, indicator.report_id == Report.id)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    report_id, year, label, number_of_indicator, number_of_measure = row
    return RowPlace(report_id, year, label.strip() or str(number_of_indicator), number_of_measure)


def _rank(
    entity: type[Indicator | Measure], one: type[Indicator | Measure], alike: ColumnElement[bool]
) -> ScalarSelect[int]:
    """Return which of its siblings a row is, from 1."""
    before = entity.position <= one.position
    return select(func.count(entity.id)).where(alike, before).correlate(one).scalar_subquery()


def report_id_of(connection: Connection, entity: type[Base], row_id: int) -> int | None:
    """Return the id of the report that a row is or belongs to, None if there is none."""
    queries = {
        Report: select(Report.id).where(Report.id == row_id),
        Indicator: select(Indicator.report_id).where(Indicator.id == row_id),
        Measure: select(Indicator.report_id).join(Measure.indicator).where(Measure.id == row_id),
        Attachment: select(Indicator.report_id)
        .join(Measure.indicator)
        .join(Measure.attachments)
        .where(Attachment.id == row_id),
        Dismissal: select(Dismissal.report_id).where(Dismissal.id == row_id),
    }
    return connection.execute(queries[entity]).scalar() if entity in queries else None


def dismissals(connection: Connection, report_id: int) -> list[Dismissal]:
    """Return what was put aside in a report, the oldest first. Raises RowMissing."""
    mine = select(Dismissal).where(Dismissal.report_id == report_id).order_by(Dismissal.id)
    with Session(connection) as session:
        _found(session, Report, report_id)
        return _let_go(session, session.scalars(mine))


def _indicators(session: Session, report_id: int) -> list[Indicator]:
    return _whole(session, Indicator.report_id == report_id)


def _whole(session: Session, mine: ColumnElement[bool]) -> list[Indicator]:
    """Return indicators, measures and attachments by one query each, put together here."""
    found = _let_go(
        session, session.scalars(select(Indicator).where(mine).order_by(Indicator.position))
    )
    measures = session.scalars(
        select(Measure).join(Measure.indicator).where(mine).order_by(Measure.position)
    )
    by_indicator = defaultdict(list)
    all_measures = _let_go(session, measures)
    above = select(Measure.id).join(Measure.indicator).where(mine)
    _attach(session, all_measures, Attachment.measure_id.in_(above))
    for child in all_measures:
        by_indicator[child.indicator_id].append(child)
    for indicator in found:
        children = by_indicator[indicator.id]
        for child in children:
            set_committed_value(child, "indicator", indicator)
        set_committed_value(indicator, "measures", children)
    return found


def _attach(session: Session, measures: Sequence[Measure], mine: ColumnElement[bool]) -> None:
    """Give measures their attachments, which are some of those that a condition tells."""
    by_measure = defaultdict(list)
    query = select(Attachment).where(mine).order_by(Attachment.position)
    for child in _let_go(session, session.scalars(query)):
        by_measure[child.measure_id].append(child)
    for measure in measures:
        children = by_measure.get(measure.id, ())
        for child in children:
            set_committed_value(child, "measure", measure)
        give_attachments(measure, children)


def give_attachments(measure: Measure, children: Sequence[Attachment]) -> None:
    """Make these the attachments of a measure that was read."""
    if children:
        set_committed_value(measure, "attachments", children)
    else:
        # Nearly all measures have none, and SQLAlchemy's own list takes as long as the measure.
        measure.__dict__["attachments"] = []


def _in_order(row_ids: Sequence[int], rows: Iterable[_Ordered]) -> list[_Ordered]:
    by_id = {row.id: row for row in rows}
    return [by_id[row_id] for row_id in row_ids if row_id in by_id]


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
