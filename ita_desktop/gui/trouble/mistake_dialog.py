"""Tells in plain words that the program broke off or made a mistake, and helps to mail its log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from ita_desktop.gui.dialogs.copying import let_copy
from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.fields.field_grid import Page, plain_label
from ita_desktop.locale import Translator


@dataclass(frozen=True)
class Mistake:
    """What is told of a mistake.

    Args:
        title: the dialog's title.
        sentences: what happened, whether the work is safe, what to do.
        log: the file to mail; None if there is none.
        details: what "copy the details" copies.
    """

    title: str
    sentences: Sequence[str]
    log: Path | None
    details: str = ""


class MistakeDialog(QDialog):
    """A few sentences; where there is a log, buttons that find and copy it.

    Args:
        mistake: what is told.
        translate: the interface's language.
        open_url: opens a folder in the program that belongs to it.
    """

    def __init__(
        self,
        mistake: Mistake,
        translate: Translator,
        parent: QWidget | None = None,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        t = self._translate = translate
        self._open_url = open_url
        log = mistake.log
        self.setWindowTitle(mistake.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_room(self, 560, 440)
        self.label = plain_label()
        self.label.setWordWrap(True)
        self.done_label = plain_label("", "hint")
        self.folder_button = QPushButton(t("Open the folder"))
        self.name_button = QPushButton(t("Copy the file's name"))
        self.details_button = QPushButton(t("Copy the details"))
        self.close_button = QPushButton(t("Close"))
        buttons = QGridLayout()
        for number, button in enumerate((self.folder_button, self.name_button)):
            buttons.addWidget(button, 0, number)
        buttons.addWidget(self.details_button, 1, 0)
        buttons.addWidget(self.close_button, 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        page = Page()
        page.column.setContentsMargins(0, 0, 0, 0)
        page.column.addWidget(self.label)
        column.addWidget(page, 1)
        column.addWidget(self.done_label)
        column.addLayout(buttons)
        lines = list(mistake.sentences)
        if log is not None:
            lines.append(
                t(
                    "What happened is written in the file “{name}”. Please mail it to whoever "
                    "looks after the program, so that it does not happen again.",
                    name=log.name,
                )
            )
            lines.append(t("It is in the folder {folder}", folder=log.parent))
            self.folder_button.clicked.connect(lambda: self._open(log.parent))
            self.name_button.clicked.connect(lambda: self._copy(str(log)))
        self.label.setText("\n\n".join(lines))
        let_copy(self, self.text)
        self.folder_button.setVisible(log is not None)
        self.name_button.setVisible(log is not None)
        self.details_button.setVisible(bool(mistake.details))
        self.details_button.clicked.connect(lambda: self._copy(mistake.details))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def text(self) -> str:
        """Return all that is said."""
        return self.label.text()

    def _open(self, folder: Path) -> None:
        if not self._open_url(QUrl.fromLocalFile(str(folder))):
            self.done_label.setText(
                self._translate("No program on this computer opens “{name}”.", name=folder.name)
            )

    def _copy(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.done_label.setText(self._translate("Copied. Paste it into the mail with Ctrl+V."))
