"""A small sign that says at once that the program is opening: the window needs a moment longer."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ita_desktop.gui.look.appearance import appearance
from ita_desktop.locale import Translate

_WIDTH, _HEIGHT, _EDGE = 420, 150, 6
_NAME_POINTS, _WORDS_POINTS = 24, 14
_PATIENCE = 0.2  # seconds, until the system shows it


class OpeningSign(QWidget):
    """Stands in the middle of the screen until it is closed, and asks for nothing.

    Args:
        translate: the interface's language.
    """

    def __init__(self, translate: Translate) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        self.words = translate("The program is opening…")
        self.setAccessibleName(self.words)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.resize(_WIDTH, _HEIGHT)
        screen = self.screen()
        if screen is not None:
            self.move(screen.availableGeometry().center() - self.rect().center())

    def show_now(self) -> None:
        """Show it, and see to it that it is painted before anything else is done."""
        self.show()
        window, end = self.windowHandle(), monotonic() + _PATIENCE
        while window is not None and not window.isExposed() and monotonic() < end:
            QGuiApplication.processEvents()
        self.repaint()
        QGuiApplication.processEvents()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's
        """Draw the program's name and what it does."""
        colours = appearance().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.paper))
        painter.setPen(QColor(colours.edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.fillRect(0, 0, _EDGE, _HEIGHT, QColor(colours.accent))
        half = QRect(0, 0, _WIDTH, _HEIGHT // 2)
        for text, colour, points, place in (
            ("ITA Desktop", colours.ink, _NAME_POINTS, half.translated(0, 14)),
            (self.words, colours.muted, _WORDS_POINTS, half.translated(0, half.height() - 10)),
        ):
            font = self.font()
            font.setPointSize(points)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
