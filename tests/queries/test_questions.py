"""Every question is answerable, documented and pure; the checks find nothing, and find what is planted."""

import ast
import re
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

import queries
from data import store
from queries import ask, ask_each, rows

FOLDER = Path(queries.__file__).parent
FILES = sorted(FOLDER.glob("**/*.sql"))
# What people write in themselves is not published: tests/queries/test_planning.py asks these.
UNPUBLISHED = {"actions", "checklist", "office_scores", "offices", "raker_decisions", "self_assessment"}
NAMES = [path.relative_to(FOLDER).with_suffix("").as_posix() for path in FILES]


def examples(sql):
    """The parameters a header documents, with their example values."""
    return {name: ast.literal_eval(text) for name, text in re.findall(r"^-- \$(\w+).*?e\.g\. (.+)$", sql, re.MULTILINE)}


@pytest.fixture(scope="module")
def empty():
    """A migrated store without any data."""
    con = duckdb.connect()
    store.migrate(con)
    yield con
    con.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_explained_on_an_empty_schema_with_the_examples_of_its_header(empty, name):
    sql = queries.read_question(name)
    empty.execute("explain " + sql, examples(sql))


@pytest.mark.parametrize("name", NAMES)
def test_a_question_documents_every_parameter_it_uses_and_no_other(name):
    sql = queries.read_question(name)
    body = "\n".join(line for line in sql.splitlines() if not line.startswith("--"))
    assert set(re.findall(r"\$(\w+)", body)) == set(examples(sql))
    assert sql.startswith("-- ")
    assert "order by" in body or name in ("data_version", "position", "target_position")


@pytest.mark.parametrize("name", [name for name in NAMES if "/" not in name and name not in UNPUBLISHED])
def test_a_question_answers_on_the_published_data(con, name):
    assert len(ask(con, name, **examples(queries.read_question(name)))) > 0


def test_an_unknown_question_is_named(empty):
    with pytest.raises(LookupError, match="no question 'nonsense'"):
        ask(empty, "nonsense")


def test_the_data_checks_find_nothing_in_the_published_data(con):
    assert {name: len(found) for name, found in ask_each(con, "checks").items() if len(found)} == {}


PLANTED = {
    "bands_overlap": "insert into band select * replace (65 as lower_bound) from band"
    " where method_code = 'RB-2020' and predikat = 'BB'",
    "values_outside_scale": "insert into kept_score select * replace (100.5 as value) from kept_score"
    " where government_code = '53' and year = 2019 and indicator_code = 'RB' and kind = 'realisasi'",
    "two_current_rows": "insert into kept_score select * from kept_score limit 1",
    "codes_without_match": "update score set government_code = '00' where claim_id = 'P0001'",
    "source_dates": "update source set published_on = '2023-31' where publisher = 'Disway'",
    "targets_without_document": "update kept_target set document_rank = null where claim_id = 'P0084'",
    "words_outside_vocabulary": "update score set kind = 'perkiraan' where claim_id = 'P0001'",
    "method_years_overlap": "update method set valid_from_year = 2022 where method_code = 'RB-2023'",
    "kept_scores_differ": "update score set value = 1 where claim_id = 'P0080'",
}


@pytest.mark.parametrize("name", sorted(path.stem for path in (FOLDER / "checks").glob("*.sql")))
def test_a_data_check_finds_what_is_planted_for_it(con, name):
    con.execute(PLANTED[name])
    assert len(ask(con, f"checks/{name}")) > 0


def test_the_notices_say_what_the_data_hide(con):
    found = {name: rows(answer) for name, answer in ask_each(con, "notices").items()}
    assert "77,10 dipakai; sumber lain 76,25" in {row["detail"] for row in found["sources_that_disagree"]}
    assert ("Nusa Tenggara Timur", 2019) in {(r["government_name"], r["year"]) for r in found["source_without_address"]}
    assert ("Maluku Utara", 2025) in {(r["government_name"], r["year"]) for r in found["inferred_figures"]}
    assert "target 70,50 disebut B, menurut skala BB" in {row["detail"] for row in found["predikat_mismatch"]}
    assert {row["indicator_name"] for row in found["no_band"]} >= {"IDSD", "Ombudsman"}
    assert len(found["provisional_figures"]) == 2


def position(con, government, year, indicator="RB"):
    found = rows(ask(con, "target_position", government_codes=[government], indicator_code=indicator))
    return next(row for row in found if row["year"] == year)


def test_ntt_2019_stands_against_its_target_of_2021(con):
    found = position(con, "53", 2019)
    assert (found["target_year"], found["target_lower"]) == (2021, 71)
    assert found["gap_points"] == pytest.approx(-10.63)
    assert found["achievement_pct"] == pytest.approx(85.028, abs=0.001)
    assert (found["target_status"], found["is_due"]) == ("di_bawah", False)


def test_kaltim_2020_is_below_its_own_year_and_2021_looks_ahead_to_2024(con):
    assert (position(con, "64", 2020)["target_year"], position(con, "64", 2021)["target_year"]) == (2020, 2024)
    assert position(con, "64", 2020)["gap_points"] == pytest.approx(-2.4)


def test_a_predikat_target_asks_for_more_than_its_lower_bound(con):
    found = position(con, "14", 2023)
    assert (found["target_lower"], found["is_open"], found["target_predikat"]) == (80, True, "A")
    assert found["gap_points"] == pytest.approx(-5.37)


def test_after_the_last_target_the_latest_earlier_one_governs(con):
    found = position(con, "13", 2024)
    assert (found["target_year"], found["target_status"], found["is_due"]) == (2023, "tercapai", True)


@pytest.mark.parametrize(
    ("value", "stated", "status"),
    [
        ("80.00", None, "di_bawah"), ("80.01", None, "belum_dapat_dinilai"), ("85", "A", "tercapai"),
        ("85", "A-", "di_bawah"), ("100", None, "tercapai"), (None, "A", "tercapai"), (None, "BB", "di_bawah"),
    ],
)  # fmt: skip
def test_a_target_of_a_from_2023_is_met_only_when_a_is_stated(con, claims, value, stated, status):
    source = ("J", "K", None, None)
    claims({"year": 2024, "stated_predikat": "A", "source": source}, table="target")
    number = Decimal(value) if value else None
    claims({"year": 2024, "value": number, "value_decimals": 2, "stated_predikat": stated, "source": source})
    assert position(con, "93", 2024)["target_status"] == status


@pytest.mark.parametrize(("value", "status"), [("77.75", "di_bawah"), ("77.76", "tercapai"), ("78.71", "tercapai")])
def test_a_range_is_met_from_its_lower_bound(con, claims, value, status):
    source = ("J", "K", None, None)
    claims({"value": Decimal("77.76"), "upper_value": Decimal("78.71"), "source": source}, table="target")
    claims({"value": Decimal(value), "value_decimals": 2, "source": source})
    assert position(con, "93", 2021)["target_status"] == status


def test_of_several_documents_the_revised_rpjmd_governs(con, claims):
    source = ("J", "K", None, None)
    documents = {"lainnya": 60, "Road Map": 61, "Renstra": 62, "RPJMD": 63, "P-RPJMD": 64, "nasional": 65}
    claims(*[{"document": name, "value": value, "source": source} for name, value in documents.items()], table="target")
    claims({"value": 62, "value_decimals": 0, "source": source})
    assert (position(con, "93", 2021)["document"], position(con, "93", 2021)["target_lower"]) == ("P-RPJMD", 64)
    assert len(ask(con, "target_series", government_codes=["93"], indicator_code="RB")) == len(documents)


@pytest.mark.parametrize(
    ("first", "last", "years", "direction"),
    [
        ("68.00", "68.49", 1, "tetap"), ("68.00", "68.50", 1, "membaik"), ("68.50", "68.00", 1, "memburuk"),
        ("68.00", "68.99", 2, "tetap"), ("68.00", "67.00", 2, "memburuk"),
    ],
)  # fmt: skip
def test_a_movement_below_half_a_percent_of_the_scale_a_year_is_none(con, claims, first, last, years, direction):
    source = ("J", "K", None, None)
    claims(
        {"year": 2020, "value": Decimal(first), "value_decimals": 2, "source": source},
        {"year": 2020 + years, "value": Decimal(last), "value_decimals": 2, "source": source},
    )
    (found,) = rows(ask(con, "yearly_changes", government_codes=["93"], indicator_code="RB", to_year=2025))
    assert found["direction"] == direction


def test_no_change_is_computed_across_a_method_break(con):
    (found,) = rows(ask(con, "yearly_changes", government_codes=["64"], indicator_code="RB", to_year=2025))
    assert (found["previous_year"], found["year"]) == (2021, 2022)


def test_real_values_rank_among_real_ones_and_an_illustrative_one_among_all(con, claims):
    source = ("J", "K", None, None)
    real = {"92": 70, "93": 60}
    claims(*[{"government_code": c, "year": 2015, "value": v, "value_decimals": 0, "source": source}
             for c, v in real.items()])  # fmt: skip
    claims({"government_code": "94", "year": 2015, "value": 65, "value_decimals": 0, "sheet_name": "S"},
           kind="upload", is_illustrative=True)  # fmt: skip
    con.execute("delete from kept_score where government_code = '73'")

    def place(code):
        (found,) = rows(ask(con, "position", government_code=code, indicator_code="RB", year=2015))
        return found["position"], found["loaded_count"], found["illustrative_count"]

    assert [place(code) for code in ("92", "93", "94")] == [(1, 2, 0), (2, 2, 0), (2, 3, 1)]


def history(con, **figure):
    whole = {"government_code": "93", "unit_code": "", "indicator_code": "RB", "component": "", "year": 2021}
    return rows(ask(con, "claim_history", **(whole | {"kind": "realisasi"} | figure)))


def test_a_history_holds_what_was_withdrawn_and_what_replaced_it(con, claims):
    first = claims({"value": 60, "value_decimals": 0, "claim_id": "X", "source": ("J", "K", None, None)})
    second = claims({"value": 61, "value_decimals": 0, "claim_id": "X", "source": ("J", "K", None, None)})
    third = claims({"value": 62, "value_decimals": 0, "claim_id": "Y", "sheet_name": "S"}, kind="upload")
    fourth = claims({"value": 62, "value_decimals": 0, "claim_id": "Y", "is_withdrawn": True}, kind="undo")
    claims({"value": 62, "value_decimals": 0, "claim_id": "Y", "sheet_name": "S"}, kind="undo")
    told = [
        (row["value"], row["version_id"], row["origin_version_id"], row["next_version_id"], row["next_is_withdrawn"])
        for row in history(con)
    ]
    assert told == [
        (62, 6, third, None, None), (61, second, first, None, None), (62, third, third, fourth, True),
        (60, first, first, second, False),
    ]  # fmt: skip
    assert [row["is_current"] for row in history(con)] == [True, False, False, False]
    assert [row["is_restored"] for row in history(con)] == [True, False, False, False]


def test_a_claim_that_moved_to_another_year_leaves_this_figure(con, claims):
    claims({"value": 60, "value_decimals": 0, "claim_id": "X", "source": ("J", "K", None, None)})
    moved = claims({"value": 60, "value_decimals": 0, "claim_id": "X", "year": 2022, "source": ("J", "K", None, None)})
    (row,) = history(con)
    assert (row["is_standing"], row["next_version_id"], row["is_current"]) == (False, moved, False)


def test_a_difference_is_composed_of_its_first_old_and_its_last_new(con, claims):
    for value in (60, 61, 62):
        claims({"value": value, "value_decimals": 0, "claim_id": "X", "source": ("J", "K", None, None)})

    def between(older, newer):
        found = rows(ask(con, "version_difference", from_version=older, to_version=newer))
        return [(row["old_value"], row["new_value"]) for row in found]

    assert between(1, 4) == [(None, 62)] and between(2, 4) == [(60, 62)] and between(4, 4) == []
    claims({"value": 60, "value_decimals": 0, "claim_id": "X", "source": ("J", "K", None, None)})
    assert between(2, 5) == []


def test_figures_stand_as_they_did_at_a_version_with_what_they_are_now(con, claims):
    claims({"value": 60, "value_decimals": 0, "claim_id": "X", "source": ("J", "K", None, None)})
    claims({"value": 61, "value_decimals": 0, "claim_id": "X", "source": ("J", "K", None, None)})

    def at(version_id):
        question = {"government_code": "93", "indicator_code": "RB", "version_id": version_id}
        found = rows(ask(con, "figures_at_version", **question))
        return [(row["value"], row["now_value"]) for row in found if row["year"] == 2021]

    assert (at(1), at(2), at(3)) == ([], [(60, 61)], [(61, 61)])


@pytest.mark.parametrize(
    ("words", "exact", "count"),
    [
        ([], ["60,37"], 1), (["ntt"], ["60,37"], 1), (["banten"], ["60,37"], 0), (["nusa", "tenggara"], ["2019"], 1),
        ([], ["0,37"], 0), (["enggara"], [], 0),
    ],
)  # fmt: skip
def test_numbers_are_found_whole_and_words_from_their_beginning(con, words, exact, count):
    assert min(1, len(ask(con, "figure_search", words=words, exact=exact))) == count


def test_a_value_of_a_losing_source_is_found_and_not_called_current(con):
    found = rows(ask(con, "figure_search", words=["barat"], exact=["76,25"]))
    assert {(row["government_name"], row["year"], row["is_current"]) for row in found} == {
        ("Sumatera Barat", 2023, False)
    }


def test_a_search_marks_the_illustrative_claim_and_not_the_real_one_beside_it(con, claims):
    claims({"value": Decimal("61.11"), "value_decimals": 2, "source": ("J", "K", None, None)})
    claims({"value": Decimal("61.11"), "value_decimals": 2, "sheet_name": "S"}, kind="upload", is_illustrative=True)
    found = rows(ask(con, "figure_search", words=["papua"], exact=["61,11"]))
    assert [(row["is_current"], row["is_illustrative"]) for row in found] == [(True, False), (False, True)]


def test_completeness_names_the_best_state_of_every_cell(con, claims):
    source = {"source": ("J", "K", None, None)}
    claims(
        {"year": 2014, "value": 60, "value_decimals": 0, **source},
        {"year": 2015, "value": 60, "value_decimals": 0, "is_provisional": True, **source},
        {"year": 2016, "kind": "mandiri", "value": 60, "value_decimals": 0, **source},
        {"year": 2017, "stated_predikat": "B", **source},
        {"year": 2018, "status": "belum_dikeluarkan", **source},
        {"year": 2018, "kind": "mandiri", "value": 60, "value_decimals": 0, **source},
        {"year": 2019, "status": "tidak_dinilai", **source},
    )
    claims({"year": 2020, "value": 70, **source}, {"year": 2014, "value": 70, **source}, table="target")
    found = rows(ask(con, "completeness", indicator_codes=["RB"], from_year=2014, to_year=2020))
    assert [row["state"] for row in found if row["government_code"] == "93"] == [
        "ada", "sementara", "mandiri", "hanya_predikat", "mandiri", "tidak_dinilai", "hanya_target",
    ]  # fmt: skip


def test_open_data_holds_every_figure_and_every_target(con):
    found = ask(con, "open_data")
    (counts,) = con.execute("select (select count(*) from current_score where kind <> 'target'),"
                            " (select count(*) from current_target)").fetchall()  # fmt: skip
    assert (len(found) - sum(found["kind"] == "target"), sum(found["kind"] == "target")) == counts


def test_ties_share_a_place_and_governments_without_a_value_have_none(con, claims):
    source = ("J", "K", None, None)
    values = {"92": 70, "93": 65, "94": 65, "95": 60, "93.01": 99}
    claims(*[
        {"government_code": code, "year": 2015, "value": value, "value_decimals": 0, "source": source}
        for code, value in values.items()
    ])  # fmt: skip
    con.execute("insert into government select * replace ('93.01' as government_code, 'kota' as level) from government"
                " where government_code = '93'")  # fmt: skip
    con.execute("delete from kept_score where government_code = '73'")

    def place(code):
        found = rows(ask(con, "position", government_code=code, indicator_code="RB", year=2015))
        return (found[0]["position"], found[0]["loaded_count"]) if found else None

    assert [place(code) for code in ("92", "93", "94", "95", "91", "93.01")] == [
        (1, 4), (2, 4), (2, 4), (4, 4), None, (1, 1),
    ]  # fmt: skip
