"""The keep list takes what the program needs, and no more, under either platform's names."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from keep import KeepList

ROOT = Path(__file__).resolve().parents[2]
INSTALLED = Path(sysconfig.get_path("purelib"))
KEPT = KeepList.read()

# Imports every room, makes a report, a PDF and its picture, and brings a workbook of an older
# version up to date; says which files that took.
USE = """
import importlib, json, pkgutil, shutil, sys
from pathlib import Path
sys.modules["pygments"] = None  # a package of the tests, which Mako takes where it is
import ita_desktop
for module in pkgutil.walk_packages(ita_desktop.__path__, "ita_desktop."):
    if not module.name.endswith((".__main__", ".env")) and ".migrations" not in module.name:
        importlib.import_module(module.name)
from ita_desktop.cli import main
folder = Path(sys.argv[1])
sample = str(folder / "sample.ita")
assert main(["import", sys.argv[2], "--into", sample]) == 0
assert main(["export", sample, "-o", str(folder / "report.pdf")]) == 0
assert main(["check", sample]) in (0, 1)
old = shutil.copy(sys.argv[3], folder / "old.ita")
from ita_desktop.store import Workbook
Workbook.open(Path(old)).close()
import pypdfium2
pypdfium2.PdfDocument(folder / "report.pdf")[0].render().to_pil().save(folder / "page.jpg")
files = [getattr(module, "__file__", None) for module in list(sys.modules.values())]
Path(folder / "files.json").write_text(json.dumps([file for file in files if file]))
"""
# The environment's own, and the way to what Mako does without.
MERELY_THERE = {"_distutils_hack/__init__.py", "mako/ext/__init__.py"}


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    folder = tmp_path_factory.mktemp("use")
    sample = ROOT / "resources" / "sample-report-2566.txt"
    old = ROOT / "tests" / "store" / "fixtures" / "version-1.ita"
    command = [sys.executable, "-c", USE, str(folder), str(sample), str(old)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    paths = [Path(name) for name in json.loads((folder / "files.json").read_text())]
    return {
        path.relative_to(INSTALLED).as_posix() for path in paths if path.is_relative_to(INSTALLED)
    }


def test_all_that_the_program_imports_is_kept(used):
    assert {"PySide6/__init__.py", "alembic/__init__.py", "reportlab/__init__.py"} <= used
    left = {path for path in used - MERELY_THERE if not KEPT.keeps(path)}
    assert left == set()


def test_all_of_our_own_is_kept():
    ours = [path for path in (ROOT / "ita_desktop").rglob("*") if path.is_file()]
    paths = [path.relative_to(ROOT).as_posix() for path in ours if "__pycache__" not in path.parts]
    assert [path for path in paths if not KEPT.keeps(path)] == []


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt6Core.dll",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/QtWidgets.pyd",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/pyside6.abi3.dll",
        "PySide6/msvcp140.dll",
        "shiboken6/vcruntime140_1.dll",
        "PIL/_imaging.cp313-win_amd64.pyd",
        "PIL/_imaging.cpython-311-x86_64-linux-gnu.so",
        "_pi_heif.cp313-win_amd64.pyd",
        "_pi_heif.cpython-311-x86_64-linux-gnu.so",
        "typing_extensions.py",
        "babel/locale-data/th.dat",
        "reportlab-5.1.0.dist-info/METADATA",
        "reportlab-5.1.0.dist-info/licenses/LICENSE",
    ],
)
def test_what_is_needed_is_kept(path):
    assert KEPT.keeps(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt6Quick.dll",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/QtNetwork.pyd",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/opengl32sw.dll",
        "PySide6/designer.exe",
        "PySide6/QtCore.pyi",
        "PySide6/translations/qtbase_de.qm",
        "babel/locale-data/de.dat",
        "hatchling/build.py",
        "pypdfium2_cli/main.py",
        "ita_desktop/__pycache__/cli.cpython-311.pyc",
        "reportlab-5.1.0.dist-info/RECORD",
    ],
)
def test_what_is_not_needed_is_left_out(path):
    assert not KEPT.keeps(path)


@pytest.mark.parametrize("name", ["python313.dll", "_sqlite3.pyd", "sqlite3.dll", "LICENSE.txt"])
def test_the_python_of_windows_comes_along(name):
    assert KEPT.keeps_runtime(name)


@pytest.mark.parametrize("name", ["python.exe", "_ssl.pyd", "libssl-3.dll", "libcrypto-3.dll"])
def test_what_calls_others_does_not(name):
    assert not KEPT.keeps_runtime(name)
