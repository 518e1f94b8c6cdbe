"""A long random life of the tree: whatever is done, it shows the file and keeps what she sees."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from ita_desktop.model import Indicator, Measure

OPERATIONS = 2_000
KINDS = {
    "add_measure": 5,
    "add_indicator": 2,
    "select": 4,
    "select_more": 6,
    "fold": 3,
    "move_up": 4,
    "move_down": 4,
    "drag": 8,
    "drag_copy": 1,
    "duplicate": 2,
    "remove": 4,
    "cut": 2,
    "copy": 2,
    "paste": 4,
    "undo": 8,
    "redo": 5,
    "restore": 1,
}
NO_MODIFIER, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Life:
    """One window, and what is done in it."""

    def __init__(self, window, chance):
        self.window, self.view, self.tree = window, window.view, window.tree
        self.workbook, self.chance = window.session.workbook, chance
        self.folded = set()
        self.done = dict.fromkeys(KINDS, 0)

    def nodes(self, entity=None):
        below = [node for node in self.tree.top.walk() if node.parent is not None]
        return [node for node in below if entity in (None, node.entity)]

    def step(self):
        """Do something; the tree may grow, but not for ever."""
        kind = self.chance.choices(list(KINDS), list(KINDS.values()))[0]
        if len(self.nodes()) > 60:
            kind = self.chance.choice(["remove", "undo", "select", "cut"])
        self.expected = None
        self.expanded_before = {
            node.row_id: self.view.isExpanded(self.tree.index_of_node(node))
            for node in self.nodes(Indicator)
            if node.children
        }
        before = self.ids()
        getattr(self, kind)()
        self.done[kind] += 1
        self.touched = kind in ("fold", "select", "select_more") or None
        return kind, before

    def ids(self):
        return {(node.entity, node.row_id) for node in self.nodes()}

    def select(self):
        if nodes := self.nodes():
            self.view.setCurrentIndex(self.tree.index_of_node(self.chance.choice(nodes)))

    def select_more(self):
        """Ctrl+click some rows."""
        nodes = self.nodes()
        for node in self.chance.sample(nodes, min(len(nodes), self.chance.randrange(1, 5))):
            flag = QItemSelectionModel.SelectionFlag.Toggle
            self.view.selectionModel().setCurrentIndex(self.tree.index_of_node(node), flag)

    def fold(self):
        if indicators := self.nodes(Indicator):
            index = self.tree.index_of_node(self.chance.choice(indicators))
            self.view.setExpanded(index, not self.view.isExpanded(index))

    def trigger(self, name):
        self.window.view.setFocus()
        getattr(self.window.commands, name).trigger()

    def add_measure(self):
        self.trigger("add_measure")

    def add_indicator(self):
        self.trigger("add_indicator")

    def move_up(self):
        chosen = self.view.chosen()
        self.trigger("move_up")
        self.expected = chosen

    def move_down(self):
        chosen = self.view.chosen()
        self.trigger("move_down")
        self.expected = chosen

    def duplicate(self):
        chosen = self.view.chosen()
        self.trigger("duplicate")
        assert [node.values for node in self.view.chosen()] != [] or not chosen
        assert len(self.view.chosen()) == len(chosen)

    def remove(self):
        self.trigger("remove")

    def cut(self):
        self.trigger("cut")

    def copy(self):
        self.trigger("copy")

    def paste(self):
        self.trigger("paste")

    def undo(self):
        if self.workbook.undoable_name != "Import a report":
            self.trigger("undo")

    def redo(self):
        self.trigger("redo")

    def restore(self):
        steps = self.workbook.history(60)
        step = self.chance.choice(steps)
        self.workbook.restore(step.id, "Restore")

    def drag(self):
        self.drop(Qt.DropAction.MoveAction)

    def drag_copy(self):
        self.drop(Qt.DropAction.CopyAction)

    def drop(self, action):
        """Let the chosen rows go at a random place, if they may be dropped there."""
        chosen = self.view.chosen()
        data = self.tree.mimeData([self.tree.index_of_node(node) for node in chosen])
        if data is None:
            return
        parent = self.chance.choice([self.tree.top, *self.nodes()])
        if any(node is parent or parent.parent is node for node in chosen):
            return
        row = self.chance.randrange(-1, len(parent.children) + 1)
        index = self.tree.index_of_node(parent)
        if self.tree.canDropMimeData(data, action, row, 0, index):
            self.tree.dropMimeData(data, action, row, 0, index)
            if action == Qt.DropAction.MoveAction:
                self.expected = chosen

    def check(self, what):
        report = self.workbook.outline(self.window.session.report_id)
        shown = [
            (node.entity, node.row_id, node.parent.row_id, self.tree.index_of_node(node).row())
            for node in self.nodes()
        ]
        stored = []
        for row, indicator in enumerate(report.indicators):
            stored.append((Indicator, indicator.id, report.id, row))
            stored += [
                (Measure, measure.id, indicator.id, number)
                for number, measure in enumerate(indicator.measures)
            ]
        assert shown == stored, what
        lines = [node.values["first_line"] for node in self.nodes(Measure)]
        assert lines == [each.first_line for one in report.indicators for each in one.measures]
        current = self.tree.node(self.view.currentIndex())
        assert current is not None, what
        assert self.workbook.report_id_of(current.entity, current.row_id) == report.id
        selected = [self.tree.node(index) for index in self.view.selectedIndexes()]
        assert None not in selected
        if self.expected is not None:
            assert self.view.chosen() == sorted(
                self.expected, key=lambda node: shown.index(self.key(node, shown))
            ), what

    def key(self, node, shown):
        return next(each for each in shown if each[:2] == (node.entity, node.row_id))


@pytest.fixture
def workbook_path(workbook_path):
    """The workbook in memory where that is possible: a thousand steps wait for a disk long."""
    shared_memory = Path("/dev/shm")
    folder = tempfile.mkdtemp(dir=shared_memory if shared_memory.is_dir() else None)
    yield Path(shutil.copy(workbook_path, folder))
    shutil.rmtree(folder)


def test_two_thousand_operations_leave_the_tree_as_the_file_and_rows_as_she_left_them(window):
    tester = QAbstractItemModelTester(
        window.tree, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    window.tree.modelReset.connect(lambda: pytest.fail("the tree was reset"))
    life = Life(window, random.Random(2566))
    for number in range(OPERATIONS):
        what, before = life.step()
        life.check((number, what))
        stayed = before & life.ids()
        if what in ("fold", "select", "select_more"):
            continue
        chosen = {node.row_id for node in life.view.chosen()}
        chosen |= {node.parent.row_id for node in life.view.chosen()}
        current = life.tree.node(life.view.currentIndex())
        if current.parent is not None:
            chosen |= {current.row_id, current.parent.row_id}
        for node in life.nodes(Indicator):
            known = life.expanded_before.get(node.row_id)
            if known is None or (Indicator, node.row_id) not in stayed or node.row_id in chosen:
                continue
            if node.children:
                assert life.view.isExpanded(life.tree.index_of_node(node)) == known, (number, what)
    assert min(life.done.values()) > 10, life.done
    assert tester.model() is window.tree
