"""A push button whose words go on in the next line where they do not fit into one."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from ita_desktop.gui.look.appearance import Follower, appearance
from ita_desktop.gui.look.zoom import scaled
from ita_desktop.gui.thai_text.wrapping import WrappedText

_SIDES, _ENDS = 10, 5


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
        Follower(self, appearance().dressed, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Become as high as the words are in the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Become as high as the words are in other letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        if appearance().is_changing:
            return
        self.setFixedHeight(ceil(self._wrapped().height) + 2 * scaled(_ENDS))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that holds one word a line."""
        return QSize(scaled(120), self.fontMetrics().height() + 2 * scaled(_ENDS))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the button without its words, and the words wrapped."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        wrapped = self._wrapped()
        top = (self.height() - wrapped.height) / 2
        wrapped.draw(painter, QPointF(scaled(_SIDES), top))
        painter.end()

    def line_ends(self) -> list[int]:
        """Return where the lines end, as Qt counts."""
        return self._wrapped().ends

    def _wrapped(self) -> WrappedText:
        room = max(1, self.width() - 2 * scaled(_SIDES))
        return WrappedText(self._words, self.font(), room, Qt.AlignmentFlag.AlignHCenter)
