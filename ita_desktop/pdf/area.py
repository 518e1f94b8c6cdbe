"""What of a report stands where on a page."""

from __future__ import annotations

from typing import NamedTuple

from ita_desktop.model.source import Source


class Area(NamedTuple):
    """A rectangle of a page; lengths in points, the origin at the lower left."""

    left: float
    bottom: float
    right: float
    top: float
    source: Source
