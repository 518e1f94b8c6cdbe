"""Which files of the installed packages an installer takes: the list in keep.toml, applied."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Self

_LIST = Path(__file__).with_name("keep.toml")
# The same part of Qt under its names on Windows and on Linux.
_MODULE = re.compile(r"Qt(\w+)\.(?:pyd|abi3\.so)")
_LIBRARY = re.compile(r"(?:Qt/lib/lib)?Qt6(\w+)\.(?:dll|so(?:\.\d+)*)")
_PLUGIN = re.compile(r"(?:Qt/)?plugins/([\w-]+)/(?:lib)?([\w-]+)\.(?:dll|so)")


class KeepList:
    """What is kept, for any platform.

    Args:
        listed: the content of keep.toml.
    """

    def __init__(self, listed: dict[str, object]) -> None:
        self._packages = _words(listed["packages"])
        self._records = _words(listed["records"])
        self._without = _words(listed["without"])
        self._nevertheless = _words(listed["nevertheless"])
        qt = listed["qt"]
        assert isinstance(qt, dict)
        self._modules = _words(qt["modules"])
        self._libraries = self._modules + _words(qt["libraries"])
        self._plugins = _words(qt["plugins"])
        self._files = _words(qt["files"])
        runtime = listed["runtime"]
        assert isinstance(runtime, dict)
        self._without_of_runtime = _words(runtime["without"])

    @classmethod
    def read(cls) -> Self:
        """Return the list as it is kept beside this file."""
        return cls(tomllib.loads(_LIST.read_text("utf-8")))

    def keeps(self, path: str) -> bool:
        """Tell whether a file belongs into an installer.

        Args:
            path: where it is below site-packages, with "/" between its parts.
        """
        top, _, rest = path.partition("/")
        if top.endswith(".dist-info"):
            return _fits(rest, self._records)
        # A module that is one file has its suffix, or those of its platform.
        if not _fits(top, self._packages) and top.split(".")[0] not in self._packages:
            return False
        if _fits(path, self._without) and not _fits(path, self._nevertheless):
            return False
        return top != "PySide6" or self._keeps_of_qt(rest)

    def keeps_runtime(self, name: str) -> bool:
        """Tell whether a file of the embeddable Python for Windows belongs into an installer."""
        return not _fits(name, self._without_of_runtime)

    def _keeps_of_qt(self, path: str) -> bool:
        if module := _MODULE.fullmatch(path):
            return module[1] in self._modules
        if library := _LIBRARY.fullmatch(path):
            return library[1] in self._libraries
        if plugin := _PLUGIN.fullmatch(path):
            return f"{plugin[1]}/{plugin[2]}" in self._plugins
        return _fits(path, self._files)


def _fits(path: str, patterns: list[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def _words(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(word) for word in value]
