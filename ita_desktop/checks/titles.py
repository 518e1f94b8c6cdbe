"""Rules about titles: an indicator's against the official lists, the cover's against the custom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from ita_desktop.checks.finding import Severity
from ita_desktop.checks.flaws import Fix, Flaw, Owner, Setting, excerpt
from ita_desktop.checks.survey import Survey
from ita_desktop.model import Indicator, OfficeKind
from ita_desktop.model.form import FISCAL_YEAR_WORD
from ita_desktop.problems import mark
from ita_desktop.templates import OfficialList, official_lists

_LONGEST_TITLE = 200
_NEARLY = 0.93  # as alike as two titles that differ in a slip of the pen
_ALIKE = 0.6
_MOST_CHOICES = 3

_USE_TITLE = mark("Use the official title “{title}”")
_WITHOUT_ERA = re.compile(rf"({FISCAL_YEAR_WORD})\s*(?=[0-9๐-๙]{{4}})")


def indicator_title(indicator: Indicator, setting: Setting) -> Iterator[Flaw]:
    """Find a title that is on no official list for this kind of office and year."""
    title = indicator.title.strip()
    lists = _lists_for(setting.kind, setting.fiscal_year)
    official = [name for names in lists for name in names.titles]
    if not title or _bare(title) in map(_bare, official):
        return
    alike = _alike(title, tuple(official))
    nearly = [name for likeness, name in alike if likeness >= _NEARLY]
    choices = nearly[:1] or [name for _, name in alike]
    yield Flaw(
        "title.nearly_official" if nearly else "title.not_official",
        Severity.WARNING if nearly else Severity.HINT,
        mark("The title “{title}” is nearly the official “{official}”. Correct it.")
        if nearly
        else mark(
            "The title “{title}” is not on the official list. "
            "Leave it if your office calls it so, or use the official one."
        ),
        {"title": excerpt(title), "official": nearly[0]} if nearly else {"title": excerpt(title)},
        "title",
        subject=title,
        fixes=tuple(Fix(_USE_TITLE, {"title": name}, (("title", name),)) for name in choices),
        certain=bool(nearly),
    )


def official_number(title: str, setting: Setting) -> int | None:
    """Return the number of an official title, counted from 1; None for any other title."""
    for names in _lists_for(setting.kind, setting.fiscal_year):
        for number, name in enumerate(names.titles, start=1):
            if _bare(name) == _bare(title):
                return number
    return None


def cover_era(survey: Survey) -> Iterator[tuple[Owner, Flaw]]:
    """Find a cover that names the fiscal year without พ.ศ. before it."""
    title = survey.report.title
    found = _WITHOUT_ERA.search(title)
    if found:
        corrected = _WITHOUT_ERA.sub(r"\1 พ.ศ. ", title)
        yield (
            survey.owner,
            Flaw(
                "title.era",
                Severity.HINT,
                mark("The year in the title lacks “พ.ศ.” before it."),
                {},
                "title",
                span=found.span(),
                fixes=(Fix(mark("Put in “พ.ศ.”"), {}, (("title", corrected),)),),
                certain=True,
            ),
        )


def _lists_for(kind: OfficeKind, fiscal_year: int) -> list[OfficialList]:
    return [
        names
        for names in official_lists()
        if (not names.kinds or kind in names.kinds)
        and names.first_year <= fiscal_year <= names.last_year
    ]


@lru_cache(maxsize=4096)
def _alike(title: str, official: tuple[str, ...]) -> tuple[tuple[float, str], ...]:
    """Return the official titles like this one, the likest first."""
    if len(title) > _LONGEST_TITLE:
        return ()
    found = [(_likeness(_bare(title), _bare(name)), name) for name in official]
    found.sort(key=lambda entry: -entry[0])
    return tuple(entry for entry in found if entry[0] >= _ALIKE)[:_MOST_CHOICES]


def _likeness(title: str, name: str) -> float:
    """Return how alike two titles are, from 0 to 1; one that goes on as the other is alike."""
    if title.startswith(name) or name.endswith(title):
        return _ALIKE + (1 - _ALIKE) * 0.5
    matcher = SequenceMatcher(None, title, name, autojunk=False)
    # The quick ones, which are never less, are all that most pairs of titles need.
    for ratio in (matcher.real_quick_ratio(), matcher.quick_ratio()):
        if ratio < _ALIKE:
            return ratio
    return matcher.ratio()


def _bare(title: str) -> str:
    return "".join(title.split()).strip("()")
