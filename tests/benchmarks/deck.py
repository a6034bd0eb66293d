"""The deck: twelve slides of a raker triwulan, its annex and its briefing, as the page makes them."""

import logging
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial

from data import store
from data.ingest.illustrative import illustrative_upload
from data.ingest.storing.saving import save
from data.permission import COMMAND_LINE
from pages._output.deck.annex.file import build_annex
from pages._output.deck.browser.briefing import build_briefing
from pages._output.deck.catalogue import PRESETS
from pages._output.deck.choice import meeting_of
from pages._output.deck.powerpoint.file import build_pptx
from pages._ui import asking, deck_making
from pages._ui.deck_choice import Choice
from tests.benchmarks.report import Measured, in_indonesian, median_seconds, seconds

GOVERNMENT, PEER = "64", "82"
MOST_DECK, MOST_BRIEFING = 2.0, 1.0  # seconds
MADE_AT = datetime(2026, 11, 22, tzinfo=UTC)


def measure() -> Iterator[Measured]:
    """Everything once cold, then with the answers of the store asked anew, then with answers kept."""
    logging.disable(logging.WARNING)  # Streamlit misses a browser at every filter
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RB_STATE"] = folder
        _prepare()
        yield from _measure()


def _prepare() -> None:
    """A store with the published data and the illustrative set."""
    with store.connect() as con:
        save(con, illustrative_upload("Benchmark"), COMMAND_LINE)


def _measure() -> Iterator[Measured]:
    codes = PRESETS["raker"].codes
    picked = Choice(GOVERNMENT, "RB", None, (PEER,), "raker", meeting_of(date.today()), codes, ())

    def make():
        with asking.one_run():
            return deck_making.make(picked)

    def make_anew():
        asking._answers.clear()
        asking._made.clear()
        return make()

    def whole(make_deck) -> None:
        build_pptx(make_deck(), MADE_AT)

    first = seconds(partial(whole, make))
    deck = make()
    parts = {
        f"the {len(deck.slides)} slides, answers asked anew": (partial(whole, make_anew), MOST_DECK),
        f"the {len(deck.slides)} slides, answers kept": (partial(whole, make), MOST_DECK),
        "- of it: questions and composing, answers asked anew": (make_anew, None),
        "- of it: questions and composing, answers kept": (make, None),
        "- of it: the PowerPoint": (partial(build_pptx, deck, MADE_AT), None),
        "the xlsx annex": (partial(build_annex, deck, MADE_AT), MOST_DECK),
        "the html briefing": (partial(build_briefing, deck), MOST_BRIEFING),
    }
    yield Measured(f"the {len(deck.slides)} slides, first time in this process", _s(first), "", "")
    took = {name: median_seconds(work) for name, (work, _) in parts.items()}
    for name, (_, most) in parts.items():
        goal = (f"≤ {in_indonesian(most, 0)} s", took[name] <= most) if most else ("", None)
        yield Measured(name, _s(took[name]), f"{in_indonesian(took[name] / first)} × the first", *goal)


def _s(number: float) -> str:
    return f"{in_indonesian(number)} s"
