"""The structure of a document as its file holds it, part by part (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ita_desktop.pdf.branch import Branch
from ita_desktop.pdf.file import PdfFile, Reference
from ita_desktop.pdf.structure import Tag


class Growing:
    """An element into which more comes.

    Args:
        tag: what it is.
        number: of its object.
        parent: the object that it is in.
    """

    def __init__(self, tag: Tag, number: int, parent: int) -> None:
        self.number = number
        self.kids: list[int] = []
        self._tag = tag
        self._parent = parent

    def write(self, file: PdfFile) -> None:
        """Write it; nothing comes into it any more."""
        kids = " ".join([f"{kid} 0 R" for kid in self.kids])
        file.put(self.number, f"<</S/{self._tag}/P {self._parent} 0 R/K[{kids}]>>")


class StructureTree:
    """Writes the structure of a document.

    Args:
        file: the document's.
    """

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._reference = file.reserve()
        self.root = Growing(Tag.DOCUMENT, file.reserve().number, self._reference.number)
        self._rows: Growing | None = None
        self._parents: list[int] = []

    def section(self) -> Growing:
        """Return a new section at the end of what there is, which is filled later."""
        section = Growing(Tag.SECT, self._file.reserve().number, self.root.number)
        self.root.kids.append(section.number)
        return section

    def add(
        self,
        branch: Branch,
        trunk: Growing,
        pages: Sequence[int],
        pieces: Sequence[range],
        links: Sequence[int],
    ) -> int:
        """Write what a part adds; return the object of its first element, which others follow.

        Args:
            branch: its elements.
            trunk: what it stands in.
            pages: the objects of those that it stands on.
            pieces: the numbers of its pieces of content, on each of them.
            links: the objects of those on its pages.
        """
        first = self._file.reserve_row(branch.count + bool(branch.opened))
        rows = self._rows.number if self._rows else 0
        spelling = branch.spelling(trunk.number, rows, first, pages, pieces, links)
        self._file.put_row(first, spelling)
        trunk.kids += [first + number for number in branch.trunk]
        if self._rows:
            self._rows.kids += [first + number for number in branch.rows]
        if branch.opened:
            self._close_rows()
            parent, kids = branch.opened
            self._rows = Growing(Tag.TBODY, first + branch.count, first + parent)
            self._rows.kids += [first + number for number in kids]
        return first

    def key_of_page(self, owners: Iterable[int]) -> int:
        """Return what a page finds its elements by.

        Args:
            owners: to which element's object each piece of its content belongs.
        """
        numbers = " ".join([f"{owner} 0 R" for owner in owners])
        return self._key(self._file.add(f"[{numbers}]").number)

    def key_of_link(self, owner: int) -> int:
        """Return what a link finds its element's object by."""
        return self._key(owner)

    def finish(self) -> Reference:
        """Write what is left; return the tree."""
        self._close_rows()
        self.root.write(self._file)
        keyed = " ".join([f"{key} {parent} 0 R" for key, parent in enumerate(self._parents)])
        parents = self._file.add(f"<</Nums[{keyed}]>>")
        return self._file.add(
            f"<</Type/StructTreeRoot/K {self.root.number} 0 R/ParentTree {parents}"
            f"/ParentTreeNextKey {len(self._parents)}>>",
            self._reference,
        )

    def _close_rows(self) -> None:
        if self._rows:
            self._rows.write(self._file)
            self._rows = None

    def _key(self, parent: int) -> int:
        self._parents.append(parent)
        return len(self._parents) - 1
