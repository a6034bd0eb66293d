"""Who is asking, as facts about the connection and the identity; what that allows is decided where data are written."""

import time
from datetime import UTC, datetime

import streamlit as st
from streamlit import runtime
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data import access, activity
from data.permission import Caller, NotAllowed, check_right, forwarding_headers
from data.roles import Identity, Right, read_roles
from pages._output import html
from pages._output.sentences import account

LONGEST_NAME = 100  # what the identity provider calls somebody may be of any length


def signs_in() -> bool:
    """Whether this server has an identity provider (section [auth] of .streamlit/secrets.toml)."""
    try:
        return "auth" in st.secrets
    except (StreamlitSecretNotFoundError, FileNotFoundError):
        return False


def identity() -> Identity | None:
    """Who signed in today with a confirmed e-mail address; None for everybody else."""
    if not signs_in() or not st.user.is_logged_in:
        return None
    told = st.user.to_dict()
    if account.trouble(told, time.time()):
        return None
    email = str(told["email"]).strip().lower()
    return Identity(email, str(told.get("name") or "").strip()[:LONGEST_NAME], told)


def why_not_identity() -> str | None:
    """Why somebody who signed in counts as a visitor, in one sentence; None where nobody did, or they count."""
    if not signs_in() or not st.user.is_logged_in:
        return None
    return account.trouble(st.user.to_dict(), time.time())


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


def why_not(government: str | None = None, right: Right = Right.WRITE) -> str | None:
    """Why this browser may not write for a government, or for any, in one sentence; None when it may."""
    try:
        check_right(caller(), read_roles(), right, None if government is None else [government])
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
    if known is None or st.session_state.get("signed_in") == known.email:
        return
    st.session_state["signed_in"] = known.email
    since = datetime.fromtimestamp(known.claims["iat"], UTC).replace(tzinfo=None)
    with con.cursor() as cursor:
        noted = cursor.execute(
            "select count(*) from activity where kind = 'masuk' and email = ? and happened_at >= ?",
            [known.email, since],
        ).fetchone()[0]
    if not noted:
        held = ", ".join(sorted({grant.role for grant in read_roles().grants_of(known)})) or "belum diberi peran"
        activity.note_once(con, "masuk", actor=known.label, email=known.email, subject=held)


def _peer() -> str | None:
    """The address at the other end of the connection; st.context.ip_address says None for localhost and for unknown."""
    context = get_script_run_ctx()
    if context is None or not runtime.exists():
        return None
    client = runtime.get_instance().get_client(context.session_id)
    return client.client_context.remote_ip if client and client.client_context else None
