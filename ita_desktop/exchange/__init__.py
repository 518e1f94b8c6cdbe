"""Foreign formats, in and out: one module per format, and the notes of what an import met.

In: the report form as text or web page, JSON, and the PDF that we made. Out: JSON, a mail with
the PDF, and next year's report. Nothing here lays out a page, knows a window, or opens a workbook
by itself.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ita_desktop.exchange.json_form import json_pieces, write_json
    from ita_desktop.exchange.mail import Letter, addresses, letter, write_draft
    from ita_desktop.exchange.notes import Imported, Note, NoteKind
    from ita_desktop.exchange.published import published_pieces
    from ita_desktop.exchange.reading import read_source
    from ita_desktop.exchange.rollover import next_year, roll_over
    from ita_desktop.exchange.title_block import kind_of_office
    from ita_desktop.exchange.workbook import into_workbook, keep_contents

__all__ = [
    "Imported",
    "Letter",
    "Note",
    "NoteKind",
    "addresses",
    "into_workbook",
    "json_pieces",
    "keep_contents",
    "kind_of_office",
    "letter",
    "next_year",
    "published_pieces",
    "read_source",
    "roll_over",
    "write_draft",
    "write_json",
]

# Each format is loaded when it is first asked for: the window is there long before.
_LATE = {
    "Imported": "notes",
    "Letter": "mail",
    "Note": "notes",
    "NoteKind": "notes",
    "addresses": "mail",
    "into_workbook": "workbook",
    "json_pieces": "json_form",
    "keep_contents": "workbook",
    "kind_of_office": "title_block",
    "letter": "mail",
    "next_year": "rollover",
    "published_pieces": "published",
    "read_source": "reading",
    "roll_over": "rollover",
    "write_draft": "mail",
    "write_json": "json_form",
}


def __getattr__(name: str) -> object:
    """Return what is loaded when it is first asked for."""
    if name not in _LATE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
