"""Who signs: name and position below the room for the hand, or dots to write them on."""

from __future__ import annotations

from ita_desktop.model import Report
from ita_desktop.model.form import POSITION_WORD
from ita_desktop.model.source import Source
from ita_desktop.pdf.paper import CENTIMETRE
from ita_desktop.pdf.paragraph import Line, Setting
from ita_desktop.pdf.rows import Row
from ita_desktop.pdf.structure import Tag
from ita_desktop.thai.folding import fold

_NAME_DOTS = 5.0 * CENTIMETRE
_WORD_GAP = 6.0


class Signing:
    """Makes the rows of a signature; lengths in points, from the left edge of the page.

    Args:
        body: the font.
    """

    def __init__(self, body: Setting) -> None:
        self._body = body

    def name(self, report: Report, role: str, left: float, right: float) -> list[Row]:
        """Return a signer's name between brackets.

        Args:
            report: gives it.
            role: what the signer's columns' names begin with.
            left: the left edge of the room.
            right: the right edge.
        """
        source = Source(Report, report.id, f"{role}_by")
        name = fold(getattr(report, source.column or "")).strip()
        if name:
            return self.centred(f"({name})", left, right, source)
        opening, closing = map(self._line, "()")
        start, end = _middle(left + opening.width, right - closing.width)
        lines = [(start - opening.width, opening), (end, closing)]
        return [Row(lines, [(start, end)], [(left, right, source)])]

    def position(
        self, report: Report, role: str, left: float, right: float, *, named: bool = False
    ) -> list[Row]:
        """Return a signer's position.

        Args:
            report: gives it.
            role: what the signer's columns' names begin with.
            left: the left edge of the room.
            right: the right edge.
            named: whether it is said that this is a position.
        """
        source = Source(Report, report.id, f"{role}_position")
        position = fold(getattr(report, source.column or "")).strip()
        if not position:
            return [self.written(POSITION_WORD, left, right, source)]
        if named and not position.startswith(POSITION_WORD):
            position = f"{POSITION_WORD} {position}"
        return self.centred(position, left, right, source)

    def centred(
        self, text: str, left: float, right: float, source: Source | None = None
    ) -> list[Row]:
        """Return a text in the middle of the room, over as many lines as it takes."""
        lines = self._body.paragraph(text, right - left)
        areas = [(left, right, source)] if source else []
        return [
            Row(
                [((left + right - line.width) / 2, line)],
                areas=areas,
                tag=None if number else Tag.P,
            )
            for number, line in enumerate(lines)
        ]

    def written(
        self,
        word: str,
        left: float,
        right: float,
        source: Source | None = None,
        least_height: float = 0.0,
    ) -> Row:
        """Return a word with dots after it, together as wide as those of a name."""
        line = self._line(word)
        start, end = _middle(left, right)
        areas = [(left, right, source)] if source else []
        dots = [(start + line.width + _WORD_GAP, end)]
        return Row([(start, line)], dots, areas, least_height=least_height)

    def _line(self, word: str) -> Line:
        return self._body.line([self._body.word(word)])


def _middle(left: float, right: float) -> tuple[float, float]:
    """Return where dots for a name begin and end in the middle of some room."""
    middle, half = (left + right) / 2, min(_NAME_DOTS, right - left) / 2
    return middle - half, middle + half
