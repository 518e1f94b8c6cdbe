"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.full_disk import SmallDisk, mounted

# Windows are real ones, but nobody need see them; a test that wants a display asks for it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("ita", deadline=None)
settings.load_profile("ita")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk that the test may fill; skipped where none can be mounted."""
    with mounted(tmp_path / "ดิสก์เล็ก") as disk:
        yield disk
