"""The way back to an earlier state: as few changes as it takes, in an order that is safe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from ita_desktop.model import Attachment, Base, Dismissal, Indicator, Measure, Report
from ita_desktop.store import journal
from ita_desktop.store.changes import RowChange, net

_FROM_THE_TOP: tuple[type[Base], ...] = (Report, Indicator, Measure, Attachment)
_FROM_BELOW = (Attachment, Measure, Indicator, Report)
_FISCAL_YEARS = range(2400, 3000)  # as the table of reports accepts them


def way_back(connection: Connection, step_id: int) -> list[RowChange]:
    """Return what leads from the content as it is to what it was right after a journal entry.

    Args:
        connection: to the file.
        step_id: the entry; 0 for what was before the oldest one that is kept.

    Raises:
        StepMissing: there is no such entry.
        DamagedEntry: an entry since then cannot be read.
    """
    # Undo and redo have entries of their own, so that whether a step is undone now is no matter.
    changes = net(
        change.reversed()
        for step in journal.since(connection, step_id)
        for change in reversed(step.changes)
    )
    return _in_safe_order(changes, _stepping_aside(connection, changes))


def _in_safe_order(
    changes: Sequence[RowChange], aside: dict[tuple[type[Base], int], RowChange]
) -> list[RowChange]:
    """Return changes in an order that the file accepts, and backwards, for their undo, as well.

    A row that stays may come from a parent that goes, or go to one that comes: what comes is put
    first, what goes last. Only dismissals, which have no children, go before others come, that
    may have the same fingerprint.
    """
    after_it = [_after_stepping_aside(change, aside) for change in changes]
    added = [change for change in after_it if change.before is None]
    removed = [change for change in after_it if change.after is None]
    return [
        *(change for change in removed if change.entity is Dismissal),
        *aside.values(),
        *(change for entity in _FROM_THE_TOP for change in added if change.entity is entity),
        *(change for change in after_it if change.before and change.after),
        *(change for entity in _FROM_BELOW for change in removed if change.entity is entity),
        *(change for change in added if change.entity is Dismissal),
    ]


def _stepping_aside(
    connection: Connection, changes: Sequence[RowChange]
) -> dict[tuple[type[Base], int], RowChange]:
    """Return, by row, how reports leave the fiscal years that others get, for ones nobody has."""
    reports = [change for change in changes if change.entity is Report]
    wanted = {(change.after or {}).get("fiscal_year") for change in reports} - {None}
    in_the_way = [c for c in reports if c.before and c.before.get("fiscal_year") in wanted]
    taken = set(connection.execute(select(Report.fiscal_year)).scalars()) | wanted
    free = (year for year in _FISCAL_YEARS if year not in taken)
    return {
        (Report, change.row_id): RowChange(
            Report,
            change.row_id,
            {"fiscal_year": (change.before or {})["fiscal_year"]},
            {"fiscal_year": year},
        )
        for change, year in zip(in_the_way, free, strict=False)
    }


def _after_stepping_aside(
    change: RowChange, aside: dict[tuple[type[Base], int], RowChange]
) -> RowChange:
    stepped = aside.get((change.entity, change.row_id))
    if stepped is None:
        return change
    return replace(change, before={**(change.before or {}), **(stepped.after or {})})
