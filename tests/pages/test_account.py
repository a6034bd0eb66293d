"""Akun: who is here and what they may do; for admins the roles, two eyes, embargo and backups."""

import re
import time
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.permission import COMMAND_LINE
from data.roles import Grant, Identity, Roles, read_roles, roles_path, write_roles
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
    assert "ani@example.go.id" in text(app) and app.success[0].value.startswith("Peran pemeriksa untuk")
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
    assert app.success and not app.error


NOW = 1_800_000_000
GOOD = {"email": "sri@example.go.id", "email_verified": True, "iat": NOW - 60}


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({}, None),
        ({"email_verified": None}, None),
        ({"email_verified": False}, "belum dipastikan"),
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


@pytest.mark.parametrize("email", ["", "tamu@example.go.id", "sri@example.go.id", "budi@example.go.id"])
def test_every_page_opens_for_everybody(roles, email):
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
