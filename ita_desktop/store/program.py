"""Which version of the program a file was made by, so that an older one can ask for it.

Every later version of the file has this table as it is here: older programs look there.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, Table, Text, delete, insert

from ita_desktop import __version__
from ita_desktop.newer import version_of
from ita_desktop.store.address import address_of

# Not among the entities: files made before there was one are whole without it.
_program = Table("program", MetaData(), Column("version", Text, nullable=False))


def note_program(connection: Connection) -> None:
    """Write down that this version gave the file its schema."""
    _program.create(connection, checkfirst=True)
    connection.execute(delete(_program))
    connection.execute(insert(_program), {"version": __version__})


def newer_program_of(path: Path) -> str | None:
    """Return the version that a file of a newer schema was made by, such as 2.1.0.

    Not a byte is changed, and none put beside it, whatever the newer version keeps there.

    Returns:
        None if the file does not say so in a way that is known here.
    """
    try:
        with closing(sqlite3.connect(address_of(path, "immutable=1"), uri=True)) as connection:
            (found,) = connection.execute("SELECT version FROM program").fetchone()
        return str(found) if version_of(str(found)) > version_of(__version__) else None
    except (sqlite3.Error, TypeError, ValueError):
        return None
