"""The contents of a report that is being written."""

from __future__ import annotations

from collections.abc import Sequence

from ita_desktop.pdf.contents import Entry
from ita_desktop.pdf.link import Place
from ita_desktop.pdf.part import Part
from ita_desktop.pdf.placed import Placed


class LiveContents:
    """Knows what the contents list as far as it is laid out, and what they were last set with.

    Args:
        parts: the report's.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self.headed = [index for index, part in enumerate(parts) if part.heading]
        """Which of the parts have a heading."""
        self.index = next((index for index in self.headed if parts[index].is_contents), None)
        """Which of the parts they are; None if the report has none."""
        self._shown: tuple[Placed, Sequence[Entry]] | None = None

    def entries(self, placed: Sequence[Placed], first_pages: Sequence[int]) -> list[Entry]:
        """Return what the contents list, with the pages of what is laid out.

        Args:
            placed: the parts that are laid out.
            first_pages: on which page each begins, from 0.
        """
        entries: list[Entry] = []
        for index in self.headed:
            heading = self._parts[index].heading
            title, source, is_listed = heading() if heading else ("", None, False)
            if is_listed:
                place = None
                if index < len(placed):
                    place = Place(first_pages[index] + placed[index].heading_sheet, 0.0)
                entries.append(Entry(title, source, place))
        return entries

    def show(self, placed: Placed, entries: Sequence[Entry]) -> None:
        """Note with which entries the contents were set last."""
        self._shown = (placed, entries)

    def is_shown(self, placed: Placed, entries: Sequence[Entry]) -> bool:
        """Tell whether the sheets of the contents show these entries."""
        return self._shown is not None and self._shown[0] is placed and self._shown[1] == entries
