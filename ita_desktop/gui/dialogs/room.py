"""How large dialogs are: they grow with the letters, and are as high as their wrapped words."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QWidget

from ita_desktop.gui.look.zoom import Length, scale_with_zoom

_TITLE_BAR = 40


def give_room(dialog: QWidget, width: float, height: float = 0) -> None:
    """Give a window a size that follows the zoom and ends at the screen's edges.

    Left to themselves, Qt's windows forget at first that wrapped words need height.

    Args:
        dialog: with a layout, or about to get one.
        width: at the usual size, in pixels.
        height: at the usual size; 0 is as high as its words need, at every change of them.
    """
    _Room(dialog, width, height)


def room_on_screen(window: QWidget) -> QSize:
    """Return how large a window may be on its screen, its title bar not counted."""
    available = window.screen().availableSize()
    return QSize(available.width(), available.height() - _TITLE_BAR)


class _Room(QObject):
    """Watches over one window's height."""

    def __init__(self, dialog: QWidget, width: float, height: float) -> None:
        super().__init__(dialog)
        self._width, self._height = width, height
        scale_with_zoom(dialog, self._resize)
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the words and the width; keep nothing from the window."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show):
            _fit(cast(QWidget, watched), follow=not self._height)
        return False

    def _resize(self, px: Length) -> None:
        dialog = cast(QWidget, self.parent())
        size = QSize(px(self._width), px(self._height)).boundedTo(room_on_screen(dialog))
        if self._height:
            dialog.resize(size)
        else:
            dialog.setMinimumWidth(size.width())
        _fit(dialog, follow=not self._height)


def _fit(dialog: QWidget, *, follow: bool) -> None:
    """Keep a window from being lower than its words; `follow` lets it be no higher either."""
    layout = dialog.layout()
    if layout is None:
        return
    width = max(dialog.width(), dialog.minimumWidth())
    needed = layout.totalMinimumSize().height()
    if layout.hasHeightForWidth():
        needed = max(needed, layout.totalHeightForWidth(width))
    needed = min(needed, room_on_screen(dialog).height())
    if needed != dialog.minimumHeight():
        dialog.setMinimumHeight(needed)
    if follow and dialog.height() != needed:
        dialog.resize(width, needed)
