"""Where a row of a report stands."""

from __future__ import annotations

from typing import NamedTuple


class RowPlace(NamedTuple):
    """Where a row stands.

    Args:
        report_id: its report.
        fiscal_year: the report's.
        indicator: the indicator's label, or its number from 1 if it has none; None outside of one.
        measure: which measure of the indicator, from 1; None outside of one.
    """

    report_id: int
    fiscal_year: int
    indicator: str | None = None
    measure: int | None = None
