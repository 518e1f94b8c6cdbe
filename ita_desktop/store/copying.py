"""A workbook's file as one piece: taken out of a file in use, put down in another place."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from ita_desktop.store.engine import Database
from ita_desktop.store.files import write_new
from ita_desktop.store.lock import Lock
from ita_desktop.store.schema import driver_connection
from ita_desktop.store.terms import Terms


def content_of(path: Path) -> bytes:
    """Return what a new file of the same content has to hold, journal of changes included.

    The file may be open elsewhere, and this may be called in any thread: it is read through a
    connection of its own, between two changes.

    Raises:
        Problem: MediumGone, NotReadable, DamagedWorkbook and others.
    """
    database = Database(path, read_only=True)
    try:
        with database.reading() as connection:
            return _serialized(connection)
    finally:
        database.close()


def put_down(path: Path, content: bytes, *, terms: Terms | None = None) -> None:
    """Write what `content_of` returned to a file, whole or not at all; one there is replaced.

    Raises:
        Problem: WorkbookInUse, FolderMissing, FolderNotWritable, DiskFull and others.
    """
    path = path.resolve()
    lock = Lock(path, (terms or Terms()).clock())
    try:
        write_new(path, content)
    finally:
        lock.release()


def _serialized(connection: Connection) -> bytes:
    # The transaction takes its lock with the first read.
    connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar()
    return driver_connection(connection).serialize()
