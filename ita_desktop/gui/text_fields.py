"""Fields one types into: a line, a block of text; and what they share with lists.

Each offers `edited`, `value()` and `show_value()`. Showing a value tells nobody, keeps the cursor
where it is, and leaves the field alone when it already says the same. Undo belongs to the file's
journal, so the fields have no undo of their own.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QPlainTextEdit, QSizePolicy, QWidget

from ita_desktop.thai.folding import fold

_MARGIN = 20


class PlainLine(QLineEdit):
    """A line one types into, without an undo of its own."""

    edited = Signal()

    def to_start(self) -> None:
        """Put the cursor before the text."""
        self.home(False)  # noqa: FBT003 - Qt's own

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        return False if _is_for_the_journal(event) else super().event(event)

    def context_menu(self) -> QMenu:
        """Return the usual menu without its undo."""
        return _without_undo(self.createStandardContextMenu())

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
            self.setCursorPosition(min(position, len(value)))


class GrowingText(QPlainTextEdit):
    """Several lines one types into; as high as their text, within limits.

    Args:
        lines: the least and the greatest height, in lines.
    """

    edited = Signal()

    def __init__(self, lines: tuple[int, int] = (2, 9), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._showing = False
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self._fit_height()

    def to_start(self) -> None:
        """Put the cursor before the text."""
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that leaves room beside it, and the height of the text."""
        return QSize(280, self.height())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        return False if _is_for_the_journal(event) else super().event(event)

    def context_menu(self) -> QMenu:
        """Return the usual menu without its undo."""
        return _without_undo(self.createStandardContextMenu())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Show the usual menu without its undo."""
        menu = self.context_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the lines as they break anew."""
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the font's size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()

    def text_now(self) -> str:
        """Return the text as it stands there."""
        # toPlainText would turn no-break spaces into plain ones.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show a text, touching only what differs from the one there."""
        old = self.text_now()
        start = _common_length(old, text)
        end = _common_length(old[start:][::-1], text[start:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_length(old[:start]))
        cursor.setPosition(utf16_length(old[: len(old) - end]), QTextCursor.MoveMode.KeepAnchor)
        self._showing = True
        try:
            cursor.insertText(text[start : len(text) - end])
        finally:
            self._showing = False

    def _on_text_changed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _fit_height(self) -> None:
        least, most = self._lines
        wanted = max(least, min(most, round(self.document().size().height())))
        first = self.document().firstBlock()
        line = first.layout().lineAt(0)
        line_height = line.height() if line.isValid() else self.fontMetrics().lineSpacing()
        self.setFixedHeight(ceil(wanted * line_height) + _MARGIN)


class TextBlock(GrowingText):
    """Several lines of text."""

    def value(self) -> str:
        """Return the text, folded."""
        return fold(self.text_now())

    def show_value(self, value: str) -> None:
        """Show a text, touching only what differs."""
        if value != self.value():
            self.show_text(value)


def _is_for_the_journal(event: QEvent) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    if any(event.matches(key) for key in keys):  # type: ignore[attr-defined]
        event.ignore()
        return True
    return False


def _without_undo(menu: QMenu) -> QMenu:
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    if menu.actions() and menu.actions()[0].isSeparator():
        menu.removeAction(menu.actions()[0])
    return menu


def _common_length(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    length = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        length += 1
    return length


def utf16_length(text: str) -> int:
    """Return the length as Qt counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
