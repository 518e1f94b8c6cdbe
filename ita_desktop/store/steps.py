"""The steps that the journal keeps: what somebody did to the workbook, by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal

from ita_desktop.store.changes import RowChange

Kind = Literal["change", "undo", "redo"]


@dataclass(frozen=True)
class StepRecord:
    """One entry of the journal.

    Args:
        id: grows with time.
        step: the step's name, a sentence that the catalogues know.
        at: when it was done, or typed in last; aware, UTC.
        kind: whether it was a change, or an undo or redo of one.
        recorded: its changes as the journal keeps them; empty of one that was left unread.
    """

    id: int
    step: str
    at: datetime
    kind: Kind
    recorded: str = field(repr=False)

    @cached_property
    def changes(self) -> tuple[RowChange, ...]:
        """What it did to the rows, in order. Raises DamagedEntry."""
        from ita_desktop.store.row_json import from_json

        return from_json(self.recorded)

    def with_changes(self, changes: Sequence[RowChange]) -> StepRecord:
        """Return the entry with its changes at hand, so that they need not be read again."""
        self.__dict__["changes"] = tuple(changes)
        return self
