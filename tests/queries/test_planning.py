"""What is asked about planning: rows, order, absent values, marks and the file an action came from."""

from datetime import date
from decimal import Decimal

import pytest

from data import store
from data.permission import COMMAND_LINE
from data.planning.actions import write_actions
from data.planning.checklist import answer
from data.planning.decisions import add_decision
from data.planning.model import Answer
from queries import ask, rows
from tests.planning import action, change, new, put, remove, send

SCORE = {"government_code": "82", "value": 60, "value_decimals": 0, "sheet_name": "S", "cell_address": "B2"}


def asked(con, name, **more):
    return rows(ask(con, name, **({"government_code": "82"} | more)))


def actions(con, year=None):
    return asked(con, "actions", year=year)


def upload(con, *given):
    """An upload that names its file, as saving.save does."""
    with store.open_version(con, "upload", "Uji", "Analis", None) as (cursor, version_id):
        cursor.execute(
            "insert into upload (version_id, file_number, file_name) values (?, 1, 'renaksi.xlsx')", [version_id]
        )
        given = list(given)
        write_actions(
            cursor, version_id, given, limits=[None], mode="perbaiki", is_illustrative=False, actor="Analis"
        )  # fmt: skip


def test_actions_come_by_area_office_and_number_with_all_they_hold(con):
    upload(con, action("Z", area="TEMATIK", theme="Kemiskinan", row=2), action("B", area="WAS", office="Inspektorat"),
           action("A", area="MP", office=None), action("C", area="MP", office="Bappeda"), action("D", office="Bappeda"),
           action("E", government="81"))  # fmt: skip
    found = actions(con, 2025)
    assert [row["action_id"] for row in found] == ["r4", "r5", "r3", "r2", "r1"]
    assert [row["area_name"] for row in found[::4]] == ["Manajemen Perubahan", "RB Tematik"]
    first = found[-1]
    assert (first["theme"], first["target_1"], first["realised_2"], first["budget"]) == ("Kemiskinan", 10, None, None)
    assert (first["sheet_name"], first["cell_address"], first["file_name"]) == ("Renaksi", "F2", "renaksi.xlsx")
    assert (first["actor"], first["version_id"], first["is_illustrative"]) == ("Analis", 2, False)
    assert actions(con, 2024) == [] and len(actions(con)) == 5


def test_an_edited_action_still_names_the_file_it_was_last_read_from(con):
    upload(con, action())
    put(con, change(realised_1=12), new("Ditulis di layar"))
    first, second = actions(con)
    assert (first["realised_1"], first["actor"], first["reason"]) == (12, "Siti", "Hasil rapat pokja.")
    assert (first["file_name"], first["cell_address"], first["version_id"]) == ("renaksi.xlsx", "F2", 3)
    assert (second["file_name"], second["sheet_name"]) == (None, None)
    put(con, remove("r1"))
    assert [row["action_id"] for row in actions(con)] == ["r2"]


def test_open_decisions_come_first_and_the_earliest_deadline_of_these(con):
    def add(words, status, deadline, **more):
        given = {"actor": "Siti", "government": "82", "raker_date": date(2026, 1, 5)} | more
        add_decision(con, COMMAND_LINE, decision=words, status=status, deadline=deadline, **given)

    add("Selesai", "selesai", date(2026, 2, 1))
    add("Tanpa tenggat", "belum", None)
    add("Nanti", "berjalan", date(2026, 9, 1))
    add("Segera", "belum", date(2026, 3, 1), is_illustrative=True)
    add("Batal", "dibatalkan", None)
    add("Lain", "belum", None, government="81")
    found = asked(con, "raker_decisions")
    assert [row["decision"] for row in found] == ["Segera", "Nanti", "Tanpa tenggat", "Selesai", "Batal"]
    assert [row["is_illustrative"] for row in found] == [True, False, False, False, False]
    assert (found[2]["deadline"], found[2]["pic"], found[2]["decision_id"]) == (None, None, "k2")


def test_answers_come_by_office_in_the_order_of_the_questions(con):
    given = [Answer("B", "delapan_area", "belum"), Answer("B", "road_map", "sudah"), Answer("A", "tim", "sebagian")]
    answer(con, COMMAND_LINE, actor="Siti", government="82", answers=given, base_version=None)
    found = asked(con, "checklist")
    assert [(row["perangkat_daerah"], row["question"]) for row in found] == [
        ("A", "tim"), ("B", "road_map"), ("B", "delapan_area"),
    ]  # fmt: skip
    assert {row["evidence_url"] for row in found} == {None} and found[0]["version_id"] == 2


def test_offices_are_those_anybody_names_spelled_as_their_scores_do(con, claims):
    claims(SCORE | {"unit_code": "Dinas Kesehatan"}, kind="upload", is_illustrative=True)
    con.execute(
        "insert into area_owner (version_id, claim_id, is_withdrawn, government_code, area, owner_number,"
        " perangkat_daerah) values (2, 'O1', false, '82', 'WAS', 1, 'Inspektorat')"
    )
    send(con, action(office="DINAS  kesehatan"), action("Lain", office=None))
    send(con, action("Rekaan", office="Bappeda"), is_illustrative=True)
    given = [Answer("inspektorat", "tim", "sudah")]
    answer(con, COMMAND_LINE, actor="Siti", government="82", answers=given, base_version=None)
    found = {row.pop("perangkat_daerah"): row for row in asked(con, "offices")}
    assert list(found) == ["Bappeda", "Dinas Kesehatan", "Inspektorat"]
    flags = ("from_owners", "from_actions", "from_scores", "from_checklist", "is_illustrative")
    assert {name: tuple(row[flag] for flag in flags) for name, row in found.items()} == {
        "Bappeda": (False, True, False, False, True),
        "Dinas Kesehatan": (False, True, True, False, False),
        "Inspektorat": (True, False, False, True, False),
    }
    assert found["Dinas Kesehatan"]["spellings"] == ["DINAS kesehatan", "Dinas Kesehatan"]


def test_a_cell_of_several_offices_names_each(con):
    send(con, action(office="BKD; Biro Hukum"), action("Lain", office="biro hukum"))
    assert [row["perangkat_daerah"] for row in asked(con, "offices")] == ["BKD", "Biro Hukum"]


def test_scores_of_offices_are_final_results_of_the_year(con, claims):
    claims(SCORE | {"unit_code": "B", "value": Decimal("70.5"), "value_decimals": 1},
           SCORE | {"unit_code": "A", "value": None, "value_decimals": None, "stated_predikat": "BB"},
           SCORE | {"unit_code": "C", "kind": "mandiri"}, SCORE | {"unit_code": "D", "component": "PENGUNGKIT.MP"},
           SCORE | {"unit_code": "E", "year": 2020}, SCORE | {"unit_code": ""}, kind="upload")  # fmt: skip
    found = asked(con, "office_scores", indicator_code="RB", year=2021)
    assert [(row["perangkat_daerah"], row["value"], row["predikat"]) for row in found] == [
        ("A", None, "BB"),
        ("B", 70.5, "BB"),
    ]
    assert (found[0]["method"], found[0]["is_illustrative"]) == ("26/2020", False)
    assert (found[0]["scale_minimum"], found[0]["scale_maximum"]) == (0, 100)
    everything = asked(con, "office_scores", indicator_code="RB", year=None)
    assert [(row["perangkat_daerah"], row["year"]) for row in everything] == [("A", 2021), ("B", 2021), ("E", 2020)]


def test_a_self_assessment_stands_beside_the_result_or_alone(con, claims):
    own = SCORE | {"kind": "mandiri"}
    area = {"component": "PENGUNGKIT.PEMENUHAN.PEM_MP"}
    claims(own | {"value": Decimal("71.25"), "value_decimals": 2}, own | area | {"value": 2},
           own | {"year": 2022, "value": 65}, SCORE | {"year": 2019}, kind="upload")  # fmt: skip
    claims(SCORE | {"value": Decimal("60.5"), "value_decimals": 1}, SCORE | area | {"value": 1},
           kind="upload", is_illustrative=True)  # fmt: skip
    found = asked(con, "self_assessment")
    told = [(r["year"], r["component_name"], r["own_value"], r["result_value"], r["difference_points"]) for r in found]
    assert told == [
        (2022, "Indeks RB", 65, None, None), (2021, "Indeks RB", 71.25, 60.5, 10.75),
        (2021, "Manajemen Perubahan (Pemenuhan)", 2, 1, 1),
    ]  # fmt: skip
    assert [row["result_is_illustrative"] for row in found] == [None, True, True]
    assert {row["own_is_illustrative"] for row in found} == {False}
    assert (found[2]["area_code"], found[1]["method_code"], found[1]["method_name"]) == ("MP", "RB-2020", "26/2020")


@pytest.mark.parametrize(
    ("planted", "check"),
    [
        ("update action_plan set area = 'X'", "words_outside_vocabulary"),
        ("update action_plan set stated_status = 'beres'", "words_outside_vocabulary"),
        ("update action_plan set evidence_url = 'javascript:1'", "words_outside_vocabulary"),
        ("update raker_decision set status = null", "words_outside_vocabulary"),
        ("update checklist_answer set question = 'lain'", "words_outside_vocabulary"),
        ("update action_plan set government_code = '00'", "codes_without_match"),
        ("update raker_decision set government_code = '00'", "codes_without_match"),
        ("update checklist_answer set government_code = '00'", "codes_without_match"),
    ],
)
def test_the_data_checks_find_what_is_planted_in_the_planning(con, planted, check):
    send(con, action())
    given = {"actor": "Siti", "government": "82"}
    add_decision(con, COMMAND_LINE, raker_date=date(2026, 1, 5), decision="SOP", **given)
    answer(con, COMMAND_LINE, answers=[Answer("B", "tim", "sudah")], base_version=None, **given)
    assert len(ask(con, f"checks/{check}")) == 0
    con.execute(planted)
    assert len(ask(con, f"checks/{check}")) == 1
