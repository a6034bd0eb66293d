"""The sentences of Rencana aksi say what the counts say, in Indonesian, and no title is longer than twelve words."""

import re
from datetime import date

import pytest

from pages._output.component_parts import Part
from pages._output.planning.board import STATES, Quarter, board, due_list, overdue_list, total_row
from pages._output.planning.checklist import checklist
from pages._output.planning.coverage import coverage, themes
from pages._output.planning.decisions import standings
from pages._output.planning.office_ranking import DEFAULT, Rule, rank_offices
from pages._output.planning.quarter import exact
from pages._output.planning.self_assessment import differences
from pages._output.sentences import planning as told
from pages._output.sentences.planning_coverage import assessment_title, coverage_title, themes_title
from pages._output.sentences.planning_office import (
    checklist_title,
    formula_lines,
    ranking_sentence,
    ranking_title,
    rule_sentence,
)
from pages._output.sentences.planning_page import plan_sentence
from tests.pages.planning.samples import TODAY, action, answer, decision, office, score
from tests.pages.planning.test_self_assessment import row as assessed

TW2, TW3 = Quarter(2025, 2), Quarter(2025, 3)
LONG = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga Berencana Daerah"
ENGLISH = re.compile(r"\b(the|and|of|value|late|due|none|null|nan|true|false|score|rank|office|quarter)\b", re.I)


def total(actions, quarter=TW2, today=TODAY):
    return total_row(actions, quarter.year, quarter.number, today)


MIXED = [
    action(number=1, target_2=1, realised_2=1),
    action(number=2, target_2=1, realised_2=0),
    action(number=3, target_2=1, realised_2=0, obstacle="x"),
    action(number=4, target_2=1),
    action(number=5, target_3=1),
]


@pytest.mark.parametrize(
    ("actions", "quarter", "expected"),
    [
        (MIXED, TW2,
         "1 dari 4 renaksi Maluku tepat waktu pada TW II 2025; 1 terlambat, 1 terhambat, dan 1 belum dilaporkan."),
        ([], TW2, "Renaksi Maluku 2025 belum dimuat."),
        (MIXED[4:], TW2, "Tidak ada renaksi Maluku yang dapat dinilai pada TW II 2025."),
        (MIXED[4:], TW3, "Belum ada renaksi Maluku yang jatuh tempo pada TW III 2025; 1 akan jatuh tempo "
                         "30 September 2025."),
        ([action(target_2=1, realised_2=1, is_illustrative=True)], TW2,
         "Ilustrasi: 1 dari 1 renaksi Maluku tepat waktu pada TW II 2025."),
        ([action(target_3=1, realised_3=1), action(target_3=1)], TW3,
         "1 dari 1 renaksi Maluku tepat waktu pada TW III 2025; 1 akan jatuh tempo 30 September 2025."),
    ],
)  # fmt: skip
def test_the_board_opens_with_what_is_in_time(actions, quarter, expected):
    assert told.board_sentence("Maluku", total(actions, quarter), quarter) == expected


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ([], "Renaksi 2025 belum dimuat"),
        (MIXED[4:], "Belum ada renaksi jatuh tempo pada TW II 2025"),
        (MIXED[:1], "Satu renaksi yang jatuh tempo tepat waktu, TW II 2025"),
        (MIXED, "1 dari 4 renaksi tepat waktu pada TW II 2025"),
        ([*MIXED, action(area="WAS", target_2=1, realised_2=1)],
         "Akuntabilitas: 3 dari 4 renaksi belum tepat waktu, TW II 2025"),
        ([*MIXED[:2], action(area="WAS", target_2=1, realised_2=0)], "1 dari 3 renaksi tepat waktu pada TW II 2025"),
    ],
)  # fmt: skip
def test_the_title_of_the_board_names_one_area_where_one_is_furthest_behind(actions, expected):
    assert told.board_title(board(actions, 2025, 2, TODAY), total(actions), TW2) == expected


def test_the_lists_have_titles_of_their_own():
    due = due_list(MIXED, 2025, 2, TODAY)
    assert told.due_title(due, TW2) == "1 dari 4 renaksi TW II 2025 belum dilaporkan"
    assert told.due_title(due_list(MIXED[:3], 2025, 2, TODAY), TW2) == "Semua 3 renaksi TW II 2025 sudah dilaporkan"
    assert told.due_title([], TW2) == "Tidak ada renaksi yang dinilai pada TW II 2025"
    late = [action(number=n, target_1=1, perangkat_daerah="Inspektorat") for n in (6, 7)]
    assert told.overdue_title(overdue_list([*MIXED, *late], 2025, 2, TODAY)) == (
        "3 laporan renaksi lewat batas, terbanyak Inspektorat: 2"
    )
    assert told.overdue_title([]) == "Tidak ada laporan renaksi yang lewat batas"


def test_overdue_reports_name_nobody_and_every_year_of_their_plans():
    nobody = [action(number=n, target_1=1, perangkat_daerah=None) for n in (1, 2)]
    items = overdue_list([*nobody, action(number=3, target_1=1)], 2025, 2, TODAY)
    assert told.overdue_title(items) == "3 laporan renaksi lewat batas, 2 tanpa perangkat daerah"
    assert told.overdue_title(items[1:]) == "2 laporan renaksi lewat batas, 2 tanpa perangkat daerah"
    acts = [action(number=year, year=year, target_1=1) for year in (2023, 2024, 2025)]
    late = [item for year in (2023, 2024, 2025) for item in overdue_list(acts, year, 1, TODAY)]
    assert told.overdue_reports_sentence(late) == "3 laporan renaksi lewat batas, dari rencana 2023–2025."
    assert told.overdue_reports_sentence(late[1:]) == "2 laporan renaksi lewat batas, dari rencana 2024 dan 2025."
    assert told.overdue_reports_sentence([]) == ""


@pytest.mark.parametrize(
    ("areas", "expected"),
    [
        (("AKT", "WAS", "TEMATIK"), "di 2 area dan RB Tematik"),
        (("TEMATIK",), "di RB Tematik"), (("AKT",), "di 1 area"), ((None,), "tanpa area"),
    ],
)  # fmt: skip
def test_rb_tematik_is_no_area_of_the_plan(areas, expected):
    acts = [action(area=area, perangkat_daerah="A; B") for area in areas]
    count = len(areas)
    assert plan_sentence("NTT", 2025, acts) == (
        f"Rencana NTT 2025 memuat {count} renaksi {expected} dengan 2 perangkat daerah."
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"target_4": 4, "realised_2": 3}, "75,0 % dari target tahun: 3 dari 4 dokumen, dilaporkan TW II."),
        ({"realised_2": 3}, "Tanpa bagian dari target tahun: 3 dokumen, dilaporkan TW II."),
        ({"target_4": 0, "realised_2": 3}, "Tanpa bagian dari target tahun: 3, dilaporkan TW II."),
        ({"target_4": 4}, "Belum ada realisasi."),
        (
            {f"target_{n}": 1 for n in range(1, 5)} | {"realised_2": 1},
            "100,0 % dari target TW II: 1 dari 1 dokumen, dilaporkan TW II.",
        ),
        (
            {"target_1": 8, "target_4": 4, "realised_2": 5},
            "Tidak dinilai, targetnya menurun: 5 dokumen, dilaporkan TW II.",
        ),
    ],
)
def test_progress_is_said_as_a_share_of_the_target_of_the_year(fields, expected):
    assert told.progress_words(action(**fields)) == expected


def test_numbers_are_indonesian_and_missing_ones_are_missing():
    assert told.quantity_words(exact(1234.5), "ha") == "1.234,5 ha" and told.quantity_words(None, "ha") is None
    assert told.quantity_words(exact(82.5), None) == "82,5"
    assert told.rupiah_words(exact(1250000000)) == "1.250.000.000" and told.rupiah_words(None) is None
    assert told.count_of(3, 7) == "tiga dari tujuh" and told.count_of(3, 11) == "3 dari 11"
    assert told.count_of(1, 1) == "satu"


def test_the_rule_names_every_state_as_the_board_does():
    for mark, word, _ in STATES.values():
        assert f"{mark} {word.capitalize()}:" in told.BOARD_RULE


def ranking(*names, rule=DEFAULT, **more):
    acts = [action(number=n, perangkat_daerah=name, target_2=1, realised_2=1) for n, name in enumerate(names)]
    scores = [score(name, value) for name, value in zip(names, more.get("values", (80.0,) * len(names)), strict=True)]
    answers = [answer(name, "monev", "sudah", is_illustrative=more.get("invented", False)) for name in names]
    return rank_offices([office(name) for name in (*names, "Z")], acts, scores, answers, rule, TW2, TODAY)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (ranking("A", "B", values=(90.0, 80.0)), "A ke-1 dari 2 perangkat daerah: 87,67"),
        (ranking("A", "B"), "Dua dari dua perangkat daerah bersama di tempat pertama: 83,67"),
        (ranking("A"), "Baru A yang dapat diperingkat: 83,67"),
        (ranking(), "Belum ada perangkat daerah yang dapat diperingkat"),
        (ranking(LONG, "B", values=(90.0, 80.0)), "2 perangkat daerah diperingkat, tertinggi 87,67"),
    ],
)
def test_the_ranking_names_the_first(one, expected):
    assert ranking_title(one) == expected


def test_the_ranking_says_how_many_have_no_place():
    assert ranking_sentence("NTT", ranking("A", "B")) == (
        "A dan B di tempat pertama dari 2 perangkat daerah NTT: 83,67, sampai TW II 2025; 1 tanpa peringkat."
    )
    assert ranking_sentence("NTT", ranking()) == "Perangkat daerah NTT belum dapat diperingkat sampai TW II 2025."


def test_the_rule_of_the_ranking_is_printed_with_its_weights():
    words = rule_sentence(Rule((50, 0, 25, 25), "bobot_dibagi"))
    assert words.startswith("Jumlah = 50 % nilai + 25 % ketepatan waktu + 25 % kelengkapan, tiap bagian 0–100.")
    assert "dibagi ke bagian lain" in words
    assert formula_lines(ranking("A"))[0] == (
        "Nilai (40 %)",
        "nilai evaluasi perangkat daerah dalam persen skalanya, semua dari tahun dan metode yang sama (dipakai: 2024, "
        "metode 9/2023)",
    )


def every_title(name, flag):
    """All titles of the page with a long name in every place, real or illustrative or mixed."""
    acts = [
        action(number=n, area=area, area_name=name, perangkat_daerah=name, target_1=1, target_2=1, theme=name,
               is_illustrative=flag if n else False)
        for n, area in enumerate(("AKT", "AKT", "WAS", "TEMATIK", name))
    ]  # fmt: skip
    part = Part(name, name, ("X",), "ORG", 1.0, 9.0, "known", flag)
    covers = coverage([part, part._replace(area_code="AKT", paths=("Y",))], acts, 2025, 2, TODAY)
    answers = [answer(name, "monev", "belum", is_illustrative=flag)]
    rows = [decision(1, date(2025, 1, 1), is_illustrative=flag), decision(2, None), decision(3, TODAY)]
    for by in ("area", "perangkat_daerah"):
        yield told.board_title(board(acts, 2025, 2, TODAY, by), total(acts), TW2)
    yield told.due_title(due_list(acts, 2025, 2, TODAY), TW2)
    yield told.overdue_title(overdue_list(acts, 2025, 2, TODAY))
    yield told.decisions_title(standings(rows, TODAY))
    yield told.decisions_title(standings(rows[1:] + [decision(4, None, is_illustrative=flag)], TODAY))
    yield coverage_title(covers)
    yield themes_title(themes(acts, 2025, 2, TODAY), covers)
    yield assessment_title(differences([assessed("A.B", component_name=name, own_is_illustrative=flag)]))
    yield checklist_title(checklist(answers, [office(name)]))
    yield ranking_title(ranking(name, "B", values=(90.0, 80.0), invented=flag))
    yield ranking_title(ranking(name, invented=flag))


@pytest.mark.parametrize("flag", [False, True])
@pytest.mark.parametrize("name", [LONG, "Inspektorat", "Biro Organisasi dan Reformasi Birokrasi"])
def test_no_title_is_longer_than_twelve_words_or_speaks_english(name, flag):
    titles = list(every_title(name, flag))
    assert len(titles) == 12
    for title in titles:
        assert len(title.split()) <= 12, title
        assert not ENGLISH.search(title) and "!" not in title and title
    assert any(title.startswith(("Ilustrasi: ", "Sebagian ilustrasi: ")) for title in titles) == flag
