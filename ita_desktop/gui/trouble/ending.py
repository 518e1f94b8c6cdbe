"""Ends the program in good order when the system asks it to: logging off, shutting down."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

_NAMES = ("SIGTERM", "SIGHUP")


class OrderlyEnd(QObject):
    """While it lives, a signal to end saves every typed word and quits. Use `stop` afterwards.

    Python's own handlers run only between two steps of Python, and Qt waits outside of it: a
    socket that the signal writes to wakes it up.

    Args:
        save: writes every typed word into the file.
    """

    def __init__(self, save: Callable[[], object]) -> None:
        super().__init__()
        self._save = save
        self._is_asked = False
        self._before = {
            number: signal.signal(number, self._on_signal)
            for name in _NAMES
            if (number := getattr(signal, name, None)) is not None
        }
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.settimeout(0)
        self._wakeup = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)

    def stop(self) -> None:
        """Let signals do again what they did before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._read.close()
        self._write.close()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - Python's
        self._is_asked = True
        self._save()
        QApplication.exit(0)

    def _on_woken(self) -> None:
        # An end that was asked for while the program began was not heard: Qt did not wait yet.
        if self._is_asked:
            QApplication.exit(0)
        else:
            self._read.recv(64)
