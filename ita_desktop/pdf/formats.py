"""On which paper, with which columns and how large letters a table may be set, the best first.

What an office expects: the paper it chose, and letters as large as they can be. Where its words
have no room there, the pages with tables lie across, as in many reports that stand otherwise. Where
not even that does, columns that hold remarks and the like give theirs to that of the outcomes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ita_desktop.model.form import Column
from ita_desktop.pdf.fitting import USUAL_WIDTHS
from ita_desktop.pdf.paper import LANDSCAPE, Paper
from ita_desktop.problems import mark

Columns = tuple[Column, ...]

# The letters of tables: as large as TH Sarabun at 16, 15, 14, 13 and 12, the least that offices
# take where a table has many columns.
_SIZES = (11.0, 10.3, 9.6, 9.0, 8.3)
# How much of their usual widths the columns have at the least with letters of a size.
_LEAST_SHARES = ((11.0, 0.93), (9.6, 0.6), (8.3, 0.0))
# What may stand below the outcomes instead, in the order in which it goes there.
_MOVABLE = ("remark", "evidence", "budget")
_LISTED = ", "


class TableFormat(NamedTuple):
    """How tables are set, but for the widths of their columns.

    Args:
        paper: of the pages that they stand on.
        columns: theirs.
        size: of the letters, in points.
        moved: columns that were asked for, the content of which stands below the outcomes.
    """

    paper: Paper
    columns: Columns
    size: float
    moved: Columns = ()


class FormatNotes(NamedTuple):
    """What of a report's tables is not as it was asked for, as their words would be cut else.

    Args:
        is_turned: whether the pages with tables lie across, and the others stand.
        moved: the titles of columns whose content stands below the outcomes.
    """

    is_turned: bool = False
    moved: tuple[str, ...] = ()

    def sentences(self) -> list[tuple[str, dict[str, object]]]:
        """Return what to tell whoever made the document: msgids and what their fields stand for."""
        told: list[tuple[str, dict[str, object]]] = []
        if self.is_turned:
            sentence = mark(
                "The pages with tables are in landscape: in portrait the columns would be so "
                "narrow that words are cut."
            )
            told.append((sentence, {}))
        if self.moved:
            sentence = mark(
                "There is no room for these columns without cutting words, so that what they hold "
                "is printed below the outcomes: {columns}"
            )
            told.append((sentence, {"columns": _LISTED.join(self.moved)}))
        return told

    def __bool__(self) -> bool:
        """Tell whether there is anything to say."""
        return any(self)


def formats(columns: Columns, paper: Paper) -> Iterator[TableFormat]:
    """Yield the formats in which a table may be set, the best first, and at last the roomiest.

    Args:
        columns: those that were asked for.
        paper: the report's.
    """
    papers = (paper,) if paper == LANDSCAPE else (paper, LANDSCAPE)
    for each in papers:
        usual = _usual_size(columns, each)
        yield from (TableFormat(each, columns, size) for size in _SIZES if size <= usual)
    moved: Columns = ()
    for field in _MOVABLE:
        going = tuple(column for column in columns if column.field == field)
        if going and any(column.field == "outcomes" for column in columns):
            moved += going
            left = tuple(column for column in columns if column not in moved)
            yield TableFormat(LANDSCAPE, left, _SIZES[-1], moved)


def _usual_size(columns: Columns, paper: Paper) -> float:
    """Return how large letters are in tables of some columns, if no word is too wide for that."""
    room = paper.inner_width / sum(USUAL_WIDTHS[column.field] for column in columns)
    return next(size for size, least in _LEAST_SHARES if room >= least)
