"""The font that comes with the program, with lines high enough for Thai's piles of marks.

Sarabun calls itself 1.3 em high, but a tone mark over an upper vowel (ปั๊, ที่) is drawn up to
1.3 em above the baseline and ญู 0.35 em below it. Whatever is laid out by the font's own figures
cuts them off, so the figures are set right when the font is loaded.
"""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtGui import QFontDatabase

from ita_desktop.assets import FONTS

FAMILY = "Sarabun"
ABOVE, BELOW = 1.32, 0.36
"""The height of a line above and below the baseline, in em."""

DEEPEST = 0.6
"""How deep the rare ฎุ and ฏู go, in em; room for them is left below, not in every line."""

_RECORD = struct.Struct(">4sIII")
_CHANGED = (b"hhea", b"OS/2", b"head")
_ADJUSTMENT = 0xB1B0AFBA  # head.checkSumAdjustment is this less the sum of the file


def load_thai_font() -> None:
    """Give Qt the program's font."""
    for name in ("Sarabun-Regular.ttf", "Sarabun-Bold.ttf"):
        QFontDatabase.addApplicationFontFromData(with_high_lines(FONTS / name))


def with_high_lines(path: Path) -> bytes:
    """Return a TrueType font's bytes with its line height set to `ABOVE` and `BELOW`."""
    font = bytearray(path.read_bytes())
    (count,) = struct.unpack_from(">H", font, 4)
    records = [_RECORD.unpack_from(font, 12 + 16 * number) for number in range(count)]
    starts = {tag: start for tag, _, start, _ in records}
    (em,) = struct.unpack_from(">H", font, starts[b"head"] + 18)
    above, below = round(ABOVE * em), round(BELOW * em)
    struct.pack_into(">hhh", font, starts[b"hhea"] + 4, above, -below, 0)
    # OS/2: the typographer's figures, then those of Windows.
    struct.pack_into(">hhhHH", font, starts[b"OS/2"] + 68, above, -below, 0, above, below)
    struct.pack_into(">I", font, starts[b"head"] + 8, 0)
    whole, directory = 0, 12 + 16 * count
    for number, (tag, before, start, length) in enumerate(records):
        total = before
        if tag in _CHANGED:
            total = _sum(font[start : start + length])
            _RECORD.pack_into(font, 12 + 16 * number, tag, total, start, length)
        whole += total
    adjustment = (_ADJUSTMENT - whole - _sum(font[:directory])) & 0xFFFFFFFF
    struct.pack_into(">I", font, starts[b"head"] + 8, adjustment)
    return bytes(font)


def _sum(table: bytes | bytearray) -> int:
    padded = bytes(table) + b"\0" * (-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
