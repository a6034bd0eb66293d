"""What the forms of admins share: the roles as they were seen, whoever acts, saving, and what was said."""

from collections.abc import Callable

import streamlit as st

from data.ingest.storing.save_error import SaveError
from data.permission import NotAllowed
from data.roles import Roles, read_roles
from data.store import StoreError
from pages._output import html
from pages._ui import access

SEEN, TOLD, ROUND = "account_seen", "account_told", "account_round"


def open_roles() -> tuple[Roles, Roles]:
    """(roles now, roles as this person saw them last); the trouble of a file that cannot be read is shown."""
    roles = read_roles()
    seen = st.session_state.get(SEEN, roles)
    st.session_state[SEEN] = roles
    if roles.trouble:
        st.error(html.plain(f"{roles.trouble} Sampai itu belum ada yang dapat diubah di sini."))
    return roles, seen


def key(name: str) -> str:
    """The key of a field of these forms; after a save they are fresh ones."""
    return f"account_{name}_{st.session_state.get(ROUND, 0)}"


def show_told() -> None:
    """What was saved last, once."""
    if told := st.session_state.pop(TOLD, None):
        st.info(html.plain(told))


def ask_name(name: str) -> str:
    """Who changes: the signed-in person's own name, or one typed."""
    return access.ask_name("Nama Anda", f"account_name_{name}")


def save(write: Callable[[], str]) -> None:
    """Do it, then show the page anew with what was done; or say in one sentence why not."""
    try:
        told = write()
    except (NotAllowed, SaveError, StoreError) as refusal:
        st.error(html.plain(str(refusal)))
        return
    st.session_state[TOLD] = told
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.rerun()
