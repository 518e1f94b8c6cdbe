"""An office's own template files: read without code, and left out with a sentence if broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.locale import Translator
from ita_desktop.model import ExtraColumn, Office, OfficeKind, Orientation, ReportPart
from ita_desktop.problems import Problem
from ita_desktop.templates import new_report, read_shelf, user_folder

BROKEN = {
    "no name": ('title = "x"', "name"),
    "an empty name": ('name = " "', "name"),
    "no TOML": ('name = "x"\n[[', "2"),
    "an unknown key": ('name = "x"\ntitel = "x"', "titel"),
    "a title that is a number": ('name = "x"\ntitle = 7', "title"),
    "an unknown field": ('name = "x"\ntitle = "{nobody}"', "{nobody}"),
    "an unknown field in a row": (
        'name = "x"\nindicators = "seven issues"\n[[rows]]\nindicator = 1\nsteps = ["{x}"]',
        "{x}",
    ),
    "an unknown kind": ('name = "x"\nkinds = ["city"]', "municipality"),
    "kinds that are no list": ('name = "x"\nkinds = "school"', "kinds"),
    "an unknown list": ('name = "x"\nindicators = "nine"', "ITA indicators"),
    "indicators that are words": ('name = "x"\nindicators = ["a"]', "indicators"),
    "an indicator with an unknown key": ('name = "x"\n[[indicators]]\ntitel = "x"', "titel"),
    "a row of no indicator": ('name = "x"\n[[rows]]\nindicator = 1', "indicator"),
    "a row of indicator true": (
        'name = "x"\nindicators = "seven issues"\n[[rows]]\nindicator = true',
        "indicator",
    ),
    "a row with an unknown key": (
        'name = "x"\nindicators = "seven issues"\n[[rows]]\nindicator = 1\nresult = "x"',
        "result",
    ),
    "a Gregorian year": ('name = "x"\nfirst_year = 2023', "first_year"),
    "a year in quotes": ('name = "x"\nlast_year = "2566"', "last_year"),
    "years the wrong way round": ('name = "x"\nfirst_year = 2568\nlast_year = 2567', "last_year"),
    "automatic in words": ('name = "x"\nautomatic = "no"', "automatic"),
    "an unknown part": ('name = "x"\nparts = ["cover", "index"]', "signatures"),
    "a part that is no word": ('name = "x"\nparts = [1]', "parts"),
    "an unknown column": ('name = "x"\nextra_columns = ["photo"]', "evidence"),
    "an unknown round": ('name = "x"\nround = "year"', "six_months"),
    "an unknown orientation": ('name = "x"\norientation = 1', "portrait"),
    "unknown digits": ('name = "x"\ndigits = "roman"', "arabic"),
    "a text by kind without the others": ('name = "x"\ntitle = {school = "x"}', "title.other"),
    "a text by an unknown kind": ('name = "x"\ntitle = {other = "x", city = "x"}', "city"),
    "based on nothing": ('name = "x"\nbased_on = "nothing"', "nothing"),
    "based on itself": ('name = "x"\nbased_on = "own"', "own"),
    "based on a number": ('name = "x"\nbased_on = 7', "7"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


def put(folder: Path, text: str, name: str = "own.toml") -> None:
    (folder / name).write_text(text, "utf-8")


def test_a_file_is_there_the_next_time_somebody_asks(folder):
    assert read_shelf(folder).chosen(OfficeKind.SCHOOL, 2570).key == "standard"
    put(
        folder,
        """
        name = "ของเรา"
        title = "รายงานของ{office}"
        [[indicators]]
        title = "ประเด็นหนึ่ง"
        [[indicators]]
        label = "ข"
        title = "ประเด็นสอง"
        [[rows]]
        indicator = 2
        measures = ["มาตรการหนึ่ง\\nมาตรการสอง"]
        """,
    )
    template = read_shelf(folder).chosen(OfficeKind.SCHOOL, 2570)
    assert (template.key, template.name, template.is_own) == ("own", "ของเรา", True)
    report = new_report(template, Office(name="โรงเรียนก", kind=OfficeKind.SCHOOL), 2570)
    assert report.title == "รายงานของโรงเรียนก"
    assert [(one.label, one.title) for one in report.indicators] == [
        ("๑", "ประเด็นหนึ่ง"),
        ("ข", "ประเด็นสอง"),
    ]
    assert report.indicators[1].measures[0].measures == ["มาตรการหนึ่ง", "มาตรการสอง"]


def test_it_is_only_taken_for_what_it_is_for(folder):
    put(folder, 'name = "ก"\nkinds = ["school"]\nfirst_year = 2567\nlast_year = 2568')
    put(folder, 'name = "ข"\nautomatic = false', "b.toml")
    shelf = read_shelf(folder)
    chosen = {year: shelf.chosen(OfficeKind.SCHOOL, year).name for year in range(2566, 2570)}
    assert [name == "ก" for name in chosen.values()] == [False, True, True, False]
    assert shelf.chosen(OfficeKind.OTHER, 2567).name != "ก"
    assert "ข" in [one.name for one in shelf.offered(OfficeKind.OTHER, 2567)]


def test_what_it_leaves_out_is_taken_over_from_the_one_it_is_based_on(folder):
    put(folder, 'based_on = "standard"\nname = "ก"\ntitle = "ชื่ออื่น"')
    put(folder, 'based_on = "own"\nname = "ข"\ndigits = "arabic"', "second.toml")
    shelf = read_shelf(folder)
    assert list(shelf.problems) == []
    report = new_report(shelf.named("second"), Office(name="ก"), 2568)
    assert report.title == "ชื่ออื่น"
    assert "2568" in report.preface
    assert len(report.indicators) == 10


def test_one_that_is_called_like_the_programs_may_be_based_on_it(folder):
    put(folder, 'based_on = "standard"\nname = "มาตรฐานของเรา"', "standard.toml")
    shelf = read_shelf(folder)
    assert list(shelf.problems) == []
    assert shelf.named("standard").name == "มาตรฐานของเรา"
    assert len(shelf.named("standard").indicators) == 10


def test_a_text_may_differ_by_kind_of_office(folder):
    put(folder, 'name = "ก"\n[title]\nschool = "ของโรงเรียน"\nother = "ของหน่วยงาน"')
    template = read_shelf(folder).named("own")
    titles = {kind: new_report(template, Office(kind=kind), 2568).title for kind in OfficeKind}
    assert titles.pop(OfficeKind.SCHOOL) == "ของโรงเรียน"
    assert set(titles.values()) == {"ของหน่วยงาน"}


def test_parts_columns_and_the_paper_are_the_templates(folder):
    put(
        folder,
        """
        name = "ก"
        parts = ["memo", "cover"]
        extra_columns = ["budget"]
        orientation = "portrait"
        """,
    )
    report = new_report(read_shelf(folder).named("own"), Office(), 2568)
    assert report.parts == [ReportPart.MEMO, ReportPart.COVER]
    assert report.extra_columns == [ExtraColumn.BUDGET]
    assert report.orientation is Orientation.PORTRAIT


def test_a_file_as_windows_writes_it_is_read(folder):
    (folder / "own.TOML").write_bytes(
        b"\xef\xbb\xbf" + 'name = "ก"\r\ntitle = """\r\nก\r\nข\r\n"""\r\n'.encode()
    )
    shelf = read_shelf(folder)
    assert list(shelf.problems) == []
    assert new_report(shelf.named("own"), Office(), 2568).title == "ก\nข"


@pytest.mark.parametrize(("text", "named"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_broken_file_is_left_out_with_one_sentence(folder, text, named, language):
    put(folder, text)
    shelf = read_shelf(folder)
    (problem,) = shelf.problems
    said = Translator(language).problem(problem)
    assert "own.toml" in said
    assert named in said
    assert "\n" not in said
    assert not any(template.is_own for template in shelf.templates)
    assert shelf.chosen(OfficeKind.OTHER, 2568).key == "standard"


def test_what_cannot_be_read_is_left_out_too(folder):
    (folder / "a.toml").write_bytes(b'name = "\xff"')
    (folder / "b.toml").mkdir()
    (folder / "c.toml").write_text("#" * 1_000_001)
    (folder / "d.toml").write_text("name = " + "[" * 100_000)
    (folder / "notes.txt").write_text("no template")
    names = sorted(problem.values["file"] for problem in read_shelf(folder).problems)
    assert names == ["a.toml", "b.toml", "c.toml", "d.toml"]


def test_a_folder_that_is_not_there_has_no_templates(tmp_path):
    assert list(read_shelf(tmp_path / "nowhere").problems) == []


def test_the_users_folder_lies_beside_the_users_data(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert user_folder().name == "templates"
    assert "ita-desktop" in user_folder().parts


def test_a_name_that_no_template_has_is_told_with_those_there_are():
    with pytest.raises(Problem, match="seven-issues"):
        read_shelf().named("x")


VALUES = st.recursive(
    st.text(max_size=8) | st.integers(0, 3000) | st.booleans() | st.sampled_from(OfficeKind),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["based_on", "kinds", "first_year", "indicators", "rows", "title", "digits", "parts", "x"]
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_any_values_make_a_template_or_a_problem(values):
    from ita_desktop.templates.reading import Source, template_of, whole_source

    source = Source("own", is_own=True, values={"name": "x", **values})
    try:
        template = template_of(whole_source(source, {"own": [source]}))
    except Problem:
        return
    new_report(template, Office(), 2568)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_template_or_left_out(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("templates")
    (folder / "own.toml").write_bytes(data)
    shelf = read_shelf(folder)
    assert len(shelf.problems) + sum(one.is_own for one in shelf.templates) == 1
