"""The dialog of a PDF export: how far it is, a way to stop it, then the file and its folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ita_desktop.gui.dialogs.copying import let_copy
from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.export.pdf_export import PdfExport
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.locale import Translator
from ita_desktop.problems import Problem


class PdfDialog(QDialog):
    """Follows one export.

    Args:
        export: not started yet; `begin` starts it.
        translate: the interface's language.
        open_url: opens a file or folder in the program that belongs to it.
        mail: shows the ways to send the file; without it, sending is not offered.
    """

    def __init__(
        self,
        export: PdfExport,
        translate: Translator,
        parent: QWidget | None = None,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
        mail: Callable[[Path], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._export = export
        self._translate = translate
        self._open_url = open_url
        self._mail = mail
        self._goes_on = False
        self._path: Path | None = None
        self._lay_out()
        export.progressed.connect(self._on_progressed)
        export.written.connect(self._on_written)
        export.stopped.connect(self.reject)
        export.failed.connect(self._on_failed)
        export.crashed.connect(self._on_crashed)

    def begin(self) -> None:
        """Show the dialog and start the export."""
        self.open()
        self._export.start()

    def go_on_to_mail(self) -> None:
        """Show the ways to send the file as soon as it is there, unless something is to be told."""
        self._goes_on = True

    def reject(self) -> None:
        """Close; an export under way is stopped first, and closes the dialog when it has."""
        if self._export.isRunning() and self._path is None and self.cancel_button.isEnabled():
            self._on_cancelled()
            return
        super().reject()

    def done(self, result: int) -> None:
        """Close when the export's thread has come to its end."""
        self._export.wait()
        super().done(result)

    def _lay_out(self) -> None:
        t = self._translate
        self.setWindowTitle(t("Make a PDF"))
        give_room(self, 580)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.label = plain_label(t("Laying out the pages…"))
        self.label.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(t("Progress"))
        self.cancel_button = QPushButton(t("Cancel"))
        self.open_button = QPushButton(t("Open the file"))
        self.folder_button = QPushButton(t("Open the folder"))
        self.mail_button = QPushButton(t("E-mail…"))
        self.close_button = QPushButton(t("Close"))
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (
            *(self.open_button, self.folder_button, self.mail_button),
            *(self.close_button, self.cancel_button),
        ):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.label)
        column.addWidget(self.bar)
        column.addLayout(buttons)
        let_copy(self, self.label.text)
        self._show_buttons(running=True, opening=False)
        self.cancel_button.clicked.connect(self._on_cancelled)
        self.open_button.clicked.connect(lambda: self._open(self._path))
        self.folder_button.clicked.connect(lambda: self._open(self._path and self._path.parent))
        self.mail_button.clicked.connect(self._on_mail)
        self.close_button.clicked.connect(self.accept)

    def _show_buttons(self, *, running: bool, opening: bool) -> None:
        self.cancel_button.setVisible(running)
        self.close_button.setVisible(not running)
        self.open_button.setVisible(opening)
        self.folder_button.setVisible(opening)
        self.mail_button.setVisible(opening and self._mail is not None)
        self.bar.setVisible(running)

    def _on_progressed(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)

    def _on_cancelled(self) -> None:
        self.cancel_button.setEnabled(False)
        self.label.setText(self._translate("Stopping…"))
        self._export.cancel()

    def _on_written(self, path: Path) -> None:
        self._path = path
        self._say(self._translate("The PDF is ready: “{name}”.", name=path.name))
        self._show_buttons(running=False, opening=True)
        likely = self.mail_button if self._goes_on else self.open_button
        likely.setDefault(True)
        likely.setFocus()
        if self._goes_on and not self._notes():
            self._on_mail()

    def _on_mail(self) -> None:
        if self._mail is not None and self._path is not None:
            self.accept()
            self._mail(self._path)

    def _on_failed(self, problem: Problem) -> None:
        self.label.setText(self._translate.problem(problem))
        self.cancel_button.setEnabled(False)
        self._show_buttons(running=False, opening=False)

    def _on_crashed(self) -> None:
        self.cancel_button.setEnabled(False)
        self.reject()

    def _open(self, path: Path | None) -> None:
        if path is not None and not self._open_url(QUrl.fromLocalFile(str(path))):
            self._say(
                self._translate("No program on this computer opens “{name}”.", name=path.name)
            )

    def _say(self, sentence: str) -> None:
        """Show a sentence about the file, and below it where it is and what is not as chosen."""
        if self._path is not None:
            where = self._translate("It is in the folder {folder}", folder=self._path.parent)
            self.label.setText("\n".join([sentence, where, *self._notes()]))

    def _notes(self) -> list[str]:
        notes = self._export.notes.sentences() if self._export.notes else []
        return [self._translate(note, **values) for note, values in notes]
