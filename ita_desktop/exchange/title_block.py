"""What stands before the first indicator: the cover's title, the office, its place, the preface."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ita_desktop.exchange.notes import Ledger
from ita_desktop.exchange.pieces import Line
from ita_desktop.model import Office, OfficeKind
from ita_desktop.model.form import (
    CAPITAL,
    CAPITAL_DISTRICT_WORD,
    DISTRICT_WORD,
    OFFICE_WORDS,
    PROVINCE_WORD,
)
from ita_desktop.problems import mark

_DISTRICT_WORDS = f"{DISTRICT_WORD}|{CAPITAL_DISTRICT_WORD}"
_PLACE = re.compile(
    rf"(?P<before>.*?)(?:^|\s)(?P<word>{_DISTRICT_WORDS})\s*(?P<district>\S+)\s+"
    rf"(?:(?P<next>{PROVINCE_WORD})\s*(?P<province>\S+)|(?P<capital>{CAPITAL}))$"
)
_DISTRICT = re.compile(rf"(?P<word>{_DISTRICT_WORDS})\s*(?P<district>\S+)$")
_PROVINCE = re.compile(
    rf"(?:(?P<next>{PROVINCE_WORD})\s*(?P<province>\S+)|(?P<capital>{CAPITAL}))$"
)

_COVER = 12  # lines among which office and place are looked for
_NAME = 100  # characters; a longer line is a sentence, not an office
_TITLE_LINES = 5  # lines of a title that no office follows
_TELLING = 20  # characters from which a line that stands twice says something


@dataclass
class TitleBlock:
    """What the lines before the first indicator say."""

    office: Office
    title: list[Line]
    preface: list[Line]

    @property
    def title_text(self) -> str:
        """Return the title, a line a line."""
        return "\n".join(line.text for line in self.title)

    @property
    def preface_text(self) -> str:
        """Return the preface, an empty line between two paragraphs."""
        paragraphs: dict[int, list[str]] = {}
        for line in self.preface:
            paragraphs.setdefault(line.paragraph, []).append(line.text)
        return "\n\n".join("\n".join(texts) for texts in paragraphs.values())


def read_title_block(lines: Sequence[Line], ledger: Ledger) -> TitleBlock:
    """Tell the lines before the first indicator apart."""
    office = Office()
    cover = lines[:_COVER]
    named = next(
        (at for at, line in enumerate(cover) if kind_of_office(line.text) is not None), None
    )
    placed = [at for at, line in enumerate(cover) if _is_place(line.text)]
    if named is not None:  # a place further away belongs to the preface
        placed = [at for at in placed if named <= at <= named + 2]
    taken = set(placed[:2])
    if named is not None:
        taken.add(named)
    if taken:
        title = [line for at, line in enumerate(lines[: max(taken)]) if at not in taken]
        preface = list(lines[max(taken) + 1 :])
    else:
        title = list(takewhile(lambda line: line.paragraph == lines[0].paragraph, cover))
        if len(title) > _TITLE_LINES or any(len(line.text) > 2 * _NAME for line in title):
            title = []
        preface = list(lines[len(title) :])
    for at in sorted(taken):
        _take_office(office, lines[at], ledger)
    if not office.name:
        ledger.ask(mark("The cover names no office that could be recognised. Type it in."))
    _ask_about_repetition(preface, ledger)
    return TitleBlock(office, title, preface)


def kind_of_office(text: str) -> OfficeKind | None:
    """Return the kind of office that a line, such as an office's name, names; None if none."""
    if len(text) > _NAME or _PROVINCE.match(text):
        return None
    return next((kind for prefix, kind in OFFICE_WORDS.items() if text.startswith(prefix)), None)


def _is_place(text: str) -> bool:
    """Say whether a line says where the office is."""
    return len(text) <= _NAME and any(
        pattern.match(text) for pattern in (_PLACE, _DISTRICT, _PROVINCE)
    )


def _take_office(office: Office, line: Line, ledger: Ledger) -> None:
    """Read a line of the cover that names the office, its place, or both."""
    text = line.text
    found = _PLACE.match(text) or _DISTRICT.match(text) or _PROVINCE.match(text)
    name = text
    if found:
        parts = found.groupdict()
        name = parts.get("before") or ""
        for word in (parts.get("word"), parts.get("next")):
            ledger.structure(word or "", line.number)
        office.district = _kept(office.district, parts.get("district"), line, ledger)
        province = parts.get("province") or parts.get("capital")
        office.province = _kept(office.province, province, line, ledger)
    kind = kind_of_office(name)
    if kind is None or office.name:
        ledger.unplaced(name, line.number)
    else:
        office.name, office.kind = name.strip(), kind


def _kept(known: str, found: str | None, line: Line, ledger: Ledger) -> str:
    """Return the first of two names; a second one fits no field."""
    if known:
        ledger.unplaced(found or "", line.number)
        return known
    return found or ""


def _ask_about_repetition(preface: Sequence[Line], ledger: Ledger) -> None:
    """Ask about lines of the preface that stand twice, white space aside."""
    seen: dict[str, int] = {}
    for line in preface:
        words = "".join(line.text.split())
        if len(words) < _TELLING:
            continue
        if words in seen:
            ledger.ask(
                mark("Line {line} says the same as line {first}; both were kept in the preface."),
                line.number,
                first=seen[words],
            )
        else:
            seen[words] = line.number
