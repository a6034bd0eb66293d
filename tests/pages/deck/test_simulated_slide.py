"""A simulation as a slide: its bars, what it says about itself, and the way there from the page Simulasi."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from pages._output.deck.brief import Simulated
from pages._output.deck.model import LeftOut
from pages._output.deck.slides import simulated
from tests.pages.deck import briefs
from tests.pages.deck.pairs import troubles
from tests.pages.test_every_page import FRAME, bodies, checked

KALTIM = "64"
MOVES = [("Tata laksana", 3.085, 4.2, 5.0), ("Penguatan Pengawasan", 5.38, 7.0, None), ("SDM aparatur", 2.7, 2.0, 5.0)]
PLAIN = Simulated(
    year=2024,
    index=70.5,
    predikat="BB",
    simulated=74.1,
    simulated_predikat="BB",
    moves=MOVES,
    status_words=("▼", "di bawah target", "below"),
    target_words="target 2024: 74,50",
    source_words="",
    is_illustrative=False,
)
pytestmark = pytest.mark.usefixtures("on_screen")


@pytest.fixture(scope="module")
def brief(published_folder):
    with briefs.opened(published_folder) as con:
        return briefs.brief_of(con, KALTIM)


def test_the_title_tells_from_where_to_where_and_the_footer_that_it_is_no_projection(brief):
    slide = simulated.build(brief._replace(simulated=PLAIN))
    assert slide.title == "Simulasi: 70,50 menjadi 74,10 (BB)"
    assert slide.footer.startswith("Simulasi, bukan proyeksi.")
    assert "target 2024: 74,50: ▼ di bawah target" in slide.footer
    assert troubles(slide) == []


def test_every_moved_part_has_its_last_score_and_its_simulated_one(brief):
    chart = simulated.build(brief._replace(simulated=PLAIN)).body
    before, after = chart.series
    assert (before.name, after.name, after.tone) == ("Skor terakhir", "Simulasi", "kita")
    found = dict(zip(chart.categories, zip(before.values, after.values, strict=True), strict=True))
    assert found == {
        "Penguatan Pengawasan": (5.38, 7.0),
        "Tata laksana (batas 5)": (3.085, 4.2),
        "SDM aparatur (batas 5)": (2.7, 2.0),
    }
    assert dict(zip(chart.categories, before.labels, strict=True))["Tata laksana (batas 5)"] == "3,085"
    assert chart.minimum == 0 and chart.maximum >= 7 and chart.has_key


def test_many_parts_are_cut_and_named(brief):
    many = PLAIN._replace(moves=[(f"Bagian {number}", 1.0, 1.0 + number, 20.0) for number in range(1, 13)])
    slide = simulated.build(brief._replace(simulated=many))
    assert len(slide.body.categories) == 7 and slide.body.categories[0] == "Bagian 12"
    assert "Tidak digambar: Bagian 5, Bagian 4, Bagian 3, dan 2 lainnya." in slide.footer
    assert troubles(slide) == []


def test_illustrative_scores_mark_the_slide(brief):
    slide = simulated.build(brief._replace(simulated=PLAIN._replace(is_illustrative=True)))
    assert slide.is_illustrative and slide.title == "Simulasi: Ilustrasi: 70,50 menjadi 74,10 (BB)"
    assert troubles(slide) == []


def test_without_a_simulation_it_says_where_to_make_one(brief):
    assert simulated.build(brief) == LeftOut("Susun simulasinya di halaman Simulasi, lalu pilih Jadikan slide.")


def visit(**address):
    app = AppTest.from_file(FRAME, default_timeout=60).run()
    for name, value in address.items():
        app.query_params[name] = value
    return checked(app.switch_page("analysis/simulation.py").run())


def links(app):
    found = re.findall(r'href="(raker[^"]*)"', " ".join(bodies(app)))
    return [urlsplit(unescape(one)) for one in found]


def test_the_page_offers_the_slide_only_when_something_has_moved(illustrated_folder):
    app = visit(pemda=KALTIM)
    assert links(app) == []
    app = visit(pemda=KALTIM, tahun="2022", setara="36", ubah="HASIL.HASIL_PP:8")
    (link,) = links(app)
    asked = {name: value for name, (value,) in parse_qs(link.query).items()}
    wanted = {"pemda": KALTIM, "tahun": "2022", "setara": "36", "ubah": "HASIL.HASIL_PP:8"}
    assert asked == wanted | {"slide": "status,simulasi,keputusan"}


READER = """
import streamlit as st
from pages._ui import deck_simulated
st.session_state["read"] = deck_simulated.simulated_of("64", "Kalimantan Timur")
"""


def read(**address):
    """What simulated_of finds at an address."""
    app = AppTest.from_string(READER, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return checked(app.run()).session_state["read"]


def test_the_address_gives_the_values_that_the_page_shows(illustrated_folder, brief):
    found = read(tahun="2022", ubah="HASIL.HASIL_PP:8")
    ((name, was, becomes, ceiling),) = found.moves
    assert (name, becomes, ceiling) == ("Kualitas Pelayanan Publik", 8.0, 10.0)
    assert round(found.simulated - found.index, 6) == round(8.0 - was, 6)
    page = " ".join(bodies(visit(pemda=KALTIM, tahun="2022", ubah="HASIL.HASIL_PP:8")))
    slide_words = re.search(r"([\d,]+) menjadi ([\d,]+)", simulated.build(brief._replace(simulated=found)).title)
    assert all(number in page for number in slide_words.groups())
    assert found.is_illustrative and found.target_words.startswith("target 2")


@pytest.mark.parametrize(
    "address",
    [
        {},
        {"tahun": "2022"},
        {"tahun": "2022", "ubah": "HASIL.HASIL_PP:99"},
        {"tahun": "2022", "ubah": "apa saja"},
        {"tahun": "2022", "setara": "99"},
        {"tahun": "2022", "setara": KALTIM},
        {"tahun": "2001", "ubah": "HASIL.HASIL_PP:8"},
        {"tahun": "kemarin", "ubah": "HASIL.HASIL_PP:8"},
        {"tahun": "2022", "rincian": "x", "ubah": "HASIL.HASIL_PP:8"},
    ],
)
def test_an_address_that_moves_nothing_or_cannot_be_simulated_gives_none(illustrated_folder, address):
    assert read(**address) is None


def test_a_period_means_its_newest_year_with_parts_and_a_peer_is_named(illustrated_folder):
    found = read(tahun="2017-2022", setara="36")
    assert found.year == 2022 and found.source_words == "setara dengan Banten 2022"
    assert len(found.moves) > 1
