"""The sentence and titles of a pair: every awkward case, from made-up lines."""

import re

import pytest

from pages._output import sentences
from pages._output.pair_data import flags, run_of, years_words
from pages._output.sentences import benchmarking as told
from pages._ui.pair_parts import Pair

A, B = "Maluku Utara", "Banten"


def line(code="SPI", own=60.0, peer=70.0, year=2024, **other):
    """A line of comparison with two numbers on a scale of 100."""
    gap = own - peer
    verdict = "lebih_tinggi" if gap > 0 else "lebih_rendah" if gap < 0 else "sama"
    found = {
        "indicator_code": code, "short_name": code, "unit": "poin", "state": "angka", "reason": None, "year": year,
        "own_value": own, "peer_value": peer, "own_predikat": None, "peer_predikat": None, "difference_points": gap,
        "difference_pct": gap, "is_small": abs(gap) < 0.5, "verdict": verdict, "scale_minimum": 0.0,
        "scale_maximum": 100.0, "own_is_illustrative": False, "peer_is_illustrative": False,
        "own_has_result": True, "peer_has_result": True, "method_code": "M", "peer_code": "36",
        "own_share_pct": own, "peer_share_pct": peer, "regulation": "9/2023", "own_publisher": None,
        "peer_publisher": "Koran", "own_source_title": None, "peer_source_title": None,
    }  # fmt: skip
    return found | other


def graded(code="BPK", own="WDP", peer="WTP", verdict="lebih_rendah", **other):
    empty = {"own_value": None, "peer_value": None, "difference_points": None, "difference_pct": None}
    classes = {"state": "kelas", "is_small": None, "verdict": verdict, "own_predikat": own, "peer_predikat": peer}
    return line(code, 0, 0) | empty | classes | other


def apart(code="SPIP", reason="tanpa_tahun_sama", own=(2022, 2022), peer=(2020, 2020)):
    return {
        "indicator_code": code, "short_name": code, "state": "tidak_sebanding", "reason": reason, "is_small": None,
        "verdict": "belum_dapat_dinilai", "own_first_year": own[0], "own_last_year": own[1],
        "peer_first_year": peer[0], "peer_last_year": peer[1],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line("OMB", 65.57, 94.01), line("SPI", 61, 73), graded("SAKIP", "B", "B", "sama")],
         "Dari 3 indikator sebanding, Banten lebih tinggi pada 2; terjauh OMB 2024, 28,44 poin."),
        ([line("OMB", 65.57, 94.01), line("SPI", 80, 70), graded("SAKIP", "B", "B", "sama")],
         "Dari 3 indikator sebanding, Banten lebih tinggi pada 1 (terjauh OMB 2024, 28,44 poin) dan Maluku Utara "
         "pada 1; 1 sama."),
        ([line("OMB", 60, 80), graded("SAKIP", "B", "B", "sama"), graded("BPK", "WTP", "WTP", "sama"),
          graded("SPBE", "A", "A-", "belum_dapat_dinilai")],
         "Dari 4 indikator sebanding, Banten lebih tinggi pada 1; terjauh OMB 2024, 20,00 poin; 2 sama, 1 belum dapat "
         "dinilai."),
        ([line("OMB", 90, 80), line("SPI", 75, 70)],
         "Maluku Utara lebih tinggi pada kedua indikator sebanding; terjauh OMB 2024, 10,00 poin."),
        ([line("OMB", 60, 80), line("SPI", 65, 70)],
         "Banten lebih tinggi pada kedua indikator sebanding; terjauh OMB 2024, 20,00 poin."),
        ([line("OMB")], "Satu indikator sebanding, OMB 2024: Banten lebih tinggi 10,00 poin."),
        ([line("OMB", 70, 70)], "Satu indikator sebanding, OMB 2024: Maluku Utara dan Banten sama, 70,00."),
        ([line("OMB", 70, 70.25)],
         "Satu indikator sebanding, OMB 2024: beda 0,25 poin, terlalu kecil untuk dinilai."),
        ([graded()], "Satu indikator sebanding, BPK 2024: Banten lebih tinggi (Maluku Utara WDP, Banten WTP)."),
        ([graded(verdict="belum_dapat_dinilai", own="A", peer="A-")],
         "Satu indikator sebanding, BPK 2024: Maluku Utara A, Banten A-; belum dapat dinilai."),
        ([line("OMB", 70, 70), line("SPI", 60, 60)], "Maluku Utara dan Banten sama pada kedua indikator sebanding."),
        ([line("OMB", 70, 70.2), line("SPI", 60, 60.1)],
         "Beda Maluku Utara dan Banten terlalu kecil untuk dinilai pada kedua indikator sebanding."),
        ([line("OMB", 70, 70.2), line("SPI", 60, 60)],
         "Dari 2 indikator sebanding Maluku Utara dan Banten, 1 beda terlalu kecil dan 1 sama."),
        ([graded(), graded("SAKIP", "B", "B", "sama")],
         "Dari 2 indikator sebanding, Banten lebih tinggi pada 1; semuanya kelas, tanpa angka."),
        ([graded(), graded("SAKIP", "A", "B", "lebih_tinggi")],
         "Dari 2 indikator sebanding, Banten lebih tinggi pada 1 dan Maluku Utara pada 1; semuanya kelas, tanpa "
         "angka."),
        ([], "Maluku Utara dan Banten belum dapat dibandingkan: belum ada nilai yang dimuat untuk keduanya."),
        ([apart("RB", "hanya_kita")],
         "Maluku Utara dan Banten belum dapat dibandingkan: belum ada indikator yang dimuat untuk keduanya."),
    ],
)  # fmt: skip
def test_the_sentence_counts_who_is_higher_and_says_the_farthest(lines, expected):
    assert told.pair_sentence(A, B, lines) == expected


def test_years_that_never_meet_are_named_with_their_gaps_and_marks():
    series = [side("SPIP", year, True, False) for year in (2018, 2022, 2023)] + [
        side("SPIP", 2020, False, True, peer_is_illustrative=True)
    ]
    assert told.pair_sentence(A, B, [apart()], None, series) == (
        "Maluku Utara dan Banten belum dapat dibandingkan. Tidak ada tahun yang sama: SPIP Maluku Utara 2018, "
        "2022–2023; Banten 2020 (ilustrasi)."
    )


def test_a_chosen_year_without_anything_comparable_is_named():
    assert told.pair_sentence(A, B, [apart()], 2019) == (
        "Pada 2019 belum ada indikator sebanding antara Maluku Utara dan Banten."
    )


def test_a_number_without_a_scale_is_counted_but_is_never_the_farthest():
    unbounded = line("IGA", 51, 10655, difference_pct=None, is_small=None, scale_maximum=None)
    assert told.pair_sentence(A, B, [unbounded, line("SPI", 60, 65)]) == (
        "Banten lebih tinggi pada kedua indikator sebanding; terjauh SPI 2024, 5,00 poin."
    )


def test_illustrative_lines_mark_the_sentence():
    lines = [line(own_is_illustrative=True, peer_is_illustrative=True), line("OMB")]
    assert sentences.marked("Kalimat.", flags(lines)) == "Sebagian ilustrasi: Kalimat."
    assert sentences.marked("Kalimat.", flags(lines[:1])) == "Ilustrasi: Kalimat."


@pytest.mark.parametrize(
    ("known", "series", "year", "expected"),
    [
        (None, [], None, "Indeks RB: belum dimuat untuk keduanya."),
        ("hanya_kita", [(2025, True, False, False)], None,
         "Indeks RB: Maluku Utara dimuat untuk 2025, Banten belum dimuat."),
        ("hanya_kita", [(2024, True, False, True), (2025, True, False, True)], None,
         "Indeks RB: Maluku Utara dimuat untuk 2024–2025 (ilustrasi), Banten belum dimuat."),
        ("hanya_pembanding", [(2019, False, True, False), (2021, False, True, True)], None,
         "Indeks RB: Banten dimuat untuk 2019, 2021 (sebagian ilustrasi), Maluku Utara belum dimuat."),
        ("tanpa_tahun_sama", [(2022, True, False, False), (2020, False, True, False)], None,
         "Indeks RB: tidak sebanding, Maluku Utara 2022, Banten 2020."),
        ("tanpa_tahun_sama", [(2017, True, True, True), (2018, True, True, True)], 1900,
         "Indeks RB: belum sebanding pada 1900; tahun bersama 2017–2018 (ilustrasi)."),
    ],
)  # fmt: skip
def test_the_rb_index_always_has_its_line(known, series, year, expected):
    found = [
        side("RB", when, own, peer, "angka" if own and peer else "tidak_sebanding",
             own_is_illustrative=own and invented, peer_is_illustrative=peer and invented)
        for when, own, peer, invented in series
    ]  # fmt: skip
    assert told.rb_words(A, B, known and apart("RB", known), year, found) == expected


def test_a_compared_rb_index_marks_each_side():
    compared = line("RB", 68.6, 60.37, 2019, peer_is_illustrative=True)
    assert told.rb_words(A, B, compared) == "Indeks RB 2019: Maluku Utara 68,60, Banten 60,37 (ilustrasi)."


def test_year_zero_is_a_chosen_year():
    assert "Tahun 0." in told.below_sentence(A, B, [], 0, ("provinsi", "provinsi"))
    assert Pair("82", "36", A, B, 0, [], []).years_words == "tahun 0"


def test_governments_of_another_level_are_said_to_be_so():
    assert told.below_sentence(A, B, [], None, ("provinsi", "kabupaten/kota")).endswith(
        "Jenjangnya berbeda: provinsi dan kabupaten/kota."
    )
    assert "Jenjang" not in told.below_sentence(A, B, [], None, ("provinsi", "provinsi"))


def side(code, year, own, peer, state="tidak_sebanding", **other):
    real = {"own_is_illustrative": False, "peer_is_illustrative": False}
    known = {"indicator_code": code, "year": year, "own_has_result": own, "peer_has_result": peer, "state": state}
    return known | real | other


@pytest.mark.parametrize(
    ("series", "year", "expected"),
    [
        ([], None, "Belum dimuat untuk keduanya."),
        ([side("X", 2020, True, False)], None, "Banten belum dimuat."),
        ([side("X", 2020, False, True)], None, "Maluku Utara belum dimuat."),
        ([side("X", 2022, True, False), side("X", 2020, False, True)], None,
         "Tidak ada tahun yang sama: Maluku Utara 2022, Banten 2020."),
        ([side("X", 2021, True, False), side("X", 2022, True, False), side("X", 2020, False, True)], None,
         "Tidak ada tahun yang sama: Maluku Utara 2021–2022; Banten 2020."),
        ([side("X", 2022, True, True)], None, "Tahun yang sama 2022, tetapi angka dan predikatnya tidak berpasangan."),
        ([side("X", 2018, True, True, "kelas"), side("X", 2024, False, True)], 2024,
         "Belum sebanding pada 2024; tahun bersama: 2018."),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_has_its_reason(series, year, expected):
    assert told.reason_words(A, B, {"indicator_code": "X"}, series, year) == expected


def test_years_are_told_as_runs():
    assert years_words([2017, 2021, 2022, 2023]) == "2017, 2021–2023"
    assert years_words([2020]) == "2020" and years_words([]) == ""


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ([(2024, 60, 70)], "2024, satu-satunya tahun sebanding"),
        ([(2022, 70, 70), (2023, 60, 70), (2024, 60, 70)], "2023, 2 tahun sebanding berturut-turut; pada 2022 sama"),
        ([(2021, 70, 67), (2024, 60, 70)], "2024; pada 2021 Banten lebih rendah"),
        ([(2021, 70, 70.1), (2024, 60, 70)], "2024; pada 2021 beda terlalu kecil"),
        ([(2021, 60, 67), (2024, 60, 70)], "2021, 2 tahun sebanding; sejak awal perbandingan"),
    ],
)
def test_a_lead_is_followed_back_to_its_first_comparable_year(years, expected):
    series = [line("SPI", own, peer, year) for year, own, peer in years]
    assert told.since_words(run_of(series, "SPI", 2024), B) == expected


def test_a_year_in_which_only_classes_were_equal_is_said_so():
    series = [graded("SPI", "B", "B", "sama", year=2022), line("SPI", 60, 70, 2023)]
    assert told.since_words(run_of(series, "SPI", 2023), B) == "2023; pada 2022 kelasnya sama"


def test_one_line_is_not_counted_and_an_institution_is_no_score():
    assert told.class_title(A, B, [graded("Opini BPK")]) == (
        "Dibandingkan sebagai kelas: Banten lebih tinggi pada Opini BPK"
    )
    unbounded = line("Inovasi (IGA)", 51, 10655, difference_pct=None, is_small=None)
    assert told.class_title(A, B, [unbounded]) == "Angka tanpa skala: Banten lebih tinggi pada Inovasi (IGA)"
    assert told.lessons_title(B, ["SPBE", "Ombudsman"]) == "Yang bisa dipelajari dari Banten: SPBE dan nilai Ombudsman"
    assert told.dumbbell_title(A, B, [line("Ombudsman")]) == "Celah terlebar: Ombudsman"
    assert told.dumbbell_title(A, B, [line("Ombudsman", 90)]) == "Maluku Utara lebih tinggi; terjauh nilai Ombudsman"


def test_titles_hold_at_most_twelve_words():
    lines = [line("Peringkat A", 1, 99), line("Sistem Merit", 2, 90), line("Inovasi (IGA)", 3, 80)]
    titles = [
        told.dumbbell_title(A, B, lines), told.dumbbell_title(A, B, [line(own=99)]),
        told.dumbbell_title(A, B, [line(own=70.1)]), told.dumbbell_title(A, B, []),
        told.class_title("Nusa Tenggara Timur", "Kalimantan Timur", [graded(), graded()]),
        told.class_title(A, B, [graded(verdict="sama")]), told.missing_title(3), told.missing_title(0),
        told.lessons_title("Nusa Tenggara Timur", ["Ombudsman", "SPBE", "SPI"]), told.lessons_title(B, []),
    ]  # fmt: skip
    assert titles[0] == "Celah terlebar: Peringkat A, lalu Sistem Merit dan Inovasi (IGA)"
    assert all(len(title.split()) <= told.MOST_WORDS for title in titles), titles
    assert not any(re.search(r"\d\.\d", title) for title in titles)


def test_sources_that_differ_are_named_with_the_one_used():
    claims = [{"government_name": B, "year": 2021, "value": value, "counting_value": 67.0} for value in (61.4, 61.37)]
    assert told.conflicts(claims) == "Banten 2021 dipakai 67,00, yang lain 61,37 dan 61,40"
