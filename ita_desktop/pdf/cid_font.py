"""One face as a PDF font whose codes read back as exactly what was typed.

ISO 32000-1, 9.7: a Type0 font with Identity-H encoding over a CIDFontType2. A CID here stands for a
pair of drawn cluster and source text: CIDToGIDMap leads it to the glyph, ToUnicode to the text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from ita_desktop.pdf.composites import Component, is_single
from ita_desktop.pdf.face import Face, ShapedWord
from ita_desktop.pdf.file import PdfFile, Reference, Value

# The embedded font's em is this much larger than the file's, and text is set that much larger in
# it: it looks the same, and is closer to the size that offices know it by. Viewers that sort lines
# into columns by their distance (poppler: 1.5 ems) then keep high Thai lines together.
EM_SCALE = 1.3
_NO_BREAK_SPACE = "\u00a0"
_SEEN_DRIFT = 1.0  # a thousandth of an em, set right within a word
_SYMBOLIC = 4
# Codes and glyph numbers have 16 bits; this leaves room for the glyphs that a face has of its own.
_CODES_OF_A_FONT = 0xF000
_CMAP_BLOCK = 100
_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""

# What changes the font, or shows codes: see `SetWord.codes` and `Sheet.lines`.
_USED = re.compile(r"/(F[\d.]+) \S+ Tf|<([\dA-F]+)>")

_Sign = tuple[tuple[Component, ...], str]  # a drawn cluster and the text it reads back as


class _Code(NamedTuple):
    """What one code of a PDF font stands for."""

    cid: int
    components: tuple[Component, ...]
    text: str
    width: int


@dataclass(frozen=True, slots=True)
class SetWord:
    """A word at one size, ready for a page; lengths in points.

    Args:
        text: what it reads back as.
        codes: what stands between the brackets of a TJ operator.
        width: how far it moves the pen.
        fitting_width: what of it must fit on a line (a trailing space need not).
        top: the highest ink above the base line.
        bottom: the lowest ink, negative below the base line.
    """

    text: str
    codes: str
    width: float
    fitting_width: float
    top: float
    bottom: float


class CidFont:
    """A face in one PDF document: hands out codes and, at the end, the font's objects.

    A text with more different clusters than one PDF font has codes goes on with a second one.

    Args:
        face: the font file.
        resource: the name that pages call the font by.
        standby: sets the words that the face has not all characters for.
    """

    def __init__(self, face: Face, resource: str, standby: CidFont | None = None) -> None:
        self.face = face
        self.resource = resource
        self.lacking: set[str] = set()  # characters asked for that the face does not have
        self._standby = standby
        self._codes: dict[_Sign, tuple[int, int]] = {}  # a running number, and the width

    def set_text(self, text: str, size: float, *, ends_line: bool = False) -> SetWord:
        """Return a word of one line at a size in points, in the standby font if need be.

        Args:
            text: any characters but line ends.
            size: in points.
            ends_line: it ends in a hyphen and stands at the end of a line: see `set_last_word`.
        """
        lacking = self.face.lacks(text)
        self.lacking |= lacking
        if lacking and self._standby:
            word = self._standby.set_text(text, size, ends_line=ends_line)
            switched = f"{self._standby.switch(0, size)}{word.codes}{self.switch(0, size)}"
            return replace(word, codes=switched)
        shaped = self.face.shape(text)
        return self.set_last_word(shaped, size) if ends_line else self.set_word(shaped, size)

    def set_word(self, word: ShapedWord, size: float) -> SetWord:
        """Return a shaped word as this document's codes at a size in points."""
        codes: list[str] = []
        drift = 0.0  # how far the viewer's pen is ahead of where it belongs
        part = 0
        for cluster in word.clusters:
            if abs(drift) >= _SEEN_DRIFT:
                codes.append(f"{drift:.1f}")
                drift = 0.0
            number, width = self._code(cluster.components, cluster.text)
            needed, cid = divmod(number, _CODES_OF_A_FONT)
            if needed != part:
                codes.append(self.switch(needed, size))
                part = needed
            codes.append(f"<{cid + 1:04X}>")
            drift += width - cluster.advance / EM_SCALE
        if round(drift, 1):
            codes.append(f"{drift:.1f}")
        if part:
            codes.append(self.switch(0, size))
        scale = size / 1000
        return SetWord(
            "".join(cluster.text for cluster in word.clusters),
            "".join(codes).replace("><", ""),
            word.width * scale,
            word.width_without_trailing_space * scale,
            word.ink_top * scale,
            word.ink_bottom * scale,
        )

    def set_apart(self, word: ShapedWord, size: float) -> Iterator[SetWord]:
        """Yield a word's clusters as words of their own, for lines that end between them."""
        for cluster in word.clusters:
            alone = replace(
                word,
                clusters=(cluster,),
                width=cluster.advance,
                width_without_trailing_space=cluster.advance,
            )
            yield self.set_word(alone, size)

    def set_last_word(self, word: ShapedWord, size: float) -> SetWord:
        """Return a word that ends a line with a hyphen, so that the hyphen is read back.

        Some readers take a hyphen at a line's end for a typesetter's, and drop it, unless it reads
        back with a space after it that is not the common one.
        """
        clusters = list(word.clusters)
        last = max(index for index, cluster in enumerate(clusters) if not cluster.text.isspace())
        clusters[last] = replace(clusters[last], text=clusters[last].text + _NO_BREAK_SPACE)
        return self.set_word(replace(word, clusters=tuple(clusters)), size)

    def set_unseen(self, text: str, size: float) -> SetWord:
        """Return a blank as wide as a space that reads back as `text`: the words of a drawing."""
        space = self.face.shape(" ")
        named = replace(space.clusters[0], text=text)
        return self.set_word(
            replace(space, clusters=(named,), width_without_trailing_space=space.width), size
        )

    def add_to(self, file: PdfFile) -> dict[str, Reference]:
        """Write the objects of what was set into a file; return fonts by their resource."""
        parts: dict[int, list[_Code]] = {}
        for (components, text), (number, width) in self._codes.items():
            part, cid = divmod(number, _CODES_OF_A_FONT)
            parts.setdefault(part, []).append(_Code(cid + 1, components, text, width))
        return {self._resource(part): self._font(file, codes) for part, codes in parts.items()}

    def used_in(self, content: str) -> CidFont:
        """Return a font of those codes only that a page's content needs."""
        used: set[int] = set()
        part: int | None = None
        for resource, codes in _USED.findall(content):
            if resource:
                name, _, number = resource.partition(".")
                part = int(number or 0) if name == self.resource else None
            elif part is not None:
                first = part * _CODES_OF_A_FONT - 1
                used.update(first + int(codes[at : at + 4], 16) for at in range(0, len(codes), 4))
        alone = CidFont(self.face, self.resource)
        alone._codes = {sign: code for sign, code in self._codes.items() if code[0] in used}
        return alone

    def _code(self, components: tuple[Component, ...], text: str) -> tuple[int, int]:
        """Return a cluster's number and its width in thousandths of the embedded font's em.

        The width is a whole number, because some viewers take no other.
        """
        code = self._codes.get((components, text))
        if code is None:
            widths = (self.face.width_of_glyph(component.gid) for component in components)
            code = self._codes[components, text] = (
                len(self._codes),
                round(sum(widths) / EM_SCALE),
            )
        return code

    def _resource(self, part: int) -> str:
        return f"{self.resource}.{part}" if part else self.resource

    def switch(self, part: int, size: float) -> str:
        """Return what changes to a part of this font between the brackets of a TJ operator."""
        return f"]TJ /{self._resource(part)} {size * EM_SCALE:g} Tf ["

    def _font(self, file: PdfFile, codes: Sequence[_Code]) -> Reference:
        shapes = [code.components for code in codes]
        subset = self.face.embeddable(
            [components for components in shapes if not is_single(components)],
            [components[0].gid for components in shapes if is_single(components)],
            EM_SCALE,
        )
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(subset).digest()[:6])
        name = PDFName(f"{tag}+{self.face.name}")
        metrics = self.face.metrics
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray([round(side / EM_SCALE) for side in metrics.box]),
                "ItalicAngle": 0,
                "Ascent": round(metrics.ascent / EM_SCALE),
                "Descent": round(metrics.descent / EM_SCALE),
                "CapHeight": round(metrics.cap_height / EM_SCALE),
                "StemV": metrics.stem_width,
                "FontFile2": file.add_stream(subset, {"Length1": len(subset)}),
            }
        )
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": file.add(descriptor),
                "DW": 0,
                "W": PDFArray(_widths(codes)),
                "CIDToGIDMap": file.add_stream(self._glyph_map(codes)),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([file.add(descendant)]),
                "ToUnicode": file.add_stream(_text_map(codes)),
            }
        )
        return file.add(font)

    def _glyph_map(self, codes: Sequence[_Code]) -> bytes:
        """Return for each code the number of its glyph, two bytes each."""
        numbers = [0] * (codes[-1].cid + 1)
        composites = 0
        for code in codes:
            if is_single(code.components):
                numbers[code.cid] = code.components[0].gid
            else:
                numbers[code.cid] = self.face.glyph_count + composites
                composites += 1
        return b"".join(number.to_bytes(2, "big") for number in numbers)


def _widths(codes: Sequence[_Code]) -> list[Value]:
    """Return the widths of codes, in runs that follow each other (ISO 32000-1, 9.7.4.3)."""
    runs: list[tuple[int, list[int]]] = []
    for code in codes:
        if not runs or code.cid != runs[-1][0] + len(runs[-1][1]):
            runs.append((code.cid, []))
        runs[-1][1].append(code.width)
    return [entry for first, widths in runs for entry in (first, PDFArray(widths))]


def _text_map(codes: Sequence[_Code]) -> bytes:
    """Return the text that each code reads back as (ISO 32000-1, 9.10.3)."""
    entries = [
        f"<{code.cid:04X}> <{code.text.encode('utf-16-be').hex().upper()}>" for code in codes
    ]
    blocks = [entries[i : i + _CMAP_BLOCK] for i in range(0, len(entries), _CMAP_BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return (_CMAP_HEAD + body + _CMAP_TAIL).encode("ascii")
