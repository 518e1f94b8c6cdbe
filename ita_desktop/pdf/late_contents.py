"""The contents of a document that is written page by page: set at its end, bound amid it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ita_desktop.pdf.contents import Entry
from ita_desktop.pdf.document import SheetDocument
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.part import Heading, Part
from ita_desktop.pdf.sheet import Sheet
from ita_desktop.pdf.structure import Element, Tag


class LateContents:
    """Holds the pages of the contents, whose number hangs on the titles alone, and fills them.

    Args:
        document: whose contents they are.
        flow: fills its other pages.
        parts: gives its parts.
    """

    def __init__(
        self, document: SheetDocument, flow: PageFlow, parts: Callable[[], Iterable[Part]]
    ) -> None:
        self._document = document
        self._flow = flow
        self._parts = parts
        self._headings: Sequence[Heading] = ()
        self._entries: Sequence[Entry] = ()
        self._held: tuple[Part, PageFlow] | None = None

    def entries(self) -> Sequence[Entry]:
        """Return what the contents list, with its places once all of it is set."""
        return self._entries

    def hold(self, part: Part) -> None:
        """Leave room for the contents at a page's top; nobody sees them yet.

        Args:
            part: the contents.
        """
        self._headings = [
            each.heading() for each in self._parts() if each.heading and not each.is_contents
        ]
        self._entries = [
            Entry(heading.title, heading.source) for heading in self._headings if heading.is_listed
        ]
        counted = _PageCount()
        part.set_into(PageFlow(counted, self._flow.paper))
        pages = self._document.hold(counted.page_count)
        # Read where they are bound.
        section = self._flow.structure.child(Tag.SECT)
        self._held = (part, self._flow.elsewhere(pages, section))
        self._flow.turn(self._flow.paper)

    def fill(self) -> None:
        """Set the contents, if there are any, once all else is set."""
        if self._held:
            part, flow = self._held
            self._entries = [
                Entry(heading.title, heading.source, place)
                for heading, (_, place) in zip(
                    self._headings, self._document.bookmarks, strict=True
                )
                if heading.is_listed
            ]
            part.set_into(flow)


class _PageCount:
    """Takes pages for their number only."""

    def __init__(self) -> None:
        self.page_count = 0

    def add(self, sheet: Sheet, bookmarks: Sequence[tuple[str, float]]) -> None:  # noqa: ARG002
        self.page_count += 1

    def finish_element(self, element: Element) -> None:
        pass
