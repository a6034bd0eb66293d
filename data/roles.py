"""Who has which role for which government, from <state>/roles.toml. Also `python -m data.roles`, to change it."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

import tomli_w

from data.identity import Identity, is_granted_address, is_seen_text
from data.identity import identify as identify  # who signed in is asked for here, beside what they may
from data.roles_file import FILE_NAME as FILE_NAME
from data.roles_file import marker_path, remember, replace_raw, roles_path

EVERYWHERE = "*"
CODE = re.compile(r"[0-9]{2}(\.[0-9]{2})?|\*")


class Right(StrEnum):
    """What somebody may do for a government."""

    SEE = "see"  # what waits for approval, what is under embargo, the files as they were uploaded, the activity log
    WRITE = "write"  # upload, correct, undo; renaksi, decisions, checklist, own groups
    REVIEW = "review"  # approve or return what others sent
    MANAGE = "manage"  # roles, embargo, backups


ROLES = {
    "pimpinan": frozenset({Right.SEE}),
    "analis": frozenset({Right.SEE, Right.WRITE}),
    "pemeriksa": frozenset({Right.SEE, Right.REVIEW}),
    "admin": frozenset({Right.SEE, Right.MANAGE}),
}


@dataclass(frozen=True)
class Grant:
    """A role for governments (codes, or '*'), given to an e-mail address or to all whose claim holds a value."""

    role: str
    governments: tuple[str, ...]
    email: str = ""
    claim: tuple[str, str] = ("", "")

    def is_for(self, identity: Identity) -> bool:
        """Whether the grant means this person."""
        if self.email:
            return self.email == identity.email
        held = identity.claims.get(self.claim[0])
        return self.claim[1] in held if isinstance(held, list | tuple) else held == self.claim[1]

    def covers(self, government: str) -> bool:
        """Whether the grant is for this government."""
        return EVERYWHERE in self.governments or government in self.governments


@dataclass(frozen=True)
class Roles:
    """All of roles.toml. With `trouble`, one Indonesian sentence, the file cannot be read and nobody has any role."""

    grants: tuple[Grant, ...] = ()
    two_eyes: tuple[str, ...] = ()  # governments whose figures need a second person; '*' is all
    embargo: dict[str, date] = field(default_factory=dict)  # government or '*' -> first day on which visitors see
    trouble: str = ""

    def grants_of(self, identity: Identity | None) -> tuple[Grant, ...]:
        """The grants of a person."""
        return tuple(grant for grant in self.grants if identity and grant.is_for(identity))

    def may(self, identity: Identity | None, right: Right, government: str | None = None) -> bool:
        """Whether a person has `right` for `government`, or for any where it is None."""
        return any(
            right in ROLES[grant.role] and (government is None or grant.covers(government))
            for grant in self.grants_of(identity)
        )

    def needs_second(self, governments: Iterable[str]) -> bool:
        """Whether figures of one of these governments count only after a second person approved them."""
        return EVERYWHERE in self.two_eyes or any(code in self.two_eyes for code in governments)

    def under_embargo(self, government: str, today: date) -> bool:
        """Whether provisional values of a government are kept from visitors today. A broken file keeps them all."""
        if self.trouble:
            return True
        until = self.embargo.get(government, self.embargo.get(EVERYWHERE))
        return until is not None and today < until


def read_roles() -> Roles:
    """The roles as the file says now; where there never was one there are none.

    A file that cannot be read, or that is lost, gives no rights and lifts no embargo: `trouble` says so.
    """
    path = roles_path()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Roles(trouble=_lost(path)) if marker_path().exists() else Roles()
    except (OSError, UnicodeDecodeError) as error:
        return Roles(trouble=f"Berkas peran {path} tidak dapat dibaca ({type(error).__name__}); perbaiki hak bacanya.")
    remember()
    try:
        return _parse(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        return Roles(trouble=f"Berkas peran {path} bukan TOML yang benar: {error}; perbaiki baris itu.")
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets within brackets
        return Roles(trouble=f"Berkas peran {path} bukan TOML yang benar: ada isi yang terlalu panjang; perbaiki.")
    except _Wrong as wrong:
        return Roles(trouble=f"Berkas peran {path}: {wrong}")


def _lost(path: Path) -> str:
    return (
        f"Berkas peran {path} tidak ada lagi, padahal pernah ada; kembalikan dari cadangan, atau hapus {marker_path()} "
        "bila memang hendak mulai tanpa peran dan tanpa embargo."
    )


def write_roles(roles: Roles) -> None:
    """Replace the file whole or not at all; who may do that is asked by data.access.change_roles.

    Raises ValueError with one sentence for roles that could not be read again, OSError when it cannot be written.
    """
    told = {
        "two_eyes": list(roles.two_eyes),
        "embargo": dict(roles.embargo),
        "grant": [
            {"role": grant.role, "governments": list(grant.governments)}
            | ({"email": grant.email} if grant.email else {"claim": dict([grant.claim])})
            for grant in roles.grants
        ],
    }
    text = tomli_w.dumps(told)
    try:
        _parse(tomllib.loads(text))
    except _Wrong as wrong:
        raise ValueError(str(wrong)) from wrong
    replace_raw(text.encode("utf-8"))


class _Wrong(Exception):
    """What in the file is not as it must be, in one Indonesian sentence."""


def _parse(told: dict) -> Roles:
    if unknown := sorted(told.keys() - {"two_eyes", "embargo", "grant"}):
        raise _Wrong(f"bagian {', '.join(unknown)} tidak dikenal; yang ada: grant, two_eyes, embargo.")
    grants = told.get("grant", [])
    if not isinstance(grants, list) or not all(isinstance(grant, dict) for grant in grants):
        raise _Wrong("setiap peran ditulis sebagai bagian [[grant]].")
    embargo = told.get("embargo", {})
    if not isinstance(embargo, dict) or not all(type(day) is date for day in embargo.values()):
        raise _Wrong('embargo ditulis sebagai kode dan tanggal, misalnya "64" = 2026-12-31.')
    return Roles(
        grants=tuple(_parse_grant(grant, number) for number, grant in enumerate(grants, start=1)),
        two_eyes=_codes(told.get("two_eyes", []), "two_eyes"),
        embargo=_embargo(embargo),
    )


def _embargo(told: dict[str, date]) -> dict[str, date]:
    """Of a code that is written twice, with and without a blank, the later day counts."""
    until: dict[str, date] = {}
    for code, day in zip(_codes(list(told), "embargo"), told.values(), strict=True):
        until[code] = max(day, until.get(code, day))
    return until


def _parse_grant(told: dict, number: int) -> Grant:
    place = f"[[grant]] ke-{number}"
    if unknown := sorted(told.keys() - {"role", "governments", "email", "claim"}):
        raise _Wrong(
            f"{place} memuat {', '.join(unknown)} yang tidak dikenal; isi role, governments, dan email atau claim."
        )
    role, email, claim = told.get("role"), told.get("email", ""), told.get("claim")
    if not isinstance(role, str) or role not in ROLES:
        raise _Wrong(f"{place} memuat role {_short(role)}; isi {', '.join(ROLES)}.")
    governments = _codes(told.get("governments", []), f"{place} governments")
    if not governments:
        raise _Wrong(f'{place} tidak menyebut governments; isi kode pemda, misalnya ["64"], atau ["*"].')
    if bool(email) == bool(claim):
        raise _Wrong(f"{place} harus menyebut email atau claim, salah satu.")
    if email and not isinstance(email, str):
        raise _Wrong(f"{place} memuat email yang bukan teks, {_short(email)}.")
    if claim and not (isinstance(claim, dict) and len(claim) == 1):
        raise _Wrong(f'{place} memuat claim yang tidak jelas; tulis misalnya claim = {{ groups = "biro-organisasi" }}.')
    pair = next(iter(claim.items())) if claim else ("", "")
    grant = Grant(role, governments, email.strip().lower() if email else "", pair)
    if wrong := why_no_holder(grant):
        raise _Wrong(f"{place}: {wrong}")
    return grant


def why_no_holder(grant: Grant) -> str:
    """Why nobody can be meant by the address or claim of a grant, in one sentence; empty where somebody can."""
    if grant.email:
        is_one = is_granted_address(grant.email)
        return "" if is_one else f"{_short(grant.email)} bukan alamat surel yang dapat dipakai."
    if all(isinstance(one, str) and is_seen_text(one) for one in grant.claim):
        return ""
    return 'nama dan isi claim harus teks yang tidak kosong, misalnya { groups = "biro-organisasi" }.'


def _short(told) -> str:
    return repr(told)[:60]


def _codes(told, place: str) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(code, str) and code for code in told):
        raise _Wrong(f'{place} harus berupa daftar kode pemda dalam tanda kutip, misalnya ["64"] atau ["*"].')
    codes = tuple(code.strip() for code in told)
    if wrong := [code for code in codes if not CODE.fullmatch(code)]:
        raise _Wrong(f'{place} memuat kode {_short(wrong[0])}; kode pemda ditulis seperti "64" atau "64.09", atau "*".')
    return codes


if __name__ == "__main__":
    import sys

    from data.role_command import run  # the modules it needs know data.roles, not this second instance

    sys.exit(run(sys.argv[1:]))
