"""The sentence and titles of Area & indikator, also where ceilings are missing or amounts are equal."""

import pytest

from pages._output.component_parts import Part
from pages._output.sentences import area


def part(name, value, ceiling=None, basis="known"):
    return Part(name, name, (name,), None, value, ceiling, basis if ceiling else None, False)


REFORM, HASIL, SDM = part("Reform", 16.19, 30), part("Hasil", 20.13, 40), part("SDM", 2.0, 5, "uncertain")
UNKNOWN = part("Dampak", 5.5)


@pytest.mark.parametrize(
    ("parts", "owner", "expected"),
    [
        ([REFORM, HASIL, SDM], None,
         "Malut kehilangan poin terbanyak di Hasil pada 2022: 19,87 dari 40,00, terbesar dari 3 bagian."),
        ([REFORM, UNKNOWN, SDM], "Biro Organisasi · Pokja Reform",
         "Malut kehilangan poin terbanyak di Reform pada 2022: 13,81 dari 30,00, terbesar dari 2 bagian yang batasnya "
         "diketahui; pengampu Biro Organisasi · Pokja Reform."),
        ([REFORM], None, "Baru satu bagian indeks Malut 2022 yang dimuat: Reform, 16,19 dari batas 30,00."),
        ([UNKNOWN], None, "Satu bagian indeks Malut 2022 dimuat, tetapi batasnya belum diketahui."),
        ([UNKNOWN, part("Lain", 1)], None, "2 bagian indeks Malut 2022 dimuat, tetapi batasnya belum diketahui."),
        ([REFORM, UNKNOWN], None,
         "Batas yang diketahui pada 2022 baru satu: Reform Malut kehilangan 13,81 dari 30,00 poin."),
        ([part("A", 3, 5), part("B", 8.001, 10), SDM], None,
         "Malut kehilangan poin terbanyak di SDM pada 2022: 3,00 dari 5,00, terbesar dari 3 bagian."),
        ([part("A", 3, 5), part("B", 8.001, 10)], None,
         "Malut kehilangan poin terbanyak di A dan B pada 2022: masing-masing 2,00, dari 2 bagian."),
        ([part("A", 3, 5), part("B", 8, 10), part("C", 0, 2)], None,
         "3 bagian indeks Malut 2022 sama-sama kehilangan 2,00 poin, terbanyak dari 3 bagian."),
        ([part("A", 5, 5), part("B", 10.5, 10)], None,
         "Semua bagian indeks Malut 2022 yang batasnya diketahui sudah mencapai batasnya."),
    ],
)  # fmt: skip
def test_the_sentence_names_the_part_that_lost_most_and_out_of_how_many(parts, owner, expected):
    assert area.sentence("Malut", 2022, parts, owner) == expected


def test_without_components_the_sentence_says_which_year_is_the_last():
    assert area.nothing_loaded("Bali", None, None) == "Nilai area dan komponen Bali belum dimuat."
    assert area.nothing_loaded("Bali", 2025, 2024).endswith("tahun 2025 belum dimuat; terakhir 2024.")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([REFORM, HASIL, SDM], "Hasil: 54 % poin yang belum diraih"),
        ([REFORM, UNKNOWN], "Reform: 13,81 poin belum diraih"),
        ([UNKNOWN], "Belum dapat diperingkat: batasnya belum diketahui"),
        ([], "Belum dapat diperingkat: batasnya belum diketahui"),
        ([part("A", 3, 5), part("B", 8, 10)], "2 bagian sama besar: 2,00 poin belum diraih"),
        ([part("A", 5, 5)], "Semua bagian mencapai batasnya"),
    ],
)
def test_the_title_of_the_ranking_is_its_finding(parts, expected):
    assert area.lost_title(parts) == expected


def test_a_part_above_its_ceiling_takes_nothing_away_from_what_is_not_reached():
    parts = [part("A", 3, 5), part("B", 12, 10), part("C", 1, 2), part("D", 1, 1.5)]
    assert area.total_lost(parts) == 3.5
    assert area.top_words(parts) == "Tiga teratas: 100,0 % dari 3,50 poin yang belum diraih."
    assert area.top_words(parts[:3]) == ""


@pytest.mark.parametrize(
    ("change", "steps", "expected"),
    [
        (1.29, [("Hasil", -0.2), ("Reform", 0.77)], "Naik 1,29 poin; terbesar Reform +0,77"),
        (-1.29, [("Hasil", -2.0)], "Turun 1,29 poin; terbesar Hasil −2,00"),
        (0.001, [("Hasil", -0.2), ("Reform", 0.2)], "Indeks tetap; terbesar Hasil −0,20"),
        (0.0, [("Hasil", 0.004)], "Indeks dan bagiannya tidak berubah"),
        (0.5, [], "Naik 0,50 poin; bagiannya tidak bergerak"),
        (None, [("Hasil", -0.2)], "Perubahan 2021–2022: terbesar Hasil −0,20"),
    ],
)
def test_the_title_of_the_change_names_the_largest_step(change, steps, expected):
    assert area.change_title(change, steps, 2021, 2022) == expected


def test_titles_stay_within_twelve_words_for_the_longest_names():
    longest = "Pemerintah yang Bersih dan Bebas KKN"
    told = [
        area.table_title(longest, "43,6 % batasnya", 2019, 8),
        area.table_title(longest, "5,20 dari 10,00", 2019, 8),
        area.lost_title([part(longest, 5, 10), SDM]),
        area.change_title(-1.0, [(longest, -0.9)], 2018, 2019),
        area.lines_title(["naik", "naik", "turun", "tetap"]),
    ]
    assert [title for title in told if len(title.split()) > 12] == []


def test_the_second_of_two_names_is_left_out_of_sentences():
    assert area.short("Penataan Peraturan Perundang-undangan / Deregulasi Kebijakan") == (
        "Penataan Peraturan Perundang-undangan"
    )
    assert area.short("Strategi Pelaksanaan / Pembangunan RB Tematik").endswith("RB Tematik")


def test_lines_without_two_comparable_values_say_so():
    assert area.lines_title([]) == "Belum ada dua nilai sebanding untuk bagian mana pun"
    assert area.lines_title(["turun", "naik", "turun"]) == "1 naik, 2 turun pada dua nilai sebanding terakhir"
