"""The installed program's windows, with real keys on a screen of its own; each leaves a picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.installers.windows.conftest import PICTURES
from tests.installers.windows.program import CLASSES, NAME, Program
from tests.installers.windows.wine import Wine

YEAR = "ปีงบประมาณ ๒๕๖๖"
# Wine looks for what a file is opened with among the machine's keys only.
MACHINE = r"HKLM\Software\Classes"
FEW = 2_000  # points, more than a cursor has


def difference(one: Path, other: Path) -> int:
    """Return how many points of two pictures of the screen differ."""
    with Image.open(one) as a, Image.open(other) as b:
        grey = ImageChops.difference(a.convert("RGB"), b.convert("RGB")).convert("L")
    return sum(grey.histogram()[1:])


@pytest.fixture
def associated(wine: Wine, program: Program) -> Iterator[None]:
    """Lets Wine see the user's associations, as Windows does."""
    for key, values in wine.registry(r"HKEY_CURRENT_USER\Software\Classes").items():
        for name in (".ita", "itadesktop.workbook"):
            if key.startswith(rf"{CLASSES}\{name}"):
                for value, text in values.items():
                    wine.set_value(MACHINE + key.removeprefix(CLASSES), value, text)
    yield
    for name in (".ita", "ITADesktop.Workbook"):
        wine.run("reg", "delete", rf"{MACHINE}\{name}", "/f")


def test_the_start_menus_entry_opens_the_program(program: Program, wine: Wine) -> None:
    wine.start("start", program.in_start_menu)
    wine.screen.wait_for_window(NAME)
    wine.screen.picture(PICTURES / "window-start.png")
    program.quit()


def test_a_double_clicked_workbook_opens_and_a_second_one_opens_in_the_same_program(
    program: Program, wine: Wine, workbook: Path, associated: None
) -> None:
    wine.start("start", workbook)
    wine.screen.wait_for_window(f"{workbook.stem} — {YEAR}")
    wine.screen.picture(PICTURES / "window-double-click.png")
    second = workbook.with_name("อีกไฟล์หนึ่ง.ita")
    second.write_bytes(workbook.read_bytes())
    running = program.processes()
    wine.start("start", second)
    wine.screen.wait_until(lambda: any(second.stem in title for title in wine.screen.titles()))
    wine.screen.wait_until(lambda: program.processes() == running)
    wine.screen.picture(PICTURES / "window-second-double-click.png")


def test_every_window_opens_and_the_report_becomes_a_pdf_by_keys(
    program: Program, wine: Wine, workbook: Path
) -> None:
    screen = wine.screen
    screen.picture(PICTURES / "window-empty.png")
    wine.start(program.windowed, workbook)
    main = f"{workbook.stem} — {YEAR} — {NAME}"
    screen.wait_for_window(main)

    kept = PICTURES / "window-empty.png"

    def look(name: str, *keys: str, title: str = main, looks: int = 4) -> None:
        """Press keys, wait for what they open or close, and keep a picture of it.

        What is still being worked out wants more looks until it is calm.
        """
        nonlocal kept
        before, kept = kept, PICTURES / f"window-{name}.png"
        if keys:
            screen.keys(*keys)
        screen.wait_for_window(title)

        def has_changed() -> bool:
            screen.wait_for_calm(looks=looks)
            screen.picture(kept)
            return difference(before, kept) > FEW

        screen.wait_until(has_changed)

    look("report")
    look("indicator", "Down")
    look("measure", "Down")
    look("find", "ctrl+f")
    look("find-left", "Escape")
    look("checks", "F7", looks=80)
    look("checks-left", "F7")
    look("pages", "F8", looks=80)
    look("pages-left", "F8")
    look("help", "F1", title="วิธีใช้โปรแกรม")
    look("help-left", "alt+F4")
    look("history", "F9", title="ประวัติการแก้ไข")
    look("history-left", "Escape")
    look("about", "alt+h", "Up", "Return", title="เกี่ยวกับโปรแกรม")
    look("about-left", "Escape")
    look("new", "ctrl+n", title="ไฟล์ใหม่")
    look("new-left", "Escape")
    look("pdf", "ctrl+p", title="ทำไฟล์ PDF")
    screen.keys("Return")
    folder = wine.home / "Documents"
    screen.wait_until(lambda: bool(list(folder.rglob("*.pdf"))))
    look("pdf-made", title="PDF")
    (pdf,) = folder.rglob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
    pdf.unlink()
    screen.keys("Escape")
    screen.activate(main)
    program.quit()
