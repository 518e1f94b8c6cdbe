"""Next year's report out of this year's: what is planned again is taken over, results are not."""

from __future__ import annotations

from ita_desktop.model import Indicator, Measure, Report
from ita_desktop.problems import mark
from ita_desktop.store import Workbook

STEP = mark("Start the next year's report")


def next_year(
    report: Report, fiscal_year: int | None = None, *, keep_outcomes: bool = False
) -> Report:
    """Return a new report, held by no store, for the year after a report or another one.

    Title, preface, memo (its number and text aside), indicators, measures, steps, time frames,
    budgets, units, and the people's names and positions are taken over word by word, years in
    them too: which of them is to change is for the checks to ask. How the paper is set is taken
    over as well. Status, reason, remark, evidence, attachments, results, problems, suggestions and
    dates belong to the year that is over.

    Args:
        report: whole; it is left alone.
        fiscal_year: the new report's Buddhist year; the one after the report's where None.
        keep_outcomes: take over the texts of the outcomes too, to be written over.
    """
    year = report.fiscal_year + 1 if fiscal_year is None else fiscal_year
    ita_year = report.ita_year
    return Report(
        fiscal_year=year,
        ita_year=None if ita_year is None else ita_year + year - report.fiscal_year,
        title=report.title,
        preface=report.preface,
        digits=report.digits,
        round=report.round,
        orientation=report.orientation,
        parts=list(report.parts),
        extra_columns=list(report.extra_columns),
        font=report.font,
        memo_from=report.memo_from,
        memo_to=report.memo_to,
        memo_subject=report.memo_subject,
        prepared_by=report.prepared_by,
        prepared_position=report.prepared_position,
        reviewed_by=report.reviewed_by,
        reviewed_position=report.reviewed_position,
        approved_by=report.approved_by,
        approved_position=report.approved_position,
        indicators=[
            Indicator(
                label=indicator.label,
                title=indicator.title,
                measures=[
                    _planned_again(measure, keep_outcomes=keep_outcomes)
                    for measure in indicator.measures
                ],
            )
            for indicator in report.indicators
        ],
    )


def roll_over(
    workbook: Workbook, report: Report, fiscal_year: int, *, keep_outcomes: bool = False
) -> int:
    """Add the report of another year made out of one, in one step; return the new report's id.

    Args:
        workbook: the file.
        report: whole; one of the file's own, or of elsewhere.
        fiscal_year: as for `next_year`.
        keep_outcomes: as for `next_year`.

    Raises:
        Problem: YearTaken, YearOutOfRange, or what keeps the file from being written.
    """
    with workbook.change(STEP) as edit:
        return edit.add(next_year(report, fiscal_year, keep_outcomes=keep_outcomes))


def _planned_again(measure: Measure, *, keep_outcomes: bool) -> Measure:
    return Measure(
        measures=list(measure.measures),
        steps=list(measure.steps),
        timeframe=measure.timeframe,
        budget=measure.budget,
        responsible=list(measure.responsible),
        outcomes=list(measure.outcomes) if keep_outcomes else [],
    )
