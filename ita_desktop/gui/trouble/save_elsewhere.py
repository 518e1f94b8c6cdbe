"""Goes on in another file when this one cannot be written any more: stick pulled out, disk full."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ita_desktop.gui.dialogs.file_chooser import FileChooser
from ita_desktop.gui.trouble.rescue import Rescue
from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Report
from ita_desktop.problems import Problem
from ita_desktop.store import Workbook


class SaveElsewhere(QObject):
    """Answers the buttons of the banners.

    Args:
        window: the window.
        chooser: asks for the place.
        show: shows a workbook in place of the one in the window.
    """

    def __init__(
        self, window: MainWindow, chooser: FileChooser, show: Callable[[Workbook], MainWindow]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._chooser = chooser
        self._show = show
        self.rescue = Rescue(window.session, self)
        window.banner.elsewhere_button.clicked.connect(self.ask)
        window.reading.copy_button.clicked.connect(self.ask)

    def ask(self) -> None:
        """Ask for a place, write everything there and go on with that file."""
        t, session = self._window.translate, self._window.session
        target = self._chooser.new(
            self._window,
            t("Save elsewhere"),
            # Not the name of the file that cannot be written.
            f"{session.path.stem}-{t('copy')}{session.path.suffix}",
            f"{t('Workbooks')} (*.ita)",
            ".ita",
        )
        if target is None:
            return
        try:
            workbook = self.rescue.write_to(target)
        except Problem as problem:
            self._window.show_problem(problem)
            return
        session.autosave.give_up()
        node = self._window.tree.node(self._window.view.currentIndex())
        window = self._show(workbook)
        if session.report_id is not None:
            window.session.show_report(session.report_id)
        if node is not None and node.entity is not Report:
            window.view.setCurrentIndex(window.tree.index_of(node.entity, node.row_id))
        window.notice(t("Saved as “{name}”. You are working in this file now.", name=target.name))
