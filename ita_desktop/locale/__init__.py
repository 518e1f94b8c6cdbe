"""The interface's languages: catalogues (.po) and the translator that reads them.

Sentences in the code are English; `th` and `en` are complete. The catalogues are read as they
are, so there is no compiled file to keep in step.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from ita_desktop.problems import Problem

LANGUAGES = ("th", "en")
_FOLDER = Path(__file__).resolve().parent

Translate = Callable[..., str]


class Translator:
    """Turns the code's English sentences into one language.

    Args:
        language: one of `LANGUAGES`.
    """

    def __init__(self, language: str = "th") -> None:
        self.language = language
        with (_FOLDER / f"{language}.po").open("rb") as source:
            catalogue = read_po(source, locale=language)
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        self._translations = Translations(compiled)

    def __call__(self, sentence: str, **values: object) -> str:
        """Return `sentence` in this language, its `{name}` fields filled with `values`."""
        translated = str(self._translations.gettext(sentence)) if sentence else ""
        return translated.format(**values) if values else translated

    def problem(self, problem: Problem) -> str:
        """Return what a problem says, in this language."""
        return self(problem.sentence, **problem.values)
