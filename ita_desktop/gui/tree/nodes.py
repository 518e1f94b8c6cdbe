"""The indicator tree's rows as thin, cached nodes: report, indicators, measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ita_desktop.model import Base, Indicator, Measure, Report
from ita_desktop.store import Outline

_COLUMNS: dict[type[Base], tuple[str, ...]] = {
    Report: ("fiscal_year", "digits"),
    Indicator: ("position", "label", "title"),
    Measure: ("position", "first_line", "status"),
}
PARENT_COLUMN: dict[type[Base], str] = {Indicator: "report_id", Measure: "indicator_id"}
_NO_CHILDREN: list[TreeNode] = []


class TreeNode:
    """One row of the tree.

    Args:
        entity: what it stands for.
        row_id: the row in the file.
        values: the columns that the tree shows; others are left out.
        parent: the node above; None for the report.
    """

    __slots__ = ("_row", "children", "entity", "parent", "row_id", "values")

    def __init__(
        self, entity: type[Base], row_id: int, values: dict[str, Any], parent: TreeNode | None
    ) -> None:
        self.entity = entity
        self.row_id = row_id
        self.values = _shown(entity, values)
        self.parent = parent
        self.children: list[TreeNode] = _NO_CHILDREN if entity is Measure else []
        self._row = 0

    @property
    def row(self) -> int:
        """The place among the siblings, from 0."""
        if self.parent is None:
            return 0
        siblings = self.parent.children
        if self._row >= len(siblings) or siblings[self._row] is not self:
            # Something was moved; whoever asks for one row soon asks for the others.
            for row, node in enumerate(siblings):
                node._row = row  # noqa: SLF001 - a node's own class
        return self._row

    @property
    def order(self) -> tuple[int, int]:
        """What siblings are ordered by."""
        return (self.values.get("position", 0), self.row_id)

    def take(self, values: dict[str, Any]) -> bool:
        """Take over the columns that the tree shows; return whether it looks different now."""
        news = _shown(self.entity, values)
        changed = any(
            name != "position" and self.values.get(name) != value for name, value in news.items()
        )
        self.values.update(news)
        return changed

    def walk(self) -> Iterator[TreeNode]:
        """Yield this node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


class Nodes:
    """All nodes of one tree, found by the row that they stand for and by their serial number."""

    def __init__(self) -> None:
        self.top: TreeNode | None = None
        self._by_row: dict[tuple[type[Base], int], TreeNode] = {}
        self._by_serial: dict[int, TreeNode] = {}

    def __len__(self) -> int:
        return len(self._by_row)

    def fill(self, outline: Outline | None) -> None:
        """Become the tree of one report; of none, an empty one."""
        self._by_row.clear()
        self._by_serial.clear()
        self.top = None if outline is None else _report_node(outline)
        if self.top is not None:
            self.remember(self.top)

    def remember(self, node: TreeNode) -> None:
        """Take in a node with all below it."""
        for each in node.walk():
            self._by_row[each.entity, each.row_id] = each
            self._by_serial[id(each)] = each

    def forget(self, node: TreeNode) -> None:
        """Leave out a node with all below it."""
        for each in node.walk():
            del self._by_row[each.entity, each.row_id]
            del self._by_serial[id(each)]

    def of_row(self, entity: type[Base], row_id: int) -> TreeNode | None:
        """Return the node that stands for a row."""
        return self._by_row.get((entity, row_id))

    def of_serial(self, serial: int) -> TreeNode | None:
        """Return the node of a serial number, which is its `id`; 0 is nobody's."""
        return self._by_serial.get(serial)


def _shown(entity: type[Base], values: dict[str, Any]) -> dict[str, Any]:
    """Return the columns that the tree shows, of a whole row or of a change."""
    if entity is Measure and "measures" in values:
        values = {**values, "first_line": first_line(values["measures"])}
    return {name: values[name] for name in _COLUMNS[entity] if name in values}


def chosen_of(selected: Iterable[TreeNode]) -> list[TreeNode]:
    """Return what selected nodes stand for together, in the tree's order.

    What is below a selected indicator goes with it, and the report itself is never chosen.
    """
    among = {node for node in selected if node.parent is not None}
    alone = [node for node in among if node.parent not in among]
    return sorted(alone, key=_place)


def _place(node: TreeNode) -> list[int]:
    above = _place(node.parent) if node.parent else []
    return [*above, node.row]


def first_measure(nodes: Iterable[TreeNode]) -> TreeNode | None:
    """Return the first measure among nodes and all below them."""
    measures = (node for each in nodes for node in each.walk() if node.entity is Measure)
    return next(measures, None)


def first_line(lines: Sequence[str]) -> str:
    """Return the first line that is not empty."""
    return next((line.strip() for line in lines if line.strip()), "")


def _report_node(outline: Outline) -> TreeNode:
    """Return the whole tree of one report."""
    top = TreeNode(Report, outline.id, outline._asdict(), None)
    for indicator in outline.indicators:
        node = TreeNode(Indicator, indicator.id, indicator._asdict(), top)
        top.children.append(node)
        node.children = [
            TreeNode(Measure, measure.id, measure._asdict(), node) for measure in indicator.measures
        ]
    return top
