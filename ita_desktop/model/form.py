"""The form's own words, as the official table prints them, and how its columns show lists.

Source: the report form for integrity and transparency measures (ITA, OIT item on carrying out the
measures), as local offices fill it. Other rooms read, draw and print these words; none of them
writes its own.
"""

from __future__ import annotations

import enum
from collections.abc import Collection
from dataclasses import dataclass

from ita_desktop.model.choices import ExtraColumn, OfficeKind, ReportRound, Status

INDICATOR_WORD = "ตัวชี้วัดที่"
DISTRICT_WORD = "อำเภอ"
PROVINCE_WORD = "จังหวัด"
# The capital is no province, and its districts have a word of their own.
CAPITAL = "กรุงเทพมหานคร"
CAPITAL_DISTRICT_WORD = "เขต"
FISCAL_YEAR_WORD = "ปีงบประมาณ"
# The title of the document that lists the measures alone, as the official list of what to publish
# (OIT) calls it, and the words before the year below it.
MEASURES_TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
OF_FISCAL_YEAR_WORDS = "ประจำปีงบประมาณ พ.ศ."

# What the row says of an indicator that has no measures, and its other cells as clerks fill a cell
# that stays empty.
NO_MEASURES_WORDS = "ยังไม่มีมาตรการ"
NOTHING_SIGN = "-"

# The parts before the tables.
COVER_WORD = "ปก"
LOGO_WORD = "ตราสัญลักษณ์"
PREFACE_WORD = "คำนำ"
CONTENTS_WORD = "สารบัญ"
CONTINUED_WORD = "(ต่อ)"
CONTENTS_COLUMNS = ("เรื่อง", "หน้า")

# The official memo: the regulation on secretariat work (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ
# พ.ศ. ๒๕๒๖), form 2, and below it the places for the head's order as offices add them.
MEMO_WORD = "บันทึกข้อความ"
MEMO_FROM = "ส่วนราชการ"
MEMO_NUMBER = "ที่"
MEMO_DATE = "วันที่"
MEMO_SUBJECT = "เรื่อง"
MEMO_TO = "เรียน"
MEMO_CLOSING = "จึงเรียนมาเพื่อโปรดทราบและพิจารณา"
# What a closing begins with, whatever it asks for.
MEMO_CLOSING_START = "จึงเรียนมา"
POSITION_WORD = "ตำแหน่ง"
OPINION_WORD = "ความเห็น"
ORDER_WORD = "คำสั่ง"

# The results of the assessment.
RESULTS_TITLE = "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)"
RESULTS_COLUMNS = ("ปีงบประมาณ พ.ศ.", "คะแนน", "ระดับผลการประเมิน")
RESULTS_MORE = (
    "ปีงบประมาณ พ.ศ. {year} ได้ {score} คะแนน "
    "เพิ่มขึ้นจากปีงบประมาณ พ.ศ. {year_before} ซึ่งได้ {score_before} คะแนน จำนวน {difference} คะแนน"
)
RESULTS_LESS = (
    "ปีงบประมาณ พ.ศ. {year} ได้ {score} คะแนน "
    "ลดลงจากปีงบประมาณ พ.ศ. {year_before} ซึ่งได้ {score_before} คะแนน จำนวน {difference} คะแนน"
)
RESULTS_SAME = "ปีงบประมาณ พ.ศ. {year} ได้ {score} คะแนน เท่ากับปีงบประมาณ พ.ศ. {year_before}"
# Where the total alone does not settle the band.
RESULTS_BY_TOTAL = (
    "หมายเหตุ: ระดับคิดจากคะแนนรวม โดยระดับ “{band}” "
    "ต้องได้คะแนนแต่ละเครื่องมือ (IIT EIT และ OIT) ไม่น้อยกว่า {every} คะแนนด้วย"
)

# The summary of all measures and the places to sign, after the tables.
SUMMARY_TITLE = "สรุปผลการดำเนินการ"
SUMMARY_COLUMNS = ("ผลการดำเนินการ", "จำนวน (รายการ)", "ร้อยละ")
SUMMARY_BY_INDICATOR = "จำแนกตามตัวชี้วัด"
SUMMARY_BY_UNIT = "จำแนกตามผู้รับผิดชอบ"
INDICATOR_COLUMN = "ตัวชี้วัด"
UNIT_COLUMN = "ผู้รับผิดชอบ"
TOTAL_WORD = "รวม"
NO_STATUS_WORD = "ยังไม่ระบุ"
NO_UNIT_WORD = "ไม่ระบุผู้รับผิดชอบ"
SUMMARY_SHARED = (
    "หมายเหตุ: รายการที่มีผู้รับผิดชอบหลายหน่วยงานนับให้ทุกหน่วยงาน "
    "ผลรวมจึงมากกว่าจำนวนรายการทั้งหมด ({count} รายการ)"
)
SUMMARY_EMPTY = "ยังไม่มีรายการมาตรการในรายงานนี้"
CHART_TEXT = "แผนภูมิแท่งแสดงจำนวนรายการตามผลการดำเนินการ รวม {total} รายการ: {bars}"
CHART_BAR_TEXT = "{label} {count} รายการ"
PROBLEMS_TITLE = "ปัญหาและอุปสรรค"
SUGGESTIONS_TITLE = "ข้อเสนอแนะ"
SIGNATURES_WORD = "การลงนาม"
SIGN_WORD = "ลงชื่อ"
SIGNING_DATE = "วันที่"
# Who signs, by what their columns' names begin with.
SIGNER_WORDS = {"prepared": "ผู้จัดทำ", "reviewed": "ผู้ตรวจ", "approved": "ผู้อนุมัติ"}

# The appendix, what its pictures are called there and in the table, and what the table calls files
# that are not printed.
APPENDIX_WORD = "ภาคผนวก"
PHOTO_WORD = "ภาพที่"
DOCUMENT_WORDS = "เอกสารแนบ:"

# The room of a photo in the appendix, width and height: three stand side by side in landscape and
# two in portrait, so that six are on a page.
PRINTED_PHOTO_MILLIMETRES = (77.5, 64.0)
# The room that photos are kept for: half as large again, so that a notice on one of them can still
# be read when the page is enlarged.
PHOTO_MILLIMETRES = (118.0, 88.0)
PHOTO_DOTS_PER_INCH = 200

STATUS_LABELS: dict[Status, str] = {
    Status.NOT_FEASIBLE: "ไม่สามารถดำเนินการได้",
    Status.IN_PROGRESS: "อยู่ระหว่างการดำเนินการ",
    Status.COMPLETED: "ดำเนินการแล้วเสร็จ",
}
# In the order in which a summary counts them: what is done first, what nobody has said last.
SUMMARY_LABELS: dict[Status | None, str] = {
    **{status: STATUS_LABELS[status] for status in reversed(STATUS_LABELS)},
    None: NO_STATUS_WORD,
}


class Marker(enum.Enum):
    """What a page draws before each item of a list."""

    NUMBER = "number"
    DASH = "dash"
    NONE = "none"


@dataclass(frozen=True)
class Column:
    """One column of the form's table.

    Args:
        field: the attribute of `Measure` it shows; of `position` its place in the table, from 1.
        title: its header.
        marker: what stands before its items.
        is_centred: whether its lines stand in the middle.
    """

    field: str
    title: str
    marker: Marker = Marker.NONE
    is_centred: bool = False


COLUMNS: tuple[Column, ...] = (
    Column("measures", "มาตรการ/แนวทาง", Marker.NUMBER),
    Column("steps", "ขั้นตอนหรือวิธีการปฏิบัติ", Marker.NUMBER),
    Column("timeframe", "ระยะเวลาดำเนินการ"),
    Column("responsible", "ผู้รับผิดชอบ", Marker.DASH),
    Column("status", "สรุปผลการดำเนินการตามมาตรการ"),
    Column("outcomes", "ผลลัพธ์หรือความสำเร็จของการดำเนินการ", Marker.DASH),
)

# All columns that a table can have, in their order, with the switch of those that are not always
# there.
_COLUMNS_IN_ORDER: tuple[tuple[Column, ExtraColumn | None], ...] = (
    (Column("position", "ที่", is_centred=True), ExtraColumn.NUMBER),
    *((column, None) for column in COLUMNS[:3]),
    (Column("budget", "งบประมาณ"), ExtraColumn.BUDGET),
    *((column, None) for column in COLUMNS[3:]),
    (Column("evidence", "หลักฐาน", Marker.DASH), ExtraColumn.EVIDENCE),
    (Column("remark", "หมายเหตุ"), ExtraColumn.REMARK),
)
# Those of the document that lists the measures alone: what was planned, not what came of it.
_PLANNED = frozenset({"position", "measures", "steps", "timeframe", "budget", "responsible"})


def columns_with(extra: Collection[ExtraColumn]) -> tuple[Column, ...]:
    """Return a table's columns: the form's own, and some of those that an office may add."""
    return tuple(
        column for column, switch in _COLUMNS_IN_ORDER if switch is None or switch in extra
    )


def planned_columns_with(extra: Collection[ExtraColumn]) -> tuple[Column, ...]:
    """Return those of `columns_with` that are known before a measure is carried out."""
    return tuple(column for column in columns_with(extra) if column.field in _PLANNED)


# The units that an office of a kind usually has, in the order of its own charts.
_LOCAL_UNITS = (
    "สำนักปลัด",
    "กองคลัง",
    "กองช่าง",
    "กองการศึกษา",
    "กองสาธารณสุขและสิ่งแวดล้อม",
    "กองสวัสดิการสังคม",
)
USUAL_UNITS: dict[OfficeKind, tuple[str, ...]] = {
    OfficeKind.MUNICIPALITY: (*_LOCAL_UNITS, "กองยุทธศาสตร์และงบประมาณ", "หน่วยตรวจสอบภายใน"),
    OfficeKind.SUBDISTRICT: (*_LOCAL_UNITS, "กองส่งเสริมการเกษตร", "หน่วยตรวจสอบภายใน"),
    OfficeKind.PROVINCIAL: (
        "สำนักปลัดองค์การบริหารส่วนจังหวัด",
        "สำนักงานเลขานุการองค์การบริหารส่วนจังหวัด",
        "กองยุทธศาสตร์และงบประมาณ",
        "กองคลัง",
        "กองช่าง",
        "กองสาธารณสุข",
        "กองการศึกษา ศาสนา และวัฒนธรรม",
        "กองพัสดุและทรัพย์สิน",
        "กองการเจ้าหน้าที่",
        "หน่วยตรวจสอบภายใน",
    ),
    OfficeKind.SCHOOL: (
        "กลุ่มบริหารวิชาการ",
        "กลุ่มบริหารงบประมาณ",
        "กลุ่มบริหารงานบุคคล",
        "กลุ่มบริหารทั่วไป",
    ),
    OfficeKind.OTHER: _LOCAL_UNITS,
}

# How the part of the year is called, its number in Arabic digits.
ROUND_WORDS: dict[ReportRound, str] = {
    ReportRound.FULL_YEAR: "รอบ 12 เดือน",
    ReportRound.SIX_MONTHS: "รอบ 6 เดือน",
}

# What an office's name begins with, and the kind that this says.
OFFICE_WORDS: dict[str, OfficeKind] = {
    "เทศบาล": OfficeKind.MUNICIPALITY,
    "องค์การบริหารส่วนตำบล": OfficeKind.SUBDISTRICT,
    "อบต.": OfficeKind.SUBDISTRICT,
    "องค์การบริหารส่วนจังหวัด": OfficeKind.PROVINCIAL,
    "อบจ.": OfficeKind.PROVINCIAL,
    "โรงเรียน": OfficeKind.SCHOOL,
    "เมืองพัทยา": OfficeKind.OTHER,
    "สำนักงานเขต": OfficeKind.OTHER,
}

# The mail that sends a report: its subject and its text, an empty line between two paragraphs, with
# the words of a letter to another office (the regulation above, form 1). A missing name leaves no
# gap.
MAIL_SUBJECT = "ขอส่งรายงาน ITA ประจำปีงบประมาณ พ.ศ. {year} {round} {office}"
MAIL_TO_DISTRICT = "เรียน นาย{district}"
MAIL_TO_ANYONE = "เรียน ผู้ที่เกี่ยวข้อง"
MAIL_SENDS = (
    "{office} {place} ขอส่งรายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน (ITA) "
    "ประจำปีงบประมาณ พ.ศ. {year} {round} ตามไฟล์ PDF ที่แนบมาพร้อมอีเมลนี้"
)
MAIL_ENCLOSED = "สิ่งที่ส่งมาด้วย {file} จำนวน 1 ไฟล์"
MAIL_CLOSING = "จึงเรียนมาเพื่อโปรดทราบ"
MAIL_END = "ขอแสดงความนับถือ"
# The attached file: as she reads it, and in letters that every old mail program shows.
MAIL_FILE = "รายงาน ITA {year} {office}"
MAIL_PLAIN_FILE = "ITA-{year}.pdf"
# What the offices' names begin with that the head of their district (นายอำเภอ) watches over.
UNDER_DISTRICTS = ("เทศบาลตำบล", "องค์การบริหารส่วนตำบล", "อบต.")

# What a sentence calls an office whose name is not known.
UNNAMED_OFFICES: dict[OfficeKind, str] = {
    OfficeKind.MUNICIPALITY: "เทศบาล",
    OfficeKind.SUBDISTRICT: "องค์การบริหารส่วนตำบล",
    OfficeKind.PROVINCIAL: "องค์การบริหารส่วนจังหวัด",
    OfficeKind.SCHOOL: "โรงเรียน",
    OfficeKind.OTHER: "หน่วยงาน",
}


def place_line(district: str, province: str) -> str:
    """Return where an office is: the names, each after its word (อำเภอแม่ใจ จังหวัดพะเยา)."""
    district, province = district.strip(), province.strip()
    is_capital = province == CAPITAL
    places = (
        (CAPITAL_DISTRICT_WORD if is_capital else DISTRICT_WORD, district),
        ("" if is_capital else PROVINCE_WORD, province),
    )
    # The word may have been typed with the name.
    return " ".join(name if name.startswith(word) else word + name for word, name in places if name)
