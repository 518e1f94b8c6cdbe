"""How wide the first part of a splitter is: it grows with the letters, as far as there is room."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QSplitter

from ita_desktop.gui.look.appearance import USUAL_ZOOM, appearance
from ita_desktop.gui.look.zoom import Length, scale_with_zoom


class FirstWidth(QObject):
    """Keeps the width of a splitter's first part in step with the zoom.

    Where she puts it is its width at that zoom, and those at others follow from it.

    Args:
        splitter: has its parts; the first of them is not to be stretched.
        width: of the first part at the usual size, in pixels.
        most: the greatest share of the whole that it grows to, unless she wants more.
    """

    def __init__(self, splitter: QSplitter, width: float, most: float) -> None:
        super().__init__(splitter)
        self._splitter = splitter
        self._width = width
        self._most = most
        self._zoom = USUAL_ZOOM
        self._is_hers = False
        splitter.splitterMoved.connect(self._on_moved)
        scale_with_zoom(splitter, self._follow)

    def restore(self, state: QByteArray) -> None:
        """Divide the splitter as it was when its state was saved."""
        self._splitter.restoreState(state)
        self._is_hers = True

    def _on_moved(self, _place: int, handle: int) -> None:
        self._is_hers = self._is_hers or handle == 1

    def _follow(self, px: Length) -> None:
        splitter, sizes = self._splitter, self._splitter.sizes()
        whole = sum(sizes) if splitter.isVisible() else splitter.window().width()
        # Not before: what is not shown yet has no width.
        if self._is_hers:
            self._width = sizes[0] * USUAL_ZOOM / self._zoom
            self._most = max(self._most, sizes[0] / whole)
            self._is_hers = False
        self._zoom = appearance().zoom
        wanted = min(px(self._width), round(whole * self._most))
        # What the part gets or gives it shares with its neighbour alone.
        rest = sizes[1] + sizes[0] - wanted if splitter.isVisible() else whole - wanted
        splitter.setSizes([wanted, max(1, rest), *sizes[2:]])
