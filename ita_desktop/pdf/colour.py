"""The colours that numbers of a page mean: sRGB, as a profile that viewers and printers read.

ICC.1:2004-10 (version 4.2), with the numbers of IEC 61966-2-1: primaries and white point are
adapted to D50 (Bradford), and one curve serves all three colours.
"""

from __future__ import annotations

import struct

_D50 = (0.9642, 1.0, 0.8249)
_ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
# y = (a x + b) ** g from d on, and c x below it.
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_CURVE_TYPE = 3
_MADE = (2026, 1, 1, 0, 0, 0)  # any day: the same data make the same file
_HEADER_SIZE = 128


def srgb_profile() -> bytes:
    """Return the profile."""
    curve = b"para" + struct.pack(">IHH", 0, _CURVE_TYPE, 0) + _numbers(_CURVE)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("No copyright, use freely"),
        b"wtpt": _colour(_D50),
        b"chad": b"sf32" + bytes(4) + _numbers(_ADAPTATION),
        b"rXYZ": _colour(_RED),
        b"gXYZ": _colour(_GREEN),
        b"bXYZ": _colour(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = _HEADER_SIZE + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    data = b""
    for value in tags.values():
        if value not in places:
            places[value] = start + len(data)
            data += value + bytes(-len(value) % 4)
    table = b"".join(
        name + struct.pack(">II", places[value], len(value)) for name, value in tags.items()
    )
    body = struct.pack(">I", len(tags)) + table + data
    return _header(_HEADER_SIZE + len(body)) + body


def _header(size: int) -> bytes:
    head = struct.pack(">I4xI", size, 0x04200000) + b"mntrRGB XYZ "
    head += struct.pack(">6H", *_MADE) + b"acsp" + bytes(28) + _numbers(_D50)
    return head.ljust(_HEADER_SIZE, b"\0")


def _words(text: str) -> bytes:
    """Return a text in English: one record of twelve bytes, which begins after the head of 28."""
    encoded = text.encode("utf-16-be")
    record = b"enUS" + struct.pack(">II", len(encoded), 28)
    return b"mluc" + struct.pack(">III", 0, 1, 12) + record + encoded


def _colour(values: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + _numbers(values)


def _numbers(values: tuple[float, ...]) -> bytes:
    """Return numbers with sixteen bits before the point and sixteen after it."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))
