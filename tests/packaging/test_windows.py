"""What the Windows installer is made of."""

import re
import sys
import zipfile
from contextlib import redirect_stderr
from pathlib import Path

import pip
import pytest
from windows import downloads, imports, launcher, portable, windowed
from windows.places import HERE, NAME, version_numbers

import ita_desktop

WORDS = (HERE / "installer" / "words.nsh").read_text("utf-8")
SAID = re.findall(r'^!insertmacro WORDS (\w+)((?:\s*\\?\s*"[^"]*"){2})$', WORDS, re.MULTILINE)
THAI = {key: re.findall(r'"([^"]*)"', texts)[0] for key, texts in SAID}
ENGLISH = {key: re.findall(r'"([^"]*)"', texts)[1] for key, texts in SAID}
# What fits on a line of the wizard's narrowest page; its fields break lines at spaces alone.
LONGEST = 45


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("1.2.3", (1, 2, 3, 0)), ("2.0", (2, 0, 0, 0)), ("1.2.3.4", (1, 2, 3, 4))],
)
def test_a_version_is_four_numbers_to_windows(version, numbers):
    assert version_numbers(version) == numbers


def test_the_programs_say_their_version_and_what_they_are(tmp_path):
    script = launcher.resources("ita-desktop.exe", tmp_path)
    assert f'"FileVersion", "{ita_desktop.__version__}"' in script
    assert f"FILEVERSION {','.join(map(str, version_numbers()))}\n" in script
    assert f'"ProductName", "{NAME}"' in script
    assert '"OriginalFilename", "ita-desktop.exe"' in script
    assert "@" not in script


def test_the_installer_says_everything_in_thai_and_in_english():
    assert len(SAID) == WORDS.count("!insertmacro WORDS ") > 20
    assert all(re.search("[ก-๛]", text) for text in THAI.values())
    assert not any(re.search("[ก-๛]", text) for text in ENGLISH.values())


@pytest.mark.parametrize("file", ["words.nsh", "Thai.nsh", "Thai.nlf"])
def test_the_installer_speaks_as_clerks_do(file):
    assert "แฟ้ม" not in (HERE / "installer" / file).read_text("utf-8-sig")


@pytest.mark.parametrize("key", THAI)
def test_no_thai_line_is_cut_off(key):
    shown = re.sub(r"\$\{(?:NAME|VERSION|LICENCES|MEGABYTES)\}|\$installed", "x", THAI[key])
    pieces = [piece for line in shown.split("${LINE}") for piece in line.split(" ")]
    assert max(len(re.sub("[ัิ-ฺ็-๎]", "", piece)) for piece in pieces) <= LONGEST


def test_every_word_that_the_installer_says_is_there_and_is_said():
    texts = [path.read_text("utf-8") for path in (HERE / "installer").glob("*.ns[hi]")]
    used = {name for text in texts for name in re.findall(r"\$\(([A-Z_]+)\)", text)}
    assert used == set(THAI)


def a_payload(folder):
    (folder / "runtime").mkdir(parents=True)
    (folder / "runtime" / "python313.dll").write_bytes(b"MZ")
    (folder / "ITA Desktop.exe").write_bytes(b"MZ")
    return folder


@pytest.mark.parametrize("fast", [True, False])
def test_the_portable_edition_is_one_folder_with_its_mark_and_a_note(tmp_path, fast):
    target = tmp_path / "portable.zip"
    portable.pack(a_payload(tmp_path / "payload"), target, 1_700_000_000, fast=fast)
    with zipfile.ZipFile(target) as packed:
        names = packed.namelist()
        note = packed.read("ITA Desktop/อ่านก่อน.txt").decode("utf-8-sig")
    assert names == sorted(names)
    assert set(names) == {
        "ITA Desktop/ITA Desktop.exe",
        "ITA Desktop/portable.txt",
        "ITA Desktop/runtime/python313.dll",
        "ITA Desktop/อ่านก่อน.txt",
    }
    assert note.count("\n") == note.count("\r\n") > 10


def test_the_same_payload_gives_the_same_portable_edition(tmp_path):
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    portable.pack(a_payload(tmp_path / "one"), first, 1_700_000_000)
    portable.pack(a_payload(tmp_path / "another"), second, 1_700_000_000)
    assert first.read_bytes() == second.read_bytes()


def test_a_python_that_is_not_the_one_that_is_wanted_is_refused(tmp_path):
    given = tmp_path / "python-embed-amd64.zip"
    with zipfile.ZipFile(given, "w") as packed:
        packed.writestr("python313.dll", b"another")
    with pytest.raises(downloads.WrongContentError):
        downloads.runtime_files(given)


def test_the_libraries_that_a_binary_links_are_known():
    [program] = Path(pip.__file__).parent.rglob("t64.exe")
    assert "kernel32.dll" in imports.linked(program)


def run_without_console(program):
    shown = []
    with redirect_stderr(None):
        code = windowed.run(program, shown.append)
    return code, shown


def refuses():
    sys.stderr.write("ไม่มีไฟล์นี้\n")
    return 2


def breaks():
    raise ImportError("DLL load failed")


def goes_well():
    sys.stderr.write("a warning\n")
    return 0


def test_what_is_wrong_is_shown_where_there_is_no_console():
    assert run_without_console(refuses) == (2, ["ไม่มีไฟล์นี้"])


def test_a_program_that_cannot_begin_asks_to_be_installed_again():
    code, shown = run_without_console(breaks)
    assert code == 1
    assert shown == [f"{windowed.BROKEN}\n\nImportError: DLL load failed"]


def test_nothing_is_shown_when_all_is_well():
    assert run_without_console(goes_well) == (0, [])


def test_a_console_shows_it_itself(capsys):
    shown = []
    assert windowed.run(refuses, shown.append) == 2
    assert shown == []
    assert capsys.readouterr().err == "ไม่มีไฟล์นี้\n"
