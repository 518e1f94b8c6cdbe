"""Two builds are compared byte by byte, and what differs is named."""

import io
import subprocess
import tarfile
import zipfile

import pytest
from reproduction import differences


@pytest.fixture
def builds(tmp_path):
    folders = [tmp_path / "one", tmp_path / "another"]
    for folder in folders:
        folder.mkdir()
    return folders


def a_zip(path, members, day=1):
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in members.items():
            packed.writestr(zipfile.ZipInfo(name, (2026, 1, day, 0, 0, 0)), content)


def a_tar(path, members, *, seconds=0, owner="root"):
    with tarfile.open(path, "w:xz") as packed:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime, entry.uname = len(content), seconds, owner
            packed.addfile(entry, io.BytesIO(content))


def a_package(path, content):
    place = path.with_suffix("")
    (place / "DEBIAN").mkdir(parents=True)
    (place / "DEBIAN" / "control").write_text(
        "Package: example\nVersion: 1\nArchitecture: all\nMaintainer: A <a@b.c>\nDescription: x\n"
    )
    (place / "said.txt").write_text(content)
    command = ["dpkg-deb", "--root-owner-group", "--build", str(place), str(path)]
    built = subprocess.run(command, capture_output=True, check=False)
    assert built.returncode == 0, built.stderr
    for left in (place / "DEBIAN" / "control", place / "said.txt"):
        left.unlink()
    (place / "DEBIAN").rmdir()
    place.rmdir()


def test_two_builds_that_are_the_same_have_no_differences(builds):
    for folder in builds:
        a_zip(folder / "portable.zip", {"a": b"1", "b": b"2"})
        (folder / "setup.exe").write_bytes(b"MZ")
    assert differences(*builds) == []


def test_an_artefact_that_only_one_build_made_is_named(builds):
    (builds[1] / "setup.exe").write_bytes(b"MZ")
    assert differences(*builds) == [f"setup.exe: only in {builds[1]}"]


def test_of_any_file_the_first_byte_that_differs_is_named(builds):
    for folder, content in zip(builds, (b"MZ..1", b"MZ..22"), strict=True):
        (folder / "setup.exe").write_bytes(content)
    assert differences(*builds) == ["setup.exe: differs from byte 4 on, 5 and 6 bytes"]


def test_of_a_zip_the_members_are_named_with_what_differs(builds):
    a_zip(builds[0] / "p.zip", {"same": b"1", "changed": b"1", "gone": b"1"})
    a_zip(builds[1] / "p.zip", {"same": b"1", "changed": b"2", "new": b"1"})
    assert differences(*builds)[1:] == [
        "  changed: content",
        "  gone: only in the first",
        "  new: only in the second",
    ]


def test_times_alone_are_a_difference(builds):
    for day, folder in enumerate(builds, start=1):
        a_zip(folder / "p.zip", {"a": b"1"}, day)
        a_tar(folder / "p.tar.xz", {"a": b"1"}, seconds=day)
    assert [line for line in differences(*builds) if line.startswith("  ")] == ["  a: time"] * 2


def test_the_order_of_members_is_a_difference(builds):
    a_zip(builds[0] / "p.zip", {"a": b"1", "b": b"2"})
    a_zip(builds[1] / "p.zip", {"b": b"2", "a": b"1"})
    assert differences(*builds)[1:] == ["  the members' order"]


def test_who_owns_a_member_is_a_difference(builds):
    for folder, owner in zip(builds, ("root", "builder"), strict=True):
        a_tar(folder / "p.tar.xz", {"a": b"1"}, owner=owner)
    assert differences(*builds)[1:] == ["  a: owner"]


def test_a_package_is_looked_into(builds, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for folder, content in zip(builds, ("one", "two"), strict=True):
        a_package(folder / "p.deb", content)
    named = [line.split(":")[0].strip() for line in differences(*builds)[1:]]
    assert "fsys/./said.txt" in named


def test_many_differences_are_cut_short(builds):
    for folder, content in zip(builds, (b"1", b"2"), strict=True):
        a_zip(folder / "p.zip", {f"{number:03}": content for number in range(100)})
    lines = differences(*builds)
    assert len(lines) == 22
    assert lines[-1] == "  and 80 more"
