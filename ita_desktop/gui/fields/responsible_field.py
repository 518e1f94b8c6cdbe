"""Who is responsible: typed one a line, completed as one types, or ticked in a list of units."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QPushButton, QWidget

from ita_desktop.gui.fields.line_list import LineList
from ita_desktop.gui.fields.units_popup import UnitsPopup
from ita_desktop.gui.look.zoom import scaled
from ita_desktop.gui.thai_text.utf16 import python_offset
from ita_desktop.locale import Translate
from ita_desktop.model.form import Marker
from ita_desktop.thai.folding import fold

_LEAST_TYPED = 2  # letters after which units are proposed
_ROWS = 7
_LEAST_WIDTH = 300


class ResponsibleField(LineList):
    """A list of units and people, with a button that opens the ticks (F4 in the field too).

    `opening` is told before they open, so that what is typed is among the units in use.

    Args:
        units: returns the units to offer, asked each time they are needed.
        translate: the interface's language.
    """

    opening = Signal()

    def __init__(
        self,
        units: Callable[[], Sequence[str]],
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Marker.DASH, (2, 6), parent)
        self._units = units
        self.units_button = QPushButton(translate("Choose units…"))
        self.units_button.setAccessibleName(translate("Choose the responsible units"))
        tip = translate("Tick the office's units; new ones you just type")
        self.units_button.setToolTip(f"{tip} (F4)")
        self.units_button.clicked.connect(self.open_units)
        self.popup = UnitsPopup(translate("The office's units"), self.units_button)
        self.popup.ticked.connect(self._on_ticked)
        self._completer = QCompleter(QStringListModel(self), self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._completer.setMaxVisibleItems(_ROWS)
        self.proposal_list = QListView()
        self._completer.setPopup(self.proposal_list)
        self._completer.activated.connect(self._complete)

    def open_units(self) -> None:
        """Open the list of units, those of the field ticked."""
        if self.isReadOnly():
            return
        self.opening.emit()
        ticked = self._there()
        offered = list(self._units())
        offered += [line for line in dict.fromkeys(ticked) if line and line not in offered]
        self.popup.show_units(offered, ticked, self.units_button)

    def proposals(self) -> list[str]:
        """Return the units that go with what is typed in the cursor's line, and are not there."""
        cursor = self.textCursor()
        block = cursor.block()
        text = block.text()
        typed = fold(text).strip()
        at_end = python_offset(text, cursor.position() - block.position()) == len(text)
        if len(typed) < _LEAST_TYPED or not at_end or cursor.hasSelection():
            return []
        there = set(self._there())
        fitting = [unit for unit in self._units() if typed in unit and unit not in there]
        return sorted(fitting, key=lambda unit: not unit.startswith(typed))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Propose units as one types; leave the keys of the proposals to them."""
        popup = self.proposal_list
        taking = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        if popup.isVisible() and event.key() in taking and popup.currentIndex().isValid():
            event.ignore()
            return
        if event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self.open_units()
            return
        super().keyPressEvent(event)
        if self.isReadOnly():
            return
        typed = bool(event.text()) and event.text().isprintable()
        self._propose(self.proposals() if typed or self._is_backspace(event) else [])

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the proposals away."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._propose([])

    def _propose(self, units: list[str]) -> None:
        popup = self.proposal_list
        if not units or not self.hasFocus():
            popup.hide()
            return
        model = self._completer.model()
        if not isinstance(model, QStringListModel):
            return
        if model.stringList() != units or not popup.isVisible():
            model.setStringList(units)
            cursor = self.cursorRect()
            left = self.viewport().x()
            place = QRect(QPoint(left, cursor.top()), cursor.bottomRight())
            place.setWidth(max(scaled(_LEAST_WIDTH), self.viewport().width()))
            self._completer.complete(place)

    def _complete(self, unit: str) -> None:
        cursor = self._line(self.textCursor().blockNumber())
        cursor.insertText(unit)
        self.setTextCursor(cursor)

    def _on_ticked(self, unit: str, ticked: bool) -> None:  # noqa: FBT001
        lines = self._there()
        with self.a_step_alone():
            if ticked and unit not in lines:
                self._add(unit)
            elif not ticked:
                for number in reversed(range(len(lines))):
                    if lines[number] == unit:
                        self._take_out(number)

    def _add(self, unit: str) -> None:
        lines = self._there()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if lines[-1]:
            cursor.insertText("\n" + unit)
        else:
            self._line(len(lines) - 1).insertText(unit)

    def _take_out(self, number: int) -> None:
        """Take a line out, with one of the line ends around it."""
        block = self.document().findBlockByNumber(number)
        cursor = QTextCursor(block)
        keeps = QTextCursor.MoveMode.KeepAnchor
        if block.next().isValid():
            cursor.setPosition(block.next().position(), keeps)
        else:
            cursor.setPosition(max(0, block.position() - 1))
            cursor.setPosition(block.position() + block.length() - 1, keeps)
        cursor.removeSelectedText()

    def _line(self, number: int) -> QTextCursor:
        """Return a cursor that has selected a line, its end left out."""
        cursor = QTextCursor(self.document().findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _there(self) -> list[str]:
        return [fold(line).strip() for line in self.text_now().split("\n")]

    def _is_backspace(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Backspace and self.proposal_list.isVisible()
