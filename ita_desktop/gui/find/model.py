"""The item model of the search: every place found, each with a tick for being replaced."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ita_desktop.locale import Translate
from ita_desktop.model import Base
from ita_desktop.store import Found, Hit, Query
from ita_desktop.thai.folding import fold

Index = QModelIndex | QPersistentModelIndex
RowName = Callable[[type[Base], int, str], str]

PREVIEW_ROLE = Qt.ItemDataRole.UserRole
"""What is shown of a place: a `Preview`."""

_STEP = 200  # rows given to the view at a time
_KEPT_FIELDS = 256
_NO_INDEX = QModelIndex()


class Preview(NamedTuple):
    """What is shown of one place.

    Args:
        where: the field's name and place.
        before, words, after: the text, each line end a space.
        instead: what will stand there, None if nothing is to be put in its place.
    """

    where: str
    before: str
    words: str
    after: str
    instead: str | None


class FindModel(QAbstractListModel):
    """The places found as rows, in the order of the document.

    Args:
        name: says where a field stands.
        translate: the interface's language.
    """

    def __init__(self, name: RowName, translate: Translate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._translate = translate
        self._found = Found(Query(""))
        self._ends: list[int] = []
        self._given = 0
        self._replacement = ""
        self._left_out: dict[tuple[int, int], set[int]] = defaultdict(set)
        self._fresh_cache()

    @property
    def found(self) -> Found:
        """What is shown."""
        return self._found

    def show(self, found: Found) -> None:
        """Show what was found; places left out stay so when the same words are found again."""
        if found.query != self._found.query:
            self._left_out.clear()
        self.beginResetModel()
        self._found = found
        self._ends = list(accumulate(found.counts))
        self._given = min(_STEP, found.hits)
        self._fresh_cache()
        self._keep_left_out()
        self.endResetModel()

    def set_replacement(self, words: str) -> None:
        """Show what other words would make of every place."""
        self._replacement = fold(words)
        self._tell_all()

    def ticked(self) -> int:
        """Return how many places are ticked."""
        return self._found.hits - sum(map(len, self._left_out.values()))

    def tick_all(self, *, on: bool) -> None:
        """Tick every place, or none."""
        self._left_out.clear()
        if not on:
            for number in range(len(self._found)):
                self._left_out[self._found.key(number)] = set(range(self._found.counts[number]))
        self._tell_all()

    def replacements(self) -> Iterator[tuple[type[Base], int, str, str | list[str]]]:
        """Yield what the ticked places make: kind of row, row id, column, new value."""
        for number, count in enumerate(self._found.counts):
            left_out = self._left_out.get(self._found.key(number), ())
            if len(left_out) < count:
                field = self._found[number]
                value = self._found.replaced(number, self._replacement, left_out)
                yield field.entity, field.row_id, field.column, value

    def hit(self, index: Index) -> Hit | None:
        """Return the place of an index; None if there is none."""
        if not index.isValid():
            return None
        number, which = self._place(index.row())
        hits = self._hits_in(number)
        return hits[which] if which < len(hits) else None

    def row_after(self, row: int, by: int) -> QModelIndex:
        """Return the place so many further on, round the ends."""
        if not self._found.hits:
            return QModelIndex()
        wanted = (row + by) % self._found.hits if row >= 0 else (0 if by > 0 else -1)
        wanted %= self._found.hits
        if wanted >= self._given:
            self._give(wanted + 1)
        return self.index(wanted, 0)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """Return how many places the view has been given so far."""
        return 0 if parent.isValid() else self._given

    def canFetchMore(self, parent: Index = _NO_INDEX) -> bool:  # noqa: N802 - Qt's name
        """Return whether there are more places than the view has been given."""
        return not parent.isValid() and self._given < self._found.hits

    def fetchMore(self, parent: Index = _NO_INDEX) -> None:  # noqa: N802 - Qt's name
        """Give the view some more."""
        if self.canFetchMore(parent):
            self._give(self._given + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a place can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a place's text, its preview, or its tick."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            number, which = self._place(index.row())
            out = which in self._left_out.get(self._found.key(number), ())
            return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked
        if role in (PREVIEW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            preview = self._preview(index)
            if role == PREVIEW_ROLE or preview is None:
                return preview
            text = f"{preview.before}{preview.words}{preview.after}"
            if role == Qt.ItemDataRole.DisplayRole:
                return text
            return f"{preview.where}: {text}"
        return None

    def setData(  # noqa: N802 - Qt's name
        self,
        index: Index,
        value: Any,  # noqa: ANN401 - Qt's own
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Tick a place or take its tick away."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        number, which = self._place(index.row())
        key = self._found.key(number)
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left_out[key].discard(which)
        else:
            self._left_out[key].add(which)
        self.dataChanged.emit(index, index, [role])
        return True

    def _keep_left_out(self) -> None:
        """Leave out what was left out and is still there."""
        if not self._left_out:
            return
        before, self._left_out = self._left_out, defaultdict(set)
        for number, count in enumerate(self._found.counts):
            key = self._found.key(number)
            if key in before and (left_out := before[key] & set(range(count))):
                self._left_out[key] = left_out

    def _give(self, least: int) -> None:
        more = min(-(-least // _STEP) * _STEP, self._found.hits)
        self.beginInsertRows(QModelIndex(), self._given, more - 1)
        self._given = more
        self.endInsertRows()

    def _tell_all(self) -> None:
        if self._given:
            self.dataChanged.emit(self.index(0, 0), self.index(self._given - 1, 0))

    def _place(self, row: int) -> tuple[int, int]:
        """Return the field that a row is of, and which place in the field it is."""
        number = bisect_right(self._ends, row)
        return number, row - (self._ends[number - 1] if number else 0)

    def _preview(self, index: Index) -> Preview | None:
        hit = self.hit(index)
        if hit is None:
            return None
        number, _ = self._place(index.row())
        start, end = hit.span
        text = hit.text.replace("\n", " ")
        ticked = self.data(index, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        instead = self._replacement if self._replacement and ticked else None
        return Preview(self._where(number), text[:start], text[start:end], text[end:], instead)

    def _fresh_cache(self) -> None:
        self._hits_in = lru_cache(maxsize=_KEPT_FIELDS)(self._found.hits_in)
        self._where = lru_cache(maxsize=_KEPT_FIELDS)(self._where_of)

    def _where_of(self, number: int) -> str:
        field = self._found[number]
        return self._name(field.entity, field.row_id, field.column)
