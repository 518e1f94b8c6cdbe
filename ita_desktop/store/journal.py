"""The journal: what was changed, when, and what undo and redo replay.

Entries are only ever appended, but for typing in one field, which its entry takes up; the oldest
are cut when a workbook is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Literal, TypeVar

from sqlalchemy import Connection, Row, Select, case, delete, func, insert, select, update

from ita_desktop.model import Dismissal
from ita_desktop.store import contents
from ita_desktop.store.changes import RowChange, joined
from ita_desktop.store.errors import StepMissing
from ita_desktop.store.row_json import from_json, to_json
from ita_desktop.store.rows import apply_changes
from ita_desktop.store.schema import journal_table as journal
from ita_desktop.store.steps import Kind, StepRecord

_DISMISSAL_BYTES = 20_000
_Query = TypeVar("_Query", bound=Select[Any])


def record(connection: Connection, step: str, changes: Sequence[RowChange], *, at: datetime) -> int:
    """Append a change; what was undone before it can no longer be redone. Returns its id."""
    dropped = update(journal).where(journal.c.state == "undone").values(state="dropped")
    connection.execute(dropped)
    step_id = _append(connection, step, to_json(changes), at=at, kind="change", state="done")
    contents.note_step(connection, changes, step_id)
    return step_id


def extend(
    connection: Connection, step_id: int, changes: Sequence[RowChange], *, at: datetime
) -> bool:
    """Take changes up into the newest entry and return if it stays: one that is nothing goes."""
    here = journal.c.id == step_id
    recorded = connection.execute(select(journal.c.changes).where(here)).scalar_one()
    whole = joined([*from_json(recorded), *changes])
    if not whole:
        connection.execute(delete(journal).where(here))
        return False
    text = to_json(whole)
    connection.execute(
        update(journal).where(here), {"changes": text, "size": len(text.encode()), "at": _naive(at)}
    )
    contents.note_step(connection, changes, step_id)
    return True


def undoable(connection: Connection) -> StepRecord | None:
    """Return the change that undo takes back."""
    return _first(connection, _to_undo(_records()))


def redoable(connection: Connection) -> StepRecord | None:
    """Return the change that redo does again."""
    return _first(connection, _to_redo(_records()))


def undoable_size(connection: Connection) -> int:
    """Return how many bytes there are of the change that undo takes back."""
    return connection.execute(_to_undo(select(journal.c.size)).limit(1)).scalar() or 0


def redoable_size(connection: Connection) -> int:
    """Return how many bytes there are of the change that redo does again."""
    return connection.execute(_to_redo(select(journal.c.size)).limit(1)).scalar() or 0


def undo(connection: Connection, *, at: datetime) -> StepRecord | None:
    """Take the newest change back; return what was appended, None if there is nothing to undo."""
    step = undoable(connection)
    if step is None:
        return None
    changes = [change.reversed() for change in reversed(step.changes)]
    return _replay(connection, step, changes, at=at, kind="undo")


def redo(connection: Connection, *, at: datetime) -> StepRecord | None:
    """Do again what was undone last; return what was appended, None if there is nothing."""
    step = redoable(connection)
    return step and _replay(connection, step, step.changes, at=at, kind="redo")


def history(
    connection: Connection, limit: int, before_id: int | None, most_bytes: int | None
) -> list[StepRecord]:
    """Return the newest entries, of those before `before_id` if given, newest first.

    The changes of an entry with more bytes than `most_bytes` are left unread.
    """
    columns = journal.c
    newest = _records()
    if most_bytes is not None:
        changes = case((columns.size <= most_bytes, columns.changes), else_="").label("changes")
        newest = select(columns.id, columns.step, columns.at, columns.kind, changes)
    newest = newest.order_by(columns.id.desc()).limit(limit)
    if before_id is not None:
        newest = newest.where(columns.id < before_id)
    return [_step_record(row) for row in connection.execute(newest)]


def id_before(connection: Connection, moment: datetime) -> int | None:
    """Return the id of the last entry before the first since a moment; None if there is none."""
    later = select(func.min(journal.c.id)).where(journal.c.at >= _naive(moment))
    first = connection.execute(later).scalar()
    earlier = select(func.max(journal.c.id))
    if first is not None:
        earlier = earlier.where(journal.c.id < first)
    return connection.execute(earlier).scalar()


def dismissed_at(connection: Connection) -> dict[int, datetime]:
    """Return when dismissals were added, by their ids, as far as the journal goes back."""
    columns = journal.c
    # The size first, so that no long entry is read for it.
    query = select(columns.at, columns.changes).where(
        columns.kind == "change",
        columns.size < _DISMISSAL_BYTES,
        columns.changes.startswith(f'[["{Dismissal.__tablename__}",', autoescape=True),
    )
    return {
        change.row_id: at.replace(tzinfo=UTC)
        for at, recorded in connection.execute(query.order_by(columns.id))
        for change in from_json(recorded)
        if change.before is None
    }


def since(connection: Connection, step_id: int) -> Iterator[StepRecord]:
    """Yield the entries after one, or all of them if it is 0, newest first. Raises StepMissing."""
    here = select(journal.c.id).where(journal.c.id == step_id)
    if step_id and connection.execute(here).one_or_none() is None:
        raise StepMissing
    later = _records().where(journal.c.id > step_id).order_by(journal.c.id.desc())
    return map(_step_record, connection.execute(later))


def _replay(
    connection: Connection,
    step: StepRecord,
    changes: Sequence[RowChange],
    *,
    at: datetime,
    kind: Literal["undo", "redo"],
) -> StepRecord:
    apply_changes(connection, changes)
    text = to_json(changes)
    new_id = _append(connection, step.step, text, at=at, kind=kind, replays=step.id)
    state = "undone" if kind == "undo" else "done"
    connection.execute(update(journal).where(journal.c.id == step.id).values(state=state))
    contents.note_step(connection, changes, new_id)
    return StepRecord(new_id, step.step, at, kind, text).with_changes(changes)


def _append(
    connection: Connection,
    step: str,
    changes: str,
    *,
    at: datetime,
    **columns: str | int,
) -> int:
    values = {
        "at": _naive(at),
        "step": step,
        "size": len(changes.encode()),
        "changes": changes,
        **columns,
    }
    return int(connection.execute(insert(journal), values).lastrowid)


def _to_undo(steps: _Query) -> _Query:
    return steps.where(journal.c.state == "done").order_by(journal.c.id.desc())


def _to_redo(steps: _Query) -> _Query:
    return steps.where(journal.c.state == "undone").order_by(journal.c.id)


def _records() -> Select[tuple[int, str, datetime, Kind, str]]:
    columns = journal.c
    return select(columns.id, columns.step, columns.at, columns.kind, columns.changes)


def _first(
    connection: Connection, query: Select[tuple[int, str, datetime, Kind, str]]
) -> StepRecord | None:
    row = connection.execute(query.limit(1)).one_or_none()
    return None if row is None else _step_record(row)


def _step_record(row: Row[tuple[int, str, datetime, Kind, str]]) -> StepRecord:
    return StepRecord(row.id, row.step, row.at.replace(tzinfo=UTC), row.kind, row.changes)


def _naive(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None)
