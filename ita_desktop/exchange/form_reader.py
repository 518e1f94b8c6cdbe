"""Puts a form together out of its lines and rows, whichever file they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import digits

from ita_desktop.exchange.cells import has_box, read_items, read_status, read_text, spaced
from ita_desktop.exchange.fiscal_years import ask_about_other_years, find_fiscal_year
from ita_desktop.exchange.notes import Imported, Ledger, NoteKind
from ita_desktop.exchange.pieces import Box, Break, Cell, Line, Row, Run, raw_text
from ita_desktop.exchange.title_block import read_title_block
from ita_desktop.model import Digits, Indicator, Measure, Report
from ita_desktop.model.form import COLUMNS, INDICATOR_WORD, Column
from ita_desktop.problems import Problem, mark

_HEADING = re.compile(
    rf"(?P<word>{spaced(INDICATOR_WORD)})\s*(?P<label>\d+(?:\.\d+)*)(?P<after>[.:)]*)(?P<rest>.*)"
)
_SHORT_HEADER = 7  # letters that tell a shortened header: มาตรการ
_KNOWN_HEADERS = 2  # columns by which a header row is recognised
_THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"

Columns = Sequence[Column | None]


def read_form(pieces: Iterable[Line | Row], ledger: Ledger) -> Imported:
    """Return the report that a form's lines and rows make.

    Raises:
        Problem: no indicator is among them, or no fiscal year.
    """
    reader = _FormReader(ledger)
    for piece in pieces:
        if isinstance(piece, Line):
            reader.take_line(piece)
        else:
            reader.take_row(piece)
    return reader.finish()


class _FormReader:
    """Takes a form's pieces in order."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._front: list[Line] = []
        self._indicators: list[Indicator] = []
        self._heading_lines: list[int] = []
        self._rows: list[tuple[int, Measure]] = []
        self._columns: Columns | None = None

    def take_line(self, line: Line) -> None:
        """Take a line: a heading, a part of the front, or text without a place."""
        if self._take_heading(line.text, line.number):
            return
        if self._indicators:
            self._ledger.unplaced(line.text, line.number)
        else:
            self._front.append(line)

    def take_row(self, row: Row) -> None:
        """Take a row: a header, a measure, a heading in a merged cell, or text."""
        filled = [cell for cell in row.cells if raw_text(cell).strip()]
        if len(filled) == 1 and _HEADING.fullmatch(read_text(filled[0], row.number, Ledger())):
            self._take_heading(read_text(filled[0], row.number, self._ledger), row.number)
        elif columns := columns_of(row):
            self._take_header(row, columns)
        elif self._columns and self._is_of_table(row):
            self._take_measure(row, self._columns)
        elif filled:
            text = "\t".join(raw_text(cell).strip() for cell in filled)
            self.take_line(Line(row.number, text, paragraph=-row.number))

    def finish(self) -> Imported:
        """Return what was read."""
        if not self._indicators:
            raise Problem(
                mark(
                    "No indicator and no table of a report could be recognised in the source. "
                    "Check that it is the right file."
                )
            )
        for indicator, line in zip(self._indicators, self._heading_lines, strict=True):
            if not indicator.measures:
                self._ledger.ask(mark("Line {line}: this indicator has no table row."), line)
        block = read_title_block(self._front, self._ledger)
        title, preface = block.title_text, block.preface_text
        unplaced = [note.text for note in self._ledger.notes() if note.kind is NoteKind.UNPLACED]
        headings = [indicator.title for indicator in self._indicators]
        measures = [measure for _, measure in self._rows]
        fiscal_year = find_fiscal_year(
            title, preface, measures, [*headings, *unplaced], self._ledger
        )
        ask_about_other_years(
            fiscal_year, ((line, row.timeframe) for line, row in self._rows), self._ledger
        )
        notes = self._ledger.notes()
        report = Report(
            fiscal_year=fiscal_year,
            title=title,
            preface=preface,
            digits=_digits([title, preface, *_texts(measures), *(note.text for note in notes)]),
            indicators=self._indicators,
        )
        return Imported(block.office, [report], notes)

    def _take_heading(self, text: str, line: int) -> bool:
        """Begin an indicator if `text` is its heading."""
        found = _HEADING.fullmatch(text)
        if not found:
            return False
        self._ledger.structure(found["word"], line)
        self._ledger.structure(found["after"], line)
        title = found["rest"].strip()
        if _is_bracketed(title):
            title = title[1:-1].strip()
            self._ledger.structure("()", line)
        self._begin_indicator(found["label"], title, line)
        return True

    def _begin_indicator(self, label: str, title: str, line: int) -> None:
        self._indicators.append(Indicator(label=label, title=title))
        self._heading_lines.append(line)
        self._columns = None

    def _take_header(self, row: Row, columns: Columns) -> None:
        """Begin a table; one without a heading before it begins an indicator of its own."""
        if not self._indicators:
            self._begin_indicator("", "", row.number)
            self._ledger.ask(
                mark("Line {line}: this table has no indicator heading before it. Type it in."),
                row.number,
            )
        if self._columns is None and (
            missing := [column.title for column in COLUMNS if column not in columns]
        ):
            self._ledger.ask(
                mark("Line {line}: this table has no column “{columns}”; it was left empty."),
                row.number,
                columns="”, “".join(missing),
            )
        self._columns = columns
        for cell, column in zip(row.cells, columns, strict=True):
            account = self._ledger.structure if column else self._ledger.unplaced
            account(raw_text(cell).strip(), row.number)

    def _is_of_table(self, row: Row) -> bool:
        """Say whether a row has text or a box for the table; status labels alone are a header."""
        return any(
            column and (has_box(cell) if column.field == "status" else raw_text(cell).strip())
            for cell, column in zip(row.cells, self._columns or (), strict=False)
        )

    def _take_measure(self, row: Row, columns: Columns) -> None:
        """Make a measure of a row of the table."""
        line, ledger = row.number, self._ledger
        if len(row.cells) != len(columns):
            ledger.ask(
                mark(
                    "Line {line}: this row has {cells} cells, its table {columns} columns. "
                    "Check that every text is where it belongs."
                ),
                line,
                cells=len(row.cells),
                columns=len(columns),
            )
        cells: dict[str, list[Run | Break | Box]] = {}
        for at, cell in enumerate(row.cells):
            column = columns[at] if at < len(columns) else None
            if column:
                cells.setdefault(column.field, []).extend([*cell, Break()])
            else:
                ledger.unplaced(raw_text(cell).strip(), line)
        measure = _measure(cells, line, ledger)
        indicator = self._indicators[-1]
        indicator.measures.append(measure)
        self._rows.append((line, measure))


def _measure(cells: Mapping[str, Cell], line: int, ledger: Ledger) -> Measure:
    """Return the measure that the cells of a row make, by field."""
    titles = {column.field: column.title for column in COLUMNS}

    def items(field: str) -> list[str]:
        return read_items(cells.get(field, []), titles[field], line, ledger)

    return Measure(
        measures=items("measures"),
        steps=items("steps"),
        timeframe=read_text(cells.get("timeframe", []), line, ledger),
        responsible=items("responsible"),
        status=read_status(cells["status"], line, ledger) if "status" in cells else None,
        outcomes=items("outcomes"),
    )


def columns_of(row: Row) -> Columns | None:
    """Return which column each cell of a header row stands over; None if it is no header."""
    columns = [_column_of("".join(raw_text(cell).split())) for cell in row.cells]
    return columns if len({c.field for c in columns if c}) >= _KNOWN_HEADERS else None


def _column_of(words: str) -> Column | None:
    """Return the column whose header `words` (without white space) are, shortened or not."""
    for column in COLUMNS:
        title = "".join(column.title.split())
        if words == title or (len(words) >= _SHORT_HEADER and title.startswith(words)):
            return column
    return None


def _is_bracketed(text: str) -> bool:
    """Say whether one pair of brackets holds the whole text."""
    if not (text.startswith("(") and text.endswith(")")):
        return False
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return at == len(text) - 1
    return False


def _texts(measures: Iterable[Measure]) -> Iterator[str]:
    """Yield every text of the measures."""
    for measure in measures:
        yield from (*measure.measures, *measure.steps, measure.timeframe)
        yield from (*measure.responsible, *measure.outcomes)


def _digits(texts: Iterable[str]) -> Digits:
    """Return the digits that prevail in the texts; Thai ones if there are none."""
    thai = western = 0
    for text in texts:
        thai += sum(map(text.count, _THAI_DIGITS))
        western += sum(map(text.count, digits))
    return Digits.THAI if thai >= western else Digits.ARABIC
