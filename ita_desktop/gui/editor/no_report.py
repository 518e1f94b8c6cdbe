"""The page of a file without a report: the ways to get one, as on the start page."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ita_desktop.gui.fields.choice_button import ChoiceButton
from ita_desktop.gui.fields.field_grid import Page
from ita_desktop.gui.window.actions import Actions
from ita_desktop.locale import Translate


class NoReportPage(Page):
    """Says that there is nothing yet, and offers what brings something.

    Args:
        commands: what the buttons do.
        translate: the interface's language.
    """

    def __init__(
        self, commands: Actions, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        t = translate
        self.add_label("heading").setText(t("There is no report in this file yet."))
        self.add_year = self._choice(
            commands.add_year,
            t("Add a fiscal year"),
            t("An empty report of one year, to type the indicators and measures into."),
            "year-add",
        )
        self.import_source = self._choice(
            commands.import_source,
            t("Import a report"),
            t("Brings last year's report, or another, from a text or web page file."),
            "import",
        )

    def _choice(self, action: QAction, name: str, explanation: str, picture: str) -> ChoiceButton:
        button = ChoiceButton(name, explanation, picture)
        button.clicked.connect(action.trigger)
        self.column.addWidget(button)
        return button
