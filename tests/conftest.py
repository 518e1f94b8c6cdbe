"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.full_disk import SmallDisk, mounted

# Windows are real ones, but nobody need see them; a test that wants a display asks for it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long something takes on a busy machine says nothing about it.
settings.register_profile("ita", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ita")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a test that works with keys on a real screen try once more.

    A window manager may lose a key on a busy machine. What fails twice has failed, and what was
    tried again is listed at the end.
    """
    for item in items:
        if item.get_closest_marker("display") or "installers" in item.path.parts:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk that the test may fill; skipped where none can be mounted."""
    with mounted(tmp_path / "ดิสก์เล็ก") as disk:
        yield disk
