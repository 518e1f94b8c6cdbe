"""Tables copied out of other programs: which cells say something, and which only head or count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ita_desktop.exchange.form_reader import columns_of
from ita_desktop.exchange.pieces import Cell, Row, raw_text
from ita_desktop.model.form import STATUS_LABELS

_COUNT_HEADS = frozenset(("ที่", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่", "#", "no", "no."))
_NUMBER = re.compile(r"[(]?([0-9๐-๙]{1,3})[.)]?")
# Below such a head numbers may have parts, and Word's own numbers are but marks, or nothing.
_COUNT = re.compile(r"[(]?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*[.)]?|[•·-]?")
_STATUS = frozenset("".join(label.split()) for label in STATUS_LABELS.values())
_SURE = 2  # rows that count make the row before them a header


def telling_cells(rows: Sequence[Row]) -> Iterator[Cell]:
    """Yield the cells of a table row by row, without its header and a first column that counts."""
    texts = [["".join(raw_text(cell).split()) for cell in row.cells] for row in rows]
    header = _header(rows, texts)
    below = texts[header:]
    headed = header > 0 and _is_count_head(texts[0])
    counting = headed and all(_COUNT.fullmatch(first) for first in _firsts(below))
    counting = counting or _counts(below)
    for row, words in zip(rows[header:], below, strict=True):
        only_counts = counting and len(words) > 1 and _COUNT.fullmatch(words[0])
        yield from row.cells[1:] if only_counts else row.cells


def _header(rows: Sequence[Row], texts: Sequence[list[str]]) -> int:
    """Return how many rows at the top are a header."""
    first, below = texts[0], texts[1:]
    over_counts = any(first[1:]) and not _NUMBER.fullmatch(first[0]) and _counts(below, _SURE)
    if not (_is_count_head(first) or columns_of(rows[0]) or over_counts):
        return 0
    return 2 if below and _names_boxes(below[0]) else 1


def _is_count_head(row: Sequence[str]) -> bool:
    return len(row) > 1 and row[0].lower() in _COUNT_HEADS


def _names_boxes(row: Sequence[str]) -> bool:
    """Return whether a row only names the form's boxes, as the second row of its header does."""
    filled = {words for words in row if words}
    return bool(filled) and filled <= _STATUS


def _counts(texts: Sequence[list[str]], least: int = 1) -> bool:
    """Return whether the first column counts, at least so many rows, perhaps anew from one."""
    found = [_NUMBER.fullmatch(first) for first in _firsts(texts) if first]
    numbers = [int(one[1]) for one in found if one]
    return least <= len(numbers) == len(found) and all(
        after in (before + 1, 1) for before, after in pairwise(numbers)
    )


def _firsts(texts: Sequence[list[str]]) -> list[str]:
    """Return what is in the first column, beside other cells: a cell across the table heads it."""
    return [row[0] for row in texts if any(row[1:])]
