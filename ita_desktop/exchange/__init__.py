"""Foreign formats, in and out: one module per format, and the notes of what an import met.

In: the report form as text or web page, and JSON. Out: JSON. Nothing here lays out a page, knows
a window, or opens a workbook by itself.
"""

from ita_desktop.exchange.json_form import write_json
from ita_desktop.exchange.notes import Imported, Note, NoteKind
from ita_desktop.exchange.reading import read_source
from ita_desktop.exchange.workbook import into_workbook

__all__ = ["Imported", "Note", "NoteKind", "into_workbook", "read_source", "write_json"]
