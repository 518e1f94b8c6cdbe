"""What a dismissal remembers of a finding, and how it knows it again when all around changed.

A fingerprint is `subject.number.total.beside`. Older files hold `subject.number`, and the oldest
`subject` alone, which is that of all equal findings.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ita_desktop.checks.finding import Finding

_WRITTEN = re.compile(r"([0-9a-f]{20})(?:\.([0-9]+)(?:\.([0-9]+)\.([0-9a-f]{8}))?)?")
_NEAR = 12  # characters before and after the words in question


class Fingerprint(NamedTuple):
    """One fingerprint's parts.

    Args:
        subject: the rule, the row, the field and the words in question, as a hash.
        number: which of the equal findings in the field, from 1; 0 for all of them.
        total: how many equal ones there are; 0 where it is not known.
        beside: the words beside those in question, as a hash; empty where they are not known.
    """

    subject: str
    number: int = 0
    total: int = 0
    beside: str = ""

    @classmethod
    def read(cls, text: str) -> Fingerprint:
        """Return what a fingerprint says; one that is none is the subject of no finding."""
        found = _WRITTEN.fullmatch(text)
        if found is None:
            return cls(text)
        subject, number, total, beside = found.groups()
        return cls(subject, int(number or 0), int(total or 0), beside or "")

    def __str__(self) -> str:
        return f"{self.subject}.{self.number}.{self.total}.{self.beside}"


def fingerprint(what: str, text: str, span: tuple[int, int] | None) -> str:
    """Return the fingerprint of a finding that has no equal.

    Args:
        what: what makes it different from other findings, wherever in its field it stands.
        text: the item or text it is in; empty for a whole field or row.
        span: the words in question.
    """
    start, end = span or (0, len(text))
    beside = f"{text[max(0, start - _NEAR) : start]}\n{text[end : end + _NEAR]}"
    return f"{_hash(what, 10)}.1.1.{_hash(beside, 4)}"


def told_apart(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings in their order, each of several equal ones with its number and their total.

    Args:
        findings: in the order of the document.
    """
    subjects = [_subject(finding) for finding in findings]
    counts = Counter(subjects)
    reached: Counter[str] = Counter()
    result = []
    for finding, subject in zip(findings, subjects, strict=True):
        if counts[subject] > 1:
            reached[subject] += 1
            own = Fingerprint.read(finding.fingerprint)
            own = own._replace(number=reached[subject], total=counts[subject])
            finding = finding._replace(fingerprint=str(own))  # noqa: PLW2901
        result.append(finding)
    return result


def put_aside(findings: Iterable[Finding], dismissed: Iterable[str]) -> dict[str, list[Finding]]:
    """Return, for each fingerprint that was dismissed, the findings that it is of.

    None for one that was corrected since. A dismissal stays with the words it was made beside;
    where these are another, too, with its number, as long as there are as many equal findings.

    Args:
        findings: those of one report, told apart.
        dismissed: the fingerprints.
    """
    result: dict[str, list[Finding]] = {text: [] for text in dismissed}
    by_subject: dict[str, dict[str, Fingerprint]] = defaultdict(dict)
    for text in result:
        read = Fingerprint.read(text)
        by_subject[read.subject][text] = read
    equal: dict[str, list[Finding]] = defaultdict(list)
    if result:
        for finding in findings:
            if (subject := _subject(finding)) in by_subject:
                equal[subject].append(finding)
    for subject, found in equal.items():
        kept = by_subject[subject]
        for text in (text for text, each in kept.items() if not each.number):
            result[text] = found
        for text, finding in _pairs(kept, found):
            result[text] = [finding]
    return result


def _pairs(kept: dict[str, Fingerprint], found: Sequence[Finding]) -> Iterator[tuple[str, Finding]]:
    """Yield which of several equal findings each dismissal is of; no finding is of two."""
    free = {Fingerprint.read(finding.fingerprint): finding for finding in found}
    left = {text: each for text, each in kept.items() if each.number}
    for is_it in (_is_the_same, _is_beside_the_same, _has_the_same_number):
        for text, each in sorted(left.items(), key=lambda pair: pair[1].number):
            fitting = [own for own in free if is_it(each, own)]
            if fitting:
                nearest = min(fitting, key=lambda own: abs(own.number - each.number))
                yield text, free.pop(nearest)
                del left[text]


def _is_the_same(kept: Fingerprint, own: Fingerprint) -> bool:
    return kept == own


def _is_beside_the_same(kept: Fingerprint, own: Fingerprint) -> bool:
    return kept.beside == own.beside


def _has_the_same_number(kept: Fingerprint, own: Fingerprint) -> bool:
    return kept.number == own.number and kept.total in (0, own.total)


def _subject(finding: Finding) -> str:
    return finding.fingerprint.partition(".")[0]


def _hash(text: str, size: int) -> str:
    return hashlib.blake2s(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
