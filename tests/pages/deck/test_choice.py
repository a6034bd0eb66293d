"""What the address says about a deck: slides, their order, the meeting."""

from datetime import date

import pytest

from pages._output.deck import choice, layout, text_fit
from pages._output.deck.catalogue import CATALOGUE, PRESETS, is_known, parts_of
from pages._output.deck.compose import _writable
from pages._output.sentences import deck_page
from tests.pages.deck.sample_deck import DECK, SLIDES

RAKER = PRESETS["raker"]


def test_every_preset_has_as_many_slides_as_its_name_says():
    assert {name: (preset.name, len(preset.codes)) for name, preset in PRESETS.items()} == {
        "gubernur": ("Gubernur 5", 5),
        "raker": ("Raker triwulan 12", 12),
        "kajitiru": ("Kaji tiru 8", 8),
    }
    assert all(code in CATALOGUE for preset in PRESETS.values() for code in preset.codes)


def test_an_address_without_slides_means_those_of_the_audience():
    assert choice.codes_of(None, RAKER, {}) == (list(RAKER.codes), [])
    assert choice.entry_of(RAKER.codes, RAKER) is None


def test_an_order_survives_the_address():
    codes = ["keputusan", "status", "tren-SPBE"]
    entry = choice.entry_of(codes, RAKER)
    assert choice.codes_of(entry, RAKER, {"SPBE": "SPBE"}) == (codes, [])


@pytest.mark.parametrize("entry", ["gambar", "tren-TIDAK_ADA", "tren-", "target-SPBE", "STATUS"])
def test_an_unknown_slide_is_named_and_never_another_one(entry):
    assert choice.codes_of(f"status,{entry}", RAKER, {"SPBE": "SPBE"}) == (["status"], [entry])


def test_a_slide_named_twice_stands_once():
    assert choice.codes_of("tren,status,tren", RAKER, {}) == (["tren", "status"], [])


def test_two_slides_change_places_whatever_stands_between_them():
    assert choice.move(["a", "left_out", "b", "c"], "a", "b") == ["b", "left_out", "a", "c"]


@pytest.mark.parametrize(
    "day, code, words",
    [
        (date(2026, 1, 1), "2026-1", "Triwulan I 2026"),
        (date(2026, 3, 31), "2026-1", "Triwulan I 2026"),
        (date(2026, 4, 1), "2026-2", "Triwulan II 2026"),
        (date(2026, 12, 31), "2026-4", "Triwulan IV 2026"),
    ],
)
def test_a_day_belongs_to_its_quarter(day, code, words):
    assert choice.meeting_of(day) == code
    assert choice.meetings_around(day)[code] == words
    assert len(choice.meetings_around(day)) == 9


def test_only_a_quarter_is_a_meeting():
    known = {code: choice.is_meeting(code) for code in ("2026-4", "2026-5", "2026-0", "0026-1", "2026-44", "x")}
    assert known == {"2026-4": True, "2026-5": False, "2026-0": False, "0026-1": False, "2026-44": False, "x": False}


def test_a_code_names_a_slide_and_where_it_can_an_indicator():
    assert parts_of("tren-SPBE") == ("tren", "SPBE")
    assert parts_of("kt_tren") == ("kt_tren", None)
    assert is_known("tren-SPBE", {"SPBE"}) and not is_known("tren-SPBE", {"RB"})


def test_a_deck_made_again_says_what_changed_for_its_governments():
    told = deck_page.remade(3, 5, [("Kalimantan Timur", 2), ("Banten", 0)])
    assert told == (
        "Bahan ini sebelumnya dibuat dari data versi 3; sekarang versi 5. Sejak itu berubah: 2 angka Kalimantan Timur."
    )
    assert deck_page.remade(3, 5, [("Banten", 0)]).endswith("Angka yang dipakai tidak berubah.")


@pytest.mark.parametrize(
    "shown, now, asked, words",
    [
        (4, 4, None, "Angka dibekukan pada data versi 4"),
        (4, 4, 4, "Angka dibekukan pada data versi 4"),
        (3, 4, 3, "Angka dibekukan pada data versi 3; versi 4 sudah ada"),
        (4, 4, 3, "Data versi 3 tidak tersimpan di server; angka dibekukan pada versi 4"),
        (4, 5, 3, "Data versi 3 tidak tersimpan di server; angka dibekukan pada versi 4; versi 5 sudah ada"),
    ],
)
def test_the_meeting_screen_says_which_version_it_froze(shown, now, asked, words):
    assert deck_page.frozen(shown, now, asked) == words


def test_a_long_word_is_cut_by_letters_and_never_loses_one():
    word = "Sangat" * 400
    lines = text_fit.wrap(f"Dinas {word} Daerah", 14, 120)
    assert "".join(lines).replace(" ", "") == f"Dinas{word}Daerah"
    assert all(text_fit.width_of(line, 14) <= 120 for line in lines)


def test_what_no_file_can_hold_is_left_out_of_every_word_of_a_deck():
    slide = SLIDES[1]._replace(footer="Sumber\x0b: \ud800unggahan", title="Naik\x00")
    deck = _writable(DECK._replace(slides=(slide,)))
    assert (deck.slides[0].footer, deck.slides[0].title) == ("Sumber: unggahan", "Naik")
    assert deck.slides[0].body == SLIDES[1].body and deck.version_id == DECK.version_id


def test_a_long_title_takes_a_size_that_fits_where_another_serif_stands_in_for_georgia():
    title = "Sebagian ilustrasi: Maluku Utara kurang 2,00 poin dari target Indeks RB 2025"
    size = text_fit.title_size(title, layout.COVER_TITLE, layout.COVER_SIZES)
    wider = layout.COVER_TITLE.width / text_fit.OTHER_FONTS
    assert text_fit.height_of(title, size, wider, is_bold=True, is_serif=True) <= layout.COVER_TITLE.height
    assert text_fit.title_size("Naik 3,03 poin", layout.TITLE) == layout.TITLE_SIZES[0]
