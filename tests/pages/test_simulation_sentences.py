"""Every sentence of Simulasi says that it is one, in Indonesian, with its numbers and marks."""

from decimal import Decimal as D

from pages._output.sentences import simulation as told
from pages._output.simulation import Equalled, Goal, Slot, Step

TARGET = Goal("target", "target 2024 sebesar 62,00", D("62"), False)
NOW = (D("58.84"), "CC")


def test_the_headline_tells_from_where_to_where_and_how_far_from_the_target():
    words = told.headline("Maluku Utara", 2024, NOW, (D("62.10"), "B"), TARGET, None, 2)
    assert words == "Maluku Utara naik dari 58,84 (CC) ke 62,10 (B), 0,10 poin di atas target 2024 sebesar 62,00."
    down = told.headline("Maluku Utara", 2024, NOW, (D("50"), "C"), TARGET, None, 1)
    assert down == "Maluku Utara turun dari 58,84 (CC) ke 50,00 (C), kurang 12,00 poin dari target 2024 sebesar 62,00."
    peer = told.headline("Maluku Utara", 2024, NOW, (D("62"), "B"), TARGET, "Banten 2024", 2)
    assert peer.startswith("setara dengan Banten 2024, Maluku Utara naik") and peer.endswith(
        ", tepat pada target 2024 sebesar 62,00."
    )


def test_without_a_change_nothing_is_claimed():
    assert told.headline("Bali", 2024, NOW, NOW, TARGET, None, 0) == (
        "Bali meraih 58,84 (CC) pada 2024; belum ada skor yang digeser."
    )
    assert told.headline("Bali", 2024, NOW, NOW, None, None, 2).endswith("perubahan 2 bagian saling menutup.")
    assert "tidak ada bagian yang berubah" in told.headline("Bali", 2024, NOW, NOW, None, "Banten 2024", 0)


def test_the_mark_of_illustrative_figures_stands_behind_the_word():
    assert told.simulated("Naik", [True, True]) == "Simulasi: Ilustrasi: Naik"
    assert told.simulated("Naik", [True, False]) == "Simulasi: Sebagian ilustrasi: Naik"
    assert told.simulated("Naik", [False]) == "Simulasi: Naik"


def test_a_title_has_at_most_twelve_words():
    titles = [
        told.chart_title(NOW, (D("62.10"), "B"), "tercapai"),
        told.chart_title(NOW, (D("59"), "CC"), "di_bawah"),
        told.chart_title(NOW, NOW, "di_bawah"),
        told.chart_title((D("79"), "BB"), (D("81"), "A / A-"), "belum_dapat_dinilai"),
    ]
    assert titles[0] == "Predikat CC menjadi B; target tercapai"
    assert titles[1] == "+0,16 poin, predikat tetap CC; masih di bawah target"
    assert titles[2] == "58,84 (CC), sama dengan skor terakhir"
    assert titles[3] == "Predikat BB menjadi A / A-"
    assert all(len(told.simulated(title, [True, False]).split()) <= 12 for title in titles)


def test_targets_are_told_as_number_range_or_predikat():
    position = {"target_year": 2022, "target_value": 77.76, "target_upper": 78.71, "target_lower": 77.76}
    assert told.goal_words(position) == "target 2022 sebesar 77,76–78,71"
    assert told.goal_words(position | {"target_upper": None}) == "target 2022 sebesar 77,76"
    letter = {"target_year": 2024, "target_value": None, "target_upper": None, "target_predikat": "A", "is_open": True}
    assert told.goal_words(letter | {"target_lower": 80.0}) == "target 2024 A (di atas 80)"
    aim = Goal("target", "target 2024 A (di atas 80)", D("80"), True)
    assert told.against(D("80.00"), aim) == ", tepat pada batas target 2024 A (di atas 80)"
    assert told.against(D("81"), None) == ""


def test_what_the_parts_do_not_explain_is_said_to_stay():
    assert told.rest_sentence(D("0"), True, "14/2014") == ""
    assert told.rest_sentence(D("0.02"), True, "14/2014").startswith("Selisih +0,02 poin")
    assert "penyesuaian +9,74 poin" in told.rest_sentence(D("9.74"), False, "9/2023")


def test_a_slider_says_score_ceiling_doubt_and_change():
    slot = Slot("A", "Penguatan Pengawasan", "P", ("A",), D("5.84"), D("12"), "uncertain", True)
    assert told.slider_label(slot, D("7.04"), True) == (
        "Penguatan Pengawasan · kini 5,84 dari 12,00 (batas belum pasti) (ilustrasi), +1,20"
    )
    known = slot._replace(ceiling_basis="known", is_illustrative=False)
    assert told.slider_label(known, D("5.84"), True) == "Penguatan Pengawasan · kini 5,84 dari 12,00"
    results = [Equalled(slot, D("0.7"), D("8.4"), "ikut"), Equalled(slot, None, D("5.84"), "tidak_dimuat")]
    assert told.peer_title("Banten 2024", results) == "Setara Banten 2024: 1 dari 2 bagian naik"
    assert told.peer_title("Banten 2024", results[1:]) == "Banten 2024 tidak punya bagian yang sama"


def test_steps_are_told_with_their_kind_of_bound():
    assert told.step_words(Step("BB", ("BB",), D("70"), True)) == "BB (di atas 70)"
    assert told.step_words(Step("AA", ("AA",), D("100"), False)) == "AA (mulai 100)"


def test_what_is_missing_is_one_sentence():
    assert told.missing("Bali", None, False, True) == (
        "Simulasi: belum dapat dihitung untuk Bali, karena skor komponen dan areanya belum dimuat."
    )
    assert "karena nilai indeksnya belum dimuat" in told.missing("Bali", 2024, True, False)
    assert "tidak ada bagian yang batasnya diketahui" in told.missing("Bali", 2024, True, True)
