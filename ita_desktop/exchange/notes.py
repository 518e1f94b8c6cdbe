"""The import's report: what a source held that is not in the file, and what to ask the user.

The reader accounts for every non-space character of a source exactly once: it is stored text, or
it stands in the `text` of one note. White space is not accounted for.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from ita_desktop.model import Office, Report
from ita_desktop.problems import mark
from ita_desktop.thai.folding import fold_with_losses

_EXCERPT = 120  # characters of a note's text that its sentence quotes


class NoteKind(enum.StrEnum):
    """Why a piece of the source is not stored text, or what should be asked about it."""

    STRUCTURE = "structure"
    UNPLACED = "unplaced"
    FOLDED = "folded"
    QUESTION = "question"


@dataclass(frozen=True)
class Note:
    """One entry of the import's report.

    Args:
        kind: `structure` (the form's own words, marks and boxes), `unplaced` (text that fits no
            field), `folded` (characters that folding took out), `question` (nothing is missing,
            but somebody should look).
        sentence: the English sentence that the catalogues know, with `{name}` fields.
        values: what the fields stand for; shown as text, never parsed.
        line: the source's line, counted from 1; None where a source has no lines of its own.
        text: the very characters of the source that the note accounts for; empty for a question.
    """

    kind: NoteKind
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None
    text: str = ""

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


@dataclass
class Imported:
    """What a source held: the office, its reports, and the import's report.

    `contents` is what the reports' attachments hold, by the `content` that names it.
    """

    office: Office
    reports: list[Report]
    notes: list[Note]
    contents: Mapping[str, bytes] = field(default_factory=dict)

    def to_look_at(self) -> list[Note]:
        """Return the notes a user should read; the form's own words are not among them."""
        return [note for note in self.notes if note.kind is not NoteKind.STRUCTURE]


class Ledger:
    """Collects the notes of one import while its source is read."""

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self._structure: dict[int, list[str]] = {}

    def fold(self, text: str, place: int | str) -> str:
        """Return `text` folded, with a note of what folding took out of it.

        `place` is the line the text stands in, or a name for it in a source without lines.
        """
        folded, losses = fold_with_losses(text)
        if losses:
            sentence = (
                mark("Line {line}: characters that cannot be seen were left out ({codes}).")
                if isinstance(place, int)
                else mark("{where}: characters that cannot be seen were left out ({codes}).")
            )
            self._add(NoteKind.FOLDED, sentence, place, losses, codes=_codes(losses))
        return folded

    def structure(self, text: str, line: int) -> None:
        """Account for the form's own words and marks; one note a line tells of them all."""
        if text and not text.isspace():
            self._structure.setdefault(line, []).append(text)

    def unplaced(self, text: str, place: int | str) -> None:
        """Account for text that fits no field; `place` as for `fold`."""
        if text and not text.isspace():
            sentence = (
                mark("Line {line}: “{text}” fits no field of the report and was not taken in.")
                if isinstance(place, int)
                else mark("{where}: “{text}” is unknown to this program and was not taken in.")
            )
            self._add(NoteKind.UNPLACED, sentence, place, text, text=_excerpt(text))

    def ask(self, sentence: str, line: int | None = None, **values: object) -> None:
        """Add a question; `line` is among the sentence's values if there is one."""
        if line is not None:
            values["line"] = line
        self._notes.append(Note(NoteKind.QUESTION, sentence, values, line))

    def notes(self) -> list[Note]:
        """Return all notes by line; those without a line first."""
        structure = []
        for line, texts in self._structure.items():
            text = " ".join(texts)
            sentence = mark("Line {line}: “{text}” belongs to the form; the program prints it.")
            values = {"line": line, "text": _excerpt(text)}
            structure.append(Note(NoteKind.STRUCTURE, sentence, values, line, _printable(text)))
        return sorted(structure + self._notes, key=lambda note: note.line or 0)

    def _add(
        self, kind: NoteKind, sentence: str, place: int | str, source: str, **values: object
    ) -> None:
        """Add a note that accounts for the characters of `source`."""
        if isinstance(place, int):
            values["line"], line = place, place
        else:
            values["where"], line = _printable(place), None
        self._notes.append(Note(kind, sentence, values, line, _printable(source)))


def _printable(text: str) -> str:
    r"""Return `text` with lone surrogates as the escapes (\ud800) that stand for them."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _excerpt(text: str) -> str:
    """Return the beginning of `text` on one line, fit for a sentence."""
    line = " ".join(_printable(text[: _EXCERPT + 1]).split())
    return line if len(text) <= _EXCERPT else f"{line[:_EXCERPT]}…"


def _codes(characters: str) -> str:
    """Return the code points of `characters`, each once, in order."""
    codes = list(dict.fromkeys(f"U+{ord(character):04X}" for character in characters))
    return " ".join(codes[:8]) + (" …" if len(codes) > 8 else "")  # noqa: PLR2004
