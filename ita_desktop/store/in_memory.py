"""A workbook made in memory, so that its file is put down with all that belongs to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

from ita_desktop.model import Office, Report
from ita_desktop.store.edit import Edit
from ita_desktop.store.engine import driver_connection
from ita_desktop.store.schema import empty_workbook


def new_workbook(
    office: Office, reports: Sequence[Report], contents: Mapping[str, bytes], content_bytes: int
) -> bytes:
    """Return the bytes of a workbook whose journal is empty.

    Args:
        office: whose it is.
        reports: each with all that is in it.
        contents: what their attachments hold, by the `content` that names it.
        content_bytes: how much that may be.

    Raises:
        YearTaken, YearOutOfRange: of a report's fiscal year.
        ContentsFull: the attachments hold too much.
    """
    with in_memory(empty_workbook(office)) as engine:
        with engine.begin() as connection:
            edit = Edit(connection, content_bytes)
            for data in contents.values():
                edit.keep(data)
            edit.add_all(reports)
        with engine.connect() as connection:
            return driver_connection(connection).serialize()


@contextmanager
def in_memory(content: bytes) -> Iterator[Engine]:
    """Give a workbook's content as a database on no disk, one connection being all of it."""
    engine = create_engine(
        "sqlite://", poolclass=StaticPool, creator=lambda: sqlite3.connect(":memory:")
    )
    try:
        with engine.connect() as connection:
            driver_connection(connection).deserialize(content)
        yield engine
    finally:
        engine.dispose()
