"""The office's units as a list of check boxes that opens over the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ita_desktop.gui.fields.tick_delegate import TickDelegate
from ita_desktop.gui.look.zoom import scaled

_WIDTH, _MOST_HEIGHT = 380, 340


class UnitsPopup(QFrame):
    """A list of units to tick; Enter or Escape closes it, so does a click beside it.

    Args:
        name: what the list is, for screen readers.
        owner: the field or button that it belongs to.
    """

    ticked = Signal(str, bool)

    def __init__(self, name: str, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(name)
        self.view = _Ticks()
        self.view.setAccessibleName(name)
        self.view.itemChanged.connect(self._on_item_changed)
        self.view.left.connect(self.close)
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.view)

    def show_units(self, units: Sequence[str], ticked: Sequence[str], below: QWidget) -> None:
        """Open below a widget, or above it where there is no room.

        Args:
            units: what to offer, in order.
            ticked: those that are ticked.
            below: the widget.
        """
        self.view.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.view.clear()
        for unit in units:
            item = QListWidgetItem(unit)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | _CHECKABLE)
            item.setCheckState(_state(unit in ticked))
            self.view.addItem(item)
        self.view.setCurrentRow(0)
        self.view.blockSignals(False)  # noqa: FBT003
        screen = below.screen().availableGeometry()
        width = min(scaled(_WIDTH), screen.width())
        self.resize(width, min(scaled(_MOST_HEIGHT), screen.height()))
        self.ensurePolished()
        height = min(self.view.height_of_rows(width - 2) + 4, self.height())
        corner = below.mapToGlobal(QPoint(below.width() - width, below.height()))
        if corner.y() + height > screen.bottom():
            above = min(corner.y() - below.height(), screen.bottom()) - height
            corner.setY(max(screen.top(), above))
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - width)))
        self.setGeometry(corner.x(), corner.y(), width, height)
        self.show()
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.text(), item.checkState() == Qt.CheckState.Checked)


class _Ticks(QListWidget):
    """The list itself."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)
        self.setItemDelegate(TickDelegate(self))

    def height_of_rows(self, width: int) -> int:
        """Return how high all rows are together in a width."""
        self.resize(width, self.height())
        return sum(max(0, self.sizeHintForRow(row)) for row in range(self.count()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return next to nothing: the popup says how large the list is."""
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap the names anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Enter, Tab and Escape."""
        closing = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab)
        if event.key() in closing:
            self.left.emit()
        else:
            super().keyPressEvent(event)


_CHECKABLE = Qt.ItemFlag.ItemIsUserCheckable


def _state(ticked: bool) -> Qt.CheckState:  # noqa: FBT001
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
