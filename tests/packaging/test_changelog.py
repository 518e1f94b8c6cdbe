"""The changelog tells of this version, to users of both languages."""

import datetime as dt
import re
from pathlib import Path

import pytest

import ita_desktop

TEXT = (Path(__file__).resolve().parents[2] / "CHANGELOG.md").read_text("utf-8")
ENTRY = re.compile(r"^## (.+)$", re.MULTILINE)
# Keep a Changelog's sections, and what they are called in Thai.
SECTIONS = {
    "Added": "เพิ่ม",
    "Changed": "เปลี่ยน",
    "Deprecated": "จะเลิกใช้",
    "Removed": "เลิก",
    "Fixed": "แก้ไข",
    "Security": "ความปลอดภัย",
}
HEADINGS = ENTRY.findall(TEXT)
ENTRIES = ENTRY.split(TEXT)[2::2]


def test_the_newest_entry_is_this_version():
    assert HEADINGS[0].split(" - ")[0] == ita_desktop.__version__


def test_versions_go_down_and_days_do_not_go_up():
    versions, days = zip(*(heading.split(" - ") for heading in HEADINGS), strict=True)
    numbers = [tuple(int(part) for part in version.split(".")) for version in versions]
    assert numbers == sorted(set(numbers), reverse=True)
    read = [dt.date.fromisoformat(day) for day in days]
    assert read == sorted(read, reverse=True)


@pytest.mark.parametrize("entry", ENTRIES, ids=HEADINGS)
def test_every_entry_says_the_same_in_thai_and_in_english(entry):
    _, *parts = re.split(r"^### (.+)$", entry, flags=re.MULTILINE)
    told = {name: text.count("\n- ") for name, text in zip(parts[::2], parts[1::2], strict=True)}
    english = {name: count for name, count in told.items() if name in SECTIONS}
    assert english
    assert all(english.values())
    assert told == english | {SECTIONS[name]: count for name, count in english.items()}
