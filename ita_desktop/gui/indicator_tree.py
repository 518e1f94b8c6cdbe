"""The item model of the indicator tree: it follows the file row by row and never resets.

Only another report in view, or another file, makes a new tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from ita_desktop.gui.icons import status_icon
from ita_desktop.gui.session import Session
from ita_desktop.gui.tree_nodes import PARENT_COLUMN, TreeNode, report_node
from ita_desktop.locale import Translate
from ita_desktop.model import Base, Digits, Indicator, Measure, Report, Status
from ita_desktop.store import RowChange
from ita_desktop.thai.digits import to_thai

Index = QModelIndex | QPersistentModelIndex
Key = tuple[type[Base], int]

THAI_DIGITS_ROLE = Qt.ItemDataRole.UserRole
"""Of the report: whether it is numbered in Thai digits."""

_NO_INDEX = QModelIndex()


class IndicatorTree(QAbstractItemModel):
    """The report in view: the report itself on top, its indicators, their measures.

    Args:
        session: the open workbook.
        translate: the interface's language.
    """

    def __init__(
        self, session: Session, translate: Translate, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._translate = translate
        self._icons = {status: status_icon(status) for status in (*Status, None)}
        self._top: TreeNode | None = None
        self._nodes: dict[Key, TreeNode] = {}
        self._serials: dict[int, TreeNode] = {}
        self._load()
        session.rows_changed.connect(self._on_rows_changed)
        session.report_switched.connect(self._on_report_switched)

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """Return the index of a child."""
        if column != 0 or row < 0:
            return QModelIndex()
        siblings = self._children(parent)
        return self._index_of(siblings[row]) if row < len(siblings) else QModelIndex()

    def parent(self, index: Index = _NO_INDEX) -> QModelIndex:  # type: ignore[override]
        """Return the index above."""
        node = self.node(index)
        if node is None or node.parent is None:
            return QModelIndex()
        return self._index_of(node.parent)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """Return the number of children."""
        return len(self._children(parent))

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
            # A tooltip that looks like markup would be read as markup: escape what was typed.
            return f"<p>{escape(self.text(node))}</p>"
        if role == Qt.ItemDataRole.DecorationRole and node.entity is Measure:
            return self._icons[node.values["status"]]
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
            return f"{name} {_first_line(node.values['title'].split(chr(10)))}".strip()
        return _first_line(node.values["measures"]) or self._translate("No text yet")

    def node(self, index: Index) -> TreeNode | None:
        """Return the node of an index."""
        return self._serials.get(index.internalId()) if index.isValid() else None

    def index_of(self, entity: type[Base], row_id: int) -> QModelIndex:
        """Return the index of a row of the file; an invalid one if the tree does not show it."""
        node = self._nodes.get((entity, row_id))
        return self._index_of(node) if node else QModelIndex()

    def measures_in_order(self) -> list[TreeNode]:
        """Return all measures, from the first to the last."""
        return [node for node in self._top.walk() if node.entity is Measure] if self._top else []

    def _has_thai_digits(self, report: TreeNode) -> bool:
        return bool(report.values["digits"] == Digits.THAI)

    def _children(self, parent: Index) -> list[TreeNode]:
        if not parent.isValid():
            return [self._top] if self._top else []
        node = self.node(parent)
        return node.children if node else []

    def _index_of(self, node: TreeNode) -> QModelIndex:
        return self.createIndex(node.row, 0, id(node))

    def _load(self) -> None:
        report = self._session.report()
        self._top = report_node(report) if report else None
        self._nodes.clear()
        self._serials.clear()
        for node in self._top.walk() if self._top else ():
            self._remember(node)

    def _remember(self, node: TreeNode) -> None:
        self._nodes[node.entity, node.row_id] = node
        self._serials[id(node)] = node

    def _on_report_switched(self) -> None:
        self.beginResetModel()
        self._load()
        self.endResetModel()

    def _on_rows_changed(self, changes: Sequence[RowChange]) -> None:
        known = [change for change in changes if change.entity in (Report, Indicator, Measure)]
        self._remove(change for change in known if change.after is None)
        self._update([change for change in known if change.before and change.after])
        inserted = [change for change in known if change.before is None]
        for entity in (Indicator, Measure):
            self._insert(change for change in inserted if change.entity is entity)

    def _remove(self, changes: Iterable[RowChange]) -> None:
        nodes = [self._nodes.get((change.entity, change.row_id)) for change in changes]
        # What goes with its parent is not removed first, so that it never becomes the current row.
        for node in [node for node in nodes if node and node.parent not in nodes]:
            if node.parent is None:
                continue
            row = node.row
            self.beginRemoveRows(self._index_of(node.parent), row, row)
            del node.parent.children[row]
            for gone in node.walk():
                del self._nodes[gone.entity, gone.row_id]
                del self._serials[id(gone)]
            self.endRemoveRows()

    def _insert(self, changes: Iterable[RowChange]) -> None:
        for change in changes:
            values = change.after or {}
            parent = self._parent_in(change.entity, values)
            if parent is None or (change.entity, change.row_id) in self._nodes:
                continue
            node = TreeNode(change.entity, change.row_id, values, parent)
            row = parent.place_for(node.order)
            self.beginInsertRows(self._index_of(parent), row, row)
            parent.children.insert(row, node)
            self._remember(node)
            self.endInsertRows()

    def _update(self, changes: Sequence[RowChange]) -> None:
        touched = [
            (node, change.after or {})
            for change in changes
            if (node := self._nodes.get((change.entity, change.row_id))) is not None
        ]
        changed = [node for node, values in touched if node.take(values)]
        for node, values in touched:
            parent = self._parent_in(node.entity, values) or node.parent
            if parent is not None and parent is not node.parent:
                self._move(node, parent, parent.place_for(node.order))
        for parent in {id(node.parent): node.parent for node in changed if node.parent}.values():
            self._put_in_order(parent)
        for node in changed:
            index = self._index_of(node)
            self.dataChanged.emit(index, index)

    def _put_in_order(self, parent: TreeNode) -> None:
        """Move children until they stand by position, as few of them as it takes for one move."""
        target = sorted(parent.children, key=lambda child: child.order)
        for row, wanted in enumerate(target):
            while parent.children[row] is not wanted:
                here = parent.children[row]
                follows = row + 1 < len(target) and parent.children[row + 1] is wanted
                if follows:
                    self._move(here, parent, target.index(here) + 1)
                else:
                    self._move(wanted, parent, row)

    def _move(self, node: TreeNode, parent: TreeNode, row: int) -> None:
        """Move a node before the child that is at `row` now."""
        old, old_row = node.parent, node.row
        if old is None:
            return
        self.beginMoveRows(self._index_of(old), old_row, old_row, self._index_of(parent), row)
        del old.children[old_row]
        parent.children.insert(row - 1 if old is parent and old_row < row else row, node)
        node.parent = parent
        self.endMoveRows()

    def _parent_in(self, entity: type[Base], values: dict[str, Any]) -> TreeNode | None:
        column = PARENT_COLUMN.get(entity)
        if column is None or column not in values:
            return None
        above = Report if entity is Indicator else Indicator
        return self._nodes.get((above, values[column]))


def _first_line(lines: Sequence[str]) -> str:
    return next((line.strip() for line in lines if line.strip()), "")
