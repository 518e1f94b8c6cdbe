"""Fields one chooses in: the three status boxes, a choice out of a list, and the fiscal year.

They offer the same `edited`, `value()` and `show_value()` as the fields one types into.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QPushButton,
    QRadioButton,
    QStyledItemDelegate,
    QWidget,
)

from ita_desktop.gui.fields.text_fields import PlainLine
from ita_desktop.gui.look.tooltip import tooltip
from ita_desktop.gui.look.zoom import scale_with_zoom
from ita_desktop.locale import Translate
from ita_desktop.model import Status
from ita_desktop.thai.calendar import parse_year
from ita_desktop.thai.digits import to_thai


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

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value."""
        self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the wheel scroll the page and never change the choice."""
        event.ignore()


class YearLine(PlainLine):
    """A Buddhist year in Thai or Arabic digits, to be judged only when the field is `left`.

    Looking into a menu or at another window in the middle of a year does not leave it. On a page
    of the file Escape brings back what was there; in a dialog it closes the dialog.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = 0
        self._thai_digits = True
        self._comes_back = False
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> int:
        """Return the year shown last, whatever was typed since."""
        return self._year

    def typed(self) -> int:
        """Return the year that stands there.

        Raises:
            Problem: it is no year.
        """
        return parse_year(self.text())

    def show_value(self, value: int) -> None:
        """Show a year; the one that is shown already takes nothing away from what is typed."""
        if value == self._year and self.isModified():
            return
        self._year = value
        self.setText(to_thai(str(value)) if self._thai_digits else str(value))

    def drop_typed(self) -> bool:
        """Show again the year that was there before what is typed; return whether there is any."""
        typed = self.isModified()
        if typed:
            self.setModified(False)
            self.show_value(self._year)
        return typed

    def use_digits(self, *, thai: bool) -> None:
        """Show the year in Thai or Arabic digits from now on."""
        self._thai_digits = thai
        self.show_value(self._year)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give up what was typed with Escape."""
        is_escape = event.key() == Qt.Key.Key_Escape
        if not (is_escape and self.undone_by_journal and self.drop_typed()):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell a menu or another window in front from a field that is left."""
        reasons = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        self._comes_back = event.reason() in reasons
        super().focusOutEvent(event)
        self._comes_back = False

    def _on_editing_finished(self) -> None:
        if not self._comes_back:
            self.left.emit()
