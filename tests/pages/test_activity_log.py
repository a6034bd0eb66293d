"""The activity log on Data & sumber: who sees what of it, plain words, the zone of the government, safe files."""

import time
from datetime import datetime

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from data import activity, store
from data.ingest.storing.saving import save
from data.permission import COMMAND_LINE
from data.roles import Grant, Roles, write_roles
from pages._output import activity_words, version_words
from pages._ui import activity_parts
from queries import ask, rows
from tests.pages.test_every_page import FRAME, bodies, checked, text, turn_to
from tests.saving import record, upload

pytestmark = pytest.mark.usefixtures("on_screen")
NAMES = {"64": "Kalimantan Timur", "53": "Nusa Tenggara Timur"}
ZONES = {"64": "WITA", "53": "WITA", "81": "WIT"}


def event(**more) -> dict:
    given = {"happened_at": datetime(2026, 11, 21, 18, 5), "kind": "masuk", "actor": "Sri", "email": "", "reason": None}
    given |= {"governments": [], "subject": "", "old_content": None, "new_content": None, "is_illustrative": False}
    return given | {"version_id": None, "figures": None} | more


def line(**more) -> dict:
    return activity_words.log_lines([event(**more)], NAMES, ZONES, "WIB")[0]


def log_page(email="", **address):
    """The part of the log as somebody who signed in, or as a visitor, of a server where people sign in."""
    app = AppTest.from_file(FRAME, default_timeout=60)
    app.secrets["auth"] = {"redirect_uri": "http://localhost/oauth2callback", "cookie_secret": "x" * 32}
    app.user = {"is_logged_in": bool(email)} | ({"email": email, "iat": time.time()} if email else {})
    checked(app.run())
    return turn_to(app, "admin/sources.py", bagian="aktivitas", **address)


@pytest.fixture
def told(con):
    """A store with a correction of NTT, one of Kaltim, a sign-in and a changed role."""
    write_roles(Roles((Grant("admin", ("*",), "budi@example.go.id"), Grant("analis", ("64",), "sri@example.go.id"))))
    save(con, upload(record("61.5", predikat="B")), COMMAND_LINE)
    save(con, upload(record("74.5", government="64", year=2016)), COMMAND_LINE)
    activity.note(con, "masuk", actor="Ani (ani@example.go.id)", email="ani@example.go.id", subject="analis")
    activity.note(con, "peran", actor="Budi", subject="dua mata", old="tidak berlaku", new="Kalimantan Timur")
    return con


def test_the_time_is_that_of_the_government_and_of_the_screen_where_it_is_about_none():
    assert line(governments=["64"])["moment_value"] == "22 November 2026 02.05 WITA"
    assert line(governments=["64", "81"])["moment_value"] == "22 November 2026 01.05 WIB"
    assert line()["moment_value"] == "22 November 2026 01.05 WIB"


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"kind": "masuk", "subject": "analis"}, "Masuk sebagai analis"),
        ({"kind": "masuk", "subject": "belum diberi peran"}, "Masuk, belum diberi peran"),
        ({"kind": "keluar"}, "Keluar"),
        ({"kind": "ditolak", "subject": "mengubah data"}, "Ditolak mengubah data"),
        ({"kind": "peran", "subject": "dua mata"}, "Mengubah dua mata"),
        ({"kind": "cadangan", "subject": "/srv/cadangan"}, "Membuat cadangan /srv/cadangan"),
        ({"kind": "setuju", "subject": "kiriman 3: nilai.xlsx"}, "Menyetujui kiriman 3: nilai.xlsx"),
    ],
)
def test_what_was_done_reads_as_a_sentence(given, what):
    assert line(**given)["what_value"] == what


def test_an_upload_of_one_figure_tells_from_what_to_what(told):
    lines = activity_words.log_lines(rows(ask(told, "activity_log")), NAMES, ZONES, "WIB")
    (found,) = [one for one in lines if one["where"] == "Nusa Tenggara Timur"]
    assert (found["who"], found["what_value"]) == ("Analis", "Mengunggah nilai.xlsx: 1 berubah (versi 2)")
    assert (found["old"], found["new"]) == ("Indeks RB 2019: 60,37 (B)", "Indeks RB 2019: 61,50 (B)")


def test_an_admin_sees_all_and_an_analyst_what_is_about_their_government(told):
    everything = text(log_page("budi@example.go.id"))
    assert "6 kegiatan tercatat" in everything and "Ani (ani@example.go.id)" in everything
    assert "Mengubah dua mata" in everything and "60,37 (B)" in everything
    own = text(log_page("sri@example.go.id"))
    assert "Ani (ani@example.go.id)" not in own and "Mengubah dua mata" not in own and "60,37 (B)" not in own
    assert "Kalimantan Timur" in own


@pytest.mark.parametrize(("email", "why"), [("", "Masuk dahulu"), ("tamu@example.go.id", "belum diberi peran")])
def test_others_read_what_to_do_and_get_no_file(told, email, why):
    app = log_page(email)
    assert why in text(app)
    assert "Ani" not in text(app) and not [one for one in app.get("download_button") if "log" in one.proto.label]


def test_the_filters_are_codes_in_the_address(told):
    code = activity_words.person_code({"kind": "peran", "actor": "Budi"})
    app = log_page("budi@example.go.id", kegiatan="peran", orang=code, masa="2026")
    assert "1 dari " in text(app) and "Mengubah dua mata" in text(app)
    assert "orang" in app.query_params and "Budi" not in str(dict(app.query_params))
    assert "tidak dikenal" in text(log_page("budi@example.go.id", kegiatan="entah"))


def test_the_page_shows_the_newest_and_says_how_many_there_are(told, monkeypatch):
    monkeypatch.setattr(activity_parts, "MOST_SHOWN", 2)
    app = log_page("budi@example.go.id")
    assert "2 terbaru dari " in text(app)
    assert "Mengubah dua mata" in next(body for body in bodies(app) if "rb-moment" in body).split("</tr>")[2]


HOSTILE = ["=1+1", "+1", "-1", "@sum", "<script>alert(1)</script>", "a;=1+1"]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_name_is_text_on_the_page_and_in_both_files(words, tmp_path):
    hostile = line(actor=words, kind="peran", subject=words, old_content=words, new_content=words)
    page = activity_words.html.table(activity_words.COLUMNS, [hostile])
    assert "<script>" not in page
    content = activity_words.build_csv([hostile]).decode("utf-8-sig")
    assert f",{words}," not in content or words.startswith("<")
    path = tmp_path / "log.xlsx"
    path.write_bytes(activity_parts._build_xlsx([hostile]))
    cells = [cell for row in load_workbook(path)["Data"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert words in [cell.value for cell in cells]


def test_the_page_offers_nothing_to_change_the_log(told):
    app = log_page("budi@example.go.id")
    assert not [one.label for one in app.button if "log" in one.label.lower() or "hapus" in one.label.lower()]
    assert store.connect().execute("select count(*) from activity where kind = 'masuk'").fetchone()[0] >= 1


def test_many_files_of_one_version_are_counted():
    assert version_words.file_words([]) == ""
    assert version_words.file_words(["a.xlsx", "b.xlsx"]) == "a.xlsx dan b.xlsx"
    assert version_words.file_words(list("abcd")) == "4 berkas, di antaranya a"
