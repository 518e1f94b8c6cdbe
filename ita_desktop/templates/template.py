"""A template: what a new report begins with, before office and year are filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ita_desktop.model import OfficeKind


@dataclass(frozen=True)
class PlannedRow:
    """A row of an indicator's table that is usually planned; its texts may have fields."""

    measures: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    timeframe: str = ""
    budget: str = ""
    responsible: tuple[str, ...] = ()


@dataclass(frozen=True)
class TemplateIndicator:
    """An indicator of a template; without a label it gets the number of its place."""

    title: str
    label: str = ""
    rows: tuple[PlannedRow, ...] = ()


@dataclass(frozen=True, eq=False)
class Template:
    """What a new report begins with.

    Args:
        key: the name of its file without .toml.
        name: what it is called, in Thai.
        name_in_english: the same for the English window; empty where there is none.
        is_own: whether it comes from the user's folder.
        is_automatic: whether it may be chosen before anybody chose.
        kinds: the kinds of office it is for; empty for all.
        first_year: the first fiscal year it is for.
        last_year: the last one.
        indicators: in order.
        texts: by column of `Report` and kind of office, complete for all kinds; with fields.
        choices: by column of `Report`: digits, round, orientation, and which parts and
            further columns there are.
    """

    key: str
    name: str
    name_in_english: str = ""
    is_own: bool = False
    is_automatic: bool = True
    kinds: frozenset[OfficeKind] = frozenset()
    first_year: int = 0
    last_year: int = 9999
    indicators: tuple[TemplateIndicator, ...] = ()
    texts: Mapping[str, Mapping[OfficeKind, str]] = field(default_factory=dict)
    choices: Mapping[str, Any] = field(default_factory=dict)

    def fits(self, kind: OfficeKind, fiscal_year: int) -> bool:
        """Tell whether it is for a kind of office and a fiscal year."""
        return (
            not self.kinds or kind in self.kinds
        ) and self.first_year <= fiscal_year <= self.last_year

    @property
    def breadth(self) -> int:
        """How many years and kinds of office it is for; the less, the more it is meant for them."""
        return (self.last_year - self.first_year + 1) * (len(self.kinds) or len(OfficeKind))
