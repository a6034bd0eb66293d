"""Dua mata dan embargo: for which governments a second person approves, and until when provisional values wait."""

from datetime import date

import streamlit as st

from data import role_changes
from data.roles import EVERYWHERE, Roles
from pages._output import account_words, html
from pages._ui import access, account_editing, account_roles, account_who, asking, cards, filters
from pages._ui.account_editing import key, save


def show() -> None:
    """What holds now and the two forms."""
    account_editing.show_told()
    roles, seen = account_editing.open_roles()
    if roles.trouble:
        return
    lines = account_words.rule_lines(roles, account_who.short_names(), date.today())
    with cards.card("account_rules"):
        cards.heading(account_words.rules_title(roles), "Berlaku sejak klik berikutnya; setiap perubahan dicatat")
        if lines:
            st.html(html.box(html.table(account_words.RULE_COLUMNS, lines, caption="Dua mata dan embargo")))
    left, right = st.columns(2, gap="medium")
    with left, cards.card("account_two_eyes"):
        show_two_eyes(roles, seen)
    with right, cards.card("account_embargo"):
        show_embargo(roles, seen)


def show_two_eyes(roles: Roles, seen: Roles) -> None:
    """For which governments what an analyst sends waits for a second person."""
    cards.heading("Dua mata", "Kiriman analis berlaku setelah disetujui pemeriksa")
    if not access.signs_in():
        words = "Tanpa masuk, dua mata tidak berlaku: orang kedua tidak dapat dibedakan dari yang pertama."
        st.html(f"<p class='rb-muted'>{words}</p>")
    codes = account_roles.choose_governments("Berlaku untuk", f"two_eyes_{hash(roles.two_eyes)}", roles.two_eyes)
    actor = account_editing.ask_name("two_eyes")
    if st.button("Simpan dua mata", type="primary", disabled=not actor, key="account_two_eyes_do"):
        save(lambda: role_changes.set_two_eyes(asking.connection(), access.caller(), codes, actor=actor, seen=seen))


def show_embargo(roles: Roles, seen: Roles) -> None:
    """Until which day visitors do not see the provisional values of a government."""
    cards.heading("Embargo", "Nilai sementara tidak tampak bagi pengunjung sebelum tanggal ini")
    options = {EVERYWHERE: "Semua pemda"} | filters.government_names()
    government = st.selectbox(
        "Pemerintah daerah", list(options), format_func=options.get, index=None, placeholder="Pilih", key=key("embargo")
    )
    if government is None:
        return
    until = st.date_input(
        "Dibuka pada; kosongkan untuk tanpa embargo",
        roles.embargo.get(government),
        format="DD/MM/YYYY",
        key=key(f"until_{government}"),
    )
    actor = account_editing.ask_name("embargo")
    if st.button("Simpan embargo", type="primary", disabled=not actor, key="account_embargo_do"):
        save(
            lambda: role_changes.set_embargo(
                asking.connection(), access.caller(), government, until, actor=actor, seen=seen
            )
        )
