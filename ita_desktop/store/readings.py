"""What an open workbook tells of its rows, and nothing that changes them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ita_desktop.model import Base, Dismissal, Indicator, Measure, Office, Report
from ita_desktop.model.declaring import carry_out
from ita_desktop.store import first_rows
from ita_desktop.store.engine import Database
from ita_desktop.store.late import is_loaded, late
from ita_desktop.store.outline import Outline, outline
from ita_desktop.store.row_place import RowPlace

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ita_desktop.store import apart, contents, journal, reading, searching, units
    from ita_desktop.store.apart import ReportApart
    from ita_desktop.store.searching import Found, Query
else:
    apart, contents, journal = map(late, ("apart", "contents", "journal"))
    reading, searching, units = map(late, ("reading", "searching", "units"))

_Read = TypeVar("_Read")
_Entity = TypeVar("_Entity", bound=Base)


class Readings:
    """The half of a workbook that reads.

    Args:
        database: its file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._quick = False

    @property
    def file(self) -> Path:
        """Where the content is read: `path`, or a copy of that file that is there until `close`."""
        return self._database.path

    def office(self) -> Office:
        """Return the office that owns the workbook."""
        if self._in_haste:
            return self._read_rows(lambda driver: first_rows.row(driver, Office, 1))
        return self._read(reading.office)

    def reports(self) -> list[Report]:
        """Return the reports without their indicators, the newest fiscal year first."""
        if self._in_haste:
            newest_first = "ORDER BY fiscal_year DESC"
            return self._read_rows(lambda driver: first_rows.rows(driver, Report, newest_first))
        return self._read(reading.reports)

    def report(self, report_id: int) -> Report:
        """Return a report with all its indicators and measures. Raises RowMissing."""
        return self._read(lambda connection: reading.report(connection, report_id))

    def report_of_year(self, fiscal_year: int) -> Report | None:
        """Return a Buddhist fiscal year's report with all that is in it, None if there is none."""
        with self._database.reading() as connection:
            report_id = reading.report_id_of_year(connection, fiscal_year)
            return None if report_id is None else reading.report(connection, report_id)

    def indicators(self, report_id: int) -> list[Indicator]:
        """Return a report's indicators in order, with their measures. Raises RowMissing."""
        return self._read(lambda connection: reading.indicators(connection, report_id))

    def measure(self, measure_id: int) -> Measure:
        """Return one measure with its attachments, without its indicator. Raises RowMissing."""
        if self._in_haste:
            return self._read_rows(lambda driver: first_rows.measure(driver, measure_id))
        return self._read(lambda connection: reading.measure(connection, measure_id))

    def row(self, entity: type[_Entity], row_id: int) -> _Entity:
        """Return one row, without what stands above or below it. Raises RowMissing."""
        if self._in_haste:
            return self._read_rows(lambda driver: first_rows.row(driver, entity, row_id))
        return self._read(lambda connection: reading.row(connection, entity, row_id))

    def whole_indicators(self, row_ids: Sequence[int]) -> list[Indicator]:
        """Return indicators with their measures, in the ids' order; who is gone is left out."""
        return self._read(lambda connection: reading.whole_indicators(connection, row_ids))

    def measures(self, row_ids: Sequence[int]) -> list[Measure]:
        """Return measures in the order of the ids; who is gone is left out."""
        return self._read(lambda connection: reading.measures(connection, row_ids))

    def report_id_of(self, entity: type[Base], row_id: int) -> int | None:
        """Return the id of the report that a row is or belongs to, None if there is none."""
        return self._read(lambda connection: reading.report_id_of(connection, entity, row_id))

    def outline(self, report_id: int) -> Outline:
        """Return what a tree of a report shows: much faster than `report`. Raises RowMissing."""
        return self._read_rows(lambda driver: outline(driver, report_id))

    def dismissals(self, report_id: int) -> list[Dismissal]:
        """Return what was put aside in a report, the oldest first. Raises RowMissing."""
        return self._read(lambda connection: reading.dismissals(connection, report_id))

    def responsible_units(self) -> Counter[str]:
        """Return every unit that a measure of any report names, and how many measures do."""
        return self._read(units.responsible_units)

    def place_of(self, entity: type[Base], row_id: int) -> RowPlace | None:
        """Return where a report or what is in it stands; None of any other, or if gone."""
        return self._read(lambda connection: reading.place_of(connection, entity, row_id))

    def report_apart(self, report_id: int) -> ReportApart:
        """Return a report with its office and dismissals; in any thread. Raises RowMissing.

        Who changes the file meanwhile need not wait; what was read may then be partly older.
        """
        return apart.read_apart(self.file, report_id)

    def dismissed_at(self) -> dict[int, datetime]:
        """Return when findings were put aside, by the dismissals' ids, as far as it is known."""
        return self._read(journal.dismissed_at)

    def search(
        self,
        query: Query,
        report_id: int | None = None,
        *,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Found:
        """Return where words stand, in the office and one report, or in all reports if None.

        It may be called in any thread.

        Raises:
            Stopped: `stopped`, asked now and then, returned true.
        """
        return searching.search(self.file, query, report_id, stopped=stopped)

    def content(self, sha256: str) -> bytes:
        """Return what an attachment holds, by the `content` that names it; in any thread.

        Raises:
            ContentMissing: it is not, or no longer, in the workbook.
        """
        return self._read(lambda connection: contents.read(connection, sha256))

    def content_size(self) -> int:
        """Return how many bytes the attachments of all reports hold, the same bytes counted once.

        `Edit.keep` refuses what would make it more than `Terms.content_bytes`.
        """
        return self._read(contents.size_of)

    def _read(self, read: Callable[[Connection], _Read]) -> _Read:
        if not self._in_haste:
            carry_out()
        with self._database.reading() as connection:
            return read(connection)

    def _read_rows(self, read: Callable[[sqlite3.Connection], _Read]) -> _Read:
        with self._database.reading_rows() as driver:
            return read(driver)

    @property
    def _in_haste(self) -> bool:
        """Whether rows are still read as `open_quickly` says."""
        self._quick = self._quick and not is_loaded()
        return self._quick
