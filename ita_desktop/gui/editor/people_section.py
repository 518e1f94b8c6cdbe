"""Who made, checked and approved a report, as the signatures name them."""

from __future__ import annotations

from typing import NamedTuple

from ita_desktop.gui.editor.entity_binding import EntityBinding
from ita_desktop.gui.editor.judged_fields import JudgedFields
from ita_desktop.gui.editor.memo_section import date_hint
from ita_desktop.gui.fields.field_grid import Column, FieldGrid
from ita_desktop.gui.fields.judged_lines import DateLine
from ita_desktop.gui.fields.text_fields import TextLine
from ita_desktop.locale import Translate
from ita_desktop.problems import mark


class _Person(NamedTuple):
    """The fields of one signature."""

    name: TextLine
    position: TextLine
    day: DateLine


class PeopleSection:
    """The fields of the three signatures, put into a page.

    Args:
        page: receives the fields.
        translate: the interface's language.
    """

    def __init__(self, page: Column, translate: Translate) -> None:
        page.add_label("section").setText(translate("Signatures"))
        t, hint = translate, date_hint(translate)
        page.add_label("hint").setText(hint)
        grid = page.add_grid()
        self.prepared = _add(
            grid,
            (t("Prepared by"), t("Position of who prepared it"), t("Prepared on")),
            hint,
        )
        self.reviewed = _add(
            grid,
            (t("Reviewed by"), t("Position of who reviewed it"), t("Reviewed on")),
            hint,
        )
        self.approved = _add(
            grid,
            (t("Approved by"), t("Position of who approved it"), t("Approved on")),
            hint,
        )

    def bind(self, binding: EntityBinding, judged: JudgedFields) -> None:
        """Tie the fields to a report's row."""
        step = mark("Edit the signatures")
        for role, person in (
            ("prepared", self.prepared),
            ("reviewed", self.reviewed),
            ("approved", self.approved),
        ):
            binding.add(f"{role}_by", person.name, step)
            binding.add(f"{role}_position", person.position, step)
            judged.add(f"{role}_on", person.day, step)


def _add(grid: FieldGrid, names: tuple[str, str, str], hint: str) -> _Person:
    person = _Person(TextLine(), TextLine(), DateLine())
    grid.add(names[0], person.name)
    grid.add(names[1], person.position)
    grid.add(names[2], person.day, wide=True)
    person.day.setAccessibleDescription(hint)
    return person
