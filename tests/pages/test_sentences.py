"""The sentences are written from the numbers, also where numbers are missing, equal or not comparable."""

import pytest

from pages._output import sentences

RB = {"indicator_code": "RB", "short_name": "Indeks RB", "unit": "poin"}
SPBE = {"indicator_code": "SPBE", "short_name": "SPBE", "unit": "indeks"}


def figure(value=73.87, year=2023, predikat="BB", stated=None, status="ada", publisher="Koran"):
    return {
        "value": value, "year": year, "predikat": predikat, "stated_predikat": stated, "status": status,
        "publisher": publisher,
    }  # fmt: skip


def against(gap, year=2024, value=74.5, upper=None, lower=None, predikat=None, is_open=False):
    return {
        "gap_points": gap, "target_year": year, "target_value": value, "target_upper": upper,
        "target_lower": lower if lower is not None else value, "target_predikat": predikat, "is_open": is_open,
    }  # fmt: skip


def target(value=None, predikat="A", year=2024):
    return {"value": value, "upper_value": None, "stated_predikat": predikat, "year": year, "target_lower": value or 80,
            "is_open": value is None}  # fmt: skip


@pytest.mark.parametrize(
    ("position", "ending"),
    [
        (None, " pada 2023."),
        (against(-0.63), " pada 2023, kurang 0,63 poin dari target 2024 sebesar 74,50."),
        (against(3.37, year=2023, value=70.5), " pada 2023, 3,37 poin di atas target sebesar 70,50."),
        (against(0, value=73.87), " pada 2023, tepat pada target 2024 sebesar 73,87."),
        (against(-3.9, value=77.76, upper=78.71), " pada 2023, kurang 3,90 poin dari target 2024 sebesar 77,76–78,71."),
        (against(-6.13, value=None, lower=80, predikat="A", is_open=True),
         " pada 2023, kurang 6,13 poin dari target 2024 A (di atas 80)."),
        (against(0, value=None, lower=73.87, predikat="A", is_open=True),
         " pada 2023, tepat pada batas target 2024 A (di atas 73,87)."),
        (against(None, value=None, lower=None, predikat="A"), " pada 2023."),
    ],
)  # fmt: skip
def test_the_headline_names_value_predikat_year_and_distance(position, ending):
    assert sentences.headline("Kaltim", RB, figure(), position, None) == "Kaltim meraih 73,87 (BB)" + ending


def test_another_indicator_is_named():
    told = sentences.headline("Banten", SPBE, figure(3.69, 2025, "Sangat Baik"), None, None)
    assert told == "Banten meraih SPBE 3,69 (Sangat Baik) pada 2025."


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (sentences.headline("Bali", RB, figure(None, 2021, None, "BB"), None, None),
         "Bali berpredikat BB pada 2021; angkanya belum dimuat."),
        (sentences.headline("NTT", RB, figure(None, 2020, None, status="belum_dikeluarkan"), None, None),
         "Indeks RB NTT tahun 2020 belum dikeluarkan."),
        (sentences.headline("Banten", RB, None, None, None), "Indeks RB Banten belum dimuat."),
        (sentences.headline("Maluku", RB, None, None, target()),
         "Maluku menargetkan Indeks RB A (di atas 80) pada 2024; nilainya belum dimuat."),
        (sentences.headline("NTT", RB, None, None, None, 2024, figure(60.37, 2019)),
         "Indeks RB NTT tahun 2024 belum dimuat; terakhir 60,37 pada 2019."),
        (sentences.headline("Malut", {"indicator_code": "IGA_RANK", "short_name": "Peringkat IGA", "unit": "peringkat"},
                            figure(10, 2025, None, publisher="Malut Post"), None, None),
         "Peringkat IGA Malut 2025 adalah 10, menurut Malut Post."),
        (sentences.headline("Kaltim", {"indicator_code": "BPK", "short_name": "Opini BPK", "unit": "opini"},
                            figure(None, 2024, None, "WTP"), None, None), "Opini BPK Kaltim pada 2024: WTP."),
    ],
)  # fmt: skip
def test_what_is_missing_is_named_as_missing(told, expected):
    assert told == expected


@pytest.mark.parametrize(
    ("newest", "known", "told"),
    [
        (2023, {}, "Nilai 2024 dan 2025 belum dimuat; terakhir 2023."),
        (2019, {2020: "belum_dikeluarkan"}, "Nilai 2020 belum dikeluarkan; 2021–2025 belum dimuat; terakhir 2019."),
        (2024, {2025: "belum_dikeluarkan"}, "Nilai 2025 belum dikeluarkan; terakhir 2024."),
        (2025, {}, ""),
        (None, {}, ""),
    ],
)
def test_missing_years_are_listed_after_the_newest(newest, known, told):
    assert sentences.missing_years(newest, 2025, known) == told


@pytest.mark.parametrize(
    ("values", "predikat_only", "title"),
    [
        ([], [], "Belum ada nilai yang dimuat"),
        ([], [(2020, "B"), (2021, "BB")], "B pada 2020, BB pada 2021"),
        ([], [(2020, "WTP"), (2021, "WTP")], "WTP pada semua 2 tahun yang dimuat"),
        ([], [(2022, "A")], "Hanya predikat A pada 2022"),
        ([(2014, 76.61, "M1"), (2016, 80.68, "M1")], [(2013, "B+"), (2024, "AA")],
         "Naik 4,07 poin pada 2014–2016; AA pada 2024"),
        ([(2023, 73.87, "M3")], [], "Satu nilai pada 2023; tren belum dapat dibaca"),
        ([(2020, 68.1, "M2"), (2022, 67.7, "M2"), (2023, 73.87, "M3")], [],
         "Tetap pada 2020–2022; nilai 2023 memakai metode baru"),
        ([(2017, 61.65, "M1"), (2019, 60.37, "M1")], [], "Turun 1,28 poin pada 2017–2019"),
        ([(2023, 77.1, "M3"), (2024, 86.85, "M3")], [], "Naik 9,75 poin pada 2023–2024"),
        ([(2019, 60, "M1"), (2021, 61, "M2"), (2023, 62, "M3")], [],
         "Setiap nilai memakai metode berbeda; tren belum dapat dibaca"),
    ],
)  # fmt: skip
def test_the_trend_title_states_the_finding_in_at_most_twelve_words(values, predikat_only, title):
    assert sentences.trend_title(values, predikat_only, 0.5) == title
    assert len(title.split()) <= 12


def test_the_comparison_names_the_newest_year_and_who_is_missing():
    newest = [("Sumbar", 2024, 86.85, "A"), ("Riau", 2023, 74.63, "BB")]
    assert sentences.comparison_title(newest, ["Bali"]) == "Sumbar 86,85 pada 2024; 2 lainnya belum ada nilai 2024"
    both = [("Sumbar", 2024, 86.85, "A"), ("Jatim", 2024, 93.82, "A")]
    assert sentences.comparison_title(both, []) == "Jatim tertinggi dari 2 pada 2024: 93,82"
    assert sentences.comparison_title([], ["Bali"]) == "Belum ada nilai yang dapat digambar"


@pytest.mark.parametrize(
    ("values", "predikat_only", "told"),
    [
        ([], [], "Perjalanan Indeks RB NTT belum dapat digambar: belum ada angka."),
        ([], [(2021, "BB")], "Indeks RB NTT: Hanya predikat BB pada 2021."),
        ([(2019, 60.37, "M1")], [(2021, "BB")],
         "NTT baru punya satu angka Indeks RB, 60,37 pada 2019; predikat BB pada 2021, tanpa angka."),
        ([(2019, 60.37, "M1")], [], "NTT baru punya satu angka Indeks RB, 60,37 pada 2019."),
        ([(2020, 68.1, "M2"), (2022, 67.7, "M2"), (2023, 73.87, "M3")], [],
         "NTT bergerak tipis dari 68,10 ke 67,70 pada 2020–2022, lalu 73,87 pada 2023 dengan metode baru."),
        ([(2019, 60, "M1"), (2021, 61, "M2")], [], "NTT bernilai 61,00 pada 2021, dengan metode baru."),
        ([(2017, 61.65, "M1"), (2019, 60.37, "M1")], [], "NTT turun dari 61,65 ke 60,37 pada 2017–2019."),
    ],
)  # fmt: skip
def test_the_trend_sentence_never_bridges_a_method_break(values, predikat_only, told):
    assert sentences.trend_sentence("NTT", values, 0.5, predikat_only, "Indeks RB") == told


def test_the_overview_names_the_strongest_and_the_furthest_from_its_target():
    shares = [("SPBE", 75.8), ("IPP", 60.0)]
    assert (
        sentences.overview_title(shares, [("IPP", -20)]) == "SPBE tertinggi pada skalanya; IPP paling jauh dari target"
    )
    assert (
        sentences.overview_title(shares, [("SPBE", 3)]) == "SPBE tertinggi pada skalanya; target yang dimuat tercapai"
    )
    assert sentences.overview_title([("SPBE", 75.8)], [("SPBE", -1)]) == ("Baru SPBE yang punya angka, di bawah target")
    assert sentences.overview_title([], []) == "Belum ada angka yang dapat digambar"


def test_areas_are_ranked_only_when_two_ceilings_are_known():
    assert sentences.areas_title(2021, 8, [("Pengawasan", 40.0), ("SDM", 80.0)]) == (
        "SDM terkuat, Pengawasan terlemah pada 2021"
    )
    assert sentences.areas_title(2021, 8, [("SDM", 80.0)]) == "8 komponen dimuat untuk 2021"


def test_governments_with_predikat_and_no_numbers_are_compared_in_words():
    newest = [("Banten", 2024, "WTP"), ("Malut", 2024, "WDP")]
    assert sentences.predikat_comparison(newest, []) == "Banten WTP (2024), Malut WDP (2024)"
    assert sentences.predikat_comparison(newest, ["Bali"]) == "Banten WTP (2024), Malut WDP (2024); 1 lainnya di tabel"
    assert sentences.predikat_comparison([], ["Bali"]) == "Belum ada nilai yang dapat digambar"
