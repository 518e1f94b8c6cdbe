"""Reads a catalogue, a gettext .po file as ours are: whole sentences, one form of each.

Babel reads any catalogue, but takes longer for it than the rest of a start without a file.
"""

from __future__ import annotations

import re
from pathlib import Path

_ESCAPES = {r"\n": "\n", r"\t": "\t", r"\r": "\r", r"\"": '"', r"\\": "\\"}
_ESCAPE = re.compile(r"\\.")
_LINE = re.compile(r'(msgid|msgstr)? ?"(.*)"\s*')


def read_catalogue(path: Path) -> dict[str, str]:
    """Return the translations of a file by their sentences."""
    texts: dict[str, str] = {}
    parts: dict[str, list[str]] = {"msgid": [], "msgstr": []}
    part = "msgid"
    for line in path.read_text(encoding="utf-8").splitlines():
        found = _LINE.fullmatch(line)
        if found is None:  # a comment, or the empty line behind an entry
            continue
        keyword, quoted = found.groups()
        if keyword == "msgid":
            _keep(texts, parts)
        part = keyword or part
        parts[part].append(_ESCAPE.sub(lambda escape: _ESCAPES[escape[0]], quoted))
    _keep(texts, parts)
    del texts[""]  # what is said of the file itself
    return texts


def _keep(texts: dict[str, str], parts: dict[str, list[str]]) -> None:
    texts["".join(parts["msgid"])] = "".join(parts["msgstr"])
    for words in parts.values():
        words.clear()
