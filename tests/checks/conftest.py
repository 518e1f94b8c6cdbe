"""The reports that the checks are tested on."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_desktop.assets import RESOURCES
from ita_desktop.exchange import Imported, read_source


@pytest.fixture(scope="session")
def seed() -> Imported:
    return read_source(RESOURCES / "sample-report-2566.txt")


@pytest.fixture(scope="session")
def corrected() -> Imported:
    return read_source(Path(__file__).with_name("corrected-report-2566.json"))
