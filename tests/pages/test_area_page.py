"""Area & indikator renders for real, illustrative and missing components, in Indonesian and without a decimal point."""

import re

import pytest

from tests.pages.test_every_page import sentence, text, visit

AREAS = "analysis/areas.py"
pytestmark = pytest.mark.usefixtures("on_screen")
POINT = re.compile(r"(?<![\d./])\d{1,3}\.\d{1,2}(?![\d./])")
ENGLISH = re.compile(r"\b(the|and|value|year|source|missing|unknown|known|uncertain|none|null|nan)\b", re.IGNORECASE)


def flat(app):
    return re.sub(r"\s+", " ", text(app))


@pytest.mark.parametrize("code", ["82", "81", "64.09", "36"])
@pytest.mark.parametrize(
    "more",
    [{}, {"tahun": "2019"}, {"tahun": "2022", "ukuran": "poin"}, {"tahun": "2020"}, {"rincian": "indikator"}],
    ids=str,
)
def test_every_year_of_an_illustrative_government_reads_indonesian(illustrated_folder, code, more):
    app = visit(AREAS, pemda=code, **more)
    assert not app.error and len(sentence(app)) > 20
    read = flat(app)
    assert not POINT.search(read), POINT.search(read)
    assert not ENGLISH.search(read), ENGLISH.search(read)
    assert "ilustrasi" in read and "Kartu indikator" in read


def test_an_old_year_shows_the_eight_areas_of_both_methods_and_a_new_one_general_and_tematik(illustrated_folder):
    old = flat(visit(AREAS, pemda="82", tahun="2019"))
    assert "Metode 14/2014 Metode 26/2020" in old and "Penguatan Pengawasan" in old and "RB Tematik" not in old
    points = flat(visit(AREAS, pemda="82", tahun="2019", ukuran="poin"))
    assert "Metode 26/2020" not in points and "7,19" in points
    new = flat(visit(AREAS, pemda="82"))
    assert "Hard Element" in new and "Delapan" not in new and "Penguatan Pengawasan" not in new


def test_the_newest_year_with_components_opens_and_is_marked_as_illustrative(illustrated_folder):
    app = visit(AREAS, pemda="82")
    assert sentence(app).startswith("Ilustrasi: Maluku Utara kehilangan poin terbanyak di ")
    assert " pada 2024: " in sentence(app)


def test_the_owner_of_an_area_stands_beside_it_and_the_place_to_name_one_below(illustrated_folder):
    read = flat(visit(AREAS, pemda="82", tahun="2019"))
    assert (
        "Penguatan Pengawasan 48,7 % 41,8 % 52,3 %" in read
        and "Inspektorat Daerah · Pokja Penguatan Pengawasan" in read
    )
    assert "Pengampu menurut unggahan; ubah di Unggah data" in read


def test_the_change_is_drawn_from_the_year_before_within_one_method(illustrated_folder):
    app = visit(AREAS, pemda="82", tahun="2022")
    (chart,) = app.get("plotly_chart")
    assert "Indeks 54,38 pada 2021, 55,67 pada 2022" in chart.proto.alt
    first = visit(AREAS, pemda="82", tahun="2021")
    assert not first.get("plotly_chart") and "Tidak ada tahun pembanding sebelum 2021" in text(first)


def test_a_year_without_components_is_not_another_year(illustrated_folder):
    app = visit(AREAS, pemda="82", tahun="2025")
    assert sentence(app) == "Nilai area dan komponen Maluku Utara tahun 2025 belum dimuat; terakhir 2024."
    assert "2025 belum dapat dihitung" in text(app)


def test_indicators_are_ranked_where_their_ceilings_are_loaded(illustrated_folder):
    wholes, details = visit(AREAS, pemda="36"), visit(AREAS, pemda="36", rincian="indikator")
    assert "Sampai indikator" in str(wholes.get("button_group")[0].proto) + str(wholes.get("button_group")[-1].proto)
    assert "Nilai SAKIP ilustrasi" in flat(details).partition("Batas dikurangi nilai")[2].partition("Perubahan")[0]
    assert "batas menurut lembar unggahan" in flat(details)


def test_general_alone_is_one_part_and_its_rest_is_not_called_a_formula():
    app = visit(AREAS, pemda="15")
    assert sentence(app) == "Baru satu bagian indeks Jambi 2024 yang dimuat: RB General, 69,14 dari batas 100,00."
    read = flat(app)
    assert "Naik 17,65 poin; terbesar RB General +11,61" in read and "penyesuaian" not in read.lower()
    assert "ilustrasi" not in read.lower()


def test_surabaya_loses_most_in_general_and_the_uncertain_ceiling_is_said():
    app = visit(AREAS, pemda="35.78")
    assert sentence(app) == (
        "Kota Surabaya kehilangan poin terbanyak di RB General pada 2024: 13,61 dari 100,00, terbesar dari 2 bagian."
    )
    assert "14,28 dari 20,00 · batas belum pasti" in flat(app) and "Batas 1 dari 2 bagian belum pasti." in flat(app)


@pytest.mark.parametrize("code", ["64", "36", "82"])
def test_without_components_the_page_says_what_would_be_here_and_how_to_get_it(code):
    app = visit(AREAS, pemda=code)
    assert sentence(app).endswith("belum dimuat.")
    assert "Unggah data" in text(app) and "data ilustrasi" in text(app)
    assert not app.get("plotly_chart")


def test_without_a_government_the_person_chooses():
    assert sentence(visit(AREAS)) == "Pilih pemerintah daerah untuk mulai."


def test_a_component_opens_its_card_and_one_of_another_method_gives_way(illustrated_folder):
    card = flat(visit(AREAS, pemda="82", komponen="RB_GENERAL.SASARAN_STRATEGIS.SPI"))
    assert "Survei Penilaian Integritas Kartu indikator, metode 9/2023" in card and "Penilai KPK" in card
    other = visit(AREAS, pemda="82", komponen="PENGUNGKIT.MP")
    assert not other.error and other.selectbox(key="choose_komponen").value.startswith("RB_")


def test_a_component_nobody_knows_is_a_sentence(illustrated_folder):
    app = visit(AREAS, pemda="82", komponen="OMONG")
    assert app.error[0].value.startswith("Komponen “OMONG” di alamat halaman ini tidak dikenal")


def test_a_default_component_is_not_kept_when_the_year_changes(illustrated_folder):
    app = visit(AREAS, pemda="82", tahun="2019")
    assert "komponen" not in app.query_params
    app.selectbox(key="choose_tahun").select(2024).run()
    assert app.selectbox(key="choose_komponen").value.startswith("RB_")
