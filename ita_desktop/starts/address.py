"""Where a running program listens: known to its user alone, and different on each screen."""

from __future__ import annotations

import json
import os
import sys
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_FILE = "start.json"
_LOOKS = 5
_SECONDS = 0.02


@dataclass(frozen=True)
class Address:
    """An address that one program at a time can listen at.

    Args:
        name: as multiprocessing.connection takes it.
        key: what both sides prove to each other that they know.
    """

    name: str
    key: bytes

    @classmethod
    def of(cls, folder: Path) -> Self | None:
        """Return the address for this screen; None if the system or the folder has none.

        Args:
            folder: where the user's programs keep the name and the key, which nobody else reads.
        """
        if sys.platform not in {"linux", "win32"}:
            return None
        try:
            name, key = _known(folder)
        except OSError:
            return None
        name = f"ita-desktop-{name}-{zlib.crc32(_screen().encode('utf-8', 'replace')):08x}"
        # Neither is a file: both are gone with the program that made them.
        return cls(f"\\\\.\\pipe\\{name}" if sys.platform == "win32" else f"\0{name}", key)


def _screen() -> str:
    """Return what tells the screens apart that one user may sit at."""
    if sys.platform == "win32":
        import ctypes

        session = ctypes.c_ulong()
        ctypes.windll.kernel32.ProcessIdToSessionId(os.getpid(), ctypes.byref(session))
        return str(session.value)
    names = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")
    return "\n".join(os.environ.get(name, "") for name in names)


def _known(folder: Path) -> tuple[str, bytes]:
    """Return the name and the key of the folder's file, which is made if it is not there.

    Raises:
        OSError: it can be neither read nor made.
    """
    file = folder / _FILE
    for _ in range(_LOOKS):
        try:
            kept = json.loads(file.read_bytes())
            return str(kept["name"]), bytes.fromhex(kept["key"])
        except FileNotFoundError:
            _make(file)
        except (ValueError, KeyError, TypeError):  # being written in this moment, or broken
            time.sleep(_SECONDS)
    file.unlink(missing_ok=True)
    _make(file)
    kept = json.loads(file.read_bytes())
    return str(kept["name"]), bytes.fromhex(kept["key"])


def _make(file: Path) -> None:
    """Make the file, unless another start is before us."""
    file.parent.mkdir(parents=True, exist_ok=True)
    content = json.dumps({"name": os.urandom(12).hex(), "key": os.urandom(32).hex()})
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as target:
        target.write(content)
