"""Ringkasan says what is overdue today, decisions of the raker and reports of renaksi, and is silent without any."""

from datetime import date, timedelta

import pytest

from data.permission import COMMAND_LINE
from data.planning.actions import ActionEdit, edit_actions
from data.planning.decisions import add_decision
from tests.pages.test_every_page import bodies, visit

pytestmark = pytest.mark.usefixtures("on_screen")
TODAY = date.today()


def lines_of(**entries):
    """What the card on Ringkasan says, as HTML; [] where there is no card."""
    return [body for body in bodies(visit(**entries)) if "href='renaksi?" in body]


def decide(con, **more):
    given = {"actor": "Siti", "government": "82", "raker_date": TODAY - timedelta(days=60), "decision": "SOP <selesai>"}
    add_decision(con, COMMAND_LINE, **(given | more))


def plan(con, **more):
    fields = {"government_code": "82", "year": TODAY.year - 1, "area": "MP", "activity": "Menyusun SOP", "target_1": 3}
    edit = ActionEdit(None, fields | {"perangkat_daerah": "Biro Organisasi"} | more)
    edit_actions(con, COMMAND_LINE, actor="Siti", reason="Rencana", edits=[edit], base_version=None)


def test_without_decisions_and_actions_there_is_no_card():
    assert lines_of(pemda="82") == []


def test_an_overdue_decision_is_a_line_with_its_link_and_escaped(con):
    decide(con, deadline=TODAY - timedelta(days=12), pic="Karo Organisasi")
    (told,) = lines_of(pemda="82")
    assert "Satu keputusan raker terlambat 12 hari: SOP &lt;selesai&gt; (PIC Karo Organisasi)." in told
    assert "href='renaksi?pemda=82&amp;bagian=keputusan'" in told and "bagian=papan" not in told
    assert "lustrasi" not in told and lines_of(pemda="81") == []


def test_what_is_open_done_or_in_time_is_not_overdue(con):
    decide(con, deadline=TODAY)
    decide(con, decision="Lain", deadline=TODAY - timedelta(days=12), status="selesai")
    plan(con, realised_1=1)
    plan(con, year=TODAY.year + 1, activity="Tahun depan")
    assert lines_of(pemda="82") == []


def test_an_unreported_quarter_is_a_line_that_leads_to_its_board(con):
    plan(con)
    (told,) = lines_of(pemda="82")
    assert f"1 laporan renaksi lewat batas, dari rencana {TODAY.year - 1}." in told
    assert "href='renaksi?pemda=82&amp;bagian=papan'" in told and "bagian=keputusan" not in told
    plan(con, year=TODAY.year + 1, activity="Tahun depan")
    (told,) = lines_of(pemda="82")
    assert f"bagian=papan&amp;tahun={TODAY.year - 1}&amp;triwulan=1'" in told


def test_illustrative_ones_are_marked(illustrated_folder):
    (told,) = lines_of(pemda="81")
    assert told.count("Ilustrasi: ") == 2 and "bagian=keputusan" in told and "bagian=papan" in told
    assert lines_of(pemda="36") == []
