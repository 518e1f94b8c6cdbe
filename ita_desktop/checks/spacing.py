"""Rules about spaces: letter-spaced words, spaces left from line ends, none beside Latin words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ita_desktop.checks.finding import Severity
from ita_desktop.checks.flaws import Rewrite, Slip, corrections, excerpt, replaced
from ita_desktop.checks.word_data import joints
from ita_desktop.problems import mark
from ita_desktop.thai.breaking import words
from ita_desktop.thai.segmentation import thai_words

_THAI = "ก-ฺเ-๎"
_DEPENDENT = "ะ-ฺๅ็-๎"  # vowels and marks that never begin a word
_TOKEN = re.compile(r"\S+")
_THAI_TOKEN = re.compile(rf"[{_THAI}]+")
_BEGINS_DEPENDENT = re.compile(rf"[{_DEPENDENT}]")
_SINGLE = re.compile(rf"[เ-ไ]?[ก-ฮ][ั-ฺ็-๎]*[ะาำ]?|[เ-ไ]|[{_DEPENDENT}]+")
_NO_WORD = re.compile(rf"[ก-ฆจ-ฒดตถ-ทน-ฮ]|[เ-ไ]|[{_DEPENDENT}]+")  # ณ and ธ are words
_FEWEST_SINGLES = 3
_FEWEST_NO_WORDS = 2

_GAP = re.compile(rf"(?<=[{_THAI}]) +(?=[{_THAI}])")
_RUN_BEFORE = re.compile(rf"[{_THAI}]+\Z")
_RUN_AFTER = re.compile(rf"[{_THAI}]+")
_SIGNS = "ๆฯ"  # a space belongs after and before them
_REACH = 60  # characters beside a space that are looked at
_COLUMN = 45  # characters that a line of a table's column holds at most
_SHORTEST_WORD = 5
_PASSES = 8
_EXAMPLES = 3

_BESIDE_LATIN = re.compile(r"(?<=[ก-๎])(?=[A-Za-z]{2})|(?<=[A-Za-z]{2})(?=[ก-ฮเ-ไ])")
_LATIN_BEFORE = re.compile(r"[A-Za-z]+\Z")
_LATIN_AFTER = re.compile(r"[A-Za-z]+")

_SPACED = Slip(
    "spacing.letters",
    Severity.ERROR,
    mark("“{written}” has spaces between its letters. It should be “{meant}”."),
    certain=True,
)
_LINE_ENDS = Slip(
    "spacing.line_end",
    Severity.HINT,
    mark("There may be spaces left where a line had ended: {examples}."),
)
_NO_SPACE = Slip(
    "spacing.latin",
    Severity.HINT,
    mark("A space is missing between Thai and Latin letters: “{written}”."),
    certain=True,
)
_CLOSE_UP = mark("Close up the spaces: {examples}")
_CLOSE_ALL = mark("Close up all spaces between Thai words here")


def letter_spaced(text: str) -> Iterator[Slip]:
    """Find words whose letters stand one by one (ปิ ด ป ร ะ ก า ศ)."""
    hits = [((start, end), text[start:end].replace(" ", "")) for start, end in _letter_runs(text)]
    return corrections(text, hits, _SPACED)


def line_end_spaces(text: str) -> Iterator[Slip]:
    """Find spaces where Thai has none: within a word, or after a word that nothing ends with.

    One slip tells of all in a text; its remedy is not certain, for a space may be meant.
    """
    gaps = _wrong_gaps(text)
    if not gaps:
        return
    closed, passes = _closed(text, gaps), 1
    while (left := _wrong_gaps(closed)) and passes < _PASSES:
        closed, passes = _closed(closed, left), passes + 1
    pairs = list(dict.fromkeys(_around(text, gap) for gap in gaps))
    examples = {"examples": _quoted([pair.replace(" ", "") for pair in pairs])}
    rewrites = [Rewrite(_CLOSE_UP, examples, closed)]
    if _GAP.search(closed):
        rewrites.append(Rewrite(_CLOSE_ALL, {}, _GAP.sub("", closed)))
    yield _LINE_ENDS._replace(
        span=(gaps[0][0], gaps[-1][1]),
        subject="|".join(pairs),
        values={"examples": _quoted(pairs)},
        rewrites=() if left else tuple(rewrites),
    )


def latin_neighbours(text: str) -> Iterator[Slip]:
    """Find Latin words written up against Thai ones (หรือWebsite)."""
    hits: list[tuple[tuple[int, int], str]] = []
    reached = 0
    for joint in _BESIDE_LATIN.finditer(text):
        before, after = _words_at(text, joint.start())
        start = joint.start() - len(before)
        if start >= reached:
            reached = joint.start() + len(after)
            hits.append(((start, reached), f"{before} {after}"))
    return corrections(text, hits, _NO_SPACE)


def _letter_runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of letter-spaced words, in order, apart from each other."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if run and not _goes_on(text, run[-1], token):
            yield from _span_of_run(run)
            run = []
        if _THAI_TOKEN.fullmatch(token.group()):
            run.append(token)
    yield from _span_of_run(run)


def _goes_on(text: str, last: re.Match[str], token: re.Match[str]) -> bool:
    """Tell whether a token goes on with a letter-spaced word that `last` belongs to."""
    if text[last.end() : token.start()].strip(" ") or not _THAI_TOKEN.fullmatch(token.group()):
        return False
    if _BEGINS_DEPENDENT.match(token.group()):
        return True
    return bool(_SINGLE.fullmatch(last.group()) and _SINGLE.fullmatch(token.group()))


def _span_of_run(run: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    if any(_BEGINS_DEPENDENT.match(token.group()) for token in run[1:]):
        yield run[0].start(), run[-1].end()
    elif len(run) >= _FEWEST_SINGLES:
        no_words = sum(bool(_NO_WORD.fullmatch(token.group())) for token in run)
        joined = "".join(token.group() for token in run)
        if no_words >= _FEWEST_NO_WORDS and all(word in thai_words() for word in words(joined)):
            yield run[0].start(), run[-1].end()


def _wrong_gaps(text: str) -> list[tuple[int, int]]:
    return [gap.span() for gap in _GAP.finditer(text) if _is_wrong(text, *gap.span())]


def _is_wrong(text: str, start: int, end: int) -> bool:
    """Tell whether the spaces of a span between two Thai runs have no business there."""
    left = _run_before(text, start)
    right = _run_after(text, end)
    if _SINGLE.fullmatch(left) or _SINGLE.fullmatch(right):
        return False  # letter-spaced, or a list of letters
    if left[-1] in _SIGNS or right[0] in _SIGNS:
        return False
    known = joints()
    if left.endswith(known.never_last) and words(left)[-1] in known.never_last:
        return not right.startswith(known.names)
    if right.startswith(known.never_first) and len(left) <= _COLUMN:
        return words(right)[0] in known.never_first
    return _cuts_a_word(left, right)


@lru_cache(maxsize=8192)
def _cuts_a_word(left: str, right: str) -> bool:
    """Tell whether a word of the dictionary lies across the space between two runs."""
    reached = 0
    for word in words(left + right):
        if reached < len(left) < reached + len(word):
            return len(word) >= _SHORTEST_WORD and word in thai_words()
        reached += len(word)
    return False


def _closed(text: str, gaps: list[tuple[int, int]]) -> str:
    return replaced(text, gaps, "")


def _around(text: str, gap: tuple[int, int]) -> str:
    """Return the words beside a gap, one space between."""
    before = words(_run_before(text, gap[0]))[-1]
    after = words(_run_after(text, gap[1]))[0]
    return f"{before} {after}"


def _words_at(text: str, offset: int) -> tuple[str, str]:
    """Return the words that meet at an offset, one Latin and one Thai."""
    before, after = text[max(0, offset - _REACH) : offset], text[offset : offset + _REACH]
    latin_before, latin_after = _LATIN_BEFORE.search(before), _LATIN_AFTER.match(after)
    return (
        latin_before.group() if latin_before else words(_run_before(text, offset))[-1],
        latin_after.group() if latin_after else words(_run_after(text, offset))[0],
    )


def _run_before(text: str, offset: int) -> str:
    found = _RUN_BEFORE.search(text, max(0, offset - _REACH), offset)
    return found.group() if found else ""


def _run_after(text: str, offset: int) -> str:
    found = _RUN_AFTER.match(text, offset, offset + _REACH)
    return found.group() if found else ""


def _quoted(pairs: list[str]) -> str:
    examples = ", ".join(f"“{excerpt(pair)}”" for pair in pairs[:_EXAMPLES])
    return f"{examples} …" if len(pairs) > _EXAMPLES else examples
