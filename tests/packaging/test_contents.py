"""The list of contents (SBOM) and the checksums tell what was packed, the same each time."""

import dataclasses
import hashlib
import json
import re
import subprocess
import zipfile
from pathlib import Path

import artefacts
import checksums
import lock
import pytest
import sbom
from third_parties import Work

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = sbom.Product(
    "ita-desktop", "7.1", 1_700_000_000, {"windows": "3.13.2", "linux": "3.11.2"}
)
PYTHON = Work("Python", "", "Python-2.0", "", (), distribution=False)


def a_wheel(folder, name="pillow-13.0.0-cp313-cp313-win_amd64.whl", members=("PIL/Image.py",)):
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / name, "w") as packed:
        for member in members:
            packed.writestr(zipfile.ZipInfo(member), b"content")
    return folder / name


def a_lock(folder, *wheels):
    hashes = " \\\n".join(f"    --hash=sha256:{checksums.digest(wheel)}" for wheel in wheels)
    path = folder / "requirements.lock"
    path.write_text(f"mako==1.0 \\\n    --hash=sha256:{'0' * 64}\npillow==13.0.0 \\\n{hashes}\n")
    return path


def a_work(version="13.0.0"):
    return Work("pillow", version, "MIT-CMU", "Pictures.", ())


@pytest.fixture
def wheel(tmp_path):
    members = ["PIL/Image.py", "PIL/_imaging.cp313-win_amd64.pyd", "pillow.libs/libtiff-1.dll"]
    return a_wheel(tmp_path / "win", members=members)


def test_a_package_is_listed_with_the_hash_of_the_wheel_that_was_unpacked(tmp_path, wheel):
    other = a_wheel(tmp_path / "linux", "pillow-13.0.0-cp311-cp311-manylinux_2_28_x86_64.whl")
    wheels = {"windows": [wheel], "linux": [other]}
    listed = json.loads(
        sbom.written(PRODUCT, [a_work(), PYTHON], wheels, a_lock(tmp_path, wheel, other))
    )
    pillow = next(part for part in listed["components"] if part["name"] == "pillow")
    assert pillow["version"] == "13.0.0"
    assert pillow["purl"] == "pkg:pypi/pillow@13.0.0"
    assert pillow["licenses"] == [{"expression": "MIT-CMU"}]
    told = {
        reference["url"].partition("file_name=")[2]: reference["hashes"][0]["content"]
        for reference in pillow["externalReferences"]
    }
    assert told == {path.name: checksums.digest(path) for path in (wheel, other)}


def test_libraries_that_come_in_a_wheel_are_named_and_modules_are_not(tmp_path, wheel):
    written = sbom.written(PRODUCT, [a_work()], {"windows": [wheel]}, a_lock(tmp_path, wheel))
    (pillow,) = json.loads(written)["components"]
    assert [part["name"] for part in pillow["components"]] == ["pillow.libs/libtiff-1.dll"]


def test_each_platforms_python_is_listed(tmp_path):
    written = sbom.written(PRODUCT, [PYTHON], {}, a_lock(tmp_path))
    purls = [part["purl"] for part in json.loads(written)["components"]]
    assert purls == ["pkg:generic/python@3.11.2", "pkg:generic/python@3.13.2"]


def test_libraries_of_the_system_that_are_carried_along_are_listed(tmp_path):
    product = dataclasses.replace(PRODUCT, carried={"libthai0": "0.1.29-1", "libbz2-1.0": "1:1+b1"})
    written = sbom.written(product, [], {}, a_lock(tmp_path))
    purls = [part["purl"] for part in json.loads(written)["components"]]
    assert purls == [
        "pkg:deb/debian/libbz2-1.0@1%3A1%2Bb1?arch=amd64",
        "pkg:deb/debian/libthai0@0.1.29-1?arch=amd64",
    ]


def test_the_same_contents_give_the_same_list_and_others_another_number(tmp_path, wheel):
    locked = a_lock(tmp_path, wheel)
    first = sbom.written(PRODUCT, [a_work()], {"windows": [wheel]}, locked)
    assert first == sbom.written(PRODUCT, [a_work()], {"windows": [wheel]}, locked)
    other = sbom.written(PRODUCT, [PYTHON], {}, locked)
    numbers = {json.loads(text)["serialNumber"] for text in (first, other)}
    assert len(numbers) == 2
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", number) for number in numbers)
    assert json.loads(first)["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"


def test_a_wheel_that_the_lock_does_not_name_is_refused(tmp_path, wheel):
    locked = a_lock(tmp_path, a_wheel(tmp_path / "other", members=["PIL/Other.py"]))
    with pytest.raises(sbom.NotLockedError, match=r"win_amd64\.whl"):
        sbom.written(PRODUCT, [a_work()], {"windows": [wheel]}, locked)


def test_a_version_that_the_lock_does_not_name_is_refused(tmp_path, wheel):
    with pytest.raises(sbom.NotLockedError, match=r"pillow 13\.0\.1"):
        sbom.written(PRODUCT, [a_work("13.0.1")], {"windows": [wheel]}, a_lock(tmp_path, wheel))


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-packaging"])
def test_every_pin_of_our_locks_has_its_hashes(name):
    pins = lock.read(ROOT / f"{name}.lock")
    assert len(pins) > 20
    assert all(pin.version and pin.hashes for pin in pins.values())


def test_what_packs_the_program_is_not_among_what_it_runs_on():
    assert "pyinstaller" in lock.read(ROOT / "requirements-packaging.lock")
    assert "pyinstaller" not in lock.read(ROOT / "requirements.lock")
    assert "pyinstaller" not in lock.read(ROOT / "requirements-dev.lock")


def test_all_locks_pin_the_same_versions():
    runtime = lock.read(ROOT / "requirements.lock")
    for other in ("requirements-dev.lock", "requirements-packaging.lock"):
        pins = lock.read(ROOT / other)
        assert {name: pins[name] for name in runtime} == runtime


def test_the_checksums_are_those_that_the_usual_command_checks(tmp_path):
    (tmp_path / "ITA-Desktop-setup.exe").write_bytes(b"setup")
    (tmp_path / "a.txt").write_bytes(b"")
    listed = tmp_path / checksums.NAME
    listed.write_text(checksums.written(tmp_path), "utf-8")
    listed.write_text(checksums.written(tmp_path), "utf-8")  # it does not count itself
    checked = ["sha256sum", "--check", "--strict", checksums.NAME]
    assert subprocess.run(checked, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    assert hashlib.sha256(b"setup").hexdigest() in listed.read_text("utf-8")
    (tmp_path / "a.txt").write_bytes(b"changed")
    assert subprocess.run(checked, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_a_windows_library_tells_its_version():
    resource = "...ProductVersion\0\0003.13.2\0...".encode("utf-16-le")
    assert artefacts.library_version(b"MZ.." + resource) == "3.13.2"
    with pytest.raises(ValueError, match="does not state"):
        artefacts.library_version(b"MZ without")
