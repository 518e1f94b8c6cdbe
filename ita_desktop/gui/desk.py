"""Keeps one workbook open in one window, and puts another of either in its place.

A new language and a new file both mean a new window over a session, at once.
"""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from ita_desktop.gui.dialogs.file_chooser import FileChooser
from ita_desktop.gui.look.appearance import appearance
from ita_desktop.gui.rubbish import spare_what_is_open
from ita_desktop.gui.session import Session
from ita_desktop.gui.settings import Settings
from ita_desktop.gui.start.pieces import Pieces
from ita_desktop.gui.thai_text.latin_shortcuts import LatinShortcuts
from ita_desktop.gui.thai_text.qt_words import QtWords
from ita_desktop.gui.tree.clipboard import leave_copied
from ita_desktop.gui.window.control import WindowControl
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.gui.window.panes import PaneWalk
from ita_desktop.gui.window.title import WindowTitle
from ita_desktop.gui.window.zoom_control import ZoomControl
from ita_desktop.locale import LANGUAGES, Translator
from ita_desktop.store import Workbook

if TYPE_CHECKING:
    from ita_desktop.gui.export.pdf_export import WriteReport
    from ita_desktop.gui.preview.worker import PreviewWorker
    from ita_desktop.gui.start.beginnings import Beginnings
    from ita_desktop.gui.start.start_page import StartPage


class Desk(QObject):
    """The one window and what it works on.

    `opened` tells the path of a workbook that came into the window.

    Args:
        settings: what is remembered.
        chooser: asks for files.
        write_report: makes the PDF.
    """

    opened = Signal(object)

    def __init__(self, settings: Settings, chooser: FileChooser, write_report: WriteReport) -> None:
        super().__init__()
        self._settings = settings
        self._chooser = chooser
        self._write_report = write_report
        self._worker: PreviewWorker | None = None
        self._session: Session | None = None
        self.window: MainWindow | None = None
        self.start_page: StartPage | None = None
        self._beginnings: Beginnings | None = None
        self.pieces = Pieces(at_once=True)
        self.translate = Translator(settings.language)
        appearance().set_zoom(settings.zoom)
        self._qt_words = QtWords(self.translate)
        QApplication.installTranslator(self._qt_words)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            LatinShortcuts(application, self)

    def show(self, workbook: Workbook, *, in_pieces: bool = False) -> MainWindow:
        """Show a workbook in a new window; the one shown before is closed.

        Args:
            workbook: open.
            in_pieces: let `pieces` have what nobody sees at first of the window.
        """
        # What may only be read is locked, in all its parts.
        self.pieces = Pieces(at_once=not in_pieces or workbook.read_only)
        old, self._session = self._session, Session(workbook)
        self._settings.last_workbook = workbook.path
        self._settings.note_workbook(workbook.path)
        window = self._new_window(self._session)
        if old is not None:
            old.close()
        _put_away(self.start_page)
        self.start_page = None
        self.opened.emit(workbook.path)
        return window

    def welcome(self, notice: str = "") -> StartPage:
        """Show the ways to begin; `notice` is a sentence above them."""
        from ita_desktop.gui.help.control import HelpControl
        from ita_desktop.gui.start.beginnings import Beginnings
        from ita_desktop.gui.start.start_page import StartPage

        old = self.start_page
        page = StartPage(self._settings.recent_workbooks, self.translate, notice)
        self._beginnings = beginnings = Beginnings(page, self._chooser, self.translate)
        beginnings.opened.connect(self.show)
        page.last_year.clicked.connect(beginnings.from_last_year)
        page.new.clicked.connect(beginnings.new)
        page.open.clicked.connect(beginnings.open)
        page.recent_chosen.connect(beginnings.open_path)
        page.other_language_chosen.connect(lambda: self._welcome_in_other_language(notice))
        HelpControl(page, self.translate, page.help_wanted)
        ZoomControl(page, page.commands, self._settings)
        self.start_page = page
        page.show()
        _put_away(old)
        return page

    def open_path(self, path: Path) -> None:
        """Open a workbook as from the list of recent files."""
        self.pieces.make_all()
        if self._beginnings is not None:
            self._beginnings.open_path(path)

    @property
    def path(self) -> Path | None:
        """The file in the window; None before there is one."""
        return None if self._session is None else self._session.path

    @property
    def front(self) -> QWidget | None:
        """The window that is shown."""
        return self.window or self.start_page

    def save(self) -> bool:
        """Write every typed word; return whether all are in the file."""
        return self._session is None or self._session.autosave.flush()

    def close(self) -> None:
        """Close the workbook."""
        self.pieces.forget()
        if self._worker is not None:
            self._worker.end()
        leave_copied()
        _put_away(self.start_page)
        self.start_page = None
        if self._session is not None:
            self._session.close()
        QApplication.removeTranslator(self._qt_words)

    def _new_window(self, session: Session) -> MainWindow:
        old = self.window
        if old is not None:
            old.remember_shape()
        with nullcontext() if self.front else appearance().dressed_at_the_end():
            window = self._made(session)
        self.window = window
        window.show()
        if old is not None:
            old.hide()
            old.deleteLater()
        spare_what_is_open(window.tree.size)
        return window

    def _made(self, session: Session) -> MainWindow:
        window = MainWindow(session, self.translate, self._settings, self.pieces)
        WindowControl(window)
        PaneWalk(window)
        WindowTitle(window)
        zoom = ZoomControl(window, window.commands, self._settings)
        zoom.zoomed_to.connect(window.tell_size)
        self.pieces.add(lambda: self._connect(window))
        # One that was open at the last end is there from the start.
        side = Pieces(at_once=True) if self._settings.side_panel else self.pieces
        for add in (self._add_checks, self._add_find, self._add_preview):
            side.add(partial(add, window))
        self.pieces.add(lambda: self._add_what_is_asked_for(window))
        return window

    def _add_checks(self, window: MainWindow) -> None:
        from ita_desktop.gui.checks.control import ChecksControl

        ChecksControl(window)

    def _add_find(self, window: MainWindow) -> None:
        from ita_desktop.gui.find.control import FindControl

        FindControl(window)

    def _add_preview(self, window: MainWindow) -> None:
        from ita_desktop.gui.preview.control import PreviewControl
        from ita_desktop.gui.preview.worker import PreviewWorker

        self._worker = self._worker or PreviewWorker()
        PreviewControl(window, self._worker)

    def _add_what_is_asked_for(self, window: MainWindow) -> None:
        from ita_desktop.gui.editor.picture_files import PictureFiles
        from ita_desktop.gui.export.exports import Exports
        from ita_desktop.gui.help.control import HelpControl
        from ita_desktop.gui.history.control import HistoryControl
        from ita_desktop.gui.trouble.save_elsewhere import SaveElsewhere

        Exports(window, self._chooser, self._write_report, self._settings)
        PictureFiles(window, self._chooser)
        HistoryControl(window)
        HelpControl(window, self.translate, window.commands.help.triggered)
        SaveElsewhere(window, self._chooser, self.show)

    def _connect(self, window: MainWindow) -> None:
        from ita_desktop.gui.start.another_window import AnotherWindow
        from ita_desktop.gui.start.beginnings import Beginnings
        from ita_desktop.gui.start.recent_files import RecentMenu

        commands = window.commands
        workbook = window.session.workbook
        beginnings = Beginnings(window, self._chooser, self.translate, window.take_over, workbook)
        self._beginnings = beginnings
        beginnings.opened.connect(self.show)
        beginnings.added.connect(window.session.show_report)
        commands.from_last_year.triggered.connect(beginnings.from_last_year)
        commands.new.triggered.connect(beginnings.new)
        commands.open.triggered.connect(beginnings.open)
        another = AnotherWindow(window, self._chooser, self.translate)
        commands.open_beside.triggered.connect(another.open)
        recent = RecentMenu(commands.recent, self._settings, workbook.path, self.translate)
        recent.chosen.connect(beginnings.open_path)
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
        if self._session is None or self.window is None or not self.window.take_over():
            return
        self._use(language)
        self.pieces = Pieces(at_once=True)
        self._new_window(self._session)

    def _welcome_in_other_language(self, notice: str) -> None:
        self._use(next(code for code in LANGUAGES if code != self.translate.language))
        self.welcome(notice)

    def _use(self, language: str) -> None:
        self._settings.language = language
        self.translate = Translator(language)
        QApplication.removeTranslator(self._qt_words)
        self._qt_words = QtWords(self.translate)
        QApplication.installTranslator(self._qt_words)

    def _on_add_year(self) -> None:
        from ita_desktop.gui.start.year_dialog import YearDialog
        from ita_desktop.templates import read_shelf, user_folder
        from ita_desktop.thai.calendar import fiscal_year_of

        if self._session is None:
            return
        years = [report.fiscal_year for report in self._session.workbook.reports()]
        proposed = max(years) + 1 if years else fiscal_year_of(date.today())  # noqa: DTZ011
        shelf = read_shelf(user_folder())
        YearDialog(self._session, proposed, shelf, self.translate, self.window).open()

    def _on_about(self) -> None:
        from ita_desktop import __version__
        from ita_desktop.gui.dialogs.message_box import Kind
        from ita_desktop.gui.dialogs.messages import message_box

        t = self.translate
        text = t("ITA Desktop {version}", version=__version__)
        text += "\n\n" + t("Keeps, checks and prints the office's ITA measure reports.")
        text += "\n\n" + t("It is made with the works of many others, which anyone may use.")
        box = message_box(self.window, t("About this program"), text, Kind.ABOUT)
        roles = QDialogButtonBox.ButtonRole
        box.add_button(t("Licences…"), roles.ActionRole).clicked.connect(self._show_licences)
        box.add_button(t("Close"), roles.RejectRole).setDefault(True)
        box.open()

    def _show_licences(self) -> None:
        from ita_desktop.gui.help.licences_window import LicencesWindow
        from ita_desktop.licences import third_party

        if self.window is not None:
            LicencesWindow(third_party(), self.translate, self.window).show()


def _put_away(window: QWidget | None) -> None:
    if window is not None:
        window.hide()
        window.deleteLater()
