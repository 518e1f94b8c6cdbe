"""Where the files that come with the program are: fonts and resources."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_assets"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent

FONTS = _ROOT / "fonts"
RESOURCES = _ROOT / "resources"
