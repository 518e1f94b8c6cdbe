"""What a workbook goes by: its clock, its limits, its schema. Tests give other terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ita_desktop.store.marks import SCHEMA_VERSION

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Terms:
    """The terms of one open workbook.

    Args:
        clock: the time now, aware, in UTC.
        typing_pause: changes of one field less than this apart are one step.
        history_age: journal entries older than this are cut at the next opening.
        history_bytes: size of the journal above which the oldest entries are cut likewise.
        content_bytes: how much attachments may hold together. Of what only the journal names, as
            much again is kept; above that the oldest entries are cut likewise.
        schema_version: the schema that the entities of this program need.
        migrations: the folder of the Alembic revisions that lead there.
    """

    clock: Callable[[], datetime] = _now
    typing_pause: timedelta = timedelta(seconds=10)
    history_age: timedelta = timedelta(days=731)
    history_bytes: int = 50 * 1024 * 1024
    content_bytes: int = 200 * 1024 * 1024
    schema_version: int = SCHEMA_VERSION
    migrations: Path = MIGRATIONS
