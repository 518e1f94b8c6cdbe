"""Indicators and measures on their own, as they are copied from one file into another.

For this program as JSON, in the words of the whole form, with what their attachments hold; for
others as text and as a web page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from ita_desktop.exchange.json_fields import Section, parse
from ita_desktop.exchange.json_form import FORMAT, VERSION
from ita_desktop.exchange.json_rows import (
    DataMarks,
    indicator_form,
    measure_form,
    read_indicator,
    read_measure,
)
from ita_desktop.exchange.notes import Ledger
from ita_desktop.model import Indicator, Measure
from ita_desktop.model.form import COLUMNS, INDICATOR_WORD, STATUS_LABELS
from ita_desktop.problems import Problem, mark

_LONGEST = 400_000_000  # bytes; what is longer was not copied from a report


@dataclass(frozen=True)
class CopiedRows:
    """What was copied.

    Args:
        indicators: with their measures.
        measures: without an indicator.
        contents: what their attachments hold, by the `content` that names it.
    """

    indicators: Sequence[Indicator] = field(default_factory=list)
    measures: Sequence[Measure] = field(default_factory=list)
    contents: Mapping[str, bytes] = field(default_factory=dict)

    def all_measures(self) -> list[Measure]:
        """Return the measures, those of the indicators first."""
        below = [measure for indicator in self.indicators for measure in indicator.measures]
        return [*below, *self.measures]


def to_json(rows: CopiedRows) -> bytes:
    """Return rows as this program reads them, all fields whole."""
    data = DataMarks()
    form = {
        "format": FORMAT,
        "version": VERSION,
        "indicators": [indicator_form(indicator, data) for indicator in rows.indicators],
        "measures": [measure_form(measure, data) for measure in rows.measures],
    }
    text = json.dumps(form, ensure_ascii=False)
    return b"".join(data.filled(text, rows.contents.__getitem__))


def from_json(data: bytes) -> CopiedRows:
    """Return the rows of what somebody says is what `to_json` returned.

    Raises:
        Problem: it is not, or it is of a newer version.
    """
    try:
        if len(data) > _LONGEST:
            raise Problem("")
        form = Section(parse(data.decode()), "", Ledger())
        if form.text("format") != FORMAT or form.number("version") != VERSION:
            raise Problem("")
        contents: dict[str, bytes] = {}
        return CopiedRows(
            [read_indicator(part, contents) for part in form.sections("indicators")],
            [read_measure(part, contents) for part in form.sections("measures")],
            contents,
        )
    except (Problem, UnicodeDecodeError, RecursionError):
        raise Problem(
            mark("What was copied cannot be put in: it is damaged, or from another version.")
        ) from None


def to_text(rows: CopiedRows) -> str:
    """Return rows as lines, a measure's columns of the form with tabs between them."""
    lines: list[str] = []
    for indicator in rows.indicators:
        lines.append(_name(indicator))
        lines += ["\t".join(map(_in_one_line, _cells(measure))) for measure in indicator.measures]
    lines += ["\t".join(map(_in_one_line, _cells(measure))) for measure in rows.measures]
    return "\n".join(lines)


def to_html(rows: CopiedRows) -> str:
    """Return rows as tables, as a page of Word takes them in."""
    parts: list[str] = []
    for indicator in rows.indicators:
        parts += [f"<p>{escape(_name(indicator))}</p>", _table(indicator.measures)]
    parts.append(_table(rows.measures))
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(parts)}</body></html>'


def _name(indicator: Indicator) -> str:
    return " ".join(f"{INDICATOR_WORD} {indicator.label} {indicator.title}".split())


def _table(measures: Sequence[Measure]) -> str:
    rows = ["".join(map(_html_cell, _cells(measure))) for measure in measures]
    lines = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<table border="1">{lines}</table>' if rows else ""


def _html_cell(items: Sequence[str]) -> str:
    return f"<td>{'<br>'.join(map(escape, items))}</td>"


def _cells(measure: Measure) -> list[list[str]]:
    """Return the items of the form's columns."""
    cells: list[list[str]] = []
    for column in COLUMNS:
        value = getattr(measure, column.field)
        if column.field == "status":
            value = STATUS_LABELS[value] if value else ""
        cells.append(value if isinstance(value, list) else value.split("\n"))
    return cells


def _in_one_line(items: Sequence[str]) -> str:
    return ", ".join(" ".join(item.split()) for item in items)
