"""Akun: who is here and what they may do; for admins the roles, two eyes, embargo and backups."""

import re
import time
from datetime import date

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import Secrets
from streamlit.testing.v1 import AppTest

from data.permission import COMMAND_LINE
from data.roles import ROLES, Grant, Identity, Right, Roles, read_roles, roles_path, write_roles
from pages._output.sentences import account
from pages._ui import access
from tests.pages.test_every_page import FRAME, checked, sentence, text, turn_to

pytestmark = pytest.mark.usefixtures("on_screen")
PAGE = "admin/account.py"
ADMIN = Grant("admin", ("*",), "budi@example.go.id")
SRI = Grant("analis", ("64",), "sri@example.go.id")


def signed(email="", part=None, **claims):
    """The page as somebody who signed in, or as a visitor, of a server where people sign in."""
    app = AppTest.from_file(FRAME, default_timeout=60)
    app.secrets["auth"] = {"redirect_uri": "http://localhost/oauth2callback", "cookie_secret": "x" * 32}
    app.user = {"is_logged_in": bool(email)} | ({"email": email, "iat": time.time()} | claims if email else {})
    checked(app.run())
    return turn_to(app, PAGE, **({"bagian": part} if part else {}))


@pytest.fixture
def roles(con):
    write_roles(Roles((ADMIN, SRI)))


def test_without_sign_in_the_page_says_who_may_change_things_and_how_to_turn_it_on(con):
    app = turn_to(checked(AppTest.from_file(FRAME, default_timeout=60).run()), PAGE)
    assert sentence(app) == account.WITHOUT
    assert "komputer server" in text(app) and "[auth]" in text(app)


def test_a_visitor_reads_that_signing_in_is_possible(roles):
    app = signed()
    assert sentence(app) == account.VISITOR
    assert "Peran saya" not in text(app)


def test_somebody_who_signed_in_reads_their_roles_in_words(roles):
    app = signed("Sri@example.go.id", name="Sri Wahyuni")
    assert sentence(app) == "Sri Wahyuni masuk sebagai analis Kalimantan Timur."
    assert [one.label for one in app.button] == ["Keluar"]
    assert sentence(signed("tamu@example.go.id", name="Tamu")) == "Tamu masuk tanpa peran."


def test_an_admin_has_the_parts_and_others_are_told_whose_they_are(roles):
    assert "admin@" not in text(signed("budi@example.go.id", "peran"))
    for part in ("peran", "aturan", "cadangan"):
        assert "Bagian ini untuk admin semua pemda." in text(signed("sri@example.go.id", part))
        assert "Bagian ini untuk admin" not in text(signed("budi@example.go.id", part))


def field(kind, label):
    (found,) = [one for one in kind if one.label == label]
    return found


def test_an_admin_gives_a_role_and_takes_it_back(roles):
    app = signed("budi@example.go.id", "peran", name="Budi")
    field(app.text_input, "Alamat surel").input("Ani@example.go.id")
    field(app.selectbox, "Peran").select("pemeriksa")
    field(app.multiselect, "Pemerintah daerah").select("64").select("53")
    app.run()
    app.button("account_add_do").click()
    checked(app.run())
    given = Grant("pemeriksa", ("64", "53"), "ani@example.go.id")
    assert read_roles().grants == (ADMIN, SRI, given)
    assert "ani@example.go.id" in text(app) and app.info[0].value.startswith("Peran pemeriksa untuk")
    field(app.selectbox, "Peran yang dicabut").select(2)
    checked(app.run())
    app.button("account_remove_do").click()
    checked(app.run())
    assert read_roles().grants == (ADMIN, SRI)


def test_an_admin_is_told_before_leaving(con):
    write_roles(Roles((ADMIN, Grant("admin", ("*",), "ani@example.go.id"))))
    app = signed("budi@example.go.id", "peran")
    field(app.selectbox, "Peran yang dicabut").select(0)
    checked(app.run())
    app.button("account_remove_do").click()
    checked(app.run())
    assert "bukan admin lagi" in text(app) and ADMIN in read_roles().grants
    app.checkbox[0].check()
    app.run()
    app.button("account_remove_do").click()
    assert "masuk tanpa peran" in sentence(checked(app.run()))


def test_a_change_by_somebody_else_meanwhile_is_told(roles):
    app = signed("budi@example.go.id", "peran")
    field(app.selectbox, "Peran yang dicabut").select(1)
    checked(app.run())
    other = Roles((ADMIN, SRI, Grant("pimpinan", ("53",), "lain@example.go.id")))
    write_roles(other)
    app.button("account_remove_do").click()
    assert "diubah orang lain" in text(checked(app.run()))
    assert read_roles() == other


def test_two_eyes_and_embargo_are_set_and_told(roles):
    app = signed("budi@example.go.id", "aturan")
    field(app.multiselect, "Berlaku untuk").select("64")
    app.run()
    app.button("account_two_eyes_do").click()
    checked(app.run())
    field(app.selectbox, "Pemerintah daerah").select("53")
    checked(app.run())
    app.date_input[0].set_value(date(2027, 1, 31))
    app.run()
    app.button("account_embargo_do").click()
    checked(app.run())
    assert (read_roles().two_eyes, read_roles().embargo) == (("64",), {"53": date(2027, 1, 31)})
    assert "ditahan sampai 31 Januari 2027" in text(app)


def test_a_broken_file_is_named_and_stays_as_it_is(con, monkeypatch):
    roles_path().write_text("[[grant]]\nrole = 'raja'\n", encoding="utf-8")
    monkeypatch.setattr(access, "caller", lambda: COMMAND_LINE)
    app = turn_to(checked(AppTest.from_file(FRAME, default_timeout=60).run()), PAGE, bagian="peran")
    assert "memuat role 'raja'" in re.sub(r"\\", "", text(app))
    assert not [one for one in app.button if one.label == "Beri peran"]


def test_an_admin_makes_a_backup_and_has_the_data_checked(roles):
    app = signed("budi@example.go.id", "cadangan")
    app.button("account_backup").click()
    checked(app.run())
    assert "1 cadangan tersimpan" in text(app) and "lengkap" in text(app)
    app.button("account_verify").click()
    checked(app.run())
    assert app.info and not app.error


NOW = 1_800_000_000
GOOD = {"email": "sri@example.go.id", "email_verified": True, "iat": NOW - 60}


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({}, None),
        ({"email_verified": None}, None),
        ({"email_verified": False}, "belum dipastikan"),
        ({"email": ["sri@example.go.id"]}, "tidak menyebut alamat surel"),
        ({"email": {"sri@example.go.id": 1}}, "tidak menyebut alamat surel"),
        ({"email_verified": "false"}, "belum dipastikan"),
        ({"email": ""}, "tidak menyebut alamat surel"),
        ({"iat": NOW - 12 * 3600 - 1}, "12 jam"),
        ({"iat": NOW - 12 * 3600 + 1}, None),
        ({"iat": NOW + 3600}, "lebih lambat dari jam server"),
        ({"iat": None}, "tidak menyebut kapan"),
        ({"iat": True}, "tidak menyebut kapan"),
    ],
)
def test_a_sign_in_counts_for_twelve_hours_with_a_confirmed_address(told, why):
    found = account.trouble(GOOD | told, NOW)
    assert found is None if why is None else why in found


@pytest.mark.parametrize(("verified", "counts"), [(True, True), ("true", True), (False, False), (None, False)])
def test_of_several_providers_each_must_say_that_the_address_is_confirmed(verified, counts):
    assert (account.trouble(GOOD | {"email_verified": verified}, NOW, 2) is None) == counts
    silent = {name: value for name, value in GOOD.items() if name != "email_verified"}
    assert account.trouble(silent, NOW, 1) is None and account.trouble(silent, NOW, 2)


def test_on_a_page_a_silent_second_provider_signs_nobody_in(roles):
    app = signed("sri@example.go.id", name="Sri")
    assert sentence(app).startswith("Sri masuk")
    one = {"client_id": "x", "server_metadata_url": "https://masuk.test"}
    app.secrets["auth"] = app.secrets["auth"] | {"kantor": one, "dinas": one}
    checked(app.run())
    assert sentence(app) == account.VISITOR and "belum dipastikan" in text(app)


@pytest.mark.parametrize(
    "content",
    [b'[auth]\nx = "y\n', '[auth]\nx = "y"\n'.encode("utf-16"), b"\xef\xbb\xbf[auth]\n", "folder", "link"],
    ids=["a missing quote", "UTF-16", "a byte order mark", "a folder", "a link to nothing"],
)  # fmt: skip
def test_secrets_that_cannot_be_read_leave_nobody_free_to_write(con, tmp_path, monkeypatch, content):
    path = tmp_path / "secrets.toml"
    if content == "folder":
        path.mkdir()
    elif content == "link":
        path.symlink_to(tmp_path / "gone.toml")
    else:
        path.write_bytes(content)
    monkeypatch.setattr(st, "secrets", Secrets())
    get_option = config.get_option
    files = {"secrets.files": [str(tmp_path / "none.toml"), str(path)]}
    monkeypatch.setattr(config, "get_option", lambda name: files.get(name) or get_option(name))
    monkeypatch.setattr(st, "get_option", config.get_option)
    assert access.signs_in() and access.identity() is None and access.providers() == {}
    app = turn_to(checked(AppTest.from_file(FRAME, default_timeout=60).run()), PAGE)
    assert sentence(app) == account.NOBODY_SIGNS_IN and account.UNREADABLE in text(app)
    assert not app.button
    assert access.why_not() and access.why_not("64", Right.MANAGE)
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink()
    assert not access.signs_in()


def test_every_sign_in_is_noted_once(roles, con):
    noted = lambda: con.execute("select count(*) from activity where kind = 'masuk'").fetchone()[0]  # noqa: E731
    first = time.time() - 60
    signed("sri@example.go.id", iat=first)
    signed("sri@example.go.id", iat=first)
    assert noted() == 1
    second = time.time()  # minutes later, after signing out
    signed("sri@example.go.id", iat=second)
    signed("sri@example.go.id", iat=second)
    assert noted() == 2


@pytest.mark.parametrize("who", ["", "tamu", "sri", "budi", *ROLES])
def test_every_page_opens_for_everybody(con, who):
    email = who and f"{who}@example.go.id"
    write_roles(Roles((ADMIN, SRI, *(Grant(role, ("64",), f"{role}@example.go.id") for role in ROLES))))
    app = AppTest.from_file(FRAME, default_timeout=60)
    app.secrets["auth"] = {"redirect_uri": "http://localhost/oauth2callback", "cookie_secret": "x" * 32}
    app.user = {"is_logged_in": bool(email)} | ({"email": email, "iat": time.time()} if email else {})
    app.query_params["pemda"] = "64"
    checked(app.run())
    pages = ("analysis/trends.py", "analysis/targets.py", "analysis/areas.py", "analysis/benchmarking.py")
    pages += ("analysis/simulation.py", "planning/actions.py", "reporting/raker.py", "reporting/profile.py")
    for page in (*pages, "admin/upload.py", "admin/sources.py", "reporting/methodology.py", PAGE):
        assert len(sentence(turn_to(app, page))) > 10, page
    for part in ("cari", "versi", "aktivitas", "kelengkapan", "unduh"):
        assert len(text(turn_to(app, "admin/sources.py", bagian=part))) > 100, part


def test_the_identity_of_a_claim_is_the_one_of_the_token(roles):
    assert Grant("analis", ("64",), claim=("groups", "biro")).is_for(Identity("x@y", claims={"groups": ["biro", "z"]}))
