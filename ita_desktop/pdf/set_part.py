"""Parts of a report as they are set once, to stand in any document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ita_desktop.pdf.branch import Branch, Branching
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.link import Link
from ita_desktop.pdf.paper import Paper
from ita_desktop.pdf.part import Part
from ita_desktop.pdf.picture import Picture
from ita_desktop.pdf.sheet import Layers, Sheet
from ita_desktop.pdf.signs import signs_in
from ita_desktop.pdf.structure import Element, Tag

_SIZE_OF_A_PART, _SIZE_OF_A_NUMBER, _SIZE_OF_A_SIGN = 2_000, 8, 2

_Bookmarks = Sequence[tuple[str, float]]


@dataclass(frozen=True, eq=False, slots=True)
class SetPiece:
    """What of a part stands on one page; lengths in points.

    Args:
        width: of the page.
        height: of the page.
        number_place: the middle of the base line of its number; None for a page without one.
        layers: what is painted.
        signs: those in it, each once.
        owners: to which of the part's elements each of its pieces of content belongs.
        links: each with the element that it is.
        pictures: those that are drawn, by name.
        bookmarks: titles and heights that they lead to.
    """

    width: float
    height: float
    number_place: tuple[float, float] | None
    layers: Layers
    signs: str
    owners: tuple[int, ...]
    links: Sequence[tuple[Link, int]]
    pictures: Mapping[str, Picture]
    bookmarks: _Bookmarks

    @classmethod
    def of(
        cls, sheet: Sheet, bookmarks: _Bookmarks = (), branching: Branching | None = None
    ) -> SetPiece:
        """Return what stands on a sheet.

        Args:
            sheet: the sheet.
            bookmarks: titles and heights that they lead to.
            branching: numbers its elements; None where it has none.
        """
        layers = sheet.layers()
        return cls(
            sheet.width,
            sheet.height,
            sheet.number_place,
            layers,
            signs_in(layers.text),
            tuple(map(branching.number, sheet.owners)) if branching else (),
            [(link, branching.number(each)) for link, each in sheet.links] if branching else (),
            sheet.pictures,
            bookmarks,
        )

    @property
    def size(self) -> int:
        """About how much memory it takes, in bytes."""
        pictures = sum([len(picture.data) for picture in self.pictures.values()])
        return _SIZE_OF_A_SIGN * len(self.layers.text) + len(self.layers.ground) + pictures


@dataclass(frozen=True, eq=False, slots=True)
class SetPart:
    """A part where it was set.

    Args:
        pieces: what of it stands on each of its pages; nothing on the last where it ends a page.
        branch: its elements of the structure.
        end: the height on the last page where it ends, in points.
    """

    pieces: tuple[SetPiece, ...]
    branch: Branch
    end: float

    @classmethod
    def of(cls, part: Part, paper: Paper, start: float) -> SetPart:
        """Set a part.

        Args:
            part: the part.
            paper: the report's.
            start: the height on the first where it begins.
        """
        pages = _Pages()
        trunk, rows = Element(Tag.DOCUMENT), Element(Tag.TBODY)
        flow = PageFlow(pages, part.paper or paper, trunk, rows)
        flow.y = start
        part.set_into(flow)
        pages.add(flow.sheet, flow.bookmarks)
        branching = Branching(trunk, rows, flow.rows)
        pieces = tuple([SetPiece.of(*page, branching) for page in pages.added])
        counts = [len(piece.owners) for piece in pieces]
        links = [link for piece in pieces for link, _ in piece.links]
        return cls(pieces, branching.branch(counts, links), flow.y)

    @property
    def size(self) -> int:
        """About how much memory it takes, in bytes."""
        size = (
            _SIZE_OF_A_PART + len(self.branch.spelt) + _SIZE_OF_A_NUMBER * len(self.branch.numbers)
        )
        return size + sum([piece.size for piece in self.pieces])


class _Pages:
    """Takes the pages of one part."""

    def __init__(self) -> None:
        self.added: list[tuple[Sheet, _Bookmarks]] = []

    @property
    def page_count(self) -> int:
        """How many there are."""
        return len(self.added)

    def add(self, sheet: Sheet, bookmarks: _Bookmarks) -> None:
        """Take a page."""
        self.added.append((sheet, bookmarks))
