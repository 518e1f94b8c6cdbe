"""What rules yield: slips of one text, flaws of one row; and how they become findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ita_desktop.checks.finding import NO_VALUES, FieldEdit, Finding, Place, Remedy, Severity
from ita_desktop.checks.fingerprints import fingerprint
from ita_desktop.model import Base, Digits, OfficeKind
from ita_desktop.problems import mark

WRITE = mark("Write “{words}”")

_EXCERPT = 60  # characters of a text that a sentence quotes


@dataclass(frozen=True)
class Setting:
    """What the rules on one row know of the report around it."""

    fiscal_year: int
    ita_year: int | None
    digits: Digits
    kind: OfficeKind
    office_name: str
    today: date


class Owner(NamedTuple):
    """The row that a flaw belongs to; the fields are those of `Place`."""

    entity: type[Base]
    row_id: int | None = None
    indicator_index: int | None = None
    measure_index: int | None = None

    def edit(self, column: str, value: object) -> FieldEdit:
        """Return the edit that gives one column of this row another value."""
        return FieldEdit(
            self.entity, self.row_id, column, value, self.indicator_index, self.measure_index
        )


class Rewrite(NamedTuple):
    """A remedy of a slip: the whole text as it should be."""

    label: str
    values: Mapping[str, object]
    text: str


class Slip(NamedTuple):
    """A flaw of one text, wherever the text stands.

    `subject` are the words in question, for the fingerprint; the other fields as in `Finding`.
    """

    code: str
    severity: Severity
    sentence: str
    span: tuple[int, int] = (0, 0)
    subject: str = ""
    values: Mapping[str, object] = NO_VALUES
    rewrites: tuple[Rewrite, ...] = ()
    certain: bool = False


class Fix(NamedTuple):
    """A remedy of a flaw: columns of the row itself, and edits of other rows."""

    label: str
    values: Mapping[str, object] = NO_VALUES
    columns: tuple[tuple[str, object], ...] = ()
    elsewhere: tuple[FieldEdit, ...] = ()


class Flaw(NamedTuple):
    """A flaw of one row, before it is known where the row stands."""

    code: str
    severity: Severity
    sentence: str
    values: Mapping[str, object] = NO_VALUES
    field: str | None = None
    item: int | None = None
    span: tuple[int, int] | None = None
    subject: str = ""
    fixes: tuple[Fix, ...] = ()
    certain: bool = False

    def finding(self, owner: Owner, row: Base) -> Finding:
        """Return the finding that this flaw is in a row."""
        code, severity, sentence, values, field, item, span, subject, fixes, certain = self
        entity, row_id, indicator_index, measure_index = owner
        remedies = tuple([_remedy(owner, fix) for fix in fixes])
        named: object = row_id
        if row_id is None:
            named = f"{indicator_index}.{measure_index}"
        text = "" if span is None or field is None else column_of(row, field)
        if item is not None and text:
            text = text[item]
        return Finding(
            code,
            severity,
            Place(entity, row_id, indicator_index, measure_index, field, item, span),
            sentence,
            values,
            remedies,
            certain and len(remedies) == 1,
            fingerprint(f"{code}\n{entity.__name__}\n{named}\n{field}\n{subject}", text, span),
        )


def _remedy(owner: Owner, fix: Fix) -> Remedy:
    edits = tuple([owner.edit(column, value) for column, value in fix.columns])
    # The very tuple where there is nothing before it.
    return Remedy(fix.label, fix.values, edits + fix.elsewhere if edits else fix.elsewhere)


def column_of(row: Base, column: str) -> Any:  # noqa: ANN401 - the column's own type
    """Return a column's value, past SQLAlchemy, which is asked a million times otherwise."""
    values = vars(row)
    return values[column] if column in values else getattr(row, column)


def excerpt(text: str) -> str:
    """Return the beginning of a text on one line, fit for a sentence or a button."""
    line = " ".join(text[: _EXCERPT + 1].split())
    return line if len(text) <= _EXCERPT else f"{line[:_EXCERPT]}…"


def corrections(
    text: str, hits: Iterable[tuple[tuple[int, int], str]], like: Slip
) -> Iterator[Slip]:
    """Yield a slip for each different wording found, with one remedy for all of its spans.

    Args:
        text: what was read.
        hits: the spans in it, ascending, each with the words that are right there.
        like: gives all else; its sentence may name {written} and {meant}.
    """
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for span, meant in hits:
        found.setdefault((text[slice(*span)], meant), []).append(span)
    for (written, meant), spans in found.items():
        quoted = {"written": excerpt(written), "meant": excerpt(meant)}
        rewrite = Rewrite(WRITE, {"words": quoted["meant"]}, replaced(text, spans, meant))
        yield like._replace(
            span=spans[0],
            subject=written,
            values=quoted,
            rewrites=(rewrite,),
        )


def replaced(text: str, spans: Iterable[tuple[int, int]], words: str) -> str:
    """Return `text` with `words` in the place of each span; spans ascend and do not overlap."""
    return replaced_each(text, ((span, words) for span in spans))


def replaced_each(text: str, hits: Iterable[tuple[tuple[int, int], str]]) -> str:
    """Return `text` with each span replaced by words of its own; spans as for `replaced`."""
    pieces: list[str] = []
    reached = 0
    for (start, end), words in hits:
        pieces += (text[reached:start], words)
        reached = end
    return "".join([*pieces, text[reached:]])
