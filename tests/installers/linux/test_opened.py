"""Every window of the packed program looks as that of the program in development.

A picture, a letter, a word, a page that the package lacks shows in the picture of its window.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.installers.linux.conftest import PICTURES, ROOT, SOURCE
from tests.installers.linux.machine import COMMAND, files_of
from tests.installers.linux.walk import Walk
from tests.screen import a_screen

OFFICE = ["--office", "เทศบาลตำบลรวมใจพัฒนา", "--district", "แม่ใจ", "--province", "พะเยา"]
DIFFERING = 100  # pixels: more than a blinking cursor has, fewer than a small picture
# Times of the day stand there, down to the second: where it is told that all is saved, and at
# each step of the history.
CLOCK = (1100, 690, 1340, 730)  # left, top, right, bottom
TIMES = {"history.png": 2000}
PHOTO = ROOT / "tests/exchange/fixtures/photo.heic"


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another year's report of the same office, as JSON."""
    folder = tmp_path_factory.mktemp("other")
    made, target = folder / "other.ita", folder / "other.json"
    for words in (
        ["new", str(made), "--year", "2568", *OFFICE],
        ["export", str(made), "-o", str(target)],
    ):
        subprocess.run([*SOURCE, *words], check=True, cwd=ROOT)
    return target


@pytest.mark.display
def test_every_window_is_whole(
    installed: Path, workbook: Path, other: Path, tmp_path: Path
) -> None:
    pictures, files = {}, {}
    for name, command in {"source": SOURCE, "packed": [str(COMMAND)]}.items():
        # At the same place, so that nothing looks different for its name.
        home = tmp_path / "home"
        documents = home / "Documents"
        documents.mkdir(parents=True)
        path = Path(shutil.copy(workbook, documents / "office.ita"))
        pictures[name] = PICTURES / name
        shutil.rmtree(pictures[name], ignore_errors=True)
        with a_screen(tmp_path / f"screen-{name}") as screen:
            walk = Walk(screen, command, home, pictures[name])
            walk.from_the_start_page()
            walk.through_a_workbook(path, PHOTO, other)
            said = (tmp_path / f"screen-{name}" / "output.log").read_text("utf-8")
        assert "Traceback" not in said
        assert "qt." not in said
        assert not list((home / "state").rglob("errors.log"))
        files[name] = {
            kind: content for kind, content in files_of(documents).items() if kind != "office.ita"
        }
        home.rename(tmp_path / f"home-{name}")
    assert files["packed"].keys() == {"office.pdf", "mail.pdf", "office.json", "measures.pdf"}
    assert files["packed"] == files["source"]
    names = {path.name for path in pictures["source"].iterdir()}
    assert {path.name for path in pictures["packed"].iterdir()} == names
    differing = {name: differences(*(pictures[of] / name for of in pictures)) for name in names}
    assert not {
        name: count for name, count in differing.items() if count > TIMES.get(name, DIFFERING)
    }


def differences(one: Path, other: Path) -> int:
    """Return how many pixels of two pictures differ."""
    pictures = []
    for path in (one, other):
        picture = Image.open(path).convert("L")
        picture.paste(0, CLOCK)
        pictures.append(picture)
    return sum(ImageChops.difference(*pictures).histogram()[1:])
