"""New, open, import, PDF, JSON, years, languages: what the file menu does."""

from __future__ import annotations

import json

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox
from shiboken6 import isValid

from ita_desktop.assets import RESOURCES
from ita_desktop.gui.export.import_dialog import ImportDialog
from ita_desktop.gui.export.pdf_dialog import PdfDialog
from ita_desktop.gui.export.pdf_export import PdfExport
from ita_desktop.gui.start.office_form import OfficeForm
from ita_desktop.gui.start.year_dialog import YearDialog
from ita_desktop.model import Digits, Office, Report
from ita_desktop.store import Workbook
from tests.gui.asking import lay_out, message, select, shape, stored, type_into
from tests.pdf.readers import READERS


def make_new(window, chooser, path, *more):
    """Go through File, New; `more` are the answers to what is asked later."""
    chooser.answers = [path, *more]
    window.commands.new.trigger()
    window.findChild(OfficeForm).go_on.click()


def begin_with(dialog, template):
    """Choose what a new report begins with: a template's name, or nothing."""
    row = dialog.template.findText(template)
    dialog.template.setCurrentIndex(row)
    dialog.template.activated.emit(row)


def test_a_new_file_has_a_report_of_this_fiscal_year_with_the_official_indicators(
    desk, window, chooser, tmp_path
):
    make_new(window, chooser, tmp_path / "ใหม่.ita")
    assert desk.window is not window
    assert desk.window.windowTitle().startswith("ใหม่")
    titles = [title for title, measures in shape(desk.window)]
    assert titles[0] == "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่"
    assert titles[9] == "ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต"
    assert desk.window.tree.index(0, 0).data().startswith("รายงานปีงบประมาณ ๒๕")
    desk.window.commands.add_indicator.trigger()
    assert len(shape(desk.window)) == 11


def test_a_new_file_may_begin_with_an_empty_report(desk, window, chooser, tmp_path):
    chooser.answers = [tmp_path / "ใหม่.ita"]
    window.commands.new.trigger()
    form = window.findChild(OfficeForm)
    begin_with(form, "รายงานเปล่า")
    assert not form.template.note.text().startswith("เตรียม")
    form.go_on.click()
    assert shape(desk.window) == []
    assert desk.window.session.report().title == ""
    desk.window.commands.add_indicator.trigger()
    assert shape(desk.window) == [("ตัวชี้วัดที่ ๑", [])]


def test_a_new_file_never_replaces_one(desk, window, chooser, workbook_path, tmp_path):
    taken = tmp_path / "มีแล้ว.ita"
    taken.write_bytes(b"somebody's")
    make_new(window, chooser, taken)
    assert desk.window is window
    form = window.findChild(OfficeForm)
    assert form.isVisible()
    assert "มีแล้ว.ita" in form.complaint.text()
    form.reject()
    assert taken.read_bytes() == b"somebody's"


def test_opening_another_file_saves_and_closes_this_one(desk, window, chooser, workbook_path):
    other = workbook_path.with_name("อื่น.ita")
    Workbook.create(other).close()
    select(window, 0, 0)
    type_into(window.pane.measure.remark, "ก่อนไป")
    chooser.answers = [other]
    window.commands.open.trigger()
    assert desk.window.session.path == other
    assert desk.window.pane.currentWidget() is desk.window.pane.empty
    with Workbook.open(workbook_path) as workbook:
        report = workbook.report(workbook.reports()[0].id)
    assert report.indicators[0].measures[0].remark == "ก่อนไป"


def test_a_file_open_elsewhere_is_told_and_this_one_stays(desk, window, chooser, tmp_path):
    other = tmp_path / "อื่น.ita"
    with Workbook.create(other):
        chooser.answers = [other]
        window.commands.open.trigger()
        assert desk.window is window
        assert "อื่น.ita" in message(window).text()
        assert window.isVisible()


def test_a_file_of_another_kind_is_refused_in_plain_words(desk, window, chooser, tmp_path):
    other = tmp_path / "<b>รูป&amp;.ita"
    other.write_bytes(bytes(range(256)))
    chooser.answers = [other]
    window.commands.open.trigger()
    assert "<b>รูป&amp;.ita" in message(window).text()
    assert message(window).label.textFormat() is Qt.TextFormat.PlainText
    assert [button.text() for button in message(window).buttons()] == ["ตกลง"]


def test_the_sample_is_imported_into_a_new_file(desk, window, chooser, tmp_path):
    make_new(window, chooser, tmp_path / "ใหม่.ita", RESOURCES / "sample-report-2566.txt")
    window = desk.window
    window.commands.import_source.trigger()
    assert [name.split()[1] for name, _ in shape(window)] == list("๑๒๓๔๔๕")
    assert [len(measures) for _, measures in shape(window)] == [1] * 6
    dialog = window.findChild(ImportDialog)
    assert dialog.isVisible()
    assert "6 ตัวชี้วัด" in dialog.summary.text()
    assert "2567" in dialog.notes.toPlainText()
    assert not dialog.isModal()
    dialog.close()
    window.commands.undo.trigger()
    assert len(shape(window)) == 10


def test_an_import_is_taken_back_from_within_its_dialog(window, chooser, tmp_path, qtbot):
    chooser.answers = [_of_another_year(tmp_path)]
    before = shape(window)
    window.save_status.setText("")
    window.commands.import_source.trigger()
    assert window.save_status.text().startswith("บันทึกแล้ว")
    dialog = window.findChild(ImportDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.notes, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shape(window) == before
    assert not dialog.isVisible()


def test_an_import_done_again_shows_the_year_it_brought(desk, window, chooser, tmp_path):
    make_new(window, chooser, tmp_path / "ใหม่.ita", _of_another_year(tmp_path))
    window = desk.window
    window.commands.import_source.trigger()
    imported = shape(window)
    window.findChild(ImportDialog).close()
    window.commands.undo.trigger()
    assert shape(window) != imported
    window.commands.redo.trigger()
    assert shape(window) == imported


def _of_another_year(folder):
    text = (RESOURCES / "sample-report-2566.txt").read_text("utf-8")
    source = folder / "ปีอื่น.txt"
    text = text.replace("๒๕๖๖", "๒๕๖๕").replace("รวมใจพัฒนา", "ทดสอบ")
    source.write_text(text, "utf-8")
    return source


def test_a_bad_source_changes_nothing(window, chooser, tmp_path):
    source = tmp_path / "เปล่า.txt"
    source.write_bytes(b"")
    chooser.answers = [source]
    before = shape(window)
    window.commands.import_source.trigger()
    assert message(window) is not None
    assert shape(window) == before


def test_the_pdf_is_made_and_can_be_opened(window, chooser, tmp_path, qtbot, monkeypatch):
    opened = []
    target = tmp_path / "รายงาน.pdf"
    chooser.answers = [target]
    window.commands.export_pdf.trigger()
    dialog = window.findChild(PdfDialog)
    monkeypatch.setattr(dialog, "_open_url", lambda url: bool(opened.append(url)) or True)
    qtbot.waitUntil(dialog.open_button.isVisible)
    assert target.read_bytes().startswith(b"%PDF-")
    assert "รายงาน.pdf" in dialog.label.text()
    assert dialog.open_button.text() == "เปิดไฟล์"
    assert dialog.folder_button.text() == "เปิดโฟลเดอร์"
    dialog.open_button.click()
    dialog.folder_button.click()
    assert opened == [QUrl.fromLocalFile(str(target)), QUrl.fromLocalFile(str(tmp_path))]
    dialog.close_button.click()


def test_the_measures_alone_are_made_as_a_pdf_of_their_own(window, chooser, tmp_path, qtbot):
    chooser.answers = [tmp_path / "x.pdf"]
    window.commands.export_measures.trigger()
    assert chooser.proposed == ["มาตรการ ITA 2566.pdf"]
    dialog = window.findChild(PdfDialog)
    qtbot.waitUntil(dialog.open_button.isVisible)
    read = "".join(READERS["pypdf"](tmp_path / "x.pdf").split())
    assert "มาตรการส่งเสริมคุณธรรม" in read
    assert "ผลลัพธ์หรือความสำเร็จ" not in read
    dialog.close_button.click()


def test_the_dialog_says_that_the_font_is_not_on_this_computer(window, chooser, tmp_path, qtbot):
    report_id = window.session.report_id
    with window.session.change("Choose the font") as edit:
        edit.set(Report, report_id, font="No Such Font")
    chooser.answers = [tmp_path / "x.pdf"]
    window.commands.export_pdf.trigger()
    dialog = window.findChild(PdfDialog)
    qtbot.waitUntil(dialog.open_button.isVisible)
    assert "No Such Font" in dialog.label.text()
    assert "Sarabun" in dialog.label.text()
    dialog.close_button.click()


def test_escape_closes_the_dialog_of_a_pdf_that_is_ready(window, chooser, tmp_path, qtbot):
    chooser.answers = [tmp_path / "x.pdf"]
    window.commands.export_pdf.trigger()
    dialog = window.findChild(PdfDialog)
    export = window.findChild(PdfExport)
    qtbot.waitUntil(dialog.open_button.isVisible)
    qtbot.waitUntil(lambda: not isValid(export) or export.isFinished())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_pdf_that_cannot_be_written_is_told_in_the_dialog(window, chooser, tmp_path, qtbot):
    chooser.answers = [tmp_path / "ไม่มี" / "รายงาน.pdf"]
    window.commands.export_pdf.trigger()
    dialog = window.findChild(PdfDialog)
    qtbot.waitUntil(dialog.close_button.isVisible)
    assert "โฟลเดอร์" in dialog.label.text()
    assert not dialog.open_button.isVisible()
    dialog.close_button.click()


def test_a_copy_as_json_holds_what_was_typed_last(window, chooser, tmp_path):
    select(window, 1, 0)
    type_into(window.pane.measure.remark, "ล่าสุด")
    chooser.answers = [tmp_path / "x.json"]
    window.commands.export_json.trigger()
    data = json.loads((tmp_path / "x.json").read_text("utf-8"))
    assert data["reports"][0]["indicators"][1]["measures"][0]["remark"] == "ล่าสุด"
    assert "x.json" in window.statusBar().currentMessage()


def test_changing_ones_mind_in_a_file_dialog_changes_nothing(desk, window, chooser):
    chooser.answers = [None] * 5
    for name in ("from_last_year", "open", "import_source", "export_pdf", "export_json"):
        getattr(window.commands, name).trigger()
    assert desk.window is window
    assert window.findChildren(QDialog) == []


def test_a_year_is_added_and_chosen(window, workbook_path, qtbot):
    assert not window.year_chooser.isVisible()
    window.commands.add_year.trigger()
    dialog = window.findChild(YearDialog)
    assert dialog.year.text() == "๒๕๖๗"
    assert not dialog.template.isVisible()
    dialog.take_over.click()
    assert dialog.template.isVisible()
    begin_with(dialog, "รายงานเปล่า")
    dialog.go_on.click()
    assert window.tree.index(0, 0).data() == "รายงานปีงบประมาณ ๒๕๖๗"
    assert shape(window) == []
    chooser = window.year_chooser
    assert [chooser.itemText(row) for row in range(chooser.count())] == [
        "ปีงบประมาณ ๒๕๖๗",
        "ปีงบประมาณ ๒๕๖๖",
    ]
    chooser.setCurrentIndex(1)
    chooser.activated.emit(1)
    assert len(shape(window)) == 2


def test_a_year_is_added_with_what_the_one_in_view_plans(window, workbook_path):
    before = shape(window)
    window.commands.add_year.trigger()
    dialog = window.findChild(YearDialog)
    assert dialog.take_over.isChecked()
    assert "๒๕๖๖" in dialog.hint.text()
    dialog.go_on.click()
    assert window.tree.index(0, 0).data() == "รายงานปีงบประมาณ ๒๕๖๗"
    assert shape(window) == before
    assert stored(workbook_path).indicators[0].measures[0].status is None
    assert "เริ่มรายงานปีถัดไป" in window.commands.undo.text()
    window.commands.undo.trigger()
    assert window.tree.index(0, 0).data() == "รายงานปีงบประมาณ ๒๕๖๖"


def test_a_year_begins_with_the_template_of_its_year_in_the_offices_digits(window):
    with window.session.change("Digits") as edit:
        edit.set(Report, window.session.report_id, digits=Digits.ARABIC)
    window.commands.add_year.trigger()
    dialog = window.findChild(YearDialog)
    dialog.take_over.click()
    dialog.year.setText("๒๕๖๕")
    dialog.year.left.emit()
    assert "2565" not in dialog.template.note.text()
    assert "O43" in dialog.template.note.text()
    dialog.go_on.click()
    report = window.session.report()
    assert report.fiscal_year == 2565
    assert report.digits is Digits.ARABIC
    assert [one.label for one in report.indicators] == [str(n) for n in range(1, 11)]
    assert "2565" in report.title
    assert "เทศบาลตำบลทดสอบ" in report.preface


def test_a_year_typed_and_confirmed_at_once_gets_its_own_template(window):
    window.commands.add_year.trigger()
    dialog = window.findChild(YearDialog)
    dialog.take_over.click()
    dialog.year.setText("2564")
    dialog.go_on.click()
    assert window.session.report().title.startswith("รายงานผลการดำเนินการตามมาตรการ")


def test_a_year_after_an_empty_report_offers_nothing_to_take_over(desk, window, tmp_path):
    path = tmp_path / "ใหม่.ita"
    shown = desk.show(Workbook.create(path, Office(), [Report(fiscal_year=2567)]))
    shown.commands.add_year.trigger()
    dialog = shown.findChild(YearDialog)
    assert not dialog.take_over.isVisible()
    assert dialog.template.isVisible()
    begin_with(dialog, "แบบ ๗ ประเด็น")
    dialog.go_on.click()
    assert len(shape(shown)) == 7


def test_a_year_that_is_there_already_is_refused_where_it_was_typed(window):
    window.commands.add_year.trigger()
    dialog = window.findChild(YearDialog)
    dialog.year.setText("66")
    dialog.go_on.click()
    assert dialog.isVisible()
    assert "2566" in dialog.complaint.text()
    dialog.year.setText("ปีหน้า")
    dialog.go_on.click()
    assert dialog.isVisible()
    complaint = dialog.complaint
    lay_out()
    assert complaint.height() >= complaint.heightForWidth(complaint.width())
    assert len(window.session.workbook.reports()) == 1
    box = dialog.findChild(QDialogButtonBox)
    assert [button.text() for button in box.buttons()] == ["เพิ่ม", "ยกเลิก"]
    dialog.reject()


def test_undo_in_another_year_goes_to_that_year(window):
    with window.session.workbook.change("Add a fiscal year") as edit:
        other = edit.add(Report(fiscal_year=2567))
    select(window, 0, 0)
    type_into(window.pane.measure.remark, "x")
    window.session.show_report(other)
    assert shape(window) == []
    window.commands.undo.trigger()
    assert window.session.report_id != other
    assert window.pane.measure.remark.value() == ""


def test_another_language_takes_effect_at_once_and_is_remembered(desk, window, settings):
    select(window, 1, 0)
    type_into(window.pane.measure.remark, "ก่อนเปลี่ยน")
    window.commands.languages["en"].trigger()
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    lay_out()
    assert desk.window is not window
    assert desk.window.commands.undo.iconText() == "Undo"
    assert settings.language == "en"
    assert stored(desk.window.session.path).indicators[1].measures[0].remark == "ก่อนเปลี่ยน"
    desk.window.commands.about.trigger()
    assert {button.text() for button in message(desk.window).buttons()} == {"Licences…", "Close"}
    message(desk.window).close()
    desk.window.commands.languages["th"].trigger()
    lay_out()
    assert desk.window.commands.undo.iconText() == "เลิกทำ"


def test_the_windows_shape_is_remembered(desk, window, workbook_path):
    window.resize(760, 640)
    window.splitter.setSizes([250, 500])
    lay_out()
    sizes = window.splitter.sizes()
    window.close()
    window.session.close()
    again = desk.show(Workbook.open(workbook_path))
    assert again.size().width() == 760
    assert again.splitter.sizes() == sizes
