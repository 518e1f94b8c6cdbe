"""The results of the last two assessments: a small table, and how they compare."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ita_desktop.model import Report
from ita_desktop.model.form import (
    RESULTS_BY_TOTAL,
    RESULTS_COLUMNS,
    RESULTS_LESS,
    RESULTS_MORE,
    RESULTS_SAME,
    RESULTS_TITLE,
)
from ita_desktop.model.source import Source
from ita_desktop.pdf.block import Block
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paper import CENTIMETRE
from ita_desktop.pdf.paragraph import Setting
from ita_desktop.pdf.structure import Tag
from ita_desktop.pdf.table import PADDING, Cell, Table
from ita_desktop.thai.digits import to_arabic
from ita_desktop.thai.folding import fold

if TYPE_CHECKING:
    from ita_desktop.templates import Band

_WIDTHS = tuple(width * CENTIMETRE for width in (4.5, 3.5, 6.0))
_INDENT = 2.5 * CENTIMETRE
_HEADING_GAP = 12.0
_SENTENCE_GAP = 12.0
_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,4})?")


class _Result(NamedTuple):
    """One year's result.

    Args:
        role: what its columns' names begin with.
        year: the Buddhist year.
        score: as typed, not empty.
    """

    role: str
    year: int | None
    score: str

    @property
    def band(self) -> Band | None:
        from ita_desktop.templates import band  # slow to load, and most reports have no results

        return band(self.score, self.year) if self.year else None

    @property
    def number(self) -> Decimal | None:
        typed = to_arabic(self.score)
        return Decimal(typed) if _NUMBER.fullmatch(typed) else None


class Results:
    """Sets the results.

    Args:
        body: the font of cells and sentences.
        strong: the font of the header cells.
        heading: the font of the heading.
        digits: writes a text's digits as the report does.
    """

    def __init__(
        self, body: Setting, strong: Setting, heading: Setting, digits: Callable[[str], str]
    ) -> None:
        self._body = body
        self._strong = strong
        self._heading = heading
        self._digits = digits

    def set_into(self, flow: PageFlow, report: Report, heading_tag: Tag) -> None:
        """Set the results on a page of their own.

        Args:
            flow: at the top of a page; left at the top of the next.
            report: gives them; at least one year has a score.
            heading_tag: the level of the heading.
        """
        width = flow.paper.inner_width
        flow.bookmark(RESULTS_TITLE)
        heading = self._heading.paragraph(RESULTS_TITLE, width)
        flow.place(heading, centred=True, tag=heading_tag)
        flow.skip(_HEADING_GAP)
        paper = replace(flow.paper, left=flow.paper.left + (width - sum(_WIDTHS)) / 2)
        header = [self._cell(self._strong, at, RESULTS_COLUMNS[at]) for at in range(len(_WIDTHS))]
        table = Table(paper, _WIDTHS, header)
        table.begin(flow)
        results = _results(report)
        for result in results:
            table.place_row(flow, self._row(report, result))
        for sentence in self._sentences(results):
            flow.skip(_SENTENCE_GAP)
            flow.place(self._body.paragraph(sentence, width, first_indent=_INDENT))
        flow.skip_to_next_page()

    def _row(self, report: Report, result: _Result) -> list[Cell]:
        of_year, of_score = (
            Source(Report, report.id, f"{result.role}_result_{each}") for each in ("year", "score")
        )
        year = self._digits(str(result.year)) if result.year else ""
        return [
            self._cell(self._body, 0, year, of_year),
            self._cell(self._body, 1, result.score, of_score),
            self._cell(self._body, 2, result.band.name if result.band else "", of_score),
        ]

    def _cell(self, setting: Setting, column: int, text: str, source: Source | None = None) -> Cell:
        lines = setting.paragraph(text, _WIDTHS[column] - 2 * PADDING)
        return Cell([Block(tuple(lines), centred=True, tag=None)] if text else [], source)

    def _sentences(self, results: Sequence[_Result]) -> Iterator[str]:
        """Yield how the two years compare, and what bands the totals alone do not settle."""
        before, after = results[0], results[-1]
        if (
            before.year != after.year
            and before.number is not None
            and after.number is not None
            and before.year
        ):
            difference = after.number - before.number
            form = RESULTS_MORE if difference > 0 else RESULTS_LESS if difference else RESULTS_SAME
            yield form.format(
                year=self._digits(str(after.year)),
                score=after.score,
                year_before=self._digits(str(before.year)),
                score_before=before.score,
                difference=self._digits(f"{abs(difference):f}"),
            )
        unsettled = {each.band.name: each.band for each in results if each.band and each.band.every}
        for name, reached in unsettled.items():
            yield RESULTS_BY_TOTAL.format(band=name, every=self._digits(f"{reached.every:f}"))


def has_results(report: Report) -> bool:
    """Tell whether there is a result to print."""
    return bool(_results(report))


def _results(report: Report) -> list[_Result]:
    """Return the years that have a score, the earlier one first."""
    results = [
        _Result("earlier", report.earlier_result_year, fold(report.earlier_result_score).strip()),
        _Result("latest", report.latest_result_year, fold(report.latest_result_score).strip()),
    ]
    results = [result for result in results if result.score]
    if all(result.year for result in results):
        results.sort(key=lambda result: result.year or 0)
    return results
