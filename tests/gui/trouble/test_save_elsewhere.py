"""The file is gone, or its disk full: all of the work goes on in another place."""

from __future__ import annotations

import shutil
import sys
from functools import partial

import pytest

from ita_desktop.gui.trouble.save_elsewhere import SaveElsewhere
from ita_desktop.model import Attachment
from ita_desktop.store import Terms, Workbook, content_of
from tests.gui.asking import message, select, shape, stored, type_into


@pytest.fixture
def kept(window, qtbot):
    """Wait until the file's content is in memory, as it is a second after opening."""
    rescue = window.findChild(SaveElsewhere).rescue
    qtbot.waitUntil(lambda: rescue.has_copy)
    return rescue


@pytest.fixture
def elsewhere(chooser, tmp_path):
    """The place that the chooser answers with, once."""
    target = tmp_path / "ที่อื่น.ita"
    chooser.answers = [target]
    return target


def test_a_file_that_was_removed_goes_on_elsewhere_with_every_word(
    desk, window, kept, elsewhere, workbook_path
):
    select(window, 0, 0)
    type_into(window.pane.measure.remark, "ก่อนหาย")
    window.session.autosave.flush()
    workbook_path.unlink()
    type_into(window.pane.measure.reason, "หลังหาย")
    assert not window.session.autosave.flush()
    assert window.banner.isVisible()
    window.banner.elsewhere_button.click()
    new = desk.window
    assert new is not window
    assert new.session.path == elsewhere
    assert new.pane.measure.remark.value() == "ก่อนหาย"
    assert "ที่อื่น" in new.statusBar().currentMessage()
    measure = stored(elsewhere).indicators[0].measures[0]
    assert (measure.remark, measure.reason) == ("ก่อนหาย", "หลังหาย")
    assert not workbook_path.exists()
    type_into(new.pane.measure.remark, "ต่อ")
    assert new.session.autosave.flush()
    assert stored(elsewhere).indicators[0].measures[0].remark.startswith("ต่อ")


def test_rows_added_moved_and_removed_since_the_last_copy_are_there_too(
    desk, window, kept, elsewhere, workbook_path
):
    kept._timer.stop()
    select(window, 0, 0)
    window.commands.add_measure.trigger()
    type_into(window.pane.measure.measures, "ข้อใหม่")
    window.session.autosave.flush()
    select(window, 1)
    window.commands.remove.trigger()
    window.commands.undo.trigger()
    select(window, 0, 1)
    window.commands.move_up.trigger()
    before = shape(window)
    kept._timer.stop()
    workbook_path.unlink()
    window.banner.elsewhere_button.click()
    assert shape(desk.window) == before
    desk.window.commands.undo.trigger()


def attach(window, data: bytes) -> None:
    with window.session.change("Attach") as edit:
        edit.add(Attachment(content=edit.keep(data)), parent_id=1)


def pictures(workbook: Workbook) -> list[bytes]:
    return [workbook.content(each.content) for each in workbook.measure(1).attachments]


@pytest.fixture
def pictured(window, kept, qtbot):
    """A window in which a picture came to the first measure and is in the copy."""
    with qtbot.waitSignal(kept.copied):
        attach(window, b"before")
    kept._timer.stop()
    return window


def test_pictures_of_before_and_since_the_last_copy_are_there_too(
    desk, pictured, kept, elsewhere, workbook_path
):
    window = pictured
    attach(window, b"since")
    attach(window, b"taken back")
    window.commands.undo.trigger()
    kept._timer.stop()
    workbook_path.unlink()
    window.banner.elsewhere_button.click()
    assert pictures(desk.window.session.workbook) == [b"before", b"since"]
    desk.window.commands.undo.trigger()
    assert pictures(desk.window.session.workbook) == [b"before"]
    desk.window.commands.undo.trigger()
    assert pictures(desk.window.session.workbook) == []


@pytest.mark.usefixtures("elsewhere")
def test_pictures_are_not_too_many_for_another_place(
    desk, pictured, kept, workbook_path, monkeypatch
):
    """What was replaced since the last copy makes room only when it is gone there too."""
    with pictured.session.change("Replace") as edit:
        edit.remove(Attachment, 1)
        edit.add(Attachment(content=edit.keep(b"2" * 10)), parent_id=1)
    kept._timer.stop()
    workbook_path.unlink()
    monkeypatch.setattr("ita_desktop.store.workbook.Terms", partial(Terms, content_bytes=10))
    pictured.banner.elsewhere_button.click()
    assert message(pictured) is None
    assert desk.window is not pictured
    assert pictures(desk.window.session.workbook) == [b"2" * 10]


@pytest.fixture
def typed(window, kept, qtbot):
    """A window in which something was typed, written and, a second later, copied."""
    select(window, 0, 0)
    type_into(window.pane.measure.remark, "x")
    with qtbot.waitSignal(kept.copied):
        window.session.autosave.flush()
    return window


def test_the_whole_history_goes_along(desk, typed, elsewhere, workbook_path):
    window = typed
    steps = [step.step for step in window.session.workbook.history()]
    workbook_path.unlink()
    window.banner.elsewhere_button.click()
    assert [step.step for step in desk.window.session.workbook.history()] == steps
    desk.window.commands.undo.trigger()
    assert stored(elsewhere).indicators[0].measures[0].remark == ""


def test_a_whole_folder_that_was_moved_away_goes_on_elsewhere(
    desk, elsewhere, workbook_path, tmp_path, qtbot
):
    stick = tmp_path / "stick"
    stick.mkdir()
    path = stick / "งาน.ita"
    shutil.copy(workbook_path, path)
    window = desk.show(Workbook.open(path))
    rescue = window.findChild(SaveElsewhere).rescue
    qtbot.waitUntil(lambda: rescue.has_copy)
    stick.rename(tmp_path / "pulled")
    select(window, 0, 0)
    window.banner.elsewhere_button.click()
    assert desk.window.session.path == elsewhere
    assert stored(elsewhere).indicators[0].title == "การปฏิบัติหน้าที่"


def test_another_file_in_its_place_is_not_taken_for_it(window, kept, elsewhere, workbook_path):
    select(window, 0, 0)
    type_into(window.pane.measure.remark, "ของเรา")
    window.session.autosave.flush()
    other = workbook_path.with_name("old.ita")
    Workbook.create(other).close()
    other.replace(workbook_path)
    window.banner.elsewhere_button.click()
    assert stored(elsewhere).indicators[0].measures[0].remark == "ของเรา"


def test_before_the_first_copy_the_file_itself_is_read(desk, window, elsewhere, workbook_path):
    select(window, 0, 0)
    window.session.autosave._timer.stop()
    type_into(window.pane.measure.remark, "ยังไม่ลงไฟล์")
    window.session.autosave._timer.stop()
    window.banner.elsewhere_button.click()
    assert stored(elsewhere).indicators[0].measures[0].remark == "ยังไม่ลงไฟล์"
    # What was written elsewhere is not written here later.
    assert not window.session.autosave.is_waiting()
    assert stored(workbook_path).indicators[0].measures[0].remark == ""


def test_the_place_proposed_is_not_the_file_that_cannot_be_written(window, kept, chooser):
    chooser.answers = [None]
    window.banner.elsewhere_button.click()
    (proposed,) = chooser.proposed
    assert proposed != window.session.path.name
    assert proposed.endswith(".ita")


def test_a_row_that_cannot_be_read_shows_no_other_rows_fields(window, kept, workbook_path):
    select(window, 0, 0)
    away = workbook_path.with_name("away.ita")
    workbook_path.rename(away)
    type_into(window.pane.measure.remark, "ยังอยู่")
    assert not window.session.autosave.flush()
    select(window, 0, 1)
    assert window.pane.currentWidget() is window.pane.unread
    assert "เข้าถึง" in window.pane.unread.label.text()
    away.rename(workbook_path)
    window.pane.unread.retry_button.click()
    assert window.pane.currentWidget() is window.pane.measure
    assert window.pane.measure.measures.value() == ["อบรม"]
    assert stored(workbook_path).indicators[0].measures[0].remark == "ยังอยู่"


def test_a_mistake_of_ours_while_saving_keeps_the_words_and_asks_before_closing(
    desk, window, kept, elsewhere, monkeypatch
):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: told.append(kind))
    select(window, 0, 0)
    type_into(window.pane.measure.remark, "คำที่พิมพ์")
    with monkeypatch.context() as broken:
        broken.setattr(window.session.workbook, "change", _mistake)
        assert not window.session.autosave.flush()
        assert not window.session.autosave.flush()
        assert told == [ZeroDivisionError]
        assert not window.close()
        assert window.isVisible()
        message(window).close()
        window.banner.elsewhere_button.click()
    assert stored(elsewhere).indicators[0].measures[0].remark == "คำที่พิมพ์"


def _mistake(*_, **__):
    raise ZeroDivisionError


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_lost(
    desk, window, kept, chooser, workbook_path
):
    select(window, 0, 0)
    type_into(window.pane.measure.remark, "รออยู่")
    for answer in (workbook_path.parent / "ไม่มี" / "x.ita", workbook_path):
        chooser.answers = [answer]
        window.banner.elsewhere_button.click()
        assert message(window) is not None
        message(window).close()
        assert desk.window is window
    assert window.session.autosave.flush()
    assert stored(workbook_path).indicators[0].measures[0].remark == "รออยู่"


def test_thinking_better_of_it_changes_nothing(desk, window, chooser):
    chooser.answers = [None]
    window.banner.elsewhere_button.click()
    assert desk.window is window
    assert message(window) is None


def test_closing_with_unsaved_words_offers_the_same(desk, window, kept, elsewhere, workbook_path):
    select(window, 0, 0)
    workbook_path.unlink()
    type_into(window.pane.measure.remark, "สุดท้าย")
    window.close()
    box = message(window)
    (button,) = [one for one in box.buttons() if "ที่อื่น" in one.text()]
    button.click()
    assert desk.window is not window
    assert stored(elsewhere).indicators[0].measures[0].remark == "สุดท้าย"


def test_a_copy_read_while_something_changed_does_not_count(
    desk, window, kept, elsewhere, workbook_path
):
    kept._timer.stop()
    kept._copy()
    read_before_it = content_of(workbook_path)
    select(window, 0, 0)
    type_into(window.pane.measure.remark, "ระหว่างอ่าน")
    window.session.autosave.flush()
    kept._on_read(read_before_it)
    workbook_path.unlink()
    window.banner.elsewhere_button.click()
    assert stored(elsewhere).indicators[0].measures[0].remark == "ระหว่างอ่าน"


class TestAFileThatIsGoneWhileNothingWaits:
    """A stick was pulled out between two words: the way on is offered at once."""

    @pytest.fixture
    def gone(self, window, kept, workbook_path):
        """The window on a file whose stick is gone for good."""
        select(window, 0, 0)
        window.session.workbook.close()
        workbook_path.unlink()
        return window

    def test_it_is_offered_where_another_row_cannot_be_read(
        self, desk, gone, elsewhere, workbook_path
    ):
        select(gone, 0, 1)
        assert gone.banner.isVisible()
        assert workbook_path.name in gone.banner.label.text()
        gone.banner.elsewhere_button.click()
        assert desk.window.session.path == elsewhere
        assert desk.window.pane.measure.measures.value() == ["อบรม"]
        assert shape(desk.window) == shape(gone)

    def test_it_is_offered_where_a_row_cannot_be_added(self, desk, gone, elsewhere):
        gone.commands.add_measure.trigger()
        message(gone).close()
        assert gone.banner.isVisible()
        gone.banner.elsewhere_button.click()
        desk.window.commands.add_measure.trigger()
        assert len(stored(elsewhere).indicators[0].measures) == 3

    def test_it_is_not_offered_any_more_when_the_file_is_back(self, gone, workbook_path, tmp_path):
        gone.commands.add_measure.trigger()
        message(gone).close()
        gone.banner.retry_button.click()
        assert gone.banner.isVisible()
        Workbook.create(workbook_path).close()
        gone.banner.retry_button.click()
        assert not gone.banner.isVisible()
