"""What to do next, said below the tree as long as a report or an indicator is empty.

In a file without a report it is said on the page at the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.gui.tree.view import TreeView
from ita_desktop.gui.window.actions import Actions
from ita_desktop.locale import Translate
from ita_desktop.model import Indicator

if TYPE_CHECKING:
    from ita_desktop.gui.thai_text.wrapping_button import WrappingButton


class FirstSteps(QWidget):
    """A sentence with the buttons that do what it says; hidden when there is nothing to say.

    Args:
        view: the tree of the report in view.
        commands: what the buttons do.
        translate: the interface's language.
    """

    def __init__(self, view: TreeView, commands: Actions, translate: Translate) -> None:
        super().__init__()
        self._view = view
        self._translate = translate
        self.label = plain_label("", "hint")
        self.label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.label)
        self._is_silent = True  # nothing was said yet
        self._no_indicator = (commands.add_indicator, commands.import_source)
        self._no_measure = (commands.add_measure,)
        self._column = column
        tree = view.tree
        for changed in (tree.rowsInserted, tree.rowsRemoved, tree.rowsMoved, tree.modelReset):
            changed.connect(self._follow)
        view.current_changed.connect(self._follow)
        self._follow()

    @cached_property
    def buttons(self) -> dict[QAction, WrappingButton]:
        """The buttons by what they do; made when there is something to say."""
        from ita_desktop.gui.thai_text.wrapping_button import WrappingButton

        buttons = {}
        for action in (*self._no_measure, *self._no_indicator):
            button = buttons[action] = WrappingButton(action.text())
            button.clicked.connect(action.trigger)
            self._column.addWidget(button)
        return buttons

    def _follow(self, *_: object) -> None:
        tree, t = self._view.tree, self._translate
        top = tree.index(0, 0)
        node = tree.node(self._view.currentIndex())
        if top.isValid() and tree.rowCount(top) == 0:
            self._say(
                t(
                    "Fill in the report and the office at the right, then add the first indicator. "
                    "Or import another year's report, which brings all of it."
                ),
                self._no_indicator,
            )
        elif node is not None and node.entity is Indicator and not node.children:
            self._say(t("This indicator has no measures yet."), self._no_measure)
        else:
            self._say("", ())

    def _say(self, sentence: str, actions: Sequence[QAction]) -> None:
        self.setVisible(bool(sentence))
        if not sentence and self._is_silent:
            return
        self._is_silent = False
        self.label.setText(sentence)
        for action, button in self.buttons.items():
            button.setVisible(action in actions)
