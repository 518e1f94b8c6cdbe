"""A whole working day on a screen of its own, by keys and mouse alone.

From an empty folder to a checked report of two indicators in a mail. Nothing of the program is
called; what it did is read from its window titles, its files, and the pictures that are kept in
build/recorded-run. The mail program alone is made up, by `tests.mail_program`.
"""

from __future__ import annotations

import email
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from ita_desktop.assets import RESOURCES
from tests.mail_program import MAILS, make_known, opened_file
from tests.screen import Screen, a_screen, home_of

OUT = Path(__file__).resolve().parents[2] / "build" / "recorded-run"
PROGRAM = [sys.executable, "-m", "ita_desktop"]
FIRST_ROW = (120, 220)  # the first measure in the tree
PAPER, A_FEW_LINES = (850, 1270), 20  # where a page is white in the preview
CONTENTS = [
    (
        "๑",
        "การปฏิบัติหน้าที่",
        ["จัดทำคู่มือการปฏิบัติงาน", "ประกาศนโยบายไม่รับของขวัญ"],
        ["แต่งตั้งคณะทำงาน", "แจ้งเวียนให้ทุกส่วนราชการทราบ"],
        "ตุลาคม ๒๕๖๕ ถึงกันยายน ๒๕๖๖",
        ["งานนิติการ", "สำนักปลัด"],
        "completed",
        ["เผยแพร่คู่มือแล้ว ๒ ครั้ง เมื่อวันที่ ๓ มีนาคม ๒๕๖๖"],
    ),
    (
        "๒",
        "การใช้งบประมาณ",
        ["เปิดเผยแผนการใช้จ่ายงบประมาณ"],
        ["รวบรวมข้อมูล", "เผยแพร่บนเว็บไซต์ของหน่วยงาน"],
        "ตลอดปีงบประมาณ ๒๕๖๖",
        ["กองคลัง"],
        "completed",
        ["เปิดเผยแล้ว ๑ ครั้ง"],
    ),
]


class Recorder:
    """A clerk at a screen: what she does is counted, and each step leaves a picture.

    Args:
        screen: hers.
        name: of the run.
    """

    def __init__(self, screen: Screen, name: str) -> None:
        self.screen = screen
        self.actions: list[str] = []
        self._folder = OUT / name
        self._pictures = 0
        shutil.rmtree(self._folder, ignore_errors=True)

    def press(self, *keys: str) -> None:
        """Give commands by keys."""
        for key in keys:
            self.actions.append(key)
            self.screen.keys(key)

    def accept_file(self, title: str) -> None:
        """Press Enter in a file dialog until it goes; at first it may only close its proposals."""
        self.press("Return")
        self.screen.wait_for_calm()
        if title in self.screen.active_title():
            self.press("Return")

    def type(self, text: str) -> None:
        """Type text, which is work and no command."""
        self.screen.type(text)

    def click(self, x: int, y: int) -> None:
        """Click with the mouse."""
        self.actions.append(f"click {x},{y}")
        self.screen.click(x, y)

    def keep_list(self) -> None:
        """Keep what was done beside the pictures."""
        (self._folder / "actions.txt").write_text("\n".join(self.actions) + "\n")

    def look(self, what: str) -> None:
        """Wait until the window is still and keep its picture."""
        self._pictures += 1
        self.screen.picture(self._folder / f"{self._pictures:02}-{what}.png")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with a_screen(tmp_path / "screen") as screen:
        screen.use_layout("th")
        yield screen


def contents(path: Path) -> list[tuple]:
    """Return what the file itself says of its measures, past the program."""
    query = (
        "SELECT label, title, measures, steps, timeframe, responsible, status, outcomes"
        " FROM measure JOIN indicator ON indicator.id = indicator_id ORDER BY indicator.position"
    )
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        rows = file.execute(query).fetchall()
    return [tuple(json.loads(x) if x and x[0] == "[" else x for x in row) for row in rows]


def missing_in(pdf: Path) -> list[str]:
    """Return the typed texts that the PDF does not give back when it is searched."""
    text = text_of(pdf)
    typed = [text for row in CONTENTS for cell in row if isinstance(cell, list) for text in cell]
    return [one for one in typed if one.replace(" ", "") not in text]


def text_of(pdf: Path) -> str:
    """Return the PDF's text without spaces and line ends, in the order it is read in."""
    command = ["pdftotext", "-raw", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return "".join(text.split())


def begin_file(clerk: Recorder) -> None:
    screen = clerk.screen
    clerk.look("start")
    clerk.press("Tab", "space")
    screen.wait_for_window("ไฟล์ใหม่")
    clerk.type("เทศบาลตำบลรวมใจพัฒนา")
    clerk.press("Tab", "Tab")
    clerk.type("บ้านนา")
    clerk.press("Tab")
    clerk.type("นครนายก")
    clerk.press("Tab", "ctrl+a")
    clerk.type("๒๕๖๖")
    clerk.look("office")
    clerk.press("Return")
    screen.wait_for_window("เลือกที่เก็บไฟล์")
    clerk.look("where-to-keep-it")
    clerk.press("Return")
    screen.wait_for_window("เทศบาลตำบลรวมใจพัฒนา ITA — ปีงบประมาณ ๒๕๖๖")
    clerk.look("new-report")


def write_first_indicator(clerk: Recorder) -> None:
    clerk.press("Down")
    clerk.look("first-indicator")
    clerk.press("ctrl+m")
    clerk.type("จัดทำคู่มือการปฏิบัติงาน\nประกาศนโยบายไม่รับของขวัญ")
    clerk.press("Tab")
    clerk.type("แต่งตั้งคณะทำงาน\nแจ้งเวียนให้ทุกส่วนราชการทราบ")
    clerk.press("Tab")
    clerk.type("ตุลาคม ๒๕๖๕ ถึงกันยายน ๒๕๖๖")
    clerk.press("Tab")
    clerk.type("งานนิติการ")
    clerk.look("first-measure")
    clerk.press("F4", "Down", "space")
    clerk.look("units")
    clerk.press("Escape", "Tab", "Tab", "Right", "Right", "space", "Tab")
    clerk.type("เผยแพร่คู่มือแล้ว ๒ ครั้ง เมื่อวันที่ ๓ มีนาคม ๒๕๖๖")
    clerk.look("first-results")


def write_second_indicator(clerk: Recorder) -> None:
    clerk.press("shift+F6", "Down", "ctrl+m")
    clerk.type("เปิดเผยแผนการใช้จ่ายงบประมาณ")
    clerk.press("Tab")
    clerk.type("รวบรวมข้อมูล\nเผยแพร่บนเว็บไซต์ของหน่วยงาน")
    clerk.press("Tab", "Tab")
    clerk.type("กองคลัง")
    clerk.press("Tab", "Tab", "Right", "Right", "space", "Tab")
    clerk.type("เปิดเผยแล้ว ๑ ครั้ง")
    clerk.look("second-measure")


def send(clerk: Recorder) -> None:
    """Type who the mail goes to, in Latin letters, and open it."""
    clerk.press("shift+Tab")
    clerk.screen.use_layout("us")
    clerk.type("amphoe@example.go.th")
    clerk.screen.use_layout("th")
    clerk.press("Return")


def assert_mailed(draft: Path, pdf: Path) -> None:
    """Read what the mail program got."""
    mail = email.message_from_bytes(draft.read_bytes(), policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert (mail["X-Unsent"], mail["To"]) == ("1", "amphoe@example.go.th")
    assert mail["Subject"].endswith("ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ เทศบาลตำบลรวมใจพัฒนา")
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == pdf.name == "รายงาน ITA ๒๕๖๖ เทศบาลตำบลรวมใจพัฒนา.pdf"
    assert attached.get_content() == pdf.read_bytes()


@pytest.mark.display
def test_an_empty_folder_becomes_a_checked_report_in_a_mail(screen: Screen, tmp_path: Path) -> None:
    clerk = Recorder(screen, "new-report")
    home = home_of(tmp_path / "home")
    told = make_known(tmp_path / "home", MAILS)
    program = screen.start(PROGRAM, **home)
    screen.wait_for_window("ITA Desktop")
    begin_file(clerk)

    write_first_indicator(clerk)
    write_second_indicator(clerk)
    (path,) = (tmp_path / "home").rglob("*.ita")
    assert path.name == "เทศบาลตำบลรวมใจพัฒนา ITA.ita"

    clerk.press("F7")
    screen.wait_for_calm(looks=30)
    clerk.look("checked")
    clerk.press("Down", "Return")
    clerk.look("at-the-finding")
    clerk.type("ตลอดปีงบประมาณ ๒๕๖๖")
    clerk.look("corrected")
    clerk.press("F8")
    screen.wait_until(lambda: len(screen.lines_filled("#ffffff", *PAPER)) > A_FEW_LINES)
    clerk.look("pages")
    clerk.click(*FIRST_ROW)
    clerk.look("first-measure-again")
    clerk.press("ctrl+shift+e")
    screen.wait_for_window("ทำไฟล์ PDF")
    clerk.look("where-to-keep-the-pdf")
    clerk.press("Return")
    screen.wait_for_window("ส่งรายงานทางอีเมล")
    clerk.look("ways-to-send")
    send(clerk)
    screen.wait_until(told.exists)
    clerk.look("mail-program-opening")
    clerk.press("Escape", "ctrl+q")
    screen.wait_until(lambda: program.poll() is not None)
    assert program.returncode == 0
    clerk.keep_list()
    assert contents(path) == CONTENTS
    (pdf,) = (tmp_path / "home").rglob("*.pdf")
    assert missing_in(pdf) == []
    assert_mailed(opened_file(told), pdf)


@pytest.mark.display
def test_last_years_file_becomes_a_checked_pdf_in_at_most_twelve_commands(
    screen: Screen, tmp_path: Path
) -> None:
    clerk = Recorder(screen, "from-last-year")
    home = home_of(tmp_path / "home")
    documents = tmp_path / "home" / "Documents"
    documents.mkdir()
    shutil.copy(RESOURCES / "sample-report-2566.txt", documents / "ปีที่แล้ว.txt")
    screen.start(PROGRAM, **home)
    screen.wait_for_window("ITA Desktop")
    clerk.press("Return")
    screen.wait_for_window("เลือกไฟล์รายงานปีที่แล้ว")
    clerk.type("ปีที่แล้ว")
    screen.use_layout("us")
    clerk.type(".txt")
    screen.use_layout("th")
    clerk.look("last-years-file")
    clerk.accept_file("เลือกไฟล์รายงานปีที่แล้ว")
    screen.wait_for_window("เริ่มจากรายงานปีที่แล้ว")
    clerk.look("what-was-found")
    clerk.press("Return")
    clerk.look("where-to-keep-it")
    clerk.press("Return")
    screen.wait_for_window("ปีงบประมาณ ๒๕๖๗")
    clerk.press("F7")
    screen.wait_for_calm(looks=30)
    clerk.look("checked")
    clerk.press("ctrl+p")
    screen.wait_for_window("ทำไฟล์ PDF")
    clerk.press("Return")
    screen.wait_until(lambda: bool(list(documents.glob("*.pdf"))))
    clerk.look("exported")
    clerk.keep_list()
    assert len(clerk.actions) <= 12
