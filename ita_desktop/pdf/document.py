"""The document that gathers pages, their structure, fonts and bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from ita_desktop.pdf.archive import DocumentInfo, claims, information
from ita_desktop.pdf.attached_file import AttachedFile, attach
from ita_desktop.pdf.cid_font import CidFont
from ita_desktop.pdf.codes import Codes
from ita_desktop.pdf.file import DEFLATED, PdfFile, Reference
from ita_desktop.pdf.leaf import Leaf, LeafContents
from ita_desktop.pdf.link import Link, Place
from ita_desktop.pdf.set_part import SetPart
from ita_desktop.pdf.spelling import length, text_string
from ita_desktop.pdf.structure_tree import Growing, StructureTree


class SheetDocument:
    """A PDF on its way: a page is written as soon as it is full.

    Args:
        target: a file opened for bytes.
        info: its title, author and language; None for one that is only looked at: it says nothing
            of itself and has no structure.
        fonts: those that its lines are set in.
        contents: remembers pages that were written before.
    """

    def __init__(
        self,
        target: BinaryIO,
        info: DocumentInfo | None,
        fonts: Iterable[CidFont],
        contents: LeafContents | None = None,
    ) -> None:
        self._info = info
        self.codes = Codes(fonts)
        self._contents = contents or LeafContents()
        self._file = PdfFile(target)
        self._catalog = self._file.reserve()
        self._page_tree = self._file.reserve()
        self._resources = self._file.reserve()
        self._pages: list[Reference] = []
        self._bookmarks: list[tuple[str, Place]] = []
        self._pictures: dict[str, Reference] = {}
        self._tree = StructureTree(self._file) if info else None

    @property
    def bookmarks(self) -> Sequence[tuple[str, Place]]:
        """The titles and places of all bookmarks so far."""
        return self._bookmarks

    def take(self, part: SetPart, leaves: Sequence[Leaf], trunk: Growing | None = None) -> None:
        """Put a part on pages, none of which is written yet.

        Args:
            part: the part.
            leaves: the pages, one for each of its pieces.
            trunk: what of the structure it stands in, if not in the document itself.
        """
        first = 0
        links = [self._file.reserve() for piece in part.pieces for _ in piece.links]
        if self._tree:
            placed = [*zip(leaves, part.pieces, strict=True)]
            # What nothing stands on yet may never be a page.
            pages = [
                self._page(leaf.number).number if piece.owners else 0 for leaf, piece in placed
            ]
            pieces = [
                range(len(leaf.owners), len(leaf.owners) + len(piece.owners))
                for leaf, piece in placed
            ]
            numbers = [link.number for link in links]
            first = self._tree.add(part.branch, trunk or self._tree.root, pages, pieces, numbers)
        references = iter(links)
        for leaf, piece in zip(leaves, part.pieces, strict=True):
            leaf.take(piece, first)
            for link, element in piece.links:
                leaf.links.append((link, next(references), first + element))

    def section(self) -> Growing | None:
        """Return a new section at the end of what there is, for parts that come later."""
        return self._tree.section() if self._tree else None

    def finish_section(self, section: Growing | None) -> None:
        """Take it that nothing comes into a section any more."""
        if section:
            section.write(self._file)

    def add(self, leaf: Leaf) -> None:
        """Write a page."""
        for piece in leaf.pieces:
            for name, picture in piece.pictures.items():
                if name not in self._pictures:
                    self._pictures[name] = self._file.add_stream(picture.data, picture.entries)
            self._bookmarks += [(title, Place(leaf.number, top)) for title, top in piece.bookmarks]
        page = self._page(leaf.number)
        content = self._file.add_stream(self._contents.of(leaf, self.codes), DEFLATED)
        extras = ""
        if self._tree:
            # Tabs: the order of the structure.
            extras = f"/StructParents {self._tree.key_of_page(leaf.owners)}/Tabs/S"
            if leaf.links:
                links = [str(self._add_link(self._tree, page, *each)) for each in leaf.links]
                extras += f"/Annots[{' '.join(links)}]"
        self._file.add(
            f"<</Type/Page/Parent {self._page_tree}"
            f"/MediaBox[0 0 {length(leaf.look.width)} {length(leaf.look.height)}]"
            f"/Resources {self._resources}/Contents {content}{extras}>>",
            page,
        )

    def finish(self, attached: Sequence[AttachedFile] = ()) -> None:
        """Write what is left of the document, and the files that go along with it."""
        fonts = self.codes.add_to(self._file)
        resources = f"/Font<<{_named(fonts)}>>"
        if self._pictures:
            resources += f"/XObject<<{_named(self._pictures)}>>"
        self._file.add(f"<<{resources}>>", self._resources)
        kids = " ".join([str(page) for page in self._pages])
        self._file.add(f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>", self._page_tree)
        catalog = f"/Type/Catalog/Pages {self._page_tree}"
        if self._bookmarks:
            catalog += f"/Outlines {self._add_bookmarks()}"
        if self._tree:
            catalog += f"/StructTreeRoot {self._tree.finish()}/MarkInfo<</Marked true>>"
        if self._info:
            catalog += claims(self._file, self._info) + attach(self._file, attached)
        self._file.add(f"<<{catalog}>>", self._catalog)
        said = information(self._file, self._info) if self._info else None
        self._file.close(self._catalog, said)

    def _page(self, number: int) -> Reference:
        """Return the object of a page, which may be added later."""
        while number >= len(self._pages):
            self._pages.append(self._file.reserve())
        return self._pages[number]

    def _add_link(
        self, tree: StructureTree, page: Reference, link: Link, number: Reference, element: int
    ) -> Reference:
        to = link.target.to
        target = self._page(to.page) if isinstance(to, Place) else None
        return self._file.add(link.annotation(page, target, tree.key_of_link(element)), number)

    def _add_bookmarks(self) -> Reference:
        """Add the bookmarks as one flat list."""
        # Those of pages that were filled late are in their place.
        self._bookmarks.sort(key=lambda bookmark: bookmark[1].page)
        count = len(self._bookmarks)
        outline = self._file.reserve()
        first = self._file.reserve_row(count)
        last = first + count - 1
        for number, (title, place) in enumerate(self._bookmarks, first):
            before = f"/Prev {number - 1} 0 R" if number > first else ""
            behind = f"/Next {number + 1} 0 R" if number < last else ""
            page, top = self._page(place.page), length(place.top)
            self._file.put(
                number,
                f"<</Title{text_string(title)}/Parent {outline}{before}{behind}"
                f"/Dest[{page}/XYZ 0 {top} 0]>>",
            )
        spelling = f"<</Type/Outlines/Count {count}/First {first} 0 R/Last {last} 0 R>>"
        return self._file.add(spelling, outline)


def _named(references: dict[str, Reference]) -> str:
    return "".join([f"/{name} {reference}" for name, reference in references.items()])
