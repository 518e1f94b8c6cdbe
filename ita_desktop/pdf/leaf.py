"""A page on its way: pieces of parts one below the other, and what they are written as."""

from __future__ import annotations

from ita_desktop.pdf.codes import Codes
from ita_desktop.pdf.file import Reference, deflated
from ita_desktop.pdf.keeping import Kept
from ita_desktop.pdf.link import Link
from ita_desktop.pdf.set_part import SetPiece
from ita_desktop.pdf.sheet import content

_ROOM = 24_000_000  # bytes: some 800 pages, with the pieces that are on them


class Leaf:
    """A page of a document, with one piece or more before it is written.

    Args:
        number: which of the document's it is, from 0.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.pieces: list[SetPiece] = []
        # The object of the element that each piece of content belongs to.
        self.owners: list[int] = []
        # Each with its own object, and that of the element that it is.
        self.links: list[tuple[Link, Reference, int]] = []

    @property
    def look(self) -> SetPiece:
        """What says which paper it is, and where its number stands: the last piece."""
        return self.pieces[-1]

    def take(self, piece: SetPiece, first: int) -> None:
        """Put a piece below those that are there.

        Args:
            piece: of a part.
            first: the object of the part's first element.
        """
        self.pieces.append(piece)
        self.owners += [first + owner for owner in piece.owners]


class LeafContents:
    """Writes the contents of pages; remembers those with the same pieces and the same codes."""

    def __init__(self) -> None:
        self._written = Kept[tuple[tuple[SetPiece, ...], str], bytes](_ROOM)

    def of(self, leaf: Leaf, codes: Codes) -> bytes:
        """Return the content stream of a page, made smaller."""
        pieces = tuple(leaf.pieces)
        key = (pieces, codes.of("".join([piece.signs for piece in pieces])))
        # Where a font goes on with a second one, codes do not tell all.
        written = None if codes.is_in_parts else self._written.get(key)
        if written is None:
            spelt = content([piece.layers for piece in pieces]) % tuple(range(len(leaf.owners)))
            written = deflated(codes.written(spelt).encode("ascii"))
            if not codes.is_in_parts:
                size = len(written) + sum([piece.size for piece in pieces])
                self._written.keep(key, written, size)
        return written
