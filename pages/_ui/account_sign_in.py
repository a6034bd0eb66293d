"""Signing in and out at the identity providers of secrets.toml, with an answer in words where one cannot be reached."""

import json
import urllib.request

import streamlit as st
from streamlit.errors import Error

from data import activity
from data.roles import Identity
from data.store import StoreError
from pages._output import html
from pages._output.sentences import account
from pages._ui import access, asking

PATIENCE = 5  # seconds an identity provider may take to say where to sign in
MOST_READ = 1 << 20  # bytes of its answer


def show_sign_in() -> None:
    """A button for each identity provider."""
    found = access.providers()
    if not found:
        st.error(html.plain(account.WRONG_SETTING))
    with st.container(horizontal=True, key="sign_in"):
        for name, address in found.items():
            label = "Masuk" if len(found) == 1 else f"Masuk dengan {html.plain(name)}"
            if st.button(label, type="primary", key=f"sign_in_{name}"):
                _sign_in(name, address)


def _sign_in(name: str, address: str) -> None:
    """Send the browser to the provider; one that does not answer is told here, not on a page of the framework."""
    if not is_reachable(address):
        st.error(html.plain(account.UNREACHED))
        return
    try:
        st.login(None if name == access.DEFAULT else name)
    except Error:
        st.error(html.plain(account.WRONG_SETTING))


def is_reachable(address: str) -> bool:
    """Whether the metadata of an identity provider can be read and say where people sign in."""
    if not address.startswith(("http://", "https://")):
        return False
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as response:
            told = json.loads(response.read(MOST_READ))
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and "authorization_endpoint" in told


def show_sign_out(known: Identity | None) -> None:
    """The button Keluar; who leaves is noted, and a log that cannot be written keeps nobody in."""
    if st.button("Keluar", key="sign_out"):
        if known is not None:
            try:
                activity.note(asking.connection(), "keluar", actor=known.label, email=known.email)
            except StoreError as error:
                st.warning(html.plain(str(error)))
        st.logout()
