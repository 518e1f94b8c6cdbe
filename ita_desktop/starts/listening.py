"""The running program's side: hears later starts out, in threads of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from ita_desktop.starts.address import Address
from ita_desktop.starts.door import Door, is_anybody_there, opened
from ita_desktop.starts.talk import hear, say

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_SECONDS = 5.0
_LOOK_AGAIN = 0.1


class Request:
    """What a later start wants of this program.

    Args:
        path: the file to open; None to come to the front.
        token: what a Wayland desktop gives the new start, so that a window may come to the front.
    """

    def __init__(self, path: Path | None, token: str) -> None:
        self.path = path
        self.token = token
        self.takes = False
        self._answered = Event()

    def answer(self, *, takes: bool) -> None:
        """Say whether it can be done now; called in any thread."""
        self.takes = takes
        self._answered.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the answer; return whether it is there."""
        return self._answered.wait(seconds)


class Listening:
    """Listens from `begin` to `stop`; starts wait for `serve`.

    Args:
        address: where; None never listens.
    """

    def __init__(self, address: Address | None) -> None:
        self._address = address
        self._thread: Thread | None = None
        self._stopped = Event()
        self._asked: Callable[[Request], object] | None = None
        self._given: Callable[[Request], object] | None = None

    @property
    def has_address(self) -> bool:
        """Whether `begin` can ever do it."""
        return self._address is not None

    def begin(self) -> bool:
        """Listen, if nobody does; return whether this program is the one that listens."""
        if self._thread is not None or self._address is None:
            return self._thread is not None
        try:
            door = opened(self._address.name)
        except OSError:
            return False
        self._stopped.clear()
        self._thread = Thread(target=self._listen, args=(door,), daemon=True)
        self._thread.start()
        return True

    def serve(self, asked: Callable[[Request], object], given: Callable[[Request], object]) -> None:
        """Take requests from now on. Both are called in another thread, and must not wait.

        Args:
            asked: told a request that is to be answered.
            given: told the same one when it is to be done.
        """
        self._given = given
        self._asked = asked

    def stop(self) -> None:
        """Listen no more; who waits for an answer is told at once that there will be none."""
        self._asked = self._given = None
        self._stopped.set()
        if self._thread is None or self._address is None:
            return
        is_anybody_there(self._address.name)  # wakes the thread up
        self._thread.join(_SECONDS)
        self._thread = None

    def _listen(self, door: Door) -> None:
        with door:
            while not self._stopped.is_set():
                try:
                    connection = door.accept()
                except (OSError, EOFError):
                    self._stopped.wait(_LOOK_AGAIN)  # that one is gone again
                    continue
                Thread(target=self._hear_out, args=(connection,), daemon=True).start()

    def _hear_out(self, connection: Connection) -> None:
        from multiprocessing import AuthenticationError
        from multiprocessing.connection import answer_challenge, deliver_challenge

        with connection, suppress(OSError, EOFError, ValueError, AuthenticationError):
            if self._address is None or self._stopped.is_set():
                return
            deliver_challenge(connection, self._address.key)
            answer_challenge(connection, self._address.key)
            message = hear(connection, _SECONDS)
            path, token = message.get("path"), message.get("token")
            request = Request(Path(path) if isinstance(path, str) else None, str(token or ""))
            say(connection, **{"is": "starting" if self._asked is None else "running"})
            if self._answer(connection, request) and hear(connection, _SECONDS).get("go") is True:
                given = self._given
                if given is not None:
                    given(request)

    def _answer(self, connection: Connection, request: Request) -> bool:
        """Wait for the window, as long as the other one does; return whether it takes it."""
        while (asked := self._asked) is None:  # the window is not there yet
            if self._stopped.wait(_LOOK_AGAIN) or connection.poll():
                return False  # it says nothing here, so that it is gone
        asked(request)
        while not request.wait(_LOOK_AGAIN):
            if self._stopped.is_set() or connection.poll():
                return False
        say(connection, takes=request.takes, pid=os.getpid())
        return request.takes
