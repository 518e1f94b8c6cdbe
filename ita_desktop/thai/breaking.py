"""Line breaking: where a line of Thai, Latin and digits may end.

Rules only: words come from `segmentation`, characters from `clusters`.

The segmenter was chosen by measurement (Python 3.11, Linux, two shared cores; the seed report has
9,000 characters; "first word" is the time to load the dictionary or model, after the import):

=====================  ======  ==========  =======  =======  =============  =================
segmenter              import  first word  seed     on disk  Windows wheel  licence
=====================  ======  ==========  =======  =======  =============  =================
ours (`segmentation`)  25 ms   60 ms       16 ms    1.5 MB   none needed    CC0-1.0 (words)
nlpo3 1.4.0            20 ms   100 ms      2 ms     5.7 MB   yes (1 MB)     Apache-2.0
PyThaiNLP 5.4 newmm    90 ms   530 ms      18 ms    67 MB    pure Python    Apache-2.0
budoux 0.10.1          20 ms   2 ms        27 ms    0.3 MB   pure Python    Apache-2.0
PyICU 2.17             -       -           -        -        no             MIT
=====================  ======  ==========  =======  =======  =============  =================

nlpo3 is the fastest, but it takes 8 s for 4,000 ambiguous characters (ทีปทีปทีป…) and its safe
mode loses text; it needs 62 MB of memory for the same words (ours 10 MB), and like newmm it cuts
แนว|ทางใน where แนวทาง|ใน is meant. budoux cuts inside words (จัง|หวัด). Ours stays linear, and
every break it allows in the seed is a boundary for newmm too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ita_desktop.thai.clusters import cluster_offsets, continues
from ita_desktop.thai.segmentation import thai_words

__all__ = ["break_offsets", "cluster_offsets", "joint_offsets", "words"]

# Of a long report, words are looked at before its lines are set: its texts are kept till then.
_SHORT_LENGTH, _SHORT_TEXTS = 400, 32_768  # usually some 10 MB
_CACHED_LENGTH, _LONG_TEXTS = 4000, 2048

_THAI = "ก-ฺเ-๎"
_OPENING = "([{<«‹“‘‚„「『（［｛"
_CLOSING = ")]}>»›”’」』）］｝"
_STRAIGHT_QUOTES = frozenset("\"'")
_DASHES = "\\-–—‐−"
_BULLETS = frozenset("-–—‐−•●○◦▪▫■□☐☑☒✓✔*·►➢")
_NEVER_FIRST = frozenset("ะาำๅๆฯ๚๛,.;:!?%‰/…" + _CLOSING)
_NEVER_LAST = frozenset("เแโใไ฿$€£" + _OPENING)

# The spaces that a line may end after; no-break spaces are not among them.
_SPACES = re.compile(
    r"[ \t\n\r\v\f\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200b\u2028\u2029\u205f\u3000]+"
)
_THAI_RUN = re.compile(rf"[{_THAI}]+(?:\.[{_THAI}]+)*\.?")
_URL = re.compile(r"(?:[A-Za-z]{2,10}://|www\.)[!-~]+")
_WITHIN_URL = re.compile(r"(?<=[^:/]/)(?=[^/])")
_LETTER = r"[^\W\d_]"
_WORD_STARTS = "(?=[ก-ฮเ-ไ])"
_BETWEEN_SCRIPTS = re.compile(
    rf"(?<=[{_THAI}])(?=(?![{_THAI}]){_LETTER})"  # หรือ|Website
    rf"|(?<=(?![{_THAI}]){_LETTER}){_WORD_STARTS}"  # Website|ของ
    rf"|(?<=[{_THAI}][/{_DASHES}])(?={_LETTER})"  # มาตรการ/|แนวทาง
    rf"|(?<={_LETTER}[/{_DASHES}]){_WORD_STARTS}"  # E-Service/|เว็บไซต์
    rf"|(?<=[{_THAI}])(?=[{re.escape(_OPENING)}])"  # นโยบาย|(No Gift Policy)
    rf"|(?<=[,;:!?%…{re.escape(_CLOSING)}]){_WORD_STARTS}"  # (ITA)|ของ
)
# In an address of the web.
_WITHIN_ADDRESS = re.compile(r"(?<=//)(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]\.)(?=[A-Za-z])")
# In an address or a name of a file: where its parts meet.
_WITHIN_NAME = re.compile(r"(?<=[A-Za-z0-9][-_?&=@/])(?=[A-Za-z0-9])")
_LATIN = re.compile(r"[A-Za-z]")
# The number of a list item, ๑. ๒) (๓) ๑.๒. and the like: it stays with what it numbers.
_ITEM_NUMBER = re.compile(r"(?:^|\s)[(]?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3}){0,3}[.)]\Z")
_ITEM_NUMBER_LENGTH = 20


def break_offsets(text: str) -> Sequence[int]:
    """Return the offsets where a line may break, ascending, 0 < offset < len(text).

    A break at spaces lies after the whole run of them. Any text is taken, in linear time. A word
    longer than a line has no offset inside: cut it at `joint_offsets`, then at `cluster_offsets`.
    """
    if len(text) <= _SHORT_LENGTH:
        return _breaks_of_short(text)
    return _breaks_of_paragraph(text) if len(text) <= _CACHED_LENGTH else _breaks(text)


def words(text: str) -> list[str]:
    """Return `text` cut at its `break_offsets`; joined, the pieces are the text again."""
    if not text:
        return []
    ends = [0, *break_offsets(text), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


@lru_cache(maxsize=2048)
def joint_offsets(word: str) -> Sequence[int]:
    """Return the offsets, ascending, where a word that is longer than a line is best cut.

    กระบวนการ|ทำงาน, report-|2566_|final.pdf, https://|www.|go.|th; often there is none. The pieces
    may have joints of their own.
    """
    segmenter = thai_words()
    found = [
        run.start() + offset
        for run in _THAI_RUN.finditer(word)
        for offset in segmenter.joints(run.group())
    ]
    if _LATIN.search(word):
        found += [meeting.start() for meeting in _WITHIN_NAME.finditer(word)]
    cuts = {offset for offset in found if _may_break(word, offset, offset)}
    for url in _URL.finditer(word):
        address = _WITHIN_ADDRESS.finditer(word, url.start(), url.end())
        cuts.update(meeting.start() for meeting in address)
    return tuple(sorted(cuts))


def _breaks(text: str) -> tuple[int, ...]:
    # Where the next line begins -> where the line before it ends, its spaces left out.
    ends = {offset: offset for offset in _word_ends(text)}
    ends.update((spaces.end(), spaces.start()) for spaces in _SPACES.finditer(text))
    return tuple(start for start in sorted(ends) if _may_break(text, ends[start], start))


_breaks_of_short = lru_cache(maxsize=_SHORT_TEXTS)(_breaks)
_breaks_of_paragraph = lru_cache(maxsize=_LONG_TEXTS)(_breaks)


def _word_ends(text: str) -> Iterator[int]:
    """Yield, in no order, where a word ends and no space follows."""
    segmenter = thai_words()
    for run in _THAI_RUN.finditer(text):
        for offset in segmenter.boundaries(run.group()):
            yield run.start() + offset
    for url in _URL.finditer(text):
        for slash in _WITHIN_URL.finditer(text, url.start(), url.end()):
            yield slash.start()
    for join in _BETWEEN_SCRIPTS.finditer(text):
        yield join.start()


def _may_break(text: str, end: int, start: int) -> bool:
    """Tell whether one line may be text[:end] and the next text[start:]."""
    if end == 0 or start == len(text):
        return False
    last, first = text[end - 1], text[start]
    if first in _NEVER_FIRST or last in _NEVER_LAST or continues(first):
        return False
    if start == end:
        return last != "."
    if first in _STRAIGHT_QUOTES and _is_space(text, start + 1):
        return False
    if last in _STRAIGHT_QUOTES or last in _BULLETS:
        return not _is_space(text, end - 2)
    return not (last in ".)" and _ITEM_NUMBER.search(text, max(0, end - _ITEM_NUMBER_LENGTH), end))


def _is_space(text: str, offset: int) -> bool:
    """Tell whether there is a space, or no text at all, at an offset."""
    return not 0 <= offset < len(text) or text[offset].isspace()
