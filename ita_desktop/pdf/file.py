"""The file itself: numbered objects one after the other, small ones packed together.

ISO 32000-1, 7.5: objects that are no streams stand in object streams, and a cross-reference stream
says where. A report's structure has many thousands of small objects; packed, it adds little to the
file, and nothing waits in memory for the end. ReportLab packs none.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from array import array
from collections.abc import Iterable
from typing import BinaryIO, NamedTuple

# The comment's four bytes say that the file is not text (ISO 19005-3, 6.1.2).
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACKED_TOGETHER = 200  # of a pack that one byte can count
_FREE, _ALONE, _PACKED = range(3)  # ISO 32000-1, 7.5.8.3
_WIDTHS = (1, 4, 1)  # of an entry's three numbers, in bytes

# Of a stream's dictionary: it was made smaller.
DEFLATED = "/Filter/FlateDecode"


class Reference(NamedTuple):
    """The number of an object; its text is what refers to it."""

    number: int

    def __str__(self) -> str:
        return f"{self.number} 0 R"


class PdfFile:
    """A PDF file on its way.

    Args:
        target: opened for bytes.
    """

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._written = 0
        self._digest = hashlib.sha256()
        # Where each object is: see `_place`.
        self._places = array("Q", [_place(_FREE, 0, 255)])
        self._pack: dict[int, str] = {}
        self._write(_HEADER)

    def reserve(self) -> Reference:
        """Return the number of an object that is added later."""
        self._places.append(0)
        return Reference(len(self._places) - 1)

    def reserve_row(self, count: int) -> int:
        """Return the first of some numbers that follow each other, of objects that come later."""
        first = len(self._places)
        self._places.extend([0] * count)
        return first

    def add(self, spelling: str, reserved: Reference | None = None) -> Reference:
        """Add an object that is no stream; return its number.

        Args:
            spelling: the object as PDF spells it, in ASCII.
            reserved: its number, where others refer to it already.
        """
        reference = reserved or self.reserve()
        self.put(reference.number, spelling)
        return reference

    def put(self, number: int, spelling: str) -> None:
        """Add an object that is no stream.

        Args:
            number: what was reserved for it.
            spelling: the object as PDF spells it, in ASCII.
        """
        self._pack[number] = spelling
        if len(self._pack) == _PACKED_TOGETHER:
            self._write_pack()

    def put_row(self, first: int, spellings: Iterable[str]) -> None:
        """Add objects that are no streams, with numbers one after the other: see `put`."""
        for number, spelling in enumerate(spellings, first):
            self.put(number, spelling)

    def add_stream(self, data: bytes, entries: str, reserved: Reference | None = None) -> Reference:
        """Add a stream; return its number.

        Args:
            data: what is in it.
            entries: what is said of it, besides its length, as PDF spells it: `DEFLATED` for one
                that `deflated` has made smaller.
            reserved: its number, where others refer to it already.
        """
        reference = reserved or self.reserve()
        self._places[reference.number] = _place(_ALONE, self._written)
        head = f"{reference.number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n"
        self._write(b"%s%s\nendstream\nendobj\n" % (head.encode("ascii"), data))
        return reference

    def add_pieces(self, pieces: Iterable[bytes], entries: str) -> tuple[Reference, int]:
        """Add a stream that need not be in memory at once; return its number and its size.

        Args:
            pieces: what is in it, made smaller on its way.
            entries: what is said of it, besides its length and filter, as PDF spells it.
        """
        reference, length = self.reserve(), self.reserve()
        self._places[reference.number] = _place(_ALONE, self._written)
        head = f"{reference.number} 0 obj\n<<{entries}{DEFLATED}/Length {length}>>\nstream\n"
        self._write(head.encode("ascii"))
        start, size = self._written, 0
        packer = zlib.compressobj()
        for piece in pieces:
            size += len(piece)
            self._write(packer.compress(piece))
        self._write(packer.flush())
        taken = self._written - start
        self._write(b"\nendstream\nendobj\n")
        self.put(length.number, str(taken))  # behind the stream: it may write a pack of objects
        return reference, size

    def close(self, catalog: Reference, information: Reference | None) -> None:
        """Write what is left, and where everything is.

        Args:
            catalog: the document's root.
            information: the document's information dictionary.
        """
        self._write_pack()
        start = self._written
        table = self.reserve()
        self._places[table.number] = _place(_ALONE, start)
        identity = f"<{self._digest.hexdigest()[:32]}>"
        entries = (
            f"/Type/XRef/Size {len(self._places)}/W[{' '.join(map(str, _WIDTHS))}]"
            f"/DecodeParms<</Predictor 12/Columns {sum(_WIDTHS)}>>"
            f"/Root {catalog}/ID[{identity}{identity}]{DEFLATED}"
        )
        if information:
            entries += f"/Info {information}"
        self.add_stream(deflated(self._table()), entries, table)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write(self, data: bytes) -> None:
        self._target.write(data)
        self._digest.update(data)
        self._written += len(data)

    def _write_pack(self) -> None:
        if not self._pack:
            return
        pack = self.reserve()
        offset, offsets = 0, []
        place = _place(_PACKED, pack.number)
        for index, (number, spelling) in enumerate(self._pack.items()):
            self._places[number] = place + index
            offsets.append(f"{number} {offset}")
            offset += len(spelling) + 1
        head = " ".join(offsets) + "\n"
        entries = f"/Type/ObjStm/N {len(self._pack)}/First {len(head)}{DEFLATED}"
        data = (head + "\n".join(self._pack.values())).encode("ascii")
        self._pack.clear()
        self.add_stream(deflated(data), entries, pack)

    def _table(self) -> bytes:
        """Return the entries, each byte less the one above: most are then alike, and pack well."""
        entries = array("Q", self._places)
        if sys.byteorder == "little":
            entries.byteswap()
        rows = entries.tobytes()
        size = sum(_WIDTHS)
        table = bytearray(b"\x02" * (len(entries) * (size + 1)))  # 2: PNG's predictor "up"
        for at in range(size):
            table[at + 1 :: size + 1] = _differences(rows[at + entries.itemsize - size :: 8])
        return bytes(table)


def _place(kind: int, place: int, index: int = 0) -> int:
    """Return an entry: what it says of an object's place, and which in its pack it is."""
    return kind << 40 | place << 8 | index


def _differences(column: bytes) -> bytes:
    """Return each byte less the one before it, all at once: as the digits of one long number."""
    count = len(column)
    high = int.from_bytes(b"\x80" * count)
    bytes_, before = int.from_bytes(column), int.from_bytes(column) >> 8
    # With its highest bit set no byte borrows from its neighbour; that bit is reckoned by itself.
    less = (bytes_ | high) - (before & ~high)
    return (less ^ ((bytes_ ^ ~before) & high)).to_bytes(count)


def deflated(data: bytes) -> bytes:
    """Return what is in a stream made smaller: see `DEFLATED`."""
    return zlib.compress(data)
