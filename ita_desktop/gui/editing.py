"""What the actions do to the report: add, remove, move, duplicate, undo, redo, go on."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from PySide6.QtCore import QObject, Signal

from ita_desktop.gui.editor_pane import EditorPane
from ita_desktop.gui.indicator_tree import IndicatorTree
from ita_desktop.gui.session import Session
from ita_desktop.gui.tree_nodes import TreeNode
from ita_desktop.gui.tree_view import TreeView
from ita_desktop.locale import Translate
from ita_desktop.model import Base, Digits, Indicator, Measure, Office, Report
from ita_desktop.problems import Problem, mark
from ita_desktop.store import RowChange, StepRecord
from ita_desktop.thai.digits import to_thai


def _tells_problems(slot: Callable[[Editing], None]) -> Callable[[Editing], None]:
    @wraps(slot)
    def told(self: Editing) -> None:
        try:
            slot(self)
        except Problem as problem:
            self.problem_met.emit(problem)

    return told


class Editing(QObject):
    """Changes the report at what is selected in the tree.

    Args:
        session: the open workbook.
        view: the tree, whose current row is what an action is about.
        pane: the editor, which gets the cursor after something was added.
        translate: the interface's language.
    """

    problem_met = Signal(object)
    noticed = Signal(str)

    def __init__(
        self, session: Session, view: TreeView, pane: EditorPane, translate: Translate
    ) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._pane = pane
        self._translate = translate

    @_tells_problems
    def add_indicator(self) -> None:
        """Add an empty indicator after the current one, or at the end; put the cursor in it."""
        report_id = self._session.report_id
        if report_id is None:
            return
        current = self._above(self._current(), Indicator)
        top = self._tree.node(self._tree.index(0, 0))
        count = len(top.children) if top else 0
        index = current.row + 1 if current else count
        label = str(count + 1)
        if top and top.values["digits"] == Digits.THAI:
            label = to_thai(label)
        with self._session.change(mark("Add an indicator")) as edit:
            row_id = edit.add(Indicator(label=label), parent_id=report_id, index=index)
        self._begin(Indicator, row_id)

    @_tells_problems
    def add_measure(self) -> None:
        """Add an empty measure after the current one, or as the indicator's last."""
        node = self._current()
        indicator = self._above(node, Indicator)
        if node is None or indicator is None:
            return
        index = node.row + 1 if node.entity is Measure else len(indicator.children)
        with self._session.change(mark("Add a measure")) as edit:
            row_id = edit.add(Measure(), parent_id=indicator.row_id, index=index)
        self._begin(Measure, row_id)

    @_tells_problems
    def duplicate(self) -> None:
        """Put a copy of the current indicator or measure right after it and select it."""
        node = self._current()
        if node is None or node.entity is Report:
            return
        with self._session.change(mark("Duplicate")) as edit:
            row_id = edit.duplicate(node.entity, node.row_id)
        self._view.setCurrentIndex(self._tree.index_of(node.entity, row_id))

    @_tells_problems
    def remove(self) -> None:
        """Remove the current indicator or measure, and say that it can be undone."""
        node = self._current()
        if node is None or node.entity is Report:
            return
        with self._session.change(mark("Remove")) as edit:
            edit.remove(node.entity, node.row_id)
        self.noticed.emit(self._translate("Removed. Ctrl+Z brings it back."))

    @_tells_problems
    def move_up(self) -> None:
        """Move the current row up; a first measure goes to the indicator above."""
        self._move(-1)

    @_tells_problems
    def move_down(self) -> None:
        """Move the current row down; a last measure goes to the indicator below."""
        self._move(1)

    @_tells_problems
    def undo(self) -> None:
        """Take back the last step and show where it was."""
        self._tell(self._session.undo(), mark("Undone: {step}"))

    @_tells_problems
    def redo(self) -> None:
        """Do the last undone step again and show where it is."""
        self._tell(self._session.redo(), mark("Done again: {step}"))

    def next_measure(self) -> None:
        """Go to the next measure; the cursor stays in the same field."""
        measures = self._tree.measures_in_order()
        current = self._tree.node(self._view.currentIndex())
        after = self._after(measures, current)
        if after is None:
            self.noticed.emit(self._translate("This is the last measure."))
            return
        typing = self._pane.holds_focus() and current is not None and current.entity is Measure
        self._view.setCurrentIndex(self._tree.index_of(Measure, after.row_id))
        if not typing:
            self._pane.focus_first_field()

    @property
    def _tree(self) -> IndicatorTree:
        return self._view.tree

    def _current(self) -> TreeNode | None:
        return self._tree.node(self._view.currentIndex())

    def _above(self, node: TreeNode | None, entity: type[Base]) -> TreeNode | None:
        while node is not None and node.entity is not entity:
            node = node.parent
        return node

    def _after(self, measures: list[TreeNode], current: TreeNode | None) -> TreeNode | None:
        if current is None:
            return measures[0] if measures else None
        if current.entity is Measure:
            place = measures.index(current) + 1
            return measures[place] if place < len(measures) else None
        below = [node for node in current.walk() if node.entity is Measure]
        return below[0] if below else None

    def _begin(self, entity: type[Base], row_id: int) -> None:
        self._view.setCurrentIndex(self._tree.index_of(entity, row_id))
        self._pane.focus_first_field()

    def _move(self, by: int) -> None:
        node = self._current()
        if node is None or node.parent is None:
            return
        parent, index = node.parent, node.row + by
        if not 0 <= index < len(parent.children):
            beyond = self._beside(parent, by) if node.entity is Measure else None
            if beyond is None:
                return
            parent, index = beyond, len(beyond.children) if by < 0 else 0
        with self._session.change(mark("Move")) as edit:
            edit.move(node.entity, node.row_id, parent_id=parent.row_id, index=index)
        self._view.scrollTo(self._view.currentIndex())

    def _beside(self, node: TreeNode, by: int) -> TreeNode | None:
        siblings = node.parent.children if node.parent else [node]
        row = node.row + by
        return siblings[row] if 0 <= row < len(siblings) else None

    def _tell(self, step: StepRecord | None, sentence: str) -> None:
        if step is None:
            return
        self._reveal(step.changes)
        self.noticed.emit(self._translate(sentence, step=self._translate(step.step)))

    def _reveal(self, changes: tuple[RowChange, ...]) -> None:
        """Select what a step was about, unless it is in view already or gone."""
        current = self._current()
        # The office belongs to every year's report, so that it shows nothing of where a step was.
        in_order = sorted(changes, key=lambda change: change.entity is Office)
        rows = [(change.entity, change.row_id) for change in in_order]
        if current is None or (current.entity, current.row_id) in rows:
            return
        for entity, row_id in rows:
            self._show_year_of(entity, row_id)
            index = self._tree.index_of(entity, row_id)
            if entity is Office:
                index = self._tree.index(0, 0)
            if index.isValid():
                self._view.setCurrentIndex(index)
                return

    def _show_year_of(self, entity: type[Base], row_id: int) -> None:
        if self._tree.index_of(entity, row_id).isValid():
            return
        for report in self._session.workbook.reports():
            if self._holds(report.id, entity, row_id):
                self._session.show_report(report.id)
                return

    def _holds(self, report_id: int, entity: type[Base], row_id: int) -> bool:
        if entity is Report:
            return report_id == row_id
        indicators = self._session.workbook.indicators(report_id)
        if entity is Indicator:
            return any(indicator.id == row_id for indicator in indicators)
        return entity is Measure and any(
            measure.id == row_id for indicator in indicators for measure in indicator.measures
        )
