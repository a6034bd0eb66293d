"""Akun saya: who is here, which roles they hold, and what every role may do."""

import streamlit as st

from data.roles import read_roles
from pages._output import account_words, html
from pages._output.sentences import account
from pages._ui import access, account_sign_in, asking, cards


def show_opening() -> None:
    """The sentence of the page."""
    if not access.signs_in():
        cards.page_sentence(account.WITHOUT, access.why_not() or account.AT_THE_SERVER)
        return
    known = access.identity()
    if access.is_unreadable():
        cards.page_sentence(account.NOBODY_SIGNS_IN, account.UNREADABLE)
        return
    if known is None:
        cards.page_sentence(account.VISITOR, access.why_not_identity() or account.VISITOR_BELOW)
        return
    lines = my_lines()
    held = [(line["role"], line["where"]) for line in lines]
    cards.page_sentence(account.opening(known.name or known.email, held), account.below(known.email, held))


def my_lines() -> list[dict]:
    """The roles of whoever signed in, as lines of a table."""
    return account_words.grant_lines(read_roles().grants_of(access.identity()), short_names())


def short_names() -> dict[str, str]:
    """Code -> short name of every government."""
    return {one["government_code"]: one["short_name"] for one in asking.rows("governments")}


def show() -> None:
    """Sign in or out, the roles held, and who may do what."""
    show_door()
    known = access.identity()
    if known is not None and (lines := my_lines()):
        with cards.card("account_mine"):
            cards.heading("Peran saya", "Peran berlaku sejak klik berikutnya setelah admin mengubahnya")
            st.html(html.table(account_words.GRANT_COLUMNS, lines, caption="Peran saya"))
    with cards.card("account_rights"):
        cards.heading("Apa yang boleh dilakukan setiap peran", "Setiap peran berlaku untuk pemda yang disebut padanya")
        lines = account_words.right_lines()
        st.html(html.table(account_words.RIGHT_COLUMNS, lines, caption="Hak setiap peran"))


def show_door() -> None:
    """Masuk or Keluar; where nobody signs in, how an office turns it on."""
    if not access.signs_in():
        with cards.card("account_off"):
            cards.heading("Siapa yang boleh mengubah", "Tanpa masuk, hak ditentukan oleh komputer yang dipakai")
            st.html(f"<p class='rb-prose'>{html.text(account.HOW_TO_TURN_ON)}</p>")
    elif access.is_unreadable():
        return
    elif access.is_logged_in():
        if access.identity() is None:
            account_sign_in.show_sign_in()
        account_sign_in.show_sign_out(access.identity())
    else:
        account_sign_in.show_sign_in()
