"""The contents of a document that is written page by page: set at its end, bound amid it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ita_desktop.pdf.binder import Binder
from ita_desktop.pdf.contents import Entry
from ita_desktop.pdf.document import SheetDocument
from ita_desktop.pdf.part import Heading, Part
from ita_desktop.pdf.set_parts import PartSetter


class LateContents:
    """Holds the pages of the contents, whose number hangs on the titles alone, and fills them.

    Args:
        document: whose contents they are.
        binder: binds its other pages.
        set_parts: sets its parts.
        parts: gives them.
    """

    def __init__(
        self,
        document: SheetDocument,
        binder: Binder,
        set_parts: PartSetter,
        parts: Callable[[], Iterable[Part]],
    ) -> None:
        self._document = document
        self._binder = binder
        self._set_parts = set_parts
        self._parts = parts
        self._headings: Sequence[Heading] = ()
        self._entries: Sequence[Entry] = ()
        self._held: tuple[Part, Binder] | None = None

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
        pages = len(self._set_parts.set_alone(part).pieces) - 1  # nothing stands on the last one
        # Read where they are bound.
        self._held = (part, self._binder.hold(pages))

    def fill(self) -> None:
        """Set the contents, if there are any, once all else is set."""
        if self._held:
            part, binder = self._held
            self._entries = [
                Entry(heading.title, heading.source, place)
                for heading, (_, place) in zip(
                    self._headings, self._document.bookmarks, strict=True
                )
                if heading.is_listed
            ]
            binder.bind(self._set_parts.set_alone(part))
            binder.finish()
