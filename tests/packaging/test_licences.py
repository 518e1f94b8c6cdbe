"""Everything that the installers carry may be given away, and its licence goes along."""

import sysconfig
import tomllib
from pathlib import Path

import licences
import pytest
from third_parties import UnclearLicenceError, allows, normal, works

ROOT = Path(__file__).resolve().parents[2]
INSTALLED = Path(sysconfig.get_path("purelib"))


@pytest.fixture(scope="module")
def shipped():
    return works([INSTALLED])


def a_distribution(folder, name="example", licence="MIT", text="Do what you like.\n"):
    record = folder / f"{name}-1.0.dist-info"
    record.mkdir(parents=True)
    metadata = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\nLicense-Expression: {licence}\n"
    (record / "METADATA").write_text(metadata, "utf-8")
    (record / "LICENSE").write_text(text, "utf-8", newline="")
    return folder


def test_all_that_the_program_needs_has_a_licence_that_lets_it_be_given_away(shipped):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {normal(name.split(">")[0]) for name in project["dependencies"]}
    named = {work.name: work for work in shipped}
    assert needed <= named.keys()
    assert all(work.licence and work.texts for work in named.values())
    assert {"Python", "Sarabun", "words_th"} <= named.keys()


def test_what_is_only_there_to_build_or_test_is_not_listed(shipped):
    assert not {work.name for work in shipped} & {"hatchling", "pip", "pytest", "trove-classifiers"}


def test_readers_of_telephone_photos_are_replaceable_libraries_without_an_encoder(shipped):
    work = next(work for work in shipped if work.name == "pi-heif")
    assert "LGPL-3.0-or-later" in work.licence
    assert {"LGPL-3.0.txt", "GPL-3.0.txt"} <= {name for name, _ in work.texts}
    libraries = [path.name for path in (INSTALLED / "pi_heif.libs").glob("*")]
    # Were they gone into the module, nobody could replace them; x265 would bring the GPL.
    assert {name.split("-")[0] for name in libraries} == {"libheif", "libde265"}


def test_the_file_tells_where_the_sources_of_qt_are(shipped):
    text = licences.written(shipped)
    assert "https://download.qt.io/official_releases/qt/" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "SIL OPEN FONT LICENSE" in text


def test_the_same_packages_give_the_same_file_and_each_text_once(shipped):
    text = licences.written(shipped)
    assert text == licences.written(works([INSTALLED]))
    assert text.count("                    GNU GENERAL PUBLIC LICENSE\n") == 1


def test_the_line_ends_of_a_platform_make_no_difference(tmp_path):
    windows = a_distribution(tmp_path / "windows", text="One.\r\nTwo.\r\n")
    linux = a_distribution(tmp_path / "linux", text="One.\nTwo.\n")
    assert licences.written(works([windows])) == licences.written(works([linux]))


def test_texts_that_differ_between_platforms_are_both_there(tmp_path):
    windows = a_distribution(tmp_path / "windows", text="With a library of Windows.\n")
    linux = a_distribution(tmp_path / "linux", text="With a library of Linux.\n")
    text = licences.written(works([windows, linux]))
    assert "library of Windows" in text
    assert "library of Linux" in text
    assert text.count("* example 1.0") == 1


def test_platforms_that_carry_different_versions_are_refused(tmp_path):
    other = a_distribution(tmp_path / "linux")
    record = other / "example-1.0.dist-info" / "METADATA"
    record.write_text(record.read_text("utf-8").replace("1.0\n", "1.1\n"), "utf-8")
    with pytest.raises(UnclearLicenceError, match=r"example: 1\.0 and 1\.1"):
        works([a_distribution(tmp_path / "windows"), other])


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "MIT AND AGPL-3.0-only", "Commercial"])
def test_a_licence_that_does_not_fit_stops_the_build(tmp_path, licence):
    with pytest.raises(UnclearLicenceError, match="example"):
        works([a_distribution(tmp_path, licence=licence)])


def test_a_distribution_without_a_clear_statement_stops_the_build(tmp_path):
    folder = a_distribution(tmp_path)
    record = folder / "example-1.0.dist-info" / "METADATA"
    record.write_text(record.read_text("utf-8").replace("-Expression", ""), "utf-8")
    with pytest.raises(UnclearLicenceError, match="is not in third-parties"):
        works([folder])


def test_a_distribution_that_says_something_new_has_to_be_looked_at(tmp_path):
    with pytest.raises(UnclearLicenceError, match="no longer"):
        works([a_distribution(tmp_path, name="pi-heif", licence="GPL-2.0-only")])


def test_a_distribution_without_a_text_stops_the_build(tmp_path):
    folder = a_distribution(tmp_path)
    (folder / "example-1.0.dist-info" / "LICENSE").unlink()
    with pytest.raises(UnclearLicenceError, match="no licence text"):
        works([folder])


def test_the_command_writes_nothing_when_a_licence_does_not_fit(tmp_path):
    folder = a_distribution(tmp_path / "packages", licence="GPL-3.0-only")
    out = tmp_path / "licences.txt"
    with pytest.raises(SystemExit, match="is not allowed"):
        licences.main([str(folder), "-o", str(out)])
    assert not out.exists()


@pytest.mark.parametrize(
    ("expression", "fits"),
    [
        ("MIT", True),
        ("GPL-3.0-only OR MIT", True),
        ("MIT AND GPL-3.0-only", False),
        ("(GPL-3.0-only OR MIT) AND Zlib", True),
        ("(GPL-3.0-only OR AGPL-3.0-only) AND MIT", False),
        ("GPL-3.0-only WITH Some-exception", False),
        ("", False),
    ],
)
def test_one_of_several_licences_is_enough_and_all_of_several_are_needed(expression, fits):
    assert allows(["MIT", "Zlib"], expression) is fits
