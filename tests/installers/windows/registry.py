"""What stands in a registry, out of the text that regedit writes."""

from __future__ import annotations

import re
from pathlib import Path

_VALUE = re.compile(r'(@|"(?:[^"\\]|\\.)*")=(.*)', re.DOTALL)

Registry = dict[str, dict[str, str]]


def read_registry(exported: Path) -> Registry:
    """Return values by their names by their keys, all in small letters but the values.

    A key's own value has the name "". Texts are as they are, all else as regedit writes it.

    Args:
        exported: a file of `regedit /E`.
    """
    found: Registry = {}
    values: dict[str, str] = {}
    text = exported.read_text("utf-16").replace("\\\n", "").replace("\\\r\n", "")
    for line in text.splitlines():
        if line.startswith("["):
            values = found.setdefault(line.strip("[]").lower(), {})
        elif match := _VALUE.fullmatch(line):
            values[_plain(match[1]).lower()] = _plain(match[2])
    return found


def _plain(written: str) -> str:
    if written.startswith("hex(2):"):  # a text with variables in it
        pairs = bytes.fromhex("".join(written.removeprefix("hex(2):").split()).replace(",", ""))
        return pairs.decode("utf-16-le").rstrip("\0")
    if not written.startswith('"'):
        return "" if written == "@" else written
    return re.sub(r"\\(.)", r"\1", written[1:-1])
