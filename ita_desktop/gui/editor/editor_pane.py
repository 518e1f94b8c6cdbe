"""The right side of the window: the page that belongs to what is selected at the left."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ita_desktop.gui.editor.no_report import NoReportPage
from ita_desktop.gui.editor.report_editor import ReportEditor
from ita_desktop.gui.editor.unread_page import UnreadPage
from ita_desktop.gui.fields.field_grid import Page
from ita_desktop.gui.fields.locked import lock
from ita_desktop.gui.look.tab_order import come_after
from ita_desktop.gui.session import Session
from ita_desktop.gui.start.pieces import Pieces
from ita_desktop.gui.tree.indicator_tree import THAI_DIGITS_ROLE, IndicatorTree
from ita_desktop.gui.tree.nodes import TreeNode
from ita_desktop.gui.window.actions import Actions
from ita_desktop.locale import Translator
from ita_desktop.model import Base, Indicator, Measure, Report
from ita_desktop.problems import Problem
from ita_desktop.store import RowMissing

if TYPE_CHECKING:
    from ita_desktop.gui.editor.indicator_editor import IndicatorEditor
    from ita_desktop.gui.editor.measure_editor import MeasureEditor

_Page = TypeVar("_Page", bound=QWidget)


class EditorPane(QStackedWidget):
    """Shows the page for a node of the tree.

    Args:
        session: the open workbook.
        tree: the rows at the left.
        commands: what a page offers where there is nothing yet.
        translate: the interface's language.
        pieces: makes what is not seen at first.
    """

    problem_met = Signal(object)
    row_unread = Signal(object)

    def __init__(
        self,
        session: Session,
        tree: IndicatorTree,
        commands: Actions,
        translate: Translator,
        pieces: Pieces,
    ) -> None:
        super().__init__()
        self._session = session
        self._tree = tree
        self._translate = translate
        self._commands = commands
        self._unread: tuple[type[Base], int] | None = None
        self.report = ReportEditor(session, translate, pieces.add)
        self.addWidget(self.report)
        pieces.add(self._show_the_rest)
        pieces.add(self._make_pages)
        self.report.problem_met.connect(self.problem_met)
        tree.dataChanged.connect(self._on_data_changed)
        tree.rowsMoved.connect(self._show_heading)

    @cached_property
    def empty(self) -> NoReportPage:
        """The page of a file without reports."""
        return self._added(NoReportPage(self._commands, self._translate))

    @cached_property
    def unread(self) -> UnreadPage:
        """The page of a row that could not be read."""
        page = self._added(UnreadPage(self._translate))
        page.retry_button.clicked.connect(self._on_retry)
        return page

    @cached_property
    def indicator(self) -> IndicatorEditor:
        """The page of an indicator."""
        from ita_desktop.gui.editor.indicator_editor import IndicatorEditor

        return self._added(IndicatorEditor(self._session, self._translate))

    @cached_property
    def measure(self) -> MeasureEditor:
        """The page of a measure."""
        from ita_desktop.gui.editor.measure_editor import MeasureEditor

        page = self._added(MeasureEditor(self._session, self._translate))
        page.problem_met.connect(self.problem_met)
        return page

    def show_index(self, index: QModelIndex) -> None:
        """Show the page of an index; of none, a page that says what to do."""
        self._session.autosave.flush()
        node = self._tree.node(index)
        if node is None:
            self.setCurrentWidget(self.empty)
            return
        try:
            self._show_node(node)
        except RowMissing:
            pass  # passed over while several rows are removed, it is gone from the file already
        except Problem as problem:
            self._unread = (node.entity, node.row_id)
            self.unread.label.setText(self._translate.problem(problem))
            self._turn_to(self.unread)
            self.row_unread.emit(problem)

    def lock(self) -> None:
        """Keep everything from being changed."""
        for page in (self.empty, self.report, self.indicator, self.measure):
            lock(page)

    def focus_first_field(self) -> None:
        """Put the cursor into the field that names what is shown."""
        page = self.currentWidget()
        if page is self.report:
            first: QWidget = self.report.title
        elif page is self.indicator:
            first = self.indicator.title
        elif page is self.measure:
            first = self.measure.measures
        else:
            return
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def holds_focus(self) -> bool:
        """Return whether the user is typing in one of the pages."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _make_pages(self) -> None:
        """Make the pages that nobody has turned to yet."""
        _ = self.empty, self.unread, self.indicator, self.measure

    def _show_the_rest(self) -> None:
        """Show the report in view also in the fields that were added since."""
        row_id = self.report.report_binding.row_id
        if row_id is not None and self.currentWidget() is self.report:
            self.show_index(self._tree.index_of(Report, row_id))

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

    def _added(self, page: _Page) -> _Page:
        self.addWidget(page)
        come_after(self.report, page)
        return page

    def _turn_to(self, page: Page) -> None:
        if self.currentWidget() is not page:
            page.verticalScrollBar().setValue(0)
            self.setCurrentWidget(page)

    def _heading(self, node: TreeNode) -> str:
        return self._tree.text(node.parent) if node.parent else ""

    def _on_retry(self) -> None:
        if self._unread is not None:
            self.show_index(self._tree.index_of(*self._unread))

    def _on_data_changed(self, *_: object) -> None:
        self._show_heading()

    def _show_heading(self, *_: object) -> None:
        if "measure" not in vars(self):
            return
        row_id = self.measure.binding.row_id
        node = self._tree.node(self._tree.index_of(Measure, row_id)) if row_id else None
        if node is not None:
            self.measure.heading.setText(self._heading(node))
