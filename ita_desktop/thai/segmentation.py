"""Thai words: where one ends and the next begins in a run of Thai letters. No line-break rules.

A run is cut into the fewest dictionary words. Where several cuttings are equally short, only the
boundaries that all of them share count: แนว|ทางใน and แนวทาง|ใน leave แนวทางใน whole, so a doubtful
boundary is never used.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from ita_desktop.assets import RESOURCES

_DICTIONARY = RESOURCES / "dictionary"
_WORD_LISTS = ("words.txt", "field-words.txt")
_KEY_LENGTH = 2
_KNOWN_COST = 1
_UNKNOWN_COST = 3
_LONGEST_WORD = 100  # characters; longer ones are not looked for
_LONGEST_COMPOUND = 60  # characters; what is longer was put together by nobody

# Places in a Thai run where no word ends: after a leading vowel; before a mark, a following vowel,
# a repetition or abbreviation sign; after a vowel that needs a final consonant; before a silenced
# ending. ก็ is the one word that ends in U+0E47.
_WITHIN_WORD = re.compile(
    r"(?<=[เ-ไ])|(?=[ะ-ฺๅ็-๎ๆฯ.])|(?<=[ัื])|(?<=[ัื][่-๋])|(?<=[^ก]็)|(?=[ก-ฮ]{1,2}[ิุ]?์)"
)
_TRAILERS = re.compile(r"[ๆฯ.]+")
_AFTER_REMARKS = chr(ord("#") + 1)
_Edge = tuple[int, int, int]  # start, end, cost of one piece of a run

_LONE_CONSONANT = re.compile(r"[ก-ฮ]")
# They make a noun of what follows and never end one: ผู้ร้องเรียน, ความคุ้มค่า.
_BEGINNERS = frozenset({"ผู้", "ความ"})


class WordList:
    """The words that a run of Thai letters is cut into.

    Args:
        ordered: Thai words without spaces, in canonical order; the list is sorted.
    """

    def __init__(self, ordered: Sequence[str]) -> None:
        self._words = frozenset(ordered)
        self._lengths = _Lengths(ordered)

    @classmethod
    def read(cls, paths: Sequence[Path]) -> WordList:
        """Read UTF-8 lists, one word a line; lines that begin with `#` are remarks."""
        lines: list[str] = []
        for path in paths:
            # As bytes: Python looks for other line ends in texts.
            lines += path.read_bytes().decode().split("\n")
        # Ordered, what is no word comes first: a quick start has no time to look at each line.
        lines.sort()
        return cls(lines[bisect_left(lines, _AFTER_REMARKS) :])

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def boundaries(self, run: str) -> list[int]:
        """Return the offsets inside `run`, ascending, where a word surely ends.

        Args:
            run: Thai letters, marks and the dots of abbreviations; time is linear in its length.
        """
        within = {match.start() for match in _WITHIN_WORD.finditer(run)}
        nodes = [offset for offset in range(1, len(run)) if offset not in within]
        if not nodes:
            return []
        edges = self._best_edges(run, [0, *nodes, len(run)])
        found: list[int] = []
        unknown_ends = {end for _, end, cost in edges if cost == _UNKNOWN_COST}
        reach = 0
        for start, end, cost in edges:
            joins_unknown = cost == _UNKNOWN_COST and start in unknown_ends
            if start and start >= reach and not joins_unknown:
                found.append(start)
            reach = max(reach, end)
        return _without_lone_consonants(run, _with_beginners_held(run, found))

    def joints(self, word: str) -> list[int]:
        """Return the offsets, ascending, where the words meet that a longer one is made of.

        กระบวนการทำงาน is กระบวนการ|ทำงาน: the fewest shorter words of the list, and of those the
        ones that differ most in length, as a compound is most often a long word and a short one.
        None where it is not made of such words alone.

        Args:
            word: Thai letters and marks.
        """
        size = len(word)
        if size > _LONGEST_COMPOUND:
            return []
        within = {match.start() for match in _WITHIN_WORD.finditer(word)}
        # For each offset the best cutting of what is before it: how many words, how much less than
        # none their squares are, where the last one begins.
        best: list[tuple[int, int, int] | None] = [(0, 0, 0), *[None] * size]
        for start in range(size):
            before = best[start]
            if before is None or start in within:
                continue
            for length in self._lengths[word[start : start + _KEY_LENGTH]]:
                end = start + length
                if length == size or end > size or word[start:end] not in self._words:
                    continue
                cutting = (before[0] + 1, before[1] - length * length, start)
                best[end] = min(best[end] or cutting, cutting)
        found: list[int] = []
        last = best[size]
        while last and last[2]:
            found.append(last[2])
            last = best[last[2]]
        return found[::-1]

    def _best_edges(self, run: str, nodes: list[int]) -> list[_Edge]:
        """Return every piece that some cheapest cutting of `run` uses, in the order of starts."""
        size = len(run)
        cheapest = [_UNKNOWN_COST * (size + 1)] * (size + 1)
        cheapest[0] = 0
        edges: list[_Edge] = []
        landings = self._landings(run, nodes)
        words, lengths = self._words, self._lengths
        for start, following in pairwise(nodes):
            cost = cheapest[start] + _UNKNOWN_COST
            if cost <= cheapest[following]:
                cheapest[following] = cost
                edges.append((start, following, _UNKNOWN_COST))
            cost = cheapest[start] + _KNOWN_COST
            for length in lengths[run[start : start + _KEY_LENGTH]]:
                end = landings[start + length]
                if end and run[start : start + length] in words and cost <= cheapest[end]:
                    cheapest[end] = cost
                    edges.append((start, end, _KNOWN_COST))
        return _on_a_cheapest_way(edges, cheapest)

    def _landings(self, run: str, nodes: list[int]) -> list[int]:
        """Map each offset to the node where a word that ends there ends, or to 0 for no node.

        Signs that follow a word belong to it. Offsets beyond the run are there, as far as the
        longest word can reach.
        """
        landings = [0] * (len(run) + _LONGEST_WORD + 1)
        for node in nodes:
            landings[node] = node
        for signs in _TRAILERS.finditer(run):
            start, end = signs.span()
            landings[start:end] = [landings[end]] * (end - start)
        return landings


class _Lengths(dict[str, tuple[int, ...]]):
    """How long the words are that begin with a key; looked up in the ordered list at first."""

    def __init__(self, ordered: Sequence[str]) -> None:
        super().__init__()
        self._ordered = ordered

    def __missing__(self, key: str) -> tuple[int, ...]:
        first = bisect_left(self._ordered, key)
        # A shorter key is the end of a run: no longer word has room there.
        last = key + chr(sys.maxunicode) if len(key) == _KEY_LENGTH else key + "\0"
        words = self._ordered[first : bisect_left(self._ordered, last)]
        lengths = {len(word) for word in words if len(word) <= _LONGEST_WORD}
        self[key] = found = tuple(sorted(lengths))
        return found


def _on_a_cheapest_way(edges: list[_Edge], cheapest: list[int]) -> list[_Edge]:
    """Keep the edges that lie on some cheapest way from the start of the run to its end."""
    size = len(cheapest) - 1
    remaining = [_UNKNOWN_COST * (size + 1)] * (size + 1)
    remaining[size] = 0
    best: list[_Edge] = []
    for edge in reversed(edges):
        start, end, cost = edge
        rest = cost + remaining[end]
        remaining[start] = min(remaining[start], rest)
        if cheapest[start] + rest == cheapest[size]:
            best.append(edge)
    best.reverse()
    return best


def _with_beginners_held(run: str, found: list[int]) -> list[int]:
    """Leave out the boundaries behind what only begins a noun."""
    return [end for start, end in pairwise((0, *found)) if run[start:end] not in _BEGINNERS]


def _without_lone_consonants(run: str, found: list[int]) -> list[int]:
    """Leave out the boundaries around a single bare consonant: it belongs to a neighbour."""
    ends = [0, *found, len(run)]
    glued: set[int] = set()
    for start, end in pairwise(ends):
        if _LONE_CONSONANT.fullmatch(run, start, end) and run[start:end] not in "ณธ":
            glued.update((start, end))
    return [offset for offset in found if offset not in glued]


@cache
def thai_words() -> WordList:
    """Return the shipped word lists, read at the first call."""
    return WordList.read([_DICTIONARY / name for name in _WORD_LISTS])
