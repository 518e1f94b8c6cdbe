"""What went wrong, in words for the user: the one kind of error every room may let out."""

from __future__ import annotations


def mark(sentence: str) -> str:
    """Mark a sentence for the translation catalogues; it is translated where it is shown."""
    return sentence


class Problem(Exception):  # noqa: N818 - it is a user's problem, not a programming error
    """Something the user can understand and act upon.

    Args:
        sentence: the English sentence that the catalogues know (`mark` it), with `{name}` fields.
        values: what the fields stand for; shown as text, never parsed.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence, values)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values)
