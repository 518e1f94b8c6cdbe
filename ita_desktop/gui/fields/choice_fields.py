"""Fields one chooses in: the three status boxes, and a choice out of a list.

They offer the same `edited`, `value()` and `show_value()` as the fields one types into.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QPushButton,
    QRadioButton,
    QStyledItemDelegate,
    QWidget,
)

from ita_desktop.gui.look.tooltip import tooltip
from ita_desktop.gui.look.zoom import scale_with_zoom
from ita_desktop.locale import Translate
from ita_desktop.model import Status


class StatusChoice(QWidget):
    """The form's three boxes as radio buttons, and a button that takes the choice back."""

    edited = Signal()

    def __init__(self, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        labels = {
            Status.NOT_FEASIBLE: translate("Could not be done"),
            Status.IN_PROGRESS: translate("Being done"),
            Status.COMPLETED: translate("Done"),
        }
        self._group = QButtonGroup(self)
        self.buttons: dict[Status, QRadioButton] = {}
        layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(0, 0, 0, 0)
        scale_with_zoom(self, lambda px: layout.setSpacing(px(14)))
        for status, label in labels.items():
            button = QRadioButton(label)
            button.setAccessibleName(label)
            self.buttons[status] = button
            self._group.addButton(button)
            layout.addWidget(button)
        self._layout = layout
        self.clear_button = QPushButton(translate("Clear the choice"))
        self.clear_button.setToolTip(f"{translate('Leave all three boxes empty')} (Delete)")
        # Tab goes on from the chosen box to the next field; a space typed too early clears nothing.
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        layout.addWidget(self.clear_button)
        layout.addStretch()
        self._group.buttonClicked.connect(self._on_clicked)
        self.clear_button.clicked.connect(self._on_cleared)
        self._show_clear_button()

    def value(self) -> Status | None:
        """Return the chosen status."""
        return next((status for status, box in self.buttons.items() if box.isChecked()), None)

    def show_value(self, value: Status | None) -> None:
        """Show a status, or three empty boxes."""
        self._group.setExclusive(value is not None)
        for status, button in self.buttons.items():
            button.setChecked(status == value)
        self._group.setExclusive(True)
        self._show_clear_button()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stand in a row where there is room, one under the other where there is not."""
        super().resizeEvent(event)
        self._layout.setDirection(
            QBoxLayout.Direction.LeftToRight
            if self.width() >= self._row_width()
            else QBoxLayout.Direction.TopToBottom
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the widest button, in the height of the present arrangement."""
        widest = max(button.sizeHint().width() for button in self._group.buttons())
        return QSize(widest, self._layout.minimumSize().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the choice back with Delete or Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.value() is not None:
            self._on_cleared()
        else:
            super().keyPressEvent(event)

    def _row_width(self) -> int:
        words = [*self._group.buttons(), self.clear_button]
        gaps = len(words) * self._layout.spacing()
        return sum(button.sizeHint().width() for button in words) + gaps

    def _on_clicked(self) -> None:
        self._show_clear_button()
        self.edited.emit()

    def _on_cleared(self) -> None:
        self.show_value(None)
        self.edited.emit()

    def _show_clear_button(self) -> None:
        self.clear_button.setEnabled(self.value() is not None)


class Choice(QComboBox):
    """One out of a list of named values."""

    edited = Signal()

    def __init__(self, named: dict[Any, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self.offer(named)
        # As wide as its column, and never wider for the sake of the longest name.
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        # Qt's own drawing of the list leaves the style sheet's room for marks out.
        self.setItemDelegate(QStyledItemDelegate(self))
        # A name too long for the field is told in full beside the mouse.
        self.currentTextChanged.connect(lambda text: self.setToolTip(tooltip(text)))
        self.setToolTip(tooltip(self.currentText()))
        self.activated.connect(self.edited)

    def offer(self, named: dict[Any, str]) -> None:
        """Offer other values; the first of them is chosen."""
        self._values = list(named)
        self.clear()
        self.addItems(list(named.values()))

    def value(self) -> Any:  # noqa: ANN401 - whatever was given
        """Return the chosen value."""
        return self._values[self.currentIndex()]

    def row_of(self, value: Any) -> int:  # noqa: ANN401
        """Return where a value stands in the list."""
        return self._values.index(value)

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value."""
        self.setCurrentIndex(self.row_of(value))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the wheel scroll the page and never change the choice."""
        event.ignore()
