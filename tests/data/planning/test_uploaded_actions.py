"""The actions of an upload: which action a row is about, what each mode does, and what newer versions said."""

from decimal import Decimal

import pytest

from data import store
from data.ingest.storing.saving import SaveError
from data.ingest.storing.undoing import undo
from data.permission import COMMAND_LINE
from data.planning.actions import find_repeats, write_actions
from tests.planning import action, change, kept, new, numbers, put, remove, send, version_count

TRAIN, JUDGE = "Melatih agen perubahan", "Menilai budaya kerja"


def fates(changes):
    return [(one.action, one.action_id) for one in changes]


def test_the_rows_of_a_file_are_stored_with_their_cells(con):
    changes = send(con, action(), action(TRAIN, row=3, budget=Decimal("1500000.50"), stated_status="berjalan"))
    assert fates(changes) == [("baru", "r1"), ("baru", "r2")]
    assert kept(con, "action_id, target_2, realised_1, budget, sheet_name, cell_address, file_number, actor") == [
        ("r1", 20, 10, None, "Renaksi", "F2", 1, "Analis"),
        ("r2", 20, 10, Decimal("1500000.50"), "Renaksi", "F3", 1, "Analis"),
    ]  # fmt: skip
    assert (changes[1].said.activity, changes[1].old, changes[1].new.action_id) == (TRAIN, None, "r2")


def test_the_same_file_again_changes_nothing(con):
    send(con, action(), action(TRAIN))
    assert fates(send(con, action(" MENYUSUN peta  proses Bisnis"), action(TRAIN))) == [("sama", "r1"), ("sama", "r2")]
    assert con.execute("select max(version_id) from action_plan").fetchone() == (2,)


@pytest.mark.parametrize("mode", ["perbaiki", "ganti"])
def test_a_field_the_file_does_not_state_keeps_what_stands(con, mode):
    send(con, action(obstacle="Staf kurang", budget=Decimal(5)))
    (changed,) = send(con, action(targets=(), realised=(None, 12), output_indicator=None, unit=None), mode=mode)
    assert (changed.action, changed.action_id) == ("berubah", "r1")
    assert changed.old.realised == numbers(10) and changed.new.realised == numbers(10, 12)
    assert kept(con, "target_1, realised_1, realised_2, unit, output_indicator, obstacle, budget") == [
        (10, 10, 12, "dokumen", "Jumlah dokumen", "Staf kurang", 5)
    ]


def test_what_is_left_out_matches_only_where_one_action_agrees(con):
    send(con, action(output_indicator="A"), action(output_indicator="B"), action(TRAIN, output_indicator="C"))
    found = send(con, action(output_indicator=None), action(TRAIN, output_indicator=None, realised=(1,)))
    assert fates(found) == [("baru", "r4"), ("berubah", "r3")]


def test_tambah_writes_new_actions_alone(con):
    send(con, action())
    found = send(con, action(realised=(99,)), action(TRAIN), action(JUDGE), mode="tambah")
    assert fates(found) == [("dilewati", "r1"), ("baru", "r2"), ("baru", "r3")]
    assert kept(con, "realised_1") == [(10,), (10,), (10,)]
    assert fates(send(con, action(), mode="tambah")) == [("sama", "r1")]


def test_a_code_finds_its_action_whatever_the_words_are(con):
    send(con, action(), action(TRAIN))
    found = send(
        con, action("Menyusun SOP", action_id="r1"), action(area=None, activity=None, realised=(4,), action_id="r2")
    )
    assert fates(found) == [("berubah", "r1"), ("berubah", "r2")]
    assert kept(con, "activity, realised_1") == [("Menyusun SOP", 10), (TRAIN, 4)]


def test_a_code_of_another_plan_or_of_nobody_means_a_new_action(con):
    send(con, action())
    found = send(
        con, action(year=2026, action_id="r1"), action(TRAIN, action_id="r77"), action(JUDGE, action_id="'; --")
    )
    assert fates(found) == [("baru", "r2"), ("baru", "r3"), ("baru", "r4")]
    assert kept(con, "year", "action_id in ('r1', 'r2')") == [(2025,), (2026,)]


def test_ganti_withdraws_what_the_plan_no_longer_holds_and_leaves_other_plans(con):
    send(con, action(), action(TRAIN), action(JUDGE, year=2024), action(JUDGE, government="81"))
    found = send(con, action(realised=(11,)), mode="ganti")
    assert fates(found) == [("berubah", "r1"), ("ditarik", "r2")]
    assert (found[1].said, found[1].new, found[1].old.activity) == (None, None, TRAIN)
    assert [code for code, _ in kept(con)] == ["r1", "r3", "r4"]


def test_ganti_of_some_perangkat_daerah_leaves_the_others(con):
    send(con, action(), action(TRAIN), action(JUDGE, office="Inspektorat"), action("Lain", office=None))
    assert fates(send(con, action(office="BIRO  organisasi"), mode="ganti")) == [("sama", "r1"), ("ditarik", "r2")]
    assert [code for code, _ in kept(con)] == ["r1", "r3", "r4"]


def test_ganti_by_a_file_without_perangkat_daerah_is_about_the_whole_plan(con):
    send(con, action(office=None), action(TRAIN), action(JUDGE, office="Inspektorat"))
    assert fates(send(con, action("Baru", office=None), mode="ganti")) == [
        ("baru", "r4"), ("ditarik", "r1"), ("ditarik", "r2"), ("ditarik", "r3"),
    ]  # fmt: skip


def test_illustrative_and_real_uploads_do_not_see_each_other(con):
    send(con, action(), action(TRAIN), is_illustrative=True)
    assert fates(send(con, action(action_id="r1"), mode="ganti")) == [("baru", "r3")]
    assert fates(send(con, action(realised=(1,)), mode="ganti", is_illustrative=True)) == [
        ("berubah", "r1"), ("ditarik", "r2"),
    ]  # fmt: skip
    assert kept(con, "action_id, realised_1, is_illustrative") == [("r1", 1, True), ("r3", 10, False)]


def test_what_a_newer_version_changed_or_removed_is_named(con):
    send(con, action(), action(TRAIN), action(JUDGE), action("Lain"))
    put(con, change("r1", obstacle="Staf kurang"), remove("r3"))
    found = send(con, action(realised=(1,)), action(TRAIN, realised=(1,)), action(JUDGE), mode="ganti", limit=2)
    assert [(*fate, one.newer_version) for fate, one in zip(fates(found), found, strict=True)] == [
        ("berubah", "r1", 3), ("berubah", "r2", None), ("baru", "r3", 3), ("ditarik", "r4", None),
    ]  # fmt: skip
    assert found[0].is_newer and not found[1].is_newer
    put(con, change("r2", obstacle="Dana kurang"))
    (withdrawn,) = [
        one for one in send(con, action(realised=(1,)), action(JUDGE), mode="ganti", limit=4) if one.is_newer
    ]
    assert (withdrawn.action, withdrawn.action_id, withdrawn.newer_version) == ("ditarik", "r2", 5)


def test_what_says_the_same_as_the_newer_version_needs_no_question(con):
    send(con, action())
    put(con, change(realised_1=12))
    (found,) = send(con, action(realised=(12,)), limit=2)
    assert (found.action, found.newer_version) == ("sama", None)


def test_a_change_taken_back_since_is_newer_too(con):
    send(con, action())
    put(con, change(realised_1=12))
    undo(con, 3, "Siti", "keliru", COMMAND_LINE)
    (found,) = send(con, action(realised=(13,)), limit=3)
    assert (found.action, found.newer_version) == ("berubah", 4)


def test_every_file_of_an_upload_has_its_own_limit(con):
    send(con, action(), action(TRAIN))
    put(con, change("r1", pokja="A"), change("r2", pokja="A"))
    with store.open_version(con, "upload", "Dua berkas", "Analis", None) as (cursor, version_id):
        rows = [action(realised=(1,)), action(TRAIN, realised=(1,), file_number=2)]
        given = {"mode": "perbaiki", "is_illustrative": False, "actor": "Analis"}
        found = write_actions(cursor, version_id, rows, limits=[2, 3], **given)
    assert [one.newer_version for one in found] == [3, None]


def test_repeats_are_found_by_code_and_by_words(con):
    first, again, third = action(), action("MENYUSUN peta proses bisnis ", row=3), action(TRAIN, row=4)
    assert find_repeats([first, again, third]) == [(first, again)]
    coded, twice = action(action_id="r1"), action("Lain", action_id="r1", row=3)
    assert find_repeats([coded, twice]) == [(coded, twice)]
    assert find_repeats([coded, again]) == [(coded, again)]
    assert find_repeats([coded, action(action_id="r2")]) == []
    assert find_repeats([first, action(year=2024), action(area="PUU")]) == []
    with pytest.raises(SaveError, match="Renaksi!F3: renaksi .* sudah ada di Renaksi!F2"):
        send(con, first, again)
    assert version_count(con) == 1


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"area": None}, "Renaksi!F2, kolom area"), ({"area": "X"}, "Renaksi!F2, kolom area"),
        ({"activity": None}, "Renaksi!F2, kolom renaksi"), ({"evidence_url": "berkas di lemari"}, "kolom bukti"),
        ({"targets": ("a",)}, "target TW I"), ({"government": "00"}, "“00” tidak dikenal"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_an_action_names_its_cell_and_nothing_is_written(con, more, words):
    row = action()
    for name, value in more.items():
        setattr(row, name, (*value, None, None, None) if name == "targets" else value)
    with pytest.raises(SaveError, match=words):
        send(con, action(TRAIN, row=9), row)
    assert version_count(con) == 1 and not kept(con)


def test_a_theme_stays_behind_when_an_action_moves_to_rb_general(con):
    send(con, action(area="TEMATIK", theme="Pengentasan kemiskinan"))
    send(con, action(area="PP", action_id="r1"))
    assert kept(con, "area, theme") == [("PP", None)]


def test_an_undone_upload_brings_back_what_it_withdrew(con):
    send(con, action(), action(TRAIN))
    send(con, action(realised=(11,)), action(JUDGE), mode="ganti")
    before = kept(con)
    told = undo(con, 3, "Siti", "keliru", COMMAND_LINE).headlines
    assert told == [
        "2 renaksi kembali seperti sebelum versi 3.", "1 renaksi tidak tampil lagi, seperti sebelum versi 3.",
    ]  # fmt: skip
    assert kept(con, "action_id, realised_1") == [("r1", 10), ("r2", 10)]
    undo(con, 4, "Siti", "tidak jadi", COMMAND_LINE)
    assert kept(con) == before


def test_an_edit_after_an_upload_keeps_the_file_it_came_from_in_sight(con):
    send(con, action())
    put(con, change(realised_1=12), new(TRAIN))
    read = con.execute("select sheet_name, file_number from action_plan where version_id = 3").fetchall()
    assert read == [(None, None), (None, None)]


def test_a_thousand_actions_are_written_in_a_moment(con):
    many = [action(f"Renaksi {number}", row=number) for number in range(1000)]
    assert {one.action for one in send(con, *many)} == {"baru"}
    assert {one.action for one in send(con, *many, mode="ganti")} == {"sama"}
