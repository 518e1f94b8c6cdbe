"""What the rules on a whole report read: its rows, and what was found in each text before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ita_desktop.checks.fields import texts_of, with_text
from ita_desktop.checks.finding import FieldEdit
from ita_desktop.checks.flaws import Owner, Setting, Slip, replaced
from ita_desktop.checks.year_mentions import Mention
from ita_desktop.model import Base, Digits, Indicator, Measure, Office, Report


class Use(NamedTuple):
    """A word of a kind that should be written one way in one report: its group, form and span."""

    group: str
    form: str
    span: tuple[int, int]


class Reading(NamedTuple):
    """All that is known of one text by itself; made once for each different text."""

    slips: tuple[Slip, ...]
    uses: tuple[Use, ...]
    numbers: tuple[tuple[Digits, tuple[int, int]], ...]
    years: tuple[Mention, ...]


class Text(NamedTuple):
    """One text of a report: its row, its place in the row, and what was read in it."""

    owner: Owner
    entity: Base
    column: str
    item: int | None
    text: str
    reading: Reading


class MeasureRow(NamedTuple):
    """One measure and where it stands."""

    owner: Owner
    entity: Measure
    reading: Callable[[str], Reading]


@dataclass
class Survey:
    """A whole report as the rules on it see it.

    Args:
        reading: gives what is known of a text.
    """

    office: Office
    report: Report
    setting: Setting
    reading: Callable[[str], Reading]
    indicators: list[tuple[Owner, Indicator]] = field(init=False)
    measures: list[MeasureRow] = field(init=False)

    def __post_init__(self) -> None:
        self.owner = Owner(Report, self.report.id)
        self.indicators = [
            (Owner(Indicator, indicator.id, index), indicator)
            for index, indicator in enumerate(self.report.indicators)
        ]
        self.measures = [
            MeasureRow(
                Owner(Measure, measure.id, owner.indicator_index, index), measure, self.reading
            )
            for owner, indicator in self.indicators
            for index, measure in enumerate(indicator.measures)
        ]
        self.texts = list(self._texts())

    def row(self, owner: Owner) -> Base:
        """Return the row that an owner stands for."""
        if owner.entity is Office:
            return self.office
        if owner.indicator_index is None:
            return self.report
        indicator = self.report.indicators[owner.indicator_index]
        return indicator if owner.measure_index is None else indicator.measures[owner.measure_index]

    def _texts(self) -> Iterator[Text]:
        rows: list[tuple[Owner, Base]] = [(self.owner, self.report), *self.indicators]
        rows += [(row.owner, row.entity) for row in self.measures]
        for owner, entity in rows:
            for column, item, text in texts_of(entity):
                yield Text(owner, entity, column, item, text, self.reading(text))


Spot = tuple[Text, tuple[int, int]]


def written_everywhere(spots: list[Spot], words: str) -> tuple[FieldEdit, ...]:
    """Return the edits that put the same words at many spots, one edit a column.

    A list column loses an item that becomes the same as another (one unit ticked twice).
    """
    spans: dict[tuple[Owner, str], dict[int | None, tuple[Text, list[tuple[int, int]]]]] = {}
    for text, span in spots:
        items = spans.setdefault((text.owner, text.column), {})
        items.setdefault(text.item, (text, []))[1].append(span)
    edits = []
    for (owner, column), items in spans.items():
        value: str | list[str] = ""
        for item, (text, found) in items.items():
            new = replaced(text.text, sorted(found), words)
            if isinstance(value, list) and item is not None:
                value[item] = new
            else:
                value = with_text(text.entity, column, item, new)
        if isinstance(value, list) and column == "responsible":
            value = list(dict.fromkeys(value))
        edits.append(owner.edit(column, value))
    return tuple(edits)
