"""Very many findings in little room, each made again when it is looked at.

A large report has a hundred thousand findings, of ten objects each. Python's collector of garbage
looks at all objects there are, and no thread goes on meanwhile: bytes are no objects to it.
"""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from ita_desktop.checks import FieldEdit, Finding, Severity

_CHUNK = 100
_PROTOCOL = pickle.HIGHEST_PROTOCOL
_MANY = 100  # edits of a remedy, which other findings may offer as well: they are kept once
_KEPT_CHUNKS = 8


class PackedFindings(Sequence[Finding]):
    """Findings, the gravest first, else in the order they come in.

    Args:
        findings: left empty, so that what they were made of goes bit by bit.
    """

    def __init__(self, findings: list[Finding] | None = None) -> None:
        self.counts: Counter[Severity] = Counter()
        self.fingerprints: list[str] = []
        self._chunks: list[bytes] = []
        self._shared: list[tuple[FieldEdit, ...]] = []
        self._numbers: dict[int, int] = {}
        self._unpacked: dict[int, list[Finding]] = {}
        by_gravity: dict[Severity, list[Finding]] = {severity: [] for severity in Severity}
        findings = findings if findings is not None else []
        while findings:
            some = findings[-_CHUNK:]
            del findings[-_CHUNK:]
            for finding in reversed(some):
                by_gravity[finding.severity].append(finding)
        waiting: list[Finding] = []
        for severity, alike in by_gravity.items():
            self.counts[severity] = len(alike)
            while alike:
                waiting.append(alike.pop())
                if len(waiting) == _CHUNK:
                    self._pack(waiting)
                    waiting = []
        if waiting:
            self._pack(waiting)

    def __len__(self) -> int:
        return len(self.fingerprints)

    def __getitem__(self, number: int) -> Finding:  # type: ignore[override] # no slices
        if not 0 <= number < len(self):
            raise IndexError(number)
        chunk = number // _CHUNK
        if chunk not in self._unpacked:
            if len(self._unpacked) == _KEPT_CHUNKS:
                del self._unpacked[next(iter(self._unpacked))]
            self._unpacked[chunk] = self._unpack(chunk)
        return self._unpacked[chunk][number % _CHUNK]

    def _pack(self, findings: list[Finding]) -> None:
        target = BytesIO()
        many = any(len(r.edits) > _MANY for finding in findings for r in finding.remedies)
        packer = _Packer(target, self._share) if many else pickle.Pickler(target, _PROTOCOL)
        packer.dump(findings)
        self._chunks.append(target.getvalue())
        self.fingerprints += [finding.fingerprint for finding in findings]

    def _share(self, edits: tuple[FieldEdit, ...]) -> int:
        """Return the number under which a remedy's many edits are kept."""
        if id(edits) not in self._numbers:
            self._numbers[id(edits)] = len(self._shared)
            self._shared.append(edits)
        return self._numbers[id(edits)]

    def _unpack(self, chunk: int) -> list[Finding]:
        found: list[Finding] = _Unpacker(BytesIO(self._chunks[chunk]), self._shared).load()
        return found


class _Packer(pickle.Pickler):
    """Writes findings as bytes, the edits of many rows aside."""

    def __init__(self, target: BytesIO, share: Callable[[tuple[FieldEdit, ...]], int]) -> None:
        super().__init__(target, _PROTOCOL)
        self._share = share

    def persistent_id(self, value: Any) -> int | None:  # noqa: ANN401 - whatever there is
        """Return the number of what is kept aside, None of all else."""
        return self._share(value) if type(value) is tuple and len(value) > _MANY else None


class _Unpacker(pickle.Unpickler):
    """Reads findings that a packer wrote."""

    def __init__(self, source: BytesIO, shared: list[tuple[FieldEdit, ...]]) -> None:
        super().__init__(source)
        self._shared = shared

    def persistent_load(self, number: int) -> tuple[FieldEdit, ...]:
        """Return what is kept aside under a number."""
        return self._shared[number]
