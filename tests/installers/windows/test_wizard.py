"""The installer's pages as she sees them, in both languages; each leaves a picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_desktop import __version__
from tests.installers.windows.conftest import PICTURES
from tests.installers.windows.program import LISTED, NAME, Program
from tests.installers.windows.wine import Wine

SETTINGS = rf"HKCU\Software\{NAME}"
NUMBERS = {"th": "1054", "en": "1033"}  # of the languages in Windows


class Wizard:
    """A wizard that is looked at page by page.

    Args:
        wine: where it is shown.
        name: of its pictures.
    """

    def __init__(self, wine: Wine, name: str) -> None:
        self._screen = wine.screen
        self._name = name
        self._pages = 0

    def look(self, title: str = NAME) -> None:
        """Keep a picture of its page as soon as that is whole."""
        self._screen.wait_for_window(title)
        # Wine takes a while over a long text, and shows nothing of it meanwhile.
        self._screen.wait_for_calm(looks=30)
        self._pages += 1
        self._screen.picture(PICTURES / f"{self._name}-{self._pages}.png")

    def next(self) -> None:
        """Go on, as Enter does everywhere, and look."""
        self._screen.keys("Return")
        self.look()


@pytest.fixture
def unknown(program: Program) -> Program:
    """The program, never installed before; it is installed again afterwards by whom needs it."""
    program.remove()
    return program


@pytest.mark.parametrize("language", ["th", "en"])
def test_enter_alone_installs_the_program_and_opens_it(
    unknown: Program, wine: Wine, setup: Path, language: str
) -> None:
    screen = wine.screen
    wine.start(setup)
    wizard = Wizard(wine, f"wizard-{language}")
    wizard.look()
    assert screen.active_title() == NAME  # which asks for the language
    if language == "en":
        screen.keys("e")
    wizard.next()  # welcome
    wizard.next()  # for whom
    wizard.next()  # licences
    screen.keys("Return")
    screen.wait_until(lambda: LISTED in wine.registry("HKEY_CURRENT_USER"))
    wizard.look()  # finish
    registry = wine.registry("HKEY_CURRENT_USER")
    assert registry[LISTED]["displayversion"] == __version__
    kept = registry[SETTINGS.replace("HKCU", "HKEY_CURRENT_USER").lower()]
    assert kept["language"] == NUMBERS[language]
    assert unknown.on_desktop.exists()
    screen.keys("Return")
    screen.wait_until(unknown.is_running)
    screen.wait_until(lambda: screen.active_title() == NAME)
    wizard.look()
    unknown.quit()


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_remover_says_that_her_files_stay_and_where_they_are(
    program: Program, wine: Wine, language: str
) -> None:
    wine.set_value(SETTINGS, "Language", NUMBERS[language])
    wine.start(program.folder / "uninstall.exe")
    wizard = Wizard(wine, f"remover-{language}")
    wizard.look()
    wine.screen.keys("Return")
    wine.screen.wait_until(lambda: not program.folder.exists())
    wizard.look()
    wine.screen.keys("Return")
    wine.screen.wait_until(lambda: not wine.screen.titles())


def test_leaving_the_wizard_changes_nothing(unknown: Program, wine: Wine, setup: Path) -> None:
    before = wine.registry("HKEY_CURRENT_USER")
    leaving = wine.start(setup, "/LANG=1054")
    wizard = Wizard(wine, "wizard-left")
    wizard.look()
    wine.screen.keys("Escape")
    wizard.look()
    wine.screen.keys("Return")
    assert leaving.wait(60) == 1
    assert not unknown.folder.exists()
    assert wine.registry("HKEY_CURRENT_USER") == before
