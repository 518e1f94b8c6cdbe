"""The file's schema: the store's own tables, and the bytes of an empty workbook."""

from __future__ import annotations

import sqlite3

from sqlalchemy import (
    Column,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    insert,
)
from sqlalchemy.pool import StaticPool

from ita_desktop.model import Base, Office
from ita_desktop.store.engine import driver_connection
from ita_desktop.store.marks import APPLICATION_ID, SCHEMA_VERSION
from ita_desktop.store.program import note_program
from ita_desktop.store.rows import row_values

# `replays` names the change that an undo or redo replays; `state` is a change's own: done, undone,
# or dropped, when something else was changed after its undo. `changes` is JSON, `size` its bytes.
journal_table = Table(
    "journal",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("kind", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("replays", Integer),
    Column("state", Text),
    Column("size", Integer, nullable=False),
    Column("changes", Text, nullable=False),
    Index("ix_journal_state", "state"),
)

# What attachments name, each once by its SHA-256 and never changed. The data last, so that the rest
# is read without it.
content_table = Table(
    "content",
    Base.metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

# The newest entry of the journal that names a content. By itself, for SQLite writes a row whole.
content_step_table = Table(
    "content_step",
    Base.metadata,
    Column("sha256", Text, primary_key=True),
    Column("step", Integer, nullable=False),
)

# Alembic's own, in its own shape: a new file is made without loading Alembic.
_alembic_version = Table(
    "alembic_version",
    MetaData(naming_convention={"pk": "%(table_name)s_pkc"}),
    Column("version_num", String(32), primary_key=True),
)


def revision(version: int) -> str:
    """Return the Alembic revision that makes a file of this version."""
    return f"{version:04}"


def empty_workbook(office: Office) -> bytes:
    """Return the bytes of a workbook that holds `office` and no report."""
    engine = create_engine(
        "sqlite://", poolclass=StaticPool, creator=lambda: sqlite3.connect(":memory:")
    )
    with engine.begin() as connection:
        Base.metadata.create_all(connection, checkfirst=False)
        _alembic_version.create(connection, checkfirst=False)
        connection.execute(insert(_alembic_version), {"version_num": revision(SCHEMA_VERSION)})
        connection.execute(insert(Office), {"id": 1, **row_values(office)})
        note_program(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    with engine.connect() as connection:
        image = driver_connection(connection).serialize()
    engine.dispose()
    return image
