"""Which part of a report, and which of its sheets, shows a field."""

from __future__ import annotations

from collections.abc import Sequence

from ita_desktop.model.source import Source
from ita_desktop.pdf.part import Part
from ita_desktop.pdf.sheet import Sheet


def parts_by_source(parts: Sequence[Part]) -> dict[Source, int]:
    """Return which part shows a field or a row; of several the last, of a row of fields the first.

    What stands further behind says more of a field: a memo only shows who signs.
    """
    found: dict[Source, int] = {}
    for index, part in enumerate(parts):
        found.setdefault(part.row._replace(column=None), index)
        for source in (part.row, *part.shows):
            if source.column or source not in found:
                found[source] = index
    return found


def other_parts_by_row(parts: Sequence[Part]) -> dict[Source, list[int]]:
    """Return which parts show something of a row beside the one that shows it whole."""
    found: dict[Source, list[int]] = {}
    for index, part in enumerate(parts):
        for row in part.also_of:
            found.setdefault(row, []).append(index)
    return found


def sheet_of(source: Source, sheets: Sequence[Sheet]) -> int:
    """Return which sheet shows a source best, the first one where none does."""
    best, best_sheet = -1, 0
    for number, sheet in enumerate(sheets):
        for area in sheet.areas:
            nearness = _nearness(area.source, source)
            if nearness > best:
                best, best_sheet = nearness, number
    return best_sheet


def _nearness(shown: Source, wanted: Source) -> int:
    """Return 3 for the very item, 2 for its column, 1 for its row, -1 for another row."""
    if (shown.entity, shown.row_id) != (wanted.entity, wanted.row_id):
        return -1
    if shown.column != wanted.column:
        return 1
    return 3 if shown.item == wanted.item else 2
