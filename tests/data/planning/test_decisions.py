"""Decisions of a raker: who may write them, what they must be, two people at once, and that nothing is ever lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from data.ingest.storing.history import history
from data.ingest.storing.saving import SaveError
from data.ingest.storing.undoing import undo
from data.permission import COMMAND_LINE, Caller, NotAllowed
from data.planning.decisions import add_decision, edit_decision, remove_decision
from pages._output.version_words import activity_words
from queries import ask, ask_each, rows
from tests.planning import version_count

GIVEN = {"actor": "Siti", "government": "82", "raker_date": date(2026, 7, 1), "decision": "SOP selesai sebelum Agustus"}
EDIT = {"actor": "Budi", "reason": "Rapat 3 Agustus", "base_version": None}


def add(con, **more):
    return add_decision(con, COMMAND_LINE, **(GIVEN | more))


def edit(con, decision_id="k1", base_version=None, **changes):
    return edit_decision(con, decision_id, COMMAND_LINE, changes=changes, **(EDIT | {"base_version": base_version}))


def remove(con, decision_id="k1", **more):
    return remove_decision(con, decision_id, COMMAND_LINE, **(EDIT | more))


def kept(con, columns="decision_id, status"):
    return con.execute(f"select {columns} from current_raker_decision order by decision_id").fetchall()


def test_a_raker_called_for_next_week_is_taken(con):
    assert add(con, raker_date=date.today() + timedelta(days=7)) == "k1"
    with pytest.raises(SaveError, match="periksa tahunnya"):
        edit(con, raker_date=date.today() + timedelta(days=400))


def test_a_decision_is_stored_tidy_and_open(con):
    assert add(con, decision="  SOP  selesai\nsebelum Agustus", pic=" Karo Organisasi ", deadline="2026-07-31") == "k1"
    columns = "decision, pic, raker_date, deadline, status, actor, is_illustrative"
    assert kept(con, columns) == [
        ("SOP selesai sebelum Agustus", "Karo Organisasi", date(2026, 7, 1), date(2026, 7, 31), "belum", "Siti", False)
    ]
    assert add(con, decision="Lain") == "k2"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"decision": " "}, "tulis apa yang diputuskan"),
        ({"decision": "..."}, "tulis apa yang diputuskan"),
        ({"decision": "x" * 1001}, r"paling banyak 1\.000"),
        ({"decision": "x\ud800"}, "rusak"),
        ({"raker_date": None}, "tanggal raker: belum diisi"),
        ({"raker_date": "1 Juli"}, "tertulis “1 Juli”, seharusnya tanggal"),
        ({"raker_date": date(1900, 1, 1)}, "antara tahun 2000"),
        ({"raker_date": 20260701}, "seharusnya tanggal"),
        ({"raker_date": date.today() + timedelta(days=40)}, "lebih dari 31 hari dari hari ini; periksa tahunnya"),
        ({"deadline": date(2026, 6, 30)}, "tidak sebelum tanggal raker"),
        ({"status": "beres"}, "seharusnya belum, berjalan, selesai atau dibatalkan"),
        ({"government": "00"}, "tidak dikenal"),
        ({"actor": ""}, "nama Anda"),
    ],
)
def test_what_cannot_be_a_decision_is_refused_in_one_sentence_and_leaves_nothing(con, more, words):
    with pytest.raises(SaveError, match=words):
        add(con, **more)
    assert version_count(con) == 1 and not kept(con)


@pytest.mark.parametrize("caller", [Caller(), Caller(bound="0.0.0.0", peer="10.0.0.7", host="10.0.0.1:8501")], ids=str)
def test_who_may_not_write_adds_changes_and_removes_no_decision(con, caller):
    add(con)
    for attempt in (
        lambda: add_decision(con, caller, **GIVEN),
        lambda: edit_decision(con, "k1", caller, changes={"status": "selesai"}, **EDIT),
        lambda: remove_decision(con, "k1", caller, **EDIT),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert version_count(con) == 2 and kept(con) == [("k1", "belum")]


def test_a_change_keeps_the_rest_and_needs_a_reason(con):
    add(con, pic="Karo Organisasi")
    edit(con, status="berjalan", follow_up="Draf ada")
    assert kept(con, "status, follow_up, pic, reason, actor") == [
        ("berjalan", "Draf ada", "Karo Organisasi", "Rapat 3 Agustus", "Budi")
    ]
    with pytest.raises(SaveError, match="alasan"):
        edit_decision(con, "k1", COMMAND_LINE, changes={"status": "selesai"}, **(EDIT | {"reason": " "}))
    with pytest.raises(SaveError, match="alasan"):
        remove(con, reason="\u200b")
    with pytest.raises(SaveError, match="tidak ada yang berubah"):
        edit(con, status="berjalan")
    with pytest.raises(ValueError, match="no columns"):
        edit(con, government_code="81")
    with pytest.raises(SaveError, match="“k9” tidak dikenal"):
        edit(con, "k9", status="selesai")


def test_the_same_decision_is_written_down_once(con):
    add(con)
    with pytest.raises(SaveError, match="sudah dicatat sebagai k1"):
        add(con, decision="sop SELESAI sebelum agustus")
    add(con, raker_date=date(2026, 10, 1))
    with pytest.raises(SaveError, match="sudah dicatat sebagai k1"):
        edit(con, "k2", raker_date=date(2026, 7, 1))


def test_the_second_of_two_people_is_told_who_and_when_and_nothing_is_lost(con):
    add(con)
    edit(con, base_version=2, status="berjalan")
    told = r"Keputusan k1 \(SOP .*\) sudah diubah oleh Budi pada .* WIT \(versi 3\), setelah versi 2 yang Anda lihat"
    with pytest.raises(SaveError, match=told):
        edit(con, base_version=2, follow_up="Draf ada")
    with pytest.raises(SaveError, match=told):
        remove(con, base_version=2)
    remove(con, base_version=3)
    with pytest.raises(SaveError, match="sudah dihapus oleh Budi"):
        edit(con, base_version=3, follow_up="Draf ada")
    with pytest.raises(SaveError, match="sudah dihapus; pilih"):
        edit(con, follow_up="Draf ada")
    assert version_count(con) == 4


def test_of_many_people_at_once_one_is_stored_and_every_other_one_is_told(con):
    add(con)

    def attempt(number):
        try:
            return edit(con, base_version=2, follow_up=f"Catatan {number}")
        except SaveError as told:
            return str(told)

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(attempt, range(4)))
    assert sum(told == 3 for told in done) == 1 and sum("sudah diubah" in str(told) for told in done) == 3
    assert kept(con, "follow_up") == [(f"Catatan {done.index(3)}",)]


def test_an_illustrative_decision_never_becomes_real(con):
    add(con, is_illustrative=True)
    edit(con, status="selesai")
    assert kept(con, "status, is_illustrative") == [("selesai", True)] and history(con)[0]["is_illustrative"]
    assert add(con) == "k2"  # the real one beside it
    remove(con)
    assert kept(con, "decision_id, is_illustrative") == [("k2", False)]


def test_undo_takes_a_step_back_and_undoing_that_brings_it_again(con):
    add(con)
    edit(con, status="selesai")
    assert undo(con, 3, "Siti", "keliru", COMMAND_LINE).headlines == [
        "1 keputusan raker kembali seperti sebelum versi 3."
    ]
    assert kept(con) == [("k1", "belum")]
    assert undo(con, 4, "Siti", "", COMMAND_LINE).headlines == ["1 keputusan raker kembali seperti pada versi 3."]
    assert kept(con) == [("k1", "selesai")]
    remove(con)
    undo(con, 6, "Siti", "masih berlaku", COMMAND_LINE)
    assert kept(con) == [("k1", "selesai")]
    assert undo(con, 2, "Siti", "", COMMAND_LINE).headlines == [
        "1 keputusan raker tetap, karena versi yang lebih baru mengubahnya."
    ]
    assert add(con, decision="Lain") == "k2"


def test_the_log_names_each_step_and_the_checks_find_nothing(con):
    add(con, decision="Ganti '); drop table raker_decision; -- <b>")
    newest = rows(ask(con, "versions"))[0]
    assert activity_words(newest) == (
        "Siti: keputusan raker: Ganti '); drop table raker_decision; -- <b>, dicatat (1 keputusan raker)."
    )
    assert {name: len(found) for name, found in ask_each(con, "checks").items() if len(found)} == {}
