"""Sources on the disk, read through the public door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ita_desktop.exchange import Imported, read_source

Read = Callable[..., Imported]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sources")


@pytest.fixture(scope="module")
def read(folder: Path) -> Read:
    """Write a source and read it: text or bytes, then the suffix."""

    def read(source: str | bytes, suffix: str = ".txt") -> Imported:
        path = folder / f"source{suffix}"
        path.write_bytes(source.encode() if isinstance(source, str) else source)
        return read_source(path)

    return read
