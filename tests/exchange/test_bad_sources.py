"""Sources that hold no report: one plain sentence, quickly, and nothing else."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop.exchange import read_source
from ita_desktop.problems import Problem
from tests.exchange.conftest import Read
from tests.exchange.forms import html_form, measures, row, text_form

NOBODY = 65534
SUFFIXES = (".txt", ".html", ".htm", ".json", ".pdf")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"   \n",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
        b"\xff\xfe\x01",
        b"\xff\xfe\x00\xd8",
        bytes(range(256)),
        b"\xd0\xd1\xd2",
        "คำนำ ปีงบประมาณ ๒๕๖๖".encode(),
        b"[" * 200_000,
        b"<b>" * 200_000,
    ],
)
def test_a_source_without_a_report_is_refused(read: Read, source: bytes, suffix: str):
    with pytest.raises(Problem) as caught:
        read(source, suffix)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "source", [bytes(range(256)), b"\xa1\x01\x02", b"\x93 x \x94 \x85", b"\xff\xfe\x01"]
)
def test_what_is_no_text_is_called_so(read: Read, source: bytes):
    with pytest.raises(Problem, match=r"source\.txt is not a text file"):
        read(source)


def test_a_wrong_name_says_what_can_be_read(tmp_path: Path):
    for name in ("report.doc", "report", "report.txt.bak"):
        with pytest.raises(Problem, match=r"\.txt, \.html, \.htm, \.json"):
            read_source(tmp_path / name)


def test_an_absent_file_and_a_folder_are_no_sources(tmp_path: Path):
    (tmp_path / "folder.txt").mkdir()
    for name in ("absent.txt", "folder.txt"):
        with pytest.raises(Problem, match="There is no file"):
            read_source(tmp_path / name)


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    with pytest.raises(Problem, match="larger than 50 MB"):
        read_source(path)


@pytest.fixture
def without_privileges() -> Iterator[None]:
    """Nobody's rights for a test that root runs: root may read everything."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    yield
    os.seteuid(user)


@pytest.mark.skipif(os.name == "nt", reason="no file can be closed to its owner there")
@pytest.mark.usefixtures("without_privileges")
def test_a_file_that_may_not_be_read_is_named():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "closed.txt"
        path.touch(mode=0)
        with pytest.raises(Problem, match=r"closed\.txt could not be read"):
            read_source(path)


@pytest.mark.parametrize("nested", ["<b>", "<table>", "<td>", "<div>", "[", "(", "<!--", '<a "'])
@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_deep_nesting_after_a_report_does_no_harm(read: Read, nested: str, suffix: str):
    form = (text_form if suffix == ".txt" else html_form)([row(steps="ก")])
    assert measures(read(form + nested * 200_000, suffix))[0].steps == ["ก"]


@pytest.mark.parametrize(("suffix", "form"), [(".txt", text_form), (".html", html_form)])
def test_ten_thousand_rows_are_read(read: Read, suffix: str, form):
    cells = row(measures="๑. กก ๒. ขข", steps="<p>๑. กก</p><p>๒. ขข</p>", outcomes="- กก - ขข")
    source = form([cells] * 10_000)
    assert len(measures(read(source, suffix))) == 10_000
