"""Unggah data: choose, match, check, preview, save or take back. Nothing is stored before the last click."""

import streamlit as st

from pages._output import html, upload_words
from pages._ui import access, cards, filters, review_one, review_parts, upload_preview, upload_steps
from pages._ui.upload_correction import show_correction
from pages._ui.upload_draft import draft
from pages._ui.upload_extras import show_illustrative, show_template

own = draft()
if own.step > 1 and own.source is None:
    own.step = 1
sentence = st.container()
submission = filters.read("kiriman")
if not submission:
    st.html(upload_words.stepper(own.step))
why = None if submission else access.why_not()  # who reviews need not write
if why:
    st.info(html.plain(f"Halaman ini hanya untuk membaca dan memeriksa. {why}"))
for name in ("upload_told", "undone"):
    if told := st.session_state.pop(name, None):
        st.info(html.plain(told))
if refusal := st.session_state.pop("upload_refusal", None):
    st.error(html.plain(refusal))

if submission:
    review_one.show(sentence, submission)
elif own.step == 4:
    upload_preview.show_preview(sentence)
elif own.step == 5:
    with sentence:
        told = upload_words.tell_outcome(own.saved)
        cards.page_sentence(f"Versi {own.saved.version_id} tersimpan: {told}.", own.source.name)
    upload_preview.show_saved()
else:
    show = {1: upload_steps.show_choosing, 2: upload_steps.show_matching, 3: upload_steps.show_checking}[own.step]
    show()
    with sentence:
        below = f"{own.source.name} · belum ada yang tersimpan" if own.source else ""
        cards.page_sentence(upload_words.opening(own.refused or own.check), below)
    if own.step == 1 and own.source is None:
        review_parts.show_submissions()
        left, right = st.columns(2)
        government = filters.read("pemda")
        with left:
            show_template(government)
            show_illustrative()
        with right:
            show_correction(government)
