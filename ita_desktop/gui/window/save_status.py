"""Says at every moment whether the work is in the file: a line below, a banner when it is not."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.session import Session
from ita_desktop.locale import Translator
from ita_desktop.problems import Problem


class SaveStatus(QLabel):
    """The line in the status bar.

    Args:
        session: the open workbook.
        translate: the interface's language.
    """

    def __init__(
        self, session: Session, translate: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._translate = translate
        self.setTextFormat(plain_label().textFormat())
        self.setAccessibleName(translate("State of saving"))
        is_read = session.read_only
        self.setText(translate("For reading only") if is_read else translate("Everything is saved"))
        session.saved.connect(self._on_saved)
        session.autosave.waiting_started.connect(self._on_waiting_started)
        session.autosave.failed.connect(self._on_failed)

    def _on_waiting_started(self) -> None:
        self.setText(self._translate("Saving…"))

    def _on_saved(self, when: datetime) -> None:
        self.setText(self._translate("Saved at {time}", time=f"{when:%H:%M:%S}"))

    def _on_failed(self) -> None:
        self.setText(self._translate("Not saved yet"))


class SaveBanner(QFrame):
    """Stays above the page as long as something could not be saved, or the file not be reached.

    Args:
        session: the open workbook.
        translate: the interface's language.
    """

    def __init__(
        self, session: Session, translate: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._translate = translate
        self.setProperty("role", "alarm")
        self.label = plain_label()
        self.label.setWordWrap(True)
        self.retry_button = QPushButton(translate("Try again now"))
        self.elsewhere_button = QPushButton(translate("Save elsewhere…"))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.retry_button)
        row.addWidget(self.elsewhere_button)
        column = QVBoxLayout(self)
        column.addWidget(self.label)
        column.addLayout(row)
        self.hide()
        self.retry_button.clicked.connect(self._on_retry)
        session.autosave.failed.connect(self._on_failed)
        session.saved.connect(self.hide)

    def tell(self, problem: Problem) -> None:
        """Say that the file cannot be reached, unless typed words wait, which says more."""
        if not self._session.autosave.is_waiting():
            self.label.setText(self._translate.problem(problem))
            self.show()

    def _on_retry(self) -> None:
        if self._session.autosave.is_waiting():
            self._session.autosave.flush()
            return
        try:
            self._session.workbook.reports()
        except Problem as problem:
            self.tell(problem)
        else:
            self.hide()

    def _on_failed(self, problem: Problem) -> None:
        text = self._translate(
            "Your last words are not saved yet; they stay here and are tried again."
        )
        self.label.setText(f"{text}\n{self._translate.problem(problem)}")
        self.show()
