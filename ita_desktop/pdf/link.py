"""Places that lead somewhere else when they are clicked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from ita_desktop.pdf.file import Reference
from ita_desktop.pdf.spelling import length, text_string

_OF_ADDRESSES = "!#$%&'()*+,-./:;=?@[]_~"  # what stands in one as it is (RFC 3986)
_PRINTED = 4  # of an annotation's flags (ISO 19005-3, 6.3.2): nothing of the page is left unprinted


_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
_BEHIND = ".,;:!?'’)]}…"  # what ends a sentence, and no address


def link_in(text: str) -> Target | None:
    """Return where a text leads to that is or holds an address of the web, its first one."""
    if "://" not in text:  # quick, for most texts hold none
        return None
    found = _ADDRESS.search(text)
    address = found.group().rstrip(_BEHIND) if found else ""
    is_open = address.count("(") > address.count(")")
    if found and is_open and found.group().startswith(f"{address})"):
        address += ")"  # its own
    host = address.partition("://")[2]
    return Target(address, address) if host else None


class Place(NamedTuple):
    """A place of the document.

    Args:
        page: from 0.
        top: the height on the page, in points.
    """

    page: int
    top: float


class Target(NamedTuple):
    """Where something leads to when it is clicked.

    Args:
        to: an address, or a place of the same document.
        description: says it in words, for those who do not see it.
    """

    to: str | Place
    description: str


@dataclass(slots=True, eq=False)
class Link:
    """A rectangle of a page that leads somewhere; lengths in points.

    Args:
        page: where it is, from 0.
        box: left, bottom, right and top.
        target: where it leads to.
    """

    page: int
    box: tuple[float, float, float, float]
    target: Target

    def annotation(self, page: Reference, target: Reference | None, structure_key: int) -> str:
        """Return it as PDF has it (ISO 32000-1, 12.5.6.5).

        Args:
            page: where it is.
            target: the page that it leads to, where it leads to one.
            structure_key: what the structure finds it by.
        """
        to = self.target.to
        if isinstance(to, Place):
            leads = f"/Dest[{target}/XYZ 0 {length(to.top)} 0]"
        else:
            leads = f"/A<</S/URI/URI{text_string(quote(to, _OF_ADDRESSES))}>>"
        return (
            f"<</Type/Annot/Subtype/Link/Rect[{' '.join(map(length, self.box))}]/Border[0 0 0]"
            f"/F {_PRINTED}/P {page}/Contents{text_string(self.target.description)}"
            f"/StructParent {structure_key}{leads}>>"
        )
