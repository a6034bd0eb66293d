"""Profil: every government fits its own words on the sheet, in Indonesian, with the illustrative set marked as such."""

import re

import pytest

from data import store
from queries import ask, rows
from tests.pages.test_every_page import bodies, text, visit

PROFILE = "reporting/profile.py"
pytestmark = pytest.mark.usefixtures("on_screen")
POINT = re.compile(r"(?<![\d./])\d{1,3}\.\d{1,2}(?![\d./])")
ENGLISH = re.compile(r"\b(the|and|value|year|source|missing|unknown|uncertain|none|null|nan)\b", re.IGNORECASE)


def paper(app):
    """The markup of the sheet, or '' where there is none."""
    return next((body for body in bodies(app) if '<article class="rb-a4' in body), "")


def read(code):
    """What a person reads on the page of a government."""
    return re.sub(r"\s+", " ", text(visit(PROFILE, pemda=code)))


def with_figures():
    con = store.connect()
    found = [g["government_code"] for g in rows(ask(con, "governments")) if g["indicator_count"] > 2]
    con.close()
    return found


def assert_reads_well(codes):
    app = visit(pemda=codes[0])
    app.switch_page(PROFILE)
    for code in codes:
        app.query_params["pemda"] = code
        app.run()
        assert not app.exception, (code, app.exception)
        shown = paper(app)
        assert shown and "Mutu data" in shown and "Sumber" in shown, code
        assert not POINT.search(text(app)), (code, POINT.search(text(app)))
        assert not ENGLISH.search(text(app)), (code, ENGLISH.search(text(app)))


def test_every_government_with_several_indicators_has_a_sheet_in_indonesian():
    codes = with_figures()
    assert len(codes) > 30
    assert_reads_well(codes)


def test_the_stories_have_a_sheet_with_the_illustrative_set(illustrated_folder):
    assert_reads_well(["53", "64", "81", "82", "36", "64.09", "51", "35.78", "13"])


def test_a_government_with_nothing_is_one_sentence(con):
    con.execute("insert into government select * replace ('99' as government_code, 'Provinsi Baru' as short_name)"
                " from government where government_code = '93'")  # fmt: skip
    app = visit(PROFILE, pemda="99")
    assert "Profil Provinsi Baru belum dapat disusun: belum ada angka atau target yang dimuat." in text(app)
    assert paper(app) == "" and "Cetak" not in text(app)


def test_without_a_government_the_person_chooses():
    assert "Pilih pemerintah daerah untuk menyusun profilnya." in text(visit(PROFILE))


def test_an_unknown_code_is_a_sentence_and_never_another_government():
    app = visit(PROFILE, pemda="98")
    assert app.error[0].value.startswith("Pemerintah daerah “98”") and paper(app) == ""


def test_ntt_says_where_it_stands_what_it_needs_and_what_is_missing():
    told = read("53")
    assert "Nusa Tenggara Timur meraih 60,37 (B) pada 2019, kurang 10,63 poin dari target 2021 sebesar 71,00." in told
    assert "sebesar 71,00 diperlukan +5,32 setahun; laju sejak 2018 +0,22: perlu dipercepat." in told
    assert "2020 belum dikeluarkan, 2021–2025 belum dimuat." in told
    assert "Data versi 1 · per 21 November 2026" in told


def test_without_the_index_the_sheet_uses_what_is_loaded():
    banten, maluku = read("36"), read("81")
    assert "Indeks RB Banten belum dimuat." in banten and "SAKIP · " in banten
    assert "Indeks RB belum punya nilai untuk digambar" in banten
    assert "Maluku menargetkan Indeks RB A (di atas 80) pada 2024; nilainya belum dimuat." in maluku


def test_what_must_be_read_with_care_is_named():
    told = read("64")
    assert "Tahun atau nilai disimpulkan: target SPBE 2025 dan target IPP 2025" in told
    assert "Predikat sumber tidak cocok dengan angkanya: target Indeks RB 2020 dan target Indeks RB 2024" in told
    assert "Sumber lain berbeda angka: Indeks RB 2023" in read("13")


def test_areas_are_shares_of_their_ceilings_and_absent_where_none_is_loaded(illustrated_folder):
    told = read("53")
    assert re.search(r"Ilustrasi: [\w -]+ terkuat, [\w -]+ terlemah", told)
    assert len(re.findall(r"[a-z] \d\d,\d %", told)) >= 8 and "Kedua metode tidak dibandingkan." in told
    assert "terkuat" not in read("51")


def test_illustrative_figures_are_marked_at_every_part(illustrated_folder):
    told = read("81")
    assert "memuat angka ilustrasi" in told
    assert "Ilustrasi: Maluku meraih" in told and "Ilustrasi: Naik" in told
    assert "Posisi 2025 · ilustrasi" in told and "Indeks RB ilustrasi" in told
    assert "bukan data sebenarnya" in told and "unggahan ilustrasi" in told
    assert "ilustrasi" not in read("51").lower().split("mutu data")[0]


def test_a_hostile_source_stays_text(claims):
    source = ("Judul", "<img src=x onerror=alert(1)>", None, None)
    claims({"government_code": "93", "year": 2021, "value": None, "stated_predikat": "<i>Z</i>", "source": source})
    shown = paper(visit(PROFILE, pemda="93"))
    assert "&lt;img src=x" in shown and "<img src=x" not in shown and "<i>Z</i>" not in shown and "&lt;i&gt;Z" in shown


def test_the_colours_are_those_of_paper_whatever_the_theme():
    assert "--rb-background:#FFFFFF" in paper(visit(PROFILE, pemda="64"))


def test_a_short_sheet_is_set_larger():
    assert "rb-a4-full" in paper(visit(PROFILE, pemda="81"))
    assert "rb-a4-roomy" in paper(visit(PROFILE, pemda="64"))
