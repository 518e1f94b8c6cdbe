"""The item model of the checks panel: the findings of one report, the gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from ita_desktop.checks import SEVERITY_NAMES, Finding, Severity, place_name
from ita_desktop.gui.icons import icon
from ita_desktop.locale import Translate
from ita_desktop.model import Report

Index = QModelIndex | QPersistentModelIndex

HEAD_ROLE = Qt.ItemDataRole.UserRole
"""How bad a finding is and where."""

_STEP = 200  # rows given to the view at a time: it measures each of them
_GRAVITY = list(Severity)
_NO_INDEX = QModelIndex()


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return errors, then warnings, then hints, each in the order they come in."""
    return sorted(findings, key=lambda finding: _GRAVITY.index(finding.severity))


class ChecksModel(QAbstractListModel):
    """Findings as rows: errors, then warnings, then hints, each in the order of the document.

    Args:
        translate: the interface's language.
    """

    def __init__(self, translate: Translate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translate = translate
        self._icons = {severity: icon(f"finding-{severity.value}") for severity in Severity}
        self._report: Report | None = None
        self._findings: Sequence[Finding] = []
        self._given = 0

    def show(self, findings: Sequence[Finding], report: Report | None) -> None:
        """Show findings, the gravest first; `report` is what they were found in."""
        same = report is self._report and self._given == min(len(findings), max(self._given, _STEP))
        if same and all(map(_looks_like, self._findings[: self._given], findings)):
            # What the view has not been given yet may be another without its being told.
            self._findings = findings
            return
        self.beginResetModel()
        self._findings, self._report = findings, report
        self._given = min(_STEP, len(findings))
        self.endResetModel()

    def counts(self) -> Counter[Severity]:
        """Return how many findings there are of each severity."""
        return Counter(finding.severity for finding in self._findings)

    def finding(self, index: Index) -> Finding | None:
        """Return the finding of an index."""
        return self._findings[index.row()] if index.isValid() else None

    def nearest(self, finding: Finding, row: int) -> QModelIndex:
        """Return the row of the same finding, or what has come to stand in its row.

        Several may have one fingerprint, as the same word twice in a field: the nearest is it.
        """
        rows = [
            number
            for number, other in enumerate(self._findings)
            if other.fingerprint == finding.fingerprint
        ]
        wanted = min(rows, key=lambda number: abs(number - row), default=row)
        wanted = min(wanted, len(self._findings) - 1)
        while wanted >= self._given:
            self.fetchMore()
        return self.index(wanted, 0)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """Return how many findings the view has been given so far."""
        return 0 if parent.isValid() else self._given

    def canFetchMore(self, parent: Index = _NO_INDEX) -> bool:  # noqa: N802 - Qt's name
        """Return whether there are more findings than the view has been given."""
        return not parent.isValid() and self._given < len(self._findings)

    def fetchMore(self, parent: Index = _NO_INDEX) -> None:  # noqa: N802 - Qt's name
        """Give the view some more."""
        if not self.canFetchMore(parent):
            return
        more = min(self._given + _STEP, len(self._findings))
        self.beginInsertRows(QModelIndex(), self._given, more - 1)
        self._given = more
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QIcon | None:
        """Return a finding's sentence, its head, both together, or its mark."""
        finding = self.finding(index)
        if finding is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons[finding.severity]
        head, sentence = self._head(finding), self._sentence(finding)
        words = {
            Qt.ItemDataRole.DisplayRole: sentence,
            HEAD_ROLE: head,
            Qt.ItemDataRole.AccessibleTextRole: f"{head}: {sentence}",
            # What looks like markup would be read as markup in a tooltip: it is escaped.
            Qt.ItemDataRole.ToolTipRole: f"<p>{escape(sentence)}</p>",
        }
        return words.get(Qt.ItemDataRole(role))

    def _sentence(self, finding: Finding) -> str:
        return self._translate(finding.sentence, **finding.values)

    def _head(self, finding: Finding) -> str:
        name = self._translate(SEVERITY_NAMES[finding.severity])
        if self._report is None:
            return name
        return f"{name} · {place_name(finding, self._report, self._translate)}"


def _looks_like(one: Finding, other: Finding) -> bool:
    """Return whether two findings read the same; their remedies may be long lists of edits."""
    return (one.place, one.sentence, one.values) == (other.place, other.sentence, other.values)
