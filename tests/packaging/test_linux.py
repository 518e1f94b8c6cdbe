"""What the Linux packages say of the program is so."""

from __future__ import annotations

import configparser
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from linux.changes import debian_changelog
from linux.tree import HERE, MIME_ICON

import ita_desktop
from ita_desktop.cli import main
from ita_desktop.store.marks import APPLICATION_ID

SHARE = HERE / "share"
KIND = SHARE / "mime" / "packages" / "ita-desktop.xml"
ENTRY = SHARE / "applications" / "ita-desktop.desktop"
PAGES = sorted((SHARE / "man").rglob("*.1"))


def test_debians_changelog_begins_with_this_version_and_has_its_form() -> None:
    first, *lines = debian_changelog().splitlines()
    assert first == f"ita-desktop ({ita_desktop.__version__}) stable; urgency=medium"
    for line in lines:
        if line and not line.startswith("ita-desktop ("):
            assert line.startswith(("  * ", "    ", " -- "))
            assert len(line) <= 80 or line.startswith(" -- ")


def test_a_workbook_is_known_by_the_mark_that_the_store_writes() -> None:
    kind = ET.parse(KIND).getroot()[0]
    values = {
        match.get("offset"): match.get("value") for match in kind.iter() if match.get("offset")
    }
    assert values == {
        "0": "SQLite format 3\\0",
        "68": APPLICATION_ID.to_bytes(4, "big").decode(),
    }


def test_the_menu_entry_opens_that_kind_and_speaks_both_languages() -> None:
    entry = configparser.RawConfigParser(strict=True)
    entry.optionxform = str
    entry.read(ENTRY, "utf-8")
    said = entry["Desktop Entry"]
    assert said["MimeType"] == f"{MIME_ICON.replace('-', '/', 1)};"
    assert said["Exec"].endswith(" %f")
    for key in ("GenericName", "Comment", "Keywords"):
        assert said[key].isascii()
        assert any("ก" <= letter <= "๛" for letter in said[f"{key}[th]"])


@pytest.mark.parametrize("page", PAGES, ids=[page.parts[-3] for page in PAGES])
def test_the_manual_names_every_command_and_every_option(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = page.read_text("utf-8").replace("\\-", "-")
    for command in ("new", "import", "export", "check", "rollover"):
        assert f".B {command}\n" in text
        # What is wrong with no words at all is told with the usage.
        assert main([command]) == 2
        usage = capsys.readouterr().err.partition(f"ita-desktop {command} ")[2]
        assert usage
        for option in re.findall(r"--[a-z-]+", usage):
            assert option in text, (command, option)
