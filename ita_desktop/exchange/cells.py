"""Cells of the form's table: lists of items, plain text, and the three boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ita_desktop.exchange.notes import Ledger
from ita_desktop.exchange.pieces import Box, Break, Cell, Run
from ita_desktop.model import Status
from ita_desktop.model.form import STATUS_LABELS
from ita_desktop.problems import mark

# ๑. 1. ๑) (1) before an item; ๒.๑ and 2.5 are no markers, nor is a year.
_NUMBER = r"(?P<open>\(?)(?P<number>[0-9๐-๙]{1,3})(?P<close>[.)])(?![0-9๐-๙])"
_FIRST_NUMBER = re.compile(_NUMBER)
_LATER_NUMBER = re.compile(rf"(?<=\s){_NUMBER}")
# "ข้อ ๒." names a clause; it does not begin an item.
_REFERRING_WORDS = ("ข้อ", "มาตรา", "หมวด", "ฉบับที่", "ครั้งที่")
# U+F0B7 is the bullet of Word's Symbol font.
_DASH = re.compile(r"[-–—•●▪○·\uf0b7](?!\d)")
_GLYPHS = {"☐": False, "□": False, "◻": False, "☑": True, "☒": True, "✓": True, "✔": True}
_GLYPH = re.compile(f"([{''.join(_GLYPHS)}])")


def spaced(words: str) -> str:
    """Return a pattern for `words` that allows white space anywhere inside them."""
    return r"\s*".join(re.escape(character) for character in words if not character.isspace())


_LABELS = {status: re.compile(spaced(label)) for status, label in STATUS_LABELS.items()}


def read_items(cell: Cell, column: str, line: int, ledger: Ledger) -> list[str]:
    """Return a cell's items without their numbers and dashes.

    The first marker says what kind of list it is. In such a list a line without a marker, or with
    one of the other kind, goes on with the item before it; without any marker each line is an
    item. A line that begins with a number is split at the numbers that follow in order, a line
    that begins with a dash at the same dashes after white space.
    """
    items: list[str] = []
    numbers: list[int] = []
    kind = ""
    for text in _lines(cell, line, ledger):
        number, dash = _is_numbered(text), _DASH.match(text)
        if number and kind in {"", "number"}:
            kind = "number"
            marks = _numbers(text, number)
            numbers += [int(found["number"]) for found in marks]
        elif dash and kind in {"", "dash"}:
            kind = "dash"
            marks = _dashes(text, dash)
        else:
            if kind:
                items[-1] = f"{items[-1]} {text}".strip()
            else:
                items.append(text)
            continue
        for found in marks:
            ledger.structure(found.group(), line)
        ends = [found.start() for found in marks[1:]] + [len(text)]
        items += [text[found.end() : end].strip() for found, end in zip(marks, ends, strict=True)]
    items = [item for item in items if item]
    if kind == "number" and numbers != list(range(1, len(items) + 1)):
        ledger.ask(
            mark(
                "Line {line}: the items of “{column}” are numbered {numbers}; "
                "the program will number them in order. Check them."
            ),
            line,
            column=column,
            numbers=", ".join(str(number) for number in numbers),
        )
    return items


def leading_mark(text: str) -> str:
    """Return the number or dash that marks `text` as a list's item; empty if it begins with none.

    That of ๑. text, (1) text, -text, • text is one; that of 2.5, -5, 2566 is none.
    """
    found = _is_numbered(text) or _DASH.match(text)
    return found.group() if found else ""


def read_text(cell: Cell, line: int, ledger: Ledger) -> str:
    """Return a cell's text, its lines joined by a space."""
    return " ".join(_lines(cell, line, ledger))


def read_status(cell: Cell, line: int, ledger: Ledger) -> Status | None:
    """Return the status whose box is ticked, or which stands alone without any box.

    None, and a question, if no box or more than one is ticked.
    """
    ticked: list[Status | None] = []
    alone: Status | None = None
    for box, text in _boxes(cell, line, ledger):
        status = _label(text, line, ledger)
        if box:
            ticked.append(status)
        if status and box is None and not has_box(cell) and _LABELS[status].fullmatch(text.strip()):
            alone = status
    if alone:
        return alone
    if len(ticked) != 1:
        ledger.ask(
            mark("Line {line}: {count} status boxes are ticked, so the status was left open."),
            line,
            count=len(ticked),
        )
        return None
    if ticked[0] is None:
        ledger.ask(
            mark("Line {line}: the ticked box has an unknown label; the status was left open."),
            line,
        )
    return ticked[0]


def has_box(cell: Cell) -> bool:
    """Say whether a cell holds a check box, drawn or marked."""
    return any(
        isinstance(piece, Box) or (isinstance(piece, Run) and _GLYPH.search(piece.text))
        for piece in cell
    )


def ask_about_stray_box(line: int, ledger: Ledger) -> None:
    """Add a question about a box that has no characters and stands outside the status column."""
    ledger.ask(
        mark("Line {line}: a check box outside the status column was not taken in. Check it."),
        line,
    )


def _lines(cell: Cell, line: int, ledger: Ledger) -> list[str]:
    """Return a cell's lines that hold text."""
    lines: list[list[str]] = [[]]
    for piece in cell:
        if isinstance(piece, Run):
            lines[-1].append(piece.text)
        elif isinstance(piece, Break):
            ledger.structure(piece.source, line)
            lines.append([])
        elif piece.source:
            lines[-1].append(piece.source)
        else:
            ask_about_stray_box(line, ledger)
    texts = ("".join(parts).strip() for parts in lines)
    return [text for text in texts if text]


def _is_numbered(text: str) -> re.Match[str] | None:
    """Return the number that `text` begins with, if it marks an item."""
    found = _FIRST_NUMBER.match(text)
    return found if found and _is_whole(found) else None


def _is_whole(found: re.Match[str]) -> bool:
    """Say whether a marker's brackets belong together."""
    return found["close"] == ")" or not found["open"]


def _numbers(text: str, first: re.Match[str]) -> list[re.Match[str]]:
    """Return the markers of a line that begins with a number: those that follow in order."""
    marks = [first]
    for found in _LATER_NUMBER.finditer(text, first.end()):
        if (
            int(found["number"]) == int(marks[-1]["number"]) + 1
            and (found["open"], found["close"]) == (first["open"], first["close"])
            and not text[max(0, found.start() - 12) : found.start()]
            .rstrip()
            .endswith(_REFERRING_WORDS)
        ):
            marks.append(found)
    return marks


def _dashes(text: str, first: re.Match[str]) -> list[re.Match[str]]:
    """Return the markers of a line that begins with a dash: the same dash after white space."""
    marks = [first]
    for found in re.compile(rf"(?<=\s){re.escape(first.group())}(?!\d)").finditer(
        text, first.end()
    ):
        before = text[max(0, found.start() - 12) : found.start()].rstrip()
        after = text[found.end() : found.end() + 12].lstrip()
        if not (before[-1:].isdigit() and after[:1].isdigit()):
            marks.append(found)
    return marks


def _boxes(cell: Cell, line: int, ledger: Ledger) -> Iterator[tuple[bool | None, str]]:
    """Yield each box (ticked or not, None before the first) and the text after it."""
    box: bool | None = None
    texts: list[str] = []
    for piece in cell:
        if isinstance(piece, Run):
            for part in _GLYPH.split(piece.text):
                if part in _GLYPHS:
                    ledger.structure(part, line)
                    yield box, "".join(texts)
                    box, texts = _GLYPHS[part], []
                else:
                    texts.append(part)
            continue
        ledger.structure(piece.source, line)
        if isinstance(piece, Box):
            yield box, "".join(texts)
            box, texts = piece.ticked, []
        else:
            texts.append(" ")
    yield box, "".join(texts)


def _label(text: str, line: int, ledger: Ledger) -> Status | None:
    """Return the status that `text` begins with; what follows the label fits no field."""
    text = text.strip()
    for status, label in _LABELS.items():
        if found := label.match(text):
            ledger.structure(found.group(), line)
            ledger.unplaced(text[found.end() :].strip(), line)
            return status
    ledger.unplaced(text, line)
    return None
