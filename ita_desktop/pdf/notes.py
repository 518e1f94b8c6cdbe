"""What whoever makes a document is told of it afterwards."""

from __future__ import annotations

from typing import NamedTuple

from ita_desktop.pdf.formats import FormatNotes
from ita_desktop.pdf.report_fonts import FontNotes


class DocumentNotes(NamedTuple):
    """What of a document is not as it was asked for.

    Args:
        fonts: what could not be set in the font chosen for it.
        tables: how its tables are set instead.
    """

    fonts: FontNotes
    tables: FormatNotes

    def sentences(self) -> list[tuple[str, dict[str, object]]]:
        """Return what to tell: msgids and what their fields stand for."""
        return [*self.tables.sentences(), *self.fonts.sentences()]

    def __bool__(self) -> bool:
        """Tell whether there is anything to say."""
        return any(self)
