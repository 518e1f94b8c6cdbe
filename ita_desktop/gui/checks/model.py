"""The item model of the checks panel: the findings of one report, the gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from ita_desktop.checks import SEVERITY_NAMES, Finding, Severity, place_name
from ita_desktop.gui.checks.packed_findings import PackedFindings
from ita_desktop.gui.look.icons import icon
from ita_desktop.gui.look.tooltip import tooltip
from ita_desktop.locale import Translate

Index = QModelIndex | QPersistentModelIndex

HEAD_ROLE = Qt.ItemDataRole.UserRole
"""How bad a finding is and where."""

_STEP = 30  # rows given to the view at a time: it measures each of them
_NO_INDEX = QModelIndex()


class ChecksModel(QAbstractListModel):
    """Findings as rows: errors, then warnings, then hints, each in the order of the document.

    Args:
        translate: the interface's language.
    """

    def __init__(self, translate: Translate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translate = translate
        self._labels: Sequence[str] | None = None
        self._findings = PackedFindings()
        self._given = 0

    def show(self, findings: PackedFindings, labels: Sequence[str] | None) -> None:
        """Show findings; `labels` are those of the indicators of the report they are in."""
        given = min(len(findings), max(self._given, _STEP))
        if labels == self._labels and self._given == given and self._looks_like(findings):
            # What the view has not been given yet may be another without its being told.
            self._findings = findings
            return
        self.beginResetModel()
        self._findings, self._labels = findings, labels
        self._given = min(_STEP, len(findings))
        self.endResetModel()

    def counts(self) -> Counter[Severity]:
        """Return how many findings there are of each severity."""
        return self._findings.counts

    def finding(self, index: Index) -> Finding | None:
        """Return the finding of an index."""
        return self._findings[index.row()] if index.isValid() else None

    def nearest(self, finding: Finding, row: int) -> QModelIndex:
        """Return the row of the same finding, or what has come to stand in its row."""
        fingerprints = self._findings.fingerprints
        wanted = min(row, len(fingerprints) - 1)
        if finding.fingerprint in fingerprints:
            wanted = fingerprints.index(finding.fingerprint)
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
            return icon(f"finding-{finding.severity.value}")
        head, sentence = self._head(finding), self._sentence(finding)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(sentence)
        words = {
            Qt.ItemDataRole.DisplayRole: sentence,
            HEAD_ROLE: head,
            Qt.ItemDataRole.AccessibleTextRole: f"{head}: {sentence}",
        }
        return words.get(Qt.ItemDataRole(role))

    def _sentence(self, finding: Finding) -> str:
        return self._translate(finding.sentence, **finding.values)

    def _head(self, finding: Finding) -> str:
        name = self._translate(SEVERITY_NAMES[finding.severity])
        if self._labels is None:
            return name
        return f"{name} · {place_name(finding, self._labels, self._translate)}"

    def _looks_like(self, findings: PackedFindings) -> bool:
        """Return whether what the view has been given reads the same in other findings."""
        return all(_looks_like(self._findings[row], findings[row]) for row in range(self._given))


def _looks_like(one: Finding, other: Finding) -> bool:
    """Return whether two findings read the same; their remedies may be long lists of edits."""
    return (one.place, one.sentence, one.values) == (other.place, other.sentence, other.values)
