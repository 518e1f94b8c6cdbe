"""The item model of what was put aside: each finding with its reason and its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from ita_desktop.checks import Finding, place_name
from ita_desktop.gui.checks.model import HEAD_ROLE
from ita_desktop.gui.look.icons import icon
from ita_desktop.locale import Translate
from ita_desktop.model import Dismissal
from ita_desktop.thai.calendar import format_date
from ita_desktop.thai.digits import has_thai_digits

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class DismissedModel(QAbstractListModel):
    """Dismissals as rows, the oldest first.

    Args:
        translate: the interface's language.
    """

    def __init__(self, translate: Translate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translate = translate
        self._rows: Sequence[tuple[Dismissal, Finding | None]] = []
        self._labels: Sequence[str] = []
        self._days: Mapping[int, datetime] = {}

    def show(
        self,
        rows: Sequence[tuple[Dismissal, Finding | None]],
        labels: Sequence[str],
        days: Mapping[int, datetime],
    ) -> None:
        """Show dismissals.

        Args:
            rows: each with its finding, None of what is right by now.
            labels: those of the report's indicators.
            days: when they were made, by their ids, as far as it is known.
        """
        self.beginResetModel()
        self._rows, self._labels, self._days = rows, labels, days
        self.endResetModel()

    def dismissal(self, index: Index) -> Dismissal | None:
        """Return the dismissal of an index."""
        return self._rows[index.row()][0] if index.isValid() else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QIcon | None:
        """Return what was found and why it is right, its head, or its mark."""
        if not index.isValid():
            return None
        dismissal, finding = self._rows[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(f"finding-{finding.severity.value}") if finding else None
        head, sentence = self._head(dismissal, finding), self._sentence(dismissal, finding)
        words = {
            Qt.ItemDataRole.DisplayRole: sentence,
            HEAD_ROLE: head,
            Qt.ItemDataRole.AccessibleTextRole: f"{head}: {sentence}",
        }
        return words.get(Qt.ItemDataRole(role))

    def _head(self, dismissal: Dismissal, finding: Finding | None) -> str:
        parts = [place_name(finding, self._labels, self._translate)] if finding else []
        at = self._days.get(dismissal.id)
        if at is not None:
            thai = has_thai_digits("".join(parts))
            parts.append(format_date(at.astimezone().date(), thai_digits=thai, short=True))
        return " · ".join(parts)

    def _sentence(self, dismissal: Dismissal, finding: Finding | None) -> str:
        t = self._translate
        said = (
            t(finding.sentence, **finding.values)
            if finding
            else t("This is not there any more; it has been corrected or removed.")
        )
        return said + "\n" + t("Reason: {reason}", reason=dismissal.reason)
