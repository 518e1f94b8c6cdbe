"""How PDF spells objects (ISO 32000-1, 7.3).

What every document has is spelt where it is made, as text; ReportLab, slow to load, spells what is
rare: pictures and files that go along.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

# No string has more than 32,767 bytes (ISO 19005-3, 6.1.13); a character takes up to four.
_STRING_CHARACTERS = 8_000
_NOT_IN_NAMES = re.compile(r"[^!-~]|[#%/()<>\[\]{}]")
_NOT_IN_STRINGS = re.compile(r"[\\()]")


@lru_cache(maxsize=1024)
def text_string(text: str) -> str:
    """Return a text that people read: a title, a description. What is too long for it is cut."""
    said = text[:_STRING_CHARACTERS]
    if said.isascii() and said.isprintable():
        return f"({_NOT_IN_STRINGS.sub(_escaped, said)})"
    return f"<FEFF{said.encode('utf-16-be', 'replace').hex().upper()}>"


def name(text: str) -> str:
    """Return a name."""
    return f"/{_NOT_IN_NAMES.sub(_numbered, text)}"


def length(points: float) -> str:
    """Return a length: hundredths of a point are finer than any printer."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def entries(values: Mapping[str, object]) -> str:
    """Return the entries of a dictionary, without what stands around them.

    Args:
        values: numbers, lists, dictionaries, and text that is spelt already.
    """
    from reportlab.pdfbase.pdfdoc import DummyDoc, PDFArray, PDFDictionary

    def object_of(value: object) -> object:
        if isinstance(value, Mapping):
            return PDFDictionary({key: object_of(each) for key, each in value.items()})
        return PDFArray([*map(object_of, value)]) if isinstance(value, list) else value

    spelt: bytes = object_of(values).format(DummyDoc())  # type: ignore[attr-defined]
    return spelt.decode("ascii").removeprefix("<<").removesuffix(">>")


def _escaped(character: re.Match[str]) -> str:
    return f"\\{character[0]}"


def _numbered(character: re.Match[str]) -> str:
    return "".join(f"#{byte:02X}" for byte in character[0].encode())
