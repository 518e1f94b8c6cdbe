"""What a check tells: a finding, its place, and the remedies that may be chosen.

All are tuples: a large report has a hundred thousand findings, and these are made the fastest.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import NamedTuple

from ita_desktop.model import Base

NO_VALUES: Mapping[str, object] = {}


class Severity(enum.StrEnum):
    """How bad a finding is; only errors make the `check` command exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Place(NamedTuple):
    """Where a finding is.

    Args:
        entity: the kind of row: Office, Report, Indicator or Measure.
        row_id: its id; None while no store holds it.
        indicator_index: which indicator of the report, from 0; None outside of one.
        measure_index: which measure of the indicator, from 0; None outside of one.
        field: the row's column; None for the row as a whole.
        item: the item of a list column, from 0; None for the whole field.
        span: first and last-but-one character in that item or text; None for all of it.
    """

    entity: type[Base]
    row_id: int | None = None
    indicator_index: int | None = None
    measure_index: int | None = None
    field: str | None = None
    item: int | None = None
    span: tuple[int, int] | None = None


class FieldEdit(NamedTuple):
    """One column's new value, for the row at a place; whole lists for list columns.

    It is made for the texts as they were checked: apply it to nothing newer.
    """

    entity: type[Base]
    row_id: int | None
    column: str
    value: object
    indicator_index: int | None = None
    measure_index: int | None = None


class Remedy(NamedTuple):
    """One way out of a finding: what a button says (msgid and values), and the edits it makes."""

    label: str
    values: Mapping[str, object]
    edits: tuple[FieldEdit, ...]


class Finding(NamedTuple):
    """One thing that is wrong, or may be.

    Args:
        code: the rule's name, such as `year.timeframe`; stable for other programs.
        sentence: the English sentence that the catalogues know, with `{name}` fields.
        values: what the fields stand for; shown as text, never parsed.
        remedies: none where only she knows; several where she must choose.
        certain: the one remedy is surely right and may be done without asking.
        fingerprint: what a dismissal remembers: the rule, the row, the field and the words in
            question, which of several equal ones in the field it is, and what stands beside it.
    """

    code: str
    severity: Severity
    place: Place
    sentence: str
    values: Mapping[str, object] = NO_VALUES
    remedies: tuple[Remedy, ...] = ()
    certain: bool = False
    fingerprint: str = ""

    def __str__(self) -> str:
        return self.sentence.format(**self.values)
