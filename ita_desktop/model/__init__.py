"""The report as the field knows it: office, report, indicator, measure, attachment, status.

Entities are SQLAlchemy mappings, made when one is wanted (`declaring`), and plain objects as long
as no store holds them. Nothing here opens a file, lays out a page or knows a window.
"""

from ita_desktop.model.choices import (
    Digits,
    ExtraColumn,
    OfficeKind,
    Orientation,
    ReportPart,
    ReportRound,
    Status,
)
from ita_desktop.model.entities import (
    ENTITIES,
    Attachment,
    Base,
    Dismissal,
    Indicator,
    Measure,
    Office,
    Report,
)

__all__ = [
    "ENTITIES",
    "Attachment",
    "Base",
    "Digits",
    "Dismissal",
    "ExtraColumn",
    "Indicator",
    "Measure",
    "Office",
    "OfficeKind",
    "Orientation",
    "Report",
    "ReportPart",
    "ReportRound",
    "Status",
]
