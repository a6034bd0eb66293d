"""The illustrative workbooks: what the script writes, marked as such, accepted, adding up, true where published."""

import csv
from decimal import Decimal
from functools import cache
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from data.ingest.model import Check
from data.ingest.pipeline import check_file
from data.ingest.reading.areas import AREAS
from tests.illustrative import FOLDER, build_all
from tests.illustrative_figures import GOVERNMENTS, PUBLISHED, REFERENCE, tree
from tests.illustrative_layout import MARK

NAMES = sorted(path.name for path in FOLDER.iterdir())


@cache
def built() -> dict[str, bytes]:
    return build_all()


@cache
def checked(name: str) -> Check:
    return check_file(name, (FOLDER / name).read_bytes())


def cells(name: str, content: bytes) -> dict[tuple, object]:
    """(sheet, row, column) -> value of every filled cell."""
    if name.endswith(".csv"):
        tables = {"(csv)": csv.reader(StringIO(content.decode("utf-8")))}
    else:
        tables = {sheet.title: sheet.iter_rows(values_only=True) for sheet in load_workbook(BytesIO(content))}
    return {
        (title, row, column): value
        for title, rows in tables.items()
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None
    }


def test_the_committed_files_are_those_the_script_writes():
    assert sorted(built()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_the_one_the_script_writes(name):
    assert cells(name, (FOLDER / name).read_bytes()) == cells(name, built()[name])


@pytest.mark.parametrize("name", NAMES)
def test_every_sheet_says_in_its_title_that_it_is_illustrative(name):
    found = cells(name, built()[name])
    assert {found[title, 0, 0] for title, _row, _column in found} == {MARK}


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_accepted_without_a_warning_and_known_as_illustrative(name):
    check = checked(name)
    assert [issue.message for issue in check.issues if issue.severity != "note"] == []
    assert (check.status, check.is_illustrative) == ("accepted", True)
    assert all(plan.is_used for plan in check.plans)


def test_every_government_has_figures_or_owners_in_every_file():
    for name in NAMES:
        said = checked(name).records + checked(name).owners
        assert {each.government for each in said} == set(GOVERNMENTS), name


def test_every_government_names_an_owner_and_a_pokja_for_each_of_the_eight_areas():
    owners = checked("09_pengampu_area.xlsx").owners
    for government in GOVERNMENTS:
        named = {owner.area for owner in owners if owner.government == government and owner.office and owner.pokja}
        assert named == set(AREAS)
    assert {owner.area for owner in owners} - set(AREAS) == {
        "RB_GENERAL", "RB_TEMATIK", "RB_GENERAL.SASARAN_STRATEGIS.SPBE", "RB_GENERAL.SASARAN_STRATEGIS.SPI",
    }  # fmt: skip
    assert max(sum(each.place == owner.place for each in owners) for owner in owners) == 2


@pytest.mark.parametrize("name", NAMES[:3])
def test_parts_add_up_to_their_wholes_and_stay_inside_their_weights(name):
    found: dict[tuple, dict[str, Decimal]] = {}
    for record in checked(name).records:
        found.setdefault((record.government, record.year), {})[record.component] = record.value
    assert len(found) == len(GOVERNMENTS) * (3 if name == NAMES[0] else 2)
    for (_government, year), scores in found.items():
        wholes = tree(year)
        assert set(scores) == {""} | {path for parts in wholes.values() for path in parts}
        for whole, parts in wholes.items():
            assert abs(sum(scores[path] for path in parts) - scores[whole]) <= Decimal("0.005")
            assert all(0 <= scores[path] <= weight for path, weight in parts.items())


def test_the_weights_drawn_are_those_of_the_seeds_where_these_know_them():
    for year in (2019, 2022, 2024):
        components = REFERENCE.method("RB", year).components
        known = [
            (components[path].max_score, weight)
            for parts in tree(year).values()
            for path, weight in parts.items()
            if components[path].max_score is not None
        ]
        assert known
        assert all(weight == stated for stated, weight in known)


def test_a_published_index_or_target_appears_only_as_it_was_published():
    compared = 0
    for name in NAMES:
        for record in checked(name).records:
            key = (record.government, record.indicator, record.component, record.year, record.kind)
            claim = None if record.unit else PUBLISHED.get(key)
            if claim and record.indicator == "RB":
                assert (record.value, record.predikat) == (
                    (Decimal(claim["value"]), None) if claim["value"] else (None, claim["predikat"])
                ), key
                compared += 1
            elif claim and claim["value"]:
                assert record.value == Decimal(claim["value"]), key
    assert compared >= 8


def test_no_figure_stands_in_two_files():
    seen: dict[tuple, str] = {}
    for name in NAMES:
        for record in checked(name).records:
            assert seen.setdefault(record.figure, name) == name, record.figure
