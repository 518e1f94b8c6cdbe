"""The embedded font is a sound TrueType font whose new glyphs are drawn from the old ones."""

from io import BytesIO

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from ita_desktop.assets import FONTS
from ita_desktop.pdf.composites import Component
from ita_desktop.pdf.face import Face


@pytest.fixture
def face() -> Face:
    return Face(FONTS / "Sarabun-Regular.ttf")


def embedded(face: Face, composites: list[tuple[Component, ...]], gids: list[int]) -> TTFont:
    return TTFont(BytesIO(face.embeddable(composites, gids, 1.2)), checkChecksums=2)


def components_of(face: Face, text: str) -> tuple[Component, ...]:
    (cluster,) = face.shape(text).clusters
    return cluster.components


def bounds(font: TTFont, gid: int) -> tuple[float, float, float, float] | None:
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[font.getGlyphOrder()[gid]].draw(pen)
    return pen.bounds


def test_a_cluster_becomes_one_glyph_after_the_others(face: Face) -> None:
    font = embedded(face, [components_of(face, "ที่")], [])
    assert font["maxp"].numGlyphs == face.glyph_count + 1
    glyph = font["glyf"][font.getGlyphOrder()[face.glyph_count]]
    assert glyph.isComposite()
    assert len(glyph.components) == 3


def test_the_parts_stand_where_harfbuzz_puts_them(face: Face) -> None:
    parts = components_of(face, "ปั่")
    font = embedded(face, [parts], [])
    drawn = bounds(font, face.glyph_count)
    boxes = [
        tuple(edge + shift for edge, shift in zip(box, (part.x, part.y) * 2, strict=True))
        for part in parts
        if (box := bounds(TTFont(face.path), part.gid))
    ]
    assert drawn == (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def test_the_parts_need_not_be_asked_for_themselves(face: Face) -> None:
    parts = components_of(face, "กู้")
    font = embedded(face, [parts], [])
    assert all(bounds(font, part.gid) for part in parts)


def test_glyphs_that_are_not_used_are_left_out(face: Face) -> None:
    whole = TTFont(face.path)
    used, unused = whole.getGlyphID("A"), whole.getGlyphID("B")
    font = embedded(face, [], [used])
    assert bounds(font, used)
    assert bounds(font, unused) is None


def test_advances_stay_and_a_composite_is_as_wide_as_its_base(face: Face) -> None:
    whole = TTFont(face.path)
    parts = components_of(face, "ที่")
    font = embedded(face, [parts], [whole.getGlyphID("A")])
    advances = font["hmtx"].metrics
    assert advances[font.getGlyphOrder()[whole.getGlyphID("A")]][0] == whole["hmtx"]["A"][0]
    assert advances[font.getGlyphOrder()[face.glyph_count]][0] == whole["hmtx"]["uni0E17"][0]


def test_the_em_grows_and_the_outlines_do_not(face: Face) -> None:
    font = embedded(face, [], [5])
    assert font["head"].unitsPerEm == 1200
    assert bounds(font, 5) == bounds(TTFont(face.path), 5)


def test_no_layout_or_hinting_tables_are_left(face: Face) -> None:
    font = embedded(face, [components_of(face, "ที่")], [5])
    assert set(font.keys()) - {"GlyphOrder"} == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
