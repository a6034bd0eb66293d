"""The titles of slides: at most twelve words, the value first, and every government of both stores makes its slides."""

import os

import pytest

from pages._output.component_parts import Part
from pages._output.deck import catalogue, layout
from pages._output.deck.model import LeftOut
from pages._output.deck.slides import telling
from pages._output.sentences import deck as titles
from queries import ask, rows
from tests.pages.deck.briefs import brief_of, opened
from tests.pages.deck.slide_rules import broken_rules, is_reason

CODES = (
    *("status", "tren", "target", "area3", "area_tabel", "area_hilang", "area_perubahan"),
    *("keputusan", "keputusan_lalu", "renaksi"),
)
EVERY = bool(os.environ.get("RB_EVERY_GOVERNMENT"))  # all 114 take a minute; without it every fifth and the worked ones
ILLUSTRATED = ("81", "64", "53", "82", "36", "64.09")
RB = {"indicator_code": "RB", "short_name": "Indeks RB", "unit": "poin"}
FIGURE = {"year": 2024, "status": "ada", "value": 76.0, "predikat": "BB", "stated_predikat": None}


def position(gap, is_open=False):
    return {"gap_points": gap, "target_year": 2024, "is_open": is_open}


def test_the_distance_is_told_below_above_and_at_the_target():
    told = lambda gap, **more: titles.status_titles("Riau", RB, FIGURE, position(gap, **more), None, FIGURE, 2024)[0]  # noqa: E731
    assert told(-2.345) == "Riau kurang 2,35 poin dari target Indeks RB 2024"
    assert told(1.0) == "Riau 1,00 poin di atas target Indeks RB 2024"
    assert told(0.0) == "Riau tepat pada target Indeks RB 2024"
    assert told(0.0, is_open=True) == "Riau tepat pada batas target Indeks RB 2024"


def test_a_missing_year_names_the_newest_one():
    newest = FIGURE | {"year": 2022}
    assert titles.status_titles("Riau", RB, None, None, None, newest, 2024)[0] == (
        "Indeks RB Riau 2024 belum dimuat; terakhir 76,00 pada 2022"
    )
    gone = FIGURE | {"status": "belum_dikeluarkan", "value": None}
    assert titles.status_titles("Riau", RB, gone, None, None, None, 2024) == ["Indeks RB Riau 2024 belum dikeluarkan"]


def test_a_title_that_is_too_long_gives_way_to_a_shorter_one():
    long, short = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas", "pendek"
    assert telling.title_of([long, short], []) == short
    assert telling.title_of([short], [True, False]) == "Sebagian ilustrasi: pendek"
    wide = " ".join(["Pertanggungjawaban"] * 11)
    assert telling.title_of([wide, short], [], layout.COVER_TITLE, layout.COVER_SIZES) == short


def test_a_footer_keeps_what_is_needed_and_says_that_there_is_more():
    footer, dropped = telling.footer_of("Ukuran.", ["Sumber: " + "a, " * 300, "Sumber: 9 penerbit."], more=["x " * 400])
    assert footer == f"Ukuran. Sumber: 9 penerbit. {telling.MORE}" and len(dropped) == 1


def test_three_parts_are_areas_where_all_of_them_are():
    part = lambda key, lost, area: Part(key, key, (key,), area, 1.0, 1.0 + lost, "known", False)  # noqa: E731
    areas = [part("a", 3.0, "MP"), part("b", 2.0, "PUU"), part("c", 1.0, "ORG"), part("d", 0.0, "TTL")]
    assert titles.three_titles(areas)[0] == "Manajemen perubahan paling jauh dari batasnya: kurang 3,00 poin"
    more = [*areas, part("e", 2.0, "SDM")]
    assert titles.three_titles(more) == ["Tiga area memegang 87,5 % dari poin yang belum diraih"]
    assert titles.three_titles([*more, part("f", 1.0, None)])[0].startswith("Tiga area memegang")
    assert titles.three_titles([part("a", 0.0, None)]) == ["Semua bagian mencapai batasnya"]


def test_parts_that_are_all_of_the_loss_are_not_summed_up():
    part = lambda key, lost: Part(key, key, (key,), None, 1.0, 1.0 + lost, "known", False)  # noqa: E731
    assert titles.three_titles([part("a", 1.0)])[0] == "a paling jauh dari batasnya: kurang 1,00 poin"
    assert titles.three_titles([part("a", 2.0), part("b", 2.0)]) == ["2 bagian sama besar: 2,00 poin belum diraih"]
    assert "100,0 %" not in titles.three_titles([*(part(key, 50.0) for key in "abc"), part("d", 0.001)])[0]


def test_the_mark_of_illustration_counts_among_the_twelve_words():
    eleven, six = " ".join(["kata"] * 11), " ".join(["kata"] * 6)
    assert titles.within([eleven, six], []) == [eleven, six]
    assert titles.within([eleven, six], [True]) == [eleven, six]
    assert titles.within([eleven, six], [True, False]) == [six]
    assert titles.within([f"{eleven} satu dua"], []) == [f"{eleven} satu dua"]


def test_another_indicator_is_named_before_its_finding():
    assert titles.with_indicator("Naik 1,68 poin pada 2022–2024", "SPBE", False)[0] == (
        "SPBE: naik 1,68 poin pada 2022–2024"
    )
    assert (
        titles.with_indicator("WTP pada semua 11 tahun", "Opini BPK", False)[0] == "Opini BPK: WTP pada semua 11 tahun"
    )
    assert titles.with_indicator("Naik", "Indeks RB", True) == ["Naik"]


@pytest.mark.parametrize("store", ["published_folder", "illustrated_folder"])
def test_governments_make_each_slide_or_say_why_not(store, request):
    told = []
    with opened(request.getfixturevalue(store)) as con:
        codes = [one["government_code"] for one in rows(ask(con, "governments"))]
        if store == "illustrated_folder":  # the others are the same in both stores
            codes = [code for code in codes if code in ILLUSTRATED]
        elif not EVERY:
            codes = sorted({*ILLUSTRATED, *codes[::5]})
        for code in codes:
            brief = brief_of(con, code)
            for slide in CODES:
                made = catalogue.build_slide(slide, brief, catalogue.PRESETS["raker"])
                if isinstance(made, LeftOut):
                    told += [] if is_reason(made) else [(code, slide, made.reason)]
                else:
                    told += [(code, slide, broken) for broken in broken_rules(made)]
    assert codes and told == []


@pytest.mark.parametrize("code", ILLUSTRATED)
def test_titles_with_their_mark_keep_to_twelve_words(illustrated, code):
    slides = ("status", "tren", "tren-SPBE", "tren-SAKIP", "target", "area3", "area_tabel", "area_hilang",
              "area_perubahan", "indikator", "peringkat", "metode", "sumber")  # fmt: skip
    for year in (None, 2022, 2024):
        brief = brief_of(illustrated, code, year=year, peers=("36",) if code != "36" else (), extra=("SPBE", "SAKIP"))
        made = [catalogue.build_slide(slide, brief, catalogue.PRESETS["raker"]) for slide in slides]
        told = [one.title for one in made if not isinstance(one, LeftOut)]
        assert told and [title for title in told if titles.count_words(title) > titles.MOST_WORDS] == []
