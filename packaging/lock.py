"""What a lock file pins: of each distribution its version and the hashes that are accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from third_parties import normal

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Pin:
    """One distribution as it is locked; hashes are SHA-256 in hexadecimal digits."""

    version: str
    hashes: frozenset[str]


def read(path: Path) -> dict[str, Pin]:
    """Return the pins of a lock file (pip's requirements with hashes) by their normal names."""
    pins: dict[str, Pin] = {}
    name = ""
    for line in path.read_text("utf-8").splitlines():
        if pin := _PIN.match(line):
            name = normal(pin[1])
            pins[name] = Pin(pin[2], frozenset())
        if name and (found := _HASH.findall(line)):
            pins[name] = Pin(pins[name].version, pins[name].hashes | set(found))
    return pins
