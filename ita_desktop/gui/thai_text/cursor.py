"""Where the keys take the cursor in Thai text: by cells, by our own words, to a line's end.

Qt's own keys would stop inside a cell here, and know no Thai word without libthai.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ita_desktop.gui.thai_text.utf16 import python_offset, utf16_length
from ita_desktop.thai.breaking import break_offsets
from ita_desktop.thai.cells import is_cell_boundary, next_cell, previous_cell

Breaks = Callable[[str], Sequence[int]]

_Key = QKeySequence.StandardKey
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Move:
    """What a key does: go, select or delete, over a cell or a word, forwards or backwards."""

    forwards: bool
    word: bool = False
    selects: bool = False
    deletes: bool = False


# Backspace is not among them: it takes the last mark only, as Qt's own does.
_MOVES = {
    _Key.MoveToNextChar: Move(forwards=True),
    _Key.MoveToPreviousChar: Move(forwards=False),
    _Key.SelectNextChar: Move(forwards=True, selects=True),
    _Key.SelectPreviousChar: Move(forwards=False, selects=True),
    _Key.MoveToNextWord: Move(forwards=True, word=True),
    _Key.MoveToPreviousWord: Move(forwards=False, word=True),
    _Key.SelectNextWord: Move(forwards=True, word=True, selects=True),
    _Key.SelectPreviousWord: Move(forwards=False, word=True, selects=True),
    _Key.Delete: Move(forwards=True, deletes=True),
    _Key.DeleteEndOfWord: Move(forwards=True, word=True, deletes=True),
    _Key.DeleteStartOfWord: Move(forwards=False, word=True, deletes=True),
}


def move_of(event: QKeyEvent) -> Move | None:
    """Return what a key press does to the cursor; None if that is Qt's business."""
    return next((move for key, move in _MOVES.items() if event.matches(key)), None)


def goal(text: str, offset: int, move: Move, breaks: Breaks = break_offsets) -> int:
    """Return where a move leads from an offset, within one paragraph."""
    if not move.word:
        return next_cell(text, offset) if move.forwards else previous_cell(text, offset)
    places = breaks(text)
    if move.forwards:
        number = bisect_right(places, offset)
        return places[number] if number < len(places) else len(text)
    number = bisect_left(places, offset)
    return places[number - 1] if number else 0


def word_at(text: str, offset: int, breaks: Breaks = break_offsets) -> tuple[int, int]:
    """Return where the word at an offset begins and ends, spaces and signs around it left out."""
    places = breaks(text)
    number = bisect_right(places, offset)
    start = places[number - 1] if number else 0
    piece = text[start : places[number] if number < len(places) else len(text)]
    first = _SIGNS.match(piece)
    begins = first.end() if first else 0
    ends = len(piece)
    while ends > begins and not _belongs_to_word(piece[ends - 1]):
        ends -= 1
    return (start + begins, start + ends) if begins < ends else (start, start + len(piece))


def _belongs_to_word(character: str) -> bool:
    return character.isalnum() or not is_cell_boundary("ก" + character, 1)


def move_in_field(field: QPlainTextEdit, move: Move, breaks: Breaks) -> None:
    """Carry out a move in a text of several paragraphs."""
    cursor = field.textCursor()
    if cursor.hasSelection() and not move.selects and (move.deletes or not move.word):
        _end_selection(cursor, move)
    else:
        place = _goal_in_document(cursor, move, breaks)
        keeps = move.selects or move.deletes
        mode = QTextCursor.MoveMode.KeepAnchor if keeps else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(place, mode)
        if move.deletes:
            cursor.removeSelectedText()
    field.setTextCursor(cursor)
    field.ensureCursorVisible()


def _end_selection(cursor: QTextCursor, move: Move) -> None:
    if move.deletes:
        cursor.removeSelectedText()
    else:
        cursor.setPosition(cursor.selectionEnd() if move.forwards else cursor.selectionStart())


def _goal_in_document(cursor: QTextCursor, move: Move, breaks: Breaks) -> int:
    block = cursor.block()
    text, inside = block.text(), cursor.position() - block.position()
    offset = python_offset(text, inside)
    if move.forwards and offset == len(text):
        following = block.next()
        return following.position() if following.isValid() else cursor.position()
    if not move.forwards and offset == 0:
        return max(0, cursor.position() - 1)
    return block.position() + utf16_length(text[: goal(text, offset, move, breaks)])


def move_in_line(field: QLineEdit, move: Move) -> None:
    """Carry out a move in a line of text."""
    if field.hasSelectedText() and not move.selects and (move.deletes or not move.word):
        if move.deletes:
            field.del_()
        else:
            place = field.selectionEnd() if move.forwards else field.selectionStart()
            field.setCursorPosition(place)
        return
    text, before = field.text(), field.cursorPosition()
    place = utf16_length(text[: goal(text, python_offset(text, before), move)])
    if move.selects:
        anchor = before
        if field.hasSelectedText():
            at_end = field.selectionEnd() == before
            anchor = field.selectionStart() if at_end else field.selectionEnd()
        field.setSelection(anchor, place - anchor)
    elif not move.deletes:
        field.setCursorPosition(place)
    elif place != before:
        field.setSelection(before, place - before)
        field.del_()


def select_word(field: QPlainTextEdit, cursor: QTextCursor, breaks: Breaks) -> None:
    """Select the word that a cursor stands in."""
    block = cursor.block()
    text = block.text()
    offset = python_offset(text, cursor.position() - block.position())
    start, end = word_at(text, offset, breaks)
    cursor.setPosition(block.position() + utf16_length(text[:start]))
    place = block.position() + utf16_length(text[:end])
    cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def select_word_in_line(field: QLineEdit, place: int) -> None:
    """Select the word at a place in a line of text, as Qt counts places."""
    text = field.text()
    start, end = word_at(text, python_offset(text, place))
    field.setSelection(utf16_length(text[:start]), utf16_length(text[start:end]))


def keep_on_boundaries(cursor: QTextCursor) -> bool:
    """Move the ends of a cursor's selection out of cells; return whether that was needed."""
    position, anchor = cursor.position(), cursor.anchor()
    if anchor == position:
        place = _boundary(cursor, position, forwards=True)
        if place == position:
            return False
        cursor.setPosition(place)
        return True
    places = (
        _boundary(cursor, anchor, forwards=anchor > position),
        _boundary(cursor, position, forwards=position > anchor),
    )
    if places == (anchor, position):
        return False
    cursor.setPosition(places[0])
    cursor.setPosition(places[1], QTextCursor.MoveMode.KeepAnchor)
    return True


def _boundary(cursor: QTextCursor, place: int, *, forwards: bool) -> int:
    block = cursor.document().findBlock(place)
    text = block.text()
    offset = python_offset(text, place - block.position())
    exact = block.position() + utf16_length(text[:offset]) == place
    if not (is_cell_boundary(text, offset) and (exact or forwards)):
        offset = next_cell(text, offset) if forwards else previous_cell(text, offset)
    return block.position() + utf16_length(text[:offset])


def end_of_line(field: QPlainTextEdit) -> int:
    """Return the place after the last word of the cursor's line on the screen."""
    cursor = field.textCursor()
    block = cursor.block()
    line = block.layout().lineForTextPosition(cursor.position() - block.position())
    if not line.isValid() or line.lineNumber() == block.layout().lineCount() - 1:
        return block.position() + block.length() - 1
    text = block.text()
    end = python_offset(text, line.textStart() + line.textLength())
    # Before the space that a line ends with the cursor is drawn in that line; where there is none,
    # what is typed belongs between the two lines, never before the last letter.
    return block.position() + utf16_length(text[: end - 1 if text[end - 1].isspace() else end])
