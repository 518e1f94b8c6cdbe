"""A list one types into, one item a line, with the marks that the page will draw before them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QTextBlock
from PySide6.QtWidgets import QWidget

from ita_desktop.gui.text_fields import GrowingText
from ita_desktop.model.form import Marker
from ita_desktop.thai.digits import to_thai
from ita_desktop.thai.folding import fold

_MARKS_WIDTH = 30
_GAP = 4


class LineList(GrowingText):
    """Several items, one a line; empty lines are no items.

    Numbers and dashes are shown beside the text and are not part of it, as on the page.

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
        self._marks = _Marks(self)
        self.setViewportMargins(_MARKS_WIDTH, 0, 0, 0)
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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the marks beside the text."""
        super().resizeEvent(event)
        if self._marks is not None:
            inside = self.contentsRect()
            self._marks.setGeometry(
                QRect(inside.left(), inside.top(), _MARKS_WIDTH, inside.height())
            )

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
                place = QRectF(0, top, _MARKS_WIDTH - _GAP, line.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignRight, marks[block.blockNumber()])
            block = block.next()

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
