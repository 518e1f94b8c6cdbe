"""Cells: where a cursor may stand. Smaller than clusters, for one writes them one after the other.

A cell is a letter with the marks above and below it. The vowels written before and after a
consonant are cells of their own (เ|ก|า|ะ), but for sara am, whose ring stands on the consonant.
"""

from __future__ import annotations

import unicodedata

from ita_desktop.thai.clusters import continues

_JOINER = "\u200d"
_SARA_AM = "\u0e33"
_FLAGS = range(0x1F1E6, 0x1F200)


def is_cell_boundary(text: str, offset: int) -> bool:
    """Tell whether a cursor may stand at an offset, 0 and `len(text)` included."""
    if not 0 < offset < len(text):
        return 0 <= offset <= len(text)
    before, after = text[offset - 1], text[offset]
    if before in "\r\n" or after in "\r\n":
        return before + after != "\r\n"
    if continues(after) or (after == _SARA_AM and _carries_ring(before)):
        return False
    if before == _JOINER:
        return unicodedata.category(after) != "So"
    if ord(before) in _FLAGS and ord(after) in _FLAGS:
        return _flags_before(text, offset) % 2 == 0
    return True


def next_cell(text: str, offset: int) -> int:
    """Return where the cell at an offset ends; at the end of the text, the offset."""
    offset += 1
    while not is_cell_boundary(text, offset) and offset < len(text):
        offset += 1
    return min(offset, len(text))


def previous_cell(text: str, offset: int) -> int:
    """Return where the cell before an offset begins; at the start of the text, 0."""
    offset -= 1
    while not is_cell_boundary(text, offset) and offset > 0:
        offset -= 1
    return max(offset, 0)


def _carries_ring(before: str) -> bool:
    """Tell whether this is a consonant, or a mark on one."""
    return "ก" <= before <= "ฮ" or (continues(before) and "ั" <= before <= "๎")


def _flags_before(text: str, offset: int) -> int:
    start = offset
    while start and ord(text[start - 1]) in _FLAGS:
        start -= 1
    return offset - start
