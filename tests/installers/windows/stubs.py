"""Stand-ins for libraries that Windows 10 has and Wine 8 has not, or has half.

Each exports the names that are asked of it, and what is called answers 0.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

# No converter is found: Qt then takes the encodings that it knows by itself.
_NO_CONVERTER = "void *ucnv_open(const char *name, int *error) { *error = 4; return 0; }\n"


def build_icuuc(folder: Path, qt_core: Path) -> None:
    """Build icuuc.dll, which Windows has since 10 and Qt's core is linked with.

    Args:
        folder: where it goes.
        qt_core: Qt6Core.dll, which says what is wanted.
    """
    imports = _tables(qt_core).partition("DLL Name: icuuc.dll")[2].partition("DLL Name")[0]
    names = re.findall(r"^\s*[0-9a-f]+\s+\d+\s+(\w+)\s*$", imports, re.MULTILINE)
    _build(folder / "icuuc.dll", names, _NO_CONVERTER)


def build_mscms(folder: Path, wines_own: Path) -> None:
    """Build mscms.dll, the colour profiles: Wine's own ends a program that makes one.

    Args:
        folder: where it goes.
        wines_own: the one of Wine, which says what there is.
    """
    exports = _tables(wines_own).partition("[Ordinal/Name Pointer] Table")[2]
    _build(folder / "mscms.dll", re.findall(r"^\s*\[\s*\d+\].*?(\w+)\s*$", exports, re.MULTILINE))


def _tables(library: Path) -> str:
    command = ["x86_64-w64-mingw32-objdump", "-p", str(library)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _build(target: Path, names: list[str], written: str = "") -> None:
    assert names, target
    rest = [name for name in names if f"*{name}(" not in written]
    source = target.with_suffix(".c")
    source.write_text(
        written + "\n".join(f"long long {name}(void) {{ return 0; }}" for name in rest)
    )
    exports = target.with_suffix(".def")
    exports.write_text("\n".join([f"LIBRARY {target.name}", "EXPORTS", *names, ""]))
    compiler = ["x86_64-w64-mingw32-gcc", "-shared", "-s", "-o", str(target)]
    subprocess.run([*compiler, str(source), str(exports)], check=True)
