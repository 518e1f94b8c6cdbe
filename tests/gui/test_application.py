"""The program as a whole: its start, its end, its mistakes, its looks."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QMessageBox

from ita_desktop.gui import run
from ita_desktop.gui.dialogs.message_box import MessageBox
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.start.first_steps import FirstSteps
from ita_desktop.gui.start.start_page import StartPage
from ita_desktop.gui.start.year_dialog import YearDialog
from ita_desktop.gui.trouble.crash import CrashReporter
from ita_desktop.gui.trouble.mistake_dialog import MistakeDialog
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.locale import Translator
from ita_desktop.model import Digits, Report
from ita_desktop.problems import Problem
from ita_desktop.store import Workbook
from tests.gui.asking import lay_out, select, stored, type_into


def test_the_first_start_shows_the_ways_to_begin_and_makes_no_file(when_shown, home):
    shown = []

    def close(page):
        shown.append((page.last_year.accessibleName(), page.notice.text()))
        page.close()

    when_shown(StartPage, close)
    assert run(["ita-desktop"], None) == 0
    assert shown == [("เริ่มจากไฟล์ปีที่แล้ว", "")]
    assert list(home.rglob("*.ita")) == []


def test_the_ways_to_begin_are_shown_when_the_last_file_is_gone(when_shown, workbook_path):
    said = []

    def close(page):
        said.append(page.notice.text())
        page.close()

    when_shown(MainWindow, MainWindow.close)
    run(["ita-desktop"], workbook_path)
    workbook_path.unlink()
    when_shown(StartPage, close)
    assert run(["ita-desktop"], None) == 0
    assert "งาน.ita" in said[0]


def test_a_mistake_of_ours_is_caught_while_the_window_is_open(when_shown, workbook_path):
    hooks = []

    def close(window):
        hooks.append(sys.excepthook)
        window.close()

    before = sys.excepthook
    when_shown(MainWindow, close)
    run(["ita-desktop"], workbook_path)
    assert isinstance(hooks[0].__self__, CrashReporter)
    assert sys.excepthook is before


def test_the_next_start_opens_the_file_that_was_open_last(when_shown, workbook_path):
    opened = []

    def close(window):
        opened.append(window.session.path)
        window.close()

    for path in (workbook_path, None):
        when_shown(MainWindow, close)
        assert run(["ita-desktop"], path) == 0
    assert opened == [workbook_path, workbook_path]


def test_a_file_that_is_open_elsewhere_is_told_in_thai_and_ends_with_2(when_shown, workbook_path):
    said = []

    def leave(box):
        said.append((box.text(), [button.text() for button in box.buttons()]))
        box.reject()

    with Workbook.open(workbook_path):
        when_shown(MessageBox, leave)
        assert run(["ita-desktop"], workbook_path) == 2
    assert "งาน.ita" in said[0][0]
    assert said[0][1] == ["เปิดไฟล์อื่น…", "ออกจากโปรแกรม"]


def test_a_missing_file_is_not_made_behind_ones_back(when_shown, tmp_path):
    when_shown(MessageBox, MessageBox.reject)
    assert run(["ita-desktop"], tmp_path / "ไม่มี.ita") == 2
    assert not (tmp_path / "ไม่มี.ita").exists()


def test_everything_is_shown_in_the_font_that_comes_along(qapp):
    assert QFontInfo(qapp.font()).family() == "Sarabun"
    assert qapp.font().pointSize() == 14
    assert QLocale().language() == QLocale.Language.Thai


@pytest.mark.parametrize(
    ("language", "words"), [("th", ["ตกลง", "ยกเลิก", "ปิด"]), ("en", ["OK", "Cancel", "Close"])]
)
def test_qts_own_buttons_speak_the_chosen_language(desk, window, qtbot, language, words):
    if language != "th":
        window.commands.languages[language].trigger()
        lay_out()
    box = QMessageBox()
    qtbot.addWidget(box)
    kind = QMessageBox.StandardButton
    buttons = [box.addButton(name) for name in (kind.Ok, kind.Cancel, kind.Close)]
    assert [button.text() for button in buttons] == words


def test_the_context_menu_of_a_field_is_thai_and_has_no_second_undo(window):
    for field in (window.pane.measure.measures, window.pane.indicator.label):
        texts = [action.text().split("\t")[0] for action in field.context_menu().actions()]
        assert texts == ["ตัด (&T)", "คัดลอก (&C)", "วาง (&P)", "ลบ", "", "เลือกทั้งหมด"]


def test_what_is_empty_says_what_to_do_next_and_does_it(desk, tmp_path):
    window = desk.show(Workbook.create(tmp_path / "ใหม่.ita", reports=[Report(fiscal_year=2567)]))
    steps, commands = window.findChild(FirstSteps), window.commands

    def offered():
        return [action for action, button in steps.buttons.items() if button.isVisible()]

    assert "เพิ่มตัวชี้วัดแรก" in steps.label.text()
    assert set(offered()) == {commands.add_indicator, commands.import_source}
    steps.buttons[commands.add_indicator].click()
    assert "ยังไม่มีมาตรการ" in steps.label.text()
    assert offered() == [commands.add_measure]
    steps.buttons[commands.add_measure].click()
    assert not steps.isVisible()
    select(window, 0)
    assert not steps.isVisible()
    with window.session.change("Remove a report") as edit:
        edit.remove(Report, window.session.report_id)
    assert not steps.isVisible()
    assert window.pane.currentWidget() is window.pane.empty


def test_a_file_without_a_report_offers_the_ways_to_get_one(desk, tmp_path, chooser, qtbot):
    window = desk.show(Workbook.create(tmp_path / "ใหม่.ita"))
    lay_out()
    page = window.pane.empty
    assert page.add_year.isVisible()
    chooser.answers = [None]
    page.import_source.click()
    assert chooser.answers == []
    page.add_year.click()
    dialog = window.findChild(YearDialog)
    dialog.go_on.click()
    assert len(window.session.workbook.reports()) == 1
    assert window.pane.currentWidget() is window.pane.report


def test_the_arrow_keys_move_in_the_tree_from_the_start(desk, window):
    with window.session.change("Add a fiscal year") as edit:
        edit.add(Report(fiscal_year=2567))
    window.commands.languages["en"].trigger()
    lay_out()
    assert desk.window.year_chooser.isVisible()
    assert desk.window.focusWidget() is desk.window.view


def test_the_title_bar_shows_the_files_whole_name(desk, tmp_path):
    window = desk.show(
        Workbook.create(tmp_path / "ก [*] <b>&amp;.ita", reports=[Report(fiscal_year=2567)])
    )
    window.ensurePolished()
    assert window.windowTitle().replace("[*][*]", "[*]").startswith("ก [*] <b>&amp;")
    assert "[*][*]" in window.windowTitle()


def test_the_title_bar_follows_the_year_in_view(window):
    assert window.windowTitle() == "งาน — ปีงบประมาณ ๒๕๖๖ — ITA Desktop"
    with window.session.change("Add a fiscal year") as edit:
        other = edit.add(Report(fiscal_year=2567, digits=Digits.ARABIC))
    window.session.show_report(other)
    assert window.windowTitle() == "งาน — ปีงบประมาณ 2567 — ITA Desktop"
    with window.session.change("Change the fiscal year") as edit:
        edit.set(Report, other, fiscal_year=2568)
    assert window.windowTitle() == "งาน — ปีงบประมาณ 2568 — ITA Desktop"
    with window.session.change("Remove a report") as edit:
        for report in window.session.workbook.reports():
            edit.remove(Report, report.id)
    assert window.windowTitle() == "งาน — ITA Desktop"


@pytest.mark.parametrize("role", ["field", "hint", "section", "heading"])
def test_no_label_cuts_the_marks_below_or_above_a_letter(qapp, qtbot, role):
    label = plain_label("ผู้ ญู ปั๊ ที่", role)
    qtbot.addWidget(label)
    label.adjustSize()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    cut = _ink(label)
    label.setMinimumHeight(label.height() + 40)
    label.adjustSize()
    assert cut == _ink(label)


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_narrow_window_cuts_off_no_field(desk, window, language):
    if language != "th":
        window.commands.languages[language].trigger()
        lay_out()
    window = desk.window
    for rows in ((), (0,), (0, 0)):
        select(window, *rows)
        window.resize(910, 480)
        window.splitter.setSizes([590, 320])
        lay_out()
        page = window.pane.currentWidget()
        assert page.widget().width() <= page.viewport().width()


def _ink(label):
    image = label.grab().toImage()
    ground = image.pixel(0, 0)
    return sum(
        image.pixel(x, y) != ground for x in range(image.width()) for y in range(image.height())
    )


def test_typing_all_day_does_not_use_up_what_python_counts(window):
    select(window, 0, 0)
    field = window.pane.measure.remark
    type_into(field, "a")
    before = [sys.getrefcount(one) for one in (True, False, None)]
    type_into(field, "b" * 200)
    after = [sys.getrefcount(one) for one in (True, False, None)]
    assert all(new > old - 100 for old, new in zip(before, after, strict=True))


class TestOurOwnMistakes:
    """No traceback reaches a user."""

    @pytest.fixture
    def crash(self, desk, tmp_path):
        return CrashReporter(tmp_path / "log", desk.save, lambda: desk.translate)

    def raise_in(self, crash, error):
        try:
            raise error
        except type(error):
            crash.report(*sys.exc_info())

    def boxes(self):
        return [
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, MessageBox | MistakeDialog) and widget.isVisible()
        ]

    def test_the_work_is_saved_and_the_log_named(self, crash, window, workbook_path, tmp_path):
        select(window, 0, 0)
        type_into(window.pane.measure.remark, "ก่อนพัง")
        self.raise_in(crash, ZeroDivisionError("<b>x</b>"))
        assert stored(workbook_path).indicators[0].measures[0].remark == "ก่อนพัง"
        log = tmp_path / "log" / "errors.log"
        assert "ZeroDivisionError: <b>x</b>" in log.read_text("utf-8")
        (box,) = self.boxes()
        assert log.name in box.text()
        assert str(log.parent) in box.text()
        assert "งานของคุณบันทึกไว้แล้ว" in box.text()
        assert "Traceback" not in box.text()
        box.close()

    def test_the_log_is_found_and_its_words_copied(self, crash, qapp, tmp_path, monkeypatch):
        opened = []
        self.raise_in(crash, ZeroDivisionError("x"))
        (box,) = self.boxes()
        monkeypatch.setattr(box, "_open_url", lambda url: bool(opened.append(url)) or True)
        box.folder_button.click()
        assert opened == [QUrl.fromLocalFile(str(tmp_path / "log"))]
        box.name_button.click()
        assert QApplication.clipboard().text() == str(tmp_path / "log" / "errors.log")
        box.details_button.click()
        assert "ZeroDivisionError: x" in QApplication.clipboard().text()
        assert "คัดลอกแล้ว" in box.done_label.text()
        box.close()

    def test_a_failing_save_is_not_called_saved(self, qapp, tmp_path):
        def save():
            raise ValueError

        crash = CrashReporter(tmp_path, save, lambda: Translator("th"))
        self.raise_in(crash, ZeroDivisionError())
        text = (tmp_path / "errors.log").read_text("utf-8")
        assert "ValueError" in text
        assert "ZeroDivisionError" in text
        (box,) = self.boxes()
        assert "อาจยังไม่ได้บันทึก" in box.text()
        box.close()

    def test_a_problem_is_said_and_not_logged(self, crash, window, tmp_path):
        self.raise_in(crash, Problem("This entry is no longer in the workbook."))
        (box,) = self.boxes()
        assert box.text() == "ไม่มีรายการนี้ในไฟล์งานแล้ว"
        assert not (tmp_path / "log").exists()
        box.close()

    def test_a_log_that_cannot_be_written_hides_nothing(self, qapp, tmp_path):
        blocked = tmp_path / "file"
        blocked.write_text("")
        crash = CrashReporter(blocked, lambda: True, lambda: Translator("th"))
        self.raise_in(crash, ZeroDivisionError())
        (box,) = self.boxes()
        assert "งานของคุณบันทึกไว้แล้ว" in box.text()
        box.close()
