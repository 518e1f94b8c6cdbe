"""On a disk that is really full nothing typed is lost, and she is told what to do."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from ita_desktop.assets import RESOURCES
from ita_desktop.gui import run
from ita_desktop.gui.autosave import Place
from ita_desktop.gui.export.pdf_dialog import PdfDialog
from ita_desktop.gui.start.last_year_dialog import LastYearDialog
from ita_desktop.gui.start.office_form import OfficeForm
from ita_desktop.gui.trouble.save_elsewhere import SaveElsewhere
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Measure, Report
from ita_desktop.store import Workbook
from tests.full_disk import SmallDisk
from tests.gui.asking import lay_out, message, select, shape, stored, type_into

FULL = "ดิสก์เต็ม"
WHAT_TO_DO = "ลบไฟล์ที่ไม่ใช้แล้วลองใหม่ หรือ"
NAME = "งาน.ita"


@pytest.fixture
def path(small_disk, workbook_path):
    """The workbook on the small disk."""
    return shutil.copy(workbook_path, small_disk.path / NAME)


@pytest.fixture
def window(desk, path, qtbot):
    """The window on a workbook on the small disk, the first measure shown."""
    window = desk.show(Workbook.open(path))
    window.resize(1366, 720)
    lay_out()
    rescue = window.findChild(SaveElsewhere).rescue
    qtbot.waitUntil(lambda: rescue.has_copy)
    select(window, 0, 0)
    return window


def told(window):
    """Return what the message over the window says, and close it."""
    text = message(window).text()
    message(window).close()
    return text


def remark_in(path):
    return stored(path).indicators[0].measures[0].remark


@pytest.mark.parametrize("fill", [SmallDisk.fill, SmallDisk.fill_with_files])
def test_typed_words_stay_the_banner_says_why_and_room_helps(window, path, small_disk, fill, qtbot):
    fill(small_disk)
    remark = window.pane.measure.remark
    with qtbot.waitSignal(window.session.autosave.failed):
        type_into(remark, "คำที่พิมพ์")
    said = window.banner.label.text()
    assert FULL in said
    assert WHAT_TO_DO in said
    assert NAME in said
    assert window.banner.isVisible()
    assert window.banner.elsewhere_button.isVisible()
    assert remark.value() == "คำที่พิมพ์"
    small_disk.free()
    window.banner.retry_button.click()
    assert not window.banner.isVisible()
    assert remark_in(path) == "คำที่พิมพ์"


def test_the_words_are_still_there_when_she_comes_back_to_them(window, path, small_disk):
    small_disk.fill()
    remark = window.pane.measure.remark
    type_into(remark, "หนึ่ง")
    select(window, 0, 1)
    assert remark.value() == ""
    type_into(remark, "อื่น")
    select(window, 0)
    type_into(window.pane.indicator.label, "๙")
    select(window, 0, 0)
    assert remark.value() == "หนึ่ง"
    type_into(remark, "สอง")
    small_disk.free()
    window.banner.retry_button.click()
    indicator = stored(path).indicators[0]
    assert [measure.remark for measure in indicator.measures] == ["สองหนึ่ง", "อื่น"]
    assert indicator.label == "๙๑"


def test_the_words_are_written_by_themselves_when_there_is_room(window, path, small_disk, qtbot):
    small_disk.fill()
    with qtbot.waitSignal(window.session.autosave.failed):
        type_into(window.pane.measure.remark, "รอ")
    small_disk.free()
    with qtbot.waitSignal(window.session.autosave.saved):
        pass
    assert remark_in(path) == "รอ"


def test_the_work_goes_on_elsewhere_with_every_word(desk, window, small_disk, chooser, tmp_path):
    path = window.session.path
    type_into(window.pane.measure.remark, "ก่อนเต็ม")
    window.session.autosave.flush()
    small_disk.fill()
    type_into(window.pane.measure.reason, "หลังเต็ม")
    assert not window.session.autosave.flush()
    target = tmp_path / "ที่อื่น.ita"
    chooser.answers = [target]
    window.banner.elsewhere_button.click()
    assert desk.window.session.path == target
    measure = stored(target).indicators[0].measures[0]
    assert (measure.remark, measure.reason) == ("ก่อนเต็ม", "หลังเต็ม")
    assert desk.window.commands.undo.isEnabled()
    assert small_disk.names() == [NAME]
    assert remark_in(path) == "ก่อนเต็ม"


def test_a_full_disk_elsewhere_is_told_and_harms_no_file_there(desk, window, small_disk, chooser):
    there = small_disk.path / "เดิม.ita"
    Workbook.create(there, reports=[Report(fiscal_year=2560, title="เดิม")]).close()
    small_disk.fill()
    type_into(window.pane.measure.remark, "ยังอยู่")
    for target in (there, small_disk.path / "ใหม่.ita"):
        chooser.answers = [target]
        window.banner.elsewhere_button.click()
        said = told(window)
        assert FULL in said
        assert target.name in said
        assert desk.window is window
    assert stored(there).title == "เดิม"
    assert small_disk.names() == sorted([f".~lock.{NAME}#", NAME, there.name])
    assert window.pane.measure.remark.value() == "ยังอยู่"
    small_disk.free()
    chooser.answers = [there]
    window.banner.elsewhere_button.click()
    assert remark_in(there) == "ยังอยู่"


def test_where_not_all_of_it_fits_the_file_there_is_not_replaced(window, small_disk, chooser):
    """The file has room there, but not with the words that wait to come into it."""
    autosave, row_id = window.session.autosave, window.pane.measure.binding.row_id
    autosave.put(Place(Measure, row_id, "remark"), "ก" * 100_000, "Edit the remark")
    there = small_disk.path / "เดิม.ita"
    Workbook.create(there, reports=[Report(fiscal_year=2560, title="เดิม")]).close()
    small_disk.fill()
    small_disk.free_bytes(window.session.path.stat().st_size + 50_000)
    chooser.answers = [there]
    window.banner.elsewhere_button.click()
    assert FULL in told(window)
    assert stored(there).title == "เดิม"
    autosave.give_up()


def test_a_change_of_the_rows_is_not_made_and_told(window, small_disk):
    small_disk.fill()
    before = shape(window)
    for command in (window.commands.add_measure, window.commands.remove):
        command.trigger()
        assert FULL in told(window)
        assert shape(window) == before
    small_disk.free()
    window.commands.add_measure.trigger()
    assert shape(window) != before


def test_closing_offers_to_save_elsewhere(window, small_disk, chooser, tmp_path):
    small_disk.fill()
    type_into(window.pane.measure.remark, "สุดท้าย")
    window.close()
    assert window.isVisible()
    box = message(window)
    assert FULL in box.text()
    chooser.answers = [tmp_path / "ที่อื่น.ita"]
    next(button for button in box.buttons() if "ที่อื่น" in button.text()).click()
    assert remark_in(tmp_path / "ที่อื่น.ita") == "สุดท้าย"


def test_a_new_file_is_told_where_it_was_asked_for_and_nothing_is_left(
    desk, small_disk, chooser, qtbot
):
    page = desk.welcome()
    small_disk.fill()
    chooser.answers = [small_disk.path / "ใหม่.ita"] * 2
    page.new.click()
    form = page.findChild(OfficeForm)
    type_into(form.name, "อบต.ก")
    form.go_on.click()
    assert FULL in form.complaint.text()
    assert WHAT_TO_DO in form.complaint.text()
    assert form.isVisible()
    assert small_disk.names() == []
    small_disk.free()
    form.go_on.click()
    assert desk.window.session.workbook.office().name == "อบต.ก"


def test_a_new_file_from_last_years_is_whole_or_not_there(desk, small_disk, chooser, qtbot):
    page = desk.welcome()
    small_disk.fill()
    chooser.answers = [RESOURCES / "sample-report-2566.txt", *[small_disk.path / "ใหม่.ita"] * 2]
    page.last_year.click()
    qtbot.waitUntil(lambda: page.findChild(LastYearDialog) is not None)
    dialog = page.findChild(LastYearDialog)
    dialog.go_on.click()
    assert FULL in dialog.complaint.text()
    assert small_disk.names() == []
    small_disk.free()
    dialog.go_on.click()
    assert len(desk.window.session.workbook.reports()) == 2


def test_an_export_is_told_and_leaves_the_file_that_was_there(window, small_disk, chooser, qtbot):
    targets = [small_disk.path / "x.pdf", small_disk.path / "x.json"]
    for target in targets:
        target.write_bytes(b"before")
    names = small_disk.names()
    small_disk.fill()
    chooser.answers = list(targets)
    window.commands.export_pdf.trigger()
    dialog = window.findChild(PdfDialog)
    qtbot.waitUntil(dialog.close_button.isVisible)
    assert FULL in dialog.label.text()
    assert WHAT_TO_DO in dialog.label.text()
    dialog.close_button.click()
    window.commands.export_json.trigger()
    assert FULL in told(window)
    assert [target.read_bytes() for target in targets] == [b"before"] * 2
    assert small_disk.names() == names
    assert not [each for each in window.findChildren(QDialog) if each.isVisible()]


def test_the_program_starts_with_the_disk_of_her_home_full(small_disk, workbook_path, monkeypatch):
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(small_disk.path))
    path = shutil.copy(workbook_path, small_disk.path / NAME)
    small_disk.fill()
    seen = []

    def look():
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
        for window in windows:
            if window.isVisible():
                timer.stop()
                select(window, 0, 0)
                type_into(window.pane.measure.remark, "ก")
                seen.append(window.session.autosave.flush())
                small_disk.free()
                window.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    assert run(["ita-desktop"], path) == 0
    assert seen == [False]
    assert remark_in(path) == "ก"
