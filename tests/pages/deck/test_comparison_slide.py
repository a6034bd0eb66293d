"""The slide Benchmarking: Maluku Utara beside Banten, what is left out, and every pair of six governments."""

from itertools import permutations

import pytest

from pages._output.deck.model import Chart, LeftOut, Slide, Table
from pages._output.deck.slides import comparison, study
from pages._output.pair_data import drawn
from pages._output.sentences import deck_comparison as titles
from queries import ask, rows
from tests.pages.deck import briefs
from tests.pages.deck.pairs import Store, body_words, troubles

MALUT, BANTEN, KALTIM = "82", "36", "64"
CODES = ("82", "36", "64", "53", "64.09", "35.78")
BOTH_WAYS = ((KALTIM, BANTEN), (BANTEN, KALTIM))
REGENCIES = ("64.09", "35.78")  # a kabupaten and a kota
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
    assert own.natives == tuple(line["own_value"] for line in lines)
    assert peer.natives == tuple(line["peer_value"] for line in lines)
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


def test_the_title_tells_who_is_higher_on_how_many_whoever_is_asked(pairs):
    (slide, *_), (other, *_) = ({(own, peer): slides for own, peer, slides in pairs}[key] for key in BOTH_WAYS)
    assert slide.title == "Sebagian ilustrasi: Banten lebih tinggi pada 1 dari 8 indikator sebanding"
    assert other.title == "Sebagian ilustrasi: Kalimantan Timur lebih tinggi pada 5 dari 8 indikator sebanding"
    assert "terlebar SPIP 2024 (14,6 % skala)" in slide.subtitle and "terlebar SPIP 2024" in other.subtitle


def test_where_the_peer_is_ahead_nowhere_the_title_tells_of_us_or_of_nobody():
    line = {"state": "angka", "is_small": False, "verdict": "lebih_tinggi"}
    assert (
        titles.pair_titles("Kita Jaya", "Mitra Jaya", [line])[0]
        == "Kita Jaya lebih tinggi pada 1 dari 1 indikator sebanding"
    )
    same = line | {"verdict": "sama"}
    assert titles.pair_titles("A", "B", [same, same]) == ["Belum ada yang lebih tinggi pada 2 indikator sebanding"]


def test_a_title_with_its_mark_takes_the_longest_candidate_of_twelve_words():
    long, short = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas", "satu dua"
    assert titles.within([long, short], [False]) == [long, short]
    assert titles.within([long, short], [True, False]) == [short]
    assert titles.within([long + " " + long], [True]) == [long + " " + long]


@pytest.fixture(scope="module")
def pairs(illustrated_folder):
    """(own, peer, slides) of every pair of some governments, with the illustrative set; what is left out says why."""
    with briefs.opened(illustrated_folder) as con:
        store = Store(con, CODES)
        made = [(own, peer, store.brief(own, peer)) for own, peer in permutations(CODES, 2)]
    found = [(own, peer, [builder(brief) for builder in BUILDERS]) for own, peer, brief in made]
    assert all(isinstance(one, Slide) or one.reason.endswith(".") for *_, slides in found for one in slides)
    return [(own, peer, [one for one in slides if isinstance(one, Slide)]) for own, peer, slides in found]


def test_every_pair_of_six_governments_gives_slides_that_fit(pairs):
    assert len(pairs) == 30
    assert [(own, peer, one.code, bad) for own, peer, slides in pairs for one in slides for bad in troubles(one)] == []


def test_no_title_has_more_than_twelve_words_with_its_mark(pairs):
    assert [one.title for *_, slides in pairs for one in slides if len(one.title.split()) > 12] == []


def test_a_kabupaten_and_a_kota_are_never_called_a_province(pairs):
    own_pairs = [slides for own, peer, slides in pairs if own in REGENCIES and peer in REGENCIES]
    told = [
        words
        for slides in own_pairs
        for one in slides
        for words in (one.title, one.subtitle, one.byline, *body_words(one), *one.notes.say, *one.notes.caveats)
    ]
    assert len(own_pairs) == 2 and len(told) > 100
    assert [words for words in told if "provinsi" in words.lower() or "gubernur" in words.lower()] == []


def test_a_caveat_about_illustrative_figures_stands_where_such_a_figure_does(pairs):
    warning = "Angka bertanda ilustrasi bukan data sebenarnya."
    for _, _, slides in pairs:
        for one in slides:
            if one.code != "kt_daftar":
                assert (warning in one.notes.caveats) == one.is_illustrative, (one.code, one.title)
