"""Where pages are scrolled to, and how windows are parted, kept while all sizes change."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter

_ROUNDS = 3  # wrapped words take their height, and what they are in follows


class KeptPlaces:
    """What stands where in all windows, to be put back.

    Args:
        application: whose windows they are.
    """

    def __init__(self, application: QApplication) -> None:
        widgets = application.allWidgets()
        bars = [one.verticalScrollBar() for one in widgets if isinstance(one, QScrollArea)]
        # Each as a part of how far the page can be scrolled.
        self._scrolled = [(bar, bar.value() / bar.maximum()) for bar in bars if bar.value()]
        self._parted = [
            (one, one.sizes()) for one in widgets if isinstance(one, QSplitter) and one.isVisible()
        ]

    def restore_parts(self) -> None:
        """Part the windows as they were."""
        for splitter, sizes in self._parted:
            splitter.setSizes(sizes)

    def restore_scrolling(self) -> None:
        """Lay everything out, and scroll the pages to where they were."""
        # How far they can be scrolled now, they know when they are laid out.
        for _ in range(_ROUNDS):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        for bar, place in self._scrolled:
            bar.setValue(round(place * bar.maximum()))
