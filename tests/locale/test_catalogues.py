"""Every sentence of the code stands in both catalogues, once, whole, with the same fields."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import ita_desktop
from ita_desktop.locale import LANGUAGES, Translator
from ita_desktop.locale.catalogue import read_catalogue
from ita_desktop.model import Status
from ita_desktop.model.form import COLUMNS, STATUS_LABELS

PACKAGE = Path(ita_desktop.__file__).parent
KEYWORDS = {"translate": None, "_translate": None, "t": None, "mark": None}


def sentences_in_f_strings() -> Iterator[str]:
    """Yield the sentences that Babel cannot see before Python 3.12: those within f-strings."""
    for source in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            calls = ast.walk(node) if isinstance(node, ast.JoinedStr) else ()
            for call in calls:
                if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in KEYWORDS:
                    first = call.args[0]
                    if isinstance(first, ast.Constant):
                        yield first.value


@pytest.fixture(scope="module")
def sentences() -> set[str]:
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    return {sentence for _, _, sentence, _, _ in found} | set(sentences_in_f_strings())


def catalogue(language: str) -> Catalog:
    with (PACKAGE / "locale" / f"{language}.po").open("rb") as source:
        return read_po(source, locale=language, abort_invalid=True)


def fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_missing_and_none_unused(language, sentences):
    known = {message.id for message in catalogue(language) if message.id}
    assert sorted(sentences - known) == []
    assert sorted(known - sentences) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_read_as_babel_reads_it(language):
    texts = read_catalogue(PACKAGE / "locale" / f"{language}.po")
    assert texts == {message.id: message.string for message in catalogue(language) if message.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_for_good(language):
    for message in catalogue(language):
        assert message.string, message.id
        assert not message.fuzzy or not message.id, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_and_marks_are_the_same_in_every_language(language):
    for message in catalogue(language):
        if message.id:
            assert fields(message.string) == fields(message.id), message.id
            assert message.string.count("%1") == message.id.count("%1"), message.id
            assert message.string.endswith("…") == message.id.endswith("…"), message.id


def test_thai_is_thai():
    names = {"ITA Desktop {version}"}
    for message in catalogue("th"):
        if message.id and message.id not in names:
            assert any("ก" <= letter <= "๛" for letter in message.string), message.id


def test_english_says_what_the_code_says():
    for message in catalogue("en"):
        if message.id:
            assert message.string == message.id


def test_the_window_uses_the_forms_own_words():
    thai = Translator("th")
    titles = {column.field: column.title for column in COLUMNS}
    assert thai("Measures / guidelines") == titles["measures"]
    assert thai("Steps or methods") == titles["steps"]
    assert thai("Time frame") == titles["timeframe"]
    assert thai("Responsible") == titles["responsible"]
    assert thai("Summary of carrying out the measure") == titles["status"]
    assert thai("Outcomes or success") == titles["outcomes"]
    assert thai("Could not be done") == STATUS_LABELS[Status.NOT_FEASIBLE]
    assert thai("Being done") == STATUS_LABELS[Status.IN_PROGRESS]
    assert thai("Done") == STATUS_LABELS[Status.COMPLETED]
