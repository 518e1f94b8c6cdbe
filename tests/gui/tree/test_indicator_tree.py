"""The tree follows the file row by row."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QAbstractItemModelTester

from ita_desktop.gui.session import Session
from ita_desktop.gui.tree.indicator_tree import IndicatorTree
from ita_desktop.locale import Translator
from ita_desktop.model import Indicator, Measure, Report
from ita_desktop.store import Workbook
from tests.gui.asking import index_at, shape


@pytest.fixture
def session(workbook_path, qapp):
    session = Session(Workbook.open(workbook_path))
    yield session
    session.close()


def test_the_model_keeps_every_rule_of_qt(session, qtmodeltester):
    tree = IndicatorTree(session, Translator("th"))
    qtmodeltester.check(tree)


def test_rows_say_what_the_form_calls_them(window):
    assert window.tree.index(0, 0).data() == "รายงานปีงบประมาณ ๒๕๖๖"
    assert shape(window) == [
        ("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", ["คู่มือ", "อบรม"]),
        ("ตัวชี้วัดที่ ๒ การใช้อำนาจ", ["แผน"]),
    ]


def test_an_empty_measure_says_that_it_has_no_text(window):
    indicator = window.tree.node(index_at(window, 1))
    with window.session.workbook.change("Add a measure") as edit:
        edit.add(Measure(measures=["", " "]), parent_id=indicator.row_id)
    assert shape(window)[1][1] == ["แผน", "ยังไม่มีข้อความ"]


def test_typed_text_is_no_markup_in_a_tooltip(window):
    node = window.tree.node(index_at(window, 0, 0))
    with window.session.workbook.change("Edit the measures") as edit:
        edit.set(Measure, node.row_id, measures=['<b>&<5% <img src="x">'])
    index = index_at(window, 0, 0)
    assert index.data() == '<b>&<5% <img src="x">'
    tooltip = QTextDocument()
    tooltip.setHtml(index.data(Qt.ItemDataRole.ToolTipRole))
    assert tooltip.toPlainText().strip() == '<b>&<5% <img src="x">'


def test_rows_stay_themselves_through_random_changes_undone_and_redone(session, qtmodeltester):
    """Persistent indexes, the tree and the file agree after every change; nothing is reset."""
    tree = IndicatorTree(session, Translator("th"))
    tree.modelReset.connect(lambda: pytest.fail("the tree was reset"))
    chance, workbook = random.Random(2566), session.workbook
    followed = {}
    for _ in range(150):
        _change(workbook, session.report_id, chance)
        report = workbook.report(session.report_id)
        _compare(tree, report, followed)
    qtmodeltester.check(tree)


def _change(workbook, report_id, chance):
    kind = chance.choice(["add", "add", "move", "move", "duplicate", "remove", "undo", "redo"])
    if kind in ("undo", "redo"):
        getattr(workbook, kind)()
        return
    indicators = workbook.indicators(report_id)
    rows = [(Indicator, one.id) for one in indicators]
    rows += [(Measure, measure.id) for one in indicators for measure in one.measures]
    with workbook.change("Change") as edit:
        if kind == "add" or not rows:
            entity, parents = (Indicator, [report_id])
            if indicators and chance.random() < 0.7:
                entity, parents = (Measure, [one.id for one in indicators])
            edit.add(entity(), parent_id=chance.choice(parents), index=0)
            return
        entity, row_id = chance.choice(rows)
        if kind == "remove" and len(rows) > 4:
            edit.remove(entity, row_id)
        elif kind == "duplicate":
            edit.duplicate(entity, row_id)
        elif kind == "move":
            parent_id, count = report_id, len(indicators)
            if entity is Measure:
                parent = chance.choice(indicators)
                here = any(measure.id == row_id for measure in parent.measures)
                parent_id, count = parent.id, len(parent.measures) + (not here)
            edit.move(entity, row_id, parent_id=parent_id, index=chance.randrange(count))


def _compare(tree, report, followed):
    top = tree.index(0, 0)
    assert _ids(tree, top) == [one.id for one in report.indicators]
    for row, indicator in enumerate(report.indicators):
        assert _ids(tree, tree.index(row, 0, top)) == [one.id for one in indicator.measures]
    for (entity, row_id), index in list(followed.items()):
        if index.isValid():
            node = tree.node(index)
            assert (node.entity, node.row_id) == (entity, row_id)
        else:
            del followed[entity, row_id]
    for indicator in report.indicators:
        _follow(tree, followed, Indicator, indicator.id)
        for measure in indicator.measures:
            _follow(tree, followed, Measure, measure.id)


def _follow(tree, followed, entity, row_id):
    followed.setdefault((entity, row_id), QPersistentModelIndex(tree.index_of(entity, row_id)))


def _ids(tree, parent):
    return [tree.node(tree.index(row, 0, parent)).row_id for row in range(tree.rowCount(parent))]


def test_one_move_is_told_as_one_move(session):
    tree = IndicatorTree(session, Translator("th"))
    indicators = session.workbook.indicators(session.report_id)
    told = []
    tree.rowsMoved.connect(lambda *move: told.append(move[1:3]))
    with session.workbook.change("Move") as edit:
        edit.move(Indicator, indicators[0].id, parent_id=session.report_id, index=1)
    assert len(told) == 1
    session.workbook.undo()
    assert len(told) == 2


def test_another_year_shows_another_tree(session):
    tree = IndicatorTree(session, Translator("th"))
    with session.workbook.change("Add a fiscal year") as edit:
        report_id = edit.add(Report(fiscal_year=2567))
    assert tree.index(0, 0).data() == "รายงานปีงบประมาณ ๒๕๖๖"
    session.show_report(report_id)
    assert tree.index(0, 0).data() == "รายงานปีงบประมาณ ๒๕๖๗"
    assert tree.rowCount(tree.index(0, 0)) == 0


def _followed(tree):
    return {
        (node.entity, node.row_id): QPersistentModelIndex(tree.index_of_node(node))
        for node in tree.top.walk()
    }


def _watch(tree):
    """Have Qt check every signal; what it finds is a warning, which fails the test."""
    tree.modelReset.connect(lambda: pytest.fail("the tree was reset"))
    return QAbstractItemModelTester(tree, QAbstractItemModelTester.FailureReportingMode.Warning)


def test_many_rows_change_places_come_and_go_at_once_and_stay_themselves(session):
    """More of them than are told one by one: scattered moves, removals and insertions."""
    tree = IndicatorTree(session, Translator("th"))
    tester = _watch(tree)
    workbook, chance = session.workbook, random.Random(1)
    first, second = workbook.indicators(session.report_id)
    with workbook.change("Add") as edit:
        edit.add_all([Measure(measures=[str(each)]) for each in range(80)], parent_id=first.id)
    ids = [measure.id for measure in workbook.indicators(session.report_id)[0].measures]
    followed = _followed(tree)
    with workbook.change("Shuffle and remove") as edit:
        edit.move(Measure, *chance.sample(ids, len(ids)), parent_id=first.id, index=0)
        edit.move(Measure, *ids[1::4], parent_id=second.id, index=1)
        edit.remove(Measure, *ids[2::4])
    _compare(tree, workbook.report(session.report_id), followed)
    for _ in range(2):
        workbook.undo()
        _compare(tree, workbook.report(session.report_id), followed)
        workbook.redo()
        _compare(tree, workbook.report(session.report_id), followed)
    assert tester.model() is tree


def test_a_row_may_come_from_what_goes_and_go_to_what_comes_in_one_step(session):
    """As when the file goes back to an earlier state."""
    tree = IndicatorTree(session, Translator("th"))
    tester = _watch(tree)
    workbook = session.workbook
    before = workbook.history(1)[0].id
    first, second = workbook.indicators(session.report_id)
    kept = first.measures[0].id
    with workbook.change("One") as edit:
        edit.move(Measure, kept, parent_id=second.id, index=0)
        edit.remove(Indicator, first.id)
    with workbook.change("Two") as edit:
        new = edit.add(Indicator(), parent_id=session.report_id, index=0)
        edit.move(Measure, kept, parent_id=new, index=0)
        edit.remove(Indicator, second.id)
    index = QPersistentModelIndex(tree.index_of(Measure, kept))
    after = workbook.history(1)[0].id
    for step in (before, after, before):
        workbook.restore(step, "Restore")
        _compare(tree, workbook.report(session.report_id), {(Measure, kept): index})
        assert index.isValid()
    workbook.undo()
    _compare(tree, workbook.report(session.report_id), {(Measure, kept): index})
    assert index.isValid()
    assert tester.model() is tree
