"""What can wait until the first window is seen: it is done when that has been painted."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ita_desktop import store

_CALM_MS = 50  # so that the first keys do not wait


class AfterPaint(QObject):
    """Does something once, after a window was painted for the first time.

    Args:
        window: which it belongs to.
        do: what is done, a moment later.
    """

    def __init__(self, window: QWidget, do: Callable[[], object]) -> None:
        super().__init__(window)
        self.do = do
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look out for the first painting."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(_CALM_MS, self, self.do)
        return False


def load_the_store() -> None:
    """Load what the store needs to change a file, in a thread: keys are taken meanwhile."""
    Thread(target=store.load, name="load the store").start()
