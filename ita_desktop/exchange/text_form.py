"""The form as a text file: lines, tab-separated rows, and the few marks its cells may hold.

Only `<p>`, `</p>`, `<br>` and `<input type="checkbox">` inside a table's cells are marks, and
`#` at the beginning of a line; everything else is text as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ita_desktop.exchange.notes import Ledger
from ita_desktop.exchange.pieces import Box, Break, Cell, Line, Row, Run

_MARK = re.compile(r"(</?p(?:\s[^<>]*)?>|<br\s*/?>|<input\s[^<>]*>)", re.IGNORECASE)
_CHECK_BOX = re.compile(r"\stype\s*=\s*[\"']?(?:checkbox|radio)\b", re.IGNORECASE)
_TICKED = re.compile(r"\schecked(?=[\s=/>])", re.IGNORECASE)
_HEADING_MARK = re.compile(r"#{1,6}(?=\s)")


def pieces_of(text: str, ledger: Ledger) -> Iterator[Line | Row]:
    """Yield the lines and rows of a text form.

    Args:
        text: the whole source, its line ends folded to line feeds.
        ledger: takes what is neither.
    """
    paragraph = 0
    for number, source in enumerate(text.split("\n"), start=1):
        cells = [ledger.fold(cell, number) for cell in source.split("\t")]
        if len(cells) > 1 and any(cell.strip() for cell in cells):
            yield Row(number, [_cell(cell) for cell in cells])
            continue
        # Folding makes a line end of what ended a line in Word.
        for line in cells[0].split("\n"):
            words = line.strip()
            if not words:
                paragraph += 1
            elif heading := _HEADING_MARK.match(words):
                ledger.structure(heading.group(), number)
                words = words[heading.end() :].strip()
            if words:
                yield Line(number, words, paragraph)


def _cell(text: str) -> Cell:
    """Return the pieces of one cell."""
    cell: list[Run | Break | Box] = []
    for index, part in enumerate(_MARK.split(text)):
        if index % 2 == 0:
            first, *others = part.split("\n")
            cell.append(Run(first))
            for line in others:
                cell += [Break(), Run(line)]
        elif not part.lower().startswith("<input"):
            cell.append(Break(part))
        elif _CHECK_BOX.search(part):
            cell.append(Box(bool(_TICKED.search(part)), part))
        else:
            cell.append(Run(part))
    return cell
