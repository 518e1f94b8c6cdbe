"""The document that gathers pages, their structure, fonts and bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from ita_desktop.pdf.archive import DocumentInfo, claims, information
from ita_desktop.pdf.attached_file import AttachedFile, attach
from ita_desktop.pdf.cid_font import CidFont
from ita_desktop.pdf.file import PdfFile, Reference, Value, text_string
from ita_desktop.pdf.link import Link, Place
from ita_desktop.pdf.sheet import Sheet
from ita_desktop.pdf.structure import ARTIFACT, Element, StructureTree


class SheetDocument:
    """A PDF on its way: a page is written as soon as it is added.

    Args:
        target: a file opened for bytes.
        info: its title, author and language; None for one that is only looked at: it says nothing
            of itself and has no structure.
        fonts: those that its lines are set in.
    """

    def __init__(
        self, target: BinaryIO, info: DocumentInfo | None, fonts: Iterable[CidFont]
    ) -> None:
        self._info = info
        self._fonts = tuple(fonts)
        self._file = PdfFile(target)
        self._catalog = self._file.reserve()
        self._page_tree = self._file.reserve()
        self._resources = self._file.reserve()
        self._pages: list[Reference] = []
        self._bookmarks: list[tuple[str, Place]] = []
        self._pictures: dict[str, Reference] = {}
        self._tree = StructureTree(self._file, self._page) if info else None
        self.page_count = 0

    @property
    def structure(self) -> Element:
        """What all that is set on pages belongs to."""
        return self._tree.root if self._tree else ARTIFACT

    def add(self, sheet: Sheet, bookmarks: Sequence[tuple[str, float]] = ()) -> None:
        """Append a finished page.

        Args:
            sheet: the page.
            bookmarks: titles and heights that the bookmarks lead to.
        """
        self.fill(self.page_count, sheet, bookmarks)
        self.page_count += 1

    def hold(self, count: int) -> HeldPages:
        """Append pages that are filled later, when it is known what stands on the others."""
        first = self.page_count
        self.page_count += count
        return HeldPages(self, first)

    @property
    def bookmarks(self) -> Sequence[tuple[str, Place]]:
        """The titles and places of all bookmarks so far."""
        return self._bookmarks

    def fill(self, number: int, sheet: Sheet, bookmarks: Sequence[tuple[str, float]]) -> None:
        """Write a page, from 0, for which there is room."""
        page = self._page(number)
        self._pictures |= {
            name: self._file.add_stream(picture.data, dict(picture.dictionary), compressed=False)
            for name, picture in sheet.pictures.items()
            if name not in self._pictures
        }
        entries: dict[str, Value] = {
            "Type": PDFName("Page"),
            "Parent": self._page_tree,
            "MediaBox": PDFArray([0, 0, round(sheet.width, 2), round(sheet.height, 2)]),
            "Resources": self._resources,
            "Contents": self._file.add_stream(sheet.content().encode("ascii")),
        }
        if self._tree:
            entries["StructParents"] = self._tree.key_of_page(sheet.owners)
            entries["Tabs"] = PDFName("S")  # the order of the structure
            if sheet.links:
                links = [self._add_link(self._tree, *each) for each in sheet.links]
                entries["Annots"] = PDFArray(links)
        self._file.add(PDFDictionary(entries), page)
        self._bookmarks += [(title, Place(number, top)) for title, top in bookmarks]

    def finish_element(self, element: Element) -> None:
        """Write an element into which nothing comes any more; others wait for the end."""
        if self._tree:
            self._tree.write(element)

    def finish(self, attached: Sequence[AttachedFile] = ()) -> None:
        """Write what is left of the document, and the files that go along with it."""
        fonts: dict[str, Value] = {}
        for font in self._fonts:
            fonts |= font.add_to(self._file)
        resources = {"Font": PDFDictionary(fonts)}
        if self._pictures:
            resources["XObject"] = PDFDictionary(dict(self._pictures))
        self._file.add(PDFDictionary(resources), self._resources)
        pages = {"Type": PDFName("Pages"), "Count": self.page_count, "Kids": PDFArray(self._pages)}
        self._file.add(PDFDictionary(pages), self._page_tree)
        catalog: dict[str, Value] = {"Type": PDFName("Catalog"), "Pages": self._page_tree}
        if self._bookmarks:
            catalog["Outlines"] = self._add_bookmarks()
        if self._tree:
            catalog["StructTreeRoot"] = self._tree.finish()
            catalog["MarkInfo"] = PDFDictionary({"Marked": "true"})
        if self._info:
            catalog |= claims(self._file, self._info) | attach(self._file, attached)
        self._file.add(PDFDictionary(catalog), self._catalog)
        said = information(self._file, self._info) if self._info else None
        self._file.close(self._catalog, said)

    def _page(self, number: int) -> Reference:
        """Return the object of a page, which may be added later."""
        while number >= len(self._pages):
            self._pages.append(self._file.reserve())
        return self._pages[number]

    def _add_link(self, tree: StructureTree, link: Link, element: Element) -> Reference:
        to = link.target.to
        target = self._page(to.page) if isinstance(to, Place) else None
        key = tree.key_of_link(element)
        annotation = link.annotation(self._page(link.page), target, key)
        return self._file.add(annotation, Reference(tree.number(link)))

    def _add_bookmarks(self) -> Reference:
        """Add the bookmarks as one flat list."""
        outline = self._file.reserve()
        numbers = [self._file.reserve() for _ in self._bookmarks]
        # Those of pages that were filled late are in their place.
        self._bookmarks.sort(key=lambda bookmark: bookmark[1].page)
        for index, (title, place) in enumerate(self._bookmarks):
            destination = [self._page(place.page), PDFName("XYZ"), 0, round(place.top, 2), 0]
            entries: dict[str, Value] = {
                "Title": text_string(title),
                "Parent": outline,
                "Dest": PDFArray(destination),
            }
            if index:
                entries["Prev"] = numbers[index - 1]
            if index + 1 < len(numbers):
                entries["Next"] = numbers[index + 1]
            self._file.add(PDFDictionary(entries), numbers[index])
        entries = {
            "Type": PDFName("Outlines"),
            "Count": len(numbers),
            "First": numbers[0],
            "Last": numbers[-1],
        }
        return self._file.add(PDFDictionary(entries), outline)


class HeldPages:
    """Pages amid a document that are filled late.

    Args:
        document: whose pages they are.
        first: the number of the first, from 0.
    """

    def __init__(self, document: SheetDocument, first: int) -> None:
        self._document = document
        self.page_count = first

    def add(self, sheet: Sheet, bookmarks: Sequence[tuple[str, float]] = ()) -> None:
        """Fill the next of them."""
        self._document.fill(self.page_count, sheet, bookmarks)
        self.page_count += 1

    def finish_element(self, element: Element) -> None:
        """Take it that nothing comes into an element any more."""
        self._document.finish_element(element)
