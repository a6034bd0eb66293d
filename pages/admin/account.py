"""Akun: who is using the app here, what are they allowed to do, and for admins who else may?"""

import streamlit as st

from data.roles import EVERYWHERE, Right
from pages._output import html
from pages._output.sentences import account
from pages._ui import access, account_keeping, account_roles, account_rules, account_who, filters

PARTS = {
    "akun": ("Akun saya", account_who.show),
    "peran": ("Peran", account_roles.show),
    "aturan": ("Dua mata & embargo", account_rules.show),
    "cadangan": ("Cadangan", account_keeping.show),
}

account_who.show_opening()
why = access.why_not(EVERYWHERE, Right.MANAGE)
if why is None:
    part = filters.choose_part("Bagian", "bagian", {code: name for code, (name, _show) in PARTS.items()})
    filters.stop_on_unknown()
else:
    part = "akun"
    if filters.read("bagian") in PARTS.keys() - {part}:
        st.info(html.plain(account.ADMIN_ONLY.format(why)))
PARTS[part][1]()
