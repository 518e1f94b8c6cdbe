"""Work that takes longer than the window may stand still: in another thread, until it is done."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QThread

from ita_desktop.gui.rubbish import no_rubbish_searched

_BRIEFLY = 1e-5  # of a second
_Result = TypeVar("_Result")


@contextmanager
def ahead_of_others() -> Iterator[None]:
    """Let other threads have Python only so briefly that this one hardly waits for them.

    What Qt asks of Python thousands of times in a row is waited for each time otherwise.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(_BRIEFLY)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


class _Worker(QThread):
    """Does one piece of work and keeps what came of it."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self._work = work
        self.result: object = None
        self.error: BaseException | None = None

    def run(self) -> None:
        """Do the work."""
        try:
            with no_rubbish_searched():
                self.result = self._work()
                gc.freeze()  # what is left of it belongs to the window
        except BaseException as error:  # noqa: BLE001 - thrown again where it is waited for
            self.error = error


def in_background(work: Callable[[], _Result]) -> _Result:
    """Do work in another thread and return its result, or throw its error, when it is done.

    The window is drawn meanwhile; keys and clicks wait, so that nothing else is begun.
    """
    worker, loop = _Worker(work), QEventLoop()
    worker.finished.connect(loop.quit)
    worker.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    # Where the whole program is told to end, the loop ends before the work.
    worker.wait()
    if worker.error is not None:
        raise worker.error
    return worker.result  # type: ignore[return-value]
