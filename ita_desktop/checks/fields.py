"""Where the texts of a report stand: which columns hold prose, in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator

from ita_desktop.checks.flaws import Fix, Flaw, Slip, column_of
from ita_desktop.model import Base, Indicator, Measure, Report

# In the order of the form; evidence is links and file names, so no prose.
PROSE: dict[type[Base], tuple[str, ...]] = {
    Report: ("title", "memo_subject", "memo_body", "preface", "problems", "suggestions"),
    Indicator: ("title",),
    Measure: (
        *("measures", "steps", "timeframe", "budget", "responsible", "reason", "outcomes"),
        "remark",
    ),
}
MEASURE_FIELDS = (
    "measures",
    "steps",
    "timeframe",
    "budget",
    "responsible",
    "status",
    "reason",
    "outcomes",
    "evidence",
    "remark",
)
# All columns that a finding can point at, for the order of the findings of one row.
COLUMN_ORDER: tuple[str | None, ...] = (
    *(None, "name", "district", "province", "label", *PROSE[Report], "digits"),
    *MEASURE_FIELDS,
)


def texts_of(entity: Base) -> Iterator[tuple[str, int | None, str]]:
    """Yield every prose text of a row: column, item of a list column, text."""
    for column in PROSE[type(entity)]:
        value = column_of(entity, column)
        if isinstance(value, str):
            yield column, None, value
        else:
            for item, text in enumerate(value):
                yield column, item, text


def with_text(entity: Base, column: str, item: int | None, text: str) -> str | list[str]:
    """Return the column's value with one text in the place of another."""
    if item is None:
        return text
    items = list(column_of(entity, column))
    items[item] = text
    return items


def flaw_of_slip(entity: Base, column: str, item: int | None, slip: Slip) -> Flaw:
    """Return the flaw that a slip is in the column of a row where its text stands."""
    fixes = tuple(
        [
            Fix(label, values, ((column, with_text(entity, column, item, text)),))
            for label, values, text in slip.rewrites
        ]
    )
    return Flaw(
        slip.code,
        slip.severity,
        slip.sentence,
        slip.values,
        column,
        item,
        slip.span,
        slip.subject,
        fixes,
        slip.certain,
    )
