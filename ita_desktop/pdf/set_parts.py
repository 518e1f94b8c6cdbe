"""The parts of reports, set once as long as they stay the same and stand where they stood."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from ita_desktop.model import Attachment, Digits
from ita_desktop.model.source import Source
from ita_desktop.pdf.flow import place_page_number
from ita_desktop.pdf.keeping import Kept
from ita_desktop.pdf.paper import Paper
from ita_desktop.pdf.paragraph import Line, Settings
from ita_desktop.pdf.part import Part
from ita_desktop.pdf.set_part import SetPart, SetPiece
from ita_desktop.pdf.sheet import Sheet

_ROOM = 32_000_000  # bytes: some 2,000 rows
_PAGE_NUMBERS = 4_000


class SetParts:
    """Keeps the parts of reports.

    Args:
        on_set: told of each part that is set: the row it begins with.
    """

    def __init__(self, on_set: Callable[[Source], None]) -> None:
        self.on_set = on_set
        self.parts = Kept[Hashable, SetPart](_ROOM)
        self.numbers = Kept[Hashable, SetPiece](_PAGE_NUMBERS)

    def on(
        self,
        paper: Paper,
        settings: Settings,
        digits: Digits,
        page_number: Callable[[int], Line],
    ) -> PartSetter:
        """Return what sets the parts of one report, from the top of its first page on.

        Args:
            paper: of its pages.
            settings: its fonts.
            digits: those of its page numbers.
            page_number: the number of page n, from 1.
        """
        return PartSetter(self, paper, settings, digits, page_number)


class PartSetter:
    """Sets the parts of one report, each where the one before it ends; see `SetParts.on`."""

    def __init__(
        self,
        kept: SetParts,
        paper: Paper,
        settings: Settings,
        digits: Digits,
        page_number: Callable[[int], Line],
    ) -> None:
        self._kept = kept
        self._paper = paper
        self._settings = settings
        self._digits = digits
        self._page_number = page_number
        self._y = paper.inner_top

    @property
    def is_at_top(self) -> bool:
        """Whether the last part ended a page."""
        return self._y == self._paper.inner_top

    def set(self, part: Part) -> SetPart:
        """Set a part, unless it is kept."""
        # Pictures are large, and seldom needed again.
        placed = self._set(part) if part.row.entity is Attachment else self._found(part)
        self._y = placed.end
        return placed

    def set_alone(self, part: Part) -> SetPart:
        """Set a part from a page's top on, wherever the others end."""
        return SetPart.of(part, self._paper, self._paper.inner_top)

    def page_number(self, page: int, look: SetPiece) -> SetPiece:
        """Return the number of a page, from 1, as it stands on one that looks like a piece's."""
        key = (self._settings, self._digits, page, look.number_place)
        piece = self._kept.numbers.get(key)
        if piece is None:
            sheet = Sheet(look.width, look.height, 0, look.number_place)
            place_page_number(sheet, self._page_number(page))
            piece = SetPiece.of(sheet)
            self._kept.numbers.keep(key, piece, 1)
        return piece

    def _set(self, part: Part) -> SetPart:
        self._kept.on_set(part.row)
        return SetPart.of(part, self._paper, self._y)

    def _found(self, part: Part) -> SetPart:
        key = (self._settings, self._paper, part.content(), self._y)
        placed = self._kept.parts.get(key)
        if placed is None:
            placed = self._set(part)
            self._kept.parts.keep(key, placed, placed.size)
        return placed
