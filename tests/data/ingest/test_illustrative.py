"""The illustrative workbooks: what the script writes, marked as such, accepted, adding up, true where published."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from data.ingest.illustrative import ANSWERS, DECISIONS, illustrative_upload, read_answers, read_decisions
from data.ingest.model import Check
from data.ingest.pipeline import check_file
from data.ingest.reading.areas import AREAS
from data.ingest.storing.saving import SaveError, Upload, save
from data.ingest.storing.undoing import undo
from data.permission import COMMAND_LINE
from data.planning.checklist import answer
from data.planning.decisions import add_decision, edit_decision
from data.planning.model import QUESTIONS, Answer
from tests.illustrative import FOLDER, build_all
from tests.illustrative_figures import GOVERNMENTS, PUBLISHED, REFERENCE, tree
from tests.illustrative_layout import MARK

PLANNING = ("81", "53", "64", "82", "64.09")
NAMES = sorted(path.name for path in FOLDER.iterdir())
UPLOADS = [name for name in NAMES if name not in (DECISIONS, ANSWERS)]
TODAY = date(2026, 11, 22)


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


@pytest.mark.parametrize("name", UPLOADS)
def test_every_file_is_accepted_without_a_warning_and_known_as_illustrative(name):
    check = checked(name)
    assert [issue.message for issue in check.issues if issue.severity != "note"] == []
    assert (check.status, check.is_illustrative) == ("accepted", True)
    assert all(plan.is_used for plan in check.plans)


def test_every_government_has_figures_or_owners_in_every_file_and_five_have_plans():
    for name in UPLOADS:
        said = checked(name).records + checked(name).owners
        wanted = GOVERNMENTS if said else PLANNING
        assert {each.government for each in [*said, *checked(name).actions]} == set(wanted), name


def test_every_plan_has_actions_of_every_area_and_of_themes_in_every_state_and_by_their_owners():
    actions, owners = checked("10_rencana_aksi.xlsx").actions, checked("09_pengampu_area.xlsx").owners
    named = {(owner.government, owner.area): set() for owner in owners}
    for owner in owners:
        named[owner.government, owner.area].add(owner.office)
    for place in {action.place for action in actions}:
        plan = [action for action in actions if action.place == place]
        assert {action.area for action in plan} == {*AREAS, "TEMATIK"}
        assert len({action.theme for action in plan} - {None}) == 3
        pairs = [pair for a in plan for pair in zip(a.targets, a.realised, strict=True) if pair[0] is not None]
        assert any(done is not None and done >= target for target, done in pairs)
    assert {action.place for action in actions} == {(code, year) for code in PLANNING for year in (2024, 2025)}
    states = {
        (a.stated_status, bool(a.obstacle), None in [d for t, d in zip(a.targets, a.realised, strict=True) if t])
        for a in actions
    }
    assert states >= {("selesai", False, False), ("berjalan", False, False), ("terhambat", True, False),
                      (None, False, True)}  # fmt: skip
    for action in actions:
        area = "RB_TEMATIK" if action.area == "TEMATIK" else action.area
        assert action.office in named[action.government, area]
        assert all(done is None for target, done in zip(action.targets, action.realised, strict=True) if target is None)


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
    for name in UPLOADS:
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
    for name in UPLOADS:
        for record in checked(name).records:
            assert seen.setdefault(record.figure, name) == name, record.figure


def test_five_governments_have_decisions_that_are_late_open_and_done_by_their_owners():
    owners = checked("09_pengampu_area.xlsx").owners
    found = read_decisions()
    for government in PLANNING:
        named = {owner.office for owner in owners if owner.government == government}
        own = [row for row in found if row["government_code"] == government]
        is_open = [row for row in own if row["status"] in ("belum", "berjalan")]
        late = [row for row in is_open if row["deadline"] and date.fromisoformat(row["deadline"]) < TODAY]
        done = [row for row in own if row["status"] == "selesai"]
        assert len(own) == len({row["decision"] for row in own}) == 8
        assert len({row["raker_date"] for row in own}) == 2
        assert (len(late), len(is_open) - len(late), len(done)) == (3, 3, 2), government
        assert {row["pic"] for row in own} <= named
    assert {row["government_code"] for row in found} == set(PLANNING)


def test_five_governments_answer_the_six_questions_and_leave_some_open():
    found = read_answers()
    assert set(found) == set(PLANNING)
    for government, answers in found.items():
        pairs = [(one.office, one.question) for one in answers]
        offices = {office for office, _question in pairs}
        assert len(pairs) == len(set(pairs)) < 6 * len(offices), government
        assert {one.question for one in answers} == set(QUESTIONS)
        assert {one.answer for one in answers} == {"sudah", "sebagian", "belum"}
        assert all(bool(one.evidence_url) == (one.answer == "sudah") for one in answers)


@pytest.fixture
def planning() -> Upload:
    """The decisions and answers of the set without its files, as one upload."""
    return replace(illustrative_upload_of_today(), checks=[])


@cache
def illustrative_upload_of_today() -> Upload:
    return illustrative_upload("Uji")


def kept(con) -> tuple:
    """(decisions, answers, whether all of them are illustrative)."""
    flags = []
    for view in ("current_raker_decision", "current_checklist_answer"):
        flags.append([flag for (flag,) in con.execute(f"select is_illustrative from {view}").fetchall()])
    return len(flags[0]), len(flags[1]), all(flags[0] + flags[1])


WHOLE = (len(read_decisions()), sum(map(len, read_answers().values())), True)


def test_the_whole_set_is_one_version_which_an_undo_takes_back(con):
    outcome = save(con, illustrative_upload_of_today(), COMMAND_LINE)
    assert outcome.planning_count == WHOLE[0] + WHOLE[1]
    written = "select distinct version_id from {}"
    for table in ("raker_decision", "checklist_answer", "action_plan"):
        assert con.execute(written.format(table)).fetchall() == [(outcome.version_id,)]
    assert kept(con) == WHOLE
    undo(con, outcome.version_id, "Uji", "cukup", COMMAND_LINE)
    assert kept(con)[:2] == (0, 0)
    assert con.execute("select count(*) from current_action_plan").fetchone() == (0,)


def test_loading_decisions_and_answers_again_stores_nothing_and_after_an_undo_all(con, planning):
    first = save(con, planning, COMMAND_LINE)
    assert first.version_id and kept(con) == WHOLE
    again = save(con, planning, COMMAND_LINE)
    assert (again.version_id, again.planning_count, kept(con)) == (None, 0, WHOLE)
    undo(con, first.version_id, "Uji", "cukup", COMMAND_LINE)
    assert save(con, planning, COMMAND_LINE).version_id and kept(con) == WHOLE
    assert con.execute("select count(distinct decision_id) from raker_decision").fetchone() == (2 * WHOLE[0],)


def test_a_preview_of_the_set_stores_nothing(con, planning):
    outcome = save(con, planning, COMMAND_LINE, dry_run=True)
    assert (outcome.version_id, outcome.planning_count) == (None, WHOLE[0] + WHOLE[1])
    assert kept(con)[:2] == (0, 0)


def test_one_decision_that_cannot_be_keeps_all_of_them_out(con, planning):
    planning.decisions = [*planning.decisions, planning.decisions[0] | {"decision": "Lain", "deadline": "2020-01-01"}]
    with pytest.raises(SaveError, match="seharusnya tidak sebelum tanggal raker"):
        save(con, planning, COMMAND_LINE)
    assert kept(con)[:2] == (0, 0)


def test_real_answers_and_decisions_stay_beside_the_illustrative_ones(con, planning):
    row = planning.decisions[0]
    given = {"actor": "Siti", "government": "81", "base_version": None}
    office = planning.answers["81"][0].office
    answer(con, COMMAND_LINE, answers=[Answer(office, "road_map", "belum")], **given)
    add_decision(
        con, COMMAND_LINE, actor="Siti", government="81", raker_date=row["raker_date"], decision=row["decision"]
    )
    save(con, planning, COMMAND_LINE)
    counted = "select is_illustrative, count(*) from current_raker_decision group by all order by 1"
    assert con.execute(counted).fetchall() == [(False, 1), (True, WHOLE[0])]
    standing = (
        "select answer, is_illustrative from current_checklist_answer where perangkat_daerah = ? and question = ?"
    )
    assert con.execute(standing + " and government_code = '81'", [office, "road_map"]).fetchall() == [("belum", False)]


def test_a_changed_illustrative_decision_is_not_brought_back_by_loading_again(con, planning):
    save(con, planning, COMMAND_LINE)
    changes = {"status": "selesai"}
    edit_decision(con, "k1", COMMAND_LINE, actor="Siti", reason="Selesai", changes=changes, base_version=None)
    assert save(con, planning, COMMAND_LINE).version_id is None
    found = con.execute(
        "select status, is_illustrative from current_raker_decision where decision_id = 'k1'"
    ).fetchall()
    assert found == [("selesai", True)]
