"""The dialog of sending a report: by the computer's mail program, or by hand from a web page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.exchange import Letter
from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.export.mail_program import MailProgram
from ita_desktop.gui.fields.choice_button import ChoiceButton
from ita_desktop.gui.fields.field_grid import Page, plain_label
from ita_desktop.gui.fields.read_text import ReadText
from ita_desktop.gui.fields.text_fields import TextLine
from ita_desktop.gui.look.zoom import scale_with_zoom
from ita_desktop.gui.settings import Settings
from ita_desktop.locale import Translator
from ita_desktop.problems import Problem
from ita_desktop.thai.digits import to_thai

_TEXT = 120  # pixels of height at the usual size: four lines
# Mail systems take 25 MB or less, of which a file has three quarters.
_LARGEST = 18_000_000


class MailDialog(QDialog):
    """Two ways to send a PDF that is made; it may stay open beside the window, and the help.

    Whoever receives it is remembered.

    Args:
        written: what the mail says.
        pdf: the file.
        settings: where the address is remembered.
        program: opens the draft.
        translate: the interface's language.
        open_url: opens a folder in the program that belongs to it.
    """

    def __init__(  # noqa: PLR0913 - a dialog, and what it is about
        self,
        written: Letter,
        pdf: Path,
        settings: Settings,
        program: MailProgram,
        translate: Translator,
        *,
        parent: QWidget | None = None,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._written = written
        self._pdf = pdf
        self._settings = settings
        self._program = program
        self._translate = t = translate
        self._open_url = open_url
        self.setObjectName("mail")
        self.setWindowTitle(t("Send the report by e-mail"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_room(self, 780, 700)
        self._page = page = Page()
        self._tell_file(page)
        self.to = TextLine()
        self.to.show_value(settings.mail_receiver)
        hint = t("For example the district office's. It may stay empty, and is remembered.")
        page.add_grid().add(t("To (e-mail address)"), self.to, hint=hint, wide=True)
        self.open_button = ChoiceButton(
            t("Way 1: open the e-mail, the file attached"),
            t("In Outlook, Thunderbird or another program. Look at it, then press Send there."),
            "mail",
        )
        page.column.addWidget(self.open_button)
        self._add_second_way(page)
        self.notice = plain_label("", "section")
        self.notice.setWordWrap(True)
        self.notice.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (page, self.notice, buttons):
            column.addWidget(part)
        scale_with_zoom(self.notice, lambda px: self.notice.setContentsMargins(px(12), 0, 0, 0))
        self.open_button.clicked.connect(self._on_open)
        self.open_button.setDefault(True)
        self._go_to(self.open_button)

    def done(self, result: int) -> None:
        """Close, and remember the address."""
        self._settings.mail_receiver = self.to.value().strip()
        super().done(result)

    def _tell_file(self, page: Page) -> None:
        t = self._translate
        page.add_label("section").setText(t("To be sent: “{name}”", name=self._pdf.name))
        size = self._pdf.stat().st_size if self._pdf.is_file() else 0
        if size > _LARGEST:
            megabytes = f"{size / 1_000_000:.0f}"
            page.add_label("complaint").setText(
                t(
                    "The file has {size} MB, which is more than most mail systems take. If it is "
                    "refused, hand it over on a stick, or put it on the website and send the link.",
                    size=to_thai(megabytes) if t.language == "th" else megabytes,
                )
            )

    def _add_second_way(self, page: Page) -> None:
        t = self._translate
        page.add_label("section").setText(t("Way 2: mail on a web page (Gmail and others)"))
        page.add_label("").setText(
            t(
                "Begin a new e-mail on the web page, copy the subject and the text into it, and "
                "drag the PDF out of its folder onto it."
            )
        )
        self.subject_button = QPushButton(t("Copy the subject"))
        self.text_button = QPushButton(t("Copy the text"))
        self.folder_button = QPushButton(t("Open the folder of the PDF"))
        row = QHBoxLayout()
        for button in (self.subject_button, self.text_button, self.folder_button):
            row.addWidget(button)
        row.addStretch()
        page.column.addLayout(row)
        label = plain_label(t("The subject and the text"), "field")
        self.text = ReadText(f"{self._written.subject}\n\n{self._written.text}".rstrip())
        scale_with_zoom(self.text, lambda px: self.text.setMinimumHeight(px(_TEXT)))
        self.text.setAccessibleName(label.text())
        label.setBuddy(self.text)
        page.column.addWidget(label)
        page.column.addWidget(self.text)
        self.subject_button.clicked.connect(
            lambda: self._copy(self._written.subject, t("The subject is copied."))
        )
        self.text_button.clicked.connect(
            lambda: self._copy(self._written.text, t("The text is copied."))
        )
        self.folder_button.clicked.connect(self._on_folder)

    def _on_open(self) -> None:
        t = self._translate
        try:
            opened = self._program.open_draft(self._written, self._pdf, self.to.value())
        except Problem as problem:
            self._say(t.problem(problem))
            self._go_to(self.to)
            self.to.selectAll()
            return
        if opened:
            self._say(t("The mail program is opening. If no e-mail appears, take way 2."))
            return
        self._say(t("There is no mail program on this computer. Take way 2."))
        self._go_to(self.subject_button)

    def _on_folder(self) -> None:
        if not self._open_url(QUrl.fromLocalFile(str(self._pdf.parent))):
            name = self._pdf.parent.name
            self._say(self._translate("No program on this computer opens “{name}”.", name=name))

    def _copy(self, text: str, done: str) -> None:
        QApplication.clipboard().setText(text)
        self._say(done)

    def _go_to(self, widget: QWidget) -> None:
        """Put the cursor somewhere, and that in view."""
        widget.setFocus()
        self._page.ensureWidgetVisible(widget)

    def _say(self, sentence: str) -> None:
        """Say what was done, or what is in the way."""
        self.notice.setText(sentence)
        self.notice.show()
