"""Several rows at once: remove, duplicate, move, cut, copy, paste and drag are one step each."""

from __future__ import annotations

import gc
import json

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.gui.tree.clipboard import ROWS, pasted
from ita_desktop.model import Attachment, Indicator, Measure, Report, Status
from ita_desktop.problems import Problem
from ita_desktop.store import Workbook
from tests.gui.asking import index_at, message, select, shape, stored, type_into

START = [
    ("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", ["คู่มือ", "อบรม"]),
    ("ตัวชี้วัดที่ ๒ การใช้อำนาจ", ["แผน"]),
]
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction


@pytest.fixture
def tree(window, qtbot):
    """The window, active, with the cursor in the tree."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.setFocus()
    return window


def click(window, *rows, modifiers=NONE):
    view = window.view
    index = index_at(window, *rows)
    view.scrollTo(index)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, modifiers, view.visualRect(index).center()
    )


def chosen(window):
    return [window.tree.index_of_node(node).data() for node in window.view.chosen()]


def undo(window):
    window.commands.undo.trigger()


def test_shift_and_ctrl_clicks_choose_several_rows_and_the_page_is_the_current_ones(tree):
    click(tree, 0, 0)
    click(tree, 1, 0, modifiers=CTRL)
    assert chosen(tree) == ["คู่มือ", "แผน"]
    assert tree.pane.measure.measures.value() == ["แผน"]


def test_a_row_that_a_shortcut_leads_to_is_chosen_alone(tree):
    """Ctrl and Shift are still held then, with which a click would add to what is chosen."""
    click(tree, 0, 0)
    QTest.keyClick(tree.view, Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert chosen(tree) == ["ตัวชี้วัดที่ ๓"]
    tree.view.setFocus()
    QTest.keyClick(tree.view, Qt.Key.Key_Z, CTRL)
    assert len(chosen(tree)) == 1


def test_what_is_below_a_chosen_indicator_goes_with_it(tree):
    click(tree, 0)
    click(tree, 0, 1, modifiers=CTRL)
    click(tree, 1, 0, modifiers=CTRL)
    assert chosen(tree) == [START[0][0], "แผน"]
    QTest.keyClick(tree.view, Qt.Key.Key_Delete)
    assert shape(tree) == [(START[1][0], [])]
    assert chosen(tree) == [START[1][0]]
    undo(tree)
    assert shape(tree) == START
    assert chosen(tree) == [START[0][0], "แผน"]


def test_rows_removed_together_come_back_together(tree, workbook_path):
    click(tree, 0, 0)
    click(tree, 0, 1, modifiers=Qt.KeyboardModifier.ShiftModifier)
    tree.commands.remove.trigger()
    assert shape(tree)[0][1] == []
    assert chosen(tree) == [START[0][0]]
    undo(tree)
    assert shape(tree) == START


def test_copies_stand_after_the_last_of_their_originals_in_each_indicator(tree):
    click(tree, 0, 0)
    click(tree, 0, 1, modifiers=CTRL)
    click(tree, 1, 0, modifiers=CTRL)
    tree.commands.duplicate.trigger()
    assert [rows for _, rows in shape(tree)] == [["คู่มือ", "อบรม"] * 2, ["แผน", "แผน"]]
    assert chosen(tree) == ["คู่มือ", "อบรม", "แผน"]
    undo(tree)
    assert shape(tree) == START


def test_rows_that_stand_together_move_together_and_on_into_the_next_indicator(tree):
    click(tree, 0, 0)
    click(tree, 0, 1, modifiers=CTRL)
    tree.commands.move_up.trigger()
    assert shape(tree) == START
    tree.commands.move_down.trigger()
    assert [rows for _, rows in shape(tree)] == [[], ["คู่มือ", "อบรม", "แผน"]]
    tree.commands.move_down.trigger()
    assert shape(tree)[1][1] == ["แผน", "คู่มือ", "อบรม"]
    assert chosen(tree) == ["คู่มือ", "อบรม"]
    undo(tree)
    undo(tree)
    assert shape(tree) == START


def test_rows_of_two_kinds_do_not_move(tree):
    click(tree, 0, 1)
    click(tree, 1, modifiers=CTRL)
    assert not tree.commands.move_up.isEnabled()
    assert tree.commands.remove.isEnabled()


def test_cut_and_paste_put_measures_after_the_current_one(tree):
    click(tree, 0, 0)
    QTest.keyClick(tree.view, Qt.Key.Key_X, CTRL)
    assert shape(tree)[0][1] == ["อบรม"]
    assert tree.commands.undo.text() == "เลิกทำ: ตัด"
    click(tree, 1, 0)
    QTest.keyClick(tree.view, Qt.Key.Key_V, CTRL)
    assert shape(tree)[1][1] == ["แผน", "คู่มือ"]
    assert tree.pane.measure.measures.value() == ["คู่มือ", "ประกาศ"]
    assert tree.commands.undo.text() == "เลิกทำ: วาง"
    undo(tree)
    undo(tree)
    assert shape(tree) == START


def test_measures_pasted_at_an_indicator_are_its_last_and_indicators_stand_after_it(tree):
    click(tree, 1)
    QTest.keyClick(tree.view, Qt.Key.Key_C, CTRL)
    click(tree, 0, 0)
    QTest.keyClick(tree.view, Qt.Key.Key_V, CTRL)
    assert shape(tree) == [START[0], START[1], START[1]]
    assert tree.view.currentIndex() == index_at(tree, 1)
    assert tree.view.isExpanded(index_at(tree, 1))
    click(tree, 0, 0)
    QTest.keyClick(tree.view, Qt.Key.Key_C, CTRL)
    click(tree, 1)
    QTest.keyClick(tree.view, Qt.Key.Key_V, CTRL)
    assert shape(tree)[1][1] == ["แผน", "คู่มือ"]


def test_all_fields_go_into_another_file(tree, desk, tmp_path):
    whole = Measure(
        measures=["หนึ่ง", "สอง"],
        steps=["ก", "<b>&"],
        timeframe="ต.ค.\nพ.ย.",
        responsible=["กองคลัง"],
        status=Status.NOT_FEASIBLE,
        reason="เหตุ",
        outcomes=["ผล"],
        remark="หมายเหตุ",
        evidence=["https://example.go.th/?a=1&b=2"],
    )
    whole.budget = "๑๐๐ บาท"
    with tree.session.change("Add") as edit:
        whole.attachments = [
            Attachment(content=edit.keep(data), name=name, caption="ภาพ", width=4)
            for name, data in (("ก.jpg", b"one"), ("ข.png", b"two"))
        ]
        indicator = Indicator(label="๙", title="ย้าย", measures=[whole])
        edit.add(indicator, parent_id=tree.session.report_id)
    click(tree, 2)
    tree.commands.copy.trigger()
    path = tmp_path / "other.ita"
    with Workbook.create(path) as other, other.change("Add") as edit:
        edit.add(Report(fiscal_year=2567))
    window = desk.show(Workbook.open(path))
    window.view.setFocus()
    window.commands.paste.trigger()
    pasted = stored(path).indicators[0]
    assert (pasted.label, pasted.title) == ("๙", "ย้าย")
    names = [column.name for column in Measure.__table__.columns]
    names = [name for name in names if name not in ("id", "position", "indicator_id")]
    values = {name: getattr(pasted.measures[0], name) for name in names}
    assert values == {name: getattr(whole, name) for name in names}
    assert attached(path) == [("ก.jpg", "ภาพ", 4, b"one"), ("ข.png", "ภาพ", 4, b"two")]


def attached(path):
    """Return the attachments of a file's measures, with what they hold."""
    with Workbook.open(path, read_only=True) as workbook:
        report = workbook.report(workbook.reports()[0].id)
        return [
            (each.name, each.caption, each.width, workbook.content(each.content))
            for indicator in report.indicators
            for measure in indicator.measures
            for each in measure.attachments
        ]


@pytest.fixture
def pictured(tree):
    """The tree, its first measure with a picture."""
    with tree.session.change("Attach") as edit:
        edit.add(Attachment(content=edit.keep(b"one"), name="ก.jpg"), parent_id=1)
    return tree


def test_a_picture_is_cut_pasted_and_copied_with_its_measure(pictured, workbook_path):
    click(pictured, 0, 0)
    QTest.keyClick(pictured.view, Qt.Key.Key_X, CTRL)
    assert attached(workbook_path) == []
    click(pictured, 1)
    QTest.keyClick(pictured.view, Qt.Key.Key_V, CTRL)
    QTest.keyClick(pictured.view, Qt.Key.Key_D, CTRL)
    assert attached(workbook_path) == [("ก.jpg", "", 0, b"one")] * 2
    for _ in range(3):
        undo(pictured)
    assert attached(workbook_path) == [("ก.jpg", "", 0, b"one")]
    assert pictured.session.workbook.content_size() == 3


def test_a_drag_brings_pictures_only_to_who_asks_for_them(pictured):
    click(pictured, 0, 0)
    data, later = (pictured.tree.mimeData(pictured.view.selectedIndexes()) for _ in range(2))
    assert data.hasFormat(ROWS)
    rows = pasted(data)
    assert list(rows.contents.values()) == [b"one"]
    pictured.session.workbook.path.unlink()
    pictured.session.workbook.close()
    with pytest.raises(Problem, match="damaged"):
        pasted(later)


def test_what_was_copied_is_what_it_was_then_whatever_is_done_since(pictured):
    click(pictured, 0, 0)
    QTest.keyClick(pictured.view, Qt.Key.Key_C, CTRL)
    before = pictured.session.workbook.measure(1).measures
    with pictured.session.change("Edit") as edit:
        edit.set(Measure, 1, measures=["อื่น"])
        edit.remove(Attachment, 1)
    gc.collect()
    data = QApplication.clipboard().mimeData()
    assert before[0] in data.text()
    assert before[0] in data.html()
    assert "อื่น" not in data.text() + data.html()
    rows = pasted(data)
    assert [measure.measures for measure in rows.measures] == [before]
    assert list(rows.contents.values()) == [b"one"]


def test_what_was_copied_is_left_to_others_at_the_end(pictured, desk):
    click(pictured, 0, 0)
    QTest.keyClick(pictured.view, Qt.Key.Key_C, CTRL)
    copied = QApplication.clipboard().mimeData()
    made = pasted(copied), copied.text(), copied.html()
    desk.close()
    left = QApplication.clipboard().mimeData()
    assert type(left) is QMimeData
    assert (left.text(), left.html()) == made[1:]
    assert pasted(left).contents == made[0].contents


def test_the_window_lives_on_while_many_rows_are_copied_and_cut(tree):
    with tree.session.change("Add measures") as edit:
        edit.add_all([Measure(measures=[f"ข้อ {n}"]) for n in range(300)], parent_id=2)
    beats = []
    heart = QTimer(interval=0)
    heart.timeout.connect(lambda: beats.append(True))
    heart.start()
    click(tree, 1)
    tree.view.setFocus()
    for action, left in ((tree.commands.copy, 2), (tree.commands.cut, 1)):
        beats.clear()
        action.trigger()
        assert beats
        assert len(shape(tree)) == left
        (indicator,) = pasted(QApplication.clipboard().mimeData()).indicators
        assert [measure.measures[0] for measure in indicator.measures][:2] == ["แผน", "ข้อ 0"]
        assert len(indicator.measures) == 301


def test_typed_words_are_copied_too(tree):
    click(tree, 0, 1)
    field = tree.pane.measure.remark
    type_into(field, "ใหม่")
    tree.commands.copy.trigger()
    rows = json.loads(bytes(QApplication.clipboard().mimeData().data(ROWS).data()))
    assert rows["measures"][0]["remark"] == "ใหม่"


def test_word_gets_a_table_and_a_text_editor_lines(tree):
    click(tree, 0)
    tree.commands.copy.trigger()
    data = QApplication.clipboard().mimeData()
    assert data.text().split("\n")[0] == START[0][0]
    assert data.text().split("\n")[1].split("\t")[0] == "คู่มือ, ประกาศ"
    assert "<td>คู่มือ<br>ประกาศ</td>" in data.html()


def test_text_of_another_program_becomes_a_measure_an_item(tree):
    QApplication.clipboard().setText("๑. จัดทำคู่มือ\n๒. อบรม\n")
    click(tree, 1)
    QTest.keyClick(tree.view, Qt.Key.Key_V, CTRL)
    assert shape(tree)[1][1] == ["แผน", "จัดทำคู่มือ", "อบรม"]
    undo(tree)
    assert shape(tree) == START


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        b'{"format": "ita-desktop", "version": 2, "measures": []}',
        b'{"format": "ita-desktop", "version": 1, "measures": [{"steps": 5}]}',
        b'{"format": "ita-desktop", "version": 1, "measures": 9}',
    ],
)
def test_damaged_rows_are_refused_in_one_sentence_and_change_nothing(tree, damaged):
    data = QMimeData()
    data.setData(ROWS, damaged)
    QApplication.clipboard().setMimeData(data)
    click(tree, 0, 0)
    QTest.keyClick(tree.view, Qt.Key.Key_V, CTRL)
    assert "วางสิ่งที่คัดลอกมาไม่ได้" in message(tree).text()
    assert shape(tree) == START


def test_measures_need_an_indicator(tree):
    click(tree, 0, 0)
    tree.commands.copy.trigger()
    tree.view.choose([tree.tree.node(index_at(tree, row)) for row in (0, 1)])
    tree.commands.remove.trigger()
    tree.commands.paste.trigger()
    assert shape(tree) == []
    assert tree.statusBar().currentMessage() == "มาตรการต้องอยู่ในตัวชี้วัด โปรดเพิ่มตัวชี้วัดก่อน"


def test_in_a_field_cut_copy_and_paste_are_the_texts_own_also_from_the_menu(tree):
    select(tree, 0, 1)
    field = tree.pane.measure.remark
    field.setFocus()
    assert not tree.commands.copy.isEnabled()
    type_into(field, "คำ")
    field.selectAll()
    assert tree.commands.copy.isEnabled()
    tree.commands.cut.trigger()
    assert field.value() == ""
    tree.commands.paste.trigger()
    tree.commands.paste.trigger()
    assert field.value() == "คำคำ"
    assert shape(tree) == START


def test_cut_copy_and_paste_are_on_when_there_is_something_to_do(tree):
    actions = (tree.commands.cut, tree.commands.copy, tree.commands.paste)
    tree.view.setCurrentIndex(tree.tree.index(0, 0))
    assert [action.isEnabled() for action in actions] == [False, False, False]
    select(tree, 0, 0)
    assert [action.isEnabled() for action in actions] == [True, True, False]
    actions[1].trigger()
    assert actions[2].isEnabled()


def drop(window, data, target, action=MOVE, where=0.5):
    """Drag data over a row and let it go there; return if taken."""
    rect = window.view.visualRect(target)
    place = QPoint(rect.center().x(), rect.top() + round(where * (rect.height() - 1)))
    return let_go(window.view.viewport(), data, place, action)


def let_go(viewport, data, place, action=MOVE):
    """Drag data to a place and let it go there, by the events that Qt sends; return if taken."""
    modifiers = CTRL if action is COPY else NONE
    button, actions = Qt.MouseButton.LeftButton, MOVE | COPY
    entered = QDragEnterEvent(place, actions, data, button, modifiers)
    entered.setDropAction(action)
    QApplication.sendEvent(viewport, entered)
    moved = QDragMoveEvent(place, actions, data, button, modifiers)
    moved.setDropAction(action)
    QApplication.sendEvent(viewport, moved)
    if not moved.isAccepted():
        QApplication.sendEvent(viewport, QDragLeaveEvent())
        return False
    dropped = QDropEvent(QPointF(place), actions, data, button, modifiers, QEvent.Type.Drop)
    dropped.setDropAction(action)
    QApplication.sendEvent(viewport, dropped)
    return dropped.isAccepted()


def drag(window, *rows):
    """Choose rows and return what dragging them carries."""
    click(window, *rows[0])
    for row in rows[1:]:
        click(window, *row, modifiers=CTRL)
    return window.tree.mimeData(window.view.selectedIndexes())


def test_measures_dragged_onto_an_indicator_are_its_last(tree):
    data = drag(tree, (0, 0), (0, 1))
    assert drop(tree, data, index_at(tree, 1))
    assert [rows for _, rows in shape(tree)] == [[], ["แผน", "คู่มือ", "อบรม"]]
    assert chosen(tree) == ["คู่มือ", "อบรม"]
    assert tree.commands.undo.text() == "เลิกทำ: เลื่อนตำแหน่ง"
    undo(tree)
    assert shape(tree) == START


def test_a_measure_dragged_between_measures_stands_there(tree):
    data = drag(tree, (1, 0))
    assert drop(tree, data, index_at(tree, 0, 1), where=0.0)
    assert shape(tree)[0][1] == ["คู่มือ", "แผน", "อบรม"]
    data = drag(tree, (0, 0))
    assert drop(tree, data, index_at(tree, 0, 1), where=1.0)
    assert shape(tree)[0][1] == ["แผน", "คู่มือ", "อบรม"]


def test_a_measure_dropped_right_under_an_unfolded_indicator_is_its_first(tree):
    data = drag(tree, (1, 0))
    assert drop(tree, data, index_at(tree, 0), where=1.0)
    assert shape(tree)[0][1] == ["แผน", "คู่มือ", "อบรม"]


def test_indicators_are_dragged_among_indicators(tree):
    data = drag(tree, (1,))
    assert drop(tree, data, index_at(tree, 0), where=0.0)
    assert shape(tree) == [START[1], START[0]]
    assert tree.view.isExpanded(index_at(tree, 0))


def test_ctrl_drags_a_copy(tree):
    data = drag(tree, (0, 0))
    assert drop(tree, data, index_at(tree, 1), COPY)
    assert [rows for _, rows in shape(tree)] == [["คู่มือ", "อบรม"], ["แผน", "คู่มือ"]]
    assert tree.view.currentIndex() == index_at(tree, 1, 1)


def test_what_another_window_drags_is_copied(tree, desk, workbook_path):
    data = drag(tree, (0, 0))
    copied = QMimeData()
    for name in data.formats():
        copied.setData(name, data.data(name))
    tree.session.close()
    window = desk.show(Workbook.open(workbook_path))
    assert drop(window, copied, index_at(window, 1))
    assert [rows for _, rows in shape(window)] == [["คู่มือ", "อบรม"], ["แผน", "คู่มือ"]]


def test_nothing_else_can_be_dropped(tree):
    text = QMimeData()
    text.setText("คำ")
    assert not drop(tree, text, index_at(tree, 0))
    data = drag(tree, (1,))
    assert not drop(tree, data, index_at(tree, 0, 1), where=0.0)
    data = drag(tree, (1, 0))
    assert chosen(tree) == ["แผน"]
    assert not drop(tree, data, tree.tree.index(0, 0))
    assert drag(tree, (0,), (1, 0)) is None
    assert shape(tree) == START


@pytest.mark.parametrize("action", [MOVE, COPY])
def test_a_row_let_go_over_a_field_changes_nothing(tree, action):
    data = drag(tree, (0, 0))
    page = tree.pane.measure
    before = page.remark.value(), page.steps.value()
    for field in (page.remark, page.steps):
        assert not let_go(field.viewport(), data, QPoint(20, 10), action)
        field.insertFromMimeData(data)
    assert (page.remark.value(), page.steps.value()) == before
    select(tree, 0)
    label = tree.pane.indicator.label
    before = label.value()
    assert not let_go(label, data, QPoint(5, 5), action)
    assert label.value() == before


def test_text_can_still_be_let_go_over_a_field(tree):
    select(tree, 0)
    data = QMimeData()
    data.setText("ข้อความ")
    pane = tree.pane.indicator
    assert let_go(pane.title.viewport(), data, QPoint(2, 2), COPY)
    assert let_go(pane.label, data, QPoint(2, 2), COPY)
    assert "ข้อความ" in pane.title.value()
    assert "ข้อความ" in pane.label.value()
