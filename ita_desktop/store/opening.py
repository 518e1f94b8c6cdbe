"""Making a file ready for work: what a crash left, damage, an older schema, a long journal."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ita_desktop.model import Base
from ita_desktop.store import journal
from ita_desktop.store.engine import Database
from ita_desktop.store.errors import DamagedWorkbook, DiskFull, NewerWorkbook
from ita_desktop.store.migrate import back_up, bring_up_to_date
from ita_desktop.store.program import newer_program_of
from ita_desktop.store.schema import whole_size
from ita_desktop.store.terms import Terms

_COLUMNS = """
    SELECT "table".name, "column".name
    FROM sqlite_schema AS "table", pragma_table_info("table".name) AS "column"
    WHERE "table".type = 'table'
"""


def _our_columns() -> set[tuple[str, str]]:
    tables = Base.metadata.tables.values()
    return {(table.name, column.name) for table in tables for column in table.columns}


class OlderSchema(Exception):  # noqa: N818 - no error: a copy of the file is read then
    """The file's schema is older than this program, and nothing may be written."""


def make_ready(database: Database, path: Path, terms: Terms, *, read_only: bool) -> None:
    """Roll back what a crash left, check the schema, migrate, cut the journal.

    Raises:
        Problem: NewerWorkbook, DamagedWorkbook or NotWritable, among others.
        OlderSchema: the file has to be migrated, and may only be read.
    """
    with database.reading() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if path.stat().st_size < whole_size(connection):
            raise DamagedWorkbook(path)
        columns = {(table, column) for table, column in connection.exec_driver_sql(_COLUMNS)}
        # The journal and the contents, which may be long, are left out: 10 ms for 10,000 measures.
        for table in {table for table, _ in columns & _our_columns()} - {"journal", "content"}:
            if connection.exec_driver_sql(f"PRAGMA quick_check({table})").scalar() != "ok":
                raise DamagedWorkbook(path)
    if version > terms.schema_version:
        raise NewerWorkbook(path, newer_program_of(path))
    if version < terms.schema_version:
        if read_only:
            raise OlderSchema
        with database.reading() as connection:
            back_up(connection, path, terms.schema_version)
        with database.rebuilding() as connection:
            bring_up_to_date(connection, path, terms)
    elif not columns >= _our_columns():
        raise DamagedWorkbook(path)
    if not read_only:
        # A write-protected file is refused here; on a full disk, what is too long can wait.
        with suppress(DiskFull), database.trusting(), database.writing() as connection:
            journal.cut(connection, terms)
