"""The indicator tree's rows as thin, cached nodes: report, indicators, measures."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from typing import Any

from ita_desktop.model import Base, Indicator, Measure, Report

_COLUMNS: dict[type[Base], tuple[str, ...]] = {
    Report: ("fiscal_year", "digits"),
    Indicator: ("position", "label", "title"),
    Measure: ("position", "measures", "status"),
}
PARENT_COLUMN: dict[type[Base], str] = {Indicator: "report_id", Measure: "indicator_id"}


class TreeNode:
    """One row of the tree.

    Args:
        entity: what it stands for.
        row_id: the row in the file.
        values: the columns that the tree shows; others are left out.
        parent: the node above; None for the report.
    """

    __slots__ = ("children", "entity", "parent", "row_id", "values")

    def __init__(
        self, entity: type[Base], row_id: int, values: dict[str, Any], parent: TreeNode | None
    ) -> None:
        self.entity = entity
        self.row_id = row_id
        self.values: dict[str, Any] = {}
        self.parent = parent
        self.children: list[TreeNode] = []
        self.take(values)

    @property
    def row(self) -> int:
        """The place among the siblings, from 0."""
        return 0 if self.parent is None else self.parent.children.index(self)

    @property
    def order(self) -> tuple[int, int]:
        """What siblings are ordered by."""
        return (int(self.values.get("position", 0)), self.row_id)

    def take(self, values: dict[str, Any]) -> bool:
        """Take over the columns that the tree shows; return whether one of them changed."""
        news = {name: values[name] for name in _COLUMNS[self.entity] if name in values}
        changed = any(self.values.get(name) != value for name, value in news.items())
        self.values.update(news)
        return changed

    def place_for(self, order: tuple[int, int]) -> int:
        """Return where a child of that order belongs."""
        return bisect([child.order for child in self.children], order)

    def walk(self) -> Iterator[TreeNode]:
        """Yield this node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def report_node(report: Report) -> TreeNode:
    """Return the whole tree of one report."""
    top = TreeNode(Report, report.id, vars(report), None)
    for indicator in report.indicators:
        node = TreeNode(Indicator, indicator.id, vars(indicator), top)
        top.children.append(node)
        for measure in indicator.measures:
            node.children.append(TreeNode(Measure, measure.id, vars(measure), node))
    return top
