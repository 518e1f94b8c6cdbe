"""Line breaking of a text that is being typed: only what lies around the change is broken anew."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ita_desktop.thai.breaking import break_offsets

# How far from its own place a break looks at the text, its word or address aside (see `breaking`).
_REACH = 24
_SPACES = " \t\n"


def rebreak(old: str, offsets: Sequence[int], new: str) -> Sequence[int]:
    """Return `break_offsets(new)`.

    Args:
        old: a text that is like the new one but for one place.
        offsets: its `break_offsets`.
        new: the text to break.
    """
    same = _same_length(old, new)
    same_end = min(_same_length(old[::-1], new[::-1]), len(old) - same, len(new) - same)
    start = _space_before(new, same - _REACH)
    end = _space_after(new, len(new) - same_end + _REACH)
    grown = len(new) - len(old)
    first = _space_before(new, start - _REACH)
    last = _space_after(new, end + _REACH)
    found = [first + offset for offset in break_offsets(new[first:last])]
    between = found[bisect_right(found, start) : bisect_left(found, end)]
    kept = offsets[: bisect_right(offsets, start)]
    after = offsets[bisect_left(offsets, end - grown) :]
    return (*kept, *between, *(offset + grown for offset in after))


def _same_length(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _space_before(text: str, offset: int) -> int:
    """Return the place of the last space before an offset, 0 if there is none."""
    return max(0, *(text.rfind(space, 0, max(0, offset)) for space in _SPACES))


def _space_after(text: str, offset: int) -> int:
    """Return the place of the first space from an offset on, the text's end if there is none."""
    found = (text.find(space, offset) for space in _SPACES)
    return min((place for place in found if place >= 0), default=len(text))
