"""A font in a PDF file whose codes read back as exactly what was typed.

ISO 32000-1, 9.7: a Type0 font with Identity-H encoding over a CIDFontType2. A CID here stands for a
pair of drawn cluster and source text: CIDToGIDMap leads it to the glyph, ToUnicode to the text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from ita_desktop.pdf.composites import is_single
from ita_desktop.pdf.face import Face
from ita_desktop.pdf.file import DEFLATED, PdfFile, Reference, deflated
from ita_desktop.pdf.signs import Sign
from ita_desktop.pdf.spelling import name

# The embedded font's em is this much larger than the file's, and text is set that much larger in
# it: it looks the same, and is closer to the size that offices know it by. Viewers that sort lines
# into columns by their distance (poppler: 1.5 ems) then keep high Thai lines together.
EM_SCALE = 1.3
_SYMBOLIC = 4
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


@dataclass(frozen=True)
class EmbeddedFont:
    """A font of some signs, of which the first has the code 1.

    Args:
        name: what it is called, as PDF spells it.
        descriptor: what is said of all its letters.
        widths: those of its codes.
        size: of the font file.
        program: the font file, made smaller.
        glyph_map: the number of each code's glyph, made smaller.
        text_map: the text that each code reads back as, made smaller.
    """

    name: str
    descriptor: str
    widths: str
    size: int
    program: bytes
    glyph_map: bytes
    text_map: bytes

    @classmethod
    def of(cls, face: Face, signs: Sequence[Sign]) -> EmbeddedFont:
        """Return a font of a face's signs."""
        shapes = [sign.components for sign in signs]
        subset = face.embeddable(
            [components for components in shapes if not is_single(components)],
            [components[0].gid for components in shapes if is_single(components)],
            EM_SCALE,
        )
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(subset).digest()[:6])
        return cls(
            name=name(f"{tag}+{face.name}"),
            descriptor=_descriptor(face),
            widths=" ".join([str(sign.width) for sign in signs]),
            size=len(subset),
            program=deflated(subset),
            glyph_map=deflated(_glyph_map(face, signs)),
            text_map=deflated(_text_map(signs)),
        )

    def add_to(self, file: PdfFile) -> Reference:
        """Write its objects into a file."""
        program = file.add_stream(self.program, f"/Length1 {self.size}{DEFLATED}")
        glyph_map = file.add_stream(self.glyph_map, DEFLATED)
        text_map = file.add_stream(self.text_map, DEFLATED)
        descriptor = file.add(
            f"<</Type/FontDescriptor/FontName{self.name}{self.descriptor}/FontFile2 {program}>>"
        )
        descendant = file.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{self.name}/CIDSystemInfo"
            "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {descriptor}/DW 0/W[1[{self.widths}]]/CIDToGIDMap {glyph_map}>>"
        )
        return file.add(
            f"<</Type/Font/Subtype/Type0/BaseFont{self.name}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant}]/ToUnicode {text_map}>>"
        )


def _descriptor(face: Face) -> str:
    metrics = face.metrics
    ascent, descent, cap_height = (
        round(height / EM_SCALE) for height in (metrics.ascent, metrics.descent, metrics.cap_height)
    )
    box = " ".join(str(round(side / EM_SCALE)) for side in metrics.box)
    return (
        f"/Flags {_SYMBOLIC}/FontBBox[{box}]/ItalicAngle 0/Ascent {ascent}/Descent {descent}"
        f"/CapHeight {cap_height}/StemV {metrics.stem_width:g}"
    )


def _glyph_map(face: Face, signs: Sequence[Sign]) -> bytes:
    """Return for each code the number of its glyph, two bytes each."""
    numbers = [0]
    composites = 0
    for sign in signs:
        if is_single(sign.components):
            numbers.append(sign.components[0].gid)
        else:
            numbers.append(face.glyph_count + composites)
            composites += 1
    return b"".join([number.to_bytes(2, "big") for number in numbers])


def _text_map(signs: Sequence[Sign]) -> bytes:
    """Return the text that each code reads back as (ISO 32000-1, 9.10.3)."""
    entries = [
        f"<{cid:04X}> <{sign.text.encode('utf-16-be').hex().upper()}>"
        for cid, sign in enumerate(signs, start=1)
    ]
    blocks = [entries[i : i + _CMAP_BLOCK] for i in range(0, len(entries), _CMAP_BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return (_CMAP_HEAD + body + _CMAP_TAIL).encode("ascii")
