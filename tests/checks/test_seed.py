"""The sample report has the defects that its readers know; a corrected copy of it has none."""

import copy
import json
import re

import pytest

from ita_desktop.checks import Severity, check_report, lines, place_name
from ita_desktop.exchange import Imported
from ita_desktop.locale import Translator
from ita_desktop.model import Indicator, Measure, Report
from ita_desktop.thai.digits import has_thai_digits
from tests.checks.reports import DURING, applied, codes, findings_in, text_at


@pytest.fixture(scope="module")
def findings(seed: Imported):
    return findings_in(seed.reports[0], seed.office)


def words_of(seed: Imported, findings, code: str) -> list[str]:
    return [text_at(seed.reports[0], finding) for finding in findings if finding.code == code]


def places_of(findings, code: str) -> list[tuple[int | None, str | None, int | None]]:
    return [
        (finding.place.indicator_index, finding.place.field, finding.place.item)
        for finding in findings
        if finding.code == code
    ]


def test_each_of_the_six_wrong_years_is_found_and_asked_about(seed, findings):
    years = [finding for finding in findings if finding.code == "year.timeframe"]
    assert words_of(seed, findings, "year.timeframe") == ["๒๕๖๗"] * 6
    assert [finding.place.indicator_index for finding in years] == [0, 1, 2, 3, 4, 5]
    assert all(len(finding.remedies) == 3 and not finding.certain for finding in years)
    assert not any(code in codes(findings) for code in ("year.text", "year.title"))


def test_the_doubled_indicator_number_becomes_five_and_the_last_six(seed, findings):
    (doubled,) = (finding for finding in findings if finding.code == "number.doubled")
    assert doubled.place.entity is Indicator
    assert doubled.place.indicator_index == 4
    edits = {edit.indicator_index: edit.value for edit in doubled.remedies[0].edits}
    assert edits == {4: "๕", 5: "๖"}
    assert doubled.certain


def test_the_misspellings_are_found(seed, findings):
    assert words_of(seed, findings, "spelling.wrong") == [
        *["No Give"] * 4,
        *["ปัญหาคาการ"] * 2,
    ]
    assert words_of(seed, findings, "word.doubled") == ["คู่มือมือ", "การการ"]
    assert words_of(seed, findings, "spelling.two_ways") == ["แจกเวียน"]
    assert words_of(seed, findings, "unit.two_ways") == ["สำนักปลัดเทศบาล"]


def test_the_spaces_are_found(seed, findings):
    assert words_of(seed, findings, "spacing.letters") == ["ปิ ด ป ร ะ ก า ศ ป ้าย"]
    assert words_of(seed, findings, "spacing.latin") == ["หรือWebsite"] * 5
    line_ends = places_of(findings, "spacing.line_end")
    assert len(line_ends) == 24
    assert (2, "measures", 0) in line_ends  # ทรัพย์สิน ของราชการ


def test_the_titles_are_compared_with_the_official_ones(findings):
    assert places_of(findings, "title.not_official") == [(3, "title", None), (4, "title", None)]
    assert places_of(findings, "title.nearly_official") == [(5, "title", None)]
    assert "title.era" in codes(findings)


def test_the_doubled_preface_and_the_unproved_results_are_found(findings):
    assert codes(findings).count("preface.repeated") == 1
    assert codes(findings).count("outcomes.unproved") == 6
    assert places_of(findings, "count.outcomes") == [(2, "outcomes", None)]


def test_findings_come_in_the_order_of_the_document(findings):
    order = [
        (finding.place.indicator_index or 0, finding.place.entity is Measure)
        for finding in findings
        if finding.place.entity is not Report
    ]
    assert order == sorted(order)


def test_a_corrected_copy_has_no_finding(corrected: Imported):
    assert findings_in(corrected.reports[0], corrected.office) == []


def test_all_remedies_taken_in_turn_leave_only_what_she_must_write(seed: Imported):
    report = copy.deepcopy(seed.reports[0])
    for _ in range(200):
        remedied = [found for found in findings_in(report, seed.office) if found.remedies]
        if not remedied:
            break
        applied(report, remedied[0].remedies[-1 if remedied[0].code == "year.timeframe" else 0])
    left = findings_in(report, seed.office)
    assert set(codes(left)) == {"outcomes.unproved", "count.outcomes"}


def test_every_finding_can_be_said_in_every_language(seed: Imported, findings):
    for language in ("th", "en"):
        translate = Translator(language)
        said = lines(findings, seed.reports[0], translate)
        assert len(said) == len(findings)
        for finding in findings:
            for remedy in finding.remedies:
                assert translate(remedy.label, **remedy.values)
    assert any(
        line.startswith("ต้องแก้: ") for line in lines(findings, seed.reports[0], Translator())
    )


def test_no_sentence_has_thai_and_arabic_digits(seed: Imported, findings):
    translate = Translator("th")
    labels = [indicator.label for indicator in seed.reports[0].indicators]
    said = []
    for finding in findings:
        said += [place_name(finding, labels, translate)]
        said += [translate(finding.sentence, **finding.values)]
        said += [translate(remedy.label, **remedy.values) for remedy in finding.remedies]
    assert "แก้เป็น ๒๕๖๖ ทั้ง ๖ แถว" in said
    assert [one for one in said if has_thai_digits(one) and re.search("[0-9]", one)] == []


def test_the_same_report_gives_the_same_list_each_time(seed: Imported, findings):
    again = check_report(seed.office, copy.deepcopy(seed.reports[0]), today=DURING)
    assert again == findings
    assert {finding.severity for finding in findings} == set(Severity)
    assert json.dumps([finding.fingerprint for finding in findings])
