"""Mode rapat: the slides full screen, their numbers frozen to the version the meeting began with."""

import streamlit as st

from pages._output.deck.browser.meeting import meeting_html
from pages._output.deck.model import Deck
from pages._output.sentences import deck_page as told
from pages._ui import asking, filters
from pages._ui.deck_choice import Choice

MOST_KEPT = 30  # decks of meetings, the oldest goes first


@st.cache_resource(show_spinner=False)
def _meetings(folder: str) -> dict[tuple[str, int], Deck]:
    """The decks of meetings since this server started, by address and data version."""
    return {}


def is_asked() -> bool:
    """Whether the address asks for the meeting screen."""
    return filters.read("layar") == "rapat"


def show(picked: Choice, make) -> None:
    """The meeting screen: the deck as it was at the version of the address, else a new one by `make()`.

    A reload during the meeting, also after an upload, shows the same numbers.
    """
    meetings, address = _meetings(asking.folder()), picked.address()
    wanted = filters.read("dasar") or ""
    asked = int(wanted) if wanted.isdecimal() else None
    deck = meetings.get((address, asked)) or make()
    meetings[address, deck.version_id] = deck
    while len(meetings) > MOST_KEPT:
        meetings.pop(next(iter(meetings)))
    filters.write("dasar", str(deck.version_id))
    way_out = f"raker?{picked.address(dasar=deck.version_id)}"
    st.html(meeting_html(deck, way_out, told.frozen(deck.version_id, asking.version_id(), asked)))
