"""The item model of the history: the journal's entries, the newest first, under their days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ita_desktop.locale import Translator
from ita_desktop.problems import mark
from ita_desktop.store import StepRecord, Workbook
from ita_desktop.thai.calendar import format_date

Index = QModelIndex | QPersistentModelIndex

DAY_ROLE = Qt.ItemDataRole.UserRole
"""Of a day's head: its name; None of an entry."""
TIME_ROLE = Qt.ItemDataRole.UserRole + 1
"""Of an entry: the time of the day."""
WHERE_ROLE = Qt.ItemDataRole.UserRole + 2
"""Of an entry: where something was changed."""

_PAGE = 100
_MOST_BYTES = 20_000  # of an entry whose changes are read for the list
_KINDS = {"undo": mark("Undone: {step}"), "redo": mark("Done again: {step}")}
_NO_INDEX = QModelIndex()


class HistoryModel(QAbstractListModel):
    """The journal as rows: a day's head, then its entries; read a page at a time.

    Args:
        workbook: whose journal it is.
        where: says where an entry changed something.
        translate: the interface's language.
        today: tells the day.
    """

    def __init__(
        self,
        workbook: Workbook,
        where: Callable[[StepRecord], str],
        translate: Translator,
        parent: QObject | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._where = where
        self._translate = translate
        self._today = today
        self._rows: list[StepRecord | date] = []
        self._places: dict[int, str] = {}
        self._ended = False
        self._append(self._page(None))

    def entry(self, index: Index) -> StepRecord | None:
        """Return the entry of an index; its changes are left unread if they are many."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, StepRecord) else None

    def refresh(self) -> None:
        """Follow the journal, whose newest entries may be more, fewer, or longer by now."""
        self._places.clear()
        newest = {entry.id: entry for entry in self._page(None)}
        self._drop_gone(newest)
        top = self._top()
        now = newest.get(top.id) if top is not None else None
        if top is None or now is None or day_of(now) != day_of(top):
            self._reset(list(newest.values()))
            return
        self._rows[1] = now
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        for entry in sorted(newest.values(), key=lambda entry: entry.id):
            if entry.id > top.id:
                self._put_on_top(entry)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """Return how many rows were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index = _NO_INDEX) -> bool:  # noqa: N802 - Qt's name
        """Return whether the journal may go on."""
        return not parent.isValid() and not self._ended

    def fetchMore(self, parent: Index = _NO_INDEX) -> None:  # noqa: N802 - Qt's name
        """Read a page more."""
        last = self._rows[-1] if self._rows else None
        if self.canFetchMore(parent) and isinstance(last, StepRecord):
            self._append(self._page(last.id))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a day's head cannot be chosen."""
        if self.entry(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return an entry's name, time or place, or a day's name."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, date):
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, DAY_ROLE)
            return self.day_name(row) if role in shown else None
        tells = {
            Qt.ItemDataRole.DisplayRole: self.name,
            TIME_ROLE: time_of,
            WHERE_ROLE: self._place,
            Qt.ItemDataRole.AccessibleTextRole: self._said,
        }
        return tells[role](row) if role in tells else None

    def name(self, entry: StepRecord) -> str:
        """Return what was done."""
        name, t = self._translate(entry.step), self._translate
        return t(_KINDS[entry.kind], step=name) if entry.kind in _KINDS else name

    def day_name(self, day: date) -> str:
        """Return a day's name, counted from today."""
        t, today = self._translate, self._today()
        written = format_date(day, thai_digits=False)
        if t.language != "th":
            written = f"{day.day} {day:%B %Y}"
        if day == today:
            return t("Today, {day}", day=written)
        if day == today - timedelta(days=1):
            return t("Yesterday, {day}", day=written)
        return written

    def _said(self, entry: StepRecord) -> str:
        return f"{time_of(entry)} {self.name(entry)}: {self._place(entry)}"

    def _page(self, before_id: int | None) -> list[StepRecord]:
        return self._workbook.history(_PAGE, before_id=before_id, most_bytes=_MOST_BYTES)

    def _place(self, entry: StepRecord) -> str:
        if entry.id not in self._places:
            self._places[entry.id] = self._where(entry)
        return self._places[entry.id]

    def _top(self) -> StepRecord | None:
        row = self._rows[1] if self._rows else None
        return row if isinstance(row, StepRecord) else None

    def _drop_gone(self, newest: dict[int, StepRecord]) -> None:
        """Take out what is not in the journal any more: typing that came to nothing."""
        while (top := self._top()) is not None and newest and top.id not in newest:
            if top.id < min(newest):
                return
            alone = len(self._rows) == 2 or isinstance(self._rows[2], date)  # noqa: PLR2004
            first = 0 if alone else 1
            self.beginRemoveRows(QModelIndex(), first, 1)
            del self._rows[first:2]
            self.endRemoveRows()

    def _put_on_top(self, entry: StepRecord) -> None:
        same_day = bool(self._rows) and self._rows[0] == day_of(entry)
        rows: list[StepRecord | date] = [entry] if same_day else [day_of(entry), entry]
        first = 1 if same_day else 0
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows[first:first] = rows
        self.endInsertRows()

    def _append(self, entries: list[StepRecord]) -> None:
        self._ended = len(entries) < _PAGE
        last = self._rows[-1] if self._rows else None
        rows = _under_days(entries, day_of(last) if isinstance(last, StepRecord) else None)
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def _reset(self, entries: list[StepRecord]) -> None:
        self.beginResetModel()
        self._rows = _under_days(entries, None)
        self._ended = len(entries) < _PAGE
        self.endResetModel()


def day_of(entry: StepRecord) -> date:
    """Return the day of an entry, here."""
    return entry.at.astimezone().date()


def time_of(entry: StepRecord) -> str:
    """Return the time of the day of an entry, here."""
    return f"{entry.at.astimezone():%H:%M}"


def _under_days(entries: list[StepRecord], day: date | None) -> list[StepRecord | date]:
    """Return entries with a head before each new day; `day` is the one before the first."""
    rows: list[StepRecord | date] = []
    for entry in entries:
        if day_of(entry) != day:
            day = day_of(entry)
            rows.append(day)
        rows.append(entry)
    return rows
