"""How wide words are, and how much room those of all rows of a report need.

Which widths of columns are best is found out with some rows of a long report; but as a word is cut
in none, the widest words of every row are known. Nothing is set for that, and a row is measured
again only when it says something else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from ita_desktop.model import Measure, Report
from ita_desktop.model.form import Column
from ita_desktop.model.source import Source
from ita_desktop.pdf.cells import CellTexts, hanging
from ita_desktop.pdf.paragraph import Setting
from ita_desktop.thai.breaking import joint_offsets, words

# In ems. What is wider is no word, but a link or a code, which is cut sooner than that it takes the
# room of all other columns.
_WIDEST_WORD = 10
_MOST_TEXTS = 4000  # of which the widest word is kept


def whole_width(setting: Setting, text: str) -> float:
    """Return the width of the widest word, but for links and the like: those in parts; in points.

    Args:
        setting: the font and size.
        text: a line end in it ends the line.
    """
    limit = _WIDEST_WORD * setting.size
    widest = 0.0
    for word in _words(text):
        width = setting.word(word).fitting_width
        if width > widest:
            widest = max(widest, width if width <= limit else _widest_part(setting, word))
    return widest


def parts_width(setting: Setting, text: str) -> float:
    """Return the width of the widest word where all are cut at their joints, in points."""
    return max((_widest_part(setting, word) for word in _words(text)), default=0.0)


class WordRoom(NamedTuple):
    """What columns need for the words of all rows; in points.

    Args:
        whole: the widths in which no word is cut, but for links and the like.
        parts: returns those in which words are cut at their joints only; seldom asked for.
    """

    whole: Sequence[float]
    parts: Callable[[], Sequence[float]]


class _Row(NamedTuple):
    """What a row's words need, as it was when it was measured."""

    measure: Measure
    content: Hashable
    whole: tuple[float, ...]
    parts: tuple[float, ...] = ()


class AllRows:
    """Measures the words of a report's rows, in some columns; widths without the cells' padding.

    Args:
        setting: the font and size they are measured in; those of other sizes are in proportion.
        columns: of the tables.
    """

    def __init__(self, setting: Setting, columns: Sequence[Column]) -> None:
        self._setting = setting
        self._columns = columns
        self._texts: CellTexts | None = None
        self._whole_widths: dict[str, float] = {}
        self._rows: dict[int, _Row] = {}  # by the very object: not all reports have ids
        self._measures: dict[int, Measure] = {}
        self._waiting: list[Measure] = []
        self._places: tuple[float, ...] = ()
        self._whole: tuple[float, ...] = ()
        self._has_parts = False

    @property
    def is_waiting(self) -> bool:
        """Whether rows wait to be measured."""
        return bool(self._waiting)

    @property
    def widest(self) -> Hashable:
        """All that is known of the columns' words, comparable."""
        return self._whole, self._parts() if self._has_parts else ()

    def take(self, report: Report, texts: CellTexts) -> None:
        """Take the rows as they are now; those that say something new wait to be measured.

        Args:
            report: with its indicators and measures loaded.
            texts: tells what stands in the columns.
        """
        self._texts = texts
        known = {row.content: row for row in self._rows.values()}
        self._rows, self._measures, self._waiting = {}, {}, []
        for indicator in report.indicators:
            for measure in indicator.measures:
                self._measures[measure.id] = measure
                content = texts.row_content(measure)
                row = known.get(content)
                if row:
                    self._rows[id(measure)] = row._replace(measure=measure)
                else:
                    self._waiting.append(measure)
        most = max((len(indicator.measures) for indicator in report.indicators), default=0)
        places = (self._whole_width(texts.number(place + 1)) for place in range(most))
        position = any(column.field == "position" for column in self._columns)
        widest = max(places, default=0.0) if position else 0.0
        self._places = tuple(
            widest if column.field == "position" else 0.0 for column in self._columns
        )
        self._find_widest()

    def renew(self, touched: Collection[Source], texts: CellTexts) -> bool:
        """Measure some rows again; return whether all were among those taken.

        Args:
            touched: rows that may say something else now; others than measures do not matter.
            texts: tells what stands in the columns.
        """
        self._texts = texts
        for source in touched:
            if source.entity is not Measure:
                continue
            measure = self._measures.get(source.row_id or 0)
            if measure is None:
                return False
            before = self._rows.get(id(measure))
            if before is None:  # it waits
                continue
            row = self._rows[id(measure)] = self._row(measure, texts)
            pairs = zip(before.whole, row.whole, self._whole, strict=True)
            if any(new > most or old == most > new for old, new, most in pairs):
                self._find_widest()
        return True

    def measure(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Measure the rows that wait.

        Args:
            stop: asked before each whether to leave it for another time.
        """
        if not self._waiting or self._texts is None:
            return
        while self._waiting and not stop():
            measure = self._waiting.pop()
            self._rows[id(measure)] = self._row(measure, self._texts)
        self._find_widest()

    def room(self, size: float, paddings: float) -> WordRoom:
        """Return what the columns need.

        Args:
            size: of the letters, in points.
            paddings: what cells leave free left and right together, in points.
        """
        scale = size / self._setting.size

        def scaled(widths: Sequence[float]) -> Sequence[float]:
            return [paddings + scale * width for width in widths]

        return WordRoom(scaled(self._whole), lambda: scaled(self._parts()))

    def _row(self, measure: Measure, texts: CellTexts) -> _Row:
        whole = self._widths(measure, texts, self._whole_width)
        return _Row(measure, texts.row_content(measure), whole)

    def _widths(
        self, measure: Measure, texts: CellTexts, width_of: Callable[[str], float]
    ) -> tuple[float, ...]:
        """Return the widest of a row's words in each column, with what stands to the left."""
        found: list[float] = []
        for column in self._columns:
            most = 0.0
            for passage in texts.passages(measure, column, 1):
                indent = hanging(passage, self._setting)
                for entry in passage:
                    most = max(most, indent + width_of(entry.text))
            found.append(most)
        return tuple(found)

    def _whole_width(self, text: str) -> float:
        width = self._whole_widths.get(text)
        if width is None:
            if len(self._whole_widths) >= _MOST_TEXTS:
                self._whole_widths.clear()
            width = self._whole_widths[text] = whole_width(self._setting, text)
        return width

    def _find_widest(self) -> None:
        widths = {row.whole for row in self._rows.values()}
        self._whole = tuple(map(max, zip(self._places, *widths, strict=True)))

    def _parts(self) -> tuple[float, ...]:
        """Return the widest part in each column; each row is measured once for this, too."""
        self._has_parts = True
        texts = self._texts
        for key, row in self._rows.items():
            if not row.parts and texts:
                parts = self._widths(row.measure, texts, partial(parts_width, self._setting))
                self._rows[key] = row._replace(parts=parts)
        widths = {row.parts for row in self._rows.values()}
        return tuple(map(max, zip(self._places, *widths, strict=True)))


def _words(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from words(line)


def _widest_part(setting: Setting, word: str) -> float:
    """Return the width of a word's widest part, but for what no column is wide enough for."""
    parts = (word[start:end] for start, end in pairwise((0, *joint_offsets(word), len(word))))
    widths = (setting.word(part).fitting_width for part in parts)
    limit = _WIDEST_WORD * setting.size
    return max((width for width in widths if width <= limit), default=0.0)
