"""A font file, shaped by HarfBuzz: words become placed glyphs that know what they read back as.

A PDF viewer finds text by looking up every painted code in a table, and some viewers sort codes by
where they stand before they read them. Thai marks, painted one by one with offsets, come out in
the wrong order that way. So a base and all marks on it are one cluster here, to become one glyph of
the embedded font, whose parts stand exactly where HarfBuzz put them and whose text is exactly what
was typed. A glyph that HarfBuzz added and nobody typed, the nikhahit of a decomposed sara am, is
only paint in such a cluster.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from ita_desktop.pdf.composites import Component, with_composites

_SARA_AM = "\u0e33"
_THAI = "\u0e00-\u0e7f"
# Characters of no script of their own go with what stands before them, as text engines do it.
_SCRIPT_RUN = re.compile(rf"[{_THAI}][{_THAI}\W\d_]*|[^{_THAI}]+")
_CACHED_WORDS = 50_000
# A legal Thai cluster has five glyphs at the most, and some viewers read no more than eight
# characters from one code, the space after a hyphen among them. Where marks go on without end,
# they stand side by side in clusters of this many, none further than two ems from its place.
_CLUSTER_GLYPHS = 7
_REACH = 2  # ems
_STEM_WIDTH = 80
_NEVER_DRAWN = frozenset({"Cc", "Cf", "Zl", "Zp"})  # categories of Unicode
_UNUSED_TABLES = {
    int.from_bytes(name, "big")
    for name in (b"GSUB", b"GPOS", b"GDEF", b"DSIG", b"name", b"post", b"OS/2", b"cmap", b"gasp")
}


class Cluster(NamedTuple):
    """A base with all marks on it: what a reader sees, and a search finds, as one sign.

    Args:
        components: its glyphs as HarfBuzz places them.
        text: the characters it reads back as.
        advance: how far it moves the pen, in thousandths of the font size.
    """

    components: tuple[Component, ...]
    text: str
    advance: float


class ShapedWord(NamedTuple):
    """A word's clusters, left to right; lengths in thousandths of the font size.

    Args:
        clusters: in the order of the text.
        width: the whole width.
        width_without_trailing_space: what of it must fit on a line.
        ink_top: the highest point painted above the base line.
        ink_bottom: the lowest point, negative below the base line.
    """

    clusters: tuple[Cluster, ...]
    width: float
    width_without_trailing_space: float
    ink_top: float
    ink_bottom: float


class _Glyph(NamedTuple):
    """One glyph from HarfBuzz, in font units; `text` is empty for one that nobody typed."""

    gid: int
    text: str
    advance: int
    x_offset: int
    y_offset: int


@dataclass(frozen=True, slots=True)
class Metrics:
    """What a PDF font descriptor says of a face, in thousandths of the font size."""

    ascent: float
    descent: float
    cap_height: float
    stem_width: float
    box: tuple[float, float, float, float]


class Face:
    """One font file.

    Args:
        path: a TrueType font.
        enlarged: how many times larger it is set than the sizes say: fonts of the same size differ
            in how large their letters are.
    """

    def __init__(self, path: Path, enlarged: float = 1.0) -> None:
        self.path = path
        self._enlarged = enlarged
        self._face = hb.Face(hb.Blob.from_file_path(str(path)))
        self._font = hb.Font(self._face)
        self._scale = 1000 / self._face.upem * enlarged
        self._characters = frozenset(self._face.unicodes)
        self._words: dict[str, ShapedWord] = {}
        self._widths: dict[int, float] = {}
        self._extents: dict[int, tuple[int, int]] = {}
        self.glyph_count = int(self._face.glyph_count)
        self.metrics = self._measured()

    @property
    def name(self) -> str:
        """The font's PostScript name."""
        return str(self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME)) or self.path.stem

    def lacks(self, text: str) -> set[str]:
        """Return the characters of a text that it has no glyph for."""
        return {
            character
            for character in text
            if ord(character) not in self._characters
            and unicodedata.category(character) not in _NEVER_DRAWN
        }

    def height_of(self, character: str) -> float:
        """Return how high a character is drawn, in thousandths of the font size."""
        return self._ink(self._font.get_nominal_glyph(ord(character)) or 0)[0] * self._scale

    def shape(self, text: str) -> ShapedWord:
        """Return `text`, one line or part of one, as placed glyphs.

        Args:
            text: any characters but line ends.
        """
        word = self._words.get(text)
        if word is None:
            if len(self._words) >= _CACHED_WORDS:
                self._words.clear()
            word = self._words[text] = self._shaped(text)
        return word

    def width_of_glyph(self, gid: int) -> float:
        """Return what the font says a glyph moves the pen, in thousandths of the font size."""
        width = self._widths.get(gid)
        if width is None:
            width = self._widths[gid] = self._font.get_glyph_h_advance(gid) * self._scale
        return width

    def embeddable(
        self, composites: Sequence[tuple[Component, ...]], gids: Iterable[int], em_scale: float
    ) -> bytes:
        """Return a font file with these glyphs, and one new glyph for each composite after them.

        Args:
            composites: glyphs drawn together; the first gets the number `glyph_count`.
            gids: single glyphs to keep under their numbers.
            em_scale: how many times the em of this face the em of that font is.
        """
        wanted = hb.SubsetInput()
        parts = {component.gid for components in composites for component in components}
        # The last glyph keeps the count as it is, whatever else is kept.
        kept = {0, self.glyph_count - 1, *gids, *parts}
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(kept)
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(_UNUSED_TABLES)
        wanted.flags = (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NOTDEF_OUTLINE  # a box shows that the font lacks a character
        )
        subset = bytes(hb.subset(self._face, wanted).blob.data)
        em = round(self._face.upem * em_scale / self._enlarged)
        return with_composites(subset, composites, em)

    def _measured(self) -> Metrics:
        lines = self._font.get_font_extents("ltr")
        cap_height = self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
        # The head table's xMin, yMin, xMax, yMax (OpenType 1.9, head).
        box = struct.unpack(">4h", self._face.reference_table("head").data[36:44])
        return Metrics(
            ascent=lines.ascender * self._scale,
            descent=lines.descender * self._scale,
            cap_height=cap_height * self._scale,
            # No table of a font holds it, and a viewer needs it only to stand in for a lost font.
            stem_width=_STEM_WIDTH,
            box=(
                box[0] * self._scale,
                box[1] * self._scale,
                box[2] * self._scale,
                box[3] * self._scale,
            ),
        )

    def _shaped(self, text: str) -> ShapedWord:
        glyphs: list[_Glyph] = []
        for run in _SCRIPT_RUN.findall(text):
            glyphs.extend(self._shape_run(run))
        pen = trailing = top = bottom = 0.0
        clusters = [self._cluster(group) for group in _grouped(glyphs, self._face.upem // 2)]
        for cluster in clusters:
            pen += cluster.advance
            trailing = trailing + cluster.advance if cluster.text.isspace() else 0.0
        for glyph in glyphs:
            glyph_top, glyph_bottom = self._ink(glyph.gid)
            top = max(top, glyph_top + glyph.y_offset)
            bottom = min(bottom, glyph_bottom + glyph.y_offset)
        return ShapedWord(
            tuple(clusters), pen, pen - trailing, top * self._scale, bottom * self._scale
        )

    def _cluster(self, glyphs: Sequence[_Glyph]) -> Cluster:
        components: list[Component] = []
        pen = 0
        for glyph in glyphs:
            # A zero-width space or joiner is typed, but nothing is drawn for it.
            if glyph.advance or any(self._ink(glyph.gid)):
                components.append(Component(glyph.gid, pen + glyph.x_offset, glyph.y_offset))
            pen += glyph.advance
        text = "".join(glyph.text for glyph in glyphs)
        return Cluster(tuple(components), text, pen * self._scale)

    def _shape_run(self, run: str) -> list[_Glyph]:
        buffer = hb.Buffer()
        buffer.add_str(run)
        buffer.guess_segment_properties()
        if "\u0e00" <= run[0] <= "\u0e7f":
            buffer.script = "Thai"
        buffer.language = "th"
        buffer.direction = "ltr"
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._font, buffer)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        glyphs: list[_Glyph] = []
        reach = _REACH * self._face.upem
        start = 0
        while start < len(infos):
            cluster = infos[start].cluster
            end = start + 1
            while end < len(infos) and infos[end].cluster == cluster:
                end += 1
            next_cluster = infos[end].cluster if end < len(infos) else len(run)
            texts = _texts_of_glyphs(run[cluster:next_cluster], end - start)
            for info, position, text in zip(
                infos[start:end], positions[start:end], texts, strict=True
            ):
                glyphs.append(
                    _Glyph(
                        info.codepoint,
                        text,
                        position.x_advance,
                        min(max(position.x_offset, -reach), reach),
                        min(max(position.y_offset, -reach), reach),
                    )
                )
            start = end
        return glyphs

    def _ink(self, gid: int) -> tuple[int, int]:
        ink = self._extents.get(gid)
        if ink is None:
            extents = self._font.get_glyph_extents(gid)
            top = extents.y_bearing if extents else 0
            bottom = extents.y_bearing + extents.height if extents else 0
            ink = self._extents[gid] = (top, bottom)
        return ink


def _grouped(glyphs: Sequence[_Glyph], pile_width: int) -> Iterator[list[_Glyph]]:
    """Yield each base with the marks after it; nothing that reads back as no text stands alone.

    A character beyond U+FFFF stands alone: some readers take it apart where other text is with it.

    Args:
        glyphs: a word's.
        pile_width: the advance of marks that stand beside the pile they are too many for.
    """
    group: list[_Glyph] = []
    for glyph in glyphs:
        is_beyond = any(each.text > "\uffff" for each in (*group[-1:], glyph))
        is_piled = len(group) == _CLUSTER_GLYPHS and not glyph.advance
        placed = glyph._replace(advance=pile_width) if is_piled else glyph
        if (placed.advance or is_beyond) and any(member.text for member in group):
            yield group
            group = []
        group.append(placed)
    if group:
        yield group


def _texts_of_glyphs(source: str, count: int) -> list[str]:
    """Hand a cluster's characters to its glyphs, in the order of the source.

    With as many glyphs as characters each gets one. Too few: the last takes the rest (a ligature).
    Too many: the first ones are what HarfBuzz added (the nikhahit of a sara am), and are only
    paint.
    """
    if count >= len(source):
        return [""] * (count - len(source)) + list(source)
    return [*source[: count - 1], source[count - 1 :]]
