"""What the tests of PDFs share."""

import os
from collections.abc import Iterator

import pytest

from tests.pdf.validator import REQUIRED, MissingValidatorError, Validator, build


@pytest.fixture(scope="session")
def verapdf() -> Iterator[Validator]:
    """The validator, or a test that is skipped and says why."""
    try:
        build()
    except MissingValidatorError as error:
        if os.environ.get(REQUIRED):
            raise
        pytest.skip(str(error))
    validator = Validator()
    yield validator
    validator.close()
