"""Text broken into lines: at words, never inside a Thai cluster, and set at one size."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ita_desktop.pdf.cid_font import CidFont, SetWord
from ita_desktop.pdf.embedded_font import EM_SCALE
from ita_desktop.pdf.keeping import Kept
from ita_desktop.thai.breaking import cluster_offsets, joint_offsets, words

# Of the font size. A line is high enough for a tone mark over a vowel and deep enough for a vowel
# below; a line with higher or deeper ink grows by itself, so no mark touches the line above.
_ASCENT = 1.22
_DESCENT = 0.35
_KEPT_WORDS = 20_000
_KEPT_LENGTH = 400_000  # characters of paragraphs; with all that is known of them some 10 MB
_LINE_LENGTH = 40  # what a line takes beside its text, in characters
EPSILON = 0.01  # by how much a word may be wider than its line, as nobody sees it
_HELD_BY_THE_WORD = frozenset("ๆฯ")
_OPENING = frozenset({"Ps", "Pi"})  # categories of Unicode
_CLOSING = frozenset({"Pe", "Pf"})


class Line(NamedTuple):
    """One line, ready for a page; lengths in points.

    Args:
        font: the resource name of its font.
        size: the font size by the embedded font's em.
        codes: what stands between the brackets of a TJ operator; see `SetWord`.
        width: its width without a trailing space.
        ascent: the room it needs above the base line.
        descent: the room it needs below the base line, positive.
        indent: how far from its block's left edge it begins.
        lead: the codes of a number or a dash before the others.
    """

    font: str
    size: float
    codes: str
    width: float
    ascent: float
    descent: float
    indent: float = 0.0
    lead: str = ""

    @property
    def height(self) -> float:
        """The room it needs from the line above to the line below."""
        return self.ascent + self.descent


class Setting:
    """A font at a size: sets words and paragraphs.

    Args:
        font: the document's font.
        size: in points.
    """

    def __init__(self, font: CidFont, size: float) -> None:
        self.font = font
        self.size = size
        # Of a line without higher or deeper ink.
        self.ascent = _ASCENT * size
        self.descent = _DESCENT * size
        self._words: dict[str, SetWord] = {}
        self._paragraphs = Kept[Hashable, Sequence[Line]](_KEPT_LENGTH)

    def word(self, text: str) -> SetWord:
        """Return a word, which is set once."""
        word = self._words.get(text)
        if word is None:
            if len(self._words) >= _KEPT_WORDS:
                self._words.clear()
            word = self._words[text] = self.font.set_text(text, self.size)
        return word

    def unseen(self, text: str) -> SetWord:
        """Return a blank that reads back as `text`."""
        return self.font.set_unseen(text, self.size)

    def gap(self, width: float) -> SetWord:
        """Return an empty stretch of `width` points that is not text."""
        if abs(width) < EPSILON:
            return SetWord("", "", 0.0, 0.0, 0.0, 0.0)
        return SetWord("", f" {-width * 1000 / (self.size * EM_SCALE):.0f}", width, width, 0, 0)

    def line(self, parts: list[SetWord], indent: float = 0.0, leading: int = 0) -> Line:
        """Return words side by side as one line.

        Args:
            parts: the words.
            indent: how far from its block's left edge it begins.
            leading: how many of the words are its lead.
        """
        seen = [index for index, part in enumerate(parts) if part.text.strip()]
        if seen and parts[seen[-1]].text.rstrip().endswith("-"):
            parts = list(parts)
            last = parts[seen[-1]].text
            parts[seen[-1]] = self.font.set_text(last, self.size, ends_line=True)
        # What has no ink is not parted from what has some: pdfium reads no blank that stands alone.
        if leading and not (_is_seen(parts[:leading]) and _is_seen(parts[leading:])):
            leading = 0
        codes: list[str] = []
        pen = 0.0
        fitting = 0.0
        ascent, descent = self.ascent, self.descent
        for part in parts:
            codes.append(part.codes)
            if part.fitting_width:
                fitting = pen + part.fitting_width
            pen += part.width
            ascent = max(ascent, part.top)
            descent = max(descent, -part.bottom)
        return Line(
            self.font.resource,
            self.size * EM_SCALE,
            "".join(codes[leading:]).replace("><", ""),
            fitting,
            ascent,
            descent,
            indent,
            "".join(codes[:leading]).replace("><", ""),
        )

    def paragraph(
        self,
        text: str,
        width: float,
        *,
        lead: SetWord | None = None,
        hanging: float = 0.0,
        first_indent: float = 0.0,
    ) -> Sequence[Line]:
        """Return a text's lines, at least one.

        Args:
            text: the text; a line end in it ends the line.
            width: the room for a line, in points.
            lead: what stands before the first line: a number, a dash, a box.
            hanging: how far from the left the text stands, the lead to its left.
            first_indent: how much further right the first line begins.
        """
        key = (text, width, lead and lead.codes, hanging, first_indent)
        lines = self._paragraphs.get(key)
        if lines is None:
            lines = tuple(self._lines(text, width, lead, hanging, first_indent))
            self._paragraphs.keep(key, lines, len(text) + _LINE_LENGTH * len(lines))
        return lines

    def _lines(
        self, text: str, width: float, lead: SetWord | None, hanging: float, first_indent: float
    ) -> Iterator[Line]:
        before: list[SetWord] = []
        start = hanging + first_indent
        room = width - start
        if lead:
            before = [lead, self.gap(hanging - lead.width + first_indent)]
            start = 0.0
        for source_line in text.split("\n"):
            for parts in self.broken(source_line, room, width - hanging):
                yield self.line(before + parts, start, len(before))
                before, start, room = [], hanging, width - hanging

    def broken(self, text: str, first_room: float, room: float) -> Iterator[list[SetWord]]:
        """Yield a source line's words, a line of the page at a time; at least one line.

        Args:
            text: without line ends.
            first_room: the width of the first line, in points.
            room: the width of the others.
        """
        line: list[SetWord] = []
        used = 0.0
        line_room = first_room
        for word in self.fitting(text, min(first_room, room)):
            overflows = used + word.fitting_width > line_room + EPSILON
            # Spaces stay at the line's end, however little room is left.
            if line and word.fitting_width and overflows:
                yield line
                line, used, line_room = [], 0.0, room
            line.append(word)
            used += word.width
        yield line

    def fitting(self, text: str, room: float) -> Iterator[SetWord]:
        """Yield the words of a text without line ends, those wider than a line in pieces."""
        for word in words(text):
            yield from self._pieces(word, room)

    def _pieces(self, text: str, room: float) -> Iterator[SetWord]:
        """Yield a word, cut where its parts meet, and within them only where no line has room."""
        word = self.word(text)
        if word.fitting_width <= room + EPSILON:
            yield word
        elif joints := joint_offsets(text):
            for start, end in pairwise((0, *joints, len(text))):
                yield from self._pieces(text[start:end], room)
        else:
            yield from self._clusters(text, room)

    def _clusters(self, text: str, room: float) -> Iterator[SetWord]:
        cuts = (cut for cut in cluster_offsets(text) if _may_cut(text, cut))
        for start, end in pairwise((0, *cuts, len(text))):
            cluster = self.word(text[start:end])
            if cluster.fitting_width <= room + EPSILON:
                yield cluster
            else:  # marks without end on one letter, brackets without end
                shaped = self.font.face.shape(cluster.text)
                yield from self.font.set_apart(shaped, self.size)


def _is_seen(parts: list[SetWord]) -> bool:
    return any(part.top > 0 or part.bottom < 0 for part in parts)


class Settings:
    """Fonts that are used together, at the sizes that something is set in.

    Args:
        fonts: by their names.
    """

    def __init__(self, fonts: Mapping[str, CidFont]) -> None:
        self.fonts = fonts
        self._settings: dict[tuple[str, float], Setting] = {}

    def of(self, font: str, size: float) -> Setting:
        """Return a font at a size in points, always the same object."""
        setting = self._settings.get((font, size))
        if setting is None:
            setting = self._settings[font, size] = Setting(self.fonts[font], size)
        return setting


def _may_cut(word: str, offset: int) -> bool:
    """Whether a word wider than any line may be cut there: no bracket or mark of its own left."""
    last, first = word[offset - 1], word[offset]
    return (
        first not in _HELD_BY_THE_WORD
        and unicodedata.category(first) not in _CLOSING
        and unicodedata.category(last) not in _OPENING
    )
