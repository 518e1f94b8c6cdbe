"""What other programs put on the clipboard, as the lines and items of a field.

Word, LibreOffice, Excel and web pages bring a page with their text. Its paragraphs, its lists and
the cells of its tables become lines; fonts, pictures and the marks of footnotes go.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from ita_desktop.exchange import html_form
from ita_desktop.exchange.cells import read_items
from ita_desktop.exchange.copied_table import telling_cells
from ita_desktop.exchange.notes import Ledger
from ita_desktop.exchange.pieces import Break, Cell, Line, Row, Run
from ita_desktop.thai.folding import fold

_FRAGMENT = re.compile(r"<!--StartFragment\s*-->(.*)<!--EndFragment\s*-->", re.DOTALL)
# Word writes the mark of a list's item for programs that know no lists; others write <li>.
_LIST_MARK = re.compile(
    r"<!(?:--)?\[if !supportLists\](?:--)?>.*?<!(?:--)?\[endif\](?:--)?>|<li\b[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_NOTE_MARK = re.compile(
    r"<a\b[^>]*\bname=[\"']?(?:_(?:ft|ed)n(?:ref)?|sd(?:foot|end)note)\d+(?:anc|sym)?\b[^>]*>"
    r".*?</a\s*>",
    re.DOTALL | re.IGNORECASE,
)
_MARK = "•"
_BLOCK_START = re.compile(r"<li\b", re.IGNORECASE)
_UNSEEN = re.compile("[\u00ad\u180e\u200b\u2060\ufeff]")
_JOINERS = re.compile("[\u200c\u200d]+")
_SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n\u00a0]")
_LINE_ENDS = re.compile(r"\s*\n\s*")


def items_of(page: str, text: str) -> list[str]:
    """Return what was copied as items without their marks.

    Args:
        page: the clipboard's HTML, empty if there is none.
        text: its plain text.
    """
    items = [item for item in _items_of_page(page) if item] if page else []
    return items or items_of_text(text)


def items_of_text(text: str) -> list[str]:
    """Return lines of plain text as items without their marks.

    Where the first line has a mark, a line without one goes on with the item before it.
    """
    return _items(_joined(Run(_tidy(line)) for line in seen(text).split("\n")))


def one_line(text: str) -> str:
    """Return a text for a field of one line: its line ends are spaces."""
    return _LINE_ENDS.sub(" ", seen(text).strip("\n"))


def seen(text: str) -> str:
    """Return a text folded and without the characters that show nothing."""
    return fold(_JOINERS.sub(_kept_joiner, _UNSEEN.sub("", text)))


def _kept_joiner(found: re.Match[str]) -> str:
    """Keep a joiner where it makes one picture of two."""
    before = found.string[found.start() - 1 : found.start()]
    pictures = before and unicodedata.category(before) in {"So", "Sk", "Mn"}
    return found.group() if pictures and not "\u0e00" <= before <= "\u0e7f" else ""


def _items_of_page(page: str) -> Iterator[str]:
    fragment = _FRAGMENT.search(page)
    source = _NOTE_MARK.sub("", fragment.group(1) if fragment else page)
    source = _LIST_MARK.sub(_as_mark, source)
    pieces = html_form.pieces_of(fold(source), Ledger())
    for is_table, group in groupby(pieces, lambda piece: isinstance(piece, Row)):
        if is_table:
            for cell in telling_cells([piece for piece in group if isinstance(piece, Row)]):
                yield from _items([Run(_tidy(p.text)) if isinstance(p, Run) else p for p in cell])
        else:
            lines = [piece for piece in group if isinstance(piece, Line)]
            for _, paragraph in groupby(lines, lambda line: line.paragraph):
                yield from _items(_joined(Run(_tidy(line.text)) for line in paragraph))


def _as_mark(found: re.Match[str]) -> str:
    tag = found.group() if _BLOCK_START.match(found.group()) else ""
    return f"{tag}{_MARK} "


def _joined(runs: Iterable[Run]) -> list[Run | Break]:
    cell: list[Run | Break] = []
    for run in runs:
        cell += [run, Break()]
    return cell


def _items(cell: Cell) -> list[str]:
    return read_items(cell, "", 0, Ledger())


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", seen(text)).strip()
