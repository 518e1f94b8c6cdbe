"""Takes typed values out of a JSON text, strictly: what is wrong is named by its place."""

from __future__ import annotations

import base64
import binascii
import enum
import json
import math
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from ita_desktop.exchange.notes import Ledger
from ita_desktop.model.kept import in_order
from ita_desktop.problems import Problem, mark

Choice = TypeVar("Choice", bound=enum.StrEnum)

_YEARS = range(2400, 3000)  # what a workbook takes for a fiscal year
_SIZES = range(1_000_000)  # pixels
_NO_NUMBER = mark("The file holds a number that this program cannot take in.")


def parse(text: str) -> object:
    """Return the value of a JSON text.

    Raises:
        Problem: it is not JSON, has a key twice in one object, or a number that is none.
    """
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_refuse, parse_float=_number
        )
    except json.JSONDecodeError as error:
        raise Problem(
            mark("The file is not whole JSON: something is wrong in line {line}."),
            line=error.lineno,
        ) from None
    except ValueError:  # an integer of thousands of digits
        raise Problem(_NO_NUMBER) from None


class Section:
    """One object of the JSON text; what is taken from it is of the right type.

    Args:
        value: what the text has in this place.
        where: the place, such as `reports[0].indicators[2]`; empty for the whole text.
        ledger: takes what folding takes out, and what is unknown.

    Raises:
        Problem: the value is no object; every method: the value in the key is of another type.
    """

    def __init__(self, value: object, where: str, ledger: Ledger) -> None:
        if not isinstance(value, Mapping):
            raise Problem(mark("{where} should be an object with fields."), where=where)
        self._values = dict(value)
        self._where = where
        self._ledger = ledger

    def where(self, key: str) -> str:
        """Return the place of a key."""
        return f"{self._where}.{key}" if self._where else key

    def text(self, key: str) -> str:
        """Take a text, folded; empty if the key is missing."""
        value = self._values.pop(key, "")
        if not isinstance(value, str):
            raise Problem(mark("{where} should be a text."), where=self.where(key))
        return self._ledger.fold(value, self.where(key))

    def items(self, key: str) -> list[str]:
        """Take a list of texts, folded; a text of several lines makes several items."""
        items: list[str] = []
        for index, value in enumerate(self._list(key)):
            where = f"{self.where(key)}[{index}]"
            if not isinstance(value, str):
                raise Problem(mark("{where} should be a text."), where=where)
            lines = self._ledger.fold(value, where).split("\n")
            if len(lines) > 1:
                self._ledger.ask(
                    mark("{where} has {count} lines; each became an item of its own."),
                    where=where,
                    count=len(lines),
                )
            items += lines
        return items

    def sections(self, key: str) -> Iterator[Section]:
        """Take a list of objects."""
        for index, value in enumerate(self._list(key)):
            yield Section(value, f"{self.where(key)}[{index}]", self._ledger)

    def section(self, key: str) -> Section:
        """Take an object; an empty one if the key is missing."""
        return Section(self._values.pop(key, {}), self.where(key), self._ledger)

    def choice(self, key: str, kind: type[Choice]) -> Choice | None:
        """Take one of a few words; None if the key is missing or null."""
        value = self._values.pop(key, None)
        if value is None:
            return None
        try:
            return kind(value)  # any type: a value that is no word is no choice
        except ValueError:
            raise Problem(
                mark("{where} should be one of: {choices}."),
                where=self.where(key),
                choices=", ".join(kind),
            ) from None

    def switches(self, key: str, kind: type[Choice]) -> list[Choice] | None:
        """Take a list of words out of a few, in their own order; None if the key is missing."""
        if self._values.get(key) is None:
            self._values.pop(key, None)
            return None
        try:
            return in_order(kind, map(kind, self._list(key)))
        except ValueError:
            raise Problem(
                mark("{where} should be a list of any of: {choices}."),
                where=self.where(key),
                choices=", ".join(kind),
            ) from None

    def number(self, key: str) -> int | None:
        """Take a whole number; None if the key is missing or null."""
        value = self._values.pop(key, None)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise Problem(mark("{where} should be a whole number."), where=self.where(key))
        return value

    def size(self, key: str) -> int:
        """Take a number of pixels; 0 if the key is missing or null."""
        size = self.number(key) or 0
        if size not in _SIZES:
            raise Problem(
                mark("{where} should be a whole number from {first} to {last}."),
                where=self.where(key),
                first=_SIZES[0],
                last=_SIZES[-1],
            )
        return size

    def year(self, key: str) -> int | None:
        """Take a Buddhist year; None if the key is missing or null."""
        year = self.number(key)
        if year is not None and year not in _YEARS:
            raise Problem(
                mark("{where} should be a Buddhist year from {first} to {last}."),
                where=self.where(key),
                first=_YEARS[0],
                last=_YEARS[-1],
            )
        return year

    def day(self, key: str) -> date | None:
        """Take a day (2023-09-30); None if the key is missing or null."""
        value = self._values.pop(key, None)
        if value is None:
            return None
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            day = None
        if day is None:
            raise Problem(
                mark("{where} should be a day such as 2023-09-30."), where=self.where(key)
            )
        return day

    def data(self, key: str) -> bytes | None:
        """Take bytes written in Base64; None if the key is missing or null."""
        value = self._values.pop(key, None)
        if value is None:
            return None
        try:
            return base64.b64decode(value if isinstance(value, str) else "?", validate=True)
        except (binascii.Error, ValueError):
            raise Problem(
                mark("{where} should be data written in Base64."), where=self.where(key)
            ) from None

    def end(self) -> None:
        """Account for the keys that nobody took."""
        for key, value in self._values.items():
            text = json.dumps({key: value}, ensure_ascii=False)[1:-1]
            self._ledger.unplaced(text, self.where(key))

    def _list(self, key: str) -> list[object]:
        value = self._values.pop(key, [])
        if not isinstance(value, list):
            raise Problem(mark("{where} should be a list."), where=self.where(key))
        return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object's pairs as a dictionary; a key that stands twice would hide a value."""
    values: dict[str, object] = {}
    for key, value in pairs:
        if key in values:
            raise Problem(mark("The file has “{key}” twice in one place. Take one out."), key=key)
        values[key] = value
    return values


def _refuse(_constant: str) -> object:
    """Refuse NaN and Infinity, which JSON does not know."""
    raise Problem(_NO_NUMBER)


def _number(text: str) -> float:
    """Return a fraction, if it is within what a number can hold."""
    number = float(text)
    if not math.isfinite(number):
        raise Problem(_NO_NUMBER)
    return number
