"""Chooses what a new report begins with: a template for its year and kind of office, or nothing."""

from __future__ import annotations

from ita_desktop.gui.fields.choice_fields import Choice
from ita_desktop.gui.fields.field_grid import plain_label
from ita_desktop.locale import Translator
from ita_desktop.model import Digits, Office, OfficeKind, Report
from ita_desktop.templates import Shelf, Template, new_report, oit_items
from ita_desktop.thai.digits import to_thai

_MOST_PROBLEMS = 3  # told at once; the others are told when these are mended


class TemplateChoice(Choice):
    """Follows the year and the kind of office as long as nobody chose in it.

    `note` is a label that says what the choice brings.

    Args:
        shelf: the templates there are.
        translate: the interface's language.
    """

    def __init__(self, shelf: Shelf, translate: Translator) -> None:
        super().__init__({None: translate("An empty report")})
        self._shelf = shelf
        self._translate = translate
        self._is_chosen = False
        self._kind, self._year = OfficeKind.OTHER, 0
        self.note = plain_label("", "hint")
        self.note.setWordWrap(True)
        self.edited.connect(self._on_chosen)

    def follow(self, kind: OfficeKind, fiscal_year: int) -> None:
        """Offer the templates for a kind of office and a year; what she chose stays if it may."""
        if (kind, fiscal_year) == (self._kind, self._year):
            return
        self._kind, self._year = kind, fiscal_year
        offered = self._shelf.offered(kind, fiscal_year)
        chosen: Template | None = self.value()
        if not self._is_chosen or (chosen is not None and chosen not in offered):
            self._is_chosen = False
            chosen = self._shelf.chosen(kind, fiscal_year)
        self.offer(
            {template: self._name(template) for template in offered}
            | {None: self._translate("An empty report")}
        )
        self.show_value(chosen)
        self._tell()

    def report(self, office: Office, fiscal_year: int, digits: Digits | None = None) -> Report:
        """Return the new report, with what the choice brings.

        Args:
            office: whose report it is.
            fiscal_year: the Buddhist year that it is about.
            digits: those of the report; the template's where None.
        """
        self.follow(office.kind, fiscal_year)
        template: Template | None = self.value()
        if template is not None:
            return new_report(template, office, fiscal_year, digits=digits)
        return Report(fiscal_year=fiscal_year, digits=digits or Digits.THAI)

    def _on_chosen(self) -> None:
        self._is_chosen = True
        self._tell()

    def _name(self, template: Template) -> str:
        is_english = self._translate.language == "en" and template.name_in_english
        return template.name_in_english if is_english else template.name

    def _tell(self) -> None:
        sentences = [self._brought(), self._asked_for()]
        sentences += map(self._translate.problem, self._shelf.problems[:_MOST_PROBLEMS])
        self.note.setText("\n".join(filter(None, sentences)))
        self.note.setVisible(bool(self.note.text()))

    def _brought(self) -> str:
        template: Template | None = self.value()
        if template is None:
            return ""
        return self._translate(
            "Brings {count} indicators, the title and the preface. You can change all of it later.",
            count=len(template.indicators),
        )

    def _asked_for(self) -> str:
        """Return where the report is to be published, where that is known."""
        t, items = self._translate, oit_items(self._kind, self._year)
        if items is None or not items.report:
            return ""
        values = {"year": to_thai(str(items.ita_year)), "item": items.report}
        if items.is_certain:
            return t("ITA {year} asks for this report in item {item}.", **values)
        return t(
            "ITA {year} probably asks for this report in item {item}; see that year's manual.",
            **values,
        )
