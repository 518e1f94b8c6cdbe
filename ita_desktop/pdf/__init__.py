"""The report as a PDF: Thai drawn as HarfBuzz places it, and read back exactly as typed.

`face` shapes, `cid_font` encodes, `paragraph` breaks lines, `block`, `flow` and `table` fill pages
of a `paper`, `sheet` paints one, `structure` says what everything on them is, `document` gathers
it all, `archive` says which standards it meets, and `file` writes it. `extent` and `measuring` tell
how high texts and rows will be, `widths` and `fitting` choose columns by that, `layout` all that
tables are made by. `front`, `cells` and `report` know the form, `writing` makes the file and `live`
the pages of a report that is being written. Only this room imports ReportLab.
"""

from ita_desktop.pdf.area import Area
from ita_desktop.pdf.installed_fonts import FontFamily, installed_families
from ita_desktop.pdf.kind import DocumentKind
from ita_desktop.pdf.live import LivePages
from ita_desktop.pdf.live_page import LivePage
from ita_desktop.pdf.report_fonts import FontNotes
from ita_desktop.pdf.writing import Cancelled, Typesetter, write_report

__all__ = [
    "Area",
    "Cancelled",
    "DocumentKind",
    "FontFamily",
    "FontNotes",
    "LivePage",
    "LivePages",
    "Typesetter",
    "installed_families",
    "write_report",
]
