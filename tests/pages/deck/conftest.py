"""Stores the tests of slides read: the published data, and with the illustrative set."""

import pytest

from tests.pages.deck.briefs import opened


@pytest.fixture(scope="module")
def published(published_folder):
    with opened(published_folder) as con:
        yield con


@pytest.fixture(scope="module")
def illustrated(illustrated_folder):
    with opened(illustrated_folder) as con:
        yield con
