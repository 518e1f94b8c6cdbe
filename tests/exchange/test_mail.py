"""The mail that sends a report: a draft every mail program opens, whatever was typed."""

from __future__ import annotations

import email
import re
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.exchange import Letter, addresses, letter, write_draft
from ita_desktop.exchange.mail import draft
from ita_desktop.model import Digits, Office, OfficeKind, Report, ReportRound
from ita_desktop.problems import Problem
from ita_desktop.thai.folding import fold

PDF = b"%PDF-1.7\r\nFrom here\n.\n\xff\x00%%EOF"
OFFICE = Office(
    name="เทศบาลตำบลรวมใจพัฒนา", kind=OfficeKind.MUNICIPALITY, district="แม่ใจ", province="พะเยา"
)
REPORT = Report(
    fiscal_year=2566, prepared_by="นางสาวสมใจ ใจดี", prepared_position="นักวิเคราะห์นโยบายและแผน"
)
# What could end a header or begin one, beside any other text.
_typed = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\r\n\x85\u2028\t :;\"'\\/=?_%<>@{}ก้ำ๒"),
    ),
    max_size=60,
) | st.sampled_from(
    [
        "x\r\nBcc: everyone@example.com",
        "x\n\n--=_ita-desktop",
        "=?utf-8?b?QmNjOg==?=",
        "{office}{0}",
        "ชื่อ" * 60,
    ]
)


def parsed(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def parts(message: EmailMessage) -> tuple[EmailMessage, EmailMessage]:
    text, pdf = message.iter_parts()
    assert isinstance(text, EmailMessage)
    assert isinstance(pdf, EmailMessage)
    return text, pdf


def one_line(text: str) -> str:
    return " ".join(fold(text).split())


def test_it_says_in_the_words_of_official_letters_who_sends_what_to_whom():
    written = letter(OFFICE, REPORT)
    assert written.subject == "ขอส่งรายงาน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ เทศบาลตำบลรวมใจพัฒนา"
    assert written.text.split("\n\n") == [
        "เรียน นายอำเภอแม่ใจ",
        (
            "เทศบาลตำบลรวมใจพัฒนา อำเภอแม่ใจ จังหวัดพะเยา "
            "ขอส่งรายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน (ITA) "
            "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ ตามไฟล์ PDF ที่แนบมาพร้อมอีเมลนี้"
        ),
        "สิ่งที่ส่งมาด้วย “รายงาน ITA ๒๕๖๖ เทศบาลตำบลรวมใจพัฒนา.pdf” จำนวน ๑ ไฟล์",
        "จึงเรียนมาเพื่อโปรดทราบ",
        "ขอแสดงความนับถือ\nนางสาวสมใจ ใจดี\nนักวิเคราะห์นโยบายและแผน\nเทศบาลตำบลรวมใจพัฒนา\n",
    ]


@pytest.mark.parametrize(
    ("name", "district", "province", "greeted"),
    [
        ("อบต.บ้านนา", "อำเภอแม่ใจ", "พะเยา", "เรียน นายอำเภอแม่ใจ"),
        ("เทศบาลตำบลบ้านนา", "", "พะเยา", "เรียน ผู้ที่เกี่ยวข้อง"),
        ("เทศบาลนครบ้านนา", "เมือง", "พะเยา", "เรียน ผู้ที่เกี่ยวข้อง"),
        ("สำนักงานเขตดุสิต", "ดุสิต", "กรุงเทพมหานคร", "เรียน ผู้ที่เกี่ยวข้อง"),
        ("", "แม่ใจ", "พะเยา", "เรียน ผู้ที่เกี่ยวข้อง"),
    ],
)
def test_it_greets_the_head_of_the_district_where_the_office_is_under_one(
    name, district, province, greeted
):
    office = Office(name=name, district=district, province=province)
    assert letter(office, REPORT).text.split("\n")[0] == greeted


def test_digits_and_the_half_of_the_year_are_those_of_the_report():
    half = Report(fiscal_year=2567, round=ReportRound.SIX_MONTHS, digits=Digits.ARABIC)
    written = letter(OFFICE, half)
    assert written.subject == (
        "ขอส่งรายงาน ITA ประจำปีงบประมาณ พ.ศ. 2567 (รอบ 6 เดือน) เทศบาลตำบลรวมใจพัฒนา"
    )
    assert "2567 (รอบ 6 เดือน) ตามไฟล์" in written.text
    assert written.file_name == "รายงาน ITA 2567 เทศบาลตำบลรวมใจพัฒนา.pdf"
    assert not set("๐๑๒๓๔๕๖๗๘๙") & set(written.text + written.subject)


def test_an_empty_office_leaves_no_gaps():
    written = letter(Office(), Report(fiscal_year=2566))
    assert written.file_name == "รายงาน ITA ๒๕๖๖.pdf"
    assert "  " not in written.text + written.subject
    assert not any(line != line.strip() for line in written.text.split("\n"))


def test_the_draft_has_the_report_attached_and_is_known_as_not_sent():
    data = draft(letter(OFFICE, REPORT), PDF, "amphoe@example.go.th; b@example.com")
    message = parsed(data)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "amphoe@example.go.th, b@example.com"
    assert message["Subject"] == letter(OFFICE, REPORT).subject
    assert {"Date", "From", "Message-ID"} & set(message.keys()) == set()
    text, pdf = parts(message)
    assert text.get_content_type() == "text/plain"
    assert text.get_content().replace("\r\n", "\n") == letter(OFFICE, REPORT).text
    assert pdf.get_content_type() == "application/pdf"
    assert pdf.get_content_disposition() == "attachment"
    assert pdf.get_content() == PDF
    assert pdf.get_filename() == "รายงาน ITA ๒๕๖๖ เทศบาลตำบลรวมใจพัฒนา.pdf"


def test_a_program_that_knows_no_thai_names_reads_one_in_plain_letters():
    _, pdf = parts(parsed(draft(letter(OFFICE, REPORT), PDF)))
    assert pdf.get_param("name") == "ITA-2566.pdf"


def test_nobody_is_written_to_where_no_address_is_known():
    assert parsed(draft(letter(OFFICE, REPORT), PDF))["To"] is None


def test_the_same_report_gives_the_same_bytes_and_another_one_others(tmp_path):
    written = letter(OFFICE, REPORT)
    for name in "ab":
        write_draft(written, PDF, tmp_path / name)
    first = (tmp_path / "a").read_bytes()
    assert first == (tmp_path / "b").read_bytes() == draft(written, PDF)
    boundary = parsed(first).get_boundary()
    others = (draft(written, PDF + b"\n"), draft(letter(Office(), REPORT), PDF))
    assert all(parsed(other).get_boundary() != boundary for other in others)


@given(typed=st.tuples(*[_typed] * 6), pdf=st.binary(max_size=300))
def test_whatever_was_typed_is_text_in_its_place_and_nothing_more(typed, pdf):
    name, district, province, person, position, file_name = typed
    office = Office(name=name, district=district, province=province)
    report = Report(fiscal_year=2566, prepared_by=person, prepared_position=position)
    written = letter(office, report, file_name)
    data = draft(written, pdf)
    assert re.search(rb"(?<!\r)\n|\r(?!\n)|[^\x00-\x7f]", data) is None
    assert max(map(len, data.split(b"\r\n"))) <= 78
    message = parsed(data)
    assert message.keys() == ["Content-Type", "MIME-Version", "Subject", "X-Unsent"]
    assert message["Subject"] == written.subject
    assert one_line(name) in message["Subject"]
    assert not message.defects
    text, attached = parts(message)
    assert text.get_content().replace("\r\n", "\n") == written.text
    assert one_line(position) in text.get_content().split("\r\n")
    assert attached.get_content() == pdf
    assert attached.get_filename() == written.file_name
    assert not one_line(file_name) or attached.get_filename() == one_line(file_name)


@given(subject=_typed, text=_typed, file_name=_typed)
def test_a_letter_of_other_words_is_no_way_in_either(subject, text, file_name):
    message = parsed(draft(Letter(subject, text, file_name, "a.pdf"), PDF))
    assert message.keys() == ["Content-Type", "MIME-Version", "Subject", "X-Unsent"]
    assert message["Subject"] == one_line(subject)
    first, attached = parts(message)
    assert first.get_content().replace("\r\n", "\n") == fold(text)
    assert attached.get_content() == PDF


@given(name=_typed)
def test_a_proposed_name_fits_every_system(name):
    proposed = letter(Office(name=name), REPORT).file_name
    assert not set(proposed) & set('/\\:*?"<>|\n\r\t\0')
    assert proposed.endswith(".pdf")
    assert len(proposed) <= 84


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        (" \n", []),
        ("a@b.go.th", ["a@b.go.th"]),
        ("a@b.go.th,c.d@e.th ; f@g.co\n", ["a@b.go.th", "c.d@e.th", "f@g.co"]),
    ],
)
def test_addresses_are_read_with_whatever_stands_between_them(typed, found):
    assert addresses(typed) == found


@pytest.mark.parametrize(
    "typed",
    [
        "อำเภอ",
        "a@b",
        "a@@b.th",
        "a b@c.th",
        "<a@b.th>",
        "a@b.th>",
        "ก@ข.ไทย",
        "a@b.th\r\nBcc: x@y.th",
        "@",
    ],
)
def test_what_is_no_address_is_refused_and_nothing_is_written(typed, tmp_path: Path):
    with pytest.raises(Problem):
        write_draft(letter(OFFICE, REPORT), PDF, tmp_path / "a.eml", typed)
    assert list(tmp_path.iterdir()) == []


@given(typed=_typed)
def test_no_text_makes_a_header_of_an_address(typed):
    try:
        data = draft(letter(OFFICE, REPORT), PDF, typed)
    except Problem:
        return
    assert {"Bcc", "Cc"} & set(parsed(data).keys()) == set()
