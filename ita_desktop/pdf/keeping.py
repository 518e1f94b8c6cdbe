"""What was made is kept for the next time, as long as there is room for it."""

from __future__ import annotations

from typing import Generic, TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Kept(Generic[_Key, _Value]):
    """Keeps values that can be made again; what was not used for longest goes first.

    It is cut in two, newer and older, so that nothing has to be counted where a value is used.

    Args:
        room: the size of all values together, at the most.
    """

    def __init__(self, room: int) -> None:
        self._half = room // 2
        self._newer: dict[_Key, tuple[_Value, int]] = {}
        self._older: dict[_Key, tuple[_Value, int]] = {}
        self._size = 0

    def get(self, key: _Key) -> _Value | None:
        """Return a value, if it is there."""
        found = self._newer.get(key)
        if found is None:
            found = self._older.get(key)
            if found is None:
                return None
            self.keep(key, *found)
        return found[0]

    def keep(self, key: _Key, value: _Value, size: int) -> None:
        """Keep a value.

        Args:
            key: what it is found by.
            value: the value.
            size: of it, as the room is measured.
        """
        if self._size + size > self._half:
            self._older, self._newer, self._size = self._newer, {}, 0
        self._newer[key] = (value, size)
        self._size += size

    def clear(self) -> None:
        """Let all go."""
        self._newer, self._older, self._size = {}, {}, 0
