"""Mode rapat: the slides full screen, their numbers frozen to the version the meeting began with."""

import re

import streamlit as st

from pages._output import html
from pages._output.deck.browser.meeting import meeting_html
from pages._output.deck.model import Deck
from pages._output.sentences import deck_page as told
from pages._ui import asking, filters
from pages._ui.deck_choice import Choice

MOST_KEPT = 30  # decks of meetings, the oldest goes first


@st.cache_resource(show_spinner=False)
def _meetings(folder: str) -> dict[tuple[str, tuple, int], Deck]:
    """The decks of meetings since this server started, by address, what was kept from the viewer, and data version."""
    return {}


def is_asked() -> bool:
    """Whether the address asks for the meeting screen."""
    return filters.read("layar") == "rapat"


def show(picked: Choice, make) -> None:
    """The meeting screen: the deck as it was at the version of the address, else a new one by `make()`.

    A reload during the meeting, also after an upload, shows the same numbers; but not to somebody who sees less.
    """
    meetings, choice = _meetings(asking.folder()), (picked.address(), asking.hidden())
    asked = version_in(filters.read("dasar"))
    deck = meetings.get((*choice, asked)) or make()
    way_out = f"raker?{picked.address(dasar=deck.version_id)}"
    if not deck.slides:
        st.html(
            f"<p class='rb-prose'>{html.text(told.nothing_to_show(deck))} "
            f"<a href='{html.text(way_out)}' target='_self'>Kembali ke Bahan raker</a></p>"
        )
        return
    meetings[*choice, asked or deck.version_id] = deck
    while len(meetings) > MOST_KEPT:
        meetings.pop(next(iter(meetings)))
    if asked is None:
        filters.write("dasar", str(deck.version_id))
    st.html(meeting_html(deck, way_out, told.frozen(deck.version_id, asking.version_id(), asked)))


def version_in(entry: str | None) -> int | None:
    """The data version of an address entry; None for anything that cannot be one."""
    return int(entry) if entry and re.fullmatch("[0-9]{1,9}", entry) else None
