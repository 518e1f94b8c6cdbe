"""The memo that hands the report to the head of the office, on the official form.

The regulation on secretariat work B.E. 2526, form 2. The form begins with the Garuda, of which the
program has no drawing that may be passed on: its place at the upper left stays free.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ita_desktop.model import Digits, Report
from ita_desktop.model.form import (
    MEMO_CLOSING,
    MEMO_CLOSING_START,
    MEMO_DATE,
    MEMO_FROM,
    MEMO_NUMBER,
    MEMO_SUBJECT,
    MEMO_TO,
    MEMO_WORD,
    OPINION_WORD,
    ORDER_WORD,
)
from ita_desktop.model.source import Source
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paper import CENTIMETRE, PORTRAIT
from ita_desktop.pdf.paragraph import Setting
from ita_desktop.pdf.rows import Row, RowPen, total_height
from ita_desktop.pdf.signing import Signing
from ita_desktop.pdf.structure import Tag
from ita_desktop.thai.calendar import format_date
from ita_desktop.thai.folding import fold

# As large as the regulation's 29 and 20 points of TH Sarabun.
MEMO_TITLE_SIZE = 20.0
MEMO_LABEL_SIZE = 14.0
_GARUDA_HEIGHT = 1.5 * CENTIMETRE
_INDENT = 2.5 * CENTIMETRE
_LABEL_GAP = 6.0
_PARAGRAPH_GAP = 6.0
_WRITING_HEIGHT = 22.0  # of a line that is written by hand
_BODY_LINES = 3  # where the text is written by hand
_SIGNING_ROOM = 1.5 * CENTIMETRE
_SIGNATURE_LEFT = 0.45  # of the width between the margins
_ORDERS_ABOVE = 0.8 * CENTIMETRE
_ORDERS_APART = 1.2 * CENTIMETRE
_ORDER_LINES = 2  # below the one that the word begins
_LEFT, _RIGHT = PORTRAIT.left, PORTRAIT.left + PORTRAIT.inner_width


class _Field(NamedTuple):
    """A field above the memo's text.

    Args:
        name: on the form.
        value: what is written; may be empty.
        source: what of the report it is.
        is_large: whether the name is large, with rules under a value too; the form has it so for
            all fields but the addressee.
    """

    name: str
    value: str
    source: Source
    is_large: bool = True


class Memo:
    """Sets the memo.

    Args:
        body: the font of its text.
        strong: the font of its orders.
        label: the font of the names of its fields.
        title: the font of its title.
    """

    def __init__(self, body: Setting, strong: Setting, label: Setting, title: Setting) -> None:
        self._body = body
        self._signing = Signing(body)
        self._strong = strong
        self._label = label
        self._title = title

    def set_into(self, flow: PageFlow, report: Report, heading_tag: Tag) -> None:
        """Set the memo on pages of its own, always portrait.

        Args:
            flow: at the top of a page; left at the top of the next.
            report: gives its fields; an empty one is a dotted line to write on.
            heading_tag: the level of its title.
        """
        paper = flow.paper
        flow.turn(PORTRAIT)
        flow.sheet.number_place = None  # an official paper has page numbers from the second on
        flow.bookmark(MEMO_WORD)
        pen = RowPen(flow.structure)
        pen.set_into(flow, [self._title_row(heading_tag)])
        for rows in self._fields(report):
            pen.set_into(flow, rows)
        for rows in self._paragraphs(report):
            flow.skip(_PARAGRAPH_GAP)
            pen.set_into(flow, rows)
        self._set_orders(flow, pen, report)
        flow.break_page()
        flow.turn(paper)

    def _title_row(self, tag: Tag) -> Row:
        line = self._title.line([self._title.word(MEMO_WORD)])
        x = _LEFT + (PORTRAIT.inner_width - line.width) / 2
        return Row([(x, line)], tag=tag, least_height=_GARUDA_HEIGHT + line.descent)

    def _fields(self, report: Report) -> list[list[Row]]:
        """Return the rows of each field above the text."""
        day = report.memo_on
        date = format_date(day, thai_digits=report.digits is Digits.THAI) if day else ""
        of_number = _Field(MEMO_NUMBER, report.memo_number, _source(report, "memo_number"))
        of_date = _Field(MEMO_DATE, date, _source(report, "memo_on"))
        middle = _LEFT + PORTRAIT.inner_width / 2
        number = self._field(of_number, _LEFT, middle)
        if len(number) == 1:  # the date stands beside it
            beside = self._field(of_date, middle + _LABEL_GAP, _RIGHT)
            second = [_joined([number[0], beside[0]]), *beside[1:]]
        else:
            second = [*self._field(of_number, _LEFT, _RIGHT), *self._field(of_date, _LEFT, _RIGHT)]
        others = (
            _Field(MEMO_FROM, report.memo_from, _source(report, "memo_from")),
            _Field(MEMO_SUBJECT, report.memo_subject, _source(report, "memo_subject")),
            _Field(MEMO_TO, report.memo_to, _source(report, "memo_to"), is_large=False),
        )
        first, third, to = (self._field(field, _LEFT, _RIGHT) for field in others)
        return [first, second, third, [Row(least_height=_PARAGRAPH_GAP), *to]]

    def _field(self, field: _Field, left: float, right: float) -> list[Row]:
        """Return the rows of a field: its name and, on dotted rules, its value.

        Args:
            field: the field.
            left: where the name begins.
            right: where the rules end.
        """
        setting = self._label if field.is_large else self._body
        name = setting.line([setting.word(field.name)])
        start = name.width + _LABEL_GAP
        text = fold(field.value).strip()
        lines = self._body.paragraph(text, right - left, first_indent=start) if text else []
        is_dotted = field.is_large or not text
        areas = [(left, right, field.source)]
        values = [(left + line.indent, line) for line in lines]
        first = Row(
            [(left, name), *values[:1]], [(left + start, right)] if is_dotted else [], areas
        )
        dots = [(left, right)] if is_dotted else []
        return [first, *(Row([value], dots, areas, tag=None) for value in values[1:])]

    def _paragraphs(self, report: Report) -> list[list[Row]]:
        """Return the rows of each paragraph; the closing one has the signature below it."""
        texts = [line.strip() for line in fold(report.memo_body).split("\n") if line.strip()]
        paragraphs = [
            self._paragraph(text, _source(report, "memo_body")._replace(item=item))
            for item, text in enumerate(texts)
        ]
        if not texts:
            area = (_LEFT, _RIGHT, _source(report, "memo_body"))
            line = Row(dots=[(_LEFT, _RIGHT)], areas=[area], least_height=_WRITING_HEIGHT)
            paragraphs.append([line] * _BODY_LINES)
        if not any(text.startswith(MEMO_CLOSING_START) for text in texts):
            paragraphs.append(self._paragraph(MEMO_CLOSING, _source(report, "memo_body")))
        left = _LEFT + PORTRAIT.inner_width * _SIGNATURE_LEFT
        paragraphs[-1] += self._signature(report, "prepared", left, _RIGHT)
        return paragraphs

    def _paragraph(self, text: str, source: Source) -> list[Row]:
        lines = self._body.paragraph(text, PORTRAIT.inner_width, first_indent=_INDENT)
        return [
            Row(
                [(_LEFT + line.indent, line)],
                areas=[(_LEFT, _RIGHT, source)],
                tag=None if number else Tag.P,
            )
            for number, line in enumerate(lines)
        ]

    def _signature(self, report: Report, role: str, left: float, right: float) -> list[Row]:
        """Return the room to sign, and below it name and position, or dots to write them on."""
        return [
            Row(least_height=_SIGNING_ROOM),
            *self._signing.name(report, role, left, right),
            *self._signing.position(report, role, left, right),
        ]

    def _set_orders(self, flow: PageFlow, pen: RowPen, report: Report) -> None:
        """Set the places for what those above write, side by side where a page can hold them."""
        width = (PORTRAIT.inner_width - _ORDERS_APART) / 2
        orders = [
            self._order(OPINION_WORD, report, "reviewed", _LEFT, _LEFT + width),
            self._order(ORDER_WORD, report, "approved", _RIGHT - width, _RIGHT),
        ]
        height = max(map(total_height, orders))
        flow.skip(_ORDERS_ABOVE)
        if height > flow.paper.inner_height:
            for rows in orders:
                pen.set_into(flow, rows)
            return
        if height > flow.room:
            flow.skip_to_next_page()
        flow.y = min([pen.place(flow.sheet, rows, flow.y) for rows in orders])

    def _order(
        self, word: str, report: Report, role: str, left: float, right: float
    ) -> Sequence[Row]:
        line = self._strong.line([self._strong.word(word)])
        return [
            Row([(left, line)], [(left + line.width + _LABEL_GAP, right)]),
            *[Row(dots=[(left, right)], least_height=_WRITING_HEIGHT)] * _ORDER_LINES,
            *self._signature(report, role, left, right),
            self._signing.written(MEMO_DATE, left, right),
        ]


def _joined(rows: Sequence[Row]) -> Row:
    """Return rows beside each other as one."""
    return Row(
        [line for row in rows for line in row.lines],
        [dots for row in rows for dots in row.dots],
        [area for row in rows for area in row.areas],
    )


def _source(report: Report, column: str) -> Source:
    return Source(Report, report.id, column)
