"""One page's content and the document that gathers pages, fonts and bookmarks.

Content streams are written here, operator by operator (ISO 32000-1, 8 and 9): ReportLab's own text
objects know only 256 codes a font. ReportLab writes the objects, the cross references and the file.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from ita_desktop.pdf.area import Area
from ita_desktop.pdf.cid_font import CidFont
from ita_desktop.pdf.paragraph import Line

_RULE_WIDTH = 0.5
_PROGRAM = "ITA Desktop"


class Sheet:
    """One page; lengths in points, the origin at the lower left.

    Args:
        width: of the paper.
        height: of the paper.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.areas: list[Area] = []
        self._shades: list[str] = []
        self._ground: list[str] = []
        self._text: list[str] = []

    def lines(self, lines: list[tuple[float, float, Line]]) -> None:
        """Set lines one after the other, as they are to be read.

        Args:
            lines: each with the left end of its base line, x and y.
        """
        operators = ["BT"]
        font: tuple[str, float] | None = None
        last_x = last_y = 0.0
        for x, y, line in lines:
            if (line.font, line.size) != font:
                font = (line.font, line.size)
                operators.append(f"/{line.font} {line.size:g} Tf")
            operators.append(f"{_point(x - last_x)} {_point(y - last_y)} Td [{line.codes}]TJ")
            # The pen moves by what is written, so rounding must not add up.
            last_x += round(x - last_x, 2)
            last_y += round(y - last_y, 2)
        operators.append("ET")
        self._text.append("\n".join(operators))

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a thin straight rule."""
        self._ground.append(f"{_point(x1)} {_point(y1)} m {_point(x2)} {_point(y2)} l S")

    def shade(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a box with the light grey of header cells."""
        box = f"{_point(x)} {_point(y)} {_point(width)} {_point(height)} re"
        self._shades.append(f"0.92 g {box} f 0 g")

    def check_box(self, x: float, y: float, side: float, *, ticked: bool) -> None:
        """Draw a check box, its lower left corner at x, y."""
        self._ground.append(f"{_point(x)} {_point(y)} {_point(side)} {_point(side)} re S")
        if ticked:
            corners = ((0.18, 0.52), (0.42, 0.22), (0.86, 0.86))
            path = [f"{_point(x + side * dx)} {_point(y + side * dy)}" for dx, dy in corners]
            self._ground.append(
                f"q {_point(side * 0.14)} w 1 J 1 j {path[0]} m {path[1]} l {path[2]} l S Q"
            )

    def mark(self, area: Area) -> None:
        """Note what stands where; what is marked later lies above."""
        self.areas.append(area)

    def take(self, other: Sheet) -> None:
        """Set what stands on another sheet after what stands on this one."""
        self.areas += other.areas
        self._shades += other._shades
        self._ground += other._ground
        self._text += other._text

    def content(self) -> str:
        """Return the page's content stream."""
        parts: list[str] = []
        # Shades lie below all rules, the latest first.
        ground = [*reversed(self._shades), *self._ground]
        if ground:
            parts += ["/Artifact BMC", f"{_RULE_WIDTH} w", *ground, "EMC"]
        return "\n".join([*parts, *self._text])


def _point(length: float) -> str:
    """Return a length as PDF writes it: hundredths of a point are finer than any printer."""
    return f"{length:.2f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class DocumentInfo:
    """What a document says of itself."""

    title: str
    author: str
    language: str = "th-TH"


class _Information(PDFInfo):
    """The document's information dictionary, without a date: the same data make the same file."""

    def __init__(self, info: DocumentInfo) -> None:
        super().__init__()
        self.title = info.title
        self.author = info.author

    def format(self, document: PDFDocument) -> bytes:
        """Return the dictionary; ReportLab calls it while it writes."""
        entries = {
            "Title": PDFString(self.title),
            "Author": PDFString(self.author),
            "Creator": PDFString(_PROGRAM),
            "Producer": PDFString(_PROGRAM),
        }
        return bytes(PDFDictionary(entries).format(document))


@dataclass
class _Bookmark:
    title: str
    page: PDFPage
    top: float


@dataclass
class _Outline(PDFObject):
    """The bookmarks as one flat list, in ReportLab's terms the document's outline."""

    bookmarks: list[_Bookmark] = field(default_factory=list)
    ready: int = -1
    _first: PDFObjectReference | None = None
    _last: PDFObjectReference | None = None

    def prepare(self, document: PDFDocument, _canvas: object) -> None:
        """Make the objects; ReportLab calls it before it writes."""
        if not self.bookmarks:
            return
        self.ready = 1
        parent = document.Reference(self)
        entries = [
            PDFDictionary(
                {
                    "Title": PDFString(bookmark.title),
                    "Parent": parent,
                    "Dest": PDFArray(
                        [document.Reference(bookmark.page), PDFName("XYZ"), 0, bookmark.top, 0]
                    ),
                }
            )
            for bookmark in self.bookmarks
        ]
        references = [document.Reference(entry) for entry in entries]
        for index, entry in enumerate(entries):
            if index:
                entry.dict["Prev"] = references[index - 1]
            if index + 1 < len(entries):
                entry.dict["Next"] = references[index + 1]
        self._first, self._last = references[0], references[-1]

    def format(self, document: PDFDocument) -> bytes:
        """Return the outline's dictionary; ReportLab calls it while it writes."""
        entries = {
            "Type": PDFName("Outlines"),
            "Count": len(self.bookmarks),
            "First": self._first,
            "Last": self._last,
        }
        return bytes(PDFDictionary(entries).format(document))


class SheetDocument:
    """A PDF under construction.

    Args:
        info: its title, author and language.
        fonts: those that its lines are set in.
    """

    def __init__(self, info: DocumentInfo, fonts: Iterable[CidFont]) -> None:
        self._fonts = tuple(fonts)
        self._document = _new_document(info.language)
        self._document.defaultStreamFilters = [PDFZCompress]
        self._document.info = _Information(info)
        self._outline = _Outline()
        self._document.Outlines = self._document.Catalog.Outlines = self._outline
        self._document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        self._resources = PDFDictionary({})
        self._digest = hashlib.sha256()
        self.page_count = 0

    def add(self, sheet: Sheet, bookmarks: list[tuple[str, float]]) -> None:
        """Append a finished page.

        Args:
            sheet: the page.
            bookmarks: titles and heights that the bookmarks lead to.
        """
        content = sheet.content().encode("ascii")
        self._digest.update(content)
        page = PDFPage()
        page.MediaBox = PDFArray([0, 0, round(sheet.width, 2), round(sheet.height, 2)])
        # Compressed at once: thousands of pages wait in memory for the fonts.
        page.Contents = PDFStream(
            PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])}),
            content=zlib.compress(content),
        )
        page.Resources = self._document.Reference(self._resources)
        self._document.addPage(page)
        self.page_count += 1
        self._outline.bookmarks += [_Bookmark(title, page, top) for title, top in bookmarks]

    def save(self, target: BinaryIO) -> None:
        """Write the whole document.

        Args:
            target: a file opened for bytes.
        """
        fonts: dict[str, PDFObjectReference] = {}
        for font in self._fonts:
            fonts |= font.add_to(self._document)
        self._resources.dict["Font"] = PDFDictionary(fonts)
        self._document.updateSignature(self._digest.digest())
        self._document.SaveToFile(target, None)


def _new_document(language: str) -> Any:  # noqa: ANN401 - the stubs know no catalogue or outline
    return PDFDocument(invariant=1, pdfVersion=(1, 7), lang=language)
