"""Who may write. Until people sign in, only somebody at the server itself; every function that writes asks here."""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

FORWARDING = re.compile(
    r"(forwarded|via|cdn-loop|x-real-ip|x-proxyuser-ip|(x-|true-)?(cluster-)?client-?ip"
    r"|(x-forwarded|x-original|x-envoy|x-appengine|x-azure|fastly|cf)(-.*)?)",
    re.IGNORECASE,
)
LOCAL_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.IGNORECASE)


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


COMMAND_LINE = Caller(is_command=True)


def forwarding_headers(names: Iterable[str]) -> tuple[str, ...]:
    """The names among `names` (of HTTP headers) that a proxy or tunnel adds on the way."""
    return tuple(sorted(name for name in names if FORWARDING.fullmatch(name.strip())))


def require_write(caller: Caller) -> None:
    """Return when `caller` may change the data; raise NotAllowed otherwise."""
    if caller.is_command:
        return
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
    if caller.origin is not None and caller.origin.partition("://")[2].lower() != caller.host.lower():
        raise NotAllowed(
            "Data tidak dapat diubah dari halaman program lain; buka aplikasi ini langsung melalui alamat localhost."
        )
    if caller.forwarding is None or caller.forwarding:
        raise NotAllowed(
            "Data tidak dapat diubah melalui perantara (proxy atau terowongan); "
            "buka aplikasi langsung di komputer server melalui alamat localhost."
        )


def _is_loopback(address: str | None) -> bool:
    """Whether a name or number can only mean this machine: localhost, 127.0.0.0/8, ::1."""
    if address == "localhost":
        return True
    try:
        number = ipaddress.ip_address((address or "").strip("[]"))
    except ValueError:
        return False
    return (getattr(number, "ipv4_mapped", None) or number).is_loopback
