"""An action in a quarter has one state, states are counted once, and what is missing is never counted as late."""

import re
from datetime import date, datetime
from fractions import Fraction

import pytest

from pages._output import html
from pages._output.planning import board_html
from pages._output.planning.board import (
    STATES,
    Quarter,
    absorption_pct,
    board,
    cancelled_count,
    due_list,
    overdue_list,
    progress_pct,
    state_of,
    total_row,
)
from pages._output.planning.overdue import overdue_reports
from pages._output.planning.values import day_of, exact, offices_of
from tests.pages.planning.samples import TODAY, action

LAST_OF_TW2 = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("day", "words", "last"),
    [
        (date(2025, 1, 1), "TW I 2025", date(2025, 3, 31)),
        (date(2025, 6, 30), "TW II 2025", date(2025, 6, 30)),
        (date(2025, 7, 1), "TW III 2025", date(2025, 9, 30)),
        (date(2024, 12, 31), "TW IV 2024", date(2024, 12, 31)),
    ],
)
def test_a_quarter_knows_its_words_and_last_day(day, words, last):
    quarter = Quarter.of(day)
    assert (quarter.words, quarter.last_day) == (words, last)


def test_the_quarter_before_the_first_is_the_last_of_the_year_before():
    assert Quarter(2025, 1).previous == Quarter(2024, 4)
    assert Quarter(2025, 3).previous == Quarter(2025, 2)


@pytest.mark.parametrize(
    ("fields", "today", "expected"),
    [
        ({"target_2": 2.0, "realised_2": 2.0}, TODAY, "tepat_waktu"),
        ({"target_2": 2.0, "realised_2": 3.0, "obstacle": "anggaran"}, TODAY, "tepat_waktu"),
        ({"target_2": 2.0, "realised_2": 1.0}, TODAY, "terlambat"),
        ({"target_2": 2.0, "realised_2": 1.0, "obstacle": "anggaran"}, TODAY, "terhambat"),
        ({"target_2": 2.0, "realised_2": 1.0, "obstacle": "  "}, TODAY, "terlambat"),
        ({"target_2": 2.0, "realised_2": 0.0, "stated_status": "terhambat"}, TODAY, "terhambat"),
        ({"target_2": 0.0, "realised_2": 0.0}, TODAY, "tepat_waktu"),
        ({"target_2": 2.0}, TODAY, "belum_dilaporkan"),
        ({"target_2": 2.0, "obstacle": "anggaran"}, TODAY, "belum_dilaporkan"),
        ({"target_2": 2.0, "stated_status": "terhambat"}, TODAY, "terhambat"),
        ({"target_2": 2.0, "stated_status": "selesai"}, TODAY, "belum_dilaporkan"),
        ({"target_2": 2.0}, LAST_OF_TW2, "belum_jatuh_tempo"),
        ({"target_2": 2.0, "stated_status": "terhambat"}, LAST_OF_TW2, "belum_jatuh_tempo"),
        ({"target_2": 2.0}, date(2025, 7, 1), "belum_dilaporkan"),
        ({"realised_2": 5.0}, TODAY, "tanpa_target"),
        ({"target_1": 2.0, "realised_1": 2.0}, TODAY, "tanpa_target"),
        ({"target_2": float("nan"), "realised_2": 5.0}, TODAY, "tanpa_target"),
        ({"target_2": 2.0, "realised_2": 2.0, "stated_status": "dibatalkan"}, TODAY, "dibatalkan"),
        ({"target_2": 0.3, "realised_2": 0.1 + 0.2}, TODAY, "tepat_waktu"),
        ({"target_2": 2.0, "realised_2": 1.0}, LAST_OF_TW2, "belum_jatuh_tempo"),
        ({"target_2": 2.0, "realised_2": 1.0, "obstacle": "anggaran"}, LAST_OF_TW2, "belum_jatuh_tempo"),
        ({"target_2": 2.0, "realised_2": 2.0}, LAST_OF_TW2, "tepat_waktu"),
        ({"target_1": 14.0, "target_2": 10.0, "realised_2": 10.0}, TODAY, "tanpa_target"),
        ({"target_1": 14.0, "target_2": 10.0, "realised_2": 8.0}, TODAY, "tanpa_target"),
        ({"target_1": 14.0, "target_2": 10.0, "realised_2": 11.0}, TODAY, "tanpa_target"),
        ({"target_1": 14.0, "target_2": 10.0, "realised_2": 11.0, "obstacle": "x"}, TODAY, "tanpa_target"),
        ({"target_1": 14.0, "target_2": 10.0, "realised_2": 11.0}, LAST_OF_TW2, "tanpa_target"),
        ({"target_2": 10.0, "target_4": 5.0, "realised_2": 8.0}, TODAY, "tanpa_target"),
        ({"target_1": 10.0, "target_2": 10.0, "realised_2": 8.0}, TODAY, "terlambat"),
        ({"target_1": 14.0, "target_2": 10.0, "target_3": 12.0, "realised_2": 8.0}, TODAY, "terlambat"),
    ],
)
def test_the_state_of_an_action_follows_the_printed_rule(fields, today, expected):
    assert state_of(action(**fields), 2, today) == expected


def test_a_target_is_compared_with_the_realisation_of_its_own_quarter():
    one = action(target_1=1, realised_1=5, target_2=2, realised_2=1)
    assert [state_of(one, number, TODAY) for number in (1, 2)] == ["tepat_waktu", "terlambat"]


ACTIONS = [
    action(number=1, target_2=2, realised_2=2, budget=100, absorbed=25),
    action(number=2, target_2=2, realised_2=1, area="WAS", perangkat_daerah="Inspektorat", budget=300, absorbed=75),
    action(number=3, target_2=2, area="WAS", perangkat_daerah="Inspektorat", is_illustrative=True, budget=50),
    action(number=4, target_1=1, area="TEMATIK", perangkat_daerah=None),
    action(number=5, target_2=2, realised_2=2, stated_status="dibatalkan", area="MP"),
    action(number=6, target_2=1, year=2024),
    action(number=7, area=None, area_name=None, target_2=4, realised_2=1, obstacle="x", perangkat_daerah="Bappeda"),
]


def test_every_action_is_counted_once_and_cancelled_ones_are_left_out():
    rows = board(ACTIONS, 2025, 2, TODAY)
    assert [row.name for row in rows] == ["Akuntabilitas", "Pengawasan", "RB Tematik", "Tanpa area"]
    assert sum(row.total for row in rows) == total_row(ACTIONS, 2025, 2, TODAY).total == 5
    assert cancelled_count(ACTIONS, 2025) == 1
    assert all(list(row.counts) == list(STATES) for row in rows)


def test_shares_are_of_what_is_due_and_missing_where_nothing_is():
    rows = {row.key: row for row in board(ACTIONS, 2025, 2, TODAY)}
    oversight = rows["WAS"]
    assert (oversight.due, oversight.reported, oversight.behind) == (2, 1, 2)
    assert (oversight.reported_pct, oversight.on_time_pct) == (50, 0)
    assert rows["TEMATIK"].due == 0 and rows["TEMATIK"].reported_pct is None and rows["TEMATIK"].on_time_pct is None


def test_absorption_leaves_out_actions_that_do_not_state_both():
    total = total_row(ACTIONS, 2025, 2, TODAY)
    assert (total.budget, total.absorption_pct, total.absorption_count) == (450, 25, 2)
    assert absorption_pct(action(budget=0, absorbed=0)) is None


def test_offices_with_most_behind_come_first_and_nobody_comes_last():
    names = [row.name for row in board(ACTIONS, 2025, 2, TODAY, by="perangkat_daerah")]
    assert names == ["Inspektorat", "Bappeda", "Biro Organisasi", "Tanpa perangkat daerah"]


def test_two_spellings_of_one_office_are_one_row():
    acts = [action(target_2=1, perangkat_daerah=name) for name in ("Bappeda", "BAPPEDA", " bappeda ")]
    assert [(row.name, row.total) for row in board(acts, 2025, 2, TODAY, by="perangkat_daerah")] == [("Bappeda", 3)]


def test_an_action_of_several_offices_is_of_each_and_one_in_the_total():
    acts = [
        action(number=1, target_2=1, perangkat_daerah="BKD; Biro Hukum"),
        action(number=2, target_2=1, realised_2=1, perangkat_daerah="biro hukum"),
        action(number=3, target_2=1, realised_2=1, perangkat_daerah=" ; "),
    ]
    rows = board(acts, 2025, 2, TODAY, by="perangkat_daerah")
    assert [(row.name, row.total) for row in rows] == [("BKD", 1), ("Biro Hukum", 2), ("Tanpa perangkat daerah", 1)]
    assert total_row(acts, 2025, 2, TODAY).total == 3
    assert (
        offices_of(action(perangkat_daerah="B ;A; b;")) == ["B", "A"]
        and offices_of(action(perangkat_daerah=None)) == []
    )


def test_what_falls_is_neither_due_nor_overdue_nor_in_time():
    acts = [action(target_1=10, target_2=5, realised_2=0), action(number=2, target_1=10, target_2=5)]
    total = total_row(acts, 2025, 2, TODAY)
    assert (total.counts["tanpa_target"], total.due, total.on_time_pct) == (2, 0, None)
    assert due_list(acts, 2025, 2, TODAY) == overdue_list(acts, 2025, 2, TODAY) == []


def test_overdue_reports_look_at_the_plans_of_all_years():
    acts = [action(number=1, year=2024, target_4=1), action(number=2, target_1=1), action(number=3, target_3=1)]
    assert [item.quarter for item in overdue_reports(acts, TODAY)] == [Quarter(2024, 4), Quarter(2025, 1)]
    assert [item.quarter.year for item in overdue_reports(acts, TODAY, Quarter(2024, 4))] == [2024]


def test_the_due_list_names_what_is_not_reported_first_and_the_overdue_list_looks_back():
    acts = [*ACTIONS, action(number=8, target_1=3, target_2=3, realised_2=3)]
    assert [item.action["action_id"] for item in due_list(acts, 2025, 2, TODAY)] == ["r3", "r7", "r1", "r8", "r2"]
    late = overdue_list(acts, 2025, 2, TODAY)
    assert [(item.quarter.number, item.action["action_id"]) for item in late] == [(1, "r8"), (1, "r4"), (2, "r3")]
    assert late[0].days_left == (date(2025, 3, 31) - TODAY).days
    before = overdue_list(acts, 2025, 3, LAST_OF_TW2)
    assert [item.action["action_id"] for item in before] == ["r8", "r4"]


@pytest.mark.parametrize(
    ("fields", "until", "expected"),
    [
        ({"target_4": 4, "realised_1": 1, "realised_2": 3}, 4, 75),
        ({"target_4": 4, "realised_1": 1, "realised_2": 3}, 1, 25),
        ({"target_4": 4, "realised_3": 5}, 4, 125),
        ({"target_4": 3, "realised_1": 1}, 4, Fraction(100, 3)),
        ({"target_4": 4}, 4, None),
        ({"target_4": 0, "realised_1": 1}, 4, None),
        ({"realised_1": 1}, 4, None),
        ({"target_4": 4, "realised_1": 1, "unit": "Uraian"}, 4, None),
        ({"target_1": 14, "target_4": 5, "realised_1": 10}, 4, None),
        ({"target_1": 14, "target_4": 5, "realised_1": 4}, 4, None),
        ({"target_1": 14, "target_4": 5, "realised_1": 0}, 4, None),
        ({"target_1": 14, "target_4": 0, "realised_1": 3}, 4, None),
        ({"target_1": 1, "target_2": 1, "target_3": 1, "target_4": 1, "realised_2": 1}, 4, 100),
        ({"target_1": 2, "target_2": 4, "target_3": 3, "target_4": 8, "realised_2": 3}, 4, 75),
        ({"target_1": 1, "target_2": 1, "target_3": 2, "target_4": 2, "realised_2": 1}, 4, 50),
        ({"target_1": 4, "target_2": 4, "realised_3": 3}, 4, None),
    ],
)
def test_progress_is_the_newest_realisation_of_the_target_of_the_year(fields, until, expected):
    assert progress_pct(action(**fields), until) == expected


def test_the_matrix_says_every_state_with_mark_and_word_and_nought_as_nought():
    rows, total = board(ACTIONS, 2025, 2, TODAY), total_row(ACTIONS, 2025, 2, TODAY)
    told = board_html.matrix(rows, total, "area", caption="Papan <TW II>")
    for mark, word, _ in STATES.values():
        assert f"{mark} {word}" in told
    assert told.count("<tr") == 1 + len(rows) + 1 and "Papan &lt;TW II&gt;" in told
    assert "▼ 1" in told and '<span class="rb-muted">0</span>' in told
    for bar in re.findall(r'rb-board-bar" aria-hidden="true">(.*?)</span>', told):
        widths = [float(width) for width in re.findall(r"width:([\d.]+)%", bar)]
        assert sum(widths) == pytest.approx(100, abs=0.1)
    assert html.TAG not in told and board_html.tag([True, False]) in told


def test_a_board_that_is_illustrative_throughout_says_so_once_in_its_head():
    acts = [one | {"is_illustrative": True} for one in ACTIONS]
    told = board_html.matrix(board(acts, 2025, 2, TODAY), total_row(acts, 2025, 2, TODAY), "area", caption="x")
    assert told.count("rb-tag") == 1 and f'<th scope="col">Area{html.TAG}' in told


def test_a_board_without_actions_is_a_table_without_rows():
    told = board_html.matrix([], total_row([], 2025, 2, TODAY), "area", caption="x")
    assert "<tbody></tbody>" in told and "rb-tag" not in told


def test_names_from_data_are_escaped_and_only_web_addresses_become_links():
    bad = action(perangkat_daerah="<b>Biro</b>", activity="<script>", evidence_url="javascript:alert(1)", target_2=1)
    rows = board([bad], 2025, 2, TODAY, by="perangkat_daerah")
    assert "<b>Biro" not in board_html.matrix(rows, rows[0], "perangkat_daerah", caption="x")
    table = html.table(board_html.ACTION_COLUMNS, board_html.action_lines([bad], 2, TODAY))
    assert "<script>" not in table and "<a " not in table
    good = board_html.action_lines([bad | {"evidence_url": "https://x.go.id/a"}], 2, TODAY)
    assert 'href="https://x.go.id/a"' in good[0]["evidence"] and good[0]["evidence_value"] == "https://x.go.id/a"


def test_lines_carry_plain_values_for_the_workbook_and_missing_stays_missing():
    lines = board_html.board_lines(board(ACTIONS, 2025, 2, TODAY))
    by_name = {line["name_value"]: line for line in lines}
    assert by_name["Pengawasan"]["on_time_pct_value"] == 0.0 and by_name["Pengawasan"]["mark"] == "sebagian ilustrasi"
    assert by_name["RB Tematik"]["on_time_pct"] == "–" and by_name["RB Tematik"]["on_time_pct_value"] is None
    line = board_html.list_lines(due_list(ACTIONS, 2025, 2, TODAY))[0]
    assert (line["target"], line["realised"], line["state_value"]) == ("2 dokumen", None, "belum dilaporkan")
    assert line["until"] == "lewat 51 hari" and "rb-tag" in line["activity"]


def test_a_cancelled_action_is_in_the_list_of_all_actions_as_such():
    line = board_html.action_lines([ACTIONS[4]], 2, TODAY)[0]
    assert line["state_value"] == "dibatalkan"


def test_where_an_action_was_read_is_told():
    told = action(file_name="renaksi.xlsx", sheet_name="TW II", cell_address="B7", actor="Sari", reason="Salah ketik",
                  created_at=datetime(2025, 6, 3, 10, 0))  # fmt: skip
    assert board_html.origin_words(told) == (
        "renaksi.xlsx, TW II!B7, versi 12, oleh Sari pada 3 Juni 2025. Alasan: Salah ketik."
    )
    assert board_html.origin_words(action()) == "versi 12."


@pytest.mark.parametrize(("value", "expected"), [
    (0.1, Fraction(1, 10)), (None, None), (float("nan"), None), (float("inf"), None), ("tiga", None), (True, None),
    ("2.5", Fraction(5, 2)),
])  # fmt: skip
def test_numbers_are_read_as_they_are_written(value, expected):
    assert exact(value) == expected


def test_days_come_in_several_kinds():
    assert day_of(datetime(2025, 6, 3, 10)) == day_of("2025-06-03T10:00") == day_of(date(2025, 6, 3))
    assert day_of(None) is None and day_of("segera") is None
