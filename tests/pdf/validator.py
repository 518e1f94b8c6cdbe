"""veraPDF: says whether a file meets a standard, and what does not."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

_ROOT = Path(__file__).parents[2]
_SOURCES = Path(__file__).parent / "verapdf"
_BUILT = _ROOT / "build" / "verapdf"
# A change is not let in unvalidated: with this set, nothing is skipped.
REQUIRED = "ITA_REQUIRE_VERAPDF"


class MissingValidatorError(Exception):
    """Java or Maven is not installed, or the validator's library could not be fetched."""


class Validator:
    """The validator, which takes one file after the other, so that Java starts only once."""

    def __init__(self) -> None:
        classes = os.pathsep.join((str(_BUILT), str(_BUILT / "lib" / "*")))
        self._java = subprocess.Popen(
            ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classes, "Validate"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def failures(self, flavour: str, pdf: Path) -> list[str]:
        """Return what of a file does not meet a standard.

        Args:
            flavour: "3u" for PDF/A-3u, "ua1" for PDF/UA-1.
            pdf: the file.
        """
        assert self._java.stdin is not None
        assert self._java.stdout is not None
        self._java.stdin.write(f"{flavour}\t{pdf.absolute()}\n")
        self._java.stdin.flush()
        failures: list[str] = []
        for line in self._java.stdout:
            word, _, checks = line.partition("\t")
            if word == "done":
                return failures if int(checks) else [*failures, "nothing was checked"]
            failures.append(line.strip())
        raise AssertionError(failures)

    def close(self) -> None:
        """Let Java end."""
        self._java.communicate()


def build() -> None:
    """Fetch the library and compile what calls it, unless that was done before.

    Raises:
        MissingValidatorError: that is not possible here.
    """
    missing = [name for name in ("java", "javac", "mvn") if not shutil.which(name)]
    if missing:
        raise MissingValidatorError(f"veraPDF needs {', '.join(missing)}")
    _BUILT.mkdir(parents=True, exist_ok=True)
    with FileLock(_BUILT / ".lock"):
        made = _BUILT / "Validate.class"
        newest = max(source.stat().st_mtime for source in _SOURCES.iterdir())
        if made.exists() and made.stat().st_mtime > newest:
            return
        libraries = _BUILT / "lib"
        fetch = ["dependency:copy-dependencies", f"-DoutputDirectory={libraries}"]
        _run("mvn", "-q", "-B", "-f", str(_SOURCES / "pom.xml"), *fetch)
        source = str(_SOURCES / "Validate.java")
        _run("javac", "-d", str(_BUILT), "-cp", str(libraries / "*"), source)


def _run(*command: str) -> None:
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise MissingValidatorError(
            f"{command[0]} failed: {(run.stderr or run.stdout).strip()[-500:]}"
        )
