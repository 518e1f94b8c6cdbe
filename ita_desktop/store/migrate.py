"""Bringing an older file up to date, after a backup copy of it was put beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from sqlalchemy import Connection

from ita_desktop.store.engine import driver_connection
from ita_desktop.store.errors import DamagedWorkbook
from ita_desktop.store.files import write_new
from ita_desktop.store.program import note_program
from ita_desktop.store.schema import revision
from ita_desktop.store.terms import Terms


def back_up(connection: Connection, path: Path, version: int) -> Path:
    """Put a copy of the file as it is beside it and return the copy's path.

    Raises:
        Problem: it cannot be written.
    """
    for number in count(1):
        name = f"{path.name}.before-v{version}{'' if number == 1 else f'-{number}'}.bak"
        copy = path.with_name(name)
        if not copy.exists():
            break
    with closing(sqlite3.connect(":memory:")) as memory:
        driver_connection(connection).backup(memory)
        write_new(copy, memory.serialize())
    return copy


def bring_up_to_date(connection: Connection, path: Path, terms: Terms) -> None:
    """Run the migrations that the file lacks, inside the transaction under way.

    Foreign keys must be off: SQLite lets a table be made anew only by dropping the old one.

    Raises:
        DamagedWorkbook: rows of it belong to nothing.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(terms.migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision(terms.schema_version))
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise DamagedWorkbook(path)
    note_program(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {terms.schema_version:d}")
