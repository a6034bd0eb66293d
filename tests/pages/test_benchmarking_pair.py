"""Benchmarking, the pair: the builders on made-up lines, and the page on real and illustrative pairs."""

import re

import pytest

from data import store
from pages._output import pair_dumbbell, pair_slope
from pages._output.pair_data import drawn, in_classes, table_lines
from pages._output.palette import LIGHT
from pages._output.sentences.benchmarking import slope_title
from queries import ask, rows
from tests.pages.test_benchmarking_pair_sentences import graded, line
from tests.pages.test_every_page import sentence, text, visit

PAGE = "analysis/benchmarking.py"
PAIRS = [
    ("82", "36"), ("36", "82"), ("64", "53"), ("81", "36"), ("35.78", "64.09"), ("64.09", "36"), ("53", "64"),
    ("13", "35"), ("51", "75"), ("31", "64"), ("93", "91"), ("11", "12"),
]  # fmt: skip
ENGLISH = re.compile(r"\b(the|and|value|year|source|missing|unknown|inferred|stated|none|null|nan)\b", re.IGNORECASE)
POINT = re.compile(r"(?<![\d./])\d{1,3}\.\d{1,2}(?![\d./])")
pytestmark = pytest.mark.usefixtures("on_screen")


def squeezed(app):
    return re.sub(r"\s+", " ", text(app))


def test_the_dumbbell_puts_each_value_on_the_outer_side_and_the_widest_lead_of_theirs_first():
    lines = drawn([line("SPI", 80, 70), line("OMB", 65.57, 94.01), graded()])
    assert [one["short_name"] for one in lines] == ["OMB", "SPI"]
    shown = pair_dumbbell.dumbbell(lines, "Kita <b>", "Mitra", "Gambar")
    assert 'right:34.43%"><span class="rb-hidden">Kita &lt;b&gt; </span>65,57' in shown
    assert 'left:94.01%"><span class="rb-hidden">Mitra </span>94,01' in shown
    assert "▼ −28,44" in shown and "28,4 %" in shown and 'aria-label="Gambar"' in shown


def test_a_value_above_its_usual_scale_stays_on_the_axis_with_its_label():
    shown = pair_dumbbell.dumbbell([line("RB", 100.67, 70, own_share_pct=100.67, peer_share_pct=70)], "A", "B", "")
    assert "left:100.00%" in shown and "100,67" in shown and "left:100.67%" not in shown


def test_a_difference_below_half_a_percent_is_called_too_small_in_picture_and_table():
    small = [line("SPI", 70.1, 70)]
    assert "● +0,10</span><small>beda terlalu kecil" in pair_dumbbell.dumbbell(small, "A", "B", "")
    assert table_lines(small)[0]["judgement_value"] == "beda terlalu kecil"


def test_numbers_without_a_scale_stand_among_the_classes():
    unbounded = line("IGA", 51, 10655, difference_pct=None, is_small=None)
    assert in_classes([line(), graded(), unbounded]) == [graded(), unbounded]
    assert "angka tanpa skala" in pair_dumbbell.class_lines([unbounded])[0]["judgement_value"]


def test_an_illustrative_line_carries_its_mark_everywhere():
    invented = line(own_is_illustrative=True)
    assert "ilustrasi" in pair_dumbbell.dumbbell([invented], "A", "B", "")
    assert table_lines([invented])[0]["mark"] == "nilai kita ilustrasi"
    assert "ilustrasi" in pair_dumbbell.class_lines([graded(peer_is_illustrative=True)])[0]["name_value"]
    assert "(ilustrasi)" in pair_dumbbell.alt_words("Judul", [invented], "A", "B")


def slopes(*values):
    """The slopes of made-up (year, own, peer)."""
    return pair_slope.slopes_of([line("SPI", own, peer, year) for year, own, peer in values], "A", "B")


@pytest.mark.parametrize(
    ("values", "movement"),
    [
        ([(2021, 60, 70), (2024, 66, 70)], "menyempit"),
        ([(2021, 60, 70), (2024, 60, 75)], "melebar"),
        ([(2021, 60, 70), (2024, 60.2, 70)], "tetap"),
        ([(2021, 60, 70), (2024, 75, 70)], "melampaui"),
    ],
)
def test_a_slope_says_who_closes_on_whom(values, movement):
    (slope,) = slopes(*values)
    assert slope.movement == movement
    _, figure = pair_slope.build_slope(slope, LIGHT)
    assert len(figure.data) == 2 and len(figure.layout.annotations) == 4


def test_who_was_lower_is_the_one_who_comes_closer():
    (slope,) = slopes((2021, 77.19, 78.85), (2024, 81.26, 81.16))
    assert slope_title(slope) == "A mendekat: jarak SPI 1,66 menjadi 0,10 poin"


def test_a_slope_never_crosses_a_method_break_and_needs_two_years():
    assert slopes((2021, 60, 70)) == []
    old = [line("SPI", 60, 70, 2020, method_code="lama"), line("SPI", 60, 70, 2021)]
    assert pair_slope.slopes_of(old, "A", "B") == []


@pytest.mark.parametrize("folder", ["published_folder", "illustrated_folder"])
def test_both_questions_about_a_pair_agree(folder, request, monkeypatch):
    """pair_series restates the rule of comparison year by year; its newest comparable year must be that one."""
    monkeypatch.setenv("RB_STATE", str(request.getfixturevalue(folder)))
    with store.connect() as con:
        for own, peer in PAIRS:
            newest = {}
            for one in rows(ask(con, "pair_series", government_code=own, peer_code=peer)):
                if one["state"] != "tidak_sebanding":
                    newest[one["indicator_code"]] = one
            found = rows(ask(con, "comparison", government_codes=[own], peer_codes=[peer], year=None))
            known = {one["indicator_code"]: one for one in found if one["state"] != "tidak_sebanding"}
            assert newest.keys() == known.keys(), (own, peer)
            for code, one in known.items():
                for key in ("year", "state", "verdict", "difference_points", "is_small", "own_predikat", "peer_value"):
                    assert newest[code][key] == one[key], (own, peer, code, key)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ({"pemda": "82", "pembanding": "36"},
         "Dari 6 indikator sebanding, Banten lebih tinggi pada 5; terjauh Ombudsman 2024, 28,44 poin."),
        ({"pemda": "82"},
         "Dari 6 indikator sebanding, Banten lebih tinggi pada 5; terjauh Ombudsman 2024, 28,44 poin."),
        ({"pemda": "36"},
         "Dari 6 indikator sebanding, Banten lebih tinggi pada 5; terjauh Ombudsman 2024, 28,44 poin; 1 sama."),
        ({"pemda": "64", "pembanding": "64,53,13"},
         "Dari 5 indikator sebanding, Nusa Tenggara Timur lebih tinggi pada 2 (terjauh SPBE 2022, 1,24 poin) dan "
         "Kalimantan Timur pada 2; 1 sama."),
        ({"pemda": "35.78", "pembanding": "64.09"},
         "Kota Surabaya dan Kabupaten Penajam Paser Utara belum dapat dibandingkan: belum ada indikator yang dimuat "
         "untuk keduanya."),
        ({"pemda": "82", "pembanding": "36", "tahun": "2010"},
         "Pada 2010 belum ada indikator sebanding antara Maluku Utara dan Banten."),
        ({"pemda": "82", "pembanding": "36", "tahun": "2017-2025"},
         "Dari 6 indikator sebanding, Banten lebih tinggi pada 5; terjauh Ombudsman 2024, 28,44 poin."),
    ],
)  # fmt: skip
def test_the_page_opens_with_its_sentence(address, expected):
    assert sentence(visit(PAGE, **address)) == expected


def test_maluku_utara_reads_what_banten_does_better_since_when_and_how_sure():
    read = squeezed(visit(PAGE, pemda="82", pembanding="36"))
    assert "Indeks RB: Maluku Utara dimuat untuk 2025, Banten belum dimuat." in read
    assert "Celah terlebar: Ombudsman, lalu SPBE dan SPI" in read
    assert "Ombudsman 2024: Banten 94,01, kita 65,57 ▼ −28,44" in read
    assert "Lebih tinggi sejak 2023, 2 tahun sebanding berturut-turut; pada 2022 kelasnya sama" in read
    assert "67,18 (2022), 91,16 (2023), 94,01 (2024); metode sebelumnya: Zona merah (2015)" in read
    assert "Apa yang dijalankan antara 2022 dan 2023, ketika nilainya naik 23,98 poin?" in read
    assert "Banten 2021 dipakai 67,00, yang lain 61,37 dan 61,40" in read
    assert "Pergub Banten 27/2022 tentang PMPRB" in read
    assert "SPIP 2022 2020 Tidak ada tahun yang sama: Maluku Utara 2022, Banten 2020." in read
    assert "Opini BPK 2024 WDP WTP ▼ kita lebih rendah" in read
    assert "Banten melampaui pada SPI: kini 11,39 poin di atas" in read


def test_the_owner_of_an_indicator_is_named_and_marked(illustrated_folder):
    read = squeezed(visit(PAGE, pemda="82", pembanding="36"))
    assert "Pengampu kita Dinas Komunikasi dan Informatika ilustrasi" in read
    assert sentence(visit(PAGE, pemda="82", pembanding="36")).startswith("Sebagian ilustrasi: ")


@pytest.mark.parametrize("codes", PAIRS, ids="-".join)
def test_every_pair_has_its_page(codes):
    read = squeezed(visit(PAGE, pemda=codes[0], pembanding=codes[1]))
    assert not POINT.search(read) and not ENGLISH.search(read)
    assert "Indeks RB" in read


@pytest.mark.parametrize("codes", PAIRS[:6], ids="-".join)
def test_every_pair_has_its_page_with_the_illustrative_set(codes, illustrated_folder):
    read = squeezed(visit(PAGE, pemda=codes[0], pembanding=codes[1]))
    assert not POINT.search(read) and not ENGLISH.search(read)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"pemda": "82", "pembanding": "98"}, "Pembanding “98”"),
        ({"pemda": "82", "pembanding": "36,98"}, "Pembanding “98”"),
        ({"pemda": "82", "tahun": "kapan"}, "Tahun “kapan”"),
        ({"pemda": "82", "indikator": "XYZ"}, "Indikator “XYZ”"),
        ({"pemda": "99"}, "Pemerintah daerah “99”"),
    ],
)
def test_an_unknown_code_is_a_sentence_and_no_other_government(address, said):
    app = visit(PAGE, **address)
    assert app.error[0].value.startswith(said) and "lebih tinggi" not in text(app)


def test_without_a_government_the_model_case_is_offered():
    app = visit(PAGE)
    assert sentence(app) == "Pilih pemerintah daerah untuk mulai."
    assert "?pemda=82&amp;pembanding=36" in " ".join(element.proto.body for element in app.get("html"))


def test_a_choice_is_written_to_the_address_and_the_list_of_other_pages_stays_until_then():
    app = visit(PAGE, pemda="64", pembanding="53,13")
    assert app.query_params["pembanding"] in ("53,13", ["53,13"])
    app.selectbox(key="pair_pembanding").select("13").run()
    assert app.query_params["pembanding"] in ("13", ["13"]) and "Sumatera Barat" in sentence(app)
    app.selectbox(key="pair_tahun").select("2024").run()
    assert app.query_params["tahun"] in ("2024", ["2024"])
    app.selectbox(key="pair_tahun").select("").run()
    assert "tahun" not in app.query_params


def test_a_chosen_year_gives_other_common_years_as_the_reason():
    read = squeezed(visit(PAGE, pemda="82", pembanding="36", tahun="2024"))
    assert "Belum sebanding pada 2024; tahun bersama: 2013, 2015–2018." in read
