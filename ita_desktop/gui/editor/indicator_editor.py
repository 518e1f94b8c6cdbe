"""The page that edits one indicator: its label and its title."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ita_desktop.gui.editor.entity_binding import EntityBinding
from ita_desktop.gui.fields.field_grid import Page
from ita_desktop.gui.fields.text_fields import TextBlock, TextLine
from ita_desktop.gui.session import Session
from ita_desktop.locale import Translate
from ita_desktop.model import Indicator
from ita_desktop.problems import mark


class IndicatorEditor(Page):
    """Label and title of one indicator.

    Args:
        session: the open workbook.
        translate: the interface's language.
    """

    def __init__(
        self, session: Session, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.add_label("heading").setText(translate("Indicator"))
        self.label = TextLine()
        self.label.setMaximumWidth(160)
        self.title = TextBlock((2, 5))
        grid = self.add_grid()
        hint = translate("As your office writes it, for example ๑")
        grid.add(translate("Indicator number"), self.label, hint=hint, wide=True)
        grid.add(translate("Indicator title"), self.title, wide=True)
        self.add_label("hint").setText(
            translate("Its measures are below it at the left. Ctrl+M adds another one.")
        )
        self.binding = EntityBinding(Indicator, session, self)
        self.binding.add("label", self.label, mark("Edit the indicator's number"))
        self.binding.add("title", self.title, mark("Edit the indicator's title"))

    def show_indicator(self, indicator: Indicator) -> None:
        """Show an indicator."""
        self.binding.show_row(indicator, indicator.id)
