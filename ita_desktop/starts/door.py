"""Where one program at a time listens. What talks there is only loaded for a visitor."""

from __future__ import annotations

import socket
import sys
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_WAITING = 16  # starts at once


class Door(AbstractContextManager["Door"], Protocol):
    """What listens, until it is closed."""

    def accept(self) -> Connection:
        """Wait for the next visitor. Raises OSError or EOFError of one that is gone again."""


def is_anybody_there(name: str) -> bool:
    """Knock, and return whether a program may listen; it is woken up, but told nothing.

    Args:
        name: of the address.
    """
    if sys.platform == "linux":
        with socket.socket(socket.AF_UNIX) as knocking:
            knocking.settimeout(0)  # who has many visitors is there
            try:
                knocking.connect(name)
            except ConnectionRefusedError:
                return False
            except OSError:
                return True
        return True
    from multiprocessing.connection import Client

    try:
        Client(name).close()
    except OSError:
        return False
    return True


def opened(name: str) -> Door:
    """Listen at an address. Raises OSError if another program does."""
    if sys.platform == "linux":
        return _Socket(name)
    from multiprocessing.connection import Listener

    return Listener(name, backlog=_WAITING)


class _Socket:
    """As multiprocessing's own listener, which loads for as long as a window's picture takes."""

    def __init__(self, name: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            self._socket.bind(name)
            self._socket.listen(_WAITING)
        except BaseException:
            self._socket.close()
            raise

    def accept(self) -> Connection:
        """Wait for the next visitor."""
        visitor, _ = self._socket.accept()
        from multiprocessing.connection import Connection

        return Connection(visitor.detach())

    def __enter__(self) -> _Socket:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()
