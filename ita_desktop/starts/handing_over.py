"""The new start's side: ask the program that runs to open the file."""

from __future__ import annotations

import os
import sys
from enum import Enum, auto
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

from ita_desktop.starts.address import Address
from ita_desktop.starts.door import is_anybody_there
from ita_desktop.starts.talk import hear, say

# Seconds. A program that hangs must not keep her from her file.
_FOR_A_SIGN = 2.0
_FOR_THE_WINDOW = 5.0
_FOR_ITS_START = 30.0
_FOR_ALL = _FOR_A_SIGN * 2 + _FOR_ITS_START


class Outcome(Enum):
    """What became of a request."""

    TAKEN = auto()
    NOT_TAKEN = auto()
    GONE = auto()  # the other program ended meanwhile


def hand_over(address: Address, workbook: Path | None) -> Outcome:
    """Let the program that runs open a file, or come to the front.

    Args:
        address: where it listens.
        workbook: the file, its path absolute.
    """
    if sys.platform == "linux" and not is_anybody_there(address.name):
        return Outcome.GONE  # known at once, and nothing is loaded for it
    from multiprocessing import AuthenticationError

    answers: SimpleQueue[Outcome] = SimpleQueue()
    given_up = Event()

    def ask() -> None:
        try:
            answers.put(_ask(address, workbook, given_up))
        except (TimeoutError, ValueError, AuthenticationError):
            answers.put(Outcome.NOT_TAKEN)
        except (OSError, EOFError):
            answers.put(Outcome.GONE)

    # In a thread of its own: there is no other limit to how long the system takes to connect.
    Thread(target=ask, daemon=True).start()
    try:
        return answers.get(timeout=_FOR_ALL)
    except Empty:
        given_up.set()
        return Outcome.NOT_TAKEN


def _ask(address: Address, workbook: Path | None, given_up: Event) -> Outcome:
    from multiprocessing.connection import Client, answer_challenge, deliver_challenge

    with Client(address.name) as connection:
        if not connection.poll(_FOR_A_SIGN):
            return Outcome.NOT_TAKEN
        answer_challenge(connection, address.key)
        deliver_challenge(connection, address.key)
        path = None if workbook is None else os.fspath(workbook)
        say(connection, path=path, token=os.environ.get("XDG_ACTIVATION_TOKEN", ""))
        is_starting = hear(connection, _FOR_A_SIGN).get("is") == "starting"
        answer = hear(connection, _FOR_ITS_START if is_starting else _FOR_THE_WINDOW)
        if answer.get("takes") is not True or given_up.is_set():
            return Outcome.NOT_TAKEN
        _let_come_to_front(answer.get("pid"))
        say(connection, go=True)
        return Outcome.TAKEN


def _let_come_to_front(process: object) -> None:
    """Pass on the right to the front, which Windows gives only to what she has just started."""
    if sys.platform == "win32" and isinstance(process, int):
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)
