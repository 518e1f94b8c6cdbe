"""New glyphs for a TrueType font: several of its glyphs drawn as one, each at its place.

OpenType 1.9, `glyf`: a composite glyph names other glyphs and where they stand. Only the tables
that say which glyphs there are need to change: glyf, loca, hmtx, hhea, maxp and head.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import NamedTuple

_WORDS_XY = 0x0001 | 0x0002  # arguments are 16-bit, and are distances
_MORE = 0x0020
_CHECKSUM_MAGIC = 0xB1B0AFBA


class Component(NamedTuple):
    """A glyph at its place in a composite, in font units from the composite's origin."""

    gid: int
    x: int
    y: int


def is_single(components: tuple[Component, ...]) -> bool:
    """Whether these are one glyph at the origin, for which no composite is needed.

    The glyph for what the font lacks, number 0, needs one: no code of an archived document may lead
    to it (ISO 19005-3, 6.2.11.8), and pdfium reads nothing where one does.
    """
    return (
        len(components) == 1 and components[0].x == components[0].y == 0 and components[0].gid != 0
    )


def with_composites(
    font: bytes, composites: Sequence[tuple[Component, ...]], units_per_em: int
) -> bytes:
    """Return a font with one more glyph for each composite, after the glyphs it has.

    Args:
        font: a TrueType font file with `glyf` outlines.
        composites: glyphs drawn together, or none at all; their advances add up.
        units_per_em: what the font's em is to be; its outlines keep their numbers.
    """
    tables = _tables_of(font)
    count = int.from_bytes(tables["maxp"][4:6], "big")
    offsets = _glyph_offsets(tables, count)
    glyphs = bytearray(tables["glyf"])
    metrics = _Metrics(tables["hmtx"], int.from_bytes(tables["hhea"][34:36], "big"))
    added: list[bytes] = []
    for components in composites:
        boxes = [
            _box(tables["glyf"], offsets, component)
            for component in components
            if offsets[component.gid] < offsets[component.gid + 1]
        ]
        box = _joined(boxes)
        glyph = _composite_glyph(components, box) if components else b""
        glyphs += glyph + b"\0" * (-len(glyph) % 4)
        offsets.append(len(glyphs))
        advance = sum(metrics.advance(component.gid) for component in components)
        added.append(struct.pack(">Hh", advance, box[0]))
    total = count + len(composites)
    tables["glyf"] = bytes(glyphs)
    tables["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
    tables["hmtx"] = metrics.all_long(count) + b"".join(added)
    tables["hhea"] = tables["hhea"][:34] + struct.pack(">H", total)
    tables["maxp"] = _profile(tables["maxp"], total, composites)
    head = bytearray(tables["head"])
    head[18:20] = struct.pack(">H", units_per_em)
    head[50:52] = struct.pack(">h", 1)  # loca holds 32-bit offsets
    tables["head"] = bytes(head)
    return _font_of(tables)


class _Metrics:
    """The advances and left side bearings of the `hmtx` table."""

    def __init__(self, table: bytes, long_count: int) -> None:
        self._table = table
        self._long_count = long_count

    def advance(self, gid: int) -> int:
        """Return a glyph's advance; those beyond the long entries share the last one."""
        start = 4 * min(gid, self._long_count - 1)
        return int.from_bytes(self._table[start : start + 2], "big")

    def all_long(self, count: int) -> bytes:
        """Return the table with a long entry for each glyph."""
        long_part = self._table[: 4 * self._long_count]
        last = long_part[-4:-2]
        bearings = self._table[4 * self._long_count : 4 * self._long_count + 2 * count]
        return long_part + b"".join(
            last + bearings[2 * index : 2 * index + 2] for index in range(count - self._long_count)
        )


def _composite_glyph(components: tuple[Component, ...], box: tuple[int, int, int, int]) -> bytes:
    parts = [struct.pack(">h4h", -1, *box)]
    last = len(components) - 1
    for index, component in enumerate(components):
        flags = _WORDS_XY | (_MORE if index < last else 0)
        parts.append(struct.pack(">HHhh", flags, component.gid, component.x, component.y))
    return b"".join(parts)


def _box(glyphs: bytes, offsets: list[int], component: Component) -> tuple[int, int, int, int]:
    start = offsets[component.gid]
    left, bottom, right, top = struct.unpack(">4h", glyphs[start + 2 : start + 10])
    return (
        left + component.x,
        bottom + component.y,
        right + component.x,
        top + component.y,
    )


def _joined(boxes: list[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    if not boxes:
        return (0, 0, 0, 0)
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops))


def _glyph_offsets(tables: dict[str, bytes], count: int) -> list[int]:
    if int.from_bytes(tables["head"][50:52], "big"):
        return list(struct.unpack(f">{count + 1}I", tables["loca"][: 4 * (count + 1)]))
    halves = struct.unpack(f">{count + 1}H", tables["loca"][: 2 * (count + 1)])
    return [2 * half for half in halves]


def _profile(table: bytes, total: int, composites: Sequence[tuple[Component, ...]]) -> bytes:
    """Return `maxp` with room for the composites: a renderer may reserve memory by it."""
    fields = list(struct.unpack(">I14H", table[:32]))
    most = max((len(components) for components in composites), default=1)
    simple_points, simple_contours = fields[2], fields[3]
    fields[1] = total
    fields[4] = min(max(fields[4], simple_points) * most, 0xFFFF)
    fields[5] = min(max(fields[5], simple_contours) * most, 0xFFFF)
    fields[13] = max(fields[13], most)
    fields[14] += 1
    return struct.pack(">I14H", *fields)


def _tables_of(font: bytes) -> dict[str, bytes]:
    count = int.from_bytes(font[4:6], "big")
    tables: dict[str, bytes] = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack(">4sIII", font[12 + 16 * index : 28 + 16 * index])
        tables[tag.decode("ascii")] = font[offset : offset + length]
    return tables


def _font_of(tables: dict[str, bytes]) -> bytes:
    tables["head"] = tables["head"][:8] + b"\0\0\0\0" + tables["head"][12:]
    power = len(tables).bit_length() - 1
    directory = [
        struct.pack(
            ">IHHHH", 0x00010000, len(tables), 16 << power, power, 16 * (len(tables) - (1 << power))
        )
    ]
    body: list[bytes] = []
    offset = 12 + 16 * len(tables)
    for tag in sorted(tables):
        table = tables[tag]
        directory.append(
            struct.pack(">4sIII", tag.encode("ascii"), _checksum(table), offset, len(table))
        )
        body.append(table + b"\0" * (-len(table) % 4))
        offset += len(body[-1])
    font = bytearray(b"".join(directory + body))
    adjustment = (_CHECKSUM_MAGIC - _checksum(bytes(font))) & 0xFFFFFFFF
    head = next(
        int.from_bytes(entry[8:12], "big") for entry in directory[1:] if entry[:4] == b"head"
    )
    font[head + 8 : head + 12] = struct.pack(">I", adjustment)
    return bytes(font)


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
