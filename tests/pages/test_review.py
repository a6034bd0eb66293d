"""Dua mata on the pages: an analyst sends, everything stays as it was, a reviewer decides, and then it counts."""

import ast
import re
import time
from dataclasses import replace
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

import queries
from data.ingest.illustrative import GOVERNMENTS, illustrative_upload
from data.ingest.storing.editing import edit
from data.ingest.storing.saving import save
from data.permission import COMMAND_LINE
from data.reviewing.submissions import submit_upload
from data.roles import Grant, Roles
from queries import ask
from tests.pages.test_upload import FRAME, PAGE, checked, press, send, shown, unfold
from tests.reviewing import BUDI, DEWI, KALTIM, NTT, PIPIT, RINA, ROLES, SITI, file_upload, hand_out, signed_in
from tests.saving import FIGURE

LOG = "activity_log"  # the one question that tells of sending itself
LINE = ["Nusa Tenggara Timur", "Indeks RB", 2019, "realisasi", "61,50", "B", "LHE KemenPANRB"]


@pytest.fixture(autouse=True)
def roles(con):
    hand_out()


def opened(email=None, page=PAGE, **address):
    """The app as somebody who signed in sees it; a visitor without an address."""
    app = AppTest.from_file(FRAME, default_timeout=120)
    app.secrets["auth"] = {"redirect_uri": "http://rb/oauth2callback", "cookie_secret": "x"}
    app.user = {"is_logged_in": False}
    if email:
        app.user = {"is_logged_in": True, "email": email, "iat": time.time()}
    app = checked(app.run())
    for name, value in address.items():
        app.query_params[name] = value
    return checked(app.switch_page(page).run())


def answers(con):
    """What every question answers on the data as they are, with the examples of its header, and the version."""
    told = {}
    for path in queries.FOLDER.glob("*.sql"):
        if path.stem == LOG:
            continue
        given = re.findall(r"^-- \$(\w+).*?e\.g\. (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        told[path.stem] = ask(con, path.stem, **{name: ast.literal_eval(text) for name, text in given}).to_csv()
    told["version"] = con.execute("select * from version_counter").fetchall()
    return told


def labels(app):
    return [button.label for button in app.button]


def infos(app):
    return " ".join(box.value for box in [*app.info, *app.error, *app.warning])


def walk(app):
    press(app, "Lanjut ke pemeriksaan")
    return press(app, "Lanjut ke pratinjau")


def test_an_upload_is_sent_seen_and_approved(con):
    before = answers(con)
    app = walk(send(opened(SITI), LINE))
    assert "Dua mata berlaku untuk Nusa Tenggara Timur" in shown(app)
    assert "Simpan sebagai versi baru" not in labels(app)
    press(app, "Kirim untuk diperiksa")
    assert app.query_params["kiriman"] == "1"
    assert "Kiriman 1 menunggu pemeriksaan: nilai.xlsx" in shown(app)
    assert "terkirim untuk diperiksa" in infos(app) and BUDI in infos(app).replace("\u2060", "")
    assert not app.success and "Setujui" not in labels(app) and "Tarik kembali" in labels(app)
    assert answers(con) == before

    app = opened(BUDI)
    assert "Menunggu pemeriksaan: 1 kiriman" in shown(app) and "/unggah?kiriman=1" in shown(app)
    app = opened(BUDI, kiriman="1")
    assert "Bila disetujui: 1 berubah" in shown(app) and "60,37" in shown(app) and "61,50" in shown(app)
    assert "Unduh berkas asli nilai.xlsx" in [button.proto.label for button in app.get("download_button")]
    late = opened(RINA, kiriman="1")
    press(app, "Setujui")
    assert "disetujui dan berlaku sebagai versi 2" in infos(app)
    assert "Kiriman 1 disetujui" in shown(app) and "Setujui" not in labels(app)
    row = con.execute("select actor from version where version_id = 2").fetchone()
    assert row == (f"{SITI}, disetujui {BUDI}",)
    value = con.execute("select value from current_score where sheet_name = 'Nilai'").fetchone()[0]
    assert float(value) == 61.5
    press(late, "Setujui")  # the page of the other reviewer was open since before
    assert f"disetujui oleh {BUDI}" in shown(late)
    assert con.execute("select last_version from version_counter").fetchone() == (2,)


def test_a_correction_is_sent_returned_with_a_reason_and_told(con):
    app = opened(SITI)
    app.selectbox(key="fix_government").set_value("53")
    app.selectbox(key="fix_year").set_value(2019)
    checked(app.run())
    key = "53--RB--2019-realisasi"
    app.text_input(key=f"fix_value_{key}").set_value("61,40")
    app.text_input(key=f"fix_reason_{key}").set_value("menurut surat seharusnya 61,40")
    before = answers(con)
    press(checked(app.run()), "Kirim untuk diperiksa")
    assert "Kiriman 1 menunggu" in shown(app) and answers(con) == before

    app = opened(BUDI, kiriman="1")
    assert "61,40" in shown(app)
    assert [button.disabled for button in app.button if button.label == "Kembalikan"] == [True]
    app.text_input(key="review_reason_1").set_value("suratnya tidak terlampir")
    press(checked(app.run()), "Kembalikan")
    assert answers(con) == before
    app = opened(SITI)
    assert "suratnya tidak terlampir" in shown(app) and "dikembalikan" in shown(app)


def test_an_undo_is_sent_and_approved(con):
    save(con, file_upload(), COMMAND_LINE)
    app = opened(SITI, "admin/sources.py", bagian="versi")
    unfold(app, "undo_2")
    app.text_input(key="undo_2_reason").set_value("salah berkas")
    press(checked(app.run()), "Kirim pembatalan untuk diperiksa")
    assert "Kiriman 1 terkirim" in infos(app)
    assert con.execute("select last_version from version_counter").fetchone() == (2,)
    press(opened(BUDI, kiriman="1"), "Setujui")
    assert con.execute("select kind, undoes_version from version where version_id = 3").fetchone() == ("undo", 2)


def test_the_sender_takes_it_back(con):
    submit_upload(con, file_upload(), signed_in(SITI))
    app = press(opened(SITI, kiriman="1"), "Tarik kembali")
    assert "Kiriman 1 ditarik" in infos(app)
    assert con.execute("select state from standing_submission").fetchone() == ("ditarik",)


def test_a_mixed_file_waits_as_a_whole_and_says_so(con):
    app = walk(send(opened(SITI), LINE, ["Kalimantan Timur", "Indeks RB", 2022, "realisasi", "72,10", "BB", None]))
    assert "Isi untuk Kalimantan Timur ikut menunggu" in shown(app)
    press(app, "Kirim untuk diperiksa")
    assert con.execute("select government_code from submission").fetchone() == ("53 64",)


def test_where_two_eyes_are_off_an_upload_is_saved_at_once(con):
    app = walk(send(opened(SITI), ["Kalimantan Timur", "Indeks RB", 2022, "realisasi", "72,10", "BB", None]))
    press(app, "Simpan sebagai versi baru")
    assert con.execute("select count(*) from submission").fetchone() == (0,)


@pytest.mark.parametrize("email", [DEWI, None])
@pytest.mark.parametrize("said", ["1", "99", "x"])
def test_what_may_not_be_seen_and_what_is_unknown_are_the_same_sentence(con, email, said):
    submit_upload(con, file_upload(name="rahasia.csv"), signed_in(SITI))
    app = opened(email, kiriman=said)
    assert "tidak ada, atau akun ini tidak boleh melihatnya" in infos(app)
    assert "rahasia.csv" not in shown(app) + infos(app)
    assert "Menunggu pemeriksaan" not in shown(opened(email))


def test_who_may_only_see_gets_no_button(con):
    submit_upload(con, file_upload(), signed_in(SITI))
    app = opened(PIPIT, kiriman="1")
    assert "61,50" in shown(app)
    assert not {"Setujui", "Kembalikan", "Tarik kembali"}.intersection(labels(app))


def test_what_changed_since_it_was_sent_needs_the_reviewers_tick(con):
    submit_upload(con, file_upload(NTT, KALTIM), signed_in(SITI))
    edit(con, FIGURE, COMMAND_LINE, actor="x", reason="surat baru", value=Decimal("62"))
    app = opened(BUDI, kiriman="1")
    assert "Setujui terkunci" in shown(app) and "Menimpa nilai yang lebih baru" in shown(app)
    checked(app.checkbox(key="review_accept_newer_value_1_2").check().run())
    press(app, "Setujui")
    assert con.execute("select accepted from upload").fetchone() == ("newer_value",)


def test_the_reviewer_is_told_of_a_sender_who_may_not_write_any_more(con):
    submit_upload(con, file_upload(), signed_in(SITI))
    assert "tidak lagi berperan analis" not in infos(opened(BUDI, kiriman="1"))
    hand_out(replace(ROLES, grants=ROLES.grants[1:]))
    told = infos(opened(BUDI, kiriman="1")).replace("\u2060", "")
    assert "tidak lagi berperan analis untuk Nusa Tenggara Timur" in told


def test_the_illustrative_set_is_for_analysts_of_all_its_governments_where_nobody_must_look_again(con):
    def offered(email):
        app = opened(email)
        return not app.button(key="load_illustrative").disabled, shown(app)

    may, told = offered(SITI)
    assert not may and "peran analis untuk Banten, Kabupaten Penajam Paser Utara, Maluku, Maluku Utara" in told
    everywhere = Grant("analis", ("*",), email=SITI)
    hand_out(Roles(grants=(everywhere,), two_eyes=("53",)))
    may, told = offered(SITI)
    assert not may and "python -m data.ingest load --illustrative" in told
    hand_out(Roles(grants=(everywhere,), two_eyes=("11",)))
    may, told = offered(SITI)
    assert may and "python -m data.ingest load --illustrative" not in told


def test_the_governments_of_the_illustrative_set_are_those_it_holds():
    assert set(GOVERNMENTS) == set(illustrative_upload("Uji").governments)
