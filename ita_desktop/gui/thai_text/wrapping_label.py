"""A label whose words go on in the next line, broken between words."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ita_desktop.gui.thai_text.wrapping import WrappedText, widest_word, wrapped_size

_USUAL_LINE = 60  # letters a line where nothing else says how wide to be
_LEAST_LINE = 14  # letters that a line may need before a long word is cut
_ANY_WIDTH = 1e6
_LEAN = 8  # pixels that a letter may lean over its line's end
_REMEASURED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class WrappingLabel(QLabel):
    """A label that shows its text as it is, on one line, or wrapped after `setWordWrap(True)`."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Layouts ask for the same sizes many times over. Kept while the words are wrapped.
        self._heights: dict[int, int] = {}
        self._hints: dict[str, QSize] = {}
        self._whole: tuple[float, float] | None = None  # the size of lines that nothing breaks
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show a text."""
        self._forget_sizes()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again what looks otherwise."""
        if event.type() in _REMEASURED:
            self._forget_sizes()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return how high the wrapped text is in a width."""
        height = self._heights.get(width)
        if height is None:
            if not self.wordWrap():
                return super().heightForWidth(width)
            sides, ends = self._around()
            height = ceil(self._size(max(1, width - sides))[1]) + ends
            self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the text in lines of a usual length."""
        if not self.wordWrap():
            return super().sizeHint()
        if "usual" not in self._hints:
            sides, _ = self._around()
            room = _USUAL_LINE * self.fontMetrics().averageCharWidth()
            width = ceil(self._size(room)[0]) + sides + 1
            self._hints["usual"] = QSize(width, self.heightForWidth(width))
        return self._hints["usual"]

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that holds the widest word, or a good part of a very wide one."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        if "least" not in self._hints:
            sides, ends = self._around()
            most = _LEAST_LINE * self.fontMetrics().averageCharWidth()
            width = min(ceil(widest_word(self.text(), self.font().toString())), most)
            self._hints["least"] = QSize(width + sides + 1, self.fontMetrics().height() + ends)
        return self._hints["least"]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the wrapped text."""
        if not self.wordWrap():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.drawFrame(painter)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, self.foregroundRole()))
        place = self._inside()
        wrapped = self._wrapped(place.width())
        spare = place.height() - wrapped.height
        share = {Qt.AlignmentFlag.AlignVCenter: 0.5, Qt.AlignmentFlag.AlignBottom: 1.0}
        vertical = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        top = place.top() + max(0.0, spare) * share.get(vertical, 0.0)
        wrapped.draw(painter, QPointF(place.left(), top))
        painter.end()

    def line_ends(self) -> list[int]:
        """Return where the lines end, as Qt counts."""
        return self._wrapped(self._inside().width()).ends

    def _wrapped(self, room: float) -> WrappedText:
        side = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        return WrappedText(self.text(), self.font(), room, side)

    def _forget_sizes(self) -> None:
        self._heights.clear()
        self._hints.clear()
        self._whole = None

    def _size(self, room: float) -> tuple[float, float]:
        """Return how wide and high the text is in a width; the font is that of the style."""
        if self._whole is None:
            self._whole = wrapped_size(self.text(), self.font().toString(), _ANY_WIDTH)
        if room >= self._whole[0] + _LEAN:
            return self._whole
        return wrapped_size(self.text(), self.font().toString(), room)

    def _inside(self) -> QRect:
        margin = self.margin()
        return self.contentsRect().adjusted(margin, margin, -margin, -margin)

    def _around(self) -> tuple[int, int]:
        """Return what lies left and right, and above and below, of the text."""
        self.ensurePolished()
        margins, margin = self.contentsMargins(), 2 * self.margin()
        return (
            margins.left() + margins.right() + margin,
            margins.top() + margins.bottom() + margin,
        )
