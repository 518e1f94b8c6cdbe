"""The sidecar that keeps a second window out of an open workbook and says who has it open.

It is named as LibreOffice names its own. The operating system's lock on it counts, not that it
exists: what a crash leaves behind holds nobody up.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ita_desktop.problems import mark
from ita_desktop.store.errors import FolderMissing, WorkbookInUse, of_system, shown
from ita_desktop.thai.calendar import BUDDHIST_OFFSET


class Lock:
    """Holds a workbook for one window until `release`.

    Args:
        path: the workbook; it need not exist yet.
        now: the time now.

    Raises:
        WorkbookInUse: another window holds it.
        Problem: the folder cannot be written to.
    """

    def __init__(self, path: Path, now: datetime) -> None:
        self._sidecar = path.with_name(f".~lock.{path.name}#")
        self._holder = {
            "user": _user(),
            "computer": platform.node(),
            "since": now.isoformat(timespec="seconds"),
        }
        self._lock = FileLock(
            self._sidecar, blocking=False, thread_local=False, on_acquired=self._sign
        )
        if not path.parent.is_dir():  # it would be made otherwise
            raise FolderMissing(path)
        try:
            self._lock.acquire()
        except Timeout:
            _refuse_unwritable(path, self._sidecar)
            raise _in_use(path, self._sidecar) from None
        except OSError as error:
            raise of_system(error, path) from error

    def release(self) -> None:
        """Let others open the workbook, and remove the sidecar."""
        # Removed while held: whoever opened it meanwhile finds it without a name and starts anew.
        # Where an open file cannot be removed, the lock's own release does it.
        with suppress(OSError):
            self._sidecar.unlink()
        with suppress(OSError):
            self._lock.release()

    def _sign(self, descriptor: int) -> None:
        # Windows lets nobody else read the locked first byte.
        signature = b"\n" + json.dumps(self._holder).encode("ascii")
        # On a full disk nobody reads who it is, but the lock holds.
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, signature)


def _refuse_unwritable(path: Path, sidecar: Path) -> None:
    """Raise a Problem if it was not somebody's lock: on Windows both are no access for filelock."""
    try:
        os.close(os.open(sidecar, os.O_RDWR | os.O_CREAT))
    except OSError as error:
        raise of_system(error, path) from error


def _in_use(path: Path, sidecar: Path) -> WorkbookInUse:
    try:
        with sidecar.open("rb", buffering=0) as source:
            source.seek(1)
            holder = json.loads(source.read())
        since = datetime.fromisoformat(holder["since"]).astimezone()
        return WorkbookInUse(
            mark(
                "“{name}” is already open: {user} on {computer}, since {since}. "
                "Close it there first."
            ),
            name=shown(path.name),
            user=shown(str(holder["user"])),
            computer=shown(str(holder["computer"])),
            since=f"{since:%d/%m}/{since.year + BUDDHIST_OFFSET} {since:%H:%M}",
        )
    except (OSError, ValueError, KeyError, TypeError):  # being written, or not ours
        return WorkbookInUse(
            mark("“{name}” is already open in another window. Close it there first."),
            name=shown(path.name),
        )


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return "?"
