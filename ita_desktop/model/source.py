"""A part of a report: what stands at one place of a page, or what one field holds."""

from __future__ import annotations

from typing import NamedTuple

from ita_desktop.model.entities import Base


class Source(NamedTuple):
    """A part of a report.

    Args:
        entity: the kind of row.
        row_id: the row; None of one that is in no file.
        column: the row's column; None for the row as a whole.
        item: which of the column's items, or lines that are not empty, from 0; None for all of it.
    """

    entity: type[Base]
    row_id: int | None
    column: str | None = None
    item: int | None = None
