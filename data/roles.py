"""Who has which role for which government, from <state>/roles.toml. Also `python -m data.roles`, to change it."""

import os
import secrets
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

import tomli_w

from data import store

FILE_NAME = "roles.toml"
EVERYWHERE = "*"
LONGEST_LABEL = 150  # as data.planning.fields takes it


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
class Identity:
    """Somebody who signed in, as the identity provider tells: `email` in lower case, `claims` of the identity token."""

    email: str
    name: str = ""
    claims: dict = field(default_factory=dict, hash=False, compare=False)

    @property
    def label(self) -> str:
        """How the person is called in versions and in the log: 'Sri Wahyuni (sri@kaltimprov.go.id)'."""
        whole = f"{self.name} ({self.email})" if self.name and self.name != self.email else self.email
        return whole[:LONGEST_LABEL]


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


def roles_path() -> Path:
    """Where the file lies, or would lie."""
    return store.state_folder() / FILE_NAME


def read_roles() -> Roles:
    """The roles as the file says now; without a file there are none. A file that cannot be read gives no rights."""
    path = roles_path()
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Roles()
    except (OSError, UnicodeDecodeError) as error:
        return Roles(trouble=f"Berkas peran {path} tidak dapat dibaca ({type(error).__name__}); perbaiki hak bacanya.")
    except tomllib.TOMLDecodeError as error:
        return Roles(trouble=f"Berkas peran {path} bukan TOML yang benar: {error}; perbaiki baris itu.")
    try:
        return _parse(told)
    except _Wrong as wrong:
        return Roles(trouble=f"Berkas peran {path}: {wrong}")


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
    path = roles_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".roles.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


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
        embargo=embargo,
    )


def _parse_grant(told: dict, number: int) -> Grant:
    place = f"[[grant]] ke-{number}"
    if unknown := sorted(told.keys() - {"role", "governments", "email", "claim"}):
        raise _Wrong(
            f"{place} memuat {', '.join(unknown)} yang tidak dikenal; isi role, governments, dan email atau claim."
        )
    role, email, claim = told.get("role"), told.get("email", ""), told.get("claim")
    if role not in ROLES:
        raise _Wrong(f"{place} memuat role {role!r}; isi {', '.join(ROLES)}.")
    governments = _codes(told.get("governments", []), f"{place} governments")
    if not governments:
        raise _Wrong(f'{place} tidak menyebut governments; isi kode pemda, misalnya ["64"], atau ["*"].')
    if bool(email) == bool(claim):
        raise _Wrong(f"{place} harus menyebut email atau claim, salah satu.")
    if email and (not isinstance(email, str) or "@" not in email):
        raise _Wrong(f"{place} memuat email {email!r} yang bukan alamat surel.")
    if claim and not (
        isinstance(claim, dict) and len(claim) == 1 and all(isinstance(one, str) for one in claim.values())
    ):
        raise _Wrong(f'{place} memuat claim yang tidak jelas; tulis misalnya claim = {{ groups = "biro-organisasi" }}.')
    pair = next(iter(claim.items())) if claim else ("", "")
    return Grant(role, governments, email.strip().lower() if email else "", pair)


def _codes(told, place: str) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(code, str) and code for code in told):
        raise _Wrong(f'{place} harus berupa daftar kode pemda dalam tanda kutip, misalnya ["64"] atau ["*"].')
    return tuple(told)


if __name__ == "__main__":
    import sys

    from data.role_command import run  # the modules it needs know data.roles, not this second instance

    sys.exit(run(sys.argv[1:]))
