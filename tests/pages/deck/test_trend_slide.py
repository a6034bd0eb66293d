"""The trend slide: years without holes, a series for each method, numbers as the store gives them."""

import pytest

from pages._output.deck.model import Chart, LeftOut, Table
from pages._output.deck.slides import trend
from queries import ask, rows
from tests.pages.deck.briefs import brief_of
from tests.pages.deck.slide_rules import broken_rules


def series(slide, name):
    return next(one for one in slide.body.series if one.name == name)


def told(slide, kind):
    """(year, value) of every mark of the series whose names begin with `kind`, in order of years."""
    found = [
        (int(year.split()[0]), value)
        for one in slide.body.series
        if one.name.startswith(kind)
        for year, value in zip(slide.body.categories, one.values, strict=True)
        if value is not None
    ]
    return sorted(found)


def test_kaltim_has_every_year_and_one_line_for_each_method(published):
    slide = trend.build(brief_of(published, "64"))
    assert slide.title == "Tetap pada 2020–2022; nilai 2023 memakai metode baru"
    assert slide.body.categories == ("2019", "2020", "2021", "2022", "2023", "2024 belum dimuat")
    assert series(slide, "Nilai, Metode 2020").values == (None, 68.1, 68.47, 67.7, None, None)
    assert series(slide, "Nilai, Metode 2023").labels[4] == "73,87 BB"
    assert series(slide, "Target, Metode 2020").labels[1] == "Target 70,50"
    assert series(slide, "Target, Metode 2023").values[5] == 74.5
    assert slide.body.rules == ((1, "Metode 2020 (26/2020)"), (4, "Metode 2023 (9/2023)"))
    assert "sumbu mulai dari 60" in slide.footer and slide.body.minimum == 60


def test_ntt_says_which_year_is_not_issued_and_which_is_not_loaded(published):
    slide = trend.build(brief_of(published, "53"))
    assert slide.body.categories == ("2017", "2018", "2019", "2020 belum dikeluarkan", "2021 belum dimuat")
    assert slide.title == "Turun 1,28 poin pada 2017–2019"
    assert told(slide, "Target") == [(2021, 71.0)]


@pytest.mark.parametrize("code", ["64", "53", "81"])
def test_the_marks_are_the_numbers_of_the_store_to_the_last_digit(illustrated, code):
    slide = trend.build(brief_of(illustrated, code))
    question = {"government_codes": [code], "indicator_code": "RB"}
    points = rows(ask(illustrated, "score_series", **question))
    targets = rows(ask(illustrated, "target_series", **question))
    assert told(slide, "Nilai") == [(p["year"], p["value"]) for p in points if p["kind"] == "realisasi" and p["value"]]
    assert told(slide, "Target") == [(t["year"], t["target_lower"]) for t in targets if t["is_governing"]]
    assert told(slide, "Penilaian mandiri") == [(p["year"], p["value"]) for p in points if p["kind"] == "mandiri"]


def test_a_self_assessment_stands_alone_and_hollow(illustrated):
    slide = trend.build(brief_of(illustrated, "64"))
    own = series(slide, "Penilaian mandiri 2022")
    assert [year for year, hollow in zip(slide.body.categories, own.is_hollow, strict=True) if hollow] == [
        "2022 ilustrasi"
    ]
    assert slide.body.series[0] is own  # so that the newest value of the line stays the last one


def test_mixed_charts_mark_the_years_that_are_illustrative(illustrated):
    slide = trend.build(brief_of(illustrated, "64"))
    assert slide.title.startswith("Sebagian ilustrasi: ") and slide.is_illustrative
    assert slide.body.categories[:4] == ("2017 ilustrasi", "2018 ilustrasi", "2019 target ilustrasi", "2020")
    assert trend.build(brief_of(illustrated, "81")).body.categories[0] == "2017"  # the title says all of it


def test_a_provisional_value_is_hollow(con, claims):
    claims({"year": 2023, "value": 60.0}, {"year": 2024, "value": 61.0, "is_provisional": True})
    slide = trend.build(brief_of(con, "93"))
    assert series(slide, "Nilai, Metode 2023").is_hollow == (False, True)
    assert series(slide, "Nilai, Metode 2023").labels == ("60,00", "61,00 B sementara")


def test_ordered_classes_predikat_alone_and_single_values_become_a_table(published):
    assert isinstance(trend.build(brief_of(published, "64", extra=("BPK",)), "BPK").body, Table)
    sakip = trend.build(brief_of(published, "53", extra=("SAKIP",)), "SAKIP")
    assert sakip.title == "SAKIP: CC pada 2013, B pada 2015" and isinstance(sakip.body, Table)
    assert isinstance(trend.build(brief_of(published, "82")).body, Table)
    target = trend.build(brief_of(published, "81"))
    assert target.title == "Target 2024: A (di atas 80); nilainya belum dimuat"
    assert [cell.text for cell in target.body.rows[0]][:3] == ["2024", "belum dimuat", "A (di atas 80)"]


def test_predikat_without_number_is_named_under_its_year(published):
    slide = trend.build(brief_of(published, "36", extra=("SAKIP",)), "SAKIP")
    assert isinstance(slide.body, Chart) and "2023 B tanpa angka" in slide.body.categories


def test_nothing_loaded_leaves_the_slide_out_with_what_would_bring_it(published):
    made = trend.build(brief_of(published, "36"))
    assert made == LeftOut("Indeks RB Banten belum dimuat; unggah nilainya di Unggah data.")


def test_notes_tell_where_each_number_comes_from(published):
    slide = trend.build(brief_of(published, "64"))
    assert "Indeks RB 2023 73,87 (BB): Lojikata (pers, November 2024)." in slide.notes.origins
    assert len(slide.notes.origins) == 7


def test_the_room_is_told_why_each_empty_year_is_empty(published):
    questions = trend.build(brief_of(published, "53")).notes.questions
    assert "Mengapa 2020 kosong? Belum dikeluarkan, menurut Inspektorat Daerah Provinsi NTT." in questions
    assert "Mengapa 2021 kosong? Nilainya belum dimuat di aplikasi ini." in questions


def test_a_change_is_asked_about_only_between_two_comparable_values(published):
    change = "Apa yang berubah di antara dua nilai terakhir?"
    assert trend.build(brief_of(published, "82")).notes.questions == (
        "Kapan nilai Indeks RB berikutnya keluar dan dimuat?",
    )
    assert change in trend.build(brief_of(published, "36", extra=("SPBE",)), "SPBE").notes.questions


def test_every_kind_of_indicator_keeps_the_rules(published, illustrated):
    every = ("RB", "SAKIP", "SPBE", "IPP", "OMBUDSMAN", "SPI", "IGA", "BPK", "IGA_RANK")
    for con in (published, illustrated):
        for code in ("64", "53", "82", "36"):
            brief = brief_of(con, code, extra=every)
            for indicator in every:
                made = trend.build(brief, indicator)
                assert isinstance(made, LeftOut) or broken_rules(made) == [], (code, indicator)
