"""Chooses which fiscal year of the file is in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from ita_desktop.gui.session import Session
from ita_desktop.locale import Translate
from ita_desktop.model import Digits, Report
from ita_desktop.store import RowChange
from ita_desktop.thai.digits import to_thai


class YearChooser(QComboBox):
    """All reports of the file by fiscal year, the newest first.

    Args:
        session: the open workbook.
        translate: the interface's language.
    """

    def __init__(
        self, session: Session, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._translate = translate
        self._ids: list[int] = []
        self.setAccessibleName(translate("Fiscal year in view"))
        self.setToolTip(translate("Fiscal year in view"))
        # Qt's own drawing of the list leaves the style sheet's room for marks out.
        self.setItemDelegate(QStyledItemDelegate(self))
        self._fill()
        self.activated.connect(self._on_activated)
        session.rows_changed.connect(self._on_rows_changed)
        session.report_switched.connect(self._fill)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Never change the year by a turn of the wheel."""
        event.ignore()

    def _fill(self) -> None:
        reports = self._session.workbook.reports()
        self._ids = [report.id for report in reports]
        self.clear()
        for report in reports:
            year = str(report.fiscal_year)
            shown = to_thai(year) if report.digits == Digits.THAI else year
            self.addItem(self._translate("Fiscal year {year}", year=shown))
        if self._session.report_id in self._ids:
            self.setCurrentIndex(self._ids.index(self._session.report_id))
        self.setVisible(len(self._ids) > 1)

    def _on_activated(self, row: int) -> None:
        self._session.show_report(self._ids[row])
        self._fill()

    def _on_rows_changed(self, changes: Sequence[RowChange]) -> None:
        if any(change.entity is Report for change in changes):
            self._fill()
