"""Which document is made of a report's data."""

from __future__ import annotations

import enum


class DocumentKind(enum.StrEnum):
    """The documents that one report makes."""

    REPORT = "report"
    MEASURES = "measures"
