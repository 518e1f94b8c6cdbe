"""A push button whose words go on in the next line where they do not fit into one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

_SIDES, _ENDS = 10, 5
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)


class WrappingButton(QPushButton):
    """A button with a long name, shown as it is: `&` in it is a letter like any other.

    Args:
        words: its name, which may be typed text.
    """

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Become as high as the words are in the new width."""
        super().resizeEvent(event)
        room = QRect(0, 0, self.width() - 2 * _SIDES, 100_000)
        words = self.fontMetrics().boundingRect(room, _WRAP, self._words)
        self.setFixedHeight(words.height() + 2 * _ENDS)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that holds one word a line."""
        return QSize(120, self.fontMetrics().height() + 2 * _ENDS)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the button without its words, and the words wrapped."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        room = self.rect().adjusted(_SIDES, 0, -_SIDES, 0)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        painter.drawText(room, _WRAP, self._words)
        painter.end()
