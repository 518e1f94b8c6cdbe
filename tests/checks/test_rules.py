"""Each rule: what it finds, and what it leaves alone."""

import pytest

from ita_desktop.checks import Finding
from ita_desktop.model import Digits, Indicator, OfficeKind, Report, Status
from tests.checks.reports import (
    AFTER,
    a_measure,
    a_report,
    an_office,
    applied,
    codes,
    codes_of,
    findings_in,
    said,
    text_at,
)


def corrected(text: str, code: str) -> str:
    """Return a text after the first remedy of what a rule finds in it."""
    report = a_report(a_measure(steps=[text]))
    (found,) = (finding for finding in findings_in(report) if finding.code == code)
    applied(report, found.remedies[0])
    return report.indicators[0].measures[0].steps[0]


def with_labels(*labels: str, titles: tuple[str, ...] = ()) -> list[Finding]:
    indicators = [
        Indicator(label=label, title=title, measures=[a_measure()])
        for label, title in zip(labels, titles or ["งานของหน่วยงาน"] * len(labels), strict=True)
    ]
    return [
        finding
        for finding in findings_in(a_report(indicators=indicators))
        if finding.code.startswith("number.")
    ]


# Numbers of indicators


@pytest.mark.parametrize(
    "labels", [("๑", "๒", "๓"), ("1", "2", "3"), ("๑.", "๒."), ("ก", "ข"), ("1.1", "1.2"), ("๑",)]
)
def test_numbers_in_order_are_right(labels):
    assert with_labels(*labels) == []


def test_a_doubled_number_is_an_error_and_counting_again_is_certain():
    (found,) = with_labels("1", "2", "2", "3")
    assert (found.code, found.certain) == ("number.doubled", True)
    assert [edit.value for edit in found.remedies[0].edits] == ["3", "4"]


def test_a_skipped_number_is_asked_about():
    (found,) = with_labels("๑", "๒", "๔")
    assert (found.code, found.certain) == ("number.skipped", False)


def test_official_numbers_may_be_skipped():
    assert with_labels("๑", "๔", titles=("การปฏิบัติหน้าที่", "การใช้ทรัพย์สินของราชการ")) == []


def test_labels_that_are_no_numbers_are_only_compared():
    (found,) = with_labels("ก", "ก")
    assert (found.code, found.remedies) == ("number.doubled", ())


# Years


@pytest.mark.parametrize(
    "timeframe",
    [
        "ตลอดปี ๒๕๖๖",
        "ตลอดปีงบประมาณ พ.ศ. 2566",
        "ต.ค. ๒๕๖๕ - ก.ย. ๒๕๖๖",
        "ตุลาคม 2565 ถึง กันยายน 2566",
        "1 ต.ค. 65 – 30 ก.ย. 66",
        "๑/๑๐/๒๕๖๕ - ๓๐/๐๙/๒๕๖๖",
        "ธ.ค.๖๕",
        "ปี ๒๕๖๖ - ๒๕๗๐",
        "ปี ๒๕๖๕-๒๕๖๖",
        "ทุกวันจันทร์ เวลา ๑๐.๓๐ น.",
        "ตลอดปี",
        "ภายใน ๗ วัน",
    ],
)
def test_time_frames_of_the_fiscal_year_are_right(timeframe):
    assert [code for code in codes_of(timeframe=timeframe) if code.startswith("year")] == []


@pytest.mark.parametrize(
    ("timeframe", "written", "right"),
    [
        ("ตลอดปี ๒๕๖๗", "๒๕๖๗", "ตลอดปี ๒๕๖๖"),
        ("ปีงบประมาณ 2565", "2565", "ปีงบประมาณ 2566"),
        ("ต.ค. ๒๕๖๖", "๒๕๖๖", "ต.ค. ๒๕๖๕"),
        ("มีนาคม 67", "67", "มีนาคม 66"),
        ("ตลอดปีงบประมาณ พ.ศ.๒๕๖๗", "๒๕๖๗", "ตลอดปีงบประมาณ พ.ศ.๒๕๖๖"),
        ("ม.ค.๒๕๖๗", "๒๕๖๗", "ม.ค.๒๕๖๖"),
        ("ต.ค. ๖๖ - ก.ย. ๖๗", "๖๖", "ต.ค. ๖๕ - ก.ย. ๖๖"),
        ("๓๐/๙/๒๕๖๗", "๒๕๖๗", "๓๐/๙/๒๕๖๖"),
    ],
)
def test_other_time_frames_are_asked_about(timeframe, written, right):
    report = a_report(a_measure(timeframe=timeframe))
    (found,) = (item for item in findings_in(report) if item.code == "year.timeframe")
    assert text_at(report, found) == written
    here, move = found.remedies
    applied(report, here)
    assert report.indicators[0].measures[0].timeframe == right
    assert [code for code in codes(findings_in(report)) if code.startswith("year")] == []
    report.indicators[0].measures[0].timeframe = timeframe
    applied(report, move)
    assert [code for code in codes(findings_in(report)) if code.startswith("year")] == []


def test_a_month_of_another_fiscal_year_is_told_with_that_year():
    report = a_report(a_measure(timeframe="ตุลาคม พ.ศ.๒๕๖๖"))
    (found,) = (item for item in findings_in(report) if item.code == "year.timeframe")
    assert "ตุลาคม ๒๕๖๖ (ปีงบประมาณ ๒๕๖๗)" in str(found)
    assert found.remedies[0].values == {"year": "๒๕๖๕"}


def test_a_time_frame_that_is_half_right_has_no_ready_remedy():
    report = a_report(a_measure(timeframe="ม.ค. ๒๕๖๖ - ธ.ค. ๒๕๖๖"))
    (found,) = (item for item in findings_in(report) if item.code == "year.timeframe")
    assert found.remedies == ()


def test_all_rows_of_one_wrong_year_can_be_changed_together():
    report = a_report(*(a_measure(timeframe="ตลอดปี ๒๕๖๗") for _ in range(3)))
    found = [item for item in findings_in(report) if item.code == "year.timeframe"]
    applied(report, found[1].remedies[1])
    assert {measure.timeframe for measure in report.indicators[0].measures} == {"ตลอดปี ๒๕๖๖"}


@pytest.mark.parametrize(
    "step",
    [
        "ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐",
        "ตามระเบียบกระทรวงการคลัง พ.ศ. ๒๕๖๗",
        "ตามคำสั่งที่ ๑๒๓/๒๕๖๕",
        "นำผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๕ มาวิเคราะห์",
        "ตามแผนปฏิบัติการ (พ.ศ. ๒๕๖๕ - ๒๕๖๙)",
        "ประชุมเมื่อวันที่ ๑๕ พ.ย. ๒๕๖๕",
        "ลดลงจากปี ๒๕๖๕",
        "พิมพ์คู่มือ ๒๕๖๗ เล่ม",
        "https://www.example.go.th/ปี2567/",
    ],
)
def test_years_that_something_explains_are_right(step):
    assert [code for code in codes(said(step)) if code.startswith("year")] == []


def test_a_year_left_in_a_step_is_pointed_at():
    assert corrected("จัดทำแผนประจำปี ๒๕๖๕", "year.text") == "จัดทำแผนประจำปี ๒๕๖๖"


def test_a_remark_may_speak_of_next_year_but_not_of_last():
    assert codes_of(remark="จะทำต่อในปี ๒๕๖๗") == []
    assert codes_of(remark="ทำแล้วในปี ๒๕๖๕") == ["year.text"]


def test_a_suggestion_may_speak_of_next_year():
    assert codes(findings_in(a_report(suggestions=["ตั้งงบประมาณในปี ๒๕๖๗"]))) == []
    assert codes(findings_in(a_report(suggestions=["ตั้งงบประมาณในปี ๒๕๖๕"]))) == ["year.text"]


def test_last_years_result_in_the_preface_is_right():
    right = "ตามผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. ๒๕๖๕"
    assert codes(findings_in(a_report(preface=right))) == []
    assert codes(findings_in(a_report(preface="รายงานประจำปี ๒๕๖๕"))) == ["year.text"]


def test_the_cover_names_the_reports_year_or_its_ita_year():
    title = "รายงานผล ปีงบประมาณ พ.ศ. ๒๕๖๗"
    assert codes(findings_in(a_report(title=title))) == ["year.title"]
    assert codes(findings_in(a_report(title=title, ita_year=2567))) == []


# What is missing


def test_a_whole_measure_has_no_finding():
    assert codes_of() == []


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"measures": []}, "empty.measures"),
        ({"steps": [" "]}, "empty.steps"),
        ({"timeframe": " "}, "empty.timeframe"),
        ({"responsible": []}, "empty.responsible"),
        ({"outcomes": []}, "empty.outcomes"),
        ({"steps": ["ก้าวแรก", ""]}, "empty.item"),
        ({"status": None}, "status.none"),
        ({"status": Status.NOT_FEASIBLE}, "status.no_reason"),
        ({"measures": ["มาตรการหนึ่ง", "มาตรการสอง"], "outcomes": ["๑", "๒"]}, "count.steps"),
        ({"measures": ["มาตรการหนึ่ง", "มาตรการสอง"], "steps": ["๑", "๒"]}, "count.outcomes"),
        ({"outcomes": ["บุคลากรรับทราบ"]}, "outcomes.unproved"),
    ],
)
def test_what_is_missing_is_found(values, code):
    assert codes_of(**values) == [code]


@pytest.mark.parametrize(
    "values",
    [
        {"status": Status.NOT_FEASIBLE, "reason": "งบประมาณไม่พอ", "outcomes": []},
        {"outcomes": ["บุคลากรรับทราบ"], "evidence": ["คำสั่ง.pdf"]},
        {"outcomes": ["บุคลากร ๑๒ คน รับทราบ"]},
        {"status": Status.IN_PROGRESS, "outcomes": ["กำลังจัดทำ"]},
    ],
)
def test_what_is_rightly_missing_is_left_alone(values):
    assert codes_of(**values) == []


def test_an_empty_row_is_one_finding():
    empty = a_measure(measures=[], steps=[], timeframe="", responsible=[], status=None, outcomes=[])
    assert codes(findings_in(a_report(empty))) == ["empty.row"]


def test_in_progress_is_overtaken_when_the_year_is_over():
    report = a_report(a_measure(status=Status.IN_PROGRESS))
    assert codes(findings_in(report)) == []
    (found,) = findings_in(report, today=AFTER)
    assert (found.code, len(found.remedies)) == ("status.overtaken", 2)


def test_an_empty_report_and_office_are_found():
    report = Report(fiscal_year=2566, indicators=[Indicator()])
    office = an_office(name="", district="", province=" ")
    assert codes(findings_in(report, office)) == [
        "empty.name",
        "empty.district",
        "empty.province",
        "empty.title",
        "empty.preface",
        "empty.indicator",
        "empty.label",
        "empty.title",
    ]
    assert codes(findings_in(a_report(indicators=[]))) == ["empty.indicators"]
    provincial = an_office(district="", kind=OfficeKind.PROVINCIAL)
    assert findings_in(a_report(), provincial) == []


# Digits


@pytest.mark.parametrize(
    ("text", "code", "right"),
    [
        ("ปี ๒๕๖o", "digits.latin_o", "ปี ๒๕๖๐"),
        ("โทร. o๘๑-๒๓๔๕", "digits.latin_o", "โทร. ๐๘๑-๒๓๔๕"),
        ("จำนวน ๑O ครั้ง และ ๑O คน", "digits.latin_o", "จำนวน ๑๐ ครั้ง และ ๑๐ คน"),
        ("จำนวน ๑๒3 คน", "digits.mixed", "จำนวน ๑๒๓ คน"),
        ("วันที่ 1/๑๐/2565", "digits.mixed", "วันที่ 1/10/2565"),
        ("อบรม 12 คน", "digits.two_kinds", "อบรม ๑๒ คน"),
    ],
)
def test_wrong_digits_are_corrected(text, code, right):
    assert corrected(text, code) == right


@pytest.mark.parametrize(
    ("field", "value", "right"),
    [
        ("memo_subject", "ขอรายงานผลการการดำเนินงาน", "ขอรายงานผลการดำเนินงาน"),
        ("memo_body", "เรื่องเดิม\n\nตามการการประเมิน", "เรื่องเดิม\n\nตามการประเมิน"),
        ("problems", ["ขาดงบ", "ขาดการการอบรม"], ["ขาดงบ", "ขาดการอบรม"]),
        ("suggestions", ["ควรมีการการอบรม"], ["ควรมีการอบรม"]),
    ],
)
def test_all_that_a_report_says_in_words_is_read(field, value, right):
    report = a_report(**{field: value})
    (found,) = findings_in(report)
    assert (found.code, found.place.field) == ("word.doubled", field)
    applied(report, found.remedies[0])
    assert getattr(report, field) == right


def test_a_budget_is_read_too():
    report = a_report(a_measure(budget="๕๐,๐๐๐ บาท จากการการโอน"))
    (found,) = findings_in(report)
    assert (found.code, found.place.field) == ("word.doubled", "budget")
    assert codes_of(budget="๕o,๐๐๐ บาท") == ["digits.latin_o"]


@pytest.mark.parametrize(
    "text",
    [
        "ตามตัวชี้วัด O๔๒ และ o๔๓",
        "ตามข้อ O42 มาตรฐาน ISO 9001 กระดาษ A4 ระบบ 5G",
        "https://www.example.go.th/2566/01 และ a1@example.go.th",
        "จำนวน ๑,๒๓๔.๕๐ บาท",
    ],
)
def test_digits_of_names_and_addresses_are_right(text):
    assert said(text) == []


def test_a_report_wholly_in_other_digits_is_one_finding():
    report = a_report(
        a_measure(timeframe="ตลอดปี 2566", outcomes=["อบรม 12 คน", "อบรม 3 ครั้ง"]),
        title="รายงานผล ปีงบประมาณ พ.ศ. 2566",
    )
    (found,) = findings_in(report)
    assert (found.code, found.place.field, len(found.remedies)) == ("digits.page", "digits", 2)
    applied(report, found.remedies[1])
    assert report.indicators[0].measures[0].outcomes == ["อบรม ๑๒ คน", "อบรม ๓ ครั้ง"]
    assert findings_in(report) == []
    report.digits = Digits.ARABIC
    applied(report, findings_in(report)[0].remedies[0])
    assert report.digits is Digits.THAI


# Words


@pytest.mark.parametrize(
    ("text", "code", "right"),
    [
        ("นโยบาย No Give Policy", "spelling.wrong", "นโยบาย No Gift Policy"),
        ("แก้ไขปัญหาคาการทุจริต", "spelling.wrong", "แก้ไขปัญหาการทุจริต"),
        ("ระเบียบปฎิบัติ", "spelling.wrong", "ระเบียบปฏิบัติ"),
        ("ร่วมในการการสร้างวัฒนธรรม", "word.doubled", "ร่วมในการสร้างวัฒนธรรม"),
        ("จัดให้มีการการประชุม", "word.doubled", "จัดให้มีการประชุม"),
        ("การการการประชุม", "word.doubled", "การประชุม"),
        ("ประชาสัมพันธ์เพื่อเพื่อให้ทราบ", "word.doubled", "ประชาสัมพันธ์เพื่อให้ทราบ"),
        ("เผยแพร่คู่มือมือการปฏิบัติงาน", "word.doubled", "เผยแพร่คู่มือการปฏิบัติงาน"),
        ("ประชาชนและ และเจ้าหน้าที่", "word.doubled", "ประชาชนและเจ้าหน้าที่"),
        ("ทาง Website Website ของหน่วยงาน", "word.doubled", "ทาง Website ของหน่วยงาน"),
        ("ตามนโยบายนโยบายไม่รับของขวัญ", "word.doubled", "ตามนโยบายไม่รับของขวัญ"),
        ("ปิ ด ป ร ะ ก า ศ ป ้าย ประชาสัมพันธ์", "spacing.letters", "ปิดประกาศป้าย ประชาสัมพันธ์"),
        ("ติดต ่อกองคลัง", "spacing.letters", "ติดต่อกองคลัง"),
        ("หรือWebsite", "spacing.latin", "หรือ Website"),
        ("ทาง Facebookของหน่วยงาน", "spacing.latin", "ทาง Facebook ของหน่วยงาน"),
        ("คู่มือการยืมทรัพย์สิน ของราชการ", "spacing.line_end", "คู่มือการยืมทรัพย์สินของราชการ"),
        ("แผนบริหารความ เสี่ยง", "spacing.line_end", "แผนบริหารความเสี่ยง"),
        ("การใช้ จ่ายเงิน", "spacing.line_end", "การใช้จ่ายเงิน"),
        ("ให้เจ้า หน้าที่ทราบ", "spacing.line_end", "ให้เจ้าหน้าที่ทราบ"),
    ],
)
def test_wrong_words_and_spaces_are_corrected(text, code, right):
    assert corrected(text, code) == right


@pytest.mark.parametrize(
    "text",
    [
        "ตามที่เทศบาลตำบลรวมใจพัฒนา ได้ดำเนินการแล้ว",
        "คณะกรรมการการเลือกตั้ง และมาตรการการป้องกัน",
        "หน้าที่ที่ได้รับมอบหมาย ในที่ที่เหมาะสม",
        "มูลค่าของของขวัญ และให้เพื่อเพื่อนร่วมงาน จัดการการประชุม",
        "หัวหน้างานงานพัสดุ และผู้ใช้ใช้งานระบบ",
        "นานาประการ จริงจริง ต่างๆ เป็นระยะๆ และอื่น ๆ ที่เกี่ยวข้อง",
        "เพื่อบริการประชาชน ประชาชนได้รับความสะดวก",
        "ให้ นายสมชาย ใจดี เป็นผู้รับผิดชอบ",
        "ได้แก่ กองคลัง กองช่าง และ สำนักปลัด",
        "ครู อาจารย์ พ่อ แม่ ผู้ปกครอง เข้าร่วมกิจกรรม",
        "จัดซื้อวัสดุ ครุภัณฑ์ ที่ดิน และสิ่งก่อสร้าง",
        "ก ข ค ง",
        "ติดประกาศ ณ ที่ทำการเทศบาล ตลาด วัด โรงเรียน",
        "บุคลากรทุกคน ทุกตำแหน่ง ทุกระดับ ต้องลงนามรับทราบ",
        "ทั้งนี้ ให้ถือปฏิบัติโดยเคร่งครัด อย่างไรก็ตาม หากมีข้อสงสัย ให้สอบถามกองคลัง",
        "การประชุม การอบรม การสัมมนา และการศึกษาดูงาน",
        "ปรากฏตามกฎหมาย",
        "นโยบาย (No Gift Policy) ของเทศบาล ทาง Facebook Line หรือ Website",
    ],
)
def test_good_thai_is_left_alone(text):
    assert said(text) == []


def test_one_word_in_two_spellings_is_asked_about_and_made_one_everywhere():
    report = a_report(
        a_measure(steps=["แจกเวียนคำสั่ง"], remark="แจ้งเวียนแล้ว"),
        a_measure(steps=["แจ้งเวียนคำสั่ง", "ทาง Website และ website"]),
    )
    found = [item for item in findings_in(report) if item.code == "spelling.two_ways"]
    assert [text_at(report, item) for item in found] == ["แจกเวียน", "website"]
    applied(report, found[0].remedies[1])
    (latin,) = (item for item in findings_in(report) if item.code == "spelling.two_ways")
    applied(report, latin.remedies[0])
    first, second = report.indicators[0].measures
    assert (first.remark, second.steps[0]) == ("แจกเวียนแล้ว", "แจกเวียนคำสั่ง")
    assert second.steps[1] == "ทาง Website และ Website"
    assert findings_in(report) == []


@pytest.mark.parametrize(
    "other", ["สำนักปลัดเทศบาล", "สำนักปลัด เทศบาล", "สำนักปลัดเทศบาลตำบลรวมใจพัฒนา", "สำนักปลัต"]
)
def test_one_unit_under_two_names_is_asked_about(other):
    report = a_report(a_measure(), a_measure(responsible=["สำนักปลัด", "กองคลัง", other]))
    (found,) = (item for item in findings_in(report) if item.code == "unit.two_ways")
    assert text_at(report, found) == other
    applied(report, found.remedies[0])
    assert report.indicators[0].measures[1].responsible == ["สำนักปลัด", "กองคลัง"]


def test_units_that_are_two_are_left_alone():
    units = ["กองคลัง", "กองช่าง", "หมู่ที่ ๑ บ้านใหม่", "หมู่ที่ ๒ บ้านใหม่", "สำนักปลัด", "ทุกส่วนราชการ"]
    assert codes_of(responsible=units) == []


# Titles and the preface


def test_a_title_nearly_official_is_corrected_and_others_are_only_pointed_at():
    def found_in(title: str) -> list[Finding]:
        indicators = [Indicator(label="๑", title=title, measures=[a_measure()])]
        return findings_in(a_report(indicators=indicators))

    (slip,) = found_in("การปฎิบัตหน้าที่".replace("ฎ", "ฏ"))
    assert (slip.code, slip.certain) == ("title.nearly_official", True)
    assert slip.remedies[0].edits[0].value == "การปฏิบัติหน้าที่"
    (other,) = found_in("งานป่าไม้")
    assert (other.code, other.remedies) == ("title.not_official", ())
    assert found_in("การให้บริการและระบบ E-Service") == []
    assert found_in("(การปฏิบัติหน้าที่)") == []


def test_a_cover_without_the_era_is_corrected():
    report = a_report(title="รายงานผล\nปีงบประมาณ ๒๕๖๖")
    (found,) = findings_in(report)
    applied(report, found.remedies[0])
    assert report.title == "รายงานผล\nปีงบประมาณ พ.ศ. ๒๕๖๖"


def test_a_preface_that_repeats_itself_can_lose_either_half():
    heading = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม"
    body = "ตามที่เทศบาลตำบลรวมใจพัฒนา ได้วิเคราะห์ผลการประเมินแล้ว"
    again = f"{heading}ภายในหน่วยงาน\n\n{body.replace(' ', '')}"
    report = a_report(preface=f"{heading}\n\n{body}\n\n{again}")
    (found,) = findings_in(report)
    assert found.code == "preface.repeated"
    second, first = found.remedies
    assert second.edits[0].value == again
    assert first.edits[0].value == f"{heading}\n\n{body}"


def test_a_year_left_in_an_indicators_title_is_pointed_at():
    title = "การป้องกันการทุจริต ประจำปี ๒๕๖๕"
    indicators = [Indicator(label="๑", title=title, measures=[a_measure()])]
    assert "year.text" in codes(findings_in(a_report(indicators=indicators)))


def test_equal_flaws_of_one_field_are_put_aside_one_by_one():
    report = a_report(a_measure(steps=["มีการการประชุม", "มีการการประชุม"]))
    first, second = findings_in(report)
    assert first.fingerprint != second.fingerprint
    assert findings_in(report, dismissed=[first.fingerprint]) == [second]
    assert findings_in(report, dismissed=[second.fingerprint]) == [first]


def test_what_an_older_file_put_aside_stays_so_for_all_equal_flaws():
    report = a_report(a_measure(steps=["มีการการประชุม", "มีการการประชุม"]))
    known = findings_in(report)[0].fingerprint.partition(".")[0]
    assert len(known) == 20
    assert findings_in(report, dismissed=[known]) == []
