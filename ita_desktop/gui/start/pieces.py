"""Parts of the first window that nobody sees at first: they are made once it has been painted."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

# What somebody does with a window; the system gives it to the window first.
_TOUCHES = {
    *(QEvent.Type.KeyPress, QEvent.Type.InputMethod, QEvent.Type.ShortcutOverride),
    *(QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel),
    *(QEvent.Type.DragEnter, QEvent.Type.TabletPress, QEvent.Type.Close),
}

_CALM_MS = 50  # after the painting, for what it brings along


class Pieces(QObject):
    """Makes the parts of a window one after the other, or all at once when it is touched.

    Args:
        at_once: make each part when it is added.
    """

    def __init__(self, *, at_once: bool) -> None:
        super().__init__()
        self._at_once = at_once
        self._left: deque[Callable[[], object]] = deque()
        self._then: Callable[[], object] = _nothing

    def add(self, make: Callable[[], object]) -> None:
        """Make a part later, in the order in which they are added."""
        if self._at_once:
            make()
        else:
            self._left.append(make)

    def begin(self, window: QWidget, then: Callable[[], object]) -> None:
        """Make them after the next painting of a window, which is shown already.

        Args:
            window: touching it makes all that is left.
            then: what is done when all are there.
        """
        self.setParent(window)
        self._then = then
        window.installEventFilter(self)
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def make_all(self) -> None:
        """Make all that are left."""
        while self._left:
            self._left.popleft()()
        self._at_once = True

    def forget(self) -> None:
        """Make none of those that are left: the window goes."""
        self._left.clear()
        self._then = _nothing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look out for the first painting, and for who touches the window."""
        kind = event.type()
        if kind == QEvent.Type.Paint and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._wait)
        elif kind in _TOUCHES:
            self.make_all()
        return False

    def _wait(self) -> None:
        QTimer.singleShot(_CALM_MS, self, self._go_on)

    def _go_on(self) -> None:
        # Events, the next touch among them, come in between.
        if self._left:
            # First: whatever goes wrong with one, the others are made.
            QTimer.singleShot(0, self, self._go_on)
            self._left.popleft()()
        else:
            self.make_all()
            self._then()


def _nothing() -> None:
    """Do nothing."""
