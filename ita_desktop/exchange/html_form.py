"""The form as a web page: tables, paragraphs and boxes, however untidy the page is.

Python's own parser reads the page, as a stream: cells and rows that nobody closed end where the
next begins, nothing is nested in memory, and every character of text arrives (Beautiful Soup
drops the semicolon of an unknown entity, and knows no line for a text).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from ita_desktop.exchange.cells import ask_about_stray_box
from ita_desktop.exchange.grid import Grid
from ita_desktop.exchange.notes import Ledger
from ita_desktop.exchange.pieces import Box, Break, Line, Row, Run

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|fieldset|figcaption|"
    r"figure|footer|form|h[1-6]|head|header|hr|html|legend|li|main|nav|ol|option|p|pre|section|"
    r"table|tbody|td|tfoot|th|thead|tr|ul"
)
_CODE = frozenset({"script", "style"})
# Attributes that a reader of the page sees or follows.
_SEEN = {"a": ("href",), "img": ("alt", "src"), "input": ("value",)}
_LINE_END = re.compile(r"[ \t\f]*\n\s*")


def pieces_of(text: str, ledger: Ledger) -> Iterator[Line | Row]:
    """Return the lines and rows of a page.

    Args:
        text: the whole source, its line ends folded to line feeds.
        ledger: takes what is neither.
    """
    page = _Page(ledger)
    page.feed(text)
    page.finish()
    return iter(page.pieces)


class _Page(HTMLParser):
    """Takes the parser's events and makes pieces of them.

    A table inside a cell is text of that cell.
    """

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Line | Row] = []
        self._ledger = ledger
        self._text: list[str] = []
        self._text_line = 1
        self._paragraph = 0
        self._aside = ""  # the element whose text is not the page's
        self._tables = 0  # how many tables are open
        self._row: Grid | None = None
        self._spans: dict[int, int] = {}  # column -> rows that a cell above still covers
        self._cell: list[Run | Break | Box] | None = None

    def finish(self) -> None:
        """Take what follows a mark that never ends, then end everything."""
        # `close()` would drop it, or not, depending on Python's version.
        self.handle_data(self.rawdata if self._aside in _CODE else html.unescape(self.rawdata))
        self._end_row()
        self._end_text()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what the tag begins; cells and rows end where the next begins."""
        attributes = {name: value or "" for name, value in attrs}
        if _BLOCKS.fullmatch(tag):
            self._aside = ""
            self._break(new_paragraph=tag != "br")
        if tag in _CODE or tag == "title":
            self._end_text()
            self._aside = tag
        elif tag == "input" and attributes.get("type", "").lower() in {"checkbox", "radio"}:
            self._take_box(ticked="checked" in attributes)
            return
        else:
            self._begin_part(tag, attributes)
        for name in _SEEN.get(tag, ()):
            text = self._ledger.fold(attributes.get(name, ""), self.getpos()[0]).strip()
            if not text.startswith("#"):  # a place in the same page
                self._ledger.unplaced(text, self.getpos()[0])

    def handle_endtag(self, tag: str) -> None:
        """End what the tag ends."""
        if tag == self._aside:
            self._end_text()
            self._aside = ""
        if _BLOCKS.fullmatch(tag):
            self._break(new_paragraph=tag != "br")
        if self._tables == 1 and tag in {"td", "th"}:
            self._end_cell()
        elif self._tables == 1 and tag in {"tr", "table"}:
            self._end_row()
        if tag == "table":
            self._tables = max(0, self._tables - 1)

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not self._text:
            # Text that begins with line ends has its line where its words begin.
            blank = len(data) - len(data.lstrip())
            self._text_line = self.getpos()[0] + data.count("\n", 0, blank)
        self._text.append(data)

    def handle_comment(self, data: str) -> None:
        """Account for a comment: it is the page's, not its reader's."""
        line = self.getpos()[0]
        self._ledger.structure(self._ledger.fold(data, line), line)

    def handle_decl(self, decl: str) -> None:
        """Take a declaration as a comment."""
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        """Take an instruction as a comment."""
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        """Take an unknown declaration as a comment."""
        self.handle_comment(data)

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002
        """Take `<![…]>` as a comment up to its end, where the parser would give up."""
        end = self.rawdata.find(">", i)
        if end < 0:
            return -1
        self.unknown_decl(self.rawdata[i + 3 : end])
        return end + 1

    def _begin_part(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin a table, a row or a cell."""
        if tag == "table":
            self._tables += 1
            if self._tables == 1:
                self._spans = {}
        elif self._tables == 1 and tag in {"tr", "caption"}:
            self._end_row()
            if tag == "tr":
                self._row = Grid(self.getpos()[0], self._spans)
        elif self._tables == 1 and tag in {"td", "th"}:
            self._end_cell()
            if self._row is None:
                self._row = Grid(self.getpos()[0], self._spans)
            self._row.begin(attributes)
            self._cell = []

    def _take_box(self, *, ticked: bool) -> None:
        """Take a check box."""
        if self._cell is None:
            ask_about_stray_box(self.getpos()[0], self._ledger)
        else:
            self._end_text()
            self._cell.append(Box(ticked))

    def _break(self, *, new_paragraph: bool) -> None:
        """End a line."""
        self._end_text()
        if self._cell is not None:
            self._cell.append(Break())
        elif new_paragraph:
            self._paragraph += 1

    def _end_text(self) -> None:
        """Hand the collected text to the cell, or out as a line."""
        text, self._text = "".join(self._text), []
        if not text or (text.isspace() and self._cell is None):
            return
        # In a page's source the end of a line is a space.
        text = _LINE_END.sub(" ", self._ledger.fold(text, self._text_line))
        if self._aside in _CODE:
            self._ledger.structure(text, self._text_line)
        elif self._aside:
            self._ledger.unplaced(text.strip(), self._text_line)
        elif self._cell is not None:
            self._cell.append(Run(text))
        elif words := text.strip():
            self.pieces.append(Line(self._text_line, words, self._paragraph))

    def _end_cell(self) -> None:
        self._end_text()
        if self._cell is not None and self._row is not None:
            self._row.end(self._cell)
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self.pieces.append(self._row.row())
        self._row = None
