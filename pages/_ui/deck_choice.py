"""What a person asks of a deck, bound to the address: whom, what, when, for which meeting, which slides."""

from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from pages._output import html
from pages._output.deck import choice
from pages._output.deck.catalogue import CATALOGUE, PRESETS, Preset, parts_of, preset_of
from pages._output.sentences import deck_page as told
from pages._ui import asking, chosen, filters, pair_filters

MOST_PEERS = 3
KEPT = ("ubah", "setara", "rincian")  # entries of Simulasi that its slide reads


class Choice(NamedTuple):
    """Everything the address says about a deck."""

    government: str
    indicator_code: str
    year: int | None  # None: the newest with a figure
    peers: tuple[str, ...]
    preset_code: str
    meeting: str  # '2026-4'
    codes: tuple[str, ...]  # of slides, in their order
    simulation: tuple[tuple[str, str], ...]

    @property
    def preset(self) -> Preset:
        return PRESETS[self.preset_code]

    @property
    def is_own(self) -> bool:
        """Whether the slides are not those of the preset in its order."""
        return self.codes != self.preset.codes

    @property
    def extra(self) -> list[str]:
        """Indicators of further slides."""
        return [code for code in dict.fromkeys(parts_of(one)[1] for one in self.codes) if code]

    def address(self, **more) -> str:
        """The query that opens this choice again: 'pemda=64&bahan=raker&...'."""
        entries = {"pemda": self.government, "pembanding": ",".join(self.peers), "indikator": self.indicator_code}
        entries |= {"tahun": self.year or "", "bahan": self.preset_code, "rapat": self.meeting}
        entries |= {"slide": choice.entry_of(self.codes, self.preset) or "", **dict(self.simulation), **more}
        return urlencode({name: value for name, value in entries.items() if value != ""}, safe=",:.")


def choose(government: str, places, audience_place) -> Choice:
    """The filters of the page in its `places` (indicator, year, peers, meeting) and the audience."""
    indicator_place, year_place, peers_place, meeting_place = places
    with indicator_place:
        indicator_code = filters.choose_indicator(government)
    filters.stop_on_unknown()
    points = asking.rows("score_series", government_codes=[government], indicator_code=indicator_code)
    year = chosen.choose_year(points, year_place)
    with meeting_place:
        meeting = _choose_meeting()
    level = next(g["level"] for g in asking.rows("governments") if g["government_code"] == government)
    names = {code: preset_of(code, level).name for code in PRESETS}
    with audience_place:
        preset_code = filters.choose_part("Bahan", "bahan", names, resets=("slide",))
    if preset_code == "kajitiru" and not filters.read("pembanding"):
        filters.write("pembanding", pair_filters.model_peer(government))
    asked = {name: _asked(name) for name in ("pembanding", "slide")}
    with peers_place:
        names = {code: name for code, name in filters.government_names().items() if code != government}
        peers = filters.choose_many("Pembanding", "pembanding", names, MOST_PEERS, without=government)
    indicator_codes = _indicator_names(government)
    codes, unknown = choice.codes_of(filters.read("slide"), PRESETS[preset_code], indicator_codes)
    codes = list(dict.fromkeys("tren" if code == f"tren-{indicator_code}" else code for code in codes))
    for code in unknown:
        st.session_state.setdefault("unknown", []).append(("Slide", code))
    filters.stop_on_unknown()
    _say_unused(asked, len(peers), len(codes))
    simulation = tuple((name, value) for name in KEPT if (value := filters.read(name)))
    asked_year = year if filters.read("tahun") else None
    return Choice(government, indicator_code, asked_year, tuple(peers), preset_code, meeting, tuple(codes), simulation)


def _asked(name: str) -> int:
    """How many different codes the address holds under a name."""
    return len(set(filter(None, (filters.read(name) or "").split(","))))


def _say_unused(asked: dict[str, int], peer_count: int, slide_count: int) -> None:
    """What of the address is known and still not used."""
    if asked["pembanding"] > peer_count:
        st.html(f"<p class='rb-footer'>{html.text(told.unused_peers(MOST_PEERS))}</p>")
    if asked["slide"] > slide_count >= choice.MOST_SLIDES:
        st.html(f"<p class='rb-footer'>{html.text(told.unused_slides(choice.MOST_SLIDES))}</p>")


def _choose_meeting() -> str | None:
    today = date.today()
    options = choice.meetings_around(today)
    kept = filters.read("rapat")
    if kept and choice.is_meeting(kept):
        options = dict(sorted((options | {kept: choice.meeting_words(kept)}).items()))
    return filters.choose("Rapat", "rapat", options, choice.meeting_of(today))


def _indicator_names(government: str) -> dict[str, str]:
    """Indicators with a figure that a further slide can be about, by code."""
    return {
        one["indicator_code"]: one["short_name"]
        for one in asking.rows("government_indicators", government_code=government)
        if one["unit"] != "peringkat" and (one["year_count"] or one["target_count"])
    }


def show_adding(picked: Choice) -> None:
    """Add a slide that is not in the deck, or go back to the slides of the audience."""
    names = {code: name for code, (name, _) in CATALOGUE.items() if code not in picked.codes}
    for code, name in _indicator_names(picked.government).items():
        if code != picked.indicator_code and f"tren-{code}" not in picked.codes:
            names[f"tren-{code}"] = f"{CATALOGUE['tren'][0]}: {name}"
    with st.container(horizontal=True, vertical_alignment="bottom", key="deck_adding"):
        if len(picked.codes) < choice.MOST_SLIDES:
            st.session_state["deck_add"] = None
            st.selectbox(
                "Tambah slide",
                list(names),
                format_func=names.get,
                index=None,
                placeholder="Pilih slide",
                key="deck_add",
                width=320,
                on_change=lambda: write_codes(picked, [*picked.codes, st.session_state["deck_add"]]),
            )
        if picked.is_own:
            st.button(
                "Kembali ke susunan awal", on_click=write_codes, args=(picked, picked.preset.codes), key="deck_reset"
            )


def write_codes(picked: Choice, codes) -> None:
    """Keep another choice or order of slides."""
    filters.write("slide", choice.entry_of([code for code in codes if code], picked.preset))
