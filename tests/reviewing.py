"""People who sign in, and the file that says what each may do, for the tests of dua mata."""

from data.ingest.pipeline import check_file
from data.ingest.storing.saving import Upload
from data.permission import Caller
from data.roles import Grant, Identity, Roles, write_roles
from tests.saving import upload

SITI = "siti@nttprov.go.id"  # analis of 53 and 64
BUDI = "budi@nttprov.go.id"  # pemeriksa of 53 and 64
RINA = "rina@nttprov.go.id"  # pemeriksa of 53 and 64 too
EKA = "eka@nttprov.go.id"  # pemeriksa of 53 alone
DEWI = "dewi@bantenprov.go.id"  # analis of 36
OMAR = "omar@nttprov.go.id"  # analis and pemeriksa of 53
PIPIT = "pipit@nttprov.go.id"  # pimpinan of 53
BOTH = ("53", "64")
ROLES = Roles(
    grants=(
        Grant("analis", BOTH, email=SITI),
        Grant("pemeriksa", BOTH, email=BUDI),
        Grant("pemeriksa", BOTH, email=RINA),
        Grant("pemeriksa", ("53",), email=EKA),
        Grant("analis", ("36",), email=DEWI),
        Grant("analis", ("53",), email=OMAR),
        Grant("pemeriksa", ("53",), email=OMAR),
        Grant("pimpinan", ("53",), email=PIPIT),
    ),
    two_eyes=("53",),
)
HEAD = "Provinsi;Indikator;Tahun;Jenis;Nilai;Predikat\n"
NTT = "Nusa Tenggara Timur;Indeks RB;2019;realisasi;61,50;B\n"
KALTIM = "Kalimantan Timur;Indeks RB;2022;realisasi;72,10;BB\n"


def signed_in(email: str, **claims) -> Caller:
    """The browser of somebody who signed in, over the network."""
    return Caller(bound="0.0.0.0", peer="10.0.0.5", host="rb", signs_in=True, identity=Identity(email, claims=claims))


VISITOR = Caller(bound="0.0.0.0", peer="10.0.0.5", host="rb", signs_in=True)


def hand_out(roles: Roles = ROLES) -> None:
    """Write the roles into the state folder of the test."""
    write_roles(roles)


def file_upload(*lines: str, name="nilai.csv", accepted=(), **more) -> Upload:
    """An upload of a csv file that is really read, so that it can be read again."""
    check = check_file(name, (HEAD + "".join(lines or (NTT,))).encode())
    assert not [issue for issue in check.issues if issue.severity == "error"], check.issues
    return upload(check, title=name, accepted=frozenset(accepted), **more)
