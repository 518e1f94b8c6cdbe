"""A mail program that is made up: a script that keeps what it is called with.

It is known to the system by the system's own files, in a home of the test's own; all that leads to
it is real.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

MAILS, ADDRESSES = "message/rfc822", "x-scheme-handler/mailto"


def make_known(home: Path, *kinds: str) -> Path:
    """Make the program known; return the file that is there as soon as it was called.

    Args:
        home: as `tests.screen.home_of` makes it.
        kinds: what it opens.
    """
    told, script = home / "told", home / "mail-program"
    script.write_text(f'#!/bin/sh\nprintf %s "$1" > "{told}.part" && mv "{told}.part" "{told}"\n')
    script.chmod(0o755)
    data, config = home / "data", home / "config"
    for folder in (data / "applications", data / "mime", config):
        folder.mkdir(parents=True, exist_ok=True)
    (data / "applications" / "a-mail-program.desktop").write_text(
        "[Desktop Entry]\nType=Application\nName=Mail\n"
        f"Exec={script} %u\nMimeType={';'.join(kinds)};\n"
    )
    # How the system knows a draft by its name; there may be no list of the machine's own.
    (data / "mime" / "globs2").write_text(f"50:{MAILS}:*.eml\n")
    (data / "mime" / "globs").write_text(f"{MAILS}:*.eml\n")
    defaults = "".join(f"{kind}=a-mail-program.desktop\n" for kind in kinds)
    (config / "mimeapps.list").write_text(f"[Default Applications]\n{defaults}")
    return told


def opened_file(told: Path) -> Path:
    """Return the file that the program was called with."""
    words = told.read_text("utf-8")
    return Path(unquote(urlsplit(words).path) if words.startswith("file:") else words)
