"""Takes typed values out of a template's TOML, strictly: what does not fit is named by its key."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeVar

from ita_desktop.model import OfficeKind
from ita_desktop.problems import Problem, mark
from ita_desktop.templates.filling import FIELDS, unknown_fields

Choice = TypeVar("Choice", bound=enum.StrEnum)

_YEARS = range(2400, 3000)  # what a workbook takes for a fiscal year

_UNKNOWN = mark(
    "The template file {file} was left out: “{key}” is nothing that a template can say. "
    "Correct it or delete it."
)
_UNFIT = mark(
    "The template file {file} was left out: the value of “{key}” is missing or not of the right "
    "kind. Write it as the program's own templates do."
)
_NO_CHOICE = mark(
    "The template file {file} was left out: “{key}” should be one of: {choices}. Correct it."
)
_NO_FIELD = mark(
    "The template file {file} was left out: nothing can be filled in for “{field}” in “{key}”. "
    "Use one of: {fields}."
)


class Values:
    """One table of a template file; what is taken from it is of the right type.

    Args:
        values: what the file has in this table.
        file: the file's name, for what is said.

    Raises:
        Problem: every method: the value in the key does not fit.
    """

    def __init__(self, values: Mapping[str, Any], file: str) -> None:
        self._values = dict(values)
        self._file = file

    def text(self, key: str) -> str:
        """Take a text of one line without fields; empty if the key is missing."""
        value = self._values.pop(key, "")
        if not isinstance(value, str):
            raise self.unfit(key)
        return " ".join(value.split())

    def filled_text(self, key: str) -> str:
        """Take a text with fields; empty if the key is missing."""
        value = self._values.pop(key, "")
        if not isinstance(value, str):
            raise self.unfit(key)
        return self._with_known_fields(key, value.strip("\n"))

    def filled_items(self, key: str) -> tuple[str, ...]:
        """Take a list of texts with fields; a text of several lines makes several items."""
        lines = (line for text in self._texts(key) for line in text.splitlines())
        return tuple(self._with_known_fields(key, line) for line in lines)

    def text_by_kind(self, key: str) -> dict[OfficeKind, str] | None:
        """Take a text with fields for each kind of office; None if the key is missing.

        In the file it is one text for all kinds, or a table of them with one for the others.
        """
        given = self._values.get(key)
        if given is None:
            return None
        if not isinstance(given, Mapping):
            return dict.fromkeys(OfficeKind, self.filled_text(key))
        del self._values[key]
        if OfficeKind.OTHER not in given:
            raise self.unfit(f"{key}.{OfficeKind.OTHER}")
        table = Values(given, self._file)
        texts = {kind: table.filled_text(kind) for kind in OfficeKind if kind in given}
        table.end()
        return {kind: texts.get(kind, texts[OfficeKind.OTHER]) for kind in OfficeKind}

    def choice(self, key: str, kind: type[Choice]) -> Choice | None:
        """Take one of a few words; None if the key is missing."""
        value = self._values.pop(key, None)
        return None if value is None else self._chosen(key, value, kind)

    def choices(self, key: str, kind: type[Choice]) -> list[Choice] | None:
        """Take some of a few words; None if the key is missing."""
        if key not in self._values:
            return None
        return [self._chosen(key, value, kind) for value in self._texts(key)]

    def name_or_tables(self, key: str, names: Collection[str]) -> str | list[Values]:
        """Take one of the names, or a list of tables; no table if the key is missing."""
        if not isinstance(self._values.get(key), str):
            return list(self.tables(key))
        name: str = self._values.pop(key)
        if name not in names:
            raise self._no_choice(key, names)
        return name

    def tables(self, key: str) -> Iterator[Values]:
        """Take a list of tables; none if the key is missing."""
        given = self._values.pop(key, [])
        if not isinstance(given, list):
            raise self.unfit(key)
        for entry in given:
            if not isinstance(entry, Mapping):
                raise self.unfit(key)
            yield Values(entry, self._file)

    def flag(self, key: str, *, otherwise: bool) -> bool:
        """Take true or false."""
        value = self._values.pop(key, otherwise)
        if not isinstance(value, bool):
            raise self.unfit(key)
        return value

    def place(self, key: str, count: int) -> int:
        """Take a number from 1 to `count`."""
        return self._number(key, range(1, count + 1))

    def year(self, key: str, otherwise: int) -> int:
        """Take a Buddhist year."""
        return self._number(key, _YEARS) if key in self._values else otherwise

    def end(self) -> None:
        """Refuse the keys that nobody took."""
        for key in self._values:
            raise Problem(_UNKNOWN, file=self._file, key=key)

    def unfit(self, key: str) -> Problem:
        """Return what there is to say of a value that does not fit."""
        return Problem(_UNFIT, file=self._file, key=key)

    def _texts(self, key: str) -> list[str]:
        texts = self._values.pop(key, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise self.unfit(key)
        return texts

    def _number(self, key: str, numbers: range) -> int:
        number = self._values.pop(key, None)
        if isinstance(number, bool) or not isinstance(number, int) or number not in numbers:
            raise self.unfit(key)
        return number

    def _chosen(self, key: str, value: Any, kind: type[Choice]) -> Choice:  # noqa: ANN401
        try:
            return kind(value)  # any type: a value that is no word is no choice
        except ValueError:
            raise self._no_choice(key, list(kind)) from None

    def _no_choice(self, key: str, choices: Collection[str]) -> Problem:
        return Problem(_NO_CHOICE, file=self._file, key=key, choices=", ".join(choices))

    def _with_known_fields(self, key: str, text: str) -> str:
        for field in unknown_fields(text):
            raise Problem(
                _NO_FIELD,
                file=self._file,
                key=key,
                field=f"{{{field}}}",
                fields=", ".join(f"{{{name}}}" for name in sorted(FIELDS)),
            )
        return text
