"""What the actions do to the report beside the chosen rows: add, undo, redo, go on."""

from __future__ import annotations

from ita_desktop.gui.editor.editor_pane import EditorPane
from ita_desktop.gui.session import Session
from ita_desktop.gui.tree.nodes import TreeNode, first_measure
from ita_desktop.gui.tree.row_editing import TreeEditing, tells_problems
from ita_desktop.gui.tree.view import TreeView
from ita_desktop.locale import Translate
from ita_desktop.model import Base, Digits, Indicator, Measure, Office
from ita_desktop.problems import mark
from ita_desktop.store import RowChange, StepRecord
from ita_desktop.thai.digits import to_thai

_LOOKED_AT = 100  # of the rows of a step, to find one that can be shown


class Editing(TreeEditing):
    """Changes the report at what is selected in the tree.

    Args:
        session: the open workbook.
        view: the tree, whose current row is what an action is about.
        pane: the editor, which gets the cursor after something was added.
        translate: the interface's language.
    """

    def __init__(
        self, session: Session, view: TreeView, pane: EditorPane, translate: Translate
    ) -> None:
        super().__init__(session, view, translate)
        self._pane = pane

    @tells_problems
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

    @tells_problems
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

    @tells_problems
    def undo(self) -> None:
        """Take back the last step and show where it was; a year just typed is such a step."""
        if self._pane.report.drop_typed():
            return
        self._tell(self._session.undo(), mark("Undone: {step}"))

    @tells_problems
    def redo(self) -> None:
        """Do the last undone step again and show where it is."""
        self._pane.report.drop_typed()
        self._tell(self._session.redo(), mark("Done again: {step}"))

    def next_measure(self) -> None:
        """Go to the next measure; the cursor stays in the same field."""
        current = self._current()
        after = self._measure_after(current)
        if after is None:
            self.noticed.emit(self._translate("This is the last measure."))
            return
        typing = self._pane.holds_focus() and current is not None and current.entity is Measure
        self._view.setCurrentIndex(self._tree.index_of(Measure, after.row_id))
        if not typing:
            self._pane.focus_first_field()

    def _above(self, node: TreeNode | None, entity: type[Base]) -> TreeNode | None:
        while node is not None and node.entity is not entity:
            node = node.parent
        return node

    def _measure_after(self, current: TreeNode | None) -> TreeNode | None:
        """Return the first measure below or after a node; the report's first after none."""
        node = current or self._tree.top
        below = first_measure(node.children) if node else None
        while node is not None and node.parent is not None and below is None:
            below = first_measure(node.parent.children[node.row + 1 :])
            node = node.parent
        return below

    def _begin(self, entity: type[Base], row_id: int) -> None:
        self._view.setCurrentIndex(self._tree.index_of(entity, row_id))
        self._pane.focus_first_field()

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
        for entity, row_id in rows[:_LOOKED_AT]:
            self._show_year_of(entity, row_id)
            index = self._tree.index_of(entity, row_id)
            if entity is Office:
                index = self._tree.index(0, 0)
            if index.isValid():
                came = [(each.entity, each.row_id) for each in in_order if each.before is None]
                self._choose(came) if (entity, row_id) in came else self._view.setCurrentIndex(
                    index
                )
                return

    def _show_year_of(self, entity: type[Base], row_id: int) -> None:
        if self._tree.index_of(entity, row_id).isValid():
            return
        report_id = self._session.workbook.report_id_of(entity, row_id)
        if report_id is not None:
            self._session.show_report(report_id)
