"""The sentences, titles and rules of Kesenjangan target say what the numbers say, also in the awkward cases."""

import pytest

from pages._output.sentences import target as told
from pages._output.wedge import wedge_of

RB = {"indicator_code": "RB", "short_name": "Indeks RB", "unit": "poin"}
SPBE = {"indicator_code": "SPBE", "short_name": "SPBE", "unit": "indeks"}
AIM = {
    "value": 71.0,
    "upper_value": None,
    "stated_predikat": None,
    "target_lower": 71.0,
    "is_open": False,
    "year": 2021,
}


def figure(value=60.37, predikat="B", **more):
    return {
        "year": 2019, "kind": "realisasi", "status": "ada", "value": value, "predikat": predikat,
        "stated_predikat": None, "next_lower_bound": 70.0, "next_lower_inclusive": False, "next_predikat": "BB",
    } | more  # fmt: skip


def position(gap=-10.63, status="di_bawah", **more):
    return {
        "year": 2019, "value": None if gap is None else 71.0 + gap, "target_year": 2021, "target_value": 71.0,
        "target_upper": None, "target_lower": 71.0, "target_predikat": None, "is_open": False, "is_due": False,
        "gap_points": gap, "achievement_pct": None if gap is None else 85.028, "target_status": status,
    } | more  # fmt: skip


def path(required=5.315, achieved=0.22, status="perlu_dipercepat", reason=None, **more):
    return {
        "year": 2019, "value": 60.37, "end_year": None if required is None else 2021, "end_lower": 71.0,
        "required_pace": required, "achieved_pace": achieved, "first_year": 2018, "first_value": 60.15,
        "path_status": status, "path_reason": reason, "end_has_other_method": True, "end_is_open": False,
    } | more  # fmt: skip


def sentence(*arguments, indicator=RB, target=AIM):
    return told.target_sentence("NTT", indicator, *arguments, target)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((figure(), position(), path()),
         "NTT kurang 10,63 poin dari target 2021: 71,00; perlu +5,32 setahun, laju dicapai +0,22."),
        ((figure(), position(), path(achieved=None)),
         "NTT kurang 10,63 poin dari target 2021: 71,00; perlu +5,32 setahun."),
        ((figure(), position(), path(required=None)), "NTT kurang 10,63 poin dari target 2021: 71,00."),
        ((figure(), position(target_year=2019), path()),
         "NTT kurang 10,63 poin dari target 2019: 71,00; perlu +5,32 setahun hingga 2021, laju dicapai +0,22."),
        ((figure(), position(0.0, "tercapai"), None), "NTT tepat pada target 2021: 71,00."),
        ((figure(), position(2.4, "tercapai"), path(-0.5)), "NTT 2,40 poin di atas target 2021: 71,00."),
        ((figure(), position(-0.5, target_value=None, target_predikat="A", target_lower=80.0, is_open=True), None),
         "NTT kurang 0,50 poin dari target 2021: A (di atas 80)."),
        ((figure(), position(0.0, target_value=None, target_predikat="A", target_lower=80.0, is_open=True), None),
         "NTT tepat pada batas target 2021: A (di atas 80)."),
        ((figure(), position(-0.76, target_value=77.76, target_upper=78.71, target_lower=77.76), None),
         "NTT kurang 0,76 poin dari target 2021: 77,76–78,71."),
        ((figure(None, None, stated_predikat="BB"), position(None, "tercapai"), None),
         "NTT berpredikat BB pada 2019; target 2021 71,00 tercapai."),
        ((figure(None, None, stated_predikat="BB"), position(None), None),
         "NTT berpredikat BB pada 2019; target 2021 71,00 belum tercapai."),
        ((None, None, None), "NTT menargetkan Indeks RB 71,00 pada 2021; nilainya belum dimuat."),
        ((figure(None, None, status="belum_dikeluarkan"), None, None),
         "Indeks RB NTT tahun 2019 belum dikeluarkan; target 2021: 71,00."),
    ],
)  # fmt: skip
def test_the_page_opens_with_the_distance_and_the_paces(arguments, expected):
    assert sentence(*arguments) == expected


def test_without_a_target_the_sentence_says_so():
    assert sentence(figure(), None, None, target=None) == "NTT meraih 60,37 (B) pada 2019; targetnya belum dimuat."
    assert sentence(None, None, None, target=None) == "Indeks RB NTT belum dimuat."


def test_another_indicator_is_named():
    assert sentence(figure(), position(), None, indicator=SPBE).startswith("SPBE NTT kurang 10,63 poin")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((path(), position(), None), "Perlu dipercepat: perlu +5,32 setahun, laju +0,22"),
        ((path(achieved=-0.2, status="tidak_bergerak"), position(), None), "Mundur: perlu +5,32 setahun, laju −0,20"),
        ((path(achieved=0, status="tidak_bergerak"), position(), None),
         "Tidak bergerak: perlu +5,32 setahun, laju 0,00"),
        ((path(achieved=None, status="belum_dapat_dinilai", reason="tanpa_laju"), position(), None),
         "Belum dapat dinilai: perlu +5,32 setahun, laju belum dapat dihitung"),
        ((path(None, status="belum_dapat_dinilai", reason="tanpa_target_berikutnya"), position(), None),
         "Target 2021 belum tercapai; tidak ada target sesudahnya"),
        ((path(-0.5, status="tercapai"), position(2.0, "tercapai"), None), "Target 2021 tercapai"),
        ((path(-0.5, status="belum_dapat_dinilai", reason="predikat_tidak_terbaca"), position(2.0), None),
         "Belum dapat dinilai: A dan A- tidak dapat dibedakan dari angkanya"),
        ((path(None, None, "belum_dapat_dinilai", "tanpa_angka"), position(None), None),
         "Belum dapat dinilai: nilainya tanpa angka"),
        ((path(end_is_open=True), position(), None), "Perlu dipercepat: perlu lebih dari +5,32 setahun, laju +0,22"),
        ((None, None, AIM), "Target 2021: 71,00; nilainya belum dimuat"),
        ((None, None, None), "Belum ada target untuk diukur"),
    ],
)  # fmt: skip
def test_the_chart_is_titled_with_the_finding_in_at_most_twelve_words(arguments, expected):
    title = told.path_title(*arguments)
    assert title == expected
    assert len(title.split()) <= 12


def test_every_rule_shows_the_numbers_it_was_made_from():
    rules = dict(told.rules(figure(), position(), path()))
    assert rules["Selisih"] == "60,37 − 71,00 = −10,63 poin"
    assert rules["Capaian"] == "60,37 / 71,00 × 100 = 85,03 %"
    assert rules["Terhadap target"] == "▼ di bawah target: target 2021 71,00, jatuh tempo 2021"
    assert rules["Laju diperlukan"] == "(71,00 − 60,37) / (2021 − 2019) = +5,32 setahun; melewati pergantian metode"
    assert rules["Laju dicapai"] == "(60,37 − 60,15) / (2019 − 2018) = +0,22 setahun"
    assert rules["Jalur"] == "▼ perlu dipercepat: laju dicapai +0,22, kurang dari +5,32"
    assert rules["Predikat berikutnya"] == "70 − 60,37 = 9,63 poin; BB di atas 70"


def test_rules_say_why_something_cannot_be_told():
    unknown = path(None, None, "belum_dapat_dinilai", "tanpa_angka")
    rules = dict(told.rules(figure(None, None), position(None, "belum_dapat_dinilai"), unknown))
    assert rules["Selisih"] == "Tanpa angka tidak ada selisih."
    assert rules["Laju diperlukan"] == "Tidak dihitung: nilainya tanpa angka."
    assert rules["Jalur"] == "◇ belum dapat dinilai: nilainya tanpa angka"
    goal = {"target_value": None, "target_predikat": "A", "target_lower": 80.0, "is_open": True}
    unreadable = position(2.0, "belum_dapat_dinilai", **goal)
    assert told.target_rule(unreadable).endswith("A dan A- tidak dapat dibedakan dari angkanya")
    assert told.rules(figure(), None, None) == []


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([], "Belum ada target yang dimuat"),
        ([("SPBE", "tercapai")], "SPBE: target tercapai"),
        ([("SPBE", "tercapai"), ("IPP", "tercapai")], "2 target, semuanya tercapai"),
        ([("SPBE", "belum_dapat_dinilai")], "1 target belum dapat dinilai"),
        ([("SPBE", "tercapai"), ("IPP", "belum_dapat_dinilai")], "1 target tercapai, 1 target belum dapat dinilai"),
        ([("SPBE", "tercapai"), ("IPP", "di_bawah")], "1 dari 2 di bawah target: IPP"),
        ([(name, "di_bawah") for name in "ABCDE"], "5 dari 5 di bawah target: A, B, C, dan 2 lainnya"),
    ],
)
def test_the_table_is_titled_with_what_is_below(statuses, expected):
    assert told.table_title(statuses) == expected


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([("RPJMD", 2021)], "Satu target tertulis, RPJMD 2021"),
        ([("RPJMD", 2020), ("RPJMD", 2024)], "2 target tertulis, RPJMD 2020–2024"),
        ([("RPJMD", 2020), ("Road Map draf", 2020)], "2 target dari 2 dokumen, 2020"),
    ],
)
def test_the_documents_are_counted(documents, expected):
    assert told.documents_title(documents) == expected


def test_the_wedge_stands_only_where_more_is_required():
    wedge = wedge_of(path())
    assert (wedge.needed, round(wedge.reached, 2), wedge.end_year) == (71.0, 60.81, 2021)
    assert wedge_of(path(achieved=None)).reached is None
    assert wedge_of(path(-0.5)) is None and wedge_of(path(None)) is None and wedge_of(None) is None
