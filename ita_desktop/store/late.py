"""What of this room needs SQLAlchemy, which is slow to load: loaded when it is first used."""

from __future__ import annotations

from importlib import import_module
from threading import Event
from types import ModuleType
from typing import Any

_ALL = ("apart", "contents", "copying", "edit", "in_memory", "journal", "reading", "restoring")
_LOADED = Event()


class _Late(ModuleType):
    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(import_module(self.__name__), name)


def late(name: str) -> ModuleType:
    """Return what stands for a module of this room until it is used."""
    return _Late(f"ita_desktop.store.{name}")


def load() -> None:
    """Load all; it takes a moment, and may be called in any thread."""
    from ita_desktop.model.declaring import carry_out

    for name in _ALL:
        import_module(f"ita_desktop.store.{name}")
    carry_out()
    _LOADED.set()


def is_loaded() -> bool:
    """Return whether `load` has done its work."""
    return _LOADED.is_set()
