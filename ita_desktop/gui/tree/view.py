"""The indicator tree as the clerk sees it: unfolded at the start, always a row selected.

A tree of thousands of rows starts folded: nobody finds anything in it otherwise, and Qt goes
through all unfolded rows at each change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QDrag, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from ita_desktop.gui.look.appearance import Follower, appearance
from ita_desktop.gui.look.zoom import scale_with_zoom
from ita_desktop.gui.tree.clipboard import kind_of
from ita_desktop.gui.tree.indicator_tree import Drop, Index, IndicatorTree
from ita_desktop.gui.tree.nodes import TreeNode, chosen_of
from ita_desktop.locale import Translate
from ita_desktop.model import Indicator, Measure

_UNFOLD_AFTER_MS = 700
_UNFOLDED_ROWS = 2_000


class TreeView(QTreeView):
    """The left side of the window.

    Args:
        tree: the rows.
        translate: the interface's language.
    """

    current_changed = Signal(QModelIndex)
    chosen_changed = Signal()
    dropped = Signal(object)

    def __init__(
        self, tree: IndicatorTree, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.tree = tree
        # Before Qt's own: what it makes the current row then, it does not select.
        tree.rowsAboutToBeRemoved.connect(self._on_rows_going)
        self.setModel(tree)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        scale_with_zoom(self, lambda px: self.setIndentation(px(16)))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(_UNFOLD_AFTER_MS)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setAccessibleName(translate("Indicators and measures"))
        self._let_go_over = QModelIndex()
        tree.dropped.connect(self._on_dropped)
        tree.modelReset.connect(self._on_reset)
        tree.rowsInserted.connect(self._on_rows_inserted)
        self._on_reset()
        Follower(self, appearance().dressed, self.doItemsLayout)

    def lend_only(self) -> None:
        """Let rows be copied to other windows, and none be moved or taken in."""
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's name
        """Go through the unfolded rows when the letters are there, not at each step until then."""
        if not appearance().is_changing:
            super().doItemsLayout()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell what is selected now."""
        super().currentChanged(current, previous)
        self.current_changed.emit(self.currentIndex())

    def selectionChanged(  # noqa: N802 - Qt's name
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Tell that other rows are chosen."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def setCurrentIndex(self, index: Index) -> None:  # noqa: N802 - Qt's name
        """Go to a row and select it alone.

        Qt would look which keys are held, which are those of the shortcut that leads there, and
        leave the rows before selected.
        """
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, alone)

    def chosen(self) -> list[TreeNode]:
        """Return the nodes that an action is about, in the tree's order.

        The current row if none is selected; what is below a chosen indicator goes with it.
        """
        indexes = self.selectedIndexes() or [self.currentIndex()]
        return chosen_of(node for index in indexes if (node := self.tree.node(index)))

    def choose(self, nodes: Sequence[TreeNode], current: TreeNode | None = None) -> None:
        """Select nodes and make one of them, or the first, the current one."""
        if not nodes:
            return
        self.setCurrentIndex(self.tree.index_of_node(current or nodes[0]))
        selection = QItemSelection()
        for first, last in _runs(nodes):
            selection.select(self.tree.index_of_node(first), self.tree.index_of_node(last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Drag the selected rows, without a picture of them that would hide where they go."""
        data = self.tree.mimeData(self.selectedIndexes())
        if data is not None:
            drag = QDrag(self)
            drag.setMimeData(data)
            if self.dragDropMode() == QAbstractItemView.DragDropMode.DragOnly:
                actions = Qt.DropAction.CopyAction
            drag.exec(actions, self.defaultDropAction())

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Note what lies under the mouse, which Qt does not tell the model."""
        self._let_go_over = self.indexAt(event.position().toPoint())
        super().dropEvent(event)

    def _on_dropped(self, drop: Drop) -> None:
        """Take what is dropped right under an unfolded indicator's row for its first measure."""
        over = self.tree.node(self._let_go_over)
        below = self.dropIndicatorPosition() == self.DropIndicatorPosition.BelowItem
        if (
            over is not None
            and below
            and over.parent is drop.parent
            and over.entity is Indicator
            and self.isExpanded(self._let_go_over)
            and kind_of(drop.data) is Measure
        ):
            drop = replace(drop, parent=over, row=0)
        self.dropped.emit(drop)

    def _on_reset(self) -> None:
        # Not the leaves: Qt would go through all that are expanded at each inserted row.
        self.expandToDepth(1 if self._unfolds() else 0)
        self.setCurrentIndex(self.tree.index(0, 0))
        # Qt tells nobody that a reset took the current row away.
        self.current_changed.emit(self.currentIndex())

    def _on_rows_going(self, parent: QModelIndex, first: int, last: int) -> None:
        """Go to the row after what goes, before it, or above it, if the current row goes."""
        above, node = self.tree.node(parent), self.tree.node(self.currentIndex())
        while node is not None and node.parent is not above:
            node = node.parent
        if node is None or above is None or not first <= node.row <= last:
            return
        beside = above.children[last + 1 : last + 2] or above.children[max(0, first - 1) : first]
        self.setCurrentIndex(self.tree.index_of_node(beside[0] if beside else above))

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        """Unfold what is new; what she folded stays folded."""
        if last - first + 1 == self.tree.rowCount(parent):
            self.expand(parent)
        for row in range(first, last + 1):
            index = self.tree.index(row, 0, parent)
            if self._unfolds() and self.tree.hasChildren(index):
                self.expand(index)

    def _unfolds(self) -> bool:
        """Return whether the tree is small enough to be of use with everything unfolded."""
        return self.tree.size <= _UNFOLDED_ROWS


def _runs(nodes: Sequence[TreeNode]) -> list[tuple[TreeNode, TreeNode]]:
    """Return the first and last of neighbours, so that many rows are few ranges."""
    runs: list[tuple[TreeNode, TreeNode]] = []
    for node in nodes:
        last = runs[-1][1] if runs else None
        if last is not None and last.parent is node.parent and last.row + 1 == node.row:
            runs[-1] = (runs[-1][0], node)
        else:
            runs.append((node, node))
    return runs
