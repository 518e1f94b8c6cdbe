"""The fields of a template's texts, and what stands in their place.

Replacement is plain: what is put in is never looked at again, whatever the office typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ita_desktop.model import Digits, Office, ReportRound
from ita_desktop.model.form import OFFICE_WORDS, ROUND_WORDS, UNNAMED_OFFICES
from ita_desktop.thai.digits import to_thai

FIELDS = frozenset(
    {
        "office",
        "own_name",
        "district",
        "province",
        "fiscal_year",
        "previous_year",
        "ita_year",
        "round",
    }
)
_FIELD = re.compile(r"\{(\w+)\}")


def unknown_fields(text: str) -> list[str]:
    """Return the fields of a text that no report can fill, in order."""
    return [name for name in _FIELD.findall(text) if name not in FIELDS]


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its fields replaced.

    Args:
        text: a template's; what looks like a field and is none stays.
        values: what stands in the place of each field.
    """
    return _FIELD.sub(lambda found: values.get(found[1], found[0]), text)


def field_values(
    office: Office,
    fiscal_year: int,
    ita_year: int,
    part_of_year: ReportRound,
    digits: Digits,
) -> dict[str, str]:
    """Return what stands in the place of each field.

    An office without a name is called by its kind, so that the sentences are whole. `own_name` is
    the name without the words for the kind: ตำบลรวมใจพัฒนา, after which a head is called.

    Args:
        office: whose report it is.
        fiscal_year: the Buddhist year that the report is about.
        ita_year: the ITA year it is filed under.
        part_of_year: the part of the year that it is about.
        digits: those that the years are written in.
    """
    name = office.name.strip()
    numbered = {
        "fiscal_year": str(fiscal_year),
        "previous_year": str(fiscal_year - 1),
        "ita_year": str(ita_year),
        "round": ROUND_WORDS[part_of_year],
    }
    return {
        "office": name or UNNAMED_OFFICES[office.kind],
        "own_name": _without_kind(name),
        "district": office.district.strip(),
        "province": office.province.strip(),
    } | {
        field: to_thai(text) if digits is Digits.THAI else text for field, text in numbered.items()
    }


def _without_kind(name: str) -> str:
    """Return a name without the words for its kind; nothing where it does not begin with them."""
    words = next((words for words in OFFICE_WORDS if name.startswith(words)), None)
    return "" if words is None else name.removeprefix(words).strip()
