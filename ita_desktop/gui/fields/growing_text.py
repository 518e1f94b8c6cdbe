"""A field of several lines that grows with its text; what blocks of text and lists share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QMenu, QPlainTextEdit, QSizePolicy, QWidget

from ita_desktop.gui.look.appearance import Follower, appearance
from ita_desktop.gui.look.zoom import scaled
from ita_desktop.gui.thai_text.cursor import (
    end_of_line,
    keep_on_boundaries,
    move_in_field,
    move_of,
    select_word,
)
from ita_desktop.gui.thai_text.document import ThaiDocumentLayout
from ita_desktop.gui.thai_text.no_undo import is_for_the_journal, without_undo
from ita_desktop.gui.thai_text.utf16 import utf16_length
from ita_desktop.gui.tree.clipboard import kind_of

_MARGIN = 20
# What our own fields cut and copy is put back as it was, its list marks and all.
_OWN_TEXT = "application/x-ita-text"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingText(QPlainTextEdit):
    """Several lines one types into; as high as their text, within limits.

    `pasting` is told before and after something is pasted or dropped: that is a step of its own.

    Args:
        lines: the least and the greatest height, in lines; None is as high as there is room.
    """

    edited = Signal()
    pasting = Signal()

    def __init__(
        self, lines: tuple[int, int] | None = (2, 9), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._showing = False
        self._selected_for_her = False
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        self.lines_layout = ThaiDocumentLayout(document, lambda: self.viewport().width())
        document.setDocumentLayout(self.lines_layout)
        self.setDocument(document)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        policies = QSizePolicy.Policy
        self.setSizePolicy(policies.Expanding, policies.Fixed if lines else policies.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text_changed)
        self.lines_layout.documentSizeChanged.connect(self._fit_height)
        self.cursorPositionChanged.connect(self._keep_on_boundaries)
        self.selectionChanged.connect(self._on_selection_changed)
        Follower(self, appearance().dressed, self._fit_height)

    def to_start(self) -> None:
        """Put the cursor before the text."""
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_place(self, start: int, end: int) -> None:
        """Select some of the text, as Qt counts places; where it is long, its start is in view.

        The key that led there may come twice: Enter does not take the place of what was selected
        for her, but goes behind it.
        """
        cursor = self.textCursor()
        cursor.setPosition(end)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._selected_for_her = start < end

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that leaves room beside it, and the height of the text."""
        return QSize(280, self.height() if self._lines else self.minimumHeight())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        return False if is_for_the_journal(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move by cells and words of Thai, and to a line's end without cutting a word."""
        move = move_of(event)
        keys = QKeySequence.StandardKey
        if self._selected_for_her and event.key() in _ENTER:
            if not event.isAutoRepeat():
                self._to_end_of_selection()
        elif move is not None and not (self.isReadOnly() and move.deletes):
            move_in_field(self, move, self.lines_layout.breaks)
        elif event.matches(keys.MoveToEndOfLine) or event.matches(keys.SelectEndOfLine):
            self._to_end_of_line(selects=event.matches(keys.SelectEndOfLine))
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select a word of Thai."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            cursor = self.cursorForPosition(event.position().toPoint())
            select_word(self, cursor, self.lines_layout.breaks)

    def context_menu(self) -> QMenu:
        """Return the usual menu without its undo."""
        return without_undo(self.createStandardContextMenu())

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

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Take every text, but not a row of the tree that the mouse lets go here by mistake."""
        return kind_of(source) is None and (source.hasText() or source.hasHtml())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the selected text, its no-break spaces kept."""
        text = _with_line_feeds(self.textCursor().selectedText())
        mime = QMimeData()
        mime.setText(text)
        mime.setData(_OWN_TEXT, text.encode())
        return mime

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Put in what is pasted or dropped, as plain text."""
        own = source.hasFormat(_OWN_TEXT)
        text = source.text() if own else self.text_of(source.html(), source.text())
        if not text or self.isReadOnly() or not self.canInsertFromMimeData(source):
            return
        with self.a_step_alone():
            self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def text_of(self, page: str, text: str) -> str:
        """Return what to put in of a clipboard with a page, or a text, or both."""
        from ita_desktop.exchange.clipboard import items_of, seen

        return seen(text) if text else "\n".join(items_of(page, ""))

    @contextmanager
    def a_step_alone(self) -> Iterator[None]:
        """Let a change be a step that is undone without what was typed around it."""
        self.pasting.emit()
        yield
        self.pasting.emit()

    def text_now(self) -> str:
        """Return the text as it stands there."""
        # toPlainText would turn no-break spaces into plain ones.
        return _with_line_feeds(self.document().toRawText())

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

    def _keep_on_boundaries(self) -> None:
        cursor = self.textCursor()
        if keep_on_boundaries(cursor):
            self.setTextCursor(cursor)

    def _on_selection_changed(self) -> None:
        self._selected_for_her = False
        self._keep_on_boundaries()

    def _to_end_of_selection(self) -> None:
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)

    def _to_end_of_line(self, *, selects: bool) -> None:
        cursor, modes = self.textCursor(), QTextCursor.MoveMode
        cursor.setPosition(end_of_line(self), modes.KeepAnchor if selects else modes.MoveAnchor)
        self.setTextCursor(cursor)

    def _fit_height(self) -> None:
        if appearance().is_changing or self._lines is None:
            return
        least, most = self._lines
        first = self.document().firstBlock()
        block, lines = first, 0
        while block.isValid() and lines <= most:
            self.lines_layout.blockBoundingRect(block)
            lines += block.lineCount()
            block = block.next()
        # A bar that Qt shows while the height is on its way takes width from the lines, and stays.
        policies = Qt.ScrollBarPolicy
        wanted = policies.ScrollBarAsNeeded if lines > most else policies.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != wanted:
            self.setVerticalScrollBarPolicy(wanted)
        line = first.layout().lineAt(0)
        line_height = line.height() if line.isValid() else self.fontMetrics().lineSpacing()
        self.setFixedHeight(ceil(max(least, min(most, lines)) * line_height) + scaled(_MARGIN))


def _common_length(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    length = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        length += 1
    return length


def _with_line_feeds(raw: str) -> str:
    return raw.replace("\u2029", "\n").replace("\u2028", "\n")
