"""The file itself: numbered objects one after the other, small ones packed together.

ISO 32000-1, 7.5: objects that are no streams stand in object streams, and a cross-reference stream
says where. A report's structure has many thousands of small objects; packed, it adds little to the
file, and nothing waits in memory for the end. ReportLab spells the objects, but packs none.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from array import array
from collections.abc import Mapping
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import DummyDoc, PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfbase.pdfdoc import format as _spelt

# The comment's four bytes say that the file is not text (ISO 19005-3, 6.1.2).
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACKED_TOGETHER = 200  # of a pack that one byte can count
_FREE, _ALONE, _PACKED = range(3)  # ISO 32000-1, 7.5.8.3
_ENTRY = struct.Struct(">BIB")
# No string has more than 32,767 bytes (ISO 19005-3, 6.1.13); a character takes up to four.
_STRING_CHARACTERS = 8_000
_SPELLING = DummyDoc()

Value = object  # what ReportLab spells: a PDFDictionary or another of its objects, text, a number


class Reference(int):
    """The number of an object, which spells a reference to it."""

    def format(self, _document: object) -> bytes:
        """Return the reference; ReportLab calls it while it spells."""
        return b"%d 0 R" % self

    def __str__(self) -> str:
        return f"{int(self)} 0 R"


class PdfFile:
    """A PDF file on its way.

    Args:
        target: opened for bytes.
    """

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._written = 0
        self._digest = hashlib.sha256()
        # Where each object is: its kind, its offset or its pack, and its index in the pack.
        self._kinds = bytearray([_FREE])
        self._places = array("Q", [0])
        self._indexes = bytearray([255])
        self._pack: list[tuple[int, bytes]] = []
        self._write(_HEADER)

    def reserve(self) -> Reference:
        """Return the number of an object that is added later."""
        self._kinds.append(_FREE)
        self._places.append(0)
        self._indexes.append(0)
        return Reference(len(self._kinds) - 1)

    def add(self, value: Value, reserved: int | None = None) -> Reference:
        """Add an object that is no stream; return its number.

        Args:
            value: the object.
            reserved: its number, where others refer to it already.
        """
        number = self.reserve() if reserved is None else Reference(reserved)
        self._pack.append((number, spelt(value)))
        if len(self._pack) == _PACKED_TOGETHER:
            self._write_pack()
        return number

    def add_stream(
        self,
        data: bytes,
        dictionary: Mapping[str, Value] | None = None,
        reserved: int | None = None,
        *,
        compressed: bool = True,
    ) -> Reference:
        """Add a stream; return its number.

        Args:
            data: what is in it.
            dictionary: what is said of it, besides its length and filter.
            reserved: its number, where others refer to it already.
            compressed: whether to make it smaller.
        """
        number = self.reserve() if reserved is None else Reference(reserved)
        entries = dict(dictionary or {})
        if compressed:
            data = zlib.compress(data)
            entries["Filter"] = PDFName("FlateDecode")
        entries["Length"] = len(data)
        self._kinds[number] = _ALONE
        self._places[number] = self._written
        self._write(
            b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n"
            % (number, spelt(PDFDictionary(entries)), data)
        )
        return number

    def close(self, catalog: Reference, information: Reference | None) -> None:
        """Write what is left, and where everything is.

        Args:
            catalog: the document's root.
            information: the document's information dictionary.
        """
        self._write_pack()
        start = self._written
        table = self.reserve()
        self._kinds[table], self._places[table] = _ALONE, start
        identity = f"<{self._digest.hexdigest()[:32]}>"
        entries: dict[str, Value] = {
            "Type": PDFName("XRef"),
            "Size": len(self._kinds),
            "W": PDFArray([1, 4, 1]),
            "DecodeParms": PDFDictionary({"Predictor": 12, "Columns": _ENTRY.size}),
            "Root": catalog,
            "ID": PDFArray([identity, identity]),
        }
        if information:
            entries["Info"] = information
        self.add_stream(self._table(), entries, table)
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
        for index, (number, body) in enumerate(self._pack):
            self._kinds[number], self._places[number], self._indexes[number] = _PACKED, pack, index
            offsets.append(b"%d %d" % (number, offset))
            offset += len(body) + 1
        head = b" ".join(offsets) + b"\n"
        entries = {"Type": PDFName("ObjStm"), "N": len(self._pack), "First": len(head)}
        self.add_stream(head + b"\n".join(body for _, body in self._pack), entries, pack)
        self._pack.clear()

    def _table(self) -> bytes:
        """Return the entries, each byte less the one above: most are then alike, and pack well."""
        entries = map(_ENTRY.pack, self._kinds, self._places, self._indexes)
        rows = b"".join(entries)
        size = _ENTRY.size
        table = bytearray(b"\x02" * (len(rows) // size * (size + 1)))  # 2: PNG's predictor "up"
        for at in range(size):
            column = rows[at::size]
            above = b"\0" + column
            table[at + 1 :: size + 1] = bytes(
                (byte - before) & 255 for byte, before in zip(column, above, strict=False)
            )
        return bytes(table)


def text_string(text: str) -> PDFString:
    """Return a text that people read: a title, a description. What is too long for it is cut."""
    return PDFString(text[:_STRING_CHARACTERS])


def spelt(value: Value) -> bytes:
    """Return an object as a PDF file spells it."""
    return value.encode("ascii") if isinstance(value, str) else bytes(_spelt(value, _SPELLING))
