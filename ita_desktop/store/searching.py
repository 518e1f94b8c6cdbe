"""Searching: every place in a workbook where some words stand, and the texts with others instead.

The words are looked for as they are, not as a pattern. The file is read without any object for
what does not hold them, and a few rows at a time, so that nobody who writes has to wait.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from json.encoder import encode_basestring
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from ita_desktop.model import Attachment, Base, Indicator, Measure, Office, Report
from ita_desktop.model.declaring import kinds_of
from ita_desktop.model.kept import items_of
from ita_desktop.store.engine import Database
from ita_desktop.thai.digits import ARABIC_DIGITS, THAI_DIGITS
from ita_desktop.thai.folding import fold

# What is typed as text, in the order of the document.
SEARCHED: dict[type[Base], tuple[str, ...]] = {
    Office: ("name", "district", "province", "address"),
    Report: (
        "title",
        "memo_from",
        "memo_number",
        "memo_to",
        "memo_subject",
        "memo_body",
        "preface",
        "latest_result_score",
        "earlier_result_score",
        "problems",
        "suggestions",
        "prepared_by",
        "prepared_position",
        "reviewed_by",
        "reviewed_position",
        "approved_by",
        "approved_position",
    ),
    Indicator: ("label", "title"),
    Measure: (
        "measures",
        "steps",
        "timeframe",
        "budget",
        "responsible",
        "reason",
        "outcomes",
        "evidence",
        "remark",
    ),
    Attachment: ("name", "caption"),
}

# Where rows come from, what they stand below, and what orders them there.
_TABLES: dict[type[Base], tuple[str, str, tuple[str, ...]]] = {
    Office: ("office", "office.id", ()),
    Report: ("report", "report.id", ()),
    Indicator: ("indicator", "indicator.id", ()),
    Measure: ("measure", "measure.indicator_id", ("measure.position", "measure.id")),
    Attachment: (
        "attachment JOIN measure ON measure.id = attachment.measure_id",
        "measure.indicator_id",
        ("measure.position", "measure.id", "attachment.position", "attachment.id"),
    ),
}

_FIELDS = [(entity, column) for entity, columns in SEARCHED.items() for column in columns]
_ROWS_A_TIME = 400
_BETWEEN_ITEMS = b'", "'  # of a list in the file
_BETWEEN = "[], ["  # every sign around its items, the quotes aside
_LATIN = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_TO_ARABIC = {ord(thai): arabic for thai, arabic in zip(THAI_DIGITS, ARABIC_DIGITS, strict=True)}

Value = str | list[str]
_Place = tuple[int, ...]
_Hits = tuple[int, int, bytes, int]  # which of _FIELDS, row id, what the file holds, how many


class Stopped(Exception):  # noqa: N818 - no error
    """The search was given up."""


@dataclass(frozen=True)
class Query:
    """What to look for.

    Args:
        words: looked for in the spelling in which texts are stored, wherever they stand in a word.
        match_case: tell A from a.
        match_digits: tell ๑ from 1.
    """

    words: str
    match_case: bool = False
    match_digits: bool = False

    @cached_property
    def needle(self) -> str:
        """The words as `alike` spells them."""
        return self.alike(fold(self.words))

    def alike(self, text: str) -> str:
        """Return a text of the same length in which what counts as equal is equal."""
        if not self.match_digits:
            text = text.translate(_TO_ARABIC)
        return text if self.match_case else text.translate(_LATIN)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where the words stand in a text, ascending, not one over another."""
        needle, text = self.needle, self.alike(text)
        found: list[tuple[int, int]] = []
        start = text.find(needle) if needle else -1
        while start >= 0:
            found.append((start, start + len(needle)))
            start = text.find(needle, start + len(needle))
        return found


class Hit(NamedTuple):
    """One place where the words stand.

    Args:
        item: of a list column, which item, from 0; None of a text.
        span: its characters in that item or text.
        text: that item or text, whole.
    """

    entity: type[Base]
    row_id: int
    column: str
    item: int | None
    span: tuple[int, int]
    text: str


class Field(NamedTuple):
    """One field that holds the words."""

    entity: type[Base]
    row_id: int
    column: str
    value: Value


class Found(Sequence[Field]):
    """What a search found: the fields that hold the words, in the order of the document.

    It keeps what the file held, and reads a field of it only when asked.
    """

    def __init__(self, query: Query, fields: Sequence[_Hits] = ()) -> None:
        self.query = query
        self._fields = fields
        self.counts = [field[3] for field in fields]
        self.hits = sum(self.counts)
        rows = {(_FIELDS[field[0]][0], field[1]) for field in fields}
        self.measures = sum(entity is Measure for entity, _ in rows)

    def __len__(self) -> int:
        return len(self._fields)

    def __getitem__(self, number: int) -> Field:  # type: ignore[override] # no slices
        field, row_id, recorded, _ = self._fields[number]
        entity, column = _FIELDS[field]
        return Field(entity, row_id, column, _value(entity, column, recorded))

    def key(self, number: int) -> tuple[int, int]:
        """Return what names a field as long as the file is open."""
        return self._fields[number][:2]

    def hits_in(self, number: int) -> list[Hit]:
        """Return the places in one of the fields."""
        entity, row_id, column, value = self[number]
        texts: Iterable[tuple[int | None, str]]
        texts = [(None, value)] if isinstance(value, str) else enumerate(value)
        return [
            Hit(entity, row_id, column, item, span, text)
            for item, text in texts
            for span in self.query.spans(text)
        ]

    def replaced(self, number: int, words: str, left_out: Collection[int] = ()) -> Value:
        """Return one of the fields with other words in the places found.

        Args:
            number: which field.
            words: folded, and put in as they are.
            left_out: numbers of the places in this field that stay.

        An item of a list that is left without words by this is not in the list any more.
        """
        value = self[number].value
        if isinstance(value, str):
            return self._rewritten(value, words, left_out, 0)[0]
        items, reached = [], 0
        for item in value:
            rewritten, count = self._rewritten(item, words, left_out, reached)
            reached += count
            if rewritten == item or rewritten.strip():
                items.append(rewritten)
        return items

    def _rewritten(
        self, text: str, words: str, left_out: Collection[int], first: int
    ) -> tuple[str, int]:
        """Return a text with the words put in and how many places it has; `first` is its first."""
        spans = self.query.spans(text)
        pieces, reached = [], 0
        for number, (start, end) in enumerate(spans, start=first):
            if number not in left_out:
                pieces += [text[reached:start], words]
                reached = end
        return fold("".join([*pieces, text[reached:]])), len(spans)


def search(
    path: Path,
    query: Query,
    report_id: int | None = None,
    *,
    stopped: Callable[[], bool] = lambda: False,
) -> Found:
    """Return where words stand in a workbook's file.

    The file may be open elsewhere, and this may be called in any thread: it is read through a
    connection of its own. What is changed meanwhile may be found or not.

    Args:
        path: the file.
        query: what to look for.
        report_id: look in this report and in the office only; in all reports if None.
        stopped: asked now and then; `Stopped` is raised when it returns true.

    Raises:
        Problem: MediumGone, DamagedWorkbook, WorkbookBusy and others.
    """
    if not query.needle:
        return Found(query)
    database = Database(path, read_only=True)
    try:
        return Found(query, _Search(database, query, report_id, stopped).fields())
    finally:
        database.close()


class _Search:
    """One search while it is under way."""

    def __init__(
        self,
        database: Database,
        query: Query,
        report_id: int | None,
        stopped: Callable[[], bool],
    ) -> None:
        self._database = database
        self._count = _counter(query)
        self._report_id = report_id
        self._stopped = stopped
        self._found: list[tuple[_Place, list[_Hits]]] = []

    def fields(self) -> list[_Hits]:
        """Return the fields that hold the words, in the order of the document."""
        with self._database.reading_rows() as driver:
            places = self._places(driver)
        self._look(Office, {1: (0,)})
        for entity in (Report, Indicator):
            self._look(entity, places[entity])
        self._look(Measure, places[Indicator])
        self._look(Attachment, places[Indicator])
        self._found.sort(key=itemgetter(0))
        return [hits for _, row in self._found for hits in row]

    def _places(self, driver: sqlite3.Connection) -> dict[type[Base], dict[int, _Place]]:
        """Return by their ids where reports and indicators stand; those to be searched only."""
        newest_first = driver.execute("SELECT id FROM report ORDER BY fiscal_year DESC")
        reports: dict[int, _Place] = {
            row_id: (1 + number,)
            for number, (row_id,) in enumerate(newest_first)
            if self._report_id in (None, row_id)
        }
        by_position = driver.execute("SELECT id, report_id FROM indicator ORDER BY position")
        indicators: dict[int, _Place] = {
            row_id: (*reports[report_id], 1 + number)
            for number, (row_id, report_id) in enumerate(by_position)
            if report_id in reports
        }
        return {Report: reports, Indicator: indicators}

    def _look(self, entity: type[Base], places: dict[int, _Place]) -> None:
        """Look through the rows of one kind that have a place, or whose parents have one."""
        table, kinds = entity.__tablename__, kinds_of(entity)
        columns = SEARCHED[entity]
        first = _FIELDS.index((entity, columns[0]))
        source, above, order = _TABLES[entity]
        values = [f"{table}.{column}" for column in columns]
        lists = [kinds[column] == list[str] for column in columns]
        # All that is put together here are names of ours.
        query = (
            f"SELECT {table}.id, {', '.join((above, *order, *values))} "  # noqa: S608
            f"FROM {source} WHERE {table}.id > ? "
            f"ORDER BY {table}.id LIMIT {_ROWS_A_TIME}"
        )
        last: int | None = 0
        while last is not None:
            if self._stopped():
                raise Stopped
            with self._database.reading_rows() as driver:
                driver.text_factory = bytes
                rows = driver.execute(query, (last,)).fetchall()
            last = rows[-1][0] if len(rows) == _ROWS_A_TIME else None
            for row_id, parent_id, *rest in rows:
                place = places.get(parent_id)
                if place is None:
                    continue
                hits = [
                    (first + number, row_id, recorded, count)
                    for number, recorded in enumerate(rest[len(order) :])
                    if recorded and (count := self._count(recorded, lists[number]))
                ]
                if hits:
                    self._found.append(((*place, *rest[: len(order)]), hits))


def _counter(query: Query) -> Callable[[bytes, bool], int]:
    """Return what counts how often the words stand in what the file holds of a field."""
    needle = query.needle.encode()
    digits = [
        (thai.encode(), arabic.encode())
        for thai, arabic in zip(THAI_DIGITS, ARABIC_DIGITS, strict=True)
        if not query.match_digits and arabic in query.needle
    ]
    lower = not query.match_case and re.search("[a-z]", query.needle) is not None
    escaped = encode_basestring(query.needle)[1:-1].encode()
    stands_between = query.needle in _BETWEEN

    def count(recorded: bytes, is_list: bool) -> int:  # noqa: FBT001 - two kinds of columns
        alike = recorded.lower() if lower else recorded
        for thai, arabic in digits:
            alike = alike.replace(thai, arabic)
        if not is_list:
            return alike.count(needle)
        if escaped not in alike:
            return 0
        if b"\\" in recorded:  # a letter may be one only together with the sign before it
            return sum(len(query.spans(item)) for item in _items(recorded))
        if stands_between:
            alike = alike[2:-2].replace(_BETWEEN_ITEMS, b"\0")
        return alike.count(needle)

    return count


def _value(entity: type[Base], column: str, recorded: bytes) -> Value:
    is_list = kinds_of(entity)[column] == list[str]
    return _items(recorded) if is_list else recorded.decode()


def _items(recorded: bytes) -> list[str]:
    return items_of(recorded.decode())
