"""What a report is made of: parts that are set one after the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple

from ita_desktop.model.source import Source
from ita_desktop.pdf.flow import PageFlow
from ita_desktop.pdf.paper import Paper


class Heading(NamedTuple):
    """What a part is called in the bookmarks and, if it is listed, in the contents.

    Args:
        title: in one line.
        source: what of the report the contents' entry shows; None for the form's own words.
        is_listed: whether the contents name it.
    """

    title: str
    source: Source | None = None
    is_listed: bool = True


class Part(NamedTuple):
    """What is set in one go: the cover, the preface, a heading with its table's first row, a row.

    Where it ends on the page hangs on nothing but its content and where it begins.

    Args:
        row: the row of the report that it begins with, or for a part of its own the field.
        content: tells all it shows, comparable; called only where somebody wants to know.
        set_into: sets it where a page stands.
        set_alone: sets it at the top of a page, whatever was set before.
        heading: tells its heading, to whose title it sets a bookmark, its only one; None for a
            part that sets none.
        shows: what else of the report it shows, rows and fields; for the cursor to be followed.
        is_contents: whether it lists the others. Its `content` is then what its layout hangs on:
            not the page numbers.
        reads_rows: whether it tells of rows that other parts begin with, so that it may be another
            where one of them is.
        also_of: rows that it shows something of, which are shown whole by other parts.
        paper: of the page on which it begins; None for the report's.
    """

    row: Source
    content: Callable[[], Hashable]
    set_into: Callable[[PageFlow], None]
    set_alone: Callable[[PageFlow], None]
    heading: Callable[[], Heading] | None = None
    shows: tuple[Source, ...] = ()
    is_contents: bool = False
    reads_rows: bool = False
    also_of: tuple[Source, ...] = ()
    paper: Paper | None = None
