"""The works of others that come with the program, each with its licence's words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ita_desktop.licences import DEPENDENCIES, Licence, third_party

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def works() -> list[Licence]:
    return third_party()


def test_what_the_program_depends_on_is_what_the_project_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {one.split(">")[0].split("=")[0].strip().lower() for one in project["dependencies"]}
    assert set(DEPENDENCIES) == named


def test_everything_has_a_name_a_licence_and_its_words(works: list[Licence]) -> None:
    for work in works:
        assert work.name, work
        assert work.licence, work
        assert len(work.text) > 500, work
        assert "\ufffd" not in work.name + work.licence
    names = [work.name.lower() for work in works]
    assert names == sorted(names)
    assert len(set(names)) == len(names)


def test_what_is_needed_by_what_we_need_is_there_and_tools_are_not(works: list[Licence]) -> None:
    names = {work.name.lower().replace("_", "-") for work in works}
    assert names >= {*DEPENDENCIES, "mako", "lxml", "shiboken6", "python", "qt", "sarabun"}
    assert names & {"pytest", "mypy", "ruff", "hypothesis", "typst", "hatchling"} == set()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("PySide6_Essentials", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("Qt", "GNU GENERAL PUBLIC LICENSE"),
        ("Sarabun", "SIL OPEN FONT LICENSE"),
        ("words_th", "CC0 1.0"),
        ("Python", "PYTHON SOFTWARE FOUNDATION LICENSE"),
        ("pikepdf", "Mozilla Public License"),
    ],
)
def test_the_words_are_those_of_the_licence(works: list[Licence], name: str, words: str) -> None:
    (work,) = [work for work in works if work.name == name]
    assert words.lower() in work.text.lower()
