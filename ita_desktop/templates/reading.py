"""Reads a template's file: what is wrong in it is said in one sentence.

The format is told in `resources/templates/README.md`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ita_desktop.model import (
    Digits,
    ExtraColumn,
    OfficeKind,
    Orientation,
    ReportPart,
    ReportRound,
)
from ita_desktop.problems import Problem, mark
from ita_desktop.templates.official import official_lists
from ita_desktop.templates.template import PlannedRow, Template, TemplateIndicator
from ita_desktop.templates.values import Values

SUFFIX = ".toml"
_LARGEST = 1_000_000  # bytes
_LINE = re.compile(r"at line (\d+)")

# What a file says for itself, and does not take over from the one that it is based on.
_ITS_OWN = frozenset({"name", "name_in_english", "automatic", "kinds", "first_year", "last_year"})
_TEXTS = (
    "title",
    "preface",
    "memo_from",
    "memo_to",
    "memo_subject",
    "memo_body",
    "prepared_position",
    "reviewed_position",
    "approved_position",
)
_CHOICES = {"digits": Digits, "round": ReportRound, "orientation": Orientation}
_SWITCHES = {"parts": ReportPart, "extra_columns": ExtraColumn}


class Source(NamedTuple):
    """A template file as it stands: its name without .toml, whose it is, and what it says."""

    key: str
    is_own: bool
    values: Mapping[str, Any]


def read_source(path: Path, *, is_own: bool) -> Source:
    """Return what a template file says.

    Raises:
        Problem: it cannot be read, or is no TOML.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise _unreadable(path)
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        return Source(path.stem, is_own, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        raise Problem(
            mark(
                "The template file {file} was left out: line {line} is not written as TOML. "
                "Correct that line."
            ),
            file=path.name,
            line=int(found[1]) if found else text.count("\n") + 1,
        ) from None
    except (OSError, ValueError, RecursionError):
        raise _unreadable(path) from None


def whole_source(source: Source, others: Mapping[str, list[Source]]) -> Source:
    """Return a source with all that it takes over from the template it is based on.

    Args:
        source: the file.
        others: all files by their names without .toml; of two, the first one counts.

    Raises:
        Problem: it is based on one that is not there, or on itself.
    """
    values, chain = dict(source.values), [source]
    while "based_on" in values:
        base = values.pop("based_on")
        named = others.get(base, []) if isinstance(base, str) else []
        found = next((one for one in named if one not in chain), None)
        if found is None:
            raise Problem(
                mark(
                    "The template file {file} was left out: the template “{base}” that it is "
                    "based on is not there. Correct its name."
                ),
                file=source.key + SUFFIX,
                base=base,
            )
        chain.append(found)
        values = {k: v for k, v in found.values.items() if k not in _ITS_OWN} | values
    return source._replace(values=values)


def template_of(source: Source) -> Template:
    """Return the template that a whole source describes.

    Raises:
        Problem: it says something that a template cannot say.
    """
    values = Values(source.values, source.key + SUFFIX)
    name = values.text("name")
    if not name:
        raise values.unfit("name")
    first, last = values.year("first_year", 0), values.year("last_year", 9999)
    if first > last:
        raise values.unfit("last_year")
    texts = {column: values.text_by_kind(column) for column in _TEXTS}
    choices: dict[str, Any] = {column: values.choice(column, of) for column, of in _CHOICES.items()}
    choices |= {column: values.choices(column, of) for column, of in _SWITCHES.items()}
    template = Template(
        key=source.key,
        name=name,
        name_in_english=values.text("name_in_english"),
        is_own=source.is_own,
        is_automatic=values.flag("automatic", otherwise=True),
        kinds=frozenset(values.choices("kinds", OfficeKind) or ()),
        first_year=first,
        last_year=last,
        indicators=_indicators(values),
        texts={column: text for column, text in texts.items() if text is not None},
        choices={column: value for column, value in choices.items() if value is not None},
    )
    values.end()
    return template


def _indicators(values: Values) -> tuple[TemplateIndicator, ...]:
    lists = {one.name: one.titles for one in official_lists()}
    given = values.name_or_tables("indicators", lists)
    if isinstance(given, str):
        heads = [("", title) for title in lists[given]]
    else:
        heads = [(one.filled_text("label"), one.filled_text("title")) for one in given]
        for one in given:
            one.end()
    rows = list(_rows(values, len(heads)))
    return tuple(
        TemplateIndicator(title, label, tuple(row for at, row in rows if at == place))
        for place, (label, title) in enumerate(heads, start=1)
    )


def _rows(values: Values, indicators: int) -> list[tuple[int, PlannedRow]]:
    """Return the rows that are usually planned, each with its indicator's place, from 1."""
    rows = []
    for one in values.tables("rows"):
        place = one.place("indicator", indicators)
        row = PlannedRow(
            measures=one.filled_items("measures"),
            steps=one.filled_items("steps"),
            timeframe=one.filled_text("timeframe"),
            budget=one.filled_text("budget"),
            responsible=one.filled_items("responsible"),
        )
        one.end()
        rows.append((place, row))
    return rows


def _unreadable(path: Path) -> Problem:
    return Problem(
        mark(
            "The template file {file} was left out: it cannot be read. "
            "Save it as a text file in UTF-8 of at most 1 MB."
        ),
        file=path.name,
    )
