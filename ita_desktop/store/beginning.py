"""What opening a file asks of its journal: in SQLite's own words, SQLAlchemy not being loaded."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Any

from ita_desktop.store.engine import whole_size
from ita_desktop.store.terms import Terms

_ATTACHED = "sha256 IN (SELECT content FROM attachment)"
_FORGET = f"""
    DELETE FROM content WHERE NOT {_ATTACHED}
    AND sha256 NOT IN (SELECT sha256 FROM content_step WHERE step >= ?)
"""  # noqa: S608
_NAMED_ONLY = f"""
    SELECT content_step.step, content.size FROM content JOIN content_step USING (sha256)
    WHERE NOT {_ATTACHED} ORDER BY content_step.step DESC
"""  # noqa: S608


def newest_id(driver: sqlite3.Connection) -> int:
    """Return the id of the newest entry, 0 if there is none."""
    return int(_one(driver, "SELECT max(id) FROM journal") or 0)


def undoable_name(driver: sqlite3.Connection) -> str | None:
    """Return the name of the change that undo takes back."""
    name = _one(driver, "SELECT step FROM journal WHERE state = 'done' ORDER BY id DESC LIMIT 1")
    return None if name is None else str(name)


def redoable_name(driver: sqlite3.Connection) -> str | None:
    """Return the name of the change that redo does again."""
    name = _one(driver, "SELECT step FROM journal WHERE state = 'undone' ORDER BY id LIMIT 1")
    return None if name is None else str(name)


def cut(driver: sqlite3.Connection, terms: Terms) -> None:
    """Forget the oldest entries, as far as the terms want it, and what only they named."""
    content_bytes = int(_one(driver, "SELECT coalesce(sum(size), 0) FROM content") or 0)
    first = _first_kept(driver, terms, whole_size(driver) - content_bytes)
    if content_bytes > terms.content_bytes:
        first = max(first, _first_with_room(driver, terms.content_bytes))
    # What is left of a chain of undone changes cannot be done again without its beginning.
    if _one(driver, "SELECT 1 FROM journal WHERE state = 'undone' AND id < ? LIMIT 1", first):
        driver.execute("UPDATE journal SET state = 'dropped' WHERE state = 'undone'")
    driver.execute("DELETE FROM journal WHERE id < ?", (first,))
    if content_bytes:
        # Where there is no entry, none names anything.
        oldest = _one(driver, "SELECT min(id) FROM journal")
        driver.execute(_FORGET, (float("inf") if oldest is None else oldest,))
        driver.execute("DELETE FROM content_step WHERE sha256 NOT IN (SELECT sha256 FROM content)")


def _first_kept(driver: sqlite3.Connection, terms: Terms, most_bytes: int) -> int:
    """Return the id of the oldest entry to keep, 0 if all are.

    Args:
        driver: to the file.
        terms: what is to be kept.
        most_bytes: what the journal has at most.
    """
    oldest = _kept(terms.clock() - terms.history_age)
    first = 0
    if (at := _one(driver, "SELECT at FROM journal ORDER BY id LIMIT 1")) is not None:
        datetime.fromisoformat(str(at))  # or the file is damaged
        if str(at) < oldest:
            first = int(_one(driver, "SELECT max(id) FROM journal WHERE at < ?", oldest) or 0) + 1
    if most_bytes <= terms.history_bytes:
        return first
    room = terms.history_bytes
    for step_id, size in driver.execute("SELECT id, size FROM journal ORDER BY id DESC"):
        room -= int(size)
        if room < 0:
            return max(first, int(step_id) + 1)
    return first


def _first_with_room(driver: sqlite3.Connection, most_bytes: int) -> int:
    """Return from which entry on the journal may be kept for the sake of what only it names."""
    room = most_bytes
    for step_id, size in driver.execute(_NAMED_ONLY):
        room -= int(size)
        if room < 0:
            return int(step_id) + 1
    return 0


def _kept(at: datetime) -> str:
    """Return a time as the file keeps it, in the journal's order: SQLAlchemy's own spelling."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"


def _one(driver: sqlite3.Connection, query: str, *values: object) -> Any:  # noqa: ANN401
    row = driver.execute(query, values).fetchone()
    return None if row is None else row[0]
