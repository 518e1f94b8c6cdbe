"""The commands on a disk that is really full: one line that says so, and nothing half done."""

from __future__ import annotations

import pytest

from ita_desktop.assets import RESOURCES
from ita_desktop.cli import main
from ita_desktop.store import Workbook
from tests.full_disk import SmallDisk

SEED = str(RESOURCES / "sample-report-2566.txt")


@pytest.mark.parametrize("fill", [SmallDisk.fill, SmallDisk.fill_with_files])
def test_a_file_is_made_whole_or_not_at_all(small_disk, tmp_path, capsys, fill):
    office = tmp_path / "office.ita"
    assert main(["import", SEED, "--into", str(office)]) == 0
    fill(small_disk)
    capsys.readouterr()
    for words in (
        ["import", SEED, "--into", str(small_disk.path / "a.ita")],
        ["export", str(office), "-o", str(small_disk.path / "a.pdf")],
        ["export", str(office), "-o", str(small_disk.path / "a.json")],
    ):
        assert main(words) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        (line,) = printed.err.splitlines()
        assert line.startswith("ดิสก์เต็ม")
        assert small_disk.names() == []


@pytest.mark.parametrize("fill", [SmallDisk.fill, SmallDisk.fill_with_files])
def test_a_file_that_is_there_stays_as_it_is_and_can_be_read(small_disk, tmp_path, capsys, fill):
    office = small_disk.path / "office.ita"
    assert main(["import", SEED, "--into", str(office)]) == 0
    before = office.read_bytes()
    fill(small_disk)
    capsys.readouterr()
    assert main(["rollover", str(office), "--from", "2566", "--to", "2567"]) == 2
    assert capsys.readouterr().err.startswith("ดิสก์เต็ม")
    assert office.read_bytes() == before
    assert main(["export", str(office), "-o", str(tmp_path / "a.pdf")]) == 0
    assert main(["check", str(office)]) in {0, 1}
    assert small_disk.names() == ["office.ita"]
    small_disk.free()
    assert main(["rollover", str(office), "--from", "2566", "--to", "2567"]) == 0
    with Workbook.open(office, read_only=True) as workbook:
        assert len(workbook.reports()) == 2
