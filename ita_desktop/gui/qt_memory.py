"""What Qt remembers of its own accord (the folders that its file dialogs were in), kept in bounds.

The portable edition leaves nothing on the computer that it was used on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QSettings

from ita_desktop.places import Places

_KEY = r"Software\QtProject"


@contextmanager
def qt_memory_in(places: Places) -> Iterator[None]:
    """Let Qt remember inside of the portable edition's folder for as long as the block lasts.

    On Windows it remembers in the registry only; what was not there before is taken away.
    """
    if not places.is_portable:
        yield
        return
    native, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(native, user, str(places.home / "qt"))
    was_there = _is_in_registry()
    try:
        yield
    finally:
        if not was_there:
            _take_from_registry(_KEY)


def _is_in_registry() -> bool:
    if sys.platform != "win32":
        return True
    import winreg

    try:
        winreg.OpenKey(winreg.HKEY_CURRENT_USER, _KEY).Close()
    except OSError:
        return False
    return True


def _take_from_registry(name: str) -> None:
    if sys.platform != "win32":
        return
    import winreg

    with suppress(OSError):
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, name) as key:
            below = [winreg.EnumKey(key, row) for row in range(winreg.QueryInfoKey(key)[0])]
        for one in below:
            _take_from_registry(f"{name}\\{one}")
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, name)
