"""The item model of the indicator tree: it follows the file row by row and never resets.

Only another report in view, or another file, makes a new tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon

from ita_desktop.gui.look.icons import status_icon
from ita_desktop.gui.look.tooltip import tooltip
from ita_desktop.gui.session import Session
from ita_desktop.gui.tree.clipboard import ROWS, dragged, is_from, kind_of
from ita_desktop.gui.tree.following import TreeFollower
from ita_desktop.gui.tree.nodes import Nodes, TreeNode, chosen_of, first_line
from ita_desktop.gui.tree.places import place_for_drop
from ita_desktop.locale import Translate
from ita_desktop.model import Base, Digits, Indicator, Measure, Report
from ita_desktop.store import RowChange
from ita_desktop.thai.digits import to_thai

Index = QModelIndex | QPersistentModelIndex

THAI_DIGITS_ROLE = Qt.ItemDataRole.UserRole
"""Of the report: whether it is numbered in Thai digits."""

_NO_INDEX = QModelIndex()
_STAYS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_FLAGS: dict[type[Base], Qt.ItemFlag] = {
    Report: _STAYS | Qt.ItemFlag.ItemIsDropEnabled,
    Indicator: _STAYS | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled,
    Measure: _STAYS | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren,
}


@dataclass(frozen=True)
class Drop:
    """Rows let go over the tree.

    Args:
        data: what they are.
        moves: whether they are rows of this tree that go to another place; copies otherwise.
        parent: what they were dropped on, or whose children they were dropped among.
        row: the child that they were dropped before; -1 on the parent itself.
    """

    data: QMimeData
    moves: bool
    parent: TreeNode
    row: int


class IndicatorTree(QAbstractItemModel):
    """The report in view: the report itself on top, its indicators, their measures.

    Args:
        session: the open workbook.
        translate: the interface's language.
    """

    dropped = Signal(object)

    def __init__(
        self, session: Session, translate: Translate, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._translate = translate
        self._nodes = Nodes()
        self._follower = TreeFollower(self, self._nodes)
        self._load()
        session.rows_changed.connect(self._on_rows_changed)
        session.report_switched.connect(self._on_report_switched)

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """Return the index of a child."""
        # Asked for every row whenever the view lays itself out: no call more than it takes.
        siblings = self._children(parent)
        if column or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, 0, id(siblings[row]))

    def parent(self, index: Index = _NO_INDEX) -> QModelIndex:  # type: ignore[override]
        """Return the index above."""
        node = self.node(index)
        if node is None or node.parent is None:
            return QModelIndex()
        return self.index_of_node(node.parent)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """Return the number of children."""
        return len(self._children(parent))

    def hasChildren(self, parent: Index = _NO_INDEX) -> bool:  # noqa: N802 - Qt's name
        """Return whether there are children."""
        return bool(self._children(parent))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row: only the report itself stays where it is."""
        node = self._nodes.of_serial(index.internalId())
        return _FLAGS[node.entity] if node else Qt.ItemFlag.NoItemFlags

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802, ARG002
        """Return 1."""
        return 1

    def data(
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | QIcon | bool | None:
        """Return a node's text, its text as a plain tooltip, or its status' mark."""
        node = self.node(index)
        if node is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.text(node))
        if role == Qt.ItemDataRole.DecorationRole and node.entity is Measure:
            return status_icon(node.values["status"])
        if role == THAI_DIGITS_ROLE and node.entity is Report:
            return self._has_thai_digits(node)
        return None

    def text(self, node: TreeNode) -> str:
        """Return what a node says."""
        if node.entity is Report:
            year = str(node.values["fiscal_year"])
            digits = to_thai(year) if self._has_thai_digits(node) else year
            return self._translate("Report of fiscal year {year}", year=digits)
        if node.entity is Indicator:
            name = self._translate("Indicator {label}", label=node.values["label"] or "…")
            return f"{name} {first_line(node.values['title'].split(chr(10)))}".strip()
        return node.values["first_line"] or self._translate("No text yet")

    def node(self, index: Index) -> TreeNode | None:
        """Return the node of an index."""
        return self._nodes.of_serial(index.internalId()) if index.isValid() else None

    def index_of(self, entity: type[Base], row_id: int) -> QModelIndex:
        """Return the index of a row of the file; an invalid one if the tree does not show it."""
        node = self._nodes.of_row(entity, row_id)
        return self.index_of_node(node) if node else QModelIndex()

    def index_of_node(self, node: TreeNode) -> QModelIndex:
        """Return the index of a node."""
        return self.createIndex(node.row, 0, id(node))

    @property
    def size(self) -> int:
        """The number of all rows."""
        return len(self._nodes)

    @property
    def top(self) -> TreeNode | None:
        """The report's node; None in a workbook without reports."""
        return self._nodes.top

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Return moving and copying."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return the only type that can be dropped."""
        return [ROWS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Return what a drag of rows carries; nothing for rows of two kinds."""
        nodes = chosen_of(node for index in indexes if (node := self.node(index)))
        return dragged(nodes, self, self._session.workbook)  # type: ignore[return-value]

    def canDropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Return whether what is dragged has a place there."""
        kind, node = kind_of(data), self.node(parent)
        return bool(kind and node and place_for_drop(kind, node, row) and action and column <= 0)

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell what is dropped and where; the tree follows when it is in the file."""
        node = self.node(parent)
        if node is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        moves = action == Qt.DropAction.MoveAction and is_from(data, self)
        self.dropped.emit(Drop(data, moves, node, row))
        return True

    def _has_thai_digits(self, report: TreeNode) -> bool:
        return bool(report.values["digits"] == Digits.THAI)

    def _children(self, parent: Index) -> list[TreeNode]:
        node = self._nodes.of_serial(parent.internalId())
        if node is not None:
            return node.children
        top = self._nodes.top
        return [] if top is None or parent.isValid() else [top]

    def _load(self) -> None:
        report_id = self._session.report_id
        self._nodes.fill(None if report_id is None else self._session.workbook.outline(report_id))

    def _on_report_switched(self) -> None:
        self.beginResetModel()
        self._load()
        self.endResetModel()

    def _on_rows_changed(self, changes: Sequence[RowChange]) -> None:
        self._follower.follow(changes)
