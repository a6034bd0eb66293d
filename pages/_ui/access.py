"""Who is asking, as facts about the connection and the identity; what that allows is decided where data are written."""

import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime

import duckdb
import streamlit as st
from streamlit import runtime
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data import access, activity
from data.permission import Caller, NotAllowed, check_right, forwarding_headers
from data.roles import Identity, Right, identify, read_roles
from data.store import StoreError
from pages._output import html
from pages._output.sentences import account

DEFAULT = "default"  # the identity provider that stands in [auth] itself


def signs_in() -> bool:
    """Whether this server has an identity provider (section [auth] of .streamlit/secrets.toml), or may have one and
    cannot tell: a file that cannot be read leaves nobody free to write. A file that is read is read once."""
    return _reads_auth() is not False


def is_unreadable() -> bool:
    """Whether there is a secrets file, and it cannot be read: then nobody can sign in."""
    return _reads_auth() is None


def _reads_auth() -> bool | None:
    """Whether the secrets have a section [auth]; None where they cannot be read."""
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError:  # none is there, or one that is no TOML
        return None if any(os.path.lexists(path) for path in st.get_option("secrets.files")) else False
    except Exception:  # bytes that are no text, no right to read, whatever else a file can be
        return None


def providers() -> dict[str, str]:
    """Name of every identity provider in the secrets -> address of its metadata; `default` stands in [auth] itself."""
    section = st.secrets["auth"] if _reads_auth() else None
    if not isinstance(section, Mapping):
        return {}
    found = {DEFAULT: section} if "client_id" in section else {}
    found |= {name: one for name, one in section.items() if isinstance(one, Mapping) and "client_id" in one}
    return {name: str(one.get("server_metadata_url", "")) for name, one in found.items()}


def is_logged_in() -> bool:
    """Whether somebody signed in, whether or not it counts."""
    return bool(_reads_auth()) and bool(st.user.is_logged_in)


def identity() -> Identity | None:
    """Who signed in today with a confirmed e-mail address; None for everybody else."""
    if not is_logged_in():
        return None
    told = st.user.to_dict()
    if account.trouble(told, time.time(), len(providers())):
        return None
    return identify(told["email"], told.get("name"), told)


def why_not_identity() -> str | None:
    """Why nobody can sign in, or who did counts as a visitor, in one sentence; None for others."""
    if is_unreadable():
        return account.UNREADABLE
    if not is_logged_in():
        return None
    told = st.user.to_dict()
    if why := account.trouble(told, time.time(), len(providers())):
        return why
    return account.NO_EMAIL if identify(told["email"], told.get("name"), told) is None else None


def caller() -> Caller:
    """The facts of this browser's connection; what cannot be known stays None."""
    headers = st.context.headers
    return Caller(
        bound=st.get_option("server.address"),
        peer=_peer(),
        host=headers.get("Host"),
        origin=headers.get("Origin"),
        forwarding=forwarding_headers(headers.keys()) if headers else None,
        signs_in=signs_in(),
        identity=identity(),
    )


def may(right: Right, government: str | None = None) -> bool:
    """Whether this browser may do that for a government, or for any where it is None: for what a page offers."""
    return access.may(caller(), right, government)


def why_not(government: str | Iterable[str] | None = None, right: Right = Right.WRITE) -> str | None:
    """Why this browser may not write for a government, for all of several, or for any, in one sentence; None when it
    may."""
    governments = [government] if isinstance(government, str) else government
    try:
        check_right(caller(), read_roles(), right, governments)
    except NotAllowed as refusal:
        return str(refusal)
    return None


def ask_name(label: str, key: str, max_chars: int = 100, place=st, value: str = "") -> str:
    """The name a change is recorded under: of somebody who signed in their own, else a field to type it."""
    known = identity()
    if known is None:
        return place.text_input(label, value, max_chars=max_chars, key=key).strip()
    place.html(f"<p class='rb-muted'>Dicatat atas nama {html.text(known.label)}.</p>")
    return known.label


def note_sign_in(con) -> None:
    """Put a new sign-in into the activity log, once, whatever pages and servers it is used on."""
    known = identity()
    mark = (known.email, known.claims["iat"]) if known else None
    if known is None or st.session_state.get("signed_in") == mark:
        return
    st.session_state["signed_in"] = mark
    since = datetime.fromtimestamp(known.claims["iat"], UTC).replace(tzinfo=None)
    with suppress(StoreError, duckdb.Error):  # a log that cannot be written keeps nobody out
        with con.cursor() as cursor:
            noted = cursor.execute(
                "select count(*) from activity where kind = 'masuk' and email = ? and happened_at >= ?",
                [known.email, since],
            ).fetchone()[0]
        if not noted and activity.is_new(("masuk", *mark)):  # the provider's clock may be ahead of ours
            held = ", ".join(sorted({grant.role for grant in read_roles().grants_of(known)})) or "belum diberi peran"
            activity.note(con, "masuk", actor=known.label, email=known.email, subject=held)


def _peer() -> str | None:
    """The address at the other end of the connection; st.context.ip_address says None for localhost and for unknown."""
    context = get_script_run_ctx()
    if context is None or not runtime.exists():
        return None
    client = runtime.get_instance().get_client(context.session_id)
    return client.client_context.remote_ip if client and client.client_context else None
