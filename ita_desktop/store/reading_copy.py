"""A copy of a file that may only be read, for what can be read only after it was written to."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from ita_desktop.store.engine import Database
from ita_desktop.store.errors import MediumGone, NotWritable, of_system
from ita_desktop.store.opening import OlderSchema, make_ready
from ita_desktop.store.terms import Terms

_PARTS = ("", "-journal")  # the file, and what a crash left of a change


class ReadingCopy:
    """Has a workbook's file on this computer, brought up to date, until `release`.

    Args:
        original: the file, of an older schema, or with a change in it that a crash left half done.
        terms: the workbook's terms.

    Raises:
        Problem: the file cannot be read or is damaged, or there is no room for the copy.
    """

    def __init__(self, original: Path, terms: Terms) -> None:
        try:
            self._folder = TemporaryDirectory(prefix="ita-desktop-", ignore_cleanup_errors=True)
        except OSError as error:
            raise of_system(error, original) from error
        self.path = Path(self._folder.name) / original.name
        database = Database(self.path, read_only=False)
        try:
            _copy(original, self.path)
            make_ready(database, self.path, terms, read_only=False)
        except BaseException:
            database.close()
            self.release()
            raise
        database.close()

    def release(self) -> None:
        """Take the copy off this computer."""
        self._folder.cleanup()


def to_be_read(path: Path, terms: Terms) -> tuple[Database, ReadingCopy | None]:
    """Return what reads a workbook without a lock, and the copy that it reads, if it needs one.

    Raises:
        Problem: DamagedWorkbook and others.
    """
    database = Database(path, read_only=True)
    try:
        make_ready(database, path, terms, read_only=True)
    except (MediumGone, NotWritable, OlderSchema):
        database.close()
    except BaseException:
        database.close()
        raise
    else:
        return database, None
    copy = ReadingCopy(path, terms)
    return Database(copy.path, read_only=True), copy


def _copy(original: Path, copy: Path) -> None:
    source = Database(original, read_only=True)
    try:
        # Between two changes of whoever may have it open.
        with source.reading_rows() as driver, closing(sqlite3.connect(copy)) as target:
            driver.backup(target)
    except (NotWritable, MediumGone):
        _copy_parts(original, copy)  # SQLite cannot roll back there what it can here
    finally:
        source.close()


def _copy_parts(original: Path, copy: Path) -> None:
    try:
        for part in _PARTS:
            beside = original.with_name(original.name + part)
            if beside.exists():
                shutil.copyfile(beside, copy.with_name(copy.name + part))
    except OSError as error:
        raise of_system(error, original) from error
