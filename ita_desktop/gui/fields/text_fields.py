"""Fields one types into: a line, a block of text.

Each offers `edited`, `value()` and `show_value()`. Showing a value tells nobody, keeps the cursor
where it is, and leaves the field alone when it already says the same. Undo belongs to the file's
journal, so the fields have no undo of their own.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QKeyEvent,
    QMouseEvent,
    QValidator,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from ita_desktop.exchange.clipboard import one_line
from ita_desktop.gui.fields.growing_text import GrowingText
from ita_desktop.gui.thai_text.cursor import move_in_line, move_of, select_word_in_line
from ita_desktop.gui.thai_text.no_undo import is_for_the_journal, without_undo
from ita_desktop.gui.thai_text.utf16 import utf16_length
from ita_desktop.gui.tree.clipboard import kind_of
from ita_desktop.thai.folding import fold


class _OneLine(QValidator):
    """Makes one line of whatever is pasted, dropped or otherwise put into a field."""

    def validate(self, text: str, place: int) -> object:
        """Return the text on one line; any is acceptable."""
        line = text if text.isprintable() else one_line(text)
        return QValidator.State.Acceptable, line, max(0, place - len(text) + len(line))


class PlainLine(QLineEdit):
    """A line one types into, without an undo of its own."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(_OneLine(self))

    def to_start(self) -> None:
        """Put the cursor before the text."""
        self.home(False)  # noqa: FBT003 - Qt's own

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        return False if is_for_the_journal(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move by cells and words of Thai."""
        move = move_of(event)
        if move is None or (self.isReadOnly() and move.deletes):
            super().keyPressEvent(event)
        else:
            move_in_line(self, move)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select a word of Thai."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            select_word_in_line(self, self.cursorPositionAt(event.position().toPoint()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take every text, but not a row of the tree."""
        if kind_of(event.mimeData()) is None:
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Take every text, but not a row of the tree."""
        if kind_of(event.mimeData()) is None:
            super().dragMoveEvent(event)
        else:
            event.ignore()

    def context_menu(self) -> QMenu:
        """Return the usual menu without its undo."""
        return without_undo(self.createStandardContextMenu())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Show the usual menu without its undo."""
        menu = self.context_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()


class TextLine(PlainLine):
    """One line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self.edited)

    def value(self) -> str:
        """Return the text, folded."""
        return fold(self.text())

    def show_value(self, value: str) -> None:
        """Show a text."""
        if value != self.value():
            position = self.cursorPosition()
            self.setText(value)
            self.setCursorPosition(min(position, utf16_length(value)))


class TextBlock(GrowingText):
    """Several lines of text."""

    def value(self) -> str:
        """Return the text, folded."""
        return fold(self.text_now())

    def show_value(self, value: str) -> None:
        """Show a text, touching only what differs."""
        if value != self.value():
            self.show_text(value)
