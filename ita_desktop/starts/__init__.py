"""A second start of the program hands its file over to the one that runs, and is done.

Which of them runs is decided by who listens at an address that only one can have, and that is free
again as soon as that one is gone, however it went. Nothing here is slow to load: the second start
shall be over before it is noticed.
"""

from __future__ import annotations

from pathlib import Path

from ita_desktop.starts.address import Address
from ita_desktop.starts.handing_over import Outcome, hand_over
from ita_desktop.starts.listening import Listening, Request

__all__ = ["Listening", "Request", "first_start", "start_beside"]

_TIMES = 3  # the one that runs may come to its end while it is asked


def first_start(folder: Path, workbook: Path | None) -> Listening | None:
    """Hand a start over to the program that runs, or become the one that runs.

    Args:
        folder: where this user's programs leave each other's address.
        workbook: the file to open; None to bring the window to the front.

    Returns:
        None if it was handed over; otherwise what later starts hand theirs over to, which does
        not listen where there is nowhere to listen.
    """
    address = Address.of(folder)
    listening = Listening(address)
    if address is None:
        return listening
    for _ in range(_TIMES):
        # Asked first: not every Windows (Wine) keeps a second program from listening there.
        outcome = hand_over(address, workbook)
        if outcome is Outcome.TAKEN:
            return None
        if outcome is Outcome.NOT_TAKEN or listening.begin():
            break
    return listening


def start_beside(folder: Path) -> Listening:
    """Be a program beside the one that runs; return what listens when that one is gone."""
    return Listening(Address.of(folder))
