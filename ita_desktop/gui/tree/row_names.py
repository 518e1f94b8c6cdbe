"""The words for where a row of the open workbook stands."""

from __future__ import annotations

from ita_desktop.checks import place_words
from ita_desktop.gui.session import Session
from ita_desktop.locale import Translate
from ita_desktop.model import Base, Report
from ita_desktop.thai.digits import in_digits_of


def row_name(
    session: Session, entity: type[Base], row_id: int, column: str | None, translate: Translate
) -> str:
    """Return where a row stands now: indicator, row, field; and the year if not the one in view.

    Args:
        session: the open workbook.
        entity: the kind of row.
        row_id: the row; if it is gone, only the kind or the field is named.
        column: one of its columns, or None.
        translate: the interface's language.
    """
    place = session.workbook.place_of(entity, row_id)
    if place is None:
        return place_words(entity, None, None, column, translate)
    words = place_words(entity, place.indicator, place.measure, column, translate)
    if place.report_id == session.report_id:
        return words
    digits = in_digits_of(words, place.fiscal_year)
    year = translate("Report of fiscal year {year}", year=digits)
    return f"{year} / {words}" if column or entity is not Report else year
