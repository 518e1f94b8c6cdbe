"""From a point or a field to what is printed of it: which areas of a page are meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ita_desktop.model.source import Source

if TYPE_CHECKING:
    from ita_desktop.pdf import Area


def area_at(areas: Sequence[Area], x: float, y: float) -> Source | None:
    """Return what is printed at a point of a page, in points from the lower left."""
    for area in reversed(areas):
        if area.left <= x < area.right and area.bottom < y <= area.top:
            return area.source
    return None


def areas_of(areas: Sequence[Area], source: Source) -> list[Area]:
    """Return where a page shows a field: its cell, or else its items; of a row, all its cells."""
    row = [
        area
        for area in areas
        if (area.source.entity, area.source.row_id) == (source.entity, source.row_id)
    ]
    if source.column is None:
        return [area for area in row if area.source.item is None]
    field = [area for area in row if area.source.column == source.column]
    whole = [area for area in field if area.source.item is None]
    item = [area for area in field if area.source.item == source.item]
    return whole or item or field
