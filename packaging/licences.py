"""Writes what an installer has to say of the works of others that it carries.

usage: python packaging/licences.py FOLDER [FOLDER...] -o THIRD-PARTY-LICENCES.txt

FOLDER holds packages as pip or an installer lays them out. The same packages give the same file on
every machine. It stops when a licence is unclear or not one under which a work may be given away.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

from third_parties import UnclearLicenceError, Work, works

_RULE = "=" * 96
_HEAD = """\
ITA Desktop: งานของผู้อื่นที่มากับโปรแกรม และสัญญาอนุญาต

โปรแกรมนี้ใช้งานของผู้อื่นตามรายการข้างล่าง แต่ละงานให้ใช้ แจกจ่าย และทำสำเนาได้โดยไม่คิดเงิน
ตามสัญญาอนุญาตของงานนั้น ซึ่งมีข้อความเต็มอยู่ท้ายไฟล์

ITA Desktop: works of others that come with it, and their licences

Each may be used, copied and given away free of charge under its licence. The full texts follow the
list; the numbers after “texts” lead to them.
"""


def written(found: Iterable[Work]) -> str:
    """Return the whole file: the list of works, then each licence text once."""
    numbers: dict[str, int] = {}
    named: dict[str, list[str]] = {}
    listed = []
    for work in found:
        for name, text in work.texts:
            numbers.setdefault(text, len(numbers) + 1)
            named.setdefault(text, []).append(f"{work.name}: {name}")
        listed.append(_entry(work, numbers))
    texts = [
        f"{_RULE}\n{number}  {'; '.join(dict.fromkeys(named[text]))}\n{_RULE}\n\n{text}"
        for text, number in numbers.items()
    ]
    return "\n".join([_HEAD, *listed, "", "\n\n".join(texts)])


def _entry(work: Work, numbers: dict[str, int]) -> str:
    title = f"{work.name} {work.version}".strip()
    shown = ", ".join(str(numbers[text]) for text in dict.fromkeys(text for _, text in work.texts))
    said = [work.licence, *([work.note] if work.note else []), f"texts {shown}"]
    lines = [
        textwrap.fill(" ".join(part.split()), 92, break_long_words=False, break_on_hyphens=False)
        for part in said
    ]
    return f"* {title}\n" + textwrap.indent("\n".join(lines), "    ") + "\n"


def main(arguments: list[str]) -> None:
    """Write the file; without a clear licence for everything, say which and write nothing."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("-o", dest="out", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    try:
        text = written(works(chosen.folder))
    except UnclearLicenceError as unclear:
        raise SystemExit(f"licences: {unclear}") from None
    chosen.out.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
