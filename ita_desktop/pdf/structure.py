"""What the content of pages is and in which order it is read: the structure of a tagged PDF.

ISO 32000-1, 14.7 and 14.8. A page's content is marked, piece by piece, as belonging to an element;
elements form a tree whose order is the order of reading, wherever its pieces stand on the pages.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence

from ita_desktop.pdf.link import Link
from ita_desktop.pdf.spelling import text_string


class Tag(enum.StrEnum):
    """What an element is (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    SECT = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    P = "P"
    L = "L"
    LI = "LI"
    LBL = "Lbl"
    LBODY = "LBody"
    TABLE = "Table"
    THEAD = "THead"
    TBODY = "TBody"
    TR = "TR"
    TH = "TH"
    TD = "TD"
    TOC = "TOC"
    TOCI = "TOCI"
    LINK = "Link"
    FIGURE = "Figure"
    CAPTION = "Caption"
    ARTIFACT = "Artifact"


# Of a list: its labels are numbers.
NUMBERED = "/A<</O/List/ListNumbering/Decimal>>"
_HEADS_ITS_COLUMN = "/A<</O/Table/Scope/Column>>"


class Element:
    """An element of the structure.

    Args:
        tag: what it is.
        parent: what it is in.
        attributes: what else is said of it, as PDF spells it.
    """

    __slots__ = ("attributes", "kids", "parent", "tag")

    def __init__(self, tag: Tag, parent: Element | None = None, attributes: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        # What is in it, in the order of reading: elements, links, and pieces of content by their
        # page and their number there.
        self.kids: list[Element | Link | tuple[int, int]] = []

    def child(self, tag: Tag, attributes: str = "") -> Element:
        """Return a new element at the end of what is in this one."""
        element = Element(tag, self, attributes or (_HEADS_ITS_COLUMN if tag is Tag.TH else ""))
        self.take(element)
        return element

    def figure(self, alternative: str, box: Sequence[float]) -> Element:
        """Return a new figure at the end of what is in this element.

        Args:
            alternative: says in words what it shows.
            box: its left, bottom, right and top on the page, in points.
        """
        sides = " ".join(f"{side:.2f}" for side in box)
        words = text_string(alternative)
        layout = f"/A<</O/Layout/Placement/Block/BBox[{sides}]>>"
        return self.child(Tag.FIGURE, f"/Alt{words}{layout}")

    def take(self, kid: Element | Link | tuple[int, int]) -> None:
        """Put something at the end of what is in this element."""
        self.kids.append(kid)


class _Artifact(Element):
    """What belongs to the page and not to the text; all that is in it is such too."""

    __slots__ = ()

    def child(self, tag: Tag, attributes: str = "") -> Element:  # noqa: ARG002
        return self

    def take(self, kid: Element | Link | tuple[int, int]) -> None:
        pass


ARTIFACT: Element = _Artifact(Tag.ARTIFACT)
