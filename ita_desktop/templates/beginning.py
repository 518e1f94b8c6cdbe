"""A new report out of a template."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy

from ita_desktop.model import Digits, Indicator, Measure, Office, Report, ReportRound
from ita_desktop.templates.filling import field_values, filled
from ita_desktop.templates.official import oit_items
from ita_desktop.templates.template import PlannedRow, Template
from ita_desktop.thai.digits import to_thai


def new_report(
    template: Template, office: Office, fiscal_year: int, *, digits: Digits | None = None
) -> Report:
    """Return a new report, held by no store, with the template's indicators and texts.

    The ITA year is set only where it is certain and differs from the fiscal year.

    Args:
        template: what it begins with.
        office: whose report it is; names the office in the texts.
        fiscal_year: the Buddhist year that the report is about.
        digits: those of the report; the template's where None.
    """
    # A list of its own for each report, as it will be changed.
    columns = {key: copy(value) for key, value in template.choices.items()}
    chosen = digits or columns.get("digits", Digits.THAI)
    items = oit_items(office.kind, fiscal_year)
    ita_year = items.ita_year if items is not None and items.is_certain else fiscal_year
    columns["digits"] = chosen
    part_of_year: ReportRound = columns.get("round", ReportRound.FULL_YEAR)
    values = field_values(office, fiscal_year, ita_year, part_of_year, chosen)

    def fill(text: str) -> str:
        return filled(text, values)

    columns |= {column: fill(texts[office.kind]) for column, texts in template.texts.items()}
    return Report(
        fiscal_year=fiscal_year,
        ita_year=None if ita_year == fiscal_year else ita_year,
        indicators=[
            Indicator(
                label=fill(indicator.label) or _number(place, chosen),
                title=fill(indicator.title),
                measures=[_planned(row, fill) for row in indicator.rows],
            )
            for place, indicator in enumerate(template.indicators, start=1)
        ],
        **columns,
    )


def _planned(row: PlannedRow, fill: Callable[[str], str]) -> Measure:
    return Measure(
        measures=[fill(text) for text in row.measures],
        steps=[fill(text) for text in row.steps],
        timeframe=fill(row.timeframe),
        budget=fill(row.budget),
        responsible=[fill(text) for text in row.responsible],
    )


def _number(place: int, digits: Digits) -> str:
    return to_thai(str(place)) if digits is Digits.THAI else str(place)
