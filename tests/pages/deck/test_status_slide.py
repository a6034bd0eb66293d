"""The cover tells the answer of the worked cases, and a cover exists for every government."""

import pytest

from pages._output.deck.model import LeftOut, Slide
from pages._output.deck.slides import ranking, status
from tests.pages.deck.briefs import brief_of
from tests.pages.deck.slide_rules import broken_rules


def row_of(slide, start):
    return next(row for row in slide.body.rows if row[0].text.startswith(start))


def test_kaltim_is_told_by_its_distance_from_the_target_of_2024(published):
    slide = status.build(brief_of(published, "64"))
    assert slide.title == "Kalimantan Timur kurang 0,63 poin dari target Indeks RB 2024"
    assert row_of(slide, "Indeks RB 2023")[1].value == 73.87
    assert row_of(slide, "Jarak ke target 2024")[1].text == "▼ −0,63 poin"
    assert row_of(slide, "Jarak ke target 2024")[1].value == pytest.approx(-0.63)
    assert "Nilai 2024 dan 2025 belum dimuat; terakhir 2023." in row_of(slide, "Indeks RB 2023")[2].text
    assert row_of(slide, "Posisi 2023")[1].text == "ke-5 dari 6"
    assert slide.byline == "Triwulan IV 2026 · Biro Organisasi"
    assert slide.is_cover and not slide.is_illustrative


def test_a_chosen_year_tells_kaltim_2020_against_its_own_target(published):
    slide = status.build(brief_of(published, "64", year=2020))
    assert slide.title == "Kalimantan Timur kurang 2,40 poin dari target Indeks RB 2020"
    assert row_of(slide, "Indeks RB 2020")[1].value == 68.1


def test_ntt_names_what_is_not_issued_and_what_is_not_loaded(published):
    slide = status.build(brief_of(published, "53"))
    assert slide.title == "Nusa Tenggara Timur kurang 10,63 poin dari target Indeks RB 2021"
    assert "2020 belum dikeluarkan; 2021–2025 belum dimuat" in row_of(slide, "Indeks RB 2019")[2].text
    assert "+5,32" in row_of(slide, "Jalur")[2].text and row_of(slide, "Jalur")[1].text == "▼ perlu dipercepat"


def test_a_year_that_is_not_issued_says_so_and_shows_the_newest(published):
    slide = status.build(brief_of(published, "53", year=2020))
    assert slide.title == "Indeks RB Nusa Tenggara Timur 2020 belum dikeluarkan; terakhir 60,37 pada 2019"
    assert row_of(slide, "Indeks RB 2020")[1].text == "belum dikeluarkan"


def test_a_predikat_target_without_a_value_is_told_with_its_bound(published):
    slide = status.build(brief_of(published, "81"))
    assert slide.title == "Indeks RB Maluku belum dimuat; target 2024: A (di atas 80)"
    assert row_of(slide, "Target 2024")[1].text == "A (di atas 80)"


def test_a_value_without_target_says_that_the_target_is_not_loaded(published):
    slide = status.build(brief_of(published, "82"))
    assert slide.title == "Maluku Utara meraih Indeks RB 59,50 (CC) pada 2025; target belum dimuat"


def test_a_government_without_index_shows_what_else_is_known(published):
    for code, name in (("36", "Banten"), ("64.09", "Kabupaten Penajam Paser Utara")):
        slide = status.build(brief_of(published, code))
        assert slide.title == f"Indeks RB {name} belum dimuat"
        assert any(row[1].value is not None for row in slide.body.rows) and slide.notes.origins
    assert slide.byline.endswith("Bagian Organisasi")


def test_illustrative_values_mark_title_slide_and_cells(illustrated):
    slide = status.build(brief_of(illustrated, "64"))
    assert slide.title.startswith("Ilustrasi: Kalimantan Timur kurang 2,00 poin") and slide.is_illustrative
    assert row_of(slide, "Indeks RB 2025")[1].text == "76,90 (ilustrasi)"
    assert "Indeks RB!D6" in " ".join(slide.notes.origins)


def test_another_main_indicator_is_told_by_its_name(published):
    slide = status.build(brief_of(published, "64", "BPK"))
    assert slide.title == "Opini BPK Kalimantan Timur 2024: WTP"
    assert status.build(brief_of(published, "64", "SPBE")).title == (
        "Kalimantan Timur 0,79 poin di atas target SPBE 2024"
    )


@pytest.mark.parametrize("store", ["published", "illustrated"])
def test_every_cover_of_six_governments_and_six_indicators_keeps_the_rules(store, request):
    con = request.getfixturevalue(store)
    others = ("SAKIP", "SPBE", "IGA", "BPK", "IGA_RANK")
    for code in ("64", "53", "81", "82", "36", "64.09"):
        brief = brief_of(con, code, extra=others)
        for indicator in ("RB", *others):
            slide = status.build(brief._replace(indicator_code=indicator))
            assert isinstance(slide, Slide) and broken_rules(slide) == [], (code, indicator)


def test_a_title_without_room_for_the_name_has_it_in_the_byline(illustrated):
    slide = status.build(brief_of(illustrated, "64.09"))
    assert slide.title == "Ilustrasi: Kurang 2,00 poin dari target Indeks RB 2025"
    assert slide.byline == "Kabupaten Penajam Paser Utara · Triwulan IV 2026 · Bagian Organisasi"


def test_illustrative_values_of_others_are_not_denied(published, illustrated):
    assert row_of(status.build(brief_of(published, "82")), "Posisi")[2].text == (
        "Belum ada provinsi lain dengan nilai 2025."
    )
    assert row_of(status.build(brief_of(illustrated, "82")), "Posisi")[2].text == (
        "Belum ada provinsi lain dengan nilai 2025 yang bukan ilustrasi."
    )
    assert ranking.build(brief_of(illustrated, "82")) == LeftOut(
        "Belum ada provinsi lain dengan nilai Indeks RB 2025 yang bukan ilustrasi."
    )


def test_the_distance_to_the_next_predikat_is_exact(published):
    brief = brief_of(published, "64")
    figure = brief.main.figure | {"value": 76.9, "next_lower_bound": 80.0}
    slide = status.build(brief._replace(facts={"RB": brief.main._replace(figure=figure)}))
    assert row_of(slide, "Ke predikat")[1].value == 3.1
