"""The report as the field knows it: office, report, indicator, measure, status.

Entities are SQLAlchemy mappings, and plain objects as long as no store holds them. Nothing here
opens a file, lays out a page or knows a window.
"""

from ita_desktop.model.entities import (
    Base,
    Digits,
    Dismissal,
    Indicator,
    Measure,
    Office,
    OfficeKind,
    Report,
    Status,
)

__all__ = [
    "Base",
    "Digits",
    "Dismissal",
    "Indicator",
    "Measure",
    "Office",
    "OfficeKind",
    "Report",
    "Status",
]
