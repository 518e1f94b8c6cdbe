"""What the content of pages is and in which order it is read: the structure of a tagged PDF.

ISO 32000-1, 14.7 and 14.8. A page's content is marked, piece by piece, as belonging to an element;
elements form a tree whose order is the order of reading, wherever its pieces stand on the pages.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence

from ita_desktop.pdf.file import PdfFile, Reference, spelt, text_string
from ita_desktop.pdf.link import Link


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

    __slots__ = ("attributes", "kids", "number", "parent", "tag")

    def __init__(self, tag: Tag, parent: Element | None = None, attributes: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        # What is in it, in the order of reading: elements, links, and pieces of content by their
        # page and their number there. None once it is written.
        self.kids: list[Element | Link | tuple[int, int]] | None = []
        self.number = 0  # of its object, once something refers to it

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
        words = spelt(text_string(alternative)).decode("ascii")
        layout = f"/A<</O/Layout/Placement/Block/BBox[{sides}]>>"
        return self.child(Tag.FIGURE, f"/Alt{words}{layout}")

    def take(self, kid: Element | Link | tuple[int, int]) -> None:
        """Put something at the end of what is in this element."""
        if self.kids is None:
            raise ValueError(self.tag)
        self.kids.append(kid)


class _Artifact(Element):
    """What belongs to the page and not to the text; all that is in it is such too."""

    __slots__ = ()

    def child(self, tag: Tag, attributes: str = "") -> Element:  # noqa: ARG002
        return self

    def take(self, kid: Element | Link | tuple[int, int]) -> None:
        pass


ARTIFACT: Element = _Artifact(Tag.ARTIFACT)


class StructureTree:
    """Writes the structure of a document, element by element.

    Args:
        file: the document's.
        page: returns the object of a page, from 0.
    """

    def __init__(self, file: PdfFile, page: Callable[[int], Reference]) -> None:
        self.root = Element(Tag.DOCUMENT)
        self._file = file
        self._page = page
        self._reference = file.reserve()
        self._parents: list[int] = []

    def write(self, element: Element) -> None:
        """Write an element into which nothing comes any more, with all that is in it."""
        kids, element.kids = element.kids, None
        if kids is None:
            return
        own_page = -1
        spelt_kids = []
        for kid in kids:
            if isinstance(kid, tuple):
                page, piece = kid
                if own_page < 0:
                    own_page = page
                if page == own_page:
                    spelt_kids.append(str(piece))
                else:
                    spelt_kids.append(f"<</Type/MCR/Pg {self._page(page)}/MCID {piece}>>")
            elif isinstance(kid, Element):
                self.write(kid)
                spelt_kids.append(f"{kid.number} 0 R")
            else:
                at = self._page(kid.page)
                spelt_kids.append(f"<</Type/OBJR/Pg {at}/Obj {self.number(kid)} 0 R>>")
        number = element.number or self.number(element)
        parent = self.number(element.parent) if element.parent else self._reference.number
        at_page = f"/Pg {self._page(own_page)}" if own_page >= 0 else ""
        self._file.put(
            number,
            f"<</S/{element.tag}/P {parent} 0 R{at_page}{element.attributes}"
            f"/K[{' '.join(spelt_kids)}]>>",
        )

    def number(self, member: Element | Link) -> int:
        """Return the number of the object of an element or a link."""
        if not member.number:
            member.number = self._file.reserve().number
        return member.number

    def key_of_page(self, owners: Sequence[Element]) -> int:
        """Return what a page finds its elements by.

        Args:
            owners: to which element each piece of its content belongs.
        """
        numbers = " ".join([f"{self.number(owner)} 0 R" for owner in owners])
        return self._key(self._file.add(f"[{numbers}]").number)

    def key_of_link(self, owner: Element) -> int:
        """Return what a link finds its element by."""
        return self._key(self.number(owner))

    def finish(self) -> Reference:
        """Write what is left; return the tree."""
        self.write(self.root)
        keyed = " ".join(f"{key} {parent} 0 R" for key, parent in enumerate(self._parents))
        parents = self._file.add(f"<</Nums[{keyed}]>>")
        return self._file.add(
            f"<</Type/StructTreeRoot/K {self.number(self.root)} 0 R/ParentTree {parents}"
            f"/ParentTreeNextKey {len(self._parents)}>>",
            self._reference,
        )

    def _key(self, parent: int) -> int:
        self._parents.append(parent)
        return len(self._parents) - 1
