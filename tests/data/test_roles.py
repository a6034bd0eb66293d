"""roles.toml and python -m data.roles: given, taken, told in words, and never overwritten when it cannot be read."""

import os
import time
from datetime import date

import pytest

from data import access, role_changes, store
from data.ingest.running_app import announcement
from data.ingest.storing.save_error import SaveError
from data.permission import COMMAND_LINE, Caller
from data.role_command import run
from data.roles import Grant, Identity, Right, Roles, identify, read_roles, roles_path, write_roles
from data.roles_file import marker_path
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


GRANT = '[[grant]]\nrole = "analis"\ngovernments = ["64"]\nemail = "a@x.id"\n'
BROKEN = {
    "a role in a list": GRANT.replace('"analis"', '["analis"]'),
    "a role in a table": GRANT.replace('"analis"', "{ a = 1 }"),
    "a number of 5000 digits": f"two_eyes = [{'1' * 5000}]",
    "5000 brackets": f"two_eyes = {'[' * 5000}",
    "a letter that is none": b"two_eyes = ['\xff']",
    "a code of three digits": 'two_eyes = ["640"]',
    "a code of another kind": GRANT.replace('["64"]', '["Kaltim"]'),
    "a code with other digits": 'two_eyes = ["\u0666\u0664"]',
    "an embargo on no code": '[embargo]\n"6" = 2026-12-31',
    "an address with a blank": GRANT.replace("a@x.id", "a b@x.id"),
    "an address like a formula": GRANT.replace("a@x.id", "=a@x.id"),
    "an address of all": GRANT.replace("a@x.id", "*@x.id"),
    "an address in quotes": GRANT.replace('"a@x.id"', "'\"a\"@x.id'"),
    "two @": GRANT.replace("a@x.id", "a@b@x.id"),
    "nothing before the @": GRANT.replace("a@x.id", "@x.id"),
    "an address that is a number": GRANT.replace('"a@x.id"', "64"),
    "a claim without a name": GRANT.replace('email = "a@x.id"', 'claim = { "" = "biro" }'),
    "a claim without a value": GRANT.replace('email = "a@x.id"', 'claim = { groups = " " }'),
    "a claim of a list": GRANT.replace('email = "a@x.id"', 'claim = { groups = ["biro"] }'),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_whatever_is_wrong_in_the_file_is_one_sentence_and_gives_no_right(state, content):
    state.mkdir()
    roles_path().write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    found = read_roles()
    assert found.trouble.startswith(f"Berkas peran {roles_path()}") and found.trouble.endswith(".")
    assert not found.may(Identity("a@x.id"), Right.SEE) and found.under_embargo("64", date(2030, 1, 1))


def test_blanks_around_codes_and_addresses_do_not_matter(state):
    state.mkdir()
    told = GRANT.replace('"64"', '" 64.09 "').replace("a@x.id", " A+b@x.id ")
    roles_path().write_text(f'two_eyes = [" 64"]\n[embargo]\n"64 " = 2027-01-01\n64 = 2026-01-01\n{told}', "utf-8")
    assert read_roles() == Roles((Grant("analis", ("64.09",), "a+b@x.id"),), ("64",), {"64": date(2027, 1, 1)})


@pytest.mark.parametrize(
    "grant",
    [
        Grant("analis", ("64",), "=sri@x.id"),
        Grant("analis", ("64",), "sri @x.id"),
        Grant("analis", ("64",), claim=("groups", "")),
    ],
)
def test_nobody_is_given_a_role_who_could_not_be_read_again(con, grant):
    with pytest.raises(SaveError, match=r"^Peran tidak berubah: [^.]*\.") as refused:
        role_changes.add_grant(con, COMMAND_LINE, grant)
    assert "[[grant]]" not in str(refused.value)
    assert not roles_path().exists() and noted(con) == []


def test_a_file_that_was_there_and_is_lost_keeps_the_embargo_until_somebody_begins_again(con):
    assert read_roles() == Roles()
    write_roles(Roles((ADMIN,), embargo={"64": date(2026, 12, 31)}))
    roles_path().unlink()
    lost = read_roles()
    assert "padahal pernah ada" in lost.trouble and str(marker_path()) in lost.trouble
    assert lost.under_embargo("53", date(2030, 1, 1)) and not access.may(signed(ADMIN.email), Right.MANAGE)
    with pytest.raises(SaveError, match="pernah ada"):
        role_changes.add_grant(con, COMMAND_LINE, ADMIN)
    marker_path().unlink()
    assert read_roles() == Roles()


def test_a_file_written_by_hand_is_missed_too_once_it_was_read(state):
    state.mkdir()
    roles_path().write_text(GRANT, "utf-8")
    assert read_roles().trouble == ""
    roles_path().unlink()
    assert "pernah ada" in read_roles().trouble


@pytest.mark.parametrize("before", [None, b"# ditulis sendiri\ntwo_eyes = ['53']\n"])
def test_a_change_that_the_log_could_not_take_is_taken_back(con, monkeypatch, before):
    if before:
        roles_path().write_bytes(before)
    real = access.write_roles

    def write_and_lose_the_log(roles):
        real(roles)
        raise store.StoreError("Cakram penuh.")  # as the commit would, right after

    monkeypatch.setattr(access, "write_roles", write_and_lose_the_log)
    with pytest.raises(store.StoreError, match="Cakram penuh"):
        role_changes.add_grant(con, COMMAND_LINE, ADMIN)
    assert (roles_path().read_bytes() if before else roles_path().exists() or None) == before
    assert read_roles().trouble == "" and noted(con) == []


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_the_file_is_its_owners_alone_and_so_is_a_new_folder(state):
    write_roles(Roles((ADMIN,)))
    assert roles_path().stat().st_mode & 0o777 == 0o600
    assert state.stat().st_mode & 0o777 == 0o700
    state.chmod(0o750)
    write_roles(Roles((ADMIN, SRI)))
    assert state.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize(
    "email",
    [
        None, 5, ["a@x.id"], "", "a", "@", "a@", "@x.id", "a@@x.id", "a@b@x.id", "a b@x.id", " a@x.id", "a@x.id\n",
        "a\x00@x.id", "a\u200b@x.id", "a\u202e@x.id", "a\ud800@x.id", "a\u00a0@x.id",
        "buda\u212a@x.id", f"{'a' * 150}@x.id",
    ],
)  # fmt: skip
def test_what_is_no_whole_address_is_nobody(email):
    assert identify(email, "Budi", {}) is None


def test_an_address_is_lower_case_and_never_shortened():
    email = f"{'a' * 100}@x.id"
    known = identify(email.upper(), "Nama " * 40, {"groups": ["biro"]})
    assert (known.email, known.claims) == (email, {"groups": ["biro"]})
    assert known.label.endswith(f"({email})") and len(known.label) <= 150
    assert identify("a@x.id", "A@x.id", None).label == "a@x.id"
    assert identify("a@x.id", 5, None).label == "a@x.id"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Sri  Wahyuni,\tS.Sos. ", "Sri Wahyuni, S.Sos. (a@x.id)"),
        ("Sri\u202e\u200b\ud800 Wa\x00hyuni", "Sri Wahyuni (a@x.id)"),
        ("Sri, disetujui Budi", "Sri Budi (a@x.id)"),
        ("Sri ,\n DISETUJUI Budi", "Sri Budi (a@x.id)"),
        ("Sri, diset\u200bujui Budi", "Sri Budi (a@x.id)"),
        ("Sri, disetu, disetujuijui Budi", "Sri Budi (a@x.id)"),
        (", disetujui", "a@x.id"),
    ],
)
def test_no_name_reads_like_an_approval_or_hides_what_it_is(name, label):
    assert identify("a@x.id", name, {}).label == label
    assert Identity("a@x.id", name).label == label
