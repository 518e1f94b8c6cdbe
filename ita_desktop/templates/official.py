"""The assessment's own facts by year: indicator lists, score bands, numbers of the OIT items."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from ita_desktop.assets import RESOURCES
from ita_desktop.model import OfficeKind
from ita_desktop.thai.digits import to_arabic

_FOLDER = RESOURCES / "official"
_EVER = 9999
_SCORE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
_FULL_SCORE = 100


@dataclass(frozen=True)
class OfficialList:
    """One official list of indicator titles, in order, and whom it is for."""

    name: str
    titles: tuple[str, ...]
    kinds: tuple[OfficeKind, ...]
    first_year: int
    last_year: int


@dataclass(frozen=True)
class Band:
    """A band of the ITA score.

    Args:
        name: as it is published, such as A or ผ่านดี.
        at_least: the total score from which it may be reached, 0 to 100.
        every: what each instrument (IIT, EIT, OIT) must reach besides; None where only the total
            counts. Where there is one, the total alone does not settle the band.
        is_certain: whether the thresholds are taken from an official publication.
    """

    name: str
    at_least: Decimal
    every: Decimal | None = None
    is_certain: bool = True


@dataclass(frozen=True)
class OitItems:
    """Where an office publishes its measures and the report on them.

    Args:
        ita_year: the ITA year in which a fiscal year's report is asked for.
        measures: the number of the item on the measures, such as O42; empty if not known.
        report: the number of the item on the report; empty if not known.
        is_certain: whether all of this is taken from an official publication.
    """

    ita_year: int
    measures: str
    report: str
    is_certain: bool


@cache
def official_lists() -> tuple[OfficialList, ...]:
    """Return all official lists of indicator titles."""
    return tuple(
        OfficialList(
            entry["name"],
            tuple(entry["titles"]),
            tuple(map(OfficeKind, entry.get("kinds", ()))),
            entry.get("first_year", 0),
            entry.get("last_year", _EVER),
        )
        for entry in _read("indicators.toml")["lists"]
    )


def band(score: str, ita_year: int) -> Band | None:
    """Return the highest band that a total score reaches; None if the score is none.

    Args:
        score: as typed, in Thai or Arabic digits: 0 to 100, with two decimals at most.
        ita_year: the Buddhist year of the result.
    """
    typed = to_arabic(score.strip())
    if not _SCORE.fullmatch(typed):
        return None
    total = Decimal(typed)
    if total > _FULL_SCORE:
        return None
    return next((one for one in bands(ita_year) if total >= one.at_least), None)


def bands(ita_year: int) -> tuple[Band, ...]:
    """Return all bands of an ITA year, the highest first."""
    return next(
        (scheme for first, last, scheme in _schemes() if first <= ita_year <= last),
        (),
    )


def oit_items(kind: OfficeKind, fiscal_year: int) -> OitItems | None:
    """Return where the report on a fiscal year is published; None if that is not known.

    Where two ITA years ask for the same fiscal year, it is the one that is certain.
    """
    entries = _entries()
    own = [entry for entry in entries if kind in entry.get("kinds", ())]
    found = [
        OitItems(
            ita_year, entry.get("measures", ""), entry.get("report", ""), entry.get("certain", True)
        )
        for entry in own or [entry for entry in entries if "kinds" not in entry]
        for ita_year in (fiscal_year + entry["years_back"],)
        if entry["first_ita_year"] <= ita_year <= entry["last_ita_year"]
    ]
    return max(found, key=lambda items: items.is_certain, default=None)


@cache
def _schemes() -> tuple[tuple[int, int, tuple[Band, ...]], ...]:
    """Return each scheme's first and last ITA year and its bands."""
    return tuple(
        (
            scheme.get("first_year", 0),
            scheme.get("last_year", _EVER),
            tuple(
                Band(one["name"], one["at_least"], one.get("every"), one.get("certain", True))
                for one in scheme["bands"]
            ),
        )
        for scheme in _read("score-bands.toml")["schemes"]
    )


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    return tuple(_read("oit-items.toml")["items"])


def _read(name: str) -> dict[str, Any]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)
