"""The places where those sign who made the report, looked it through and approved it."""

from __future__ import annotations

from ita_desktop.model import Digits, Report
from ita_desktop.model.form import SIGN_WORD, SIGNATURES_WORD, SIGNER_WORDS, SIGNING_DATE
from ita_desktop.model.source import Source
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paper import CENTIMETRE
from ita_desktop.pdf.paragraph import Setting
from ita_desktop.pdf.rows import Row, RowPen, total_height
from ita_desktop.pdf.signing import Signing
from ita_desktop.thai.calendar import format_date

_ABOVE = 0.8 * CENTIMETRE
_APART = 0.5 * CENTIMETRE
_SIGNING_ROOM = 1.4 * CENTIMETRE
_ALONE_LEFT = 0.45  # of the width between the margins


class Signatures:
    """Sets the places to sign.

    Args:
        body: the font.
        strong: the font of what says who signs.
    """

    def __init__(self, body: Setting, strong: Setting) -> None:
        self._signing = Signing(body)
        self._role_signing = Signing(strong)

    def set_into(self, flow: PageFlow, report: Report) -> None:
        """Set all on one page where one can hold them: side by side, or else below each other.

        Args:
            flow: where the page stands.
            report: gives names, positions and days; what is empty is a dotted line.
        """
        paper = flow.paper
        right = paper.left + paper.inner_width
        width = (paper.inner_width - 2 * _APART) / 3
        lefts = [paper.left + number * (width + _APART) for number in range(3)]
        blocks = [
            self._block(report, role, left, left + width)
            for role, left in zip(SIGNER_WORDS, lefts, strict=True)
        ]
        is_side_by_side = (
            all(self._fits(report, role, width) for role in SIGNER_WORDS)
            and max(map(total_height, blocks)) <= paper.inner_height
        )
        if not is_side_by_side:
            left = paper.left + paper.inner_width * _ALONE_LEFT
            blocks = [self._block(report, role, left, right) for role in SIGNER_WORDS]
        heights = [total_height(rows) for rows in blocks]
        height = max(heights) if is_side_by_side else sum(heights) + 2 * _ABOVE
        flow.skip(_ABOVE)
        if flow.room < height <= paper.inner_height:
            flow.skip_to_next_page()
        flow.bookmark(SIGNATURES_WORD)
        pen = RowPen(flow.structure)
        if is_side_by_side:
            flow.y = min([pen.place(flow.sheet, rows, flow.y) for rows in blocks])
            return
        for number, rows in enumerate(blocks):
            if number:
                flow.skip(_ABOVE)
            pen.set_into(flow, rows)

    def _block(self, report: Report, role: str, left: float, right: float) -> list[Row]:
        return [
            *self._role_signing.centred(SIGNER_WORDS[role], left, right),
            self._signing.written(SIGN_WORD, left, right, least_height=_SIGNING_ROOM),
            *self._signing.name(report, role, left, right),
            *self._signing.position(report, role, left, right, named=True),
            *self._day(report, role, left, right),
        ]

    def _day(self, report: Report, role: str, left: float, right: float) -> list[Row]:
        source = Source(Report, report.id, f"{role}_on")
        day = getattr(report, f"{role}_on")
        if day is None:
            return [self._signing.written(SIGNING_DATE, left, right, source)]
        date = format_date(day, thai_digits=report.digits is Digits.THAI)
        return self._signing.centred(f"{SIGNING_DATE} {date}", left, right, source)

    def _fits(self, report: Report, role: str, width: float) -> bool:
        """Tell whether a name and a position are a line each: a reader may go across columns."""
        names = self._signing.name(report, role, 0.0, width)
        positions = self._signing.position(report, role, 0.0, width, named=True)
        return len(names) == len(positions) == 1
