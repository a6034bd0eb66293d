"""Who is asking, as facts about the connection; whether that is enough is decided where data are written."""

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.permission import Caller, NotAllowed, forwarding_headers, require_write


def caller() -> Caller:
    """The facts of this browser's connection; what cannot be known stays None."""
    headers = st.context.headers
    return Caller(
        bound=st.get_option("server.address"),
        peer=_peer(),
        host=headers.get("Host"),
        origin=headers.get("Origin"),
        forwarding=forwarding_headers(headers.keys()) if headers else None,
    )


def why_not() -> str | None:
    """Why this browser may only read, in one sentence; None when it may write."""
    try:
        require_write(caller())
    except NotAllowed as refusal:
        return str(refusal)
    return None


def _peer() -> str | None:
    """The address at the other end of the connection; st.context.ip_address says None for localhost and for unknown."""
    context = get_script_run_ctx()
    if context is None or not runtime.exists():
        return None
    client = runtime.get_instance().get_client(context.session_id)
    return client.client_context.remote_ip if client and client.client_context else None
