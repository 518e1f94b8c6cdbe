"""The right side of the window: the page that belongs to what is selected at the left."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ita_desktop.gui.editor.indicator_editor import IndicatorEditor
from ita_desktop.gui.editor.measure_editor import MeasureEditor
from ita_desktop.gui.editor.report_editor import ReportEditor
from ita_desktop.gui.fields.field_grid import Page
from ita_desktop.gui.session import Session
from ita_desktop.gui.tree.indicator_tree import THAI_DIGITS_ROLE, IndicatorTree
from ita_desktop.gui.tree.nodes import TreeNode
from ita_desktop.locale import Translate
from ita_desktop.model import Indicator, Measure, Report
from ita_desktop.store import RowMissing


class EditorPane(QStackedWidget):
    """Shows the page for a node of the tree.

    Args:
        session: the open workbook.
        tree: the rows at the left.
        translate: the interface's language.
    """

    problem_met = Signal(object)

    def __init__(
        self,
        session: Session,
        tree: IndicatorTree,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tree = tree
        self.empty = Page()
        self.empty.add_label("heading").setText(translate("There is no report in this file yet."))
        self.empty.add_label("").setText(
            translate("Add a fiscal year, or import last year's report from another file.")
        )
        self.report = ReportEditor(session, translate)
        self.indicator = IndicatorEditor(session, translate)
        self.measure = MeasureEditor(session, translate)
        for page in (self.empty, self.report, self.indicator, self.measure):
            self.addWidget(page)
        self.report.problem_met.connect(self.problem_met)
        tree.dataChanged.connect(self._on_data_changed)
        tree.rowsMoved.connect(self._show_heading)

    def show_index(self, index: QModelIndex) -> None:
        """Show the page of an index; of none, a page that says what to do."""
        self._session.autosave.flush()
        node = self._tree.node(index)
        if node is None:
            self.setCurrentWidget(self.empty)
            return
        # A row passed over while several are removed is gone from the file already.
        with suppress(RowMissing):
            self._show_node(node)

    def focus_first_field(self) -> None:
        """Put the cursor into the field that names what is shown."""
        firsts: dict[QWidget | None, QWidget] = {
            self.report: self.report.title,
            self.indicator: self.indicator.title,
            self.measure: self.measure.measures,
        }
        first = firsts.get(self.currentWidget())
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def holds_focus(self) -> bool:
        """Return whether the user is typing in one of the pages."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _show_node(self, node: TreeNode) -> None:
        workbook = self._session.workbook
        if node.entity is Measure:
            thai = self._tree.index(0, 0).data(THAI_DIGITS_ROLE)
            self.measure.show_measure(node.row_id, self._heading(node), thai_digits=bool(thai))
            self._turn_to(self.measure)
        elif node.entity is Indicator:
            self.indicator.show_indicator(workbook.row(Indicator, node.row_id))
            self._turn_to(self.indicator)
        elif node.entity is Report:
            self.report.show_report(workbook.row(Report, node.row_id))
            self._turn_to(self.report)

    def _turn_to(self, page: Page) -> None:
        if self.currentWidget() is not page:
            page.verticalScrollBar().setValue(0)
            self.setCurrentWidget(page)

    def _heading(self, node: TreeNode) -> str:
        return self._tree.text(node.parent) if node.parent else ""

    def _on_data_changed(self, *_: object) -> None:
        self._show_heading()

    def _show_heading(self, *_: object) -> None:
        row_id = self.measure.binding.row_id
        node = self._tree.node(self._tree.index_of(Measure, row_id)) if row_id else None
        if node is not None:
            self.measure.heading.setText(self._heading(node))
