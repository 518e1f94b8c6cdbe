"""What stands in the cells of a table, before it is known how wide they are."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import NamedTuple

from ita_desktop.model import Digits, Indicator, Measure, Status
from ita_desktop.model.form import (
    INDICATOR_WORD,
    NO_MEASURES_WORDS,
    NOTHING_SIGN,
    STATUS_LABELS,
    Column,
    Marker,
)
from ita_desktop.model.source import Source
from ita_desktop.pdf.paragraph import Setting
from ita_desktop.pdf.photo_numbers import PhotoNumbers
from ita_desktop.pdf.structure import Tag
from ita_desktop.pdf.wording import in_digits
from ita_desktop.thai.folding import fold

_BOX_ROOM = 1.25  # ems
_REASON = "เนื่องจาก "
_BUDGET = "งบประมาณ: "
_REMARK = "หมายเหตุ: "
_EVIDENCE = "หลักฐาน: "


class Entry(NamedTuple):
    """A text of a cell.

    Args:
        text: without space around it.
        source: what of the report it says; None of the form's own words.
        lead: what stands before it: a number, a dash.
        is_ticked: whether the check box before it is; None where there is no box.
        tag: what it is in the document's structure.
    """

    text: str
    source: Source | None = None
    lead: str = ""
    is_ticked: bool | None = None
    tag: Tag | None = Tag.P


# Entries that begin equally far to the right of their leads.
Passage = Sequence[Entry]


class CellTexts:
    """Tells what stands in the cells of one report's rows.

    Args:
        columns: of its tables.
        digits: of the numbers before items.
        photos: the numbers of its pictures.
        moved: columns that there is no room for; the outcomes' has what they hold.
    """

    def __init__(
        self,
        columns: Collection[Column],
        digits: Digits,
        photos: PhotoNumbers,
        moved: Collection[Column] = (),
    ) -> None:
        self._photos = photos
        self._moved = {column.field for column in moved}
        self._fields = {column.field for column in columns}
        self._digits = digits

    def number(self, number: int) -> str:
        """Return a number in the report's digits."""
        return in_digits(str(number), self._digits)

    def passages(self, measure: Measure, column: Column, place: int) -> list[Passage]:
        """Return what stands in a cell.

        Args:
            measure: the row.
            column: one of the columns.
            place: which row of its table it is, from 1.
        """
        if column.field == "position":
            return [[Entry(self.number(place))]]
        if column.field == "status":
            return self._status(measure)
        source = Source(Measure, measure.id, column.field)
        value = getattr(measure, column.field)
        items = [value] if isinstance(value, str) else value
        passages = [self._items(items, column.marker, source)]
        if column.field == "evidence":
            # In one list with the others, and as far to the right.
            passages = [[*passages[0], *self._references(measure, column.marker)]]
        if column.field == "outcomes":
            if "budget" in self._moved:
                of_budget = source._replace(column="budget")
                passages.append(self._labelled(_BUDGET, [measure.budget], of_budget))
            if "remark" not in self._fields:
                of_remark = source._replace(column="remark")
                passages.append(self._labelled(_REMARK, [measure.remark], of_remark))
            if "evidence" not in self._fields:
                of_evidence = source._replace(column="evidence")
                passages.append(self._labelled(_EVIDENCE, measure.evidence, of_evidence))
                passages.append(self._references(measure, Marker.NONE))
        return passages

    def of_no_measures(self, column: Column) -> Passage:
        """Return what stands in a cell of the row of an indicator without measures."""
        return [Entry(NO_MEASURES_WORDS if column.field == "measures" else NOTHING_SIGN)]

    def row_content(self, measure: Measure) -> Hashable:
        """Return all that a row shows, comparable."""
        return (
            tuple(measure.measures),
            tuple(measure.steps),
            measure.timeframe,
            measure.budget,
            tuple(measure.responsible),
            measure.status,
            measure.reason,
            tuple(measure.outcomes),
            measure.remark,
            tuple(measure.evidence),
            self._photos.references(measure),
        )

    def _references(self, measure: Measure, marker: Marker) -> Passage:
        """Return which pictures and files go along with a row."""
        source = Source(Measure, measure.id, "attachments")
        texts = self._photos.references(measure)
        return [entry._replace(source=source) for entry in self._items(texts, marker, source)]

    def _items(self, items: Sequence[str], marker: Marker, source: Source) -> Passage:
        texts = [text for text in (fold(item).strip() for item in items) if text]
        tag = Tag.P if marker is Marker.NONE else Tag.LI
        return [
            Entry(text, source._replace(item=item), self._lead(marker, item + 1), tag=tag)
            for item, text in enumerate(texts)
        ]

    def _lead(self, marker: Marker, number: int) -> str:
        if marker is Marker.NUMBER:
            return f"{self.number(number)}. "
        return "- " if marker is Marker.DASH else ""

    def _labelled(self, label: str, texts: Sequence[str], source: Source) -> Passage:
        return self._items([label + text for text in texts if text.strip()], Marker.NONE, source)

    def _status(self, measure: Measure) -> list[Passage]:
        passages: list[Passage] = []
        for status, label in STATUS_LABELS.items():
            is_ticked = measure.status is status
            passages.append([Entry(label, is_ticked=is_ticked, tag=Tag.LI)])
            if status is Status.NOT_FEASIBLE:
                of_reason = Source(Measure, measure.id, "reason")
                reason = self._labelled(_REASON, [measure.reason], of_reason)
                passages.append([entry._replace(tag=None) for entry in reason])
        return passages


def indicator_heading(indicator: Indicator) -> str:
    """Return the line above an indicator's table, as the form writes it."""
    title = fold(indicator.title).strip()
    heading = f"{INDICATOR_WORD} {fold(indicator.label).strip()}".rstrip()
    return f"{heading} ({title})" if title else heading


def hanging(passage: Passage, setting: Setting) -> float:
    """Return how far from a cell's left edge lines begin that have leads before them, in points."""
    if any(entry.is_ticked is not None for entry in passage):
        return _BOX_ROOM * setting.size
    return max((setting.word(entry.lead).width for entry in passage if entry.lead), default=0.0)
