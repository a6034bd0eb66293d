"""Peran: who holds which role, one more, one less."""

from dataclasses import replace

import streamlit as st

from data import role_changes
from data.roles import EVERYWHERE, ROLES, Grant, Roles
from pages._output import account_words, html
from pages._ui import access, account_editing, account_who, asking, cards, filters
from pages._ui.account_editing import key, save

WAYS = {"email": "Alamat surel", "claim": "Klaim dan nilainya"}


def show() -> None:
    """The table of grants and the two forms."""
    account_editing.show_told()
    roles, seen = account_editing.open_roles()
    names = account_who.short_names()
    with cards.card("account_grants"):
        count = len(roles.grants)
        cards.heading(
            f"{count} peran diberikan" if count else "Belum ada peran",
            "Siapa boleh apa untuk pemda mana; berlaku sejak klik berikutnya",
        )
        if roles.grants:
            lines = account_words.grant_lines(roles.grants, names)
            st.html(html.box(html.table(account_words.GRANT_COLUMNS, lines, caption="Peran")))
    if roles.trouble:
        return
    left, right = st.columns(2, gap="medium")
    with left, cards.card("account_add"):
        show_adding(seen)
    with right, cards.card("account_remove"):
        show_removing(roles, seen, names)


def show_adding(seen: Roles) -> None:
    """One more grant; for somebody who holds the role already its governments are added."""
    cards.heading("Beri peran", "Kepada satu alamat surel, atau semua akun dengan satu klaim")
    way = st.radio("Diberikan kepada", list(WAYS), format_func=WAYS.get, horizontal=True, key=key("way"))
    email, claim = "", ("", "")
    if way == "email":
        email = st.text_input("Alamat surel", max_chars=254, key=key("email")).strip().lower()
    else:
        name_place, value_place = st.columns(2)
        name = name_place.text_input("Nama klaim", max_chars=100, placeholder="groups", key=key("claim")).strip()
        claim = (name, value_place.text_input("Nilai", max_chars=200, key=key("value")).strip())
    role = st.selectbox("Peran", list(ROLES), key=key("role"))
    codes = choose_governments("Pemerintah daerah", "add_codes")
    actor = account_editing.ask_name("add")
    grant = Grant(role, tuple(codes), email, claim)
    ready = bool(codes and actor and ("@" in email or all(claim)))
    if st.button("Beri peran", type="primary", disabled=not ready, key="account_add_do"):
        save(lambda: role_changes.add_grant(asking.connection(), access.caller(), grant, actor=actor, seen=seen))


def choose_governments(label: str, name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Codes of governments, or '*' for all of them."""
    options = {EVERYWHERE: "Semua pemda"} | filters.government_names()
    return st.multiselect(
        label,
        [*options, *(code for code in default if code not in options)],
        default,
        format_func=lambda code: options.get(code, f"kode {code}"),
        placeholder="Pilih pemda",
        select_all=False,
        key=key(name),
    )


def show_removing(roles: Roles, seen: Roles, names: dict[str, str]) -> None:
    """One grant less; somebody who would lock themselves out says that they know."""
    cards.heading("Cabut peran", "Yang dicabut tidak dapat lagi sejak klik berikutnya")
    if not roles.grants:
        st.html("<p class='rb-muted'>Belum ada peran yang dapat dicabut.</p>")
        return
    number = st.selectbox(
        "Peran yang dicabut",
        range(len(roles.grants)),
        format_func=lambda number: account_words.grant_choice(roles.grants[number], names),
        index=None,
        placeholder="Pilih",
        key=key("remove"),
    )
    if number is None:
        return
    grant = roles.grants[number]
    after = replace(roles, grants=tuple(one for one in roles.grants if one != grant))
    knowing = False
    if role_changes.locks_out(access.caller(), after):
        knowing = st.checkbox("Saya tahu: sesudah ini saya sendiri bukan admin lagi", key=key("knowing"))
    actor = account_editing.ask_name("remove")
    if st.button("Cabut peran", type="primary", disabled=not actor, key="account_remove_do"):
        save(
            lambda: role_changes.remove_grant(
                asking.connection(), access.caller(), grant, actor=actor, seen=seen, knowing=knowing
            )
        )
