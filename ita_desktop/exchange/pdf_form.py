"""Our own PDF, back in: the report that goes along with it as JSON.

Nothing is read off the pages. A PDF of another program, or one that another program has taken the
report out of, is refused.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.problems import Problem, mark

if TYPE_CHECKING:  # slow to load
    import pikepdf

_LARGEST = 400 * 1024 * 1024  # bytes, of the report as JSON: attachments of 200 MB take 4/3 there
_SOURCE = "/Source"
_MEDIA_TYPE = "/application/json"


def json_of(path: Path) -> str:
    """Return the JSON that goes along with a report's PDF.

    Raises:
        Problem: it is no PDF of this program, or cannot be read.
    """
    import pikepdf

    try:
        with pikepdf.open(path) as document:
            for stream in _sources(document):
                return _unpacked(stream, path.name).decode("utf-8")
    except OSError as error:
        raise Problem(
            mark("{name} could not be read ({reason}). Check that you may open it."),
            name=path.name,
            reason=error.strerror or type(error).__name__,
        ) from None
    except (
        pikepdf.PdfError,
        pikepdf.PasswordError,
        zlib.error,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
    ):
        pass  # no whole PDF, one with a password, or one whose files are not as ours
    raise Problem(
        mark(
            "There is no report in {name} that this program can read: only a PDF that this program "
            "made has one. Import the file that the PDF was made from."
        ),
        name=path.name,
    )


def _sources(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the files that the document was made from, and that may be JSON."""
    import pikepdf

    for specification in document.Root.get("/AF", pikepdf.Array()):
        if specification.get("/AFRelationship") == pikepdf.Name(_SOURCE):
            stream = specification.EF.F
            if stream.get("/Subtype") == pikepdf.Name(_MEDIA_TYPE):
                yield stream


def _unpacked(stream: pikepdf.Object, name: str) -> bytes:
    """Return what a stream holds, which may say that it is endless."""
    import pikepdf

    filters = stream.get("/Filter")
    if filters is None:
        return stream.read_raw_bytes()
    if filters not in (pikepdf.Name.FlateDecode, pikepdf.Array([pikepdf.Name.FlateDecode])):
        raise ValueError(filters)
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(stream.read_raw_bytes(), _LARGEST)
    if unpacker.unconsumed_tail:
        raise Problem(
            mark("{name} is larger than {size} MB and was not read."),
            name=name,
            size=_LARGEST // 1024 // 1024,
        )
    if not unpacker.eof:
        raise ValueError(name)
    return data
