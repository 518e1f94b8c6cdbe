"""Fields one types into: a line, a block of text.

Each offers `edited`, `value()` and `show_value()`. Showing a value tells nobody, keeps the cursor
where it is, and leaves the field alone when it already says the same. Undo of a field of the file
belongs to the file's journal; other lines have their own.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QValidator,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

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
        if text.isprintable():
            return QValidator.State.Acceptable, text, place
        from ita_desktop.exchange.clipboard import one_line

        line = one_line(text)
        return QValidator.State.Acceptable, line, max(0, place - len(text) + len(line))


class PlainLine(QLineEdit):
    """A line one types into.

    Its undo is its own, as in a search or a dialog, until it is said to be `undone_by_journal`.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undone_by_journal = False
        self.setValidator(_OneLine(self))

    def to_start(self) -> None:
        """Put the cursor before the text."""
        self.home(False)  # noqa: FBT003 - Qt's own

    def paste(self) -> None:
        """Put in what was copied, on one line, so that undo takes it out again."""
        from ita_desktop.exchange.clipboard import one_line

        text = QApplication.clipboard().text()
        line = one_line(text)
        if line == text or self.isReadOnly():
            super().paste()
            return
        # Qt would forget all steps if the line were put right afterwards.
        if not self.hasSelectedText():
            place = self.cursorPosition()
            self.home(False)  # noqa: FBT003 - Qt's own; to begin a step
            self.setCursorPosition(place)
        self.insert(line)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo of what is in the file to the window."""
        if self.undone_by_journal and is_for_the_journal(event):
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move by cells and words of Thai."""
        move = move_of(event)
        if move is not None and not (self.isReadOnly() and move.deletes):
            move_in_line(self, move)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

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
        """Return the usual menu; without its undo where that is the window's."""
        menu = self.createStandardContextMenu()
        return without_undo(menu) if self.undone_by_journal else menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Show the menu."""
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
