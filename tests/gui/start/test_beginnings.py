"""The first start: from last year's file, anew, or a file that is there."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from ita_desktop.assets import RESOURCES
from ita_desktop.gui.checks.control import ChecksControl
from ita_desktop.gui.export.pdf_dialog import PdfDialog
from ita_desktop.gui.fields.read_text import ReadText
from ita_desktop.gui.start.last_year_dialog import LastYearDialog
from ita_desktop.gui.start.office_form import OfficeForm
from ita_desktop.model import OfficeKind, Report
from ita_desktop.store import Workbook
from ita_desktop.thai.calendar import fiscal_year_of
from tests.gui.asking import lay_out, message, shape, type_into

SEED = RESOURCES / "sample-report-2566.txt"


@pytest.fixture
def page(desk, qtbot):
    page = desk.welcome()
    lay_out()
    return page


def last_year_dialog(front, qtbot):
    """Wait until the file is read; return the dialog that shows what is in it."""
    found = []

    def look():
        found[:] = [one for one in front.findChildren(LastYearDialog) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(look)
    return found[0]


def undo_all(window):
    """Press undo for as long as it can be pressed."""
    while window.commands.undo.isEnabled():
        window.commands.undo.trigger()


class TestFromLastYear:
    """Indicators and measures are there, results are not, and she is told so."""

    def test_a_text_file_becomes_a_new_file_with_both_years(
        self, desk, page, chooser, tmp_path, qtbot
    ):
        target = tmp_path / "ใหม่.ita"
        chooser.answers = [SEED, target]
        page.last_year.click()
        dialog = last_year_dialog(page, qtbot)
        assert "6 ตัวชี้วัด" in dialog.taken_over.text()
        assert "สถานะ" in dialog.left_empty.text()
        assert "บรรทัด" in dialog.notes.toPlainText()
        assert isinstance(dialog.notes, ReadText)
        assert dialog.page.verticalScrollBar().maximum() == 0
        assert dialog.year.text() == "๒๕๖๗"
        assert not target.exists()
        dialog.go_on.click()
        assert desk.window.session.path == target
        assert not page.isVisible()
        assert "ปีงบประมาณ ๒๕๖๗" in desk.window.windowTitle()
        assert len(shape(desk.window)) == 6
        with Workbook.open(target, read_only=True) as workbook:
            old, new = workbook.report_of_year(2566), workbook.report_of_year(2567)
            assert workbook.office().name == "เทศบาลตำบลรวมใจพัฒนา"
        assert [m.status for one in new.indicators for m in one.measures] == [None] * 6
        assert not any(m.outcomes for one in new.indicators for m in one.measures)
        assert all(m.outcomes for one in old.indicators for m in one.measures)
        assert new.indicators[0].measures[0].steps == old.indicators[0].measures[0].steps

    def test_undo_leaves_both_years_in_the_new_file(self, desk, page, chooser, tmp_path, qtbot):
        chooser.answers = [SEED, tmp_path / "ใหม่.ita"]
        page.last_year.click()
        last_year_dialog(page, qtbot).go_on.click()
        undo_all(desk.window)
        years = [report.fiscal_year for report in desk.window.session.workbook.reports()]
        assert years == [2567, 2566]
        assert len(shape(desk.window)) == 6

    def test_the_outcomes_are_kept_when_she_wants_them(self, desk, page, chooser, tmp_path, qtbot):
        chooser.answers = [SEED, tmp_path / "ใหม่.ita"]
        page.last_year.click()
        dialog = last_year_dialog(page, qtbot)
        dialog.keep_outcomes.click()
        dialog.go_on.click()
        new = desk.window.session.workbook.report_of_year(2567)
        assert all(m.outcomes for one in new.indicators for m in one.measures)

    def test_a_workbook_of_the_program_gets_the_new_year_itself(
        self, desk, page, chooser, workbook_path, qtbot
    ):
        chooser.answers = [workbook_path]
        page.last_year.click()
        dialog = last_year_dialog(page, qtbot)
        assert "เทศบาลตำบลทดสอบ" in dialog.found.text()
        dialog.go_on.click()
        assert desk.window.session.path == workbook_path
        assert [r.fiscal_year for r in desk.window.session.workbook.reports()] == [2567, 2566]
        assert "๒๕๖๗" in desk.window.windowTitle()

    def test_json_goes_too_and_the_newest_year_counts(self, desk, page, chooser, tmp_path, qtbot):
        source = tmp_path / "x.json"
        reports = [{"fiscal_year": year, "indicators": []} for year in (2565, 2567, 2566)]
        data = {"format": "ita-desktop", "version": 1, "office": {"name": "ก"}, "reports": reports}
        source.write_text(json.dumps(data), "utf-8")
        chooser.answers = [source, tmp_path / "ใหม่.ita"]
        page.last_year.click()
        dialog = last_year_dialog(page, qtbot)
        dialog.year.setText("2566")
        dialog.go_on.click()
        assert "2566" in dialog.complaint.text()
        dialog.year.setText("68")
        dialog.go_on.click()
        years = [report.fiscal_year for report in desk.window.session.workbook.reports()]
        assert years == [2568, 2567, 2566, 2565]

    def test_a_year_that_is_no_year_is_said_where_it_was_typed(
        self, desk, page, chooser, workbook_path, qtbot
    ):
        chooser.answers = [workbook_path]
        page.last_year.click()
        dialog = last_year_dialog(page, qtbot)
        dialog.year.setText("ปีหน้า")
        dialog.go_on.click()
        assert dialog.isVisible()
        assert dialog.complaint.isVisible()
        assert desk.window is None
        dialog.reject()
        # The file is let go again.
        Workbook.open(workbook_path).close()

    def test_a_file_that_holds_no_report_is_told_and_the_page_stays(
        self, page, chooser, tmp_path, qtbot
    ):
        source = tmp_path / "เปล่า.txt"
        source.write_bytes(b"")
        chooser.answers = [source]
        page.last_year.click()
        qtbot.waitUntil(lambda: message(page) is not None)
        assert "เปล่า.txt" in message(page).text()
        assert QApplication.overrideCursor() is None
        message(page).close()
        assert page.isVisible()

    def test_a_place_that_is_taken_leaves_the_question_open(
        self, desk, page, chooser, tmp_path, qtbot
    ):
        taken = tmp_path / "มีแล้ว.ita"
        taken.write_bytes(b"somebody's")
        chooser.answers = [SEED, taken, tmp_path / "อื่น.ita"]
        page.last_year.click()
        dialog = last_year_dialog(page, qtbot)
        dialog.go_on.click()
        assert dialog.isVisible()
        assert "มีแล้ว.ita" in dialog.complaint.text()
        assert taken.read_bytes() == b"somebody's"
        dialog.go_on.click()
        assert desk.window.session.path == tmp_path / "อื่น.ita"

    def test_from_the_window_the_open_file_itself_can_be_last_years(
        self, desk, window, chooser, workbook_path, qtbot
    ):
        chooser.answers = [workbook_path]
        window.commands.from_last_year.trigger()
        last_year_dialog(window, qtbot).go_on.click()
        assert desk.window is window
        assert len(window.session.workbook.reports()) == 2
        assert "๒๕๖๗" in window.windowTitle()

    def test_last_years_file_becomes_a_checked_pdf_in_twelve_strokes_at_most(
        self, desk, page, chooser, tmp_path, qtbot
    ):
        strokes = []

        def press(widget, key, modifiers=Qt.KeyboardModifier.NoModifier):
            strokes.append(key)
            QTest.keyClick(widget, key, modifiers)

        pdf = tmp_path / "x.pdf"
        chooser.answers = [SEED, tmp_path / "ใหม่.ita", pdf]
        press(page.last_year, Qt.Key.Key_Return)
        strokes += ["choose the file", "open it"]
        dialog = last_year_dialog(page, qtbot)
        press(dialog.go_on, Qt.Key.Key_Return)
        strokes += ["take the proposed place"]
        window = desk.window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        press(window, Qt.Key.Key_F7)
        checks = window.findChild(ChecksControl)
        qtbot.waitUntil(checks.is_up_to_date)
        press(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        strokes += ["take the proposed name"]
        ready = window.findChild(PdfDialog)
        qtbot.waitUntil(ready.open_button.isVisible)
        assert pdf.read_bytes().startswith(b"%PDF-")
        ready.close_button.click()
        assert len(strokes) <= 12
        assert len(strokes) == 8


class TestAnew:
    """The office is asked for once."""

    def test_the_office_is_filled_in_once_and_stands_in_the_file(
        self, desk, page, chooser, tmp_path
    ):
        proposed = []
        target = tmp_path / "ใหม่.ita"
        chooser.new = lambda parent, title, name, kinds, suffix: proposed.append(name) or target
        page.new.click()
        form = page.findChild(OfficeForm)
        type_into(form.name, "อบต. แม่/ใจ")
        assert form.kind.value() is OfficeKind.SUBDISTRICT
        type_into(form.district, "แม่ใจ")
        type_into(form.province, "พะเยา")
        form.go_on.click()
        assert proposed == ["อบต. แม่ ใจ ITA.ita"]
        office = desk.window.session.workbook.office()
        assert (office.name, office.kind) == ("อบต. แม่/ใจ", OfficeKind.SUBDISTRICT)
        assert (office.district, office.province) == ("แม่ใจ", "พะเยา")
        assert desk.window.pane.report.name.value() == "อบต. แม่/ใจ"
        (report,) = desk.window.session.workbook.reports()
        assert report.fiscal_year == fiscal_year_of(date.today())  # noqa: DTZ011

    def test_the_report_begins_with_the_years_template_in_the_offices_name(
        self, desk, page, chooser, tmp_path
    ):
        chooser.answers = [tmp_path / "ใหม่.ita"]
        page.new.click()
        form = page.findChild(OfficeForm)
        type_into(form.name, "เทศบาลตำบลก")
        form.year.setText("2568")
        form.year.left.emit()
        assert "O26" in form.template.note.text()
        form.go_on.click()
        report = desk.window.session.report()
        assert len(report.indicators) == 10
        assert "๒๕๖๘" in report.title
        assert "เทศบาลตำบลก" in report.preface
        assert report.ita_year == 2569

    def test_the_template_follows_year_and_kind_until_she_chooses_one(self, page):
        page.new.click()
        form = page.findChild(OfficeForm)

        def turn_to(year):
            form.year.setText(year)
            form.year.left.emit()
            return None if form.template.value() is None else form.template.value().key

        assert turn_to("2566") == "standard-2564-2566"
        assert turn_to("25") == "standard-2564-2566"
        assert turn_to("2567") == "standard"
        row = form.template.findText("แบบ ๗ ประเด็น")
        form.template.setCurrentIndex(row)
        form.template.activated.emit(row)
        assert turn_to("2566") == "seven-issues"
        assert turn_to("2564") == "standard-2564-2566"
        form.reject()

    def test_an_own_template_is_offered_first_and_a_broken_one_is_told(self, page, home):
        folder = home / "data" / "ita-desktop" / "templates"
        folder.mkdir(parents=True)
        (folder / "ours.toml").write_text('name = "ของเรา <b>"', "utf-8")
        (folder / "ผิด.toml").write_text("x", "utf-8")
        page.new.click()
        form = page.findChild(OfficeForm)
        assert form.template.currentText() == "ของเรา <b>"
        assert "ผิด.toml" in form.template.note.text()
        assert form.template.note.textFormat() is Qt.TextFormat.PlainText
        form.reject()

    def test_undo_takes_back_what_was_typed_but_not_the_first_year(
        self, desk, page, chooser, tmp_path
    ):
        chooser.answers = [tmp_path / "ใหม่.ita"]
        page.new.click()
        form = page.findChild(OfficeForm)
        type_into(form.name, "อบต.ก")
        form.go_on.click()
        window = desk.window
        assert not window.commands.undo.isEnabled()
        begun = shape(window)
        window.commands.add_indicator.trigger()
        assert len(shape(window)) == len(begun) + 1
        undo_all(window)
        assert shape(window) == begun
        assert len(window.session.workbook.reports()) == 1
        assert window.pane.report.name.value() == "อบต.ก"
        assert window.commands.redo.isEnabled()

    def test_a_kind_that_she_chose_is_not_chosen_again(self, page):
        page.new.click()
        form = page.findChild(OfficeForm)
        form.kind.setCurrentIndex(3)
        form.kind.activated.emit(3)
        type_into(form.name, "เทศบาลตำบลก")
        assert form.kind.value() is OfficeKind.SCHOOL
        form.reject()

    def test_a_year_that_is_no_year_is_said_and_nothing_is_made(self, desk, page, tmp_path):
        page.new.click()
        form = page.findChild(OfficeForm)
        form.year.setText("x")
        form.go_on.click()
        assert form.complaint.isVisible()
        assert desk.window is None
        form.reject()


class TestThePage:
    """It is closed by what it leads to, and only by that."""

    def test_a_file_that_is_there_is_opened(self, desk, page, chooser, workbook_path):
        chooser.answers = [workbook_path]
        page.open.click()
        assert desk.window.session.path == workbook_path
        assert desk.start_page is None

    def test_a_file_that_does_not_open_is_told_over_the_page(self, desk, page, chooser, tmp_path):
        bad = tmp_path / "รูป.ita"
        bad.write_bytes(b"x" * 999)
        chooser.answers = [bad]
        page.open.click()
        assert "รูป.ita" in message(page).text()
        message(page).close()
        assert page.isVisible()
        assert desk.window is None

    def test_changing_ones_mind_leaves_the_page(self, page, chooser):
        chooser.answers = [None, None]
        page.last_year.click()
        page.open.click()
        assert page.isVisible()
        assert [box for box in page.findChildren(QDialog) if box.isVisible()] == []

    def test_every_choice_is_reached_with_tab_and_pressed_with_enter(self, page, qtbot):
        pressed = []
        page.activateWindow()
        page.last_year.setFocus()
        for button in (page.last_year, page.new, page.open):
            button.clicked.disconnect()
            button.clicked.connect(lambda _=False, button=button: pressed.append(button))
        for _ in range(3):
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert pressed == [page.last_year, page.new, page.open]
        reached = set()
        for _ in range(6):
            reached.add(page.focusWidget())
            QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert {page.help_button, page.language_button, page.quit_button} <= reached

    def test_the_other_language_is_one_click_away(self, desk, page, settings):
        page.language_button.click()
        again = desk.start_page
        assert again is not page
        assert again.last_year.accessibleName() == "Start from last year's file"
        assert settings.language == "en"

    @pytest.mark.parametrize("width", [None, 420, 900])
    def test_no_word_of_a_choice_is_cut_off(self, desk, page, settings, tmp_path, width):
        settings.note_workbook(tmp_path / "a.ita")
        page.language_button.click()
        page = desk.start_page
        page.resize(width or page.width(), 700)
        lay_out()
        for button in (page.last_year, page.new, page.open):
            for label in button.findChildren(QLabel):
                if label.text():
                    assert label.height() >= label.heightForWidth(label.width())

    def test_nothing_is_read_as_markup(self, desk, qtbot):
        page = desk.welcome("<b>ก&amp;</b>")
        assert page.notice.textFormat() is Qt.TextFormat.PlainText
        assert page.notice.text() == "<b>ก&amp;</b>"


def test_a_report_removed_from_the_file_says_so_when_it_is_last_years(
    page, chooser, workbook_path, qtbot
):
    with Workbook.open(workbook_path) as workbook, workbook.change("Remove") as edit:
        edit.remove(Report, workbook.reports()[0].id)
    chooser.answers = [workbook_path]
    page.last_year.click()
    assert message(page) is not None
    message(page).close()
    Workbook.open(workbook_path).close()
