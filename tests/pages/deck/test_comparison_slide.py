"""The slide Benchmarking: Maluku Utara beside Banten, what is left out, and every pair of a dozen governments."""

from itertools import permutations

import pytest

from pages._output.deck.model import Chart, LeftOut, Slide, Table
from pages._output.deck.slides import comparison, study
from pages._output.pair_data import drawn
from queries import ask, rows
from tests.pages.deck import briefs
from tests.pages.deck.pairs import Store, troubles

MALUT, BANTEN, KALTIM = "82", "36", "64"
CODES = ("81", "82", "36", "64", "53", "34", "35", "51", "61", "33", "64.09", "35.78")
STUDY = ("build_answer", "build_gaps", "build_trend", "build_classes", "build_lessons", "build_questions")
BUILDERS = (comparison.build, *(getattr(study, name) for name in (*STUDY, "build_checklist")))


@pytest.fixture(params=["published_folder", "illustrated_folder"])
def con(request):
    """An open store, with and without the illustrative set."""
    with briefs.opened(request.getfixturevalue(request.param)) as connection:
        yield connection


def test_the_slide_holds_the_numbers_of_the_answer_unrounded(con):
    brief = briefs.brief_of(con, MALUT, peers=(BANTEN,))
    asked = {"government_codes": [MALUT], "peer_codes": [BANTEN], "year": None}
    lines = drawn(rows(ask(con, "comparison", **asked)))
    slide = comparison.build(brief)
    own, peer = slide.body.series
    assert isinstance(slide.body, Chart) and slide.body.kind == "bars" and slide.body.unit == "% skala"
    assert own.values == tuple(line["own_share_pct"] for line in lines)
    assert peer.values == tuple(line["peer_share_pct"] for line in lines)
    assert (own.tone, peer.tone) == ("kita", "peer")
    assert [own.name.split(" (")[0], peer.name.split(" (")[0]] == ["Maluku Utara", "Banten"]
    place = slide.body.categories.index("Ombudsman 2024")
    assert (own.labels[place], peer.labels[place]) == ("65,57", "94,01")
    assert slide.body.categories[0] == "Ombudsman 2024"
    assert troubles(slide) == []


def test_classes_and_what_cannot_be_compared_are_named(con):
    slide = comparison.build(briefs.brief_of(con, MALUT, peers=(BANTEN, KALTIM)))
    assert "Opini BPK" in slide.footer
    told = " ".join(slide.notes.caveats)
    assert "IPP" in told and "Kalimantan Timur" in told
    assert any("Publika Malut (pers" in words for words in slide.notes.origins)


def test_an_illustrative_value_marks_title_slide_and_category(illustrated_folder):
    with briefs.opened(illustrated_folder) as con:
        slide = comparison.build(briefs.brief_of(con, MALUT, peers=(BANTEN,)))
    assert slide.is_illustrative and slide.title.startswith("Sebagian ilustrasi: ")
    assert "Indeks RB 2025 (Banten ilustrasi)" in slide.body.categories
    assert "SPI 2025" in slide.body.categories
    assert any("ilustrasi, bukan data sebenarnya" in words for words in slide.notes.origins)


def test_without_a_peer_it_asks_for_one(published_folder):
    with briefs.opened(published_folder) as con:
        brief = briefs.brief_of(con, MALUT)
    assert all(builder(brief) == LeftOut("Pilih pembanding agar slide ini dibuat.") for builder in BUILDERS)


def test_a_year_without_common_figures_leaves_the_slide_out_with_its_reason(published_folder):
    with briefs.opened(published_folder) as con:
        left = comparison.build(briefs.brief_of(con, MALUT, peers=(BANTEN,), year=2020))
    assert isinstance(left, LeftOut) and "2020" in left.reason and "Banten" in left.reason


def test_where_classes_alone_can_be_compared_they_stand_in_a_table(published_folder):
    with briefs.opened(published_folder) as con:
        slide = comparison.build(briefs.brief_of(con, MALUT, peers=(BANTEN,), year=2018))
    assert isinstance(slide.body, Table)
    assert [cell.text for cell in slide.body.rows[0]] == ["SAKIP 2018", "B", "B", "● sama"]
    assert troubles(slide) == []


def test_too_many_indicators_keep_the_widest_of_both_sides():
    lines = [{"difference_pct": value} for value in (-9, -8, -7, -6, -5, -4, -3, 1, 2)]
    kept = [line["difference_pct"] for line in comparison._widest(lines)]
    assert kept == [-9, -8, -7, -6, -5, 1, 2]


def test_every_pair_of_a_dozen_governments_gives_slides_that_fit(illustrated_folder):
    with briefs.opened(illustrated_folder) as con:
        store, found = Store(con, CODES), []
        made_briefs = [(own, peer, store.brief(own, peer)) for own, peer in permutations(CODES, 2)]
    for own, peer, brief in made_briefs:
        for builder in BUILDERS:
            made = builder(brief)
            assert isinstance(made, Slide) or made.reason.endswith("."), (own, peer, builder.__name__)
            if isinstance(made, Slide):
                found += [(own, peer, made.code, trouble) for trouble in troubles(made)]
    assert found == []
