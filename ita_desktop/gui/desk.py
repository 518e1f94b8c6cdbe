"""Keeps one workbook open in one window, and puts another of either in its place.

A new language and a new file both mean a new window over a session, at once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from ita_desktop import __version__
from ita_desktop.gui.checks_control import ChecksControl
from ita_desktop.gui.dialogs import message_box
from ita_desktop.gui.exports import Exports
from ita_desktop.gui.file_chooser import FileChooser
from ita_desktop.gui.main_window import MainWindow
from ita_desktop.gui.pdf_export import WriteReport
from ita_desktop.gui.session import Session
from ita_desktop.gui.settings import Settings
from ita_desktop.gui.thai_buttons import QtWords
from ita_desktop.gui.window_control import WindowControl
from ita_desktop.gui.year_dialog import YearDialog
from ita_desktop.locale import Translator
from ita_desktop.model import Report
from ita_desktop.problems import Problem, mark
from ita_desktop.store import Workbook
from ita_desktop.thai.calendar import fiscal_year_of

SUFFIX = ".ita"


class Desk(QObject):
    """The one window and what it works on.

    Args:
        settings: what is remembered.
        chooser: asks for files.
        write_report: makes the PDF.
    """

    def __init__(self, settings: Settings, chooser: FileChooser, write_report: WriteReport) -> None:
        super().__init__()
        self._settings = settings
        self._chooser = chooser
        self._write_report = write_report
        self._session: Session | None = None
        self.window: MainWindow | None = None
        self.translate = Translator(settings.language)
        self._qt_words = QtWords(self.translate)
        QApplication.installTranslator(self._qt_words)

    def show(self, workbook: Workbook) -> MainWindow:
        """Show a workbook in a new window; the one shown before is closed."""
        old, self._session = self._session, Session(workbook)
        self._settings.last_workbook = workbook.path
        window = self._new_window(self._session)
        if old is not None:
            old.close()
        return window

    def open_or_create(self, path: Path) -> Workbook:
        """Open a workbook; make it, with an empty report of this fiscal year, if it is not there.

        Raises:
            Problem: what the store says.
        """
        return Workbook.open(path) if path.exists() else self.create(path)

    def create(self, path: Path) -> Workbook:
        """Make a workbook with an empty report of this fiscal year.

        Raises:
            Problem: what the store says; of a file that is there already, too.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        workbook = Workbook.create(path)
        year = fiscal_year_of(date.today())  # noqa: DTZ011 - the clerk's own calendar
        with workbook.change(mark("Add a fiscal year")) as edit:
            edit.add(Report(fiscal_year=year))
        return workbook

    def save(self) -> bool:
        """Write every typed word; return whether all are in the file."""
        return self._session is None or self._session.autosave.flush()

    def close(self) -> None:
        """Close the workbook."""
        if self._session is not None:
            self._session.close()
        QApplication.removeTranslator(self._qt_words)

    def _new_window(self, session: Session) -> MainWindow:
        old = self.window
        if old is not None:
            old.remember_shape()
        window = MainWindow(session, self.translate, self._settings)
        WindowControl(window)
        Exports(window, self._chooser, self._write_report)
        ChecksControl(window, self._settings)
        self._connect(window)
        self.window = window
        window.show()
        if old is not None:
            old.hide()
            old.deleteLater()
        return window

    def _connect(self, window: MainWindow) -> None:
        commands = window.commands
        commands.new.triggered.connect(self._on_new)
        commands.open.triggered.connect(self._on_open)
        commands.add_year.triggered.connect(self._on_add_year)
        commands.about.triggered.connect(self._on_about)
        commands.quit.triggered.connect(window.close)
        for language, action in commands.languages.items():
            # Not from within the menu of the window that goes.
            action.triggered.connect(
                lambda _=False, language=language: QTimer.singleShot(
                    0, self, lambda: self._speak(language)
                )
            )

    def _speak(self, language: str) -> None:
        """Change the language: a new window in it, over the same open file."""
        if self._session is None or not self._may_leave():
            return
        self._settings.language = language
        self.translate = Translator(language)
        QApplication.removeTranslator(self._qt_words)
        self._qt_words = QtWords(self.translate)
        QApplication.installTranslator(self._qt_words)
        self._new_window(self._session)

    def _on_new(self) -> None:
        t = self.translate
        path = self._chooser.new(
            self.window, t("New file"), t("ITA report") + SUFFIX, self._kinds(), SUFFIX
        )
        if path is not None and self._may_leave():
            self._try_to_show(path, self.create)

    def _on_open(self) -> None:
        path = self._chooser.existing(self.window, self.translate("Open a file"), self._kinds())
        if path is None or not self._may_leave():
            return
        if self._session is not None and path.resolve() == self._session.path.resolve():
            return
        self._try_to_show(path, Workbook.open)

    def _try_to_show(self, path: Path, get: Callable[[Path], Workbook]) -> None:
        try:
            self.show(get(path))
        except Problem as problem:
            if self.window is not None:
                self.window.show_problem(problem)

    def _on_add_year(self) -> None:
        if self._session is None:
            return
        years = [report.fiscal_year for report in self._session.workbook.reports()]
        proposed = max(years) + 1 if years else fiscal_year_of(date.today())  # noqa: DTZ011
        YearDialog(self._session, proposed, self.translate, self.window).open()

    def _on_about(self) -> None:
        t = self.translate
        text = t("ITA Desktop {version}", version=__version__)
        text += "\n\n" + t("Keeps, checks and prints the office's ITA measure reports.")
        box = message_box(self.window, t("About this program"), text, QMessageBox.Icon.Information)
        box.open()

    def _may_leave(self) -> bool:
        return self.window is None or self.window.take_over()

    def _kinds(self) -> str:
        return f"{self.translate('Workbooks')} (*{SUFFIX})"
