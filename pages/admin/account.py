"""Akun: who is using the app here, and what are they allowed to do?"""

import streamlit as st

from pages._output import html
from pages._ui import access, cards

known = access.identity()
if not access.signs_in():
    cards.page_sentence(
        "Aplikasi ini berjalan tanpa masuk.", access.why_not() or "Dari komputer ini semua boleh diubah."
    )
elif known is None:
    cards.page_sentence("Masuk untuk mengunggah, memeriksa, dan melihat nilai sementara.")
    st.button("Masuk", type="primary", on_click=st.login, key="sign_in")
else:
    cards.page_sentence(
        f"{known.label} sudah masuk.", access.why_not() or "Akun ini boleh mengunggah dan mengubah data."
    )
    st.html(f"<p class='rb-muted'>{html.text(known.email)}</p>")
    st.button("Keluar", on_click=st.logout, key="sign_out")
