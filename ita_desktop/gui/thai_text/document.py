"""How a text one types into is laid out: lines end at our own words, and typing stays fast."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from ita_desktop.gui.thai_text.utf16 import utf16_offsets
from ita_desktop.gui.thai_text.wrapping import lay_lines
from ita_desktop.thai.breaking import break_offsets
from ita_desktop.thai.rebreaking import rebreak

_SHORT = 300  # characters that are broken anew as fast as compared


class ThaiDocumentLayout(QPlainTextDocumentLayout):
    """Lays out paragraphs as they are needed, and after a change only those that it touched.

    Args:
        document: a plain text.
        room: tells how wide the view is, in pixels.
    """

    def __init__(self, document: QTextDocument, room: Callable[[], int]) -> None:
        super().__init__(document)
        self._room = room
        self._paragraphs = document.blockCount()
        self._telling = False
        self._typed: tuple[str, Sequence[int]] = ("", ())

    def breaks(self, text: str) -> Sequence[int]:
        """Return a paragraph's `break_offsets`; fast if it is like the one asked for before."""
        if len(text) <= _SHORT:
            return break_offsets(text)
        if text != self._typed[0]:
            self._typed = (text, rebreak(*self._typed, text))
        return self._typed[1]

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802 - Qt's name
        """Return a paragraph's room; Qt asks here before it looks at the lines."""
        if block.isValid() and not block.layout().lineCount():
            self._lay_out(block)
        return super().blockBoundingRect(block)

    def documentSize(self) -> QSizeF:  # noqa: N802 - Qt's name
        """Return the width in pixels and the height in lines, as plain texts count it."""
        return QSizeF(self._room(), self.document().lineCount())

    def documentChanged(self, start: int, removed: int, added: int) -> None:  # noqa: N802
        """Lay out what was changed."""
        document = self.document()
        first = document.findBlock(start)
        last = document.findBlock(max(0, start + removed + added - 1))
        if not last.isValid():
            last = document.lastBlock()
        count, before = document.blockCount(), self._paragraphs
        if first == last and count == before and first.isValid():
            old = first.layout().boundingRect().height()
            self._lay_out(first)
            if first.layout().boundingRect().height() == old:
                self.updateBlock.emit(first)
                return
        else:
            self._forget(first, last)
        self._paragraphs = count
        if count != before:
            self._tell_size()
        self.update.emit()

    def _forget(self, first: QTextBlock, last: QTextBlock) -> None:
        block, end = first, last.blockNumber()
        while block.isValid() and block.blockNumber() <= end:
            block.clearLayout()
            block.setLineCount(1)
            block = block.next()

    def _lay_out(self, block: QTextBlock) -> None:
        document, layout = self.document(), block.layout()
        text = block.text()
        typing = layout.preeditAreaText()
        if typing:
            place = layout.preeditAreaPosition()
            text = text[:place] + typing + text[place:]
        layout.setTextOption(document.defaultTextOption())
        margin = document.documentMargin()
        room = max(1.0, self._room() - 2 * margin)
        lay_lines(layout, text, utf16_offsets(text, self.breaks(text)), room, margin)
        lines = document.lineCount()
        block.setLineCount(layout.lineCount())
        if document.lineCount() != lines:
            self._tell_size()

    def _tell_size(self) -> None:
        # Whoever is told asks for the rooms of more paragraphs, each of which could tell again.
        if self._telling:
            return
        self._telling = True
        try:
            self.documentSizeChanged.emit(self.documentSize())
        finally:
            self._telling = False
