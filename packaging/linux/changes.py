"""The changelog as Debian's programs read it, out of CHANGELOG.md: what is said in English."""

from __future__ import annotations

import re
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime

from sources import ROOT

from linux.terms import MAINTAINER, NAME

_VERSION = re.compile(r"## (\S+) - (\d{4}-\d\d-\d\d)")
_ITEM = "- "
_WIDTH = 78  # letters


def debian_changelog() -> str:
    """Return an entry for every version, newest first."""
    whole = (ROOT / "CHANGELOG.md").read_text("utf-8")
    parts = re.split(r"(?m)^(?=## )", whole)
    return "\n".join(_entry(said, part) for part in parts if (said := _VERSION.match(part)))


def _entry(said: re.Match[str], part: str) -> str:
    version, day = said.groups()
    # Each kind of change has a Thai and an English heading.
    kinds = [kind for kind in part.split("\n### ") if kind.partition("\n")[0].isascii()]
    items = [
        textwrap.fill(
            line.removeprefix(_ITEM), _WIDTH, initial_indent="  * ", subsequent_indent="    "
        )
        for kind in kinds
        for line in kind.splitlines()
        if line.startswith(_ITEM)
    ]
    changes = "\n".join(items or [f"  * Version {version}."])
    made = format_datetime(datetime.fromisoformat(day).replace(tzinfo=UTC))
    return f"{NAME} ({version}) stable; urgency=medium\n\n{changes}\n\n -- {MAINTAINER}  {made}\n"
