"""`roles` of an open store, the same directly and inside the running app: JSON in, JSON out."""

from datetime import date

from data import role_changes
from data.access import require
from data.ingest.storing.save_error import SaveError
from data.number_format import format_date
from data.permission import Caller, place_words
from data.roles import EVERYWHERE, ROLES, Grant, Right, read_roles


def roles(con, request: dict, caller: Caller) -> dict:
    """Do what request["verb"] asks (list, add, remove, two-eyes, embargo); refusals are raised as SaveError."""
    messages = VERBS[request["verb"]](con, request, caller)
    return {"status": "accepted", "version": None, "messages": messages}


def _list(con, request: dict, caller: Caller) -> list[str]:
    require(con, caller, Right.MANAGE, [EVERYWHERE], request.get("by") or "")
    known = read_roles()
    if known.trouble:
        raise SaveError(known.trouble)
    lines = [
        f"{role_changes.holder_words(grant)}: {grant.role} untuk {place_words(grant.governments)}"
        for grant in known.grants
    ]
    lines += [f"Dua mata: {place_words(known.two_eyes)}"] if known.two_eyes else []
    lines += [
        f"Embargo {place_words([code])}: sampai {format_date(day)}" for code, day in sorted(known.embargo.items())
    ]
    return lines or ["Belum ada peran; tambahkan admin pertama dengan: python -m data.roles add SUREL admin semua."]


def _add(con, request: dict, caller: Caller) -> list[str]:
    if request["role"] not in ROLES:
        raise SaveError(f"Peran {request['role']} tidak ada; yang ada: {', '.join(ROLES)}.")
    grant = Grant(request["role"], tuple(request["governments"]), *_holder(request["who"]))
    return [role_changes.add_grant(con, caller, grant, actor=request.get("by") or "")]


def _remove(con, request: dict, caller: Caller) -> list[str]:
    email, claim = _holder(request["who"])
    held = [one for one in read_roles().grants if (one.role, one.email, one.claim) == (request["role"], email, claim)]
    absent = Grant(request["role"], (), email, claim)
    return [
        role_changes.remove_grant(con, caller, grant, actor=request.get("by") or "", knowing=True)
        for grant in held or [absent]
    ]


def _holder(who: str) -> tuple[str, tuple[str, str]]:
    """'sri@x.go.id' -> an address; 'groups=biro' -> a claim and its value."""
    name, equals, value = who.partition("=")
    if equals and name.strip() and value.strip():
        return "", (name.strip(), value.strip())
    if "@" not in who:
        raise SaveError(f"{who} bukan alamat surel, dan bukan klaim seperti groups=biro-organisasi.")
    return who.strip().lower(), ("", "")


def _two_eyes(con, request: dict, caller: Caller) -> list[str]:
    standing, asked = set(read_roles().two_eyes), set(request["governments"])
    if request["state"] == "on":
        wanted = {EVERYWHERE} if EVERYWHERE in standing | asked else standing | asked
    elif EVERYWHERE in asked:
        wanted = set()
    elif EVERYWHERE in standing:
        raise SaveError("Dua mata berlaku untuk semua pemda; matikan dahulu untuk semua, lalu nyalakan yang perlu.")
    else:
        wanted = standing - asked
    return [role_changes.set_two_eyes(con, caller, wanted, actor=request.get("by") or "")]


def _embargo(con, request: dict, caller: Caller) -> list[str]:
    try:
        until = None if request["until"] in ("none", "tidak") else date.fromisoformat(request["until"])
    except ValueError as error:
        raise SaveError(f"{request['until']} bukan tanggal; tulis seperti 2026-12-31, atau none.") from error
    (government,) = request["governments"]
    return [role_changes.set_embargo(con, caller, government, until, actor=request.get("by") or "")]


VERBS = {"list": _list, "add": _add, "remove": _remove, "two-eyes": _two_eyes, "embargo": _embargo}
COMMANDS = {"roles": roles}
