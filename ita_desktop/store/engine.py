"""The one connection to the file: how it is opened, what is set on it, when it is let go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from threading import RLock, get_ident
from typing import TYPE_CHECKING, NamedTuple, cast

from ita_desktop.problems import Problem
from ita_desktop.store.address import address_of
from ita_desktop.store.errors import (
    DamagedWorkbook,
    MediumGone,
    WorkbookBusy,
    WorkbookReplaced,
    of_driver,
)

if TYPE_CHECKING:  # slow to load; the window shows what the driver reads before
    from sqlalchemy import Connection, Engine

_BUSY_SECONDS = 2


class _State(NamedTuple):
    """What tells a file from another one in its place, or from an earlier copy of itself."""

    change_counter: int | None
    newest_entry: tuple[object, ...] | None


# The driver's connection, and the same as SQLAlchemy has it where that is wanted.
_Both = tuple[sqlite3.Connection, "Connection | None"]


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
        self._driver: sqlite3.Connection | None = None
        self._wrapped: Connection | None = None  # the same as SQLAlchemy has it
        self._under_way = False
        self._left: _State | None = None  # how the last change left the file
        self._turn = RLock()
        self._changing: int | None = None  # the thread that has a change under way
        self._aside: Database | None = None  # for who reads meanwhile

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the file; inside a change, the change's."""
        with self._reading(wrapping=True) as (_, wrapped):
            yield cast("Connection", wrapped)

    @contextmanager
    def reading_rows(self) -> Iterator[sqlite3.Connection]:
        """Give what `reading` gives as the driver has it, SQLAlchemy not being loaded for it."""
        with self._reading(wrapping=False) as (driver, _):
            yield driver

    @contextmanager
    def _reading(self, *, wrapping: bool) -> Iterator[_Both]:
        with ExitStack() as stack:
            both = None
            if self._changing not in (None, get_ident()):
                both = self._reading_aside(stack, wrapping=wrapping)
            yield both or stack.enter_context(self._reading_in_turn(wrapping=wrapping))

    @contextmanager
    def _reading_in_turn(self, *, wrapping: bool) -> Iterator[_Both]:
        with self._turn:
            if self.is_writing:
                yield self._opened(), self._wrapped
                return
            with self.trusting(), self._transaction("BEGIN", wrapping=wrapping) as both:
                yield both

    def _reading_aside(self, stack: ExitStack, *, wrapping: bool) -> _Both | None:
        """Return another connection that reads; None while a change goes onto the disk."""
        if self._aside is None:
            self._aside = Database(self.path, read_only=True, patience=0)
        stack.callback(self._aside.close)
        try:
            return stack.enter_context(self._aside.reading_from_now(wrapping=wrapping))
        except WorkbookBusy:
            return None

    @contextmanager
    def reading_from_now(self, *, wrapping: bool) -> Iterator[_Both]:
        """Give what `_reading` gives, the state being the file's now, not when it is first read."""
        with (
            self._turn,
            self.trusting(),
            self._transaction("BEGIN", wrapping=wrapping) as both,
        ):
            both[0].execute("SELECT 1 FROM sqlite_schema").fetchone()
            yield both

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
        with self._writing(wrapping=True) as (_, wrapped):
            yield cast("Connection", wrapped)

    @contextmanager
    def writing_rows(self) -> Iterator[sqlite3.Connection]:
        """Give what `writing` gives as the driver has it."""
        with self._writing(wrapping=False) as (driver, _):
            yield driver

    @contextmanager
    def _writing(self, *, wrapping: bool) -> Iterator[_Both]:
        with self._turn:
            if self.is_writing:
                raise RuntimeError("a change is already under way")
            self._changing = get_ident()
            try:
                with self._transaction("BEGIN IMMEDIATE", wrapping=wrapping) as both:
                    self._refuse_another_file(both[0])
                    yield both
                    newest = _newest_entry(both[0])
                self._left = _State(_change_counter(self.path), newest)
            finally:
                self._changing = None

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """Give what `writing` gives, with foreign keys off, so that tables can be made anew."""
        driver = self._opened()
        driver.execute("PRAGMA foreign_keys = OFF")  # without effect inside a transaction
        try:
            with self.writing() as connection:
                yield connection
        finally:
            self.close()

    def _refuse_another_file(self, driver: sqlite3.Connection) -> None:
        """Raise WorkbookReplaced if the file is not as the last change of ours has left it."""
        left = self._left
        if left is None:
            return
        counter = _change_counter(self.path)
        unknown = None in (left.change_counter, counter)
        if left.newest_entry != _newest_entry(driver) or not (
            unknown or counter == left.change_counter
        ):
            raise WorkbookReplaced(self.path)

    @property
    def is_writing(self) -> bool:
        """Whether a change is under way."""
        return self._under_way

    def close(self) -> None:
        """Let the file go; it is opened again when next needed."""
        with self._turn:
            driver, self._driver = self._driver, None
            wrapped, self._wrapped = self._wrapped, None
            if wrapped is not None:
                with _of_no_account():
                    wrapped.close()
            if driver is not None:
                with _of_no_account():
                    driver.close()

    @contextmanager
    def _transaction(self, begin: str, *, wrapping: bool) -> Iterator[_Both]:
        try:
            driver = self._opened()
            wrapped = self._connected() if wrapping else None
            driver.execute(begin)
            self._under_way = True
            try:
                with nullcontext() if wrapped is None else wrapped.begin():
                    yield driver, wrapped
                if driver.in_transaction:
                    driver.execute("COMMIT")
            except BaseException:
                if driver.in_transaction:
                    with _of_no_account():
                        driver.execute("ROLLBACK")
                raise
            finally:
                self._under_way = False
        except WorkbookReplaced:
            self.close()
            raise
        except UnicodeDecodeError as error:  # what SQLite says of a damaged schema is no text
            raise DamagedWorkbook(self.path) from error
        except Exception as error:
            cause = _driver_error(error)
            problem = None if cause is None else of_driver(cause, self.path)
            if problem is None:
                raise
            if isinstance(problem, MediumGone | DamagedWorkbook):
                self.close()
            raise problem from error

    def _opened(self) -> sqlite3.Connection:
        if self._driver is None:
            self._driver = self._connect()
        return self._driver

    def _connected(self) -> Connection:
        """Return the connection for SQLAlchemy; before a transaction, which it would end."""
        if self._wrapped is None:
            self._wrapped = self._engine.connect()
        return self._wrapped

    @cached_property
    def _engine(self) -> Engine:
        from sqlalchemy import create_engine
        from sqlalchemy.pool import NullPool

        return create_engine("sqlite://", poolclass=NullPool, creator=self._opened)

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


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """Return the connection that SQLAlchemy wraps."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def whole_size(driver: sqlite3.Connection) -> int:
    """Return how many bytes the file has if none is missing."""
    pages, page_size = (
        int(driver.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
    )
    return pages * page_size


def _newest_entry(driver: sqlite3.Connection) -> tuple[object, ...] | None:
    """Return the journal's newest entry, what was changed left out."""
    query = "SELECT id, at, size, state FROM journal ORDER BY id DESC LIMIT 1"
    newest: tuple[object, ...] | None = driver.execute(query).fetchone()
    return newest


@contextmanager
def _of_no_account() -> Iterator[None]:
    """Let an error of the database be: something else has gone wrong before."""
    try:
        yield
    except Exception as error:
        if _driver_error(error) is None:
            raise


def _driver_error(error: Exception) -> sqlite3.Error | None:
    """Return what the driver raised, also where SQLAlchemy says it."""
    cause = getattr(error, "orig", error)
    return cause if isinstance(cause, sqlite3.Error) else None


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
