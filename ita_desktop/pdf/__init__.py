"""The report as a PDF: Thai drawn as HarfBuzz places it, and read back exactly as typed.

`face` shapes, `cid_font` makes `signs` of it, `paragraph` breaks lines, `block`, `flow` and `table`
fill pages of a `paper`, `sheet` paints one, `structure` says what everything on them is. What a
part of a report becomes by this is a `set_part`, which `set_parts` keeps for the next time.
`binder` binds set parts into the leaves of a `document`, with `codes` for its signs and a `branch`
each for its `structure_tree`; `embedded_font` makes its fonts, `archive` says which standards it
meets, and `file` writes it as `spelling` spells it. `extent` and `measuring` tell how high texts
and rows will be, `widths` and `fitting` choose columns by that, in one of the `formats`, `layout`
all that tables are made by. `front`, `cells` and `report` know the form, `writing` makes the file
and `live` the pages of a report that is being written. Only this room imports ReportLab.
"""

from ita_desktop.pdf.area import Area
from ita_desktop.pdf.formats import FormatNotes
from ita_desktop.pdf.installed_fonts import FontFamily, installed_families
from ita_desktop.pdf.kind import DocumentKind
from ita_desktop.pdf.live import LivePages
from ita_desktop.pdf.live_page import LivePage
from ita_desktop.pdf.notes import DocumentNotes
from ita_desktop.pdf.report_fonts import FontNotes
from ita_desktop.pdf.writing import Cancelled, Typesetter, write_report

__all__ = [
    "Area",
    "Cancelled",
    "DocumentKind",
    "DocumentNotes",
    "FontFamily",
    "FontNotes",
    "FormatNotes",
    "LivePage",
    "LivePages",
    "Typesetter",
    "installed_families",
    "write_report",
]
