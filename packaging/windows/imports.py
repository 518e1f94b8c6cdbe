"""Reads which libraries a Windows binary links (PE format, Microsoft's "PE Format", 4 and 6.4)."""

from __future__ import annotations

import struct
from pathlib import Path

_PE_OFFSET = 0x3C
_HEADER, _SECTION, _ENTRY = 24, 40, 20  # bytes
_DIRECTORIES = 112  # bytes from the optional header of a 64-bit binary to its directories
_IMPORTS = 8  # bytes from there to where the import table is


def linked(binary: Path) -> set[str]:
    """Return the names, in small letters, of the libraries that a 64-bit binary needs to load."""
    content = binary.read_bytes()
    (start,) = struct.unpack_from("<I", content, _PE_OFFSET)
    (count,) = struct.unpack_from("<H", content, start + 6)
    (optional_size,) = struct.unpack_from("<H", content, start + 20)
    optional = start + _HEADER
    sections = [
        struct.unpack_from("<4I", content, optional + optional_size + number * _SECTION + 8)
        for number in range(count)
    ]
    (table,) = struct.unpack_from("<I", content, optional + _DIRECTORIES + _IMPORTS)
    names: set[str] = set()
    if not table:
        return names
    place = _in_file(table, sections)
    while name := struct.unpack_from("<I", content, place + 12)[0]:
        begin = _in_file(name, sections)
        names.add(content[begin : content.index(b"\0", begin)].decode("ascii").lower())
        place += _ENTRY
    return names


def _in_file(address: int, sections: list[tuple[int, ...]]) -> int:
    """Return where in the file that is which is loaded at an address."""
    for size, begin, stored, place in sections:
        if begin <= address < begin + max(size, stored):
            return address - begin + place
    raise ValueError(f"no section is loaded at {address:#x}")
