"""A toolbar that leaves its words out where they would take too much of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolBar, QWidget

from ita_desktop.gui.look.appearance import appearance

_SHARE = 7  # of the window's height, the part that the toolbar may take is one of so many


class FittingToolBar(QToolBar):
    """Words under its pictures, or pictures alone, whose words are in their tooltips.

    Args:
        title: its name for screen readers.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the window's size."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        if appearance().is_changing:
            return
        window = self.window()
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        wanted = self.sizeHint()
        if wanted.width() > window.width() or wanted.height() * _SHARE > window.height():
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
