"""What one part adds to a document's structure, spelt but for the numbers of objects.

The same part is spelt once, and stands in many documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ita_desktop.pdf.link import Link
from ita_desktop.pdf.structure import Element

# Where numbers come from, in this order: what the part stands in, the table that its rows go on
# with; its pages; its elements; its pieces of content, page by page; its links.
_TRUNK, _ROWS, _FIRST = 0, 1, 2


@dataclass(frozen=True, eq=False, slots=True)
class Branch:
    """Elements, numbered from 0.

    Args:
        spelt: the objects, a line each, with %d for numbers.
        numbers: which number each is, of those that `spelling` is given.
        count: how many objects they are.
        trunk: those that stand in what the part stands in.
        rows: those that go on with a table that a part before began.
        opened: the body of a table that parts behind may go on with, which is not spelt yet: it has
            the number `count`. Its parent and its rows; None where there is none.
    """

    spelt: str
    numbers: tuple[int, ...]
    count: int
    trunk: tuple[int, ...]
    rows: tuple[int, ...]
    opened: tuple[int, tuple[int, ...]] | None

    def spelling(  # noqa: PLR0913, PLR0917 - the numbers of a part
        self,
        trunk: int,
        rows: int,
        first: int,
        pages: Sequence[int],
        pieces: Sequence[range],
        links: Sequence[int],
    ) -> list[str]:
        """Return its objects as PDF spells them.

        Args:
            trunk: the object that the part stands in.
            rows: the table's body that its rows go on with.
            first: its first element; the others follow.
            pages: those that it stands on.
            pieces: the numbers of its pieces of content, on each of them.
            links: those on its pages.
        """
        if not self.count:
            return []
        given = [trunk, rows, *pages, *range(first, first + self.count + 1)]
        for each in pieces:
            given += each
        given += links
        return (self.spelt % tuple(map(given.__getitem__, self.numbers))).split("\n")


class Branching:
    """Collects the elements of one part, and spells them.

    Args:
        trunk: what the part was set into.
        rows: what its rows were set into, where a part before began their table.
        last_rows: the body of the table it set last; `rows` where it set none.
    """

    def __init__(self, trunk: Element, rows: Element, last_rows: Element) -> None:
        self._trunk = trunk
        self._rows = rows
        self._opened = None if last_rows is rows else last_rows
        elements = [*_below(trunk, self._opened), *_below(rows, self._opened)]
        self._elements = elements
        self._number = {id(element): number for number, element in enumerate(elements)}
        if self._opened:
            self._number[id(self._opened)] = len(elements)

    def number(self, element: Element) -> int:
        """Return the number of an element, from 0."""
        return self._number[id(element)]

    def branch(self, pieces: Sequence[int], links: Sequence[Link]) -> Branch:
        """Return the part's elements.

        Args:
            pieces: how many pieces of content stand on each of its pages.
            links: those on its pages.
        """
        spelling = _Spelling(self._number, pieces, links, len(self._elements) + 1)
        spelling.stand_in(self._trunk, self._rows)
        lines = [spelling.line(element) for element in self._elements]
        opened = None
        if self._opened and self._opened.parent:
            rows = tuple(self._numbers_in(self._opened))
            opened = (self.number(self._opened.parent), rows)
        return Branch(
            "\n".join(lines),
            tuple(spelling.numbers),
            len(self._elements),
            tuple(self._numbers_in(self._trunk)),
            tuple(self._numbers_in(self._rows)),
            opened,
        )

    def _numbers_in(self, element: Element) -> Iterator[int]:
        return (self.number(kid) for kid in element.kids if isinstance(kid, Element))


class _Spelling:
    """Spells elements, and notes which numbers stand in them."""

    def __init__(
        self, elements: dict[int, int], pieces: Sequence[int], links: Sequence[Link], count: int
    ) -> None:
        self.numbers: list[int] = []
        self._element = {each: _FIRST + len(pieces) + number for each, number in elements.items()}
        self._piece: list[int] = []
        start = _FIRST + len(pieces) + count
        for each in pieces:
            self._piece.append(start)
            start += each
        self._link = {id(link): start + number for number, link in enumerate(links)}

    def stand_in(self, trunk: Element, rows: Element) -> None:
        """Note what the part's elements stand in."""
        self._element[id(trunk)], self._element[id(rows)] = _TRUNK, _ROWS

    def line(self, element: Element) -> str:
        """Return an element, with %d for numbers."""
        numbers = self.numbers
        numbers.append(self._element[id(element.parent)])
        at_page, own_page = "", -1
        kids: list[str] = []
        placed: list[int] = []
        for kid in element.kids:
            if isinstance(kid, tuple):
                page, piece = kid
                if own_page < 0:
                    at_page, own_page = "/Pg %d 0 R", page
                    numbers.append(_FIRST + page)
                if page == own_page:
                    kids.append("%d")
                else:
                    kids.append("<</Type/MCR/Pg %d 0 R/MCID %d>>")
                    placed.append(_FIRST + page)
                placed.append(self._piece[page] + piece)
            elif isinstance(kid, Element):
                kids.append("%d 0 R")
                placed.append(self._element[id(kid)])
            else:
                kids.append("<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>")
                placed += (_FIRST + kid.page, self._link[id(kid)])
        numbers += placed
        attributes = element.attributes.replace("%", "%%")
        return f"<</S/{element.tag}/P %d 0 R{at_page}{attributes}/K[{' '.join(kids)}]>>"


def _below(element: Element, left_out: Element | None) -> Iterator[Element]:
    """Yield the elements in another, in the order of reading, but for one; its own are there."""
    for kid in element.kids:
        if isinstance(kid, Element):
            if kid is not left_out:
                yield kid
            yield from _below(kid, left_out)
