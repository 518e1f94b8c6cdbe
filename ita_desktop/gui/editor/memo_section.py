"""The memo that hands the report to the head of the office."""

from __future__ import annotations

from ita_desktop.gui.editor.entity_binding import EntityBinding
from ita_desktop.gui.editor.judged_fields import JudgedFields
from ita_desktop.gui.fields.field_grid import Column
from ita_desktop.gui.fields.judged_lines import DateLine
from ita_desktop.gui.fields.text_fields import TextBlock, TextLine
from ita_desktop.locale import Translate
from ita_desktop.problems import mark


class MemoSection:
    """The fields of the memo, put into a page in the order of the official form.

    Args:
        page: receives the fields.
        translate: the interface's language.
    """

    def __init__(self, page: Column, translate: Translate) -> None:
        page.add_label("section").setText(translate("Memo"))
        self.agency, self.number = TextLine(), TextLine()
        self.day = DateLine()
        self.subject, self.recipient = TextLine(), TextLine()
        self.body = TextBlock((4, 14))
        grid = page.add_grid()
        grid.add(translate("Government agency"), self.agency, wide=True)
        grid.add(translate("Number of the memo"), self.number)
        grid.add(translate("Date of the memo"), self.day, hint=date_hint(translate))
        grid.add(translate("Subject"), self.subject, wide=True)
        head = translate("The head of the office")
        grid.add(translate("To"), self.recipient, hint=head, wide=True)
        grid.add(translate("Text of the memo"), self.body, wide=True)

    def bind(self, binding: EntityBinding, judged: JudgedFields) -> None:
        """Tie the fields to a report's row."""
        step = mark("Edit the memo")
        binding.add("memo_from", self.agency, step)
        binding.add("memo_number", self.number, step)
        judged.add("memo_on", self.day, step)
        binding.add("memo_subject", self.subject, step)
        binding.add("memo_to", self.recipient, step)
        binding.add("memo_body", self.body, step)


def date_hint(translate: Translate) -> str:
    """Return how a day is typed."""
    return translate("A day such as 10/10/2566")
