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


@pytest.mark.parametrize("name", [name for name in NAMES if "/" not in name])
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
