"""The commands from end to end, as somebody at a prompt or another program calls them."""

import email
import email.policy
import json
import os
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desktop.assets import RESOURCES
from ita_desktop.cli import main
from ita_desktop.model import Report
from ita_desktop.store import Workbook
from tests.pdf.readers import READERS, missing

SEED = RESOURCES / "sample-report-2566.txt"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "office.ita"
    assert main(["import", str(SEED), "--into", str(path)]) == 0
    return path


def texts_of_json(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for entry in value.values() for text in texts_of_json(entry)]
    if isinstance(value, list):
        return [text for entry in value for text in texts_of_json(entry)]
    return [line for line in value.split("\n") if line] if isinstance(value, str) else []


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Run a command that must be refused; return the one line it says."""
    capsys.readouterr()
    assert main(list(words)) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    (line,) = printed.err.splitlines()
    assert "Traceback" not in line
    return line


def test_the_seed_becomes_a_workbook_and_the_import_says_what_to_look_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(SEED), "--into", str(tmp_path / "a.ita")]) == 0
    printed = capsys.readouterr().out
    assert "2566" in printed
    assert "2567" in printed
    with Workbook.open(tmp_path / "a.ita", read_only=True) as workbook:
        assert workbook.undoable is None
        (report,) = workbook.reports()
        measures = [
            measure
            for indicator in workbook.indicators(report.id)
            for measure in indicator.measures
        ]
    assert sum(len(measure.measures) for measure in measures) == 16
    assert sum(len(measure.steps) for measure in measures) == 22
    assert sum(len(measure.outcomes) for measure in measures) == 19
    assert {measure.status for measure in measures} == {"completed"}


@pytest.mark.parametrize("reader", READERS)
def test_every_text_of_the_exported_json_is_in_the_exported_pdf(
    workbook: Path, reader: str
) -> None:
    folder = workbook.parent
    assert main(["export", str(workbook), "-o", str(folder / "a.json")]) == 0
    assert main(["export", str(workbook), "-o", str(folder / "a.pdf"), "--year", "๒๕๖๖"]) == 0
    exported = json.loads((folder / "a.json").read_text(encoding="utf-8"))
    # Codes that other programs read, not words of the report.
    del exported["format"], exported["office"]["kind"]
    for report in exported["reports"]:
        for code in ("digits", "round", "orientation", "parts", "extra_columns"):
            del report[code]
        for indicator in report["indicators"]:
            for measure in indicator["measures"]:
                del measure["status"]
    texts = texts_of_json(exported)
    assert len(texts) > 90
    assert missing(iter(texts), READERS[reader](folder / "a.pdf")) == []


def test_json_goes_out_and_in_without_a_change(workbook: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    assert main(["export", str(workbook), "-o", str(first)]) == 0
    assert main(["import", str(first), "--into", str(tmp_path / "2.ita")]) == 0
    assert main(["export", str(tmp_path / "2.ita"), "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()


def test_the_pdf_goes_in_again_without_a_change(workbook: Path, tmp_path: Path) -> None:
    pdf, again = tmp_path / "report.pdf", tmp_path / "again.ita"
    texts = [tmp_path / "a.json", tmp_path / "b.json"]
    assert main(["export", str(workbook), "-o", str(pdf)]) == 0
    assert main(["import", str(pdf), "--into", str(again)]) == 0
    for path, text in zip((workbook, again), texts, strict=True):
        assert main(["export", str(path), "-o", str(text)]) == 0
    assert texts[0].read_bytes() == texts[1].read_bytes()


def test_a_year_that_is_there_already_is_refused_and_nothing_is_changed(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents_of(workbook.parent)
    assert "2566" in refused(capsys, "import", str(SEED), "--into", str(workbook))
    assert contents_of(workbook.parent) == before


def test_a_workbook_that_is_open_elsewhere_is_not_imported_into(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Workbook.open(workbook):
        refused(capsys, "import", str(SEED), "--into", str(workbook))


def test_a_workbook_that_is_open_elsewhere_can_be_exported(workbook: Path) -> None:
    with Workbook.open(workbook):
        assert main(["export", str(workbook), "-o", str(workbook.with_suffix(".pdf"))]) == 0


def test_the_measures_alone_are_exported_as_a_document_of_their_own(workbook: Path) -> None:
    target = workbook.with_name("measures.pdf")
    assert main(["export", str(workbook), "-o", str(target), "--measures-only"]) == 0
    read = "".join(READERS["pypdf"](target).split())
    assert "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานประจำปีงบประมาณ" in read
    assert "ขั้นตอนหรือวิธีการปฏิบัติ" in read
    assert "ผลลัพธ์หรือความสำเร็จ" not in read


def test_a_mail_is_exported_with_the_very_pdf_attached(workbook: Path) -> None:
    target, pdf = workbook.with_suffix(".eml"), workbook.with_suffix(".pdf")
    assert main(["export", str(workbook), "-o", str(target), "--year", "๒๕๖๖"]) == 0
    assert main(["export", str(workbook), "-o", str(pdf)]) == 0
    message = email.message_from_bytes(target.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message["X-Unsent"] == "1"
    assert message["Subject"].endswith("พ.ศ. ๒๕๖๖ เทศบาลตำบลรวมใจพัฒนา")
    (attached,) = message.iter_attachments()
    assert attached.get_content() == pdf.read_bytes()
    first = target.read_bytes()
    assert main(["export", str(workbook), "-o", str(target)]) == 0
    assert target.read_bytes() == first


def test_an_export_says_that_its_font_is_not_on_this_computer(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Workbook.open(workbook) as opened, opened.change("Choose the font") as edit:
        edit.set(Report, opened.reports()[0].id, font="No Such Font")
    target = workbook.with_suffix(".pdf")
    assert main(["export", str(workbook), "-o", str(target)]) == 0
    assert "No Such Font" in capsys.readouterr().out
    assert target.exists()


@pytest.mark.parametrize("name", ["measures.json", "measures.eml"])
def test_the_measures_alone_are_no_json_and_no_mail(
    workbook: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = workbook.with_name(name)
    said = refused(capsys, "export", str(workbook), "-o", str(target), "--measures-only")
    assert name in said
    assert not target.exists()


@pytest.mark.parametrize("output", ["a.xyz", "a", "missing/a.pdf", "missing/a.eml"])
def test_an_export_that_cannot_be_made_says_why(
    workbook: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(capsys, "export", str(workbook), "-o", str(workbook.parent / output))
    assert [path.name for path in workbook.parent.iterdir()] == ["office.ita"]


@pytest.mark.parametrize("year", ["2570", "2023", "12", "x"])
def test_a_year_that_is_not_there_is_refused(
    workbook: Path, year: str, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(
        capsys, "export", str(workbook), "-o", str(workbook.with_suffix(".pdf")), "--year", year
    )


def test_a_file_without_a_report_has_nothing_to_print(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Workbook.create(tmp_path / "empty.ita").close()
    refused(capsys, "export", str(tmp_path / "empty.ita"), "-o", str(tmp_path / "a.pdf"))


NESTED = "[" * 200_000
BAD_SOURCES = {
    "empty.txt": b"",
    "empty.json": b"",
    "empty.html": b"",
    "random.txt": bytes(range(256)) * 40,
    "random.json": bytes(range(256)) * 40,
    "random.html": bytes(range(256)) * 40,
    "random.docx": bytes(range(256)) * 40,
    "random.ita": bytes(range(256)) * 40,
    "list.json": b"[]",
    "types.json": b'{"format": "ita-desktop", "version": 1, "office": 5, "reports": "x"}',
    "newer.json": b'{"format": "ita-desktop", "version": 99, "office": {}, "reports": []}',
    "nested.json": NESTED.encode(),
    "nested.txt": NESTED.encode(),
    "nested.html": b"<div>" * 200_000,
}


@pytest.mark.parametrize("name", BAD_SOURCES)
@pytest.mark.parametrize("into", ["new.ita", "office.ita"])
def test_a_bad_source_is_one_sentence_and_no_file_is_made_or_changed(
    workbook: Path, name: str, into: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "sources" / name
    source.parent.mkdir()
    source.write_bytes(BAD_SOURCES[name])
    before = contents_of(workbook.parent)
    refused(capsys, "import", str(source), "--into", str(workbook.parent / into))
    assert contents_of(workbook.parent) == before


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(content=st.binary(max_size=400), suffix=st.sampled_from([".txt", ".html", ".json", ".pdf"]))
def test_no_bytes_under_any_suffix_make_a_workbook_of_nothing(
    tmp_path: Path, content: bytes, suffix: str
) -> None:
    source = tmp_path / f"source{suffix}"
    source.write_bytes(content)
    assert main(["import", str(source), "--into", str(tmp_path / "new.ita")]) == 2
    assert not (tmp_path / "new.ita").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["import"],
        ["import", "x.txt"],
        ["export", "x.ita"],
        ["export", "x.ita", "-o", "x.pdf"],
        ["export", "x.ita", "-o", "x.eml"],
        ["missing.ita"],
        ["--unknown"],
        ["a.ita", "b.ita"],
    ],
)
def test_wrong_words_are_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    refused(capsys, *words)


def test_the_command_speaks_thai_unless_asked_for_english(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "ไม่พบ" in refused(capsys, "missing.ita")
    monkeypatch.setenv("ITA_DESKTOP_LANGUAGE", "en")
    assert "There is no file" in refused(capsys, "missing.ita")


def test_the_installed_command_and_the_module_are_the_same(tmp_path: Path) -> None:
    script = Path(sys.executable).parent / "ita-desktop"
    for command in ([str(script)], [sys.executable, "-m", "ita_desktop"]):
        run = subprocess.run(
            [*command, "import", "nothing.txt", "--into", str(tmp_path / "a.ita")],
            capture_output=True,
            check=False,
        )
        assert run.returncode == 2
        assert "nothing.txt" in run.stderr.decode("utf-8")


def test_without_a_screen_the_window_says_so(tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    run = subprocess.run(
        [sys.executable, "-m", "ita_desktop"], capture_output=True, check=False, env=environment
    )
    assert run.returncode == 2
    assert len(run.stderr.decode("utf-8").splitlines()) == 1


def test_the_core_runs_where_qt_is_missing(workbook: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; from ita_desktop.cli import main; "
        f"sys.exit(main(['export', {str(workbook)!r}, '-o', {str(workbook) + '.pdf'!r}]))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
