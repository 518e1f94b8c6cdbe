"""The way in: which reader a source's name calls for, and which characters its bytes are."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

from ita_desktop.exchange import html_form, pdf_form, text_form
from ita_desktop.exchange.form_reader import read_form
from ita_desktop.exchange.json_form import read_json
from ita_desktop.exchange.notes import Imported, Ledger
from ita_desktop.problems import Problem, mark

_LARGEST = 50 * 1024 * 1024  # bytes
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOSTLY = 0.9  # of the characters beyond ASCII are Thai in a Thai text
_THAI = range(0x0E01, 0x0E5C)
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\x1a")

_READERS: dict[str, Callable[[str, Ledger], Imported]] = {
    ".txt": lambda text, ledger: read_form(text_form.pieces_of(text, ledger), ledger),
    ".html": lambda text, ledger: read_form(html_form.pieces_of(text, ledger), ledger),
    ".htm": lambda text, ledger: read_form(html_form.pieces_of(text, ledger), ledger),
    ".json": read_json,
}


_PDF = ".pdf"  # ours


def read_source(path: Path) -> Imported:
    """Read a report out of a foreign file, by its suffix.

    Raises:
        Problem: the file cannot be read, or holds no report; nothing else is raised.
    """
    if path.suffix.lower() == _PDF:
        _check_file(path)
        return read_json(pdf_form.json_of(path), Ledger())
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise Problem(
            mark("{name} cannot be read: only {suffixes} files can."),
            name=path.name,
            suffixes=", ".join((*_READERS, _PDF)),
        )
    text = _decoded(_bytes_of(path), path.name)
    return reader(text.replace("\r\n", "\n").replace("\r", "\n"), Ledger())


def _bytes_of(path: Path) -> bytes:
    """Return a file's bytes."""
    _check_file(path)
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise Problem(
            mark("{name} could not be read ({reason}). Check that you may open it."),
            name=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error
    if not data:
        raise Problem(mark("{name} is empty."), name=path.name)
    if len(data) > _LARGEST:
        raise Problem(
            mark("{name} is larger than {size} MB and was not read."),
            name=path.name,
            size=_LARGEST // 1024 // 1024,
        )
    return data


def _check_file(path: Path) -> None:
    if not path.is_file():
        raise Problem(mark("There is no file {name}. Check its name and folder."), name=path.name)


def _decoded(data: bytes, name: str) -> str:
    """Return a text file's characters: UTF-8, UTF-16 with its mark, or the old Thai code page."""
    try:
        if data.startswith(_UTF_16):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        text = ""
    foreign = [ord(character) for character in text if not character.isascii()]
    thai = sum(code in _THAI for code in foreign)
    if not text or thai < _MOSTLY * len(foreign) or not _CONTROLS.isdisjoint(text):
        raise Problem(
            mark("{name} is not a text file, whatever its name says. Save the report as text."),
            name=name,
        )
    return text
