"""Says where an entry of the journal changed something, in a few words."""

from __future__ import annotations

from ita_desktop.checks import field_name
from ita_desktop.gui.session import Session
from ita_desktop.gui.tree.row_names import row_name
from ita_desktop.locale import Translate
from ita_desktop.model import Attachment, Base, Dismissal, Indicator, Measure, Office, Report
from ita_desktop.store import RowChange, StepRecord, net

_FROM_THE_TOP: tuple[type[Base], ...] = (Office, Report, Indicator, Measure, Attachment, Dismissal)


def entry_place(session: Session, entry: StepRecord, translate: Translate) -> str:
    """Return where an entry changed something; of one with very much, that it is a lot."""
    if not entry.recorded:
        return translate("many places")
    changes = net(entry.changes)
    if not changes:
        return ""
    kinds = {change.entity for change in changes}
    top = next(entity for entity in _FROM_THE_TOP if entity in kinds)
    at_top = [change for change in changes if change.entity is top]
    below = [change for change in changes if change.entity is not top]
    if len(at_top) > 1 or any(change.before and change.after for change in below):
        return translate("{count} rows", count=len(changes))
    return change_place(session, at_top[0], translate)


def change_place(session: Session, change: RowChange, translate: Translate) -> str:
    """Return where one row stands, or what it said if it is not there."""
    column = change.fields[0] if len(change.fields) == 1 else None
    if session.workbook.place_of(change.entity, change.row_id) or change.entity in (
        Office,
        Dismissal,
    ):
        return row_name(session, change.entity, change.row_id, column, translate)
    said = _first_words(change.after or change.before or {})
    kind = translate(field_name(change.entity, column))
    return f"{kind}: {said}" if said else kind


def _first_words(values: dict[str, object]) -> str:
    """Return what a row that is gone was known by."""
    for column in ("fiscal_year", "title", "measures", "label", "caption", "name"):
        value = values.get(column)
        text = " ".join(map(str, value)) if isinstance(value, list) else str(value or "")
        if text.strip():
            return text.strip().splitlines()[0]
    return ""
