"""A workbook's file taken out of a file in use, and put down in another place."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ita_desktop.files import written_whole
from ita_desktop.store import contents, journal
from ita_desktop.store.address import address_of
from ita_desktop.store.changes import joined
from ita_desktop.store.edit import Edit
from ita_desktop.store.engine import Database, driver_connection
from ita_desktop.store.errors import of_driver, of_system
from ita_desktop.store.in_memory import in_memory
from ita_desktop.store.lock import Lock
from ita_desktop.store.schema import content_table
from ita_desktop.store.terms import Terms

_BUSY_SECONDS = 2
_SCHEMA = "SELECT type, name, sql FROM file.sqlite_schema WHERE sql IS NOT NULL"
_OWN = "sqlite_"  # what SQLite names its own tables by


@dataclass(frozen=True)
class WorkbookCopy:
    """What a new file of the same content has to hold, journal of changes included.

    Args:
        rows: a file that has all but what attachments hold.
        contents: that, by the `content` that names it; whatever the journal still names, too.
    """

    rows: bytes
    contents: Mapping[str, bytes]


def content_of(path: Path, known: Mapping[str, bytes] | None = None) -> WorkbookCopy:
    """Return a copy of a workbook.

    The file may be open elsewhere, and this may be called in any thread: it is read through a
    connection of its own, between two changes, and a piece at a time, so that nobody who writes
    has to wait for long.

    Args:
        path: the workbook.
        known: what an earlier copy has in `contents`; it never changes and is not read again.

    Raises:
        Problem: MediumGone, NotReadable, DamagedWorkbook and others.
    """
    database = Database(path, read_only=True)
    known = known or {}
    try:
        rows, names = _rows(path)
        found = {}
        for name in names:
            if name in known:
                found[name] = known[name]
            else:
                with database.reading() as connection:
                    found[name] = contents.read(connection, name)
        return WorkbookCopy(rows, found)
    finally:
        database.close()


def changed_copy(
    copy: WorkbookCopy,
    step: str,
    change: Callable[[Edit], None],
    *,
    terms: Terms | None = None,
) -> WorkbookCopy:
    """Return a copy after one more change, which is a step of its own in its journal.

    Args:
        copy: has in `contents` what new attachments hold.
        step: as for `Workbook.change`.
        change: makes it; nothing is on a disk meanwhile.
        terms: other terms than the program's own.

    Raises:
        Problem: what the rows refuse: RowMissing, YearTaken and others.
    """
    terms = terms or Terms()
    with in_memory(copy.rows) as engine:
        with engine.begin() as connection:
            edit = Edit(connection, terms.content_bytes)
            change(edit)
            edit.end()
            if changes := joined(edit.changes):
                journal.record(connection, step, changes, at=terms.clock())
        with engine.connect() as connection:
            return replace(copy, rows=driver_connection(connection).serialize())


def put_down(path: Path, copy: WorkbookCopy, *, terms: Terms | None = None) -> None:
    """Write what `content_of` returned to a file, whole or not at all; one there is replaced.

    Raises:
        Problem: WorkbookInUse, FolderMissing, FolderNotWritable, DiskFull and others.
    """
    path = path.resolve()
    lock = Lock(path, (terms or Terms()).clock())
    try:
        with written_whole(path) as target:
            target.write(copy.rows)
            target.flush()
            if copy.contents:
                _put_contents(Path(target.name), copy.contents, path)
    except OSError as error:
        raise of_system(error, path) from error
    finally:
        lock.release()


def _rows(path: Path) -> tuple[bytes, list[str]]:
    """Return a file without what attachments hold, and the names of that."""
    with (
        _told_as_problem(path),
        closing(
            sqlite3.connect(":memory:", uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
        ) as memory,
    ):
        memory.execute("ATTACH ? AS file", (address_of(path),))
        memory.execute("BEGIN")
        schema = memory.execute(_SCHEMA).fetchall()
        tables = [(name, sql) for kind, name, sql in schema if kind == "table"]
        # Indexes last, for then SQLite copies tables as they are.
        for name, sql in tables:
            if not name.startswith(_OWN):
                memory.execute(sql)
                if name != content_table.name:
                    memory.execute(f'INSERT INTO main."{name}" SELECT * FROM file."{name}"')  # noqa: S608
        memory.execute("DELETE FROM main.sqlite_sequence")
        memory.execute("INSERT INTO main.sqlite_sequence SELECT * FROM file.sqlite_sequence")
        for kind, _, sql in schema:
            if kind == "index":
                memory.execute(sql)
        names = [name for (name,) in memory.execute("SELECT sha256 FROM file.content")]
        for pragma in ("application_id", "user_version"):
            (value,) = memory.execute(f"PRAGMA file.{pragma}").fetchone()
            memory.execute(f"PRAGMA main.{pragma} = {value:d}")
        memory.execute("COMMIT")
        return memory.serialize(), names


def _put_contents(draft: Path, found: Mapping[str, bytes], path: Path) -> None:
    with (
        _told_as_problem(path),
        closing(sqlite3.connect(draft, isolation_level=None)) as connection,
    ):
        # Nobody sees the draft before it is whole and on the disk.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for name, data in found.items():
            connection.execute(
                "INSERT INTO content (sha256, size, data) VALUES (?, ?, ?)", (name, len(data), data)
            )
        connection.execute("COMMIT")


@contextmanager
def _told_as_problem(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        problem = of_driver(error, path)
        if problem is None:
            raise
        raise problem from error
