"""Checks: one rule = one function over a text, a measure or a report; each finds flaws.

Nothing here changes an entity, opens a file or knows a window. A finding points at a field and
offers remedies as edits; whoever shows it applies them through the store.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from ita_desktop.checks.field_names import field_name
from ita_desktop.checks.finding import FieldEdit, Finding, Place, Remedy, Severity
from ita_desktop.checks.listing import SEVERITY_NAMES, entries, lines, place_name, place_words

if TYPE_CHECKING:
    from ita_desktop.checks.checker import Checker, check_report
    from ita_desktop.checks.fingerprints import put_aside

__all__ = [
    "SEVERITY_NAMES",
    "Checker",
    "FieldEdit",
    "Finding",
    "Place",
    "Remedy",
    "Severity",
    "check_report",
    "entries",
    "field_name",
    "lines",
    "place_name",
    "place_words",
    "put_aside",
]

# The rules are loaded when something is checked: the window is there long before.
_LATE = {"Checker": "checker", "check_report": "checker", "put_aside": "fingerprints"}


def __getattr__(name: str) -> object:
    """Return what is loaded when it is first asked for."""
    if name not in _LATE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
