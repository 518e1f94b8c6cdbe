"""Files that a document carries along (ISO 32000-1, 7.11; ISO 19005-3, 6.8)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ita_desktop.pdf.file import PdfFile, Reference
from ita_desktop.pdf.spelling import entries, text_string

_MEDIA_TYPE = re.compile(r"[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,60}")
SOURCE, SUPPLEMENT = "Source", "Supplement"


@dataclass(frozen=True)
class AttachedFile:
    """A file that goes along with a document.

    Args:
        name: what it is called.
        media_type: what it holds.
        relationship: `SOURCE`, which the document was made from, or `SUPPLEMENT`.
        pieces: its bytes, one after the other; asked for once.
    """

    name: str
    media_type: str
    relationship: str
    pieces: Iterable[bytes]


def attach(file: PdfFile, attached: Sequence[AttachedFile]) -> str:
    """Write files that go along; return the entries of the document's catalogue."""
    if not attached:
        return ""
    specifications = [_add(file, each) for each in attached]
    names: list[object] = []
    for number, specification in enumerate(specifications):
        # Names that are sorted and different, whatever the files are called.
        names += [text_string(f"{number:06}"), str(specification)]
    tree = {"EmbeddedFiles": {"Names": names}}
    return entries({"AF": [*map(str, specifications)], "Names": tree})


def _add(file: PdfFile, attached: AttachedFile) -> Reference:
    said = file.reserve()
    of_stream = {
        "Type": "/EmbeddedFile",
        "Subtype": _name(attached.media_type),
        "Params": str(said),
    }
    stream, size = file.add_pieces(attached.pieces, entries(of_stream))
    file.add(f"<</Size {size}>>", said)
    name = text_string(attached.name)
    specification = {
        "Type": "/Filespec",
        "F": name,
        "UF": name,
        "AFRelationship": f"/{attached.relationship}",
        "EF": {"F": str(stream), "UF": str(stream)},
        "Desc": name,
    }
    return file.add(f"<<{entries(specification)}>>")


def _name(media_type: str) -> str:
    """Return a media type as PDF spells it; what is none, as that of unknown bytes."""
    known = media_type if _MEDIA_TYPE.fullmatch(media_type) else "application/octet-stream"
    return f"/{known.replace('/', '#2F')}"
