"""Where rows of the tree can go: one up or down, and where they are dropped or pasted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ita_desktop.gui.tree.nodes import TreeNode
from ita_desktop.model import Base, Indicator, Measure, Report

_ABOVE: dict[type[Base], type[Base]] = {Indicator: Report, Measure: Indicator}


@dataclass(frozen=True)
class Place:
    """A gap between rows.

    Args:
        parent: what stands above.
        index: the number of siblings before it.
    """

    parent: TreeNode
    index: int


def place_after(node: TreeNode, entity: type[Base]) -> Place | None:
    """Return the place for new rows of a kind when `node` is current; None if there is none.

    After the current row, or as the last below it: measures at an indicator, indicators at the
    report.
    """
    at: TreeNode | None = node
    while at is not None:
        if at.entity is _ABOVE[entity]:
            return Place(at, len(at.children))
        if at.entity is entity and at.parent is not None:
            return Place(at.parent, at.row + 1)
        at = at.parent
    # Measures at the report, which has no place of its own for them.
    last = node.children[-1] if node.children else None
    return Place(last, len(last.children)) if last is not None else None


def place_for_drop(entity: type[Base], parent: TreeNode, row: int) -> Place | None:
    """Return where rows of a kind go that are dropped before child `row`; on the parent if -1."""
    if parent.entity is _ABOVE[entity]:
        return Place(parent, row if row >= 0 else len(parent.children))
    if entity is Measure and parent.entity is Report and row > 0:
        above = parent.children[row - 1]
        return Place(above, len(above.children))
    if entity is Indicator and parent.entity is Indicator and row < 0 and parent.parent:
        return Place(parent.parent, parent.row + 1)
    return None


def index_without(place: Place, moving: Iterable[TreeNode]) -> int:
    """Return the index of a place once the moving rows are out of the way."""
    before = {id(node) for node in place.parent.children[: place.index]}
    return place.index - sum(id(node) in before for node in moving)


@dataclass(frozen=True)
class Move:
    """Neighbours and where they go; the index counts among the siblings that they then have."""

    nodes: Sequence[TreeNode]
    parent: TreeNode
    index: int


def moves_by_one(nodes: Sequence[TreeNode], by: int) -> list[Move]:
    """Return how rows of one kind go one up (-1) or down (1); none if they cannot.

    Each run of neighbours passes one row. Where all of them stand together at the end of their
    indicator, measures go on into the next one.
    """
    if len({node.entity for node in nodes}) != 1:
        return []
    runs = [run for run in _runs(nodes) if run[0].parent is not None]
    moves: list[Move] = []
    for run in runs:
        parent, first, last = run[0].parent, run[0].row, run[-1].row
        if parent is not None and (first > 0 if by < 0 else last + 1 < len(parent.children)):
            moves.append(Move(run, parent, first + by))
    if not moves and len(runs) == 1 and runs[0][0].entity is Measure:
        beyond = _beside(runs[0][0].parent, by)
        if beyond is not None:
            moves.append(Move(runs[0], beyond, len(beyond.children) if by < 0 else 0))
    return moves


def _runs(nodes: Iterable[TreeNode]) -> list[list[TreeNode]]:
    """Return rows, which are in the tree's order, by neighbours."""
    numbered = enumerate(nodes)
    groups = groupby(numbered, key=lambda each: (id(each[1].parent), each[1].row - each[0]))
    return [[node for _, node in group] for _, group in groups]


def _beside(node: TreeNode | None, by: int) -> TreeNode | None:
    if node is None or node.parent is None:
        return None
    row = node.row + by
    return node.parent.children[row] if 0 <= row < len(node.parent.children) else None
