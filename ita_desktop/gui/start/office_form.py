"""Asks, once for a new file, which office it is and what its first report begins with."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ita_desktop.exchange import kind_of_office
from ita_desktop.gui.dialogs.room import give_room
from ita_desktop.gui.fields.office_fields import OfficeFields
from ita_desktop.gui.start.template_choice import TemplateChoice
from ita_desktop.gui.start.year_form import YearForm
from ita_desktop.locale import Translator
from ita_desktop.model import Office, OfficeKind
from ita_desktop.problems import Problem
from ita_desktop.templates import Shelf


class OfficeForm(YearForm):
    """A short form; `filled` tells the office and the new report, and the dialog stays open.

    Every field but the year may stay empty: all of it can be typed in later, on the report's page.

    Args:
        fiscal_year: stands there at first.
        shelf: the templates there are.
        translate: the interface's language.
    """

    filled = Signal(object, object)

    def __init__(
        self,
        fiscal_year: int,
        shelf: Shelf,
        translate: Translator,
        parent: QWidget | None = None,
    ) -> None:
        go_on = translate("Go on and choose a place…")
        super().__init__(translate("A new file"), go_on, translate, parent)
        self._kind_chosen = False
        give_room(self, 760, 680)
        page = self.page
        page.add_label("").setText(
            translate("Tell the program once which office this is. It can be changed at any time.")
        )
        grid = page.add_grid()
        fields = OfficeFields(grid, translate)
        self.name, self.kind = fields.name, fields.kind
        self.district, self.province = fields.district, fields.province
        self.kind.show_value(OfficeKind.MUNICIPALITY)
        self.year.show_value(fiscal_year)
        hint = translate("October to September; the year that the report is about")
        grid.add(translate("Fiscal year (B.E.)"), self.year, hint=hint)
        self.template = TemplateChoice(shelf, translate)
        hint = translate("The template for this year and kind of office")
        grid.add(translate("Begin with"), self.template, hint=hint)
        page.column.addWidget(self.template.note)
        self._follow()
        self.year.left.connect(self._follow)
        self.name.edited.connect(self._follow_name)
        self.kind.edited.connect(self._on_kind_chosen)
        self.name.setFocus()

    def office(self) -> Office:
        """Return what is typed in."""
        return Office(
            name=self.name.value().strip(),
            kind=self.kind.value(),
            district=self.district.value().strip(),
            province=self.province.value().strip(),
        )

    def _follow_name(self) -> None:
        """Choose the kind that the name says, as long as she has not chosen one."""
        kind = kind_of_office(self.name.value().strip())
        if kind is not None and not self._kind_chosen:
            self.kind.show_value(kind)
            self._follow()

    def _on_kind_chosen(self) -> None:
        self._kind_chosen = True
        self._follow()

    def _follow(self) -> None:
        """Offer the templates for the year and the kind; a year half typed changes nothing."""
        with suppress(Problem):
            self.template.follow(self.kind.value(), self.year.typed())

    def go_on_with(self, year: int) -> None:
        """Tell what is typed in."""
        office = self.office()
        self.filled.emit(office, self.template.report(office, year))
