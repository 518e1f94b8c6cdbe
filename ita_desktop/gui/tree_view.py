"""The indicator tree as the clerk sees it: always unfolded at the start, always a row selected."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from ita_desktop.gui.indicator_tree import Index, IndicatorTree
from ita_desktop.locale import Translate


class TreeView(QTreeView):
    """The left side of the window.

    Args:
        tree: the rows.
        translate: the interface's language.
    """

    current_changed = Signal(QModelIndex)

    def __init__(
        self, tree: IndicatorTree, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.tree = tree
        self.setModel(tree)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(18, 18))
        self.setIndentation(16)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setAccessibleName(translate("Indicators and measures"))
        tree.modelReset.connect(self._on_reset)
        tree.rowsInserted.connect(self._on_rows_inserted)
        self._on_reset()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell what is selected now."""
        super().currentChanged(current, previous)
        self.current_changed.emit(self.currentIndex())

    def _on_reset(self) -> None:
        # Not the leaves: Qt would go through all that are expanded at each inserted row.
        self.expandToDepth(1)
        self.setCurrentIndex(self.tree.index(0, 0))
        # Qt tells nobody that a reset took the current row away.
        self.current_changed.emit(self.currentIndex())

    def _on_rows_inserted(self, parent: QModelIndex) -> None:
        # Expanding lays all rows out anew, so it is done once a parent.
        if not self.isExpanded(parent):
            self.expand(parent)
