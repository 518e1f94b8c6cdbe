"""Rules about words in one text: known misspellings, words written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from ita_desktop.checks.finding import Severity
from ita_desktop.checks.flaws import Slip, corrections
from ita_desktop.checks.word_data import joints, spellings
from ita_desktop.problems import mark
from ita_desktop.thai.breaking import words
from ita_desktop.thai.segmentation import thai_words

# A piece of Thai met by itself: the trace of a doubled word, up to 24 letters long.
_AGAIN = re.compile(r"([ก-ฮเ-ไ][ก-๎]{1,23}?)\1+")
_LATIN_AGAIN = re.compile(r"(?<![A-Za-z\-])([A-Za-z]{2,30})(?: +\1)+(?![A-Za-z\-])")
_RUN_BEFORE = re.compile(r"[ก-๎]+\Z")
_RUN_AFTER = re.compile(r"[ก-๎]+")
_Hit = tuple[tuple[int, int], str]  # a span and the words that are right there
_REACH = 40  # letters beside a trace that are cut into words with it

_WRONG = Slip(
    "spelling.wrong",
    Severity.ERROR,
    mark("“{written}” is misspelt. “{meant}” is meant."),
    certain=True,
)
_DOUBLED = Slip(
    "word.doubled",
    Severity.WARNING,
    mark("A word stands twice: “{written}”. Once is enough."),
    certain=True,
)
_DOUBLED_END = _DOUBLED._replace(certain=False)


def misspellings(text: str) -> Iterator[Slip]:
    """Find spellings that are known to be wrong."""
    known = spellings()
    hits = [
        (found.span(), known.wrong[found.group()]) for found in known.wrong_pattern.finditer(text)
    ]
    return corrections(text, hits, _WRONG)


def doubled_words(text: str) -> Iterator[Slip]:
    """Find words that stand twice by accident (การการ, และ และ, the the)."""
    traces = list(_AGAIN.finditer(text))
    yield from corrections(text, _doubled(text, traces), _DOUBLED)
    yield from corrections(text, _doubled_ends(text, traces), _DOUBLED_END)


def _doubled(text: str, traces: list[re.Match[str]]) -> list[_Hit]:
    """Return the spans of words doubled as a whole, each with the word once."""
    hits = [
        (found.span(), found[1])
        for found in traces
        if found[1] not in joints().doubling
        and (_is_doubled_word(text, found) or _begins_next_word(text, found))
    ]
    hits += [(found.span(), found[1]) for found in _LATIN_AGAIN.finditer(text)]
    hits += [
        (found.span(), found[1])
        for found in _small_again().finditer(text)
        if words(_run_before(text, found.end(1)))[-1] == found[1]
        and words(_run_after(text, found.end() - len(found[1])))[0] == found[1]
    ]
    return sorted(hits)


def _doubled_ends(text: str, traces: list[re.Match[str]]) -> Iterator[_Hit]:
    """Yield the spans of words whose end stands again after them (คู่มือ|มือ)."""
    for found in traces:
        if found[1] in joints().joints or found[1] in joints().doubling:
            continue
        before = _run_before(text, found.end(1))
        word = words(before)[-1]
        if len(word) > len(found[1]) and _ends_words(text, found, before):
            yield (found.end(1) - len(word), found.end()), word


def _is_doubled_word(text: str, found: re.Match[str]) -> bool:
    """Tell whether a trace is one or more whole words, met by themselves."""
    before = _run_before(text, found.start())
    run = before + text[found.start() : found.end()] + _run_after(text, found.end())
    ends = {0, *accumulate(map(len, words(run)))}
    start, size = len(before), len(found[1])
    return {start, start + size, len(before) + len(found.group())} <= ends


def _begins_next_word(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word stands before a longer one that it begins as well (การ|การประชุม)."""
    word = found[1]
    if word not in joints().heads:
        return False
    before = _run_before(text, found.start())
    pieces = words(before + text[found.start() : found.end()] + _run_after(text, found.end()))
    starts = dict(zip(accumulate(map(len, pieces), initial=0), pieces, strict=False))
    last = len(before) + len(found.group()) - len(word)
    rest = starts.get(last, "").removeprefix(word)
    alone = starts.get(len(before)) == word
    return alone and bool(rest) and all(piece in thai_words() for piece in words(rest))


def _ends_words(text: str, found: re.Match[str], before: str) -> bool:
    """Tell whether what a trace repeats stands alone as a word after the first time."""
    run = before + text[found.end(1) : found.end()] + _run_after(text, found.end())
    ends = set(accumulate(map(len, words(run))))
    return {len(before), len(before) + len(found[1])} <= ends


def _run_before(text: str, offset: int) -> str:
    found = _RUN_BEFORE.search(text, max(0, offset - _REACH), offset)
    return found.group() if found else ""


def _run_after(text: str, offset: int) -> str:
    found = _RUN_AFTER.match(text, offset, offset + _REACH)
    return found.group() if found else ""


@cache
def _small_again() -> re.Pattern[str]:
    return re.compile(f"({'|'.join(sorted(joints().small))}) +\\1")
