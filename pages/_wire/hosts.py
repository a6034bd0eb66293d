"""Which names the app answers to, and from which pages it may be asked.

Streamlit looks at the Host header of the websocket alone, lets every page of localhost open it, and asks an outside
service for its own address before it refuses a stranger's. Here everything is looked at before Streamlit sees it.
"""

import re

import streamlit as st

LOOPBACK = ("localhost", "127.0.0.1", "::1")
HOST = re.compile(r"(?P<name>[a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?", re.IGNORECASE)
WRONG_NAME = (
    "Aplikasi ini tidak dibuka untuk alamat tersebut. Buka melalui alamat resminya; pengelola menambah nama lain "
    "pada server.allowedHosts."
)
WRONG_ORIGIN = (
    "Halaman program lain tidak dapat memakai aplikasi ini. Buka aplikasi langsung; pengelola menambah asal lain pada "
    "server.corsAllowedOrigins."
)


class KnownHosts:
    """Refuses requests for a name that is not this app's, and those that a page of another program sends.

    The first stops DNS rebinding, where a stranger's page reaches this server under the stranger's own name.
    """

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        refusal = refusal_of(scope)
        if refusal is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await _refuse(refusal, send, "http.response")
        elif "websocket.http.response" in scope.get("extensions", {}):
            await _refuse(refusal, send, "websocket.http.response")
        else:
            await send({"type": "websocket.close", "code": 1008})


def refusal_of(scope: dict) -> str | None:
    """Why the request of `scope` is turned away, one Indonesian sentence; None when it is let in."""
    hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    if len(hosts) != 1 or not is_known(hosts[0], st.get_option("server.allowedHosts")):
        return WRONG_NAME
    origins = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
    allowed = st.get_option("server.corsAllowedOrigins")
    if not all(is_own_origin(origin, hosts[0], allowed) for origin in origins):
        return WRONG_ORIGIN
    return None


def is_known(host: str, allowed: list[str]) -> bool:
    """Whether a Host header names this machine, or a name in `allowed` such as rb.example.go.id or *.example.go.id."""
    found = HOST.fullmatch(host.strip())
    if found is None:
        return False
    name = found["name"].strip("[]").lower().rstrip(".")
    patterns = [pattern.strip().lower().rstrip(".") for pattern in (*LOOPBACK, *allowed)]
    return any(
        pattern in ("*", name) or (pattern.startswith("*.") and name.endswith(pattern[1:])) for pattern in patterns
    )


def is_own_origin(origin: str, host: str, allowed: list[str]) -> bool:
    """Whether an Origin header is a page of this app itself (same name and port), or one of `allowed`."""
    origin = origin.strip().lower()
    scheme, _, name = origin.partition("://")
    is_own = scheme in ("http", "https") and name == host.strip().lower()
    return is_own or origin in [one.strip().lower().rstrip("/") for one in allowed]


async def _refuse(sentence: str, send, kind: str) -> None:
    """Answer 403 with `sentence`; kind is http.response, or its counterpart for a websocket not yet accepted."""
    body = sentence.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": f"{kind}.start", "status": 403, "headers": headers})
    await send({"type": f"{kind}.body", "body": body})
