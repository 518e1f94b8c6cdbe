"""Does what later starts of the program want: open their file in this window, come to the front."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.starts import Listening, Request

_LOOK_AGAIN_MS = 50
_LISTEN_AGAIN_MS = 500


class LaterStarts(QObject):
    """Serves what `listening` hears, as soon as it is told to `begin`.

    Args:
        listening: hears later starts out, if this program is the one that does.
        open_path: opens a workbook in the window.
        front: returns the window in front.
    """

    _asked = Signal(object)
    _given = Signal(object)

    def __init__(
        self,
        listening: Listening,
        open_path: Callable[[Path], object],
        front: Callable[[], QWidget | None],
    ) -> None:
        super().__init__()
        self._listening = listening
        self._open_path = open_path
        self._front = front
        self._timer = QTimer(self, interval=_LISTEN_AGAIN_MS)
        self._timer.timeout.connect(self._listen)
        queued = Qt.ConnectionType.QueuedConnection
        self._asked.connect(self._on_asked, queued)
        self._given.connect(self._on_given, queued)

    def begin(self) -> None:
        """Take requests from now on, as soon as no other program takes them."""
        self._listening.serve(self._asked.emit, self._given.emit)
        if self._listening.has_address:
            self._timer.start()

    def _listen(self) -> None:
        if self._listening.begin():
            self._timer.stop()

    def _on_asked(self, request: Request) -> None:
        # Under a question that is open, nothing else comes into the window: the other start then
        # has a window of its own.
        if request.path is None or QApplication.activeModalWidget() is not None:
            request.answer(takes=request.path is None)
        elif _is_within_something():
            self._later(self._on_asked, request)
        else:
            request.answer(takes=True)

    def _on_given(self, request: Request) -> None:
        if request.token:  # where Qt looks for it
            os.environ["XDG_ACTIVATION_TOKEN"] = request.token
        if request.path is not None:
            if _is_within_something():
                self._later(self._on_given, request)
                return
            self._open_path(request.path)
        _bring(self._front())

    def _later(self, again: Callable[[Request], None], request: Request) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        QTimer.singleShot(_LOOK_AGAIN_MS, self, lambda: again(request))


def _is_within_something() -> bool:
    """Tell whether a menu, a drag, or a change that takes its time is under way."""
    return QThread.currentThread().loopLevel() > 1 or QApplication.activePopupWidget() is not None


def _bring(window: QWidget | None) -> None:
    """Bring a window to the front."""
    if window is None:
        return
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
