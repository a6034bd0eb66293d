"""roles.toml and python -m data.roles: given, taken, told in words, and never overwritten when it cannot be read."""

import time
from datetime import date

import pytest

from data import role_changes
from data.ingest.running_app import announcement
from data.ingest.storing.save_error import SaveError
from data.permission import COMMAND_LINE, Caller
from data.role_command import run
from data.roles import Grant, Identity, Roles, read_roles, roles_path, write_roles
from tests.serving import serve

ADMIN = Grant("admin", ("*",), "budi@example.go.id")
SRI = Grant("analis", ("64",), "sri@example.go.id")


def signed(email: str) -> Caller:
    own = {"host": "rb.example.go.id", "origin": "https://rb.example.go.id"}
    return Caller(**own, signs_in=True, identity=Identity(email))


def noted(con):
    return con.execute(
        "select actor, subject, old_content, new_content from activity where kind = 'peran' order by happened_at"
    ).fetchall()


def test_what_is_written_is_read_again_just_so(con):
    roles = Roles((ADMIN, Grant("analis", ("53",), claim=("groups", "biro"))), ("64",), {"64": date(2026, 12, 31)})
    write_roles(roles)
    assert read_roles() == roles


def test_the_first_admin_is_made_on_the_command_line_and_noted(con, capsys):
    con.close()
    assert run(["add", "Budi@Example.go.id", "admin", "semua"]) == 0
    assert capsys.readouterr().out == "Peran admin untuk budi@example.go.id: belum ada menjadi semua pemda.\n"
    assert read_roles() == Roles((ADMIN,))
    assert run(["list"]) == 0
    assert capsys.readouterr().out == "budi@example.go.id: admin untuk semua pemda\n"


def test_the_command_line_gives_takes_and_tells_in_one_sentence_each(con, capsys):
    con.close()
    for arguments, told in (
        (["add", "sri@example.go.id", "analis", "64"], "belum ada menjadi Kalimantan Timur."),
        (
            ["add", "sri@example.go.id", "analis", "53"],
            "Kalimantan Timur menjadi Kalimantan Timur, Nusa Tenggara Timur.",
        ),
        (["add", "groups=biro", "pemeriksa", "64"], "setiap akun dengan groups = biro: belum ada menjadi Kalimantan"),
        (["two-eyes", "on", "64", "53"], "Dua mata: tidak berlaku menjadi Nusa Tenggara Timur, Kalimantan Timur."),
        (["two-eyes", "off", "53"], "menjadi Kalimantan Timur."),
        (["embargo", "64", "2026-12-31"], "Kalimantan Timur: tidak ada menjadi sampai 31 Desember 2026."),
        (["embargo", "64", "none"], "sampai 31 Desember 2026 menjadi tidak ada."),
        (["remove", "sri@example.go.id", "analis"], "menjadi dicabut."),
    ):
        assert run(arguments) == 0
        assert told in capsys.readouterr().out
    assert read_roles() == Roles((Grant("pemeriksa", ("64",), claim=("groups", "biro")),), ("64",))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "sri", "analis", "64"], "sri bukan alamat surel"),
        (["add", "sri@example.go.id", "analis", "6400"], "Kode pemda 6400 tidak dikenal"),
        (["remove", "sri@example.go.id", "analis"], "tidak memegang peran analis itu"),
        (["embargo", "64", "besok"], "besok bukan tanggal"),
        (["embargo", "64", "none"], "sudah seperti itu"),
        (["two-eyes", "off", "64"], "tidak ada yang berubah"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(con, capsys, arguments, told):
    con.close()
    assert run(arguments) == 1
    assert told in capsys.readouterr().err
    assert not roles_path().exists()


def wait_until(is_so) -> None:
    """The app tells the command line where it listens once it has opened the store."""
    end = time.monotonic() + 60
    while not is_so() and time.monotonic() < end:
        time.sleep(0.1)


def test_the_command_line_works_while_the_app_has_the_store(con, state, capsys):
    con.close()
    with serve(state):
        wait_until(announcement().exists)
        assert run(["add", "budi@example.go.id", "admin", "*"]) == 0
    assert read_roles() == Roles((ADMIN,))


def test_a_file_that_cannot_be_read_is_named_and_never_overwritten(con, capsys):
    roles_path().write_text("two_eyes = [", encoding="utf-8")
    with pytest.raises(SaveError, match="bukan TOML yang benar.*tidak ditimpa"):
        role_changes.add_grant(con, COMMAND_LINE, SRI)
    assert roles_path().read_text(encoding="utf-8") == "two_eyes = ["
    assert noted(con) == []


def test_the_last_admin_of_all_stays(con):
    write_roles(Roles((ADMIN, SRI, Grant("admin", ("64",), "lokal@example.go.id"))))
    with pytest.raises(SaveError, match="admin terakhir"):
        role_changes.remove_grant(con, COMMAND_LINE, ADMIN)
    assert ADMIN in read_roles().grants


def test_an_admin_leaves_knowing_it_or_not_at_all(con):
    other = Grant("admin", ("*",), "ani@example.go.id")
    write_roles(Roles((ADMIN, other)))
    with pytest.raises(SaveError, match="Anda sendiri bukan admin lagi"):
        role_changes.remove_grant(con, signed("budi@example.go.id"), ADMIN)
    role_changes.remove_grant(con, signed("budi@example.go.id"), ADMIN, knowing=True)
    assert read_roles().grants == (other,)
    assert noted(con) == [("budi@example.go.id", "peran admin untuk budi@example.go.id", "semua pemda", "dicabut")]


def test_a_change_by_somebody_else_in_between_is_told(con):
    write_roles(Roles((ADMIN,)))
    seen = read_roles()
    role_changes.set_embargo(con, COMMAND_LINE, "64", date(2027, 1, 1), actor="Ani")
    with pytest.raises(SaveError, match="diubah orang lain"):
        role_changes.add_grant(con, signed("budi@example.go.id"), SRI, seen=seen)
    role_changes.add_grant(con, signed("budi@example.go.id"), SRI, seen=read_roles())
    assert noted(con)[0] == ("Ani", "embargo nilai sementara Kalimantan Timur", "tidak ada", "sampai 1 Januari 2027")


def test_all_governments_swallow_the_single_ones(con):
    write_roles(Roles((ADMIN, SRI)))
    role_changes.add_grant(con, COMMAND_LINE, Grant("analis", ("*",), "sri@example.go.id"))
    assert read_roles().grants == (ADMIN, Grant("analis", ("*",), "sri@example.go.id"))
