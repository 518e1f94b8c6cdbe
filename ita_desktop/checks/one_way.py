"""Rules about writing one thing one way through a whole report: words, units, digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ita_desktop.checks.digits import in_digits, without_addresses
from ita_desktop.checks.fields import with_text
from ita_desktop.checks.finding import Severity
from ita_desktop.checks.flaws import WRITE, Fix, Flaw, Owner, excerpt, replaced_each
from ita_desktop.checks.survey import Spot, Survey, Text, Use, written_everywhere
from ita_desktop.checks.word_data import spellings
from ita_desktop.model import Digits
from ita_desktop.problems import mark

_LATIN = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_SHORTEST_LATIN = 4
_SHORTEST_UNIT = 5
_LONGEST_UNIT = 80

_WRITE_EVERYWHERE = mark("Write “{words}” everywhere")


def uses(text: str) -> Iterator[Use]:
    """Yield the words of a text that a report may hold in two spellings."""
    known = spellings()
    for found in known.either_pattern.finditer(text):
        yield Use(f"either.{known.either[found.group()]}", found.group(), found.span())
    for found in _LATIN.finditer(without_addresses(text)):
        bare = found.group().replace("-", "").casefold()
        if len(bare) >= _SHORTEST_LATIN:
            yield Use(f"latin.{bare}", found.group(), found.span())


def two_spellings(survey: Survey) -> Iterator[tuple[Owner, Flaw]]:
    """Find a word that one report writes in two ways (แจ้งเวียน, แจกเวียน; Website, website)."""
    groups: dict[str, dict[str, list[Spot]]] = {}
    for text in survey.texts:
        for use in text.reading.uses:
            forms = groups.setdefault(use.group, {})
            forms.setdefault(use.form, []).append((text, use.span))
    for forms in groups.values():
        if len(forms) > 1:
            yield from _told_apart(
                forms,
                "spelling.two_ways",
                mark(
                    "One word is written in two ways: “{other}” ({others}) and “{most}” ({count}). "
                    "Choose one."
                ),
            )


def two_unit_names(survey: Survey) -> Iterator[tuple[Owner, Flaw]]:
    """Find a unit that stands under two names among those responsible."""
    names: dict[str, list[Spot]] = {}
    for text in survey.texts:
        name = text.text.strip()
        if text.column == "responsible" and _SHORTEST_UNIT <= len(name) <= _LONGEST_UNIT:
            names.setdefault(name, []).append((text, (0, len(text.text))))
    for group in _groups_of_units(names, survey.setting.office_name):
        yield from _told_apart(
            {name: names[name] for name in group},
            "unit.two_ways",
            mark(
                "One unit seems to have two names: “{other}” ({others}) and “{most}” ({count}). "
                "Choose one."
            ),
        )


def two_kinds_of_digits(survey: Survey) -> Iterator[tuple[Owner, Flaw]]:
    """Find numbers in other digits than the report's, where the report uses both."""
    own = survey.setting.digits
    odd = [
        (text, [span for digits, span in text.reading.numbers if digits is not own])
        for text in survey.texts
    ]
    odd = [(text, spans) for text, spans in odd if spans]
    if not odd:
        return
    if not any(digits is own for text in survey.texts for digits, _ in text.reading.numbers):
        yield survey.owner, _other_digits(odd, own)
        return
    for text, spans in odd:
        rewritten = _in_own_digits(text.text, spans, own)
        words = text.text[slice(*spans[0])]
        value = with_text(text.entity, text.column, text.item, rewritten)
        fix = Fix(WRITE, {"words": in_digits(words, own)}, ((text.column, value),))
        yield (
            text.owner,
            Flaw(
                "digits.two_kinds",
                Severity.HINT,
                mark("“{words}” is in other digits than the rest of the report. Use one kind."),
                {"words": words},
                text.column,
                text.item,
                spans[0],
                "|".join(text.text[slice(*span)] for span in spans),
                (fix,),
                certain=True,
            ),
        )


def _other_digits(odd: list[tuple[Text, list[tuple[int, int]]]], own: Digits) -> Flaw:
    """Return the flaw of a report whose texts all use the digits that its pages do not."""
    other = Digits.ARABIC if own is Digits.THAI else Digits.THAI
    columns: dict[tuple[Owner, str], object] = {}
    for text, spans in odd:
        key = (text.owner, text.column)
        rewritten = _in_own_digits(text.text, spans, own)
        value = columns.get(key)
        if isinstance(value, list) and text.item is not None:
            value[text.item] = rewritten
        else:
            columns[key] = with_text(text.entity, text.column, text.item, rewritten)
    edits = tuple(owner.edit(column, value) for (owner, column), value in columns.items())
    return Flaw(
        "digits.page",
        Severity.HINT,
        mark("The texts use other digits than the page numbers and lists. Use one kind."),
        {},
        "digits",
        fixes=(
            Fix(mark("Number the pages like the texts"), {}, (("digits", other),)),
            Fix(mark("Write the texts' numbers like the pages"), elsewhere=edits),
        ),
    )


def _in_own_digits(text: str, spans: list[tuple[int, int]], own: Digits) -> str:
    return replaced_each(text, [(span, in_digits(text[slice(*span)], own)) for span in spans])


def _told_apart(
    forms: dict[str, list[Spot]], code: str, sentence: str
) -> Iterator[tuple[Owner, Flaw]]:
    """Yield a flaw for each form but the most frequent one, at the first place it stands."""
    most = max(forms, key=lambda form: len(forms[form]))
    for other, spots in forms.items():
        if other == most:
            continue
        text, span = spots[0]
        choices = ((most, spots), (other, forms[most]))
        yield (
            text.owner,
            Flaw(
                code,
                Severity.WARNING,
                sentence,
                {
                    "other": excerpt(other),
                    "others": len(spots),
                    "most": excerpt(most),
                    "count": len(forms[most]),
                },
                text.column,
                text.item,
                span,
                f"{other}|{most}",
                tuple(
                    Fix(
                        _WRITE_EVERYWHERE,
                        {"words": excerpt(words)},
                        elsewhere=written_everywhere(changed, words),
                    )
                    for words, changed in choices
                ),
            ),
        )


def _groups_of_units(names: Iterable[str], office_name: str) -> list[list[str]]:
    """Return the groups of names that seem to be one unit's, in the order they were met."""
    groups: dict[str, list[str]] = {}
    bases: dict[str, str] = {}
    for name in names:
        base = _base(name, office_name)
        for trace in (base, *_with_one_less(base)):
            if trace in bases:
                known = bases[trace]
                if known == base or _is_slip(known, base):
                    base = known
                    break
        for trace in (base, *_with_one_less(base)):
            bases.setdefault(trace, base)
        groups.setdefault(base, []).append(name)
    return [group for group in groups.values() if len(group) > 1]


def _base(name: str, office_name: str) -> str:
    """Return a unit's name without spaces and without the office's name or kind at its end."""
    base = "".join(name.split())
    for ending in ("".join(office_name.split()), *spellings().unit_endings):
        if ending and base.endswith(ending) and len(base) - len(ending) >= _SHORTEST_UNIT:
            return base.removesuffix(ending)
    return base


def _with_one_less(name: str) -> list[str]:
    return [name[:index] + name[index + 1 :] for index in range(len(name))]


def _is_slip(one: str, other: str) -> bool:
    """Tell whether two names differ in one letter, or in two neighbours' order; not in a digit."""
    shorter, longer = sorted((one, other), key=len)
    start = 0
    while start < len(shorter) and shorter[start] == longer[start]:
        start += 1
    rest_short, rest_long = shorter[start:], longer[start:]
    changed = rest_short[:1] + rest_long[:1]
    if any(letter.isdecimal() for letter in changed):
        return False
    if len(shorter) < len(longer):
        return rest_short == rest_long[1:]
    return rest_short[1:] == rest_long[1:] or (
        rest_short[:2] == rest_long[:2][::-1] and rest_short[2:] == rest_long[2:]
    )
