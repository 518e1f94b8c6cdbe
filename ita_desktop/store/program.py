"""Which version of the program a file was made by, so that an older one can ask for it.

Every later version of the file has this table as it is here: older programs look there.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop import __version__
from ita_desktop.newer import version_of
from ita_desktop.store.address import address_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Not among the entities: files made before there was one are whole without it.
_TABLE = "CREATE TABLE IF NOT EXISTS program (version TEXT NOT NULL)"


def note_program(connection: Connection) -> None:
    """Write down that this version gave the file its schema."""
    connection.exec_driver_sql(_TABLE)
    connection.exec_driver_sql("DELETE FROM program")
    connection.exec_driver_sql("INSERT INTO program (version) VALUES (?)", (__version__,))


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
