"""What the tests of trouble share: a file that is in memory a moment after it was opened."""

from __future__ import annotations

import pytest

from ita_desktop.gui.trouble import rescue


@pytest.fixture(autouse=True)
def copied_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody types on meanwhile: no test need wait for the calm of a second."""
    monkeypatch.setattr(rescue, "COPY_AFTER_MS", 20)
