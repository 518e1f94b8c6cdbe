"""The main window's title: the file, the year in view, the program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from ita_desktop.gui.window.main_window import MainWindow
from ita_desktop.model import Digits, Report
from ita_desktop.store import RowChange
from ita_desktop.thai.digits import to_thai


class WindowTitle(QObject):
    """Keeps the title right while the year in view and its digits change.

    Args:
        window: whose title it is.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.session.report_switched.connect(self._show)
        window.session.rows_changed.connect(self._on_rows_changed)
        self._show()

    def _on_rows_changed(self, changes: Sequence[RowChange]) -> None:
        if any(change.entity is Report for change in changes):
            self._show()

    def _show(self) -> None:
        session = self._window.session
        parts = [session.path.stem]
        for report in session.workbook.reports():
            if report.id == session.report_id:
                year = str(report.fiscal_year)
                shown = to_thai(year) if report.digits is Digits.THAI else year
                parts.append(self._window.translate("Fiscal year {year}", year=shown))
        if session.read_only:
            parts.append(self._window.translate("For reading only"))
        parts.append("ITA Desktop")
        # Qt reads [*] in a title as a place for its own mark; doubled, it stands for itself.
        self._window.setWindowTitle(" — ".join(parts).replace("[*]", "[*][*]"))
