"""What of a report is printed, and how: parts, columns, paper and letters."""

from __future__ import annotations

from ita_desktop.gui.editor.entity_binding import EntityBinding
from ita_desktop.gui.fields.choice_fields import Choice
from ita_desktop.gui.fields.choice_names import named
from ita_desktop.gui.fields.field_grid import Column
from ita_desktop.gui.fields.font_choice import FontChoice
from ita_desktop.gui.fields.tick_list import TickList
from ita_desktop.locale import Translate
from ita_desktop.model import ExtraColumn, Orientation, ReportPart
from ita_desktop.problems import mark


class PrintedSection:
    """The fields about the printed document, put into a page.

    Args:
        page: receives the fields.
        translate: the interface's language.
    """

    def __init__(self, page: Column, translate: Translate) -> None:
        page.add_label("section").setText(translate("What is printed"))
        self.parts = TickList(named(ReportPart, translate))
        self.extra_columns = TickList(named(ExtraColumn, translate))
        self.orientation = Choice(named(Orientation, translate))
        self.font = FontChoice(translate)
        grid = page.add_grid()
        always = translate("The tables of the indicators are always printed")
        grid.add(translate("Parts of the document"), self.parts, hint=always)
        below = translate("Without a column of its own, a remark stands below the outcomes")
        grid.add(translate("Extra columns of the table"), self.extra_columns, hint=below)
        grid.add(translate("Orientation of the paper"), self.orientation)
        grid.add(translate("Font of the PDF"), self.font)

    def bind(self, binding: EntityBinding) -> None:
        """Tie the fields to a report's row."""
        binding.add_choice("parts", self.parts, mark("Choose the parts"))
        binding.add_choice("extra_columns", self.extra_columns, mark("Choose the columns"))
        binding.add_choice("orientation", self.orientation, mark("Choose the orientation"))
        binding.add_choice("font", self.font, mark("Choose the font"))
