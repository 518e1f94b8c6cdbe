"""The interface's languages: catalogues (.po) and the translator that reads them.

Sentences in the code are English; `th` and `en` are complete. The catalogues are read as they
are, so there is no compiled file to keep in step.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path

from ita_desktop.locale.catalogue import read_catalogue
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

    def __call__(self, sentence: str, **values: object) -> str:
        """Return `sentence` in this language, its `{name}` fields filled with `values`."""
        translated = self._texts.get(sentence, sentence)
        return translated.format(**values) if values else translated

    @cached_property
    def _texts(self) -> dict[str, str]:
        # Read when the first sentence is wanted: a start that is handed over says nothing.
        return _catalogue(self.language)

    def problem(self, problem: Problem) -> str:
        """Return what a problem says, in this language."""
        return self(problem.sentence, **problem.values)


@cache
def _catalogue(language: str) -> dict[str, str]:
    return read_catalogue(_FOLDER / f"{language}.po")
