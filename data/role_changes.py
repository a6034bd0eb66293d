"""Changes of roles.toml one at a time, each checked against what the person saw, and told in words for the log."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from data import access, store
from data.ingest.storing.save_error import SaveError
from data.number_format import format_date
from data.permission import Caller, place_words
from data.roles import EVERYWHERE, ROLES, Grant, Right, Roles, read_roles, why_no_holder

_lock = threading.Lock()  # between reading the file and writing it nobody else of this process writes


def add_grant(con, caller: Caller, grant: Grant, *, actor: str = "", seen: Roles | None = None) -> str:
    """Give a role for more governments to who may have it for others; returns the sentence of the log.

    Raises NotAllowed, and SaveError with one sentence when it cannot be, changes nothing, or `seen` stands no more.
    """

    def change(roles: Roles, names: dict[str, str]):
        if wrong := why_no_holder(grant):
            raise SaveError(f"Peran tidak berubah: {wrong}")
        _refuse_unknown(grant.governments, names)
        held = [one for one in roles.grants if _same_holder(one, grant)]
        before = [code for one in held for code in one.governments]
        whole = tuple(dict.fromkeys([*before, *grant.governments]))
        whole = (EVERYWHERE,) if EVERYWHERE in whole else whole
        if set(whole) == set(before):
            raise SaveError(f"{holder_words(grant)} sudah {grant.role} untuk {place_words(grant.governments)}.")
        kept = tuple(one for one in roles.grants if one not in held)
        old = place_words(before) if before else None
        told = f"peran {grant.role} untuk {holder_words(grant)}"
        return replace(roles, grants=(*kept, replace(grant, governments=whole))), told, old, place_words(whole)

    return _change(con, caller, change, actor, seen)


def remove_grant(
    con, caller: Caller, grant: Grant, *, actor: str = "", seen: Roles | None = None, knowing: bool = False
) -> str:
    """Take one grant away, as it stands; returns the sentence of the log.

    knowing: the person was told that they would be no admin any more. Raises NotAllowed and SaveError.
    """

    def change(roles: Roles, names: dict[str, str]):
        if grant not in roles.grants:
            raise SaveError(f"{holder_words(grant)} tidak memegang peran {grant.role} itu; lihat daftar peran.")
        kept = tuple(one for one in roles.grants if one != grant)
        told = f"peran {grant.role} untuk {holder_words(grant)}"
        return replace(roles, grants=kept), told, place_words(grant.governments), "dicabut"

    return _change(con, caller, change, actor, seen, knowing)


def set_two_eyes(con, caller: Caller, codes: Iterable[str], *, actor: str = "", seen: Roles | None = None) -> str:
    """Say for which governments ('*' all) figures need a second person; returns the sentence of the log."""
    codes = tuple(sorted(set(codes)))

    def change(roles: Roles, names: dict[str, str]):
        _refuse_unknown(set(codes) - set(roles.two_eyes), names)
        if set(codes) == set(roles.two_eyes):
            raise SaveError("Dua mata sudah seperti itu; tidak ada yang berubah.")
        old, new = (place_words(each) if each else "tidak berlaku" for each in (roles.two_eyes, codes))
        return replace(roles, two_eyes=codes), "dua mata", old, new

    return _change(con, caller, change, actor, seen)


def set_embargo(
    con, caller: Caller, government: str, until: date | None, *, actor: str = "", seen: Roles | None = None
) -> str:
    """Keep provisional values of a government ('*' all) from visitors before `until`; None ends that."""

    def change(roles: Roles, names: dict[str, str]):
        if government not in roles.embargo:
            _refuse_unknown([government], names)
        before = roles.embargo.get(government)
        if before == until:
            raise SaveError(f"Embargo {place_words([government])} sudah seperti itu; tidak ada yang berubah.")
        embargo = {code: day for code, day in roles.embargo.items() if code != government}
        embargo |= {government: until} if until else {}
        told = f"embargo nilai sementara {place_words([government])}"
        return replace(roles, embargo=embargo), told, _until_words(before), _until_words(until)

    return _change(con, caller, change, actor, seen)


def _change(con, caller: Caller, change: Callable, actor: str, seen: Roles | None, knowing: bool = False) -> str:
    actor = access.require(con, caller, Right.MANAGE, [EVERYWHERE], actor) or access.who_is(caller)[0]
    with _lock, store.chosen_store().alone("peran") as is_alone:
        if not is_alone:
            raise SaveError("Peran sedang diubah dari server lain; lihat daftar yang terbaru, lalu ulangi.")
        roles = read_roles()
        if roles.trouble:
            raise SaveError(f"{roles.trouble} Berkas itu tidak ditimpa.")
        if seen is not None and roles != seen:
            raise SaveError("Peran baru saja diubah orang lain; lihat daftar yang terbaru, lalu ulangi.")
        new_roles, told, old, new = change(roles, government_names(con))
        _refuse_no_admin(roles, new_roles)
        if locks_out(caller, new_roles) and not knowing:
            raise SaveError("Sesudah ini Anda sendiri bukan admin lagi; centang bahwa Anda mengetahuinya, lalu ulangi.")
        try:
            access.change_roles(con, new_roles, caller, actor=actor, told=told, old=old, new=new)
        except ValueError as error:
            raise SaveError(f"Peran tidak berubah: {error}") from error
        except OSError as error:
            raise SaveError(f"Berkas peran tidak dapat ditulis dan tidak berubah ({error.strerror}).") from error
    return f"{told[:1].upper()}{told[1:]}: {old or 'belum ada'} menjadi {new}."


def locks_out(caller: Caller, roles: Roles) -> bool:
    """Whether somebody who signed in would be no admin of all under `roles`."""
    is_person = caller.signs_in and caller.identity is not None and not caller.is_command
    return is_person and not roles.may(caller.identity, Right.MANAGE, EVERYWHERE)


def _refuse_no_admin(before: Roles, after: Roles) -> None:
    if _has_admin(before) and not _has_admin(after):
        raise SaveError("Ini admin terakhir untuk semua pemda; tambahkan admin lain dahulu, lalu cabut yang ini.")


def _has_admin(roles: Roles) -> bool:
    return any(Right.MANAGE in ROLES[grant.role] and grant.covers(EVERYWHERE) for grant in roles.grants)


def _same_holder(one: Grant, other: Grant) -> bool:
    return (one.role, one.email, one.claim) == (other.role, other.email, other.claim)


def _refuse_unknown(codes: Iterable[str], names: dict[str, str]) -> None:
    unknown = sorted(set(codes) - names.keys() - {EVERYWHERE})
    if unknown:
        raise SaveError(f"Kode pemda {', '.join(unknown)} tidak dikenal; pakai kode Kemendagri, misalnya 64.")


def government_names(con) -> dict[str, str]:
    """Code -> short name of every government."""
    with con.cursor() as cursor:
        return dict(cursor.execute("select government_code, short_name from government").fetchall())


def holder_words(grant: Grant) -> str:
    """Whom a grant is for: 'sri@kaltimprov.go.id', or 'setiap akun dengan groups = biro'."""
    return grant.email or f"setiap akun dengan {grant.claim[0]} = {grant.claim[1]}"


def _until_words(day: date | None) -> str:
    return f"sampai {format_date(day)}" if day else "tidak ada"
