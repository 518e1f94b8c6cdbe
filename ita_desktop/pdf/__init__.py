"""The report as a PDF: Thai drawn as HarfBuzz places it, and read back exactly as typed.

`face` shapes, `cid_font` encodes, `paragraph` breaks lines, `block`, `flow` and `table` fill pages,
`sheet` writes them, `front` and `report` know the form. Only this room imports ReportLab.
"""

from ita_desktop.pdf.writing import Cancelled, Typesetter, write_report

__all__ = ["Cancelled", "Typesetter", "write_report"]
