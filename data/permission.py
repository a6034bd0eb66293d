"""Who may do what. Where nobody signs in, only somebody at the server itself may write; where people sign in, their
roles decide. Every function that writes asks `data.access.require`, which asks here."""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

from data.ingest.reading.reference import load_reference
from data.roles import EVERYWHERE, Identity, Right, Roles

FORWARDING = re.compile(
    r"(forwarded|via|cdn-loop|x-real-ip|x-proxyuser-ip|(x-|true-)?(cluster-)?client-?ip"
    r"|(x-forwarded|x-original|x-envoy|x-appengine|x-azure|fastly|cf)(-.*)?)",
    re.IGNORECASE,
)
LOCAL_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.IGNORECASE)

NEEDED = {Right.SEE: "apa pun", Right.WRITE: "analis", Right.REVIEW: "pemeriksa", Right.MANAGE: "admin"}


class NotAllowed(Exception):
    """The caller may not write; the message is one Indonesian sentence saying why and what to do."""


@dataclass(frozen=True)
class Caller:
    """Facts about who asks. What is not known is None, and then the answer is no."""

    bound: str | None = None  # the address the server listens on
    peer: str | None = None  # the address the connection comes from
    host: str | None = None  # the Host header
    origin: str | None = None  # the Origin header: the page that opened the connection; programs send none
    forwarding: tuple[str, ...] | None = None  # names of the forwarding headers of the request
    is_command: bool = False  # python -m data.ingest on this machine, directly or by the token of <state>/app.json
    signs_in: bool = False  # whether the server has an identity provider: then where a browser runs grants nothing
    identity: Identity | None = None  # who signed in


COMMAND_LINE = Caller(is_command=True)


def forwarding_headers(names: Iterable[str]) -> tuple[str, ...]:
    """The names among `names` (of HTTP headers) that a proxy or tunnel adds on the way."""
    return tuple(sorted(name for name in names if FORWARDING.fullmatch(name.strip())))


def check_right(caller: Caller, roles: Roles, right: Right, governments: Iterable[str] | None) -> None:
    """Return when `caller` has `right` for all of `governments` (None: for at least one); else raise NotAllowed."""
    if caller.is_command:
        return
    if not caller.signs_in:
        require_local_server(caller)
        return
    if roles.trouble:
        raise NotAllowed("Berkas peran server ini tidak dapat dibaca, sehingga belum ada yang berhak; hubungi admin.")
    if caller.identity is None:
        raise NotAllowed("Masuk dahulu di halaman Akun untuk mengubah data.")
    _refuse_foreign_page(caller)
    missing = [None] if governments is None else sorted(set(governments))
    missing = [code for code in missing if not roles.may(caller.identity, right, code)]
    if missing:
        raise NotAllowed(_why(caller.identity, roles, right, [code for code in missing if code]))


def _why(identity: Identity, roles: Roles, right: Right, missing: list[str]) -> str:
    """One sentence: who, which role for which government, what it would take."""
    grants = roles.grants_of(identity)
    wanted = NEEDED[right]
    if not grants:
        return f"Akun {identity.email} belum diberi peran di aplikasi ini; minta admin menambahkannya."
    held = "; ".join(f"{grant.role} untuk {place_words(grant.governments)}" for grant in grants)
    where = f" untuk {place_words(missing)}" if missing else ""
    return (
        f"Ini memerlukan peran {wanted}{where}, sedangkan akun {identity.email} adalah {held}; minta admin bila perlu."
    )


def place_words(governments: Iterable[str]) -> str:
    """('64', '53') -> 'Kalimantan Timur, Nusa Tenggara Timur'; '*' is all of them."""
    known, codes = load_reference().governments, list(governments)
    if EVERYWHERE in codes:
        return "semua pemda"
    return ", ".join(known[code].short_name if code in known else f"kode {code}" for code in codes)


def require_local_server(caller: Caller) -> None:
    """Return when nobody but this machine can reach the server and `caller` sits at it; raise NotAllowed otherwise."""
    if not _is_loopback(caller.bound):
        raise NotAllowed(
            "Data hanya dapat diubah bila server hanya mendengarkan komputer ini; "
            "jalankan dengan server.address = 127.0.0.1, atau pakai python -m data.ingest di komputer server."
        )
    require_local(caller)


def require_local(caller: Caller) -> None:
    """Return when the request of `caller` was made on this machine, by nobody in between; else raise NotAllowed."""
    if not _is_loopback(caller.peer) or not LOCAL_HOST.fullmatch(caller.host or ""):
        raise NotAllowed(
            "Data hanya dapat diubah dari komputer server sendiri; buka aplikasi ini di sana melalui alamat localhost."
        )
    _refuse_foreign_page(caller)
    if caller.forwarding is None or caller.forwarding:
        raise NotAllowed(
            "Data tidak dapat diubah melalui perantara (proxy atau terowongan); "
            "buka aplikasi langsung di komputer server melalui alamat localhost."
        )


def _refuse_foreign_page(caller: Caller) -> None:
    """A page of another program must not act for the person who has it open; programs send no Origin."""
    if caller.origin is not None and caller.origin.partition("://")[2].lower() != (caller.host or "").lower():
        raise NotAllowed("Data tidak dapat diubah dari halaman program lain; buka aplikasi ini langsung di alamatnya.")


def _is_loopback(address: str | None) -> bool:
    """Whether a name or number can only mean this machine: localhost, 127.0.0.0/8, ::1."""
    if address == "localhost":
        return True
    try:
        number = ipaddress.ip_address((address or "").strip("[]"))
    except ValueError:
        return False
    return (getattr(number, "ipv4_mapped", None) or number).is_loopback
