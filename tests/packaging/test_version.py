"""The version stands in one place."""

import re
import subprocess
import sys
from pathlib import Path

import ita_desktop

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {".py", ".toml", ".md", ".txt", ".po", ".sh", ".nsi", ".nsh", ".c", ".rc", ".yml", ".in"}
# The changelog says what each version brought.
SAY_VERSIONS = {ROOT / "CHANGELOG.md"}


def texts():
    for folder in (ROOT, *(ROOT / name for name in ("ita_desktop", "packaging", "docs", "tests"))):
        found = folder.rglob("*") if folder != ROOT else folder.glob("*")
        yield from (path for path in found if path.suffix in TEXTS or path.name == "Makefile")
    yield from (ROOT / "resources").rglob("*.md")
    yield from (ROOT / ".github").rglob("*.yml")


def test_no_other_file_repeats_the_version():
    version = re.compile(rf"(?<![\d.]){re.escape(ita_desktop.__version__)}(?![\d.]*\d)")
    repeating = {
        path for path in texts() if path.is_file() and version.search(path.read_text("utf-8"))
    }
    assert repeating - SAY_VERSIONS == {ROOT / "ita_desktop" / "__init__.py"}


def test_what_is_built_has_the_same_version():
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert built.stdout.strip() == ita_desktop.__version__
