"""The rule about the preface: the same lines twice, as a form pasted together leaves them."""

from __future__ import annotations

from collections.abc import Iterator

from ita_desktop.checks.finding import Severity
from ita_desktop.checks.flaws import Fix, Flaw, Owner, excerpt
from ita_desktop.checks.survey import Survey
from ita_desktop.problems import mark

_SHORTEST = 25  # letters of a line that is not the same by chance
_LONGER_BY = 25  # letters that a line may go on with and still say the same
_MOST_LINES = 200


def repeated_lines(survey: Survey) -> Iterator[tuple[Owner, Flaw]]:
    """Find lines of the preface that say again what was said, spaces aside."""
    text = survey.report.preface
    lines = text.split("\n")
    pairs = _repeats(lines)
    if not pairs:
        return
    first, again = pairs[0]
    start = sum(len(line) + 1 for line in lines[:again])
    fixes = tuple(
        Fix(label, {}, (("preface", _without(lines, {pair[which] for pair in pairs})),))
        for which, label in enumerate((mark("Keep the second"), mark("Keep the first")))
    )
    yield (
        survey.owner,
        Flaw(
            "preface.repeated",
            Severity.WARNING,
            mark("The preface says “{text}” twice. Choose which one to keep."),
            {"text": excerpt(lines[first])},
            "preface",
            span=(start, start + len(lines[again])),
            subject=lines[again],
            fixes=fixes,
        ),
    )


def _repeats(lines: list[str]) -> list[tuple[int, int]]:
    """Return the lines that are the same as an earlier one, or go on from it: earlier, later."""
    bare = [(index, "".join(line.split())) for index, line in enumerate(lines)]
    long = [(index, line) for index, line in bare if len(line) >= _SHORTEST][:_MOST_LINES]
    pairs: list[tuple[int, int]] = []
    taken: set[int] = set()
    for place, (later, line) in enumerate(long):
        for earlier, other in long[:place]:
            if earlier not in taken and later not in taken and _says_the_same(line, other):
                pairs.append((earlier, later))
                taken |= {later}
    return pairs


def _says_the_same(line: str, other: str) -> bool:
    shorter, longer = sorted((line, other), key=len)
    return len(longer) - len(shorter) <= _LONGER_BY and longer.startswith(shorter)


def _without(lines: list[str], left_out: set[int]) -> str:
    kept = [line for index, line in enumerate(lines) if index not in left_out]
    joined: list[str] = []
    for line in kept:
        if line.strip() or (joined and joined[-1].strip()):
            joined.append(line)
    return "\n".join(joined).strip("\n")
