"""Overdue decisions come first, each says how late it is, and what is done or cancelled is never late."""

from datetime import date, datetime

import pytest

from pages._output import html
from pages._output.planning.decisions import COLUMNS, counts, standings, table_lines
from pages._output.sentences.planning import deadline_words, decisions_counts, decisions_title, overdue_sentence
from tests.pages.planning.samples import TODAY, decision

LATE = [decision(1, date(2025, 8, 8)), decision(2, date(2025, 8, 1), "berjalan"), decision(3, date(2025, 8, 19))]
OPEN = [decision(4), decision(5, date(2025, 11, 30)), decision(6, TODAY, "berjalan")]
DONE = [
    decision(7, date(2025, 1, 1), "selesai", raker_date=date(2024, 12, 1)),
    decision(8, date(2025, 1, 1), "selesai"),
    decision(9, date(2025, 1, 1), "dibatalkan"),
]


def test_overdue_comes_first_then_open_by_deadline_then_done():
    told = standings([*DONE, *OPEN, *LATE], TODAY)
    assert [one.decision_id for one in told] == ["k2", "k1", "k3", "k6", "k5", "k4", "k8", "k7", "k9"]
    assert counts(told) == {"terlambat": 3, "terbuka": 3, "selesai": 2, "dibatalkan": 1}
    assert decisions_counts(told) == "3 terlambat · 3 belum jatuh tempo · 2 selesai · 1 dibatalkan"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (decision(1, date(2025, 8, 8)), "terlambat 12 hari"),
        (decision(1, date(2025, 8, 19), "berjalan"), "terlambat 1 hari"),
        (decision(1, TODAY), "jatuh tempo hari ini"),
        (decision(1, date(2026, 11, 30)), "jatuh tempo 30 November 2026"),
        (decision(1, datetime(2026, 11, 30)), "jatuh tempo 30 November 2026"),
        (decision(1), "tanpa tenggat"),
        (decision(1, date(2025, 1, 1), "selesai"), "tenggat 1 Januari 2025"),
        (decision(1, None, "dibatalkan"), "tanpa tenggat"),
    ],
)
def test_every_deadline_has_its_words(row, expected):
    assert deadline_words(standings([row], TODAY)[0]) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([*LATE, *OPEN, DONE[0]], "Tiga dari tujuh keputusan raker terlambat"),
        ([], "Belum ada keputusan raker yang dicatat"),
        (OPEN, "Tiga dari tiga keputusan raker belum selesai, tidak ada yang terlambat"),
        (DONE, "Tiga keputusan raker sudah selesai atau dibatalkan"),
        ([decision(n, date(2025, 8, 1)) for n in range(11)] + OPEN, "11 dari 14 keputusan raker terlambat"),
        ([one | {"is_illustrative": True} for one in LATE], "Ilustrasi: Tiga dari tiga keputusan raker terlambat"),
        ([*LATE, OPEN[0] | {"is_illustrative": True}],
         "Sebagian ilustrasi: Tiga dari empat keputusan raker terlambat"),
    ],
)  # fmt: skip
def test_the_title_counts_what_is_late(rows, expected):
    assert decisions_title(standings(rows, TODAY)) == expected


def test_ringkasan_hears_of_the_oldest_and_of_nothing_when_none_is_late():
    assert overdue_sentence(standings(OPEN + DONE, TODAY)) == ""
    assert overdue_sentence(standings(LATE[:1], TODAY)) == (
        "Satu keputusan raker terlambat 12 hari: Keputusan 1 (PIC Biro Organisasi)."
    )
    told = overdue_sentence(standings([one | {"is_illustrative": True, "pic": None} for one in LATE], TODAY))
    assert told == "Ilustrasi: Tiga keputusan raker terlambat; paling lama 19 hari: Keputusan 2."


def test_the_table_is_escaped_marked_and_tints_what_is_late():
    rows = [LATE[0] | {"decision": "<i>Susun</i>", "is_illustrative": True}, OPEN[0]]
    lines = table_lines(standings(rows, TODAY))
    table = html.table(COLUMNS, lines)
    assert "<i>" not in table and html.TAG in table and '<tr class="rb-red">' in table
    assert "▼ terlambat 12 hari" in table and "○ tanpa tenggat" in table
    assert lines[0]["deadline_value"] == date(2025, 8, 8) and lines[1]["deadline_value"] is None
    assert lines[0]["status"] == "belum dimulai"
