"""What to do first, said below the tree for as long as the report has no indicator."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from ita_desktop.gui.field_grid import plain_label
from ita_desktop.gui.indicator_tree import IndicatorTree
from ita_desktop.locale import Translate


def first_steps(tree: IndicatorTree, translate: Translate, parent: QWidget) -> QLabel:
    """Return a hint that goes when the first indicator comes.

    Args:
        tree: the rows of the report in view.
        translate: the interface's language.
        parent: what the hint stands in.
    """
    label = plain_label(
        translate(
            "Fill in the report and the office at the right, then add the first indicator. Or "
            "import another year's report, which brings all of it: File menu, Import a report."
        ),
        "hint",
    )
    label.setWordWrap(True)
    label.setParent(parent)

    def show() -> None:
        top = tree.index(0, 0)
        label.setVisible(top.isValid() and tree.rowCount(top) == 0)

    for changed in (tree.rowsInserted, tree.rowsRemoved, tree.modelReset):
        changed.connect(show)
    show()
    return label
