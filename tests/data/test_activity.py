"""The activity log is appended to and nothing else; a refusal that repeats is noted once."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from data import access, activity, store
from data.permission import COMMAND_LINE, Caller, NotAllowed
from data.roles import Right
from queries import ask

ROOT = Path(store.__file__).parent.parent
CHANGES = re.compile(
    r"(update|delete\s+from|truncate(\s+table)?|drop\s+table|alter\s+table|replace\s+into)\s+activity\b", re.I
)


def test_no_code_changes_or_removes_what_was_noted():
    files = [
        path
        for folder in ("data", "queries", "pages")
        for kind in ("py", "sql")
        for path in ROOT.glob(f"{folder}/**/*.{kind}")
    ]
    assert len(files) > 200
    assert [path.name for path in files if CHANGES.search(path.read_text(encoding="utf-8"))] == []


def test_what_is_noted_stands_with_everything_said(con):
    activity.note(
        con, "peran", actor="Budi", email="budi@example.go.id", governments=["64", "53", "64"], subject="dua mata",
        old="tidak berlaku", new="berlaku", reason="Uji",
    )  # fmt: skip
    row = con.execute("select * exclude (happened_at) from activity").fetchall()
    assert row == [
        ("peran", "Budi", "budi@example.go.id", "53 64", "dua mata", "tidak berlaku", "berlaku", "Uji"),
    ]


def test_what_stands_or_falls_with_its_transaction_is_not_left_behind(con):
    with pytest.raises(ZeroDivisionError), store.transaction(con) as cursor:
        activity.append(cursor, "setuju", actor="Budi")
        raise ZeroDivisionError
    assert con.execute("select count(*) from activity").fetchone() == (0,)


def test_a_refusal_that_repeats_is_noted_once(con, monkeypatch):
    monkeypatch.setattr(activity, "_noted", {})
    for _ in range(3):
        with pytest.raises(NotAllowed):
            access.require(con, Caller(signs_in=True), Right.WRITE, ["64"])
    assert con.execute("select kind, actor, government_code, subject from activity").fetchall() == [
        ("ditolak", access.who_is(Caller(signs_in=True))[0], "64", "mengubah data")
    ]


def subjects(con):
    return con.execute("select government_code, reason from activity order by government_code").fetchall()


def test_refusals_for_one_government_after_another_are_all_noted(con, monkeypatch):
    monkeypatch.setattr(activity, "_noted", {})
    for code in ("53", "82", "36", "82"):
        with pytest.raises(NotAllowed):
            access.require(con, Caller(signs_in=True), Right.WRITE, [code])
    assert [code for code, _ in subjects(con)] == ["36", "53", "82"]


def test_a_note_that_failed_is_tried_again_and_stops_nobody(con, monkeypatch):
    monkeypatch.setattr(activity, "_noted", {})

    def fail(*_, **__):
        raise store.StoreError("Cakram penuh.")

    with monkeypatch.context() as patch:
        patch.setattr(activity, "note", fail)
        activity.note_once(con, "ditolak", actor="Budi", governments=["64"])
    activity.note_once(con, "ditolak", actor="Bu\ud800di", governments=["53"])
    assert subjects(con) == []
    activity.note_once(con, "ditolak", actor="Budi", governments=["64"], reason="kedua")
    activity.note_once(con, "ditolak", actor="Budi", governments=["64"], reason="ketiga")
    assert subjects(con) == [("64", "kedua")]


def test_a_typed_name_tells_no_approval():
    assert access.name_allowed(COMMAND_LINE, Right.WRITE, None, "Ani, disetujui Budi") == "Ani Budi"
    assert access.name_allowed(COMMAND_LINE, Right.WRITE, None, "Ani, S.E.") == "Ani, S.E."


def test_a_clock_that_was_set_back_does_not_reorder_the_log(con):
    for number, year in enumerate((2026, 2031, 2025)):
        con.execute(
            "insert into activity values (?, 'masuk', ?, '', '', '', null, null, null)",
            [datetime(year, 1, 1), f"orang {number}"],
        )
    told = ask(con, "activity_log")
    assert told[told["kind"] == "masuk"]["actor"].tolist() == ["orang 2", "orang 1", "orang 0"]
