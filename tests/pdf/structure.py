"""What the structure of a tagged PDF says, read piece by piece as a screen reader does."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

_MAPPED = re.compile(rb"<([\dA-F]+)> <([\dA-F]*)>")
_PAINTS = {"Tj", "TJ", "S", "f", "B", "Do", "sh", "'", '"'}


@dataclass
class Node:
    """An element: what it is, what is said in it itself, and what elements are in it."""

    tag: str
    kids: list["Node | str"] = field(default_factory=list)
    raw: pikepdf.Object | None = None

    @property
    def text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    @property
    def nodes(self) -> list["Node"]:
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def all(self, tag: str) -> Iterator["Node"]:
        for kid in self.nodes:
            if kid.tag == tag:
                yield kid
            yield from kid.all(tag)


class StructureReader:
    """A tagged document."""

    def __init__(self, pdf: Path) -> None:
        self.document = pikepdf.open(pdf)
        self._fonts: dict[object, dict[int, str]] = {}
        self.pieces: dict[tuple[int, int], str] = {}
        self.artifacts: list[str] = []
        self.unmarked: list[str] = []
        for number, page in enumerate(self.document.pages):
            self._read(number, page)
        self._pages = {page.objgen: number for number, page in enumerate(self.document.pages)}
        self.used: Counter[tuple[int, int]] = Counter()
        self.root = self._node(self.document.Root.StructTreeRoot.K)

    def owner(self, page: int, piece: int) -> pikepdf.Object:
        """The element that the parent tree gives for a piece of content."""
        key = self.document.pages[page].obj.StructParents
        return self.parent(key)[piece]

    def parent(self, key: int) -> pikepdf.Object:
        nums = list(self.document.Root.StructTreeRoot.ParentTree.Nums)
        return nums[nums.index(key) + 1]

    def _node(self, element: pikepdf.Object) -> Node:
        node = Node(str(element.S)[1:], raw=element)
        own_page = element.get("/Pg")
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                node.kids.append(self._piece(own_page, kid, element))
            elif "/MCID" in kid:
                node.kids.append(self._piece(kid.Pg, kid.MCID, element))
            elif kid.get("/Type") == "/OBJR":
                node.kids.append(Node("OBJR", raw=kid.Obj))
            else:
                assert kid.P.objgen == element.objgen
                node.kids.append(self._node(kid))
        return node

    def _piece(self, page: pikepdf.Object, piece: int, element: pikepdf.Object) -> str:
        place = (self._pages[page.objgen], piece)
        self.used[place] += 1
        assert self.owner(*place).objgen == element.objgen
        return self.pieces[place]

    def _read(self, number: int, page: pikepdf.Page) -> None:
        marks: list[int | None] = []
        font: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                mcid = operands[1].get("/MCID") if name == "BDC" else None
                marks.append(None if mcid is None else int(mcid))
                if mcid is not None:
                    self.pieces[number, int(mcid)] = ""
            elif name == "EMC":
                marks.pop()
            elif name == "Tf":
                font = self._font(page.Resources.Font[operands[0]])
            elif name in _PAINTS:
                text = _shown(operands, font) if name == "TJ" else ""
                if not marks:
                    self.unmarked.append(f"{name} {text}")
                elif marks[-1] is None:
                    self.artifacts.append(text)
                else:
                    self.pieces[number, marks[-1]] += text
        assert not marks

    def _font(self, font: pikepdf.Object) -> dict[int, str]:
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = {
                int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
                for code, text in _MAPPED.findall(font.ToUnicode.read_bytes())
            }
        return self._fonts[font.objgen]


def _shown(operands: list[pikepdf.Object], font: dict[int, str]) -> str:
    codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
    return "".join(font[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2))
