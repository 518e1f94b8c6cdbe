"""A report goes from the window to a mail: by the mail program, or by hand from a web page.

The mail program is the one thing that is made up, by `tests.mail_program`.
"""

from __future__ import annotations

import email
import sys
from email import policy
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ita_desktop.exchange import letter
from ita_desktop.gui.export.mail_dialog import MailDialog
from ita_desktop.gui.export.mail_program import MailProgram
from ita_desktop.gui.export.pdf_dialog import PdfDialog
from ita_desktop.gui.help.control import HelpControl
from ita_desktop.gui.look.appearance import appearance
from ita_desktop.locale import Translator
from ita_desktop.model import Office, Report
from ita_desktop.problems import Problem
from tests.gui.asking import type_into
from tests.mail_program import ADDRESSES, MAILS, make_known, opened_file

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks the desktop of Linux")
OFFICE = Office(name="เทศบาลตำบลรวมใจพัฒนา", district="แม่ใจ", province="พะเยา")
LETTER = letter(OFFICE, Report(fiscal_year=2566))
RECEIVER = "amphoe@example.go.th"


@pytest.fixture(autouse=True)
def no_programs_of_this_machine(tmp_path, monkeypatch):
    """Only what the test makes known opens anything; its pretended screen is never written to."""
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "nothing"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "nothing"))
    monkeypatch.setenv("DISPLAY", ":none")
    for name in ("XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "MAILER", "BROWSER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def pdf(tmp_path) -> Path:
    path = tmp_path / LETTER.file_name
    path.write_bytes(b"%PDF-1.7 \x00\xff")
    return path


@LINUX
def test_a_program_that_reads_mails_gets_a_draft_with_the_file(home, pdf, tmp_path, qtbot):
    told = make_known(home, MAILS)
    assert MailProgram(tmp_path / "mail").open_draft(LETTER, pdf, RECEIVER)
    qtbot.waitUntil(told.exists)
    path = opened_file(told)
    assert path.name == f"{pdf.stem}.eml"
    message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert (message["To"], message["Subject"]) == (RECEIVER, LETTER.subject)
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == pdf.name
    assert attached.get_content() == pdf.read_bytes()


@LINUX
def test_a_program_that_also_begins_mails_is_asked_to_begin_one(home, pdf, tmp_path, qtbot):
    told = make_known(home, MAILS, ADDRESSES)
    assert MailProgram(tmp_path / "mail").open_draft(LETTER, pdf, f"{RECEIVER}, b@example.com")
    qtbot.waitUntil(told.exists)
    link = QUrl(told.read_text())
    assert link.scheme() == "mailto"
    assert link.path() == f"{RECEIVER},b@example.com"
    parts = parse_qs(told.read_text().partition("?")[2])
    assert parts["subject"] == [LETTER.subject]
    assert parts["body"][0].splitlines() == LETTER.text.splitlines()
    assert parts["attach"] == [str(pdf)]


@LINUX
@pytest.mark.parametrize("kinds", [(), (ADDRESSES,)])
def test_a_browser_that_opens_addresses_is_no_mail_program(home, pdf, tmp_path, kinds):
    if kinds:
        make_known(home, *kinds)
    assert not MailProgram(tmp_path / "mail").open_draft(LETTER, pdf, "")
    assert not (tmp_path / "mail").exists()


def test_elsewhere_the_system_opens_the_draft_and_those_before_are_gone(pdf, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    opened: list[Path] = []
    program = MailProgram(tmp_path / "mail", lambda url: not opened.append(Path(url.toLocalFile())))
    for _ in range(2):
        assert program.open_draft(LETTER, pdf, "")
    assert [path for path in (tmp_path / "mail").rglob("*") if path.is_file()] == [opened[1]]


def test_where_no_draft_can_be_written_the_second_way_is_named(pdf, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    (tmp_path / "logs").write_text("a file, no folder")
    program = MailProgram(tmp_path / "logs" / "mail", lambda _: True)
    with pytest.raises(Problem) as refused:
        program.open_draft(LETTER, pdf, "")
    assert Translator("th").problem(refused.value).endswith("ให้ใช้วิธีที่ ๒")


@pytest.fixture
def dialog(settings, pdf, tmp_path, qtbot):
    """The dialog where no mail program is; not qtbot's to close, for it deletes itself."""
    urls: list[str] = []
    dialog = MailDialog(
        LETTER,
        pdf,
        settings,
        MailProgram(tmp_path / "mail", open_url=lambda _: False),
        Translator("th"),
        open_url=lambda url: not urls.append(url.toLocalFile()),
    )
    dialog.urls = urls
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    if isValid(dialog):
        dialog.close()


def test_without_a_mail_program_the_second_way_is_shown_and_is_next(dialog, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.notice.text() == "เครื่องนี้ไม่มีโปรแกรมอีเมล ให้ใช้วิธีที่ ๒"
    assert dialog.subject_button.hasFocus()


@pytest.fixture
def large_letters(qapp):
    appearance().set_zoom(200)
    yield
    appearance().set_zoom(100)


def test_in_large_letters_what_is_next_is_in_view(large_letters, dialog, qtbot):
    def is_in_view(button):
        return button.hasFocus() and button.visibleRegion().boundingRect() == button.rect()

    qtbot.waitUntil(lambda: is_in_view(dialog.open_button))
    dialog.open_button.click()
    qtbot.waitUntil(lambda: is_in_view(dialog.subject_button))


def test_subject_text_and_folder_are_at_hand_by_keys(dialog, pdf, qtbot):
    clipboard = QApplication.clipboard()
    dialog.subject_button.setFocus()
    qtbot.keyClick(dialog.subject_button, Qt.Key.Key_Space)
    assert clipboard.text() == LETTER.subject
    assert dialog.notice.text() == "คัดลอกหัวเรื่องแล้ว"
    qtbot.keyClick(dialog.subject_button, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert clipboard.text() == LETTER.text
    qtbot.keyClick(dialog.text_button, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert dialog.urls == [str(pdf.parent)]


def test_a_wrong_address_is_said_and_the_cursor_is_there(dialog, settings):
    dialog.to.setFocus()
    type_into(dialog.to, "อำเภอ")
    dialog.open_button.click()
    assert "“อำเภอ” ไม่ใช่ที่อยู่อีเมล" in dialog.notice.text()
    assert dialog.to.hasFocus()
    assert dialog.to.selectedText() == "อำเภอ"


def test_a_file_that_is_gone_is_said(dialog, pdf):
    pdf.unlink()
    dialog.open_button.click()
    assert dialog.notice.text().startswith(f"เปิดไฟล์ “{pdf.name}” ไม่ได้แล้ว")


def test_the_address_is_remembered(dialog, settings):
    type_into(dialog.to, RECEIVER)
    dialog.reject()
    assert settings.mail_receiver == RECEIVER


def mail_dialogs(window) -> list[MailDialog]:
    return [each for each in window.findChildren(MailDialog) if each.isVisible()]


def test_the_command_makes_the_pdf_and_goes_on_to_the_mail(
    window, chooser, settings, tmp_path, qtbot
):
    target = tmp_path / "ส่ง.pdf"
    settings.mail_receiver = RECEIVER
    chooser.answers = [target]
    window.commands.send_mail.trigger()
    qtbot.waitUntil(lambda: bool(mail_dialogs(window)))
    (dialog,) = mail_dialogs(window)
    assert not [each for each in window.findChildren(PdfDialog) if each.isVisible()]
    assert target.read_bytes().startswith(b"%PDF-")
    assert "ส่ง.pdf" in dialog.text.text_now()
    assert dialog.to.value() == RECEIVER
    assert chooser.proposed == [letter(*the_report(window)).file_name]
    dialog.reject()


def the_report(window) -> tuple[Office, Report]:
    return window.session.workbook.office(), window.session.report()


def test_a_pdf_that_is_made_can_be_sent_from_there(window, chooser, tmp_path, qtbot):
    chooser.answers = [tmp_path / "a.pdf"]
    window.commands.export_pdf.trigger()
    (made,) = window.findChildren(PdfDialog)
    qtbot.waitUntil(made.mail_button.isVisible)
    made.mail_button.click()
    (dialog,) = mail_dialogs(window)
    dialog.reject()


def test_the_measures_alone_are_not_what_is_sent(window, chooser, tmp_path, qtbot):
    chooser.answers = [tmp_path / "a.pdf"]
    window.commands.export_measures.trigger()
    (made,) = window.findChildren(PdfDialog)
    qtbot.waitUntil(made.open_button.isVisible)
    assert not made.mail_button.isVisible()
    made.accept()


def test_f1_tells_how_to_send_it(window, chooser, tmp_path, qtbot):
    chooser.answers = [tmp_path / "a.pdf"]
    window.commands.send_mail.trigger()
    qtbot.waitUntil(lambda: bool(mail_dialogs(window)))
    (dialog,) = mail_dialogs(window)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_F1)
    help_window = window.findChild(HelpControl).help
    assert help_window.isVisible()
    assert help_window.contents.currentItem().text() == "ส่งรายงานทางอีเมล"
    dialog.reject()
    help_window.close()


def test_nothing_happens_where_no_place_is_chosen(window, chooser):
    chooser.answers = [None]
    window.commands.send_mail.trigger()
    assert not window.findChildren(PdfDialog)
    assert not mail_dialogs(window)
