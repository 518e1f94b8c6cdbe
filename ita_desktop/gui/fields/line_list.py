"""A list one types into, one item a line, with the marks that the page will draw before them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from ita_desktop.gui.fields.growing_text import GrowingText
from ita_desktop.gui.look.zoom import Length, scale_with_zoom, scaled
from ita_desktop.gui.thai_text.utf16 import python_offset
from ita_desktop.model.form import Marker
from ita_desktop.thai.digits import to_thai
from ita_desktop.thai.folding import fold

_GAP = 4
_WIDEST = "๘๘."


class LineList(GrowingText):
    """Several items, one a line; empty lines are no items.

    Numbers and dashes are shown beside the text and are not part of it, as on the page. One that is
    typed or pasted before an item is that mark and goes; Backspace right after, or undo, brings
    it back as text. A list without marks keeps whatever its items begin with.

    Args:
        marker: what a page draws before each item.
        lines: the least and the greatest height, in lines.
    """

    def __init__(
        self, marker: Marker, lines: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        self._marks: _Marks | None = None
        super().__init__(lines, parent)
        self._marker = marker
        self._thai_digits = True
        self._taken: tuple[int, str] | None = None  # where a typed mark went, and what it was
        self._marks = _Marks(self)
        scale_with_zoom(self, self._make_room_for_marks)
        self.updateRequest.connect(self._on_update_requested)

    def value(self) -> list[str]:
        """Return the items, folded."""
        return [line for line in fold(self.text_now()).split("\n") if line.strip()]

    def show_value(self, value: list[str]) -> None:
        """Show items, touching only what differs."""
        if value != self.value():
            self.show_text("\n".join(value))

    def use_digits(self, *, thai: bool) -> None:
        """Number the items in Thai or Arabic digits."""
        self._thai_digits = thai
        if self._marks is not None:
            self._marks.update()

    def marks(self) -> list[str]:
        """Return what stands before each line; nothing before an empty one."""
        marks, number = [], 0
        block = self.document().firstBlock()
        while block.isValid():
            filled = bool(block.text().strip())
            number += filled
            marks.append(self._mark(number) if filled else "")
            block = block.next()
        return marks

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take a typed mark for the list's own; give it back where that was not meant."""
        taken, self._taken = self._taken, None
        is_backspace = event.key() == Qt.Key.Key_Backspace
        if taken is not None and is_backspace and self.textCursor().position() == taken[0]:
            self._give_back(taken[1])
            return
        super().keyPressEvent(event)
        if self.isReadOnly():
            return
        if event.text().isprintable() and event.text():
            self._take_typed_mark()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Do with what an input method writes as with what keys do."""
        super().inputMethodEvent(event)
        if event.commitString() and not self.isReadOnly():
            self._take_typed_mark()

    def text_of(self, page: str, text: str) -> str:
        """Return pasted lists as items; a few words of one line as they are."""
        from ita_desktop.exchange.cells import leading_mark
        from ita_desktop.exchange.clipboard import items_of, seen

        words = seen(text).strip("\n")
        before, after = self._around_cursor()
        if self._marker is Marker.NONE and words:
            items = [line.strip() for line in words.split("\n") if line.strip()]
        else:
            items = items_of(page, text)
        single = len(items) <= 1 and "\n" not in words
        if words and single and (before or not leading_mark(words.lstrip())):
            return words
        if len(items) > 1:
            items = [""] * bool(before) + items + [""] * bool(after)
        return "\n".join(items)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the marks beside the text."""
        super().resizeEvent(event)
        if self._marks is not None:
            inside = self.contentsRect()
            width = self.viewportMargins().left()
            self._marks.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))

    def paint_marks(self, painter: QPainter) -> None:
        """Draw the marks of the lines in view."""
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        marks = self.marks()
        block = self.firstVisibleBlock()
        while block.isValid():
            top = self._top_of(block)
            if top > self.height():
                break
            line = block.layout().lineAt(0)
            if line.isValid():
                place = QRectF(0, top, self.viewportMargins().left() - scaled(_GAP), line.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignRight, marks[block.blockNumber()])
            block = block.next()

    def _make_room_for_marks(self, px: Length) -> None:
        widest = self.fontMetrics().horizontalAdvance(_WIDEST)
        self.setViewportMargins(widest + 2 * px(_GAP), 0, 0, 0)

    def _take_typed_mark(self) -> None:
        """Take a mark away that stands before the one character just typed."""
        from ita_desktop.exchange.cells import leading_mark

        cursor = self.textCursor()
        block = cursor.block()
        typed = block.text()[: cursor.position() - block.position()]
        words = typed.lstrip()
        mark = leading_mark(words) if self._marker is not Marker.NONE else ""
        following = words[len(mark) :]
        if not mark or len(following) != 1 or not (following.isspace() or following.isalpha()):
            return
        taken = typed if following.isspace() else typed[:-1]
        cursor.setPosition(block.position())
        cursor.setPosition(block.position() + len(taken), QTextCursor.MoveMode.KeepAnchor)
        with self.a_step_alone():
            cursor.removeSelectedText()
        self._taken = self.textCursor().position(), taken

    def _give_back(self, taken: str) -> None:
        cursor = self.textCursor()
        cursor.setPosition(cursor.block().position())
        cursor.insertText(taken)

    def _around_cursor(self) -> tuple[str, str]:
        """Return the words before and after the cursor, or the selection, in its lines."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart())
        last = document.findBlock(cursor.selectionEnd())
        before = python_offset(first.text(), cursor.selectionStart() - first.position())
        after = python_offset(last.text(), cursor.selectionEnd() - last.position())
        return first.text()[:before].strip(), last.text()[after:].strip()

    def _top_of(self, block: QTextBlock) -> float:
        offset: QPointF = self.contentOffset()
        return (
            self.blockBoundingGeometry(block).translated(offset).top()
            + block.layout().lineAt(0).y()
        )

    def _mark(self, number: int) -> str:
        if self._marker is Marker.NUMBER:
            return f"{to_thai(str(number)) if self._thai_digits else number}."
        return "-" if self._marker is Marker.DASH else "•"

    def _on_update_requested(self) -> None:
        if self._marks is not None:
            self._marks.update()


class _Marks(QWidget):
    """The strip beside the text."""

    def __init__(self, lines: LineList) -> None:
        super().__init__(lines)
        self._lines = lines

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Let the list draw its marks."""
        painter = QPainter(self)
        self._lines.paint_marks(painter)
        painter.end()
