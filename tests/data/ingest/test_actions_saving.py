"""Plans of actions on their way into the store, out into a template and back: what an upload changes, and what not."""

import json
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from data.ingest.__main__ import main
from data.ingest.action_template import COLUMNS, build_action_template
from data.ingest.pipeline import check_file
from data.ingest.reading.reference import load_reference
from data.ingest.storing.history import history
from data.ingest.storing.saving import save
from data.ingest.storing.undoing import undo
from data.permission import Caller, NotAllowed
from data.planning.actions import read_real_actions
from pages._output.marked_workbook import build_marked_workbook
from queries import ask_each
from tests.data.ingest.test_actions import DONE, HEAD, TARGETS, TITLE, line, read, workbook
from tests.saving import CALLER, check, record, upload

REFERENCE = load_reference()
AUDIT = {"Area Perubahan": "Penguatan Pengawasan", "Rencana Aksi": "Audit kinerja", "Penanggung Jawab": "Inspektorat"}
NUMBERS = "target_1, target_2, target_3, target_4, realised_1, realised_2, realised_3, realised_4"


def plan(*lines, **more):
    found = read(*lines)
    return replace(found, **more) if more else found


def put(con, *lines, **more):
    return save(con, upload(plan(*lines), **more), CALLER)


def actions(outcome):
    return [(change.action, change.action_id) for change in outcome.action_changes]


def standing(con, columns="action_id, activity"):
    return con.execute(f"select {columns} from current_action_plan order by action_id[2:]::integer").fetchall()


def test_actions_are_stored_as_one_version_with_their_cells_and_say_so(con):
    outcome = put(con, line(Anggaran=150_000_000, **{"Realisasi TW 1": 1}), line(No=2, **AUDIT))
    assert actions(outcome) == [("baru", "r1"), ("baru", "r2")] and outcome.version_id == 2
    assert outcome.headlines == ["Maluku 2024: 2 renaksi baru."]
    where = "government_code, year, area, sheet_name, cell_address, file_number, actor"
    assert standing(con, where) == [
        ("81", 2024, "MP", "Renaksi", "C6", 1, "Analis"), ("81", 2024, "WAS", "Renaksi", "C7", 1, "Analis"),
    ]  # fmt: skip
    assert standing(con, f"{NUMBERS}, budget")[0] == (1, 2, 3, 4, 1, None, None, None, 150_000_000)
    assert history(con)[0]["action_count"] == 2
    assert {name: len(found) for name, found in ask_each(con, "checks").items() if len(found)} == {}


def test_a_later_quarter_changes_its_field_alone_and_the_same_file_nothing(con):
    put(con, line(), line(No=2, **AUDIT))
    outcome = put(con, line(Target_TW_I=None, **{"Realisasi TW 2": 2}), line(No=2, **AUDIT))
    assert actions(outcome) == [("berubah", "r1"), ("sama", "r2")]
    assert outcome.headlines == ["Maluku 2024: 1 renaksi berubah (realisasi TW II 1)."]
    assert standing(con, NUMBERS)[0] == (1, 2, 3, 4, None, 2, None, None)
    again = put(con, line(**{"Realisasi TW 2": 2}), line(No=2, **AUDIT))
    assert (again.version_id, again.headlines) == (
        None, ["Semua renaksi di berkas ini sudah tersimpan seperti itu; tidak ada yang berubah."],
    )  # fmt: skip


def test_the_modes_add_only_or_withdraw_what_the_plan_no_longer_holds(con):
    put(con, line(), line(No=2, Rencana_Aksi="Survei"))
    added = put(con, line(Target_TW_I=9), line(No=3, Rencana_Aksi="Lomba"), mode="tambah")
    assert [action for action, _id in actions(added)] == ["dilewati", "baru"]
    replaced = put(con, line(Target_TW_I=9), mode="ganti")
    assert sorted(actions(replaced)) == [("berubah", "r1"), ("ditarik", "r2"), ("ditarik", "r3")]
    assert replaced.headlines == ["Maluku 2024: 1 renaksi berubah (target TW I 1), 2 dicabut."]
    assert standing(con) == [("r1", "Menyusun SOP")]


def test_a_dry_run_tells_the_same_and_changes_nothing(con):
    preview = save(con, upload(plan(line())), CALLER, dry_run=True)
    assert standing(con) == [] and preview.version_id is None
    assert preview.action_changes == put(con, line()).action_changes


def test_figures_and_actions_of_one_upload_are_one_version_and_leave_together(con):
    outcome = save(con, upload(check(record("61.5")), plan(line())), CALLER)
    assert (len(outcome.changes), actions(outcome)) == (1, [("baru", "r1")])
    taken = undo(con, 2, "Analis", "keliru", CALLER)
    assert standing(con) == [] and taken.planning == ["1 renaksi tidak tampil lagi, seperti sebelum versi 2."]
    undo(con, 3, "Analis", "ternyata benar", CALLER)
    assert standing(con) == [("r1", "Menyusun SOP")]


def test_an_action_changed_since_the_file_was_prepared_needs_a_tick(con):
    put(con, line())
    put(con, line(Target_TW_I=5))
    prepared = {"started_version": 2, "base_version": 2}
    refused = put(con, line(Target_TW_I=7), **prepared)
    assert (refused.version_id, [issue.type for issue in refused.issues]) == (None, ["newer_action"])
    assert "versi 3" in refused.issues[0].message and "target TW I 5" in refused.issues[0].message
    assert put(con, line(Target_TW_I=7), **prepared, accepted=frozenset({"newer_action"})).version_id is None
    seen = {"started_version": 2, "base_version": 3, "accepted": frozenset({"newer_action"})}
    assert put(con, line(Target_TW_I=7), **seen).version_id == 4
    gone = put(con, line(No=2, Rencana_Aksi="Survei"), mode="ganti", started_version=3, base_version=3)
    assert [issue.type for issue in gone.issues] == ["newer_action_withdrawn"]


def test_two_files_with_the_same_action_are_a_warning_or_an_error(con):
    same = save(con, upload(plan(line()), plan(line())), CALLER)
    assert (same.version_id, [issue.type for issue in same.issues]) == (None, ["identical_actions"])
    other = save(con, upload(plan(line()), plan(line(Target_TW_I=8))), CALLER)
    assert [issue.type for issue in other.issues] == ["conflicting_actions"]
    assert "renaksi.xlsx" in other.issues[0].message
    assert save(con, upload(plan(line()), plan(line()), accepted=frozenset({"identical_actions"})), CALLER).version_id


def test_an_illustration_stays_apart_from_real_actions_and_never_fills_a_template(con):
    save(con, upload(plan(line(), is_illustrative=True)), CALLER)
    assert standing(con, "is_illustrative") == [(True,)] and read_real_actions(con, "81") == []
    assert actions(put(con, line())) == [("baru", "r2")]
    assert [action.action_id for action in read_real_actions(con, "81", 2024)] == ["r2"]


def test_who_may_not_write_stores_no_action(con):
    with pytest.raises(NotAllowed):
        save(con, upload(plan(line())), Caller())
    assert con.execute("select count(*) from action_plan").fetchone() == (0,)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.decimals(0, 10**9, places=4), min_size=8, max_size=8), st.integers(0, 10**13))
def test_what_is_in_the_cells_is_what_the_plan_holds(con, numbers, amount):
    cells = [f"{n:f}".replace(".", ",") if i % 2 else float(n) for i, n in enumerate(numbers)]
    named = dict(zip([*TARGETS, *DONE], cells, strict=True)) | {
        "Anggaran": amount,
        "Realisasi Anggaran": f"Rp {amount:,}",
    }
    save(con, upload(plan(line(**named))), CALLER)
    *kept, budget, absorbed = standing(con, f"{NUMBERS}, budget, absorbed")[0]
    assert [Decimal(n) for n in kept] == numbers and budget == absorbed == amount


# Template


def template(con, year=2024, government="81"):
    return build_action_template(REFERENCE, government, year, read_real_actions(con, government, year), 7)


def sent_back(content, **cells):
    book = load_workbook(BytesIO(content))
    for address, value in cells.items():
        book["Renaksi"][address] = value
    stream = BytesIO()
    book.save(stream)
    return check_file("templat.xlsx", stream.getvalue())


FULL = {"Realisasi TW 1": "0,5", "Anggaran": 150_000_000.25, "Realisasi Anggaran": 1, "Kendala": "Petugas pindah",
        "Tindak Lanjut": "Menunjuk pengganti", "Bukti": "https://drive.go.id/x?a=1", "Status": "Berjalan"}  # fmt: skip
THEMED = {"Area Perubahan": "RB Tematik: Pengentasan Kemiskinan", "Rencana Aksi": "=SUM(1) pendataan"}


def test_the_template_holds_the_standing_actions_with_their_code_locked_and_empty_rows(con):
    put(con, line(**FULL), line(No=2, **THEMED))
    sheet = load_workbook(BytesIO(template(con)))["Renaksi"]
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert [row["kode"] for row in rows[:3]] == ["r1", "r2", None] and len(rows) == 62
    assert (rows[0]["area"], rows[0]["realisasi_tw_1"], rows[0]["anggaran"]) == (
        "Manajemen Perubahan", 0.5, 150_000_000.25,
    )  # fmt: skip
    assert (rows[1]["area"], rows[1]["tema"]) == ("RB Tematik", "Pengentasan Kemiskinan")
    assert {row["pemerintah_daerah"] for row in rows} == {"Maluku"} and {row["tahun"] for row in rows} == {2024}
    assert sheet.protection.sheet and sheet["A2"].protection.locked and not sheet["H2"].protection.locked
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert {"=Daftar!$A$2:$A$10", '"berjalan,selesai,terhambat,dibatalkan"'} <= lists


def test_an_unchanged_template_stores_nothing_and_a_changed_one_updates_by_its_code(con):
    put(con, line(**FULL), line(No=2, **THEMED))
    content = template(con)
    found = sent_back(content)
    assert (found.status, found.source.prepared_version) == ("accepted", 7)
    assert [issue.type for issue in found.issues] == ["sheet_skipped", "sheet_skipped"]
    outcome = save(con, upload(found), CALLER)
    assert (outcome.version_id, actions(outcome)) == (None, [("sama", "r1"), ("sama", "r2")])
    changed = sent_back(content, H2="Menyusun SOP layanan", P2=2, H4="Lomba inovasi", D4="Penguatan Pengawasan", K4=3)
    outcome = save(con, upload(changed), CALLER)
    assert actions(outcome) == [("berubah", "r1"), ("sama", "r2"), ("baru", "r3")]
    assert standing(con, "activity, realised_2")[0] == ("Menyusun SOP layanan", 2)


def test_a_template_asks_about_no_number_that_stands_as_it_is(con):
    put_in = {"Satuan": "%", "Target TW I": "0,3", "Target TW II": 25, "Anggaran": 1000, "Realisasi Anggaran": 2000}
    accepted = frozenset({"action_fraction", "action_negative", "action_absorption_above_budget"})
    put(con, line(**put_in), line(No=2, **AUDIT, **{"Target TW I": -2}), accepted=accepted)
    content = template(con)
    asked = [issue.type for issue in sent_back(content).issues]
    assert asked == ["sheet_skipped", "sheet_skipped"]
    changed = sent_back(content, K2=0.4, S2=1500, K3=-3)
    assert {(issue.type, issue.cell) for issue in changed.issues if issue.cell} == {
        ("action_fraction", "K2"), ("action_absorption_above_budget", "T2"), ("action_negative", "K3"),
    }  # fmt: skip


def test_a_code_of_another_plan_needs_a_tick(con):
    put(con, line())
    content = template(con)
    refused = save(con, upload(sent_back(content, A2="r99", H2="Lomba")), CALLER)
    assert [(issue.type, issue.cell) for issue in refused.issues] == [("unknown_action_code", "H2")]
    both = upload(sent_back(content, A2="r99", H2="Lomba"), accepted=frozenset({"unknown_action_code"}))
    assert actions(save(con, both, CALLER)) == [("baru", "r2")]


def test_a_plan_nobody_knows_has_no_template():
    for government, year, words in (("99", 2024, "tidak dikenal"), ("81", 1900, "di luar jangkauan")):
        with pytest.raises(ValueError, match=words):
            build_action_template(REFERENCE, government, year, [], 1)


def test_the_marked_workbook_marks_the_cells_of_a_plan_and_is_read_as_one_again():
    found = read(line(Target_TW_I="Maret", Bukti="di kantor"))
    book = load_workbook(BytesIO(build_marked_workbook(found.source, found.issues)))
    assert "bukan satu angka" in book["Masalah"]["D2"].value
    assert {cell.coordinate for row in book["Renaksi"] for cell in row if cell.comment} == {"G6", "S6"}
    again = check_file("bertanda.xlsx", build_marked_workbook(found.source, found.issues))
    assert [issue.type for issue in again.issues if issue.severity != "note"] == [
        issue.type for issue in found.issues if issue.severity != "note"
    ]


# The command line


@pytest.fixture
def store_copy(con, state):
    con.close()
    return state


def test_a_plan_goes_through_the_command_line_and_comes_back_in_a_template(store_copy, capsys, tmp_path):
    def command(*arguments):
        code = main([*map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    path, out = tmp_path / "renaksi.xlsx", tmp_path / "templat.xlsx"
    path.write_bytes(workbook([*TITLE, [*HEAD, *TARGETS], line()[:10]]))
    code, answer = command("check", path)
    assert (code, answer["rows"], answer["owners"], len(answer["actions"])) == (0, [], [], 1)
    said = answer["actions"][0]
    assert (said["activity"], said["target_2"], said["realised_1"], said["cell"]) == ("Menyusun SOP", 2.0, None, "C6")
    assert main(["check", str(path)]) == 0 and "1 renaksi terbaca; diterima." in capsys.readouterr().out
    code, answer = command("load", path, "--by", "Analis")
    assert (code, answer["version"], answer["action_counts"]) == (0, 2, {"baru": 1})
    assert answer["messages"] == ["Maluku 2024: 1 renaksi baru."]
    arguments = ("template", "--government", "81", "--year", "2024", "--actions", "--out", out)
    assert command(*arguments)[0] == 0
    assert [action["action_id"] for action in command("check", out)[1]["actions"]] == ["r1"]
    code, answer = command("load", out, "--by", "Analis")
    assert (code, answer["version"], answer["action_counts"]) == (0, None, {"sama": 1})
    with pytest.raises(SystemExit):
        main(["template", "--government", "81", "--actions", "--out", str(out)])
