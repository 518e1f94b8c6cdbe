"""The main window: where everything stands. What it does is in the controllers it is given to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.gui.editor.editor_pane import EditorPane
from ita_desktop.gui.look.first_width import FirstWidth
from ita_desktop.gui.look.icons import icon
from ita_desktop.gui.look.zoom import scale_with_zoom
from ita_desktop.gui.session import Session
from ita_desktop.gui.settings import Settings
from ita_desktop.gui.start.first_steps import FirstSteps
from ita_desktop.gui.start.newer_version import NewerVersion
from ita_desktop.gui.start.pieces import Pieces
from ita_desktop.gui.tree.indicator_tree import IndicatorTree
from ita_desktop.gui.tree.view import TreeView
from ita_desktop.gui.window.actions import Actions
from ita_desktop.gui.window.fitting_toolbar import FittingToolBar
from ita_desktop.gui.window.reading_only import ReadingBanner, switch_off_changes
from ita_desktop.gui.window.save_status import SaveBanner, SaveStatus
from ita_desktop.gui.window.side_panels import SidePanels
from ita_desktop.gui.window.year_chooser import YearChooser
from ita_desktop.locale import Translator
from ita_desktop.problems import Problem
from ita_desktop.store import MediumGone, WorkbookReplaced

_NOTICE_MS = 8000
_LEAST_PAGE = 100
_MOST_TREE = 0.32  # of the window's width
_ROOMY_HEIGHT = 768  # on a screen with less to give, the first window takes it all


class MainWindow(QMainWindow):
    """Tree at the left, page at the right, menus and toolbar above, state of saving below.

    Args:
        session: the open workbook.
        translate: the interface's language.
        settings: remembers the window's shape.
        pieces: makes what is not seen at first.
    """

    closed = Signal()

    def __init__(
        self, session: Session, translate: Translator, settings: Settings, pieces: Pieces
    ) -> None:
        super().__init__()
        self.session = session
        self.translate = translate
        self._settings = settings
        self._leaving = False
        self.commands = Actions(translate, translate.language, self)
        self.tree = IndicatorTree(session, translate, self)
        self.view = TreeView(self.tree, translate)
        self.pane = EditorPane(session, self.tree, self.commands, translate, pieces)
        self.year_chooser = YearChooser(session, translate)
        self.banner = SaveBanner(session, translate)
        self.reading = ReadingBanner(session, translate)
        self.news = NewerVersion(session.path, settings, translate)
        self.save_status = SaveStatus(session, translate)
        self._lay_out()
        self._shape()
        self.closed.connect(self.news.dismiss)
        self.view.current_changed.connect(self.pane.show_index)
        self.pane.problem_met.connect(self.show_problem)
        self.pane.row_unread.connect(self.offer_elsewhere)
        self.pane.show_index(self.view.currentIndex())
        if session.read_only:
            self._keep_from_changing()
        self.view.setFocus()

    def show_problem(self, problem: Problem) -> None:
        """Show a problem in a dialog over the window."""
        from ita_desktop.gui.dialogs.messages import show_problem

        self.offer_elsewhere(problem)
        show_problem(self, self.translate, problem)

    def offer_elsewhere(self, problem: Problem) -> None:
        """Offer to go on in another file where this one is gone: its stick may not come back."""
        if isinstance(problem, MediumGone | WorkbookReplaced) and problem.path == self.session.path:
            self.banner.tell(problem)

    def notice(self, text: str) -> None:
        """Say something in passing in the status bar."""
        self.statusBar().showMessage(text, _NOTICE_MS)

    def tell_size(self, percent: int) -> None:
        """Say how large the letters are now."""
        self.notice(self.translate("Size of the letters: {percent} %", percent=percent))

    def take_over(self) -> bool:
        """Write all that is typed, and say what is in the way of it.

        Returns:
            Whether all of it is in the file.
        """
        if not self.pane.report.take_over():
            return False
        problem = None if self.session.autosave.flush() else self.session.autosave.problem
        if problem is not None:
            self.show_problem(problem)
        return problem is None

    def remember_shape(self) -> None:
        """Keep the window's place and division for the next start."""
        self._settings.geometry = self.saveGeometry()
        self.side.remember_width()
        self._settings.splitter = self.splitter.saveState()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close when every word is in the file; ask when it is not."""
        if not self._leaving and not self.pane.report.take_over():
            event.ignore()
            return
        problem = None if self.session.autosave.flush() else self.session.autosave.problem
        if problem is not None and not self._leaving:
            from ita_desktop.gui.dialogs.messages import ask_to_leave_unsaved

            event.ignore()
            elsewhere = self.banner.elsewhere_button.click
            ask_to_leave_unsaved(self, self.translate, problem, self._leave_unsaved, elsewhere)
            return
        self.remember_shape()
        event.accept()
        self.closed.emit()

    def _keep_from_changing(self) -> None:
        self.pane.lock()
        self.view.lend_only()
        switch_off_changes(self.commands)

    def _leave_unsaved(self) -> None:
        self._leaving = True
        self.close()

    def _lay_out(self) -> None:
        self.setWindowIcon(icon("application"))
        self.commands.fill_menus(self)
        toolbar = FittingToolBar(self.translate("Tools"))
        self.commands.fill_toolbar(toolbar)
        self.addToolBar(toolbar)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 4, 8)
        column.addWidget(self.year_chooser)
        column.addWidget(self.view)
        if not self.session.read_only:
            column.addWidget(FirstSteps(self.view, self.commands, self.translate))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        # They scroll: what the banner says goes before them where there is no room for both.
        self.pane.setMinimumHeight(_LEAST_PAGE)
        self.view.setMinimumHeight(_LEAST_PAGE)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.side = SidePanels(self.splitter, self._settings, self.translate)
        # The others ask for what their words need; it grows as long as all find room.
        scale_with_zoom(left, lambda px: left.setMinimumWidth(min(px(190), 250)))
        self.splitter.setStretchFactor(1, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # As wide as the window: beside a panel there is too little room for what it says.
        column.addWidget(self.banner)
        column.addWidget(self.reading)
        column.addWidget(self.news)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(whole)
        bar = self.statusBar()
        scale_with_zoom(bar, lambda px: bar.setMinimumHeight(px(46)))
        bar.addPermanentWidget(self.save_status)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def _shape(self) -> None:
        self.resize(1320, 680)
        if self.screen().availableSize().height() < _ROOMY_HEIGHT:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        tree_width = FirstWidth(self.splitter, 380, _MOST_TREE)
        if not self._settings.geometry.isEmpty():
            self.restoreGeometry(self._settings.geometry)
        if not self._settings.splitter.isEmpty():
            tree_width.restore(self._settings.splitter)
