"""How the tree's nodes follow the file: what came, moved and went, told to Qt in a few strokes."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ita_desktop.gui.tree.nodes import PARENT_COLUMN, Nodes, TreeNode
from ita_desktop.model import Base, Indicator, Measure, Report
from ita_desktop.store import RowChange, net

if TYPE_CHECKING:
    from ita_desktop.gui.tree.indicator_tree import IndicatorTree

_MANY = 12  # runs of rows; more of them change places at once, which Qt is told as one stroke
_ENTITIES = (Report, Indicator, Measure)


class TreeFollower:
    """Brings a tree to where the file is, so that every row stays itself.

    What comes is put in first and what goes is taken out last, because in one step a row may move
    into an indicator that comes, or out of one that goes.

    Args:
        model: tells Qt.
        nodes: what is changed.
    """

    def __init__(self, model: IndicatorTree, nodes: Nodes) -> None:
        self._model = model
        self._nodes = nodes
        self._gone: set[TreeNode] = set()
        self._leaving: set[TreeNode] = set()

    def follow(self, changes: Iterable[RowChange]) -> None:
        """Follow the changes of one step."""
        known = net(change for change in changes if change.entity in _ENTITIES)
        touched = [
            (node, change)
            for change in known
            if change.before is not None
            and (node := self._nodes.of_row(change.entity, change.row_id)) is not None
        ]
        self._gone = {node for node, change in touched if change.after is None}
        changed = [(node, change.after) for node, change in touched if change.after is not None]
        additions = self._new([change for change in known if change.before is None])
        self._leaving = set()
        for node, values in changed:
            parent = self._parent_in(node.entity, values, additions)
            if parent is not None and parent is not node.parent:
                additions[parent].append(node)
                self._leaving.add(node)
        looking_different = [node for node, values in changed if node.take(values)]
        disturbed = {node.parent for node, values in changed if "position" in values}
        top = self._nodes.top
        parents = {*disturbed, *additions} - {None}
        # Measures may come into an indicator that comes itself.
        for parent in sorted(parents, key=lambda parent: parent is not top):
            if parent is not None:
                self._arrange(parent, additions.get(parent, []))
        self._remove()
        for node in looking_different:
            index = self._model.index_of(node.entity, node.row_id)
            self._model.dataChanged.emit(index, index)

    def _new(self, inserted: Sequence[RowChange]) -> defaultdict[TreeNode, list[TreeNode]]:
        """Return new nodes by what they come under; measures of a new indicator are in it."""
        additions: defaultdict[TreeNode, list[TreeNode]] = defaultdict(list)
        inside: dict[int, TreeNode] = {}
        for change in sorted(inserted, key=lambda change: _ENTITIES.index(change.entity)):
            values = change.after or {}
            if self._nodes.of_row(change.entity, change.row_id) is not None:
                continue
            indicator = inside.get(values.get("indicator_id", 0))
            parent = indicator or self._parent_in(change.entity, values, {})
            if parent is None:
                continue
            node = TreeNode(change.entity, change.row_id, values, parent)
            if indicator is not None:
                indicator.children.append(node)
            else:
                additions[parent].append(node)
            if change.entity is Indicator:
                inside[change.row_id] = node
        for node in inside.values():
            node.children.sort(key=_order)
        return additions

    def _parent_in(
        self,
        entity: type[Base],
        values: dict[str, Any],
        additions: dict[TreeNode, list[TreeNode]],
    ) -> TreeNode | None:
        column = PARENT_COLUMN.get(entity)
        if column is None or column not in values:
            return None
        above = Report if entity is Indicator else Indicator
        known = self._nodes.of_row(above, values[column])
        if known is not None or self._nodes.top is None:
            return known
        new = additions.get(self._nodes.top, [])
        return next((node for node in new if (above, values[column]) == _key(node)), None)

    def _arrange(self, parent: TreeNode, additions: list[TreeNode]) -> None:
        """Bring in what is added and move what is out of order, everything else staying there."""
        away = self._gone | (self._leaving - set(additions))
        staying = [child for child in parent.children if child not in away]
        target = sorted([*staying, *additions], key=_order)
        runs = self._runs(target, _longest_in_order(staying))
        if len(runs) > _MANY:
            self._arrange_at_once(parent, target)
            return
        for before, run in runs:
            row = 0 if before is None else before.row + 1
            if self._is_new(run[0]):
                self._insert(parent, row, run)
            else:
                self._move(parent, row, run)

    def _runs(
        self, target: list[TreeNode], fixed: set[TreeNode]
    ) -> list[tuple[TreeNode | None, list[TreeNode]]]:
        """Return what comes to another place in rows that go together, and after what."""
        runs: list[tuple[TreeNode | None, list[TreeNode]]] = []
        before: TreeNode | None = None
        for node in target:
            if node not in fixed:
                last = runs[-1][1] if runs else []
                if last and last[-1] is before and self._goes_with(node, last[-1]):
                    last.append(node)
                else:
                    runs.append((before, [node]))
            before = node
        return runs

    def _goes_with(self, node: TreeNode, before: TreeNode) -> bool:
        if self._is_new(node) or self._is_new(before):
            return self._is_new(node) and self._is_new(before)
        return node.parent is before.parent and node.row == before.row + 1

    def _is_new(self, node: TreeNode) -> bool:
        return self._nodes.of_row(*_key(node)) is not node

    def _insert(self, parent: TreeNode, row: int, run: list[TreeNode]) -> None:
        index = self._model.index_of_node(parent)
        self._model.beginInsertRows(index, row, row + len(run) - 1)
        parent.children[row:row] = run
        for node in run:
            self._nodes.remember(node)
        self._model.endInsertRows()

    def _move(self, parent: TreeNode, row: int, run: list[TreeNode]) -> None:
        """Move neighbours before the child that is at `row` now."""
        source, first, count = run[0].parent, run[0].row, len(run)
        if source is None or (source is parent and first <= row <= first + count):
            return
        from_index, to_index = self._model.index_of_node(source), self._model.index_of_node(parent)
        self._model.beginMoveRows(from_index, first, first + count - 1, to_index, row)
        del source.children[first : first + count]
        row -= count if source is parent and first < row else 0
        parent.children[row:row] = run
        for node in run:
            node.parent = parent
        self._model.endMoveRows()

    def _arrange_at_once(self, parent: TreeNode, target: list[TreeNode]) -> None:
        new = [node for node in target if self._is_new(node)]
        if new:
            self._insert(parent, len(parent.children), new)
        wanted = set(target)

        def put() -> None:
            rest = [child for child in parent.children if child not in wanted]
            coming = [node for node in target if node.parent is not parent]
            for source in {node.parent for node in coming if node.parent}:
                source.children = [child for child in source.children if child not in wanted]
            for node in coming:
                node.parent = parent
            parent.children = target + rest

        self._change_layout(put)

    def _remove(self) -> None:
        """Take out what went; what goes with its parent is not taken out before it."""
        by_parent: dict[TreeNode, list[TreeNode]] = defaultdict(list)
        for node in self._gone:
            if node.parent is not None and node.parent not in self._gone:
                by_parent[node.parent].append(node)
        for parent, nodes in by_parent.items():
            runs = _neighbours(nodes)
            if len(runs) > _MANY:
                staying = [child for child in parent.children if child not in self._gone]
                gathered = staying + sorted(nodes, key=_row)

                def put(parent: TreeNode = parent, gathered: list[TreeNode] = gathered) -> None:
                    parent.children = gathered

                self._change_layout(put)
                runs = _neighbours(nodes)
            for first, last in reversed(runs):
                self._model.beginRemoveRows(self._model.index_of_node(parent), first, last)
                gone = parent.children[first : last + 1]
                del parent.children[first : last + 1]
                for node in gone:
                    self._nodes.forget(node)
                self._model.endRemoveRows()
        self._gone = set()

    def _change_layout(self, put: Callable[[], None]) -> None:
        """Let many rows change places in one stroke."""
        self._model.layoutAboutToBeChanged.emit()
        before = self._model.persistentIndexList()
        nodes = [self._model.node(index) for index in before]
        put()
        after = [self._model.index_of_node(node) for node in nodes if node is not None]
        self._model.changePersistentIndexList(before, after)
        self._model.layoutChanged.emit()


def _key(node: TreeNode) -> tuple[type[Base], int]:
    return (node.entity, node.row_id)


def _order(node: TreeNode) -> tuple[int, int]:
    return node.order


def _row(node: TreeNode) -> int:
    return node.row


def _neighbours(nodes: Iterable[TreeNode]) -> list[tuple[int, int]]:
    """Return the first and last rows of siblings that stand next to each other."""
    runs: list[tuple[int, int]] = []
    for row in sorted(map(_row, nodes)):
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _longest_in_order(nodes: Sequence[TreeNode]) -> set[TreeNode]:
    """Return as many of the nodes as possible that are in order already."""
    smallest: list[tuple[int, int]] = []  # by length, the least order that ends so many
    ends: list[int] = []
    before: list[int] = []
    for place, node in enumerate(nodes):
        length = bisect_left(smallest, node.order)
        smallest[length : length + 1] = [node.order]
        ends[length : length + 1] = [place]
        before.append(ends[length - 1] if length else -1)
    chosen: set[TreeNode] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        chosen.add(nodes[place])
        place = before[place]
    return chosen
