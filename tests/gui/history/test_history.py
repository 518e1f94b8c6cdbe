"""The history: what was changed when, one field back, or everything as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ita_desktop.checks import field_name
from ita_desktop.gui.desk import Desk
from ita_desktop.gui.dialogs.message_box import MessageBox
from ita_desktop.gui.history.control import HistoryControl
from ita_desktop.gui.history.delegate import HistoryDelegate
from ita_desktop.gui.history.model import DAY_ROLE, TIME_ROLE, WHERE_ROLE, HistoryModel
from ita_desktop.gui.history.values import differences, value_words
from ita_desktop.gui.history.window import HistoryWindow
from ita_desktop.gui.look.drawn_rows import DrawnRows
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.locale import LANGUAGES, Translator
from ita_desktop.model import (
    Attachment,
    Digits,
    Dismissal,
    ExtraColumn,
    Indicator,
    Measure,
    Office,
    OfficeKind,
    Orientation,
    Report,
    ReportPart,
    ReportRound,
    Status,
)
from ita_desktop.store import Terms, Workbook
from tests.gui.asking import lay_out, message, select, stored, type_into
from tests.gui.painting import grab, pixels

NOON = datetime.now().astimezone().replace(hour=12, minute=5, second=0, microsecond=0)
DAY = timedelta(days=1)


class Clock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now.astimezone(UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
def old_path(tmp_path: Path, clock: Clock) -> Path:
    """A workbook made and changed on three days before today."""
    path = tmp_path / "เก่า.ita"
    with Workbook.create(path, terms=Terms(clock=clock)) as workbook:
        measures = [Measure(measures=["คู่มือ"], remark="แรก")]
        report = Report(
            fiscal_year=2566, indicators=[Indicator(label="๑", title="หน้าที่", measures=measures)]
        )
        for days, work in (
            (9, lambda edit: edit.add(report)),
            (1, lambda edit: edit.set(Measure, 1, remark="เมื่อวาน")),
            (1, lambda edit: edit.set(Office, 1, name="เทศบาล")),
        ):
            clock.now = NOON - days * DAY
            with workbook.change("Edit the remark") as edit:
                work(edit)
    return path


@pytest.fixture
def history(desk: Desk, old_path: Path, qtbot) -> HistoryWindow:
    window = desk.show(Workbook.open(old_path))
    lay_out()
    return opened(window, qtbot)


def opened(window: MainWindow, qtbot) -> HistoryWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F9)
    dialog = window.findChild(HistoryControl).dialog
    lay_out()
    return dialog


def change(window: MainWindow, step: str = "Edit the remark", **values) -> None:
    with window.session.change(step) as edit:
        edit.set(Measure, 1, **values)


def rows(dialog: HistoryWindow) -> list[str]:
    model = dialog.model
    found = []
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        where = index.data(WHERE_ROLE)
        found.append(index.data() if where is None else f"{index.data()} | {where}")
    return found


def choose(dialog: HistoryWindow, row: int) -> None:
    dialog.view.setCurrentIndex(dialog.model.index(row, 0))
    lay_out()


def answer(window: MainWindow, button: str) -> None:
    box = next(box for box in window.findChildren(MessageBox) if box.isVisible())
    (found,) = (b for b in box.findChildren(QPushButton) if b.text() == button)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    lay_out()


def test_where_there_is_no_room_for_a_place_its_end_is_in_view(qtbot):
    def drawn(where: str):
        model = QStandardItemModel()
        item = QStandardItem("แก้")
        item.setData("09:00", TIME_ROLE)
        item.setData(where, WHERE_ROLE)
        model.appendRow(item)
        view = DrawnRows(model, HistoryDelegate())
        model.setParent(view)
        qtbot.addWidget(view)
        view.resize(220, 120)
        return pixels(grab(view.viewport()))

    place = "ตัวชี้วัด ๑๐ / แถวที่ 120 / ผลลัพธ์หรือความสำเร็จ / "
    assert drawn(place + "หลักฐาน") != drawn(place + "หมายเหตุ")
    assert drawn("๑" + place + "หลักฐาน") == drawn("๒" + place + "หลักฐาน")


def test_entries_stand_under_their_days_with_time_name_and_place(history, desk):
    change(desk.window, remark="ใหม่")
    names = rows(history)
    today, yesterday = NOON.date(), (NOON - DAY).date()
    assert names[0].startswith(f"วันนี้ {today.day} ")
    assert names[1] == "แก้หมายเหตุ | ตัวชี้วัด ๑ / แถวที่ ๑ / หมายเหตุ"
    assert names[2].startswith(f"เมื่อวาน {yesterday.day} ")
    assert names[3:5] == [
        "แก้หมายเหตุ | ชื่อหน่วยงาน",
        "แก้หมายเหตุ | ตัวชี้วัด ๑ / แถวที่ ๑ / หมายเหตุ",
    ]
    assert str((NOON - 9 * DAY).year + 543) in names[5]
    assert names[6] == "แก้หมายเหตุ | รายงาน"
    assert history.model.index(3, 0).data(TIME_ROLE) == "12:05"


def test_the_window_does_not_lock_the_other_and_is_one(history, desk, qtbot):
    assert not history.isModal()
    desk.window.commands.history.trigger()
    assert len([one for one in desk.window.findChildren(HistoryWindow) if one.isVisible()]) == 1
    QTest.keyClick(history, Qt.Key.Key_Escape)
    assert not history.isVisible()
    assert opened(desk.window, qtbot).isVisible()


def test_new_changes_come_up_live_and_the_chosen_entry_stays(history, desk):
    choose(history, 1)
    chosen = history.model.entry(history.view.currentIndex())
    change(desk.window, remark="ใหม่")
    assert history.model.entry(history.view.currentIndex()) == chosen
    desk.window.commands.undo.trigger()
    assert rows(history)[1].startswith("เลิกทำแล้ว: แก้หมายเหตุ")
    desk.window.commands.redo.trigger()
    assert rows(history)[1].startswith("ทำซ้ำแล้ว: แก้หมายเหตุ")
    assert history.model.entry(history.view.currentIndex()) == chosen


def test_typing_is_in_it_at_once_and_goes_on_in_its_entry(history, desk):
    window = desk.window
    select(window, 0, 0)
    window.pane.measure.remark.setFocus()
    before = len(rows(history))
    type_into(window.pane.measure.remark, "ก")
    window.session.autosave.flush()
    choose(history, 1)
    assert len(rows(history)) == before + 2
    type_into(window.pane.measure.remark, "ข")
    window.session.autosave.flush()
    assert len(rows(history)) == before + 2
    assert history.details.texts[0][1].text_now() == "กขเมื่อวาน"
    choose(history, 3)
    chosen = history.model.entry(history.view.currentIndex())
    for _ in range(2):
        QTest.keyClick(window.pane.measure.remark, Qt.Key.Key_Backspace)
    window.session.autosave.flush()
    assert len(rows(history)) == before
    assert history.model.entry(history.view.currentIndex()) == chosen is not None


def test_typed_text_is_written_before_the_window_opens(desk, old_path, qtbot):
    window = desk.show(Workbook.open(old_path))
    lay_out()
    select(window, 0, 0)
    window.pane.measure.remark.setFocus()
    type_into(window.pane.measure.remark, "ก")
    dialog = opened(window, qtbot)
    assert not window.session.autosave.is_waiting()
    assert rows(dialog)[1].endswith("/ หมายเหตุ")


def test_a_change_is_shown_before_and_after_with_its_words_marked(history, desk):
    change(desk.window, steps=["จัดประชุมคณะทำงาน", "ประกาศ"])
    change(desk.window, steps=["จัดประชุมคณะกรรมการ", "ประกาศ"], status=Status.COMPLETED)
    choose(history, 1)
    before, after = history.details.texts[0]
    assert before.text_now() == "จัดประชุมคณะทำงาน\nประกาศ"
    assert after.text_now() == "จัดประชุมคณะกรรมการ\nประกาศ"
    assert [before.text_now()[slice(*span)] for span in before.marks] == ["คณะทำงาน"]
    assert [after.text_now()[slice(*span)] for span in after.marks] == ["คณะกรรมการ"]
    assert [text.accessibleName() for text in (before, after)] == [
        "ขั้นตอนหรือวิธีการปฏิบัติ, ก่อนแก้",
        "ขั้นตอนหรือวิธีการปฏิบัติ, หลังแก้",
    ]
    assert before.isReadOnly()
    assert history.details.texts[1][1].text_now() == "ดำเนินการแล้วเสร็จ"


def test_the_marks_are_seen(history, desk):
    change(desk.window, remark="ใหม่")
    choose(history, 1)
    after = history.details.texts[0][1]
    mark = after.palette().highlight().color().rgb()
    picture = after.viewport().grab().toImage()
    assert any(
        picture.pixel(x, y) == mark for x in range(picture.width()) for y in range(picture.height())
    )


def test_typed_text_is_never_read_as_markup(history, desk):
    change(desk.window, remark="<b>ก</b> & {x}")
    choose(history, 1)
    assert history.details.texts[0][1].text_now() == "<b>ก</b> & {x}"


def test_one_field_is_brought_back_as_a_step(history, desk, old_path):
    change(desk.window, remark="ใหม่", reason="อย่างอื่น")
    choose(history, 1)
    QTest.mouseClick(history.details.restore_buttons[0], Qt.MouseButton.LeftButton)
    measure = stored(old_path).indicators[0].measures[0]
    assert (measure.remark, measure.reason) == ("เมื่อวาน", "อย่างอื่น")
    assert desk.window.commands.undo.text() == "เลิกทำ: เอาค่าเดิมของช่องกลับมา"
    desk.window.commands.undo.trigger()
    assert stored(old_path).indicators[0].measures[0].remark == "ใหม่"


@pytest.mark.parametrize("place", ["list", "text"])
def test_what_was_brought_back_is_taken_back_by_keys_in_this_window(
    history, desk, old_path, place, qtbot
):
    change(desk.window, remark="ใหม่")
    choose(history, 1)
    history.activateWindow()
    qtbot.waitUntil(history.isActiveWindow)
    QTest.mouseClick(history.details.restore_buttons[0], Qt.MouseButton.LeftButton)
    for key, expected in ((Qt.Key.Key_Z, "ใหม่"), (Qt.Key.Key_Y, "เมื่อวาน")):
        field = history.view if place == "list" else history.details.texts[0][0]
        field.setFocus()
        QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
        assert stored(old_path).indicators[0].measures[0].remark == expected


def test_a_field_of_a_row_that_is_gone_is_told(history, desk):
    change(desk.window, remark="ใหม่")
    choose(history, 1)
    button = history.details.restore_buttons[0]
    with desk.window.session.change("Remove") as edit:
        edit.remove(Measure, 1)
    button.click()
    assert message(desk.window) is not None


def test_everything_goes_back_to_before_a_change_when_said_so(history, desk, old_path):
    change(desk.window, remark="หนึ่ง")
    change(desk.window, remark="สอง", reason="ก")
    with desk.window.session.change("Add") as edit:
        edit.add(Measure(remark="อีกแถว"), parent_id=1)
    choose(history, 2)
    history.step_button.click()
    box = message(desk.window)
    assert "ข้อมูล 2 แห่ง" in box.text()
    answer(desk.window, "ยกเลิก")
    assert stored(old_path).indicators[0].measures[0].remark == "สอง"
    history.step_button.click()
    answer(desk.window, "ย้อนกลับ")
    (measure,) = stored(old_path).indicators[0].measures
    assert (measure.remark, measure.reason) == ("หนึ่ง", "")
    assert desk.window.commands.undo.text() == "เลิกทำ: กลับไปเป็นเหมือนก่อนการแก้ไข"
    desk.window.commands.undo.trigger()
    assert len(stored(old_path).indicators[0].measures) == 2


def test_the_first_change_of_all_can_be_gone_back_before(history, desk, old_path):
    choose(history, history.model.rowCount() - 1)
    history.step_button.click()
    answer(desk.window, "ย้อนกลับ")
    with Workbook.open(old_path, read_only=True) as workbook:
        assert workbook.reports() == []


def test_the_day_begins_with_its_first_opening_also_after_a_restart(desk, old_path, qtbot):
    with Workbook.open(old_path) as workbook, workbook.change("Edit the remark") as edit:
        edit.set(Measure, 1, remark="เช้านี้")
    window = desk.show(Workbook.open(old_path))
    lay_out()
    dialog = opened(window, qtbot)
    change(window, remark="บ่ายนี้")
    dialog.day_button.click()
    assert "ข้อมูล 1 แห่ง" in message(window).text()
    answer(window, "ย้อนกลับ")
    assert stored(old_path).indicators[0].measures[0].remark == "เมื่อวาน"
    dialog.day_button.click()
    assert message(window).text() == "ข้อมูลตอนนี้เหมือนกับตอนนั้นอยู่แล้ว"


def test_a_file_begun_today_goes_back_to_its_last_opening(window, workbook_path, qtbot):
    dialog = opened(window, qtbot)
    change(window, remark="ใหม่")
    dialog.day_button.click()
    answer(window, "ย้อนกลับ")
    assert stored(workbook_path).indicators[0].measures[0].remark == ""


def test_a_file_made_in_this_session_has_no_morning(desk, tmp_path, qtbot):
    window = desk.show(Workbook.create(tmp_path / "ใหม่.ita"))
    lay_out()
    with window.session.change("Add") as edit:
        edit.add(Report(fiscal_year=2566))
    assert not opened(window, qtbot).day_button.isEnabled()


def test_an_entry_with_very_much_is_listed_and_told_but_not_shown(history, desk):
    change(desk.window, remark="ก" * 400_000)
    assert rows(history)[1] == "แก้หมายเหตุ | หลายแห่ง"
    choose(history, 1)
    assert history.details.texts == []
    change(desk.window, remark="ข" * 10_000)
    choose(history, 1)
    assert history.details.texts == []
    change(desk.window, remark="ค" * 8_000)
    choose(history, 1)
    assert len(history.details.texts) == 1


def test_rows_that_came_went_and_moved_are_named(history, desk):
    session = desk.window.session
    with session.change("Add") as edit:
        edit.add(Indicator(label="๒", title="อำนาจ", measures=[Measure()]), parent_id=1)
    choose(history, 1)
    assert rows(history)[1].endswith("| ตัวชี้วัด ๒")
    with session.change("Move") as edit:
        edit.move(Indicator, 2, parent_id=1, index=0)
    with session.change("Remove") as edit:
        edit.remove(Indicator, 2)
    assert [row.split(" | ")[1] for row in rows(history)[1:4]] == [
        "ตัวชี้วัด: อำนาจ",
        "ตัวชี้วัด",
        "ตัวชี้วัด: อำนาจ",
    ]


def attach(window: MainWindow, data: bytes = b"old") -> int:
    with window.session.change("Add") as edit:
        new = Attachment(content=edit.keep(data), name="ประชุม.jpg", width=4, height=3)
        return edit.add(new, parent_id=1)


def test_a_picture_that_came_changed_and_went_is_named(history, desk):
    session = desk.window.session
    attachment = attach(desk.window)
    with session.change("Type") as edit:
        edit.set(Attachment, attachment, caption="ภาพที่ ๑")
    assert [row.split(" | ")[1] for row in rows(history)[1:3]] == [
        "ตัวชี้วัด ๑ / แถวที่ ๑ / คำบรรยาย",
        "ตัวชี้วัด ๑ / แถวที่ ๑ / รูปหรือไฟล์แนบ",
    ]
    with session.change("Remove") as edit:
        edit.remove(Attachment, attachment)
    assert rows(history)[1].endswith("| รูปหรือไฟล์แนบ: ภาพที่ ๑")


def test_a_replaced_picture_comes_back_whole_and_its_row_is_shown(history, desk, old_path):
    attachment = attach(desk.window)
    with desk.window.session.change("Replace") as edit:
        edit.set(Attachment, attachment, content=edit.keep(b"new"), width=8, height=6)
    choose(history, 1)
    assert [each.text_now() for each in history.details.texts[0]] == ["รูปหรือไฟล์แนบ"] * 2
    (button,) = history.details.restore_buttons
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (row,) = stored(old_path).indicators[0].measures[0].attachments
    assert (desk.window.session.workbook.content(row.content), row.width) == (b"old", 4)
    assert desk.window.tree.node(desk.window.view.currentIndex()).entity is Measure


def test_a_field_of_a_picture_that_is_gone_is_told(history, desk):
    attachment = attach(desk.window)
    with desk.window.session.change("Type") as edit:
        edit.set(Attachment, attachment, caption="ใหม่")
    choose(history, 1)
    button = history.details.restore_buttons[0]
    with desk.window.session.change("Remove") as edit:
        edit.remove(Attachment, attachment)
    button.click()
    assert message(desk.window) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_every_choice_has_a_name(language):
    t = Translator(language)
    for entity in (Office, Report, Indicator, Measure, Attachment, Dismissal):
        columns = [c for c in entity.__table__.columns if not c.primary_key and not c.foreign_keys]
        for column in columns:
            if column.name != "position" and entity is not Dismissal:
                name = field_name(entity, column.name)
                assert name != field_name(entity, None), column
                assert t(name)
    kinds = (Digits, ReportRound, Orientation, ReportPart, ExtraColumn)
    choices = [choice for kind in kinds for choice in kind]
    words = [value_words(choice, t) for choice in choices]
    assert not {choice.value for choice in choices} & set(words)


def test_the_journal_is_read_a_page_at_a_time(tmp_path, clock, qtmodeltester):
    clock.now = NOON - 40 * DAY
    with Workbook.create(tmp_path / "a.ita", terms=Terms(clock=clock)) as workbook:
        for number in range(250):
            clock.now += timedelta(hours=3)
            with workbook.change("Edit the office's name") as edit:
                edit.set(Office, 1, name=str(number))
        model = HistoryModel(workbook, lambda entry: "", Translator(), today=clock.now.date)
        assert 100 < model.rowCount() < 130
        qtmodeltester.check(model)
        while model.canFetchMore():
            model.fetchMore()
        entries = [model.entry(model.index(row, 0)) for row in range(model.rowCount())]
        assert [entry.id for entry in entries if entry] == list(range(250, 0, -1))
        days = [row for row, entry in enumerate(entries) if entry is None]
        heads = [model.index(row, 0).data(DAY_ROLE) for row in days]
        assert len(heads) == len(set(heads))


def test_the_history_follows_as_a_sound_model(history, desk, qtmodeltester):
    qtmodeltester.check(history.model)
    change(desk.window, remark="ก")
    desk.window.commands.undo.trigger()
    lay_out()


@pytest.mark.parametrize(
    ("before", "after", "gone", "come"),
    [
        ("", "ใหม่", [], ["ใหม่"]),
        ("เดิม", "", ["เดิม"], []),
        ("เหมือนกัน", "เหมือนกัน", [], []),
        ("กองคลัง และ กองช่าง", "กองคลัง กองช่าง", ["และ "], []),
    ],
)
def test_differences_are_words(before, after, gone, come):
    old, new = differences(before, after)
    assert [before[slice(*span)] for span in old] == gone
    assert [after[slice(*span)] for span in new] == come


def test_very_long_texts_are_compared_as_a_whole():
    before, after = "ก ข " * 2000, "ข ค " * 2000
    old, new = differences(before, after)
    assert len(old) == len(new) == 1


def test_every_kind_of_value_has_words():
    t = Translator()
    values = (None, 2566, Status.COMPLETED, Digits.THAI, OfficeKind.SCHOOL, ["ก", "ข"], b"x")
    assert [value_words(value, t) for value in (*values, date(2023, 5, 1))] == [
        "",
        "2566",
        "ดำเนินการแล้วเสร็จ",
        "เลขไทย ๑ ๒ ๓",
        "สถานศึกษา",
        "ก\nข",
        "รูปภาพ",
        "1 พฤษภาคม 2566",
    ]
