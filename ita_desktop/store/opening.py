"""Making a file ready for work: what a crash left, damage, an older schema, a long journal."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ita_desktop.model import ENTITIES
from ita_desktop.model.declaring import kinds_of
from ita_desktop.store import beginning
from ita_desktop.store.engine import Database, whole_size
from ita_desktop.store.errors import DamagedWorkbook, DiskFull, NewerWorkbook
from ita_desktop.store.program import newer_program_of
from ita_desktop.store.terms import Terms

_COLUMNS = """
    SELECT "table".name, "column".name
    FROM sqlite_schema AS "table", pragma_table_info("table".name) AS "column"
    WHERE "table".type = 'table'
"""


# The store's own tables, as `schema` makes them.
_OWN_COLUMNS = {
    *(("journal", c) for c in ("id", "at", "kind", "step", "replays", "state", "size", "changes")),
    *(("content", column) for column in ("sha256", "size", "data")),
    *(("content_step", column) for column in ("sha256", "step")),
}


def our_columns() -> set[tuple[str, str]]:
    """Return the tables and columns that a file has, Alembic's aside."""
    entities = {(each.__tablename__, column) for each in ENTITIES for column in kinds_of(each)}
    return _OWN_COLUMNS | entities


class OlderSchema(Exception):  # noqa: N818 - no error: a copy of the file is read then
    """The file's schema is older than this program, and nothing may be written."""


def make_ready(database: Database, path: Path, terms: Terms, *, read_only: bool) -> None:
    """Roll back what a crash left, check the schema, migrate, cut the journal.

    Raises:
        Problem: NewerWorkbook, DamagedWorkbook or NotWritable, among others.
        OlderSchema: the file has to be migrated, and may only be read.
    """
    with database.reading_rows() as driver:
        (version,) = driver.execute("PRAGMA user_version").fetchone()
        if path.stat().st_size < whole_size(driver):
            raise DamagedWorkbook(path)
        columns = set(driver.execute(_COLUMNS))
        # The journal and the contents, which may be long, are left out: 10 ms for 10,000 measures.
        for table in {table for table, _ in columns & our_columns()} - {"journal", "content"}:
            if driver.execute(f"PRAGMA quick_check({table})").fetchone() != ("ok",):
                raise DamagedWorkbook(path)
    if version > terms.schema_version:
        raise NewerWorkbook(path, newer_program_of(path))
    if version < terms.schema_version:
        if read_only:
            raise OlderSchema
        from ita_desktop.store.migrate import back_up, bring_up_to_date

        with database.reading() as connection:
            back_up(connection, path, terms.schema_version)
        with database.rebuilding() as connection:
            bring_up_to_date(connection, path, terms)
    elif not columns >= our_columns():
        raise DamagedWorkbook(path)
    if not read_only:
        # A write-protected file is refused here; on a full disk, what is too long can wait.
        with suppress(DiskFull), database.trusting(), database.writing_rows() as driver:
            beginning.cut(driver, terms)
