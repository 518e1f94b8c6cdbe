"""The one connection to the file: how it is opened, what is set on it, when it is let go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import RLock, get_ident
from typing import NamedTuple

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from ita_desktop.problems import Problem
from ita_desktop.store.address import address_of
from ita_desktop.store.errors import (
    DamagedWorkbook,
    MediumGone,
    WorkbookBusy,
    WorkbookReplaced,
    of_sqlite,
)
from ita_desktop.store.schema import driver_connection

_BUSY_SECONDS = 2


class _State(NamedTuple):
    """What tells a file from another one in its place, or from an earlier copy of itself."""

    change_counter: int | None
    newest_entry: tuple[object, ...] | None


class Database:
    """A workbook's file as SQLite sees it; connects when needed, again after the file was gone.

    One thread at a time reads or writes, and another one waits for its turn; but who only reads
    while another one changes the file need not: it sees what was before that change.

    Args:
        path: an existing file.
        read_only: never change it, but for rolling back what a crash left half done.
        patience: how many seconds to wait for who else has the file.
    """

    def __init__(self, path: Path, *, read_only: bool, patience: float = _BUSY_SECONDS) -> None:
        self.path = path
        self._read_only = read_only
        self._patience = patience
        self._engine = create_engine("sqlite://", poolclass=NullPool, creator=self._connect)
        self._connection: Connection | None = None
        self._begin = "BEGIN"
        self._left: _State | None = None  # how the last change left the file
        self._turn = RLock()
        self._changing: int | None = None  # the thread that has a change under way
        self._aside: Database | None = None  # for who reads meanwhile
        event.listen(self._engine, "begin", self._on_begin)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the file; inside a change, the change's."""
        with ExitStack() as stack:
            connection = None
            if self._changing not in (None, get_ident()):
                connection = self._reading_aside(stack)
            yield connection or stack.enter_context(self._reading_in_turn())

    @contextmanager
    def _reading_in_turn(self) -> Iterator[Connection]:
        with self._turn:
            if self.is_writing:
                yield self._connected()
                return
            with self.trusting(), self._transaction("BEGIN") as connection:
                yield connection

    def _reading_aside(self, stack: ExitStack) -> Connection | None:
        """Return another connection that reads; None while a change goes onto the disk."""
        if self._aside is None:
            self._aside = Database(self.path, read_only=True, patience=0)
        stack.callback(self._aside.close)
        try:
            return stack.enter_context(self._aside.reading_from_now())
        except WorkbookBusy:
            return None

    @contextmanager
    def reading_from_now(self) -> Iterator[Connection]:
        """Give what `reading` gives, the state being the file's now, not when it is first read."""
        with self._turn, self.trusting(), self._transaction("BEGIN") as connection:
            connection.exec_driver_sql("SELECT 1 FROM sqlite_schema")
            yield connection

    @contextmanager
    def trusting(self) -> Iterator[None]:
        """Take a value that nothing of ours can have written for what it is: damage."""
        try:
            yield
        except Problem:
            raise
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise DamagedWorkbook(self.path) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose work is all on the disk at the end, or not at all."""
        with self._turn:
            if self.is_writing:
                raise RuntimeError("a change is already under way")
            self._changing = get_ident()
            try:
                with self._transaction("BEGIN IMMEDIATE") as connection:
                    self._refuse_another_file(connection)
                    yield connection
                    newest = _newest_entry(connection)
                self._left = _State(_change_counter(self.path), newest)
            finally:
                self._changing = None

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """Give what `writing` gives, with foreign keys off, so that tables can be made anew."""
        driver = driver_connection(self._connected())
        driver.execute("PRAGMA foreign_keys = OFF")  # without effect inside a transaction
        try:
            with self.writing() as connection:
                yield connection
        finally:
            self.close()

    def _refuse_another_file(self, connection: Connection) -> None:
        """Raise WorkbookReplaced if the file is not as the last change of ours has left it."""
        left = self._left
        if left is None:
            return
        counter = _change_counter(self.path)
        unknown = None in (left.change_counter, counter)
        if left.newest_entry != _newest_entry(connection) or not (
            unknown or counter == left.change_counter
        ):
            raise WorkbookReplaced(self.path)

    @property
    def is_writing(self) -> bool:
        """Whether a change is under way."""
        return self._connection is not None and self._connection.in_transaction()

    def close(self) -> None:
        """Let the file go; it is opened again when next needed."""
        with self._turn:
            connection, self._connection = self._connection, None
            if connection is not None:
                with suppress(DBAPIError):
                    connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        try:
            connection = self._connected()
            self._begin = begin
            with connection.begin():
                yield connection
        except DBAPIError as error:
            problem = of_sqlite(error, self.path)
            if problem is None:
                raise
            if isinstance(problem, MediumGone | DamagedWorkbook):
                self.close()
            raise problem from error
        except WorkbookReplaced:
            self.close()
            raise
        except UnicodeDecodeError as error:  # what SQLite says of a damaged schema is no text
            raise DamagedWorkbook(self.path) from error

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        # Whose turn it is, `_turn` sees to.
        connection = sqlite3.connect(
            address_of(self.path),
            uri=True,
            timeout=self._patience,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute(f"PRAGMA query_only = {'ON' if self._read_only else 'OFF'}")
            connection.execute("PRAGMA journal_mode = DELETE")
            # A change keeps in memory what it changed until its end: others can read until then.
            connection.execute("PRAGMA cache_spill = OFF")
        except BaseException:
            connection.close()
            raise
        return connection

    def _on_begin(self, connection: Connection) -> None:
        connection.exec_driver_sql(self._begin)


def _newest_entry(connection: Connection) -> tuple[object, ...] | None:
    """Return the journal's newest entry, what was changed left out."""
    driver = driver_connection(connection)
    query = "SELECT id, at, size, state FROM journal ORDER BY id DESC LIMIT 1"
    newest: tuple[object, ...] | None = driver.execute(query).fetchone()
    return newest


def _change_counter(path: Path) -> int | None:
    """Return the number that SQLite counts up with each change; None if it cannot be read.

    It stands in bytes 24 to 27 of the file (SQLite's file format, 1.3.7).
    """
    try:
        with path.open("rb") as file:
            head = file.read(28)
    except OSError:
        return None
    return int.from_bytes(head[24:28], "big")
