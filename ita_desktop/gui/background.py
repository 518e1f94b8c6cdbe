"""Work that takes longer than the window may stand still: in another thread, until it is done."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QThread

_MANY_ROWS = 2_000
_BRIEFLY = 1e-5  # of a second
_Result = TypeVar("_Result")


def spare_what_is_open(rows: int) -> None:
    """Leave all objects of an open window out of Python's later searches for rubbish.

    With thousands of rows a search takes a tenth of a second, in which nothing else is done.
    """
    if rows > _MANY_ROWS:
        gc.unfreeze()
        gc.collect()
        gc.freeze()


@contextmanager
def no_rubbish_searched() -> Iterator[None]:
    """Keep Python, in all threads, from searching for rubbish while very much is made.

    Everything stands still while it searches what there is, and here it would find nothing: what
    is made goes with the last that knows of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
