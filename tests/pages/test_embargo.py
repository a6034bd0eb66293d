"""A provisional figure under embargo is on no page of a visitor, in no file, and marked for whoever may see it."""

import shutil
import time
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from data import store
from data.ingest.storing.saving import save
from data.permission import COMMAND_LINE
from data.roles import FILE_NAME, Grant, Roles, write_roles
from pages._ui import asking
from tests.pages.test_every_page import FRAME, checked
from tests.saving import record, upload

NUMBERS = ("91,37", "91.37", "91,36", "91.36")
OFFICE = "Dinas Rahasia"
UNTIL, MARK = date(2099, 1, 1), "embargo sampai 1 Januari 2099"
LEADER = {"is_logged_in": True, "email": "pimpinan@rb.test", "email_verified": True, "name": "Pimpinan"}
SUMMARY, TRENDS, SOURCES, DECK = "overview/summary.py", "analysis/trends.py", "admin/sources.py", "reporting/raker.py"
PAGES = [
    (SUMMARY, {}), (SUMMARY, {"tahun": "2025"}), (TRENDS, {}), ("analysis/targets.py", {}), ("analysis/areas.py", {}),
    ("analysis/benchmarking.py", {"pembanding": "53"}), ("analysis/benchmarking.py", {"kelompok": "semua"}),
    ("analysis/simulation.py", {}), ("planning/actions.py", {}), ("reporting/profile.py", {}), (DECK, {}),
    (DECK, {"layar": "rapat", "tahun": "2025"}), ("reporting/methodology.py", {}), ("admin/upload.py", {}),
    (SOURCES, {"bagian": "cari", "tahun": "2025", "jenis": "sementara"}),
    (SOURCES, {"bagian": "cari", "cari": "91,37"}), (SOURCES, {"bagian": "versi", "versi": "1-2", "pada": "2"}),
    (SOURCES, {"bagian": "kelengkapan", "tahun": "2025"}),
    (SOURCES, {"bagian": "unduh"}),
]  # fmt: skip
SHOWN_ON = [PAGES[1], PAGES[2], PAGES[10], *PAGES[14:17]]  # where a leader reads the number itself


@pytest.fixture(scope="module")
def embargoed_folder(published_folder, tmp_path_factory):
    """The published store and a provisional index of Kaltim for 2025, uploaded, under embargo; nobody writes to it."""
    folder = tmp_path_factory.mktemp("embargoed") / "state"
    shutil.copytree(published_folder, folder)
    given = {"government": "64", "year": 2025, "kind": "sementara"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        with store.connect() as con:
            figures = record("91.37", **given), record("91.36", **given, unit=OFFICE, cell="F3")
            figures += (record("74.99", government="64", year=2024, cell="F4"),)
            assert save(con, upload(*figures, title="Uji unggah 91,37"), COMMAND_LINE).version_id == 2
    return folder


@pytest.fixture(autouse=True)
def state(embargoed_folder, monkeypatch):
    monkeypatch.setenv("RB_STATE", str(embargoed_folder))
    monkeypatch.delenv("RB_PEMDA", raising=False)
    leader = Grant("pimpinan", ("53",), email=LEADER["email"])
    write_roles(Roles(grants=(leader,), embargo={"64": UNTIL}))
    return embargoed_folder


def visit(page, user=None, **address):
    """A page on a server where people sign in, as a visitor or as `user`, with Kaltim on screen."""
    app = AppTest.from_file(FRAME, default_timeout=180)
    app.secrets["auth"] = {"redirect_uri": "http://localhost/oauth2callback", "cookie_secret": "x" * 32}
    app.user = user | {"iat": time.time()} if user else {"is_logged_in": False}
    for name, value in ({"pemda": "64"} | address).items():
        app.query_params[name] = value
    app.run()
    if page != SUMMARY:
        for name, value in address.items():
            app.query_params[name] = value
        app.switch_page(page).run()
    return checked(app)


def every_word(app):
    """Everything the server sent to the browser: HTML, labels, charts with their hovers, options."""
    found = []

    def walk(block):
        for child in block.children.values():
            if hasattr(child, "children"):
                walk(child)
            found.append(str(getattr(child, "proto", "")))

    walk(app._tree)
    return "\n".join(found)


def told(app):
    return [words for words in (*NUMBERS, OFFICE) if words in every_word(app)]


@pytest.mark.parametrize(("page", "address"), PAGES, ids=str)
def test_a_visitor_finds_the_figure_nowhere(page, address):
    app = visit(page, **address)
    assert len(every_word(app)) > 1000
    if "cari" in address:  # what was typed is repeated
        assert "tidak ditemukan" in every_word(app)
    else:
        assert told(app) == []


@pytest.mark.parametrize(("page", "address"), SHOWN_ON, ids=str)
def test_a_leader_of_any_government_finds_it(page, address):
    app = visit(page, LEADER, **address)
    assert "91,37" in told(app)
    assert ("EMBARGO" if page == DECK else MARK) in every_word(app)


def test_an_account_without_a_role_sees_what_a_visitor_sees():
    assert told(visit(SUMMARY, LEADER | {"email": "lain@rb.test"}, tahun="2025")) == []


def test_a_broken_file_of_roles_hides_from_everybody(state):
    (state / FILE_NAME).write_text("embargo = ", encoding="utf-8")
    assert told(visit(SUMMARY, LEADER, tahun="2025")) == []
    assert told(visit(SUMMARY, tahun="2025")) == []


@pytest.mark.parametrize("order", [(LEADER, None, LEADER), (None, LEADER, None)], ids=["leader first", "visitor first"])
def test_nothing_kept_for_one_viewer_is_shown_to_another(order, monkeypatch):
    asking._answers.clear()
    assert ["91,37" in told(visit(SUMMARY, user, tahun="2025")) for user in order] == [bool(user) for user in order]


def test_a_meeting_of_a_leader_is_not_shown_to_a_visitor():
    address = {"layar": "rapat", "dasar": "2", "tahun": "2025", "slide": "status,tren"}
    assert "91,37" in told(visit(DECK, LEADER, **address))
    assert told(visit(DECK, **address)) == []


@pytest.mark.parametrize(("now", "is_told"), [("2026-12-30 15:59", False), ("2026-12-30 16:00", True)])
def test_the_embargo_ends_at_midnight_of_the_governments_own_zone(monkeypatch, now, is_told):
    write_roles(Roles(embargo={"64": date(2026, 12, 31)}))  # Kaltim keeps WITA, eight hours before UTC
    monkeypatch.setattr(asking, "_now", lambda: datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert ("91,37" in told(visit(SUMMARY, tahun="2025"))) == is_told


def test_without_an_embargo_everybody_sees_it_unmarked():
    write_roles(Roles())
    read = every_word(visit(SUMMARY, tahun="2025"))
    assert "91,37" in read and "embargo" not in read


def test_without_sign_in_whoever_is_not_at_the_server_is_a_visitor():
    app = AppTest.from_file(FRAME, default_timeout=180)
    app.query_params["pemda"], app.query_params["tahun"] = "64", "2025"
    assert told(checked(app.run())) == []


def test_the_files_of_a_leader_say_that_they_hold_it_and_those_of_a_visitor_do_not_hold_it():
    for user in (LEADER, None):
        app = visit(DECK, user, tahun="2025", slide="status,tren")
        [button for button in app.button if button.label == "Susun bahan"][0].click()
        files = checked(app.run()).session_state["deck_files"]
        html = files.html.decode()
        assert ("91,37" in html, "EMBARGO" in html, MARK in html) == (bool(user),) * 3
        assert files.stem.endswith("embargo") == bool(user)


def test_originals_are_offered_to_whoever_has_a_role_alone():
    """A file holds all that was sent, also where the figure on screen is public."""
    address = {"bagian": "cari", "tahun": "2024", "jenis": "realisasi"}
    labels = [
        [button.proto.label for button in visit(SOURCES, user, **address).get("download_button")]
        for user in (LEADER, None)
    ]
    assert ["Unduh berkas asli nilai.xlsx" in told for told in labels] == [True, False]
