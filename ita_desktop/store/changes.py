"""Changes of single rows: what they are, and how they are reversed and joined.

Every change of a workbook is a list of these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ita_desktop.model import Attachment, Base

Values = dict[str, Any]

GO_ALONG: dict[tuple[type[Base], str], tuple[str, ...]] = {
    (Attachment, "content"): ("media_type", "width", "height"),
}
"""Columns that say what another one holds, and are nothing without it."""


@dataclass(frozen=True)
class RowChange:
    """What one row was and became, by column; of a changed row, its changed columns only.

    Args:
        entity: the row's class.
        row_id: the row's id, which stays the same over remove and undo.
        before: None if the row was added.
        after: None if the row was removed.
    """

    entity: type[Base]
    row_id: int
    before: Values | None
    after: Values | None

    @property
    def fields(self) -> list[str]:
        """What somebody typed or chose that it made another; none if the row came or went."""
        columns = self.entity.__table__.columns
        changed = self.after if self.before is not None and self.after is not None else {}
        return [name for name in changed if name != "position" and not columns[name].foreign_keys]

    def reversed(self) -> RowChange:
        """Return the change that takes this one back."""
        return RowChange(self.entity, self.row_id, self.after, self.before)


def names_in(changes: Iterable[RowChange]) -> set[str]:
    """Return the contents that changes name, before and after."""
    return {
        values["content"]
        for change in changes
        if change.entity is Attachment
        for values in (change.before, change.after)
        if values and "content" in values
    }


def joined(changes: Iterable[RowChange]) -> list[RowChange]:
    """Return the same changes, those of one row in a row joined to one; nothing for no change."""
    result: list[RowChange] = []
    for change in changes:
        last = result[-1] if result else None
        if (
            last is None
            or last.after is None
            or change.before is None
            or change.after is None
            or (last.entity, last.row_id) != (change.entity, change.row_id)
        ):
            result.append(change)
            continue
        result.pop()
        both = _joined_pair(last, change)
        if both is not None:
            result.append(both)
    return result


def net(changes: Iterable[RowChange]) -> list[RowChange]:
    """Return what changes come to: one for each row that is another in the end."""
    result: dict[tuple[type[Base], int], RowChange] = {}
    for change in changes:
        key = (change.entity, change.row_id)
        earlier = result.pop(key, None)
        both = change if earlier is None else _joined_pair(earlier, change)
        if both is not None:
            result[key] = both
    return list(result.values())


def _joined_pair(first: RowChange, second: RowChange) -> RowChange | None:
    """Return the one change of a row that two come to, None if it is as before."""
    before, after = first.before, second.after
    if before is not None and second.before is not None:
        before = {**second.before, **before}
    if after is not None and first.after is not None:
        after = {**first.after, **after}
    if before is not None and after is not None:
        differing = [column for column in after if after[column] != before[column]]
        before = {column: before[column] for column in differing}
        after = {column: after[column] for column in differing}
    return RowChange(first.entity, first.row_id, before, after) if before or after else None
