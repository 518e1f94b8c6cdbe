"""When Python looks for what nobody knows of any more: never while very much is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY_ROWS = 2_000


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
