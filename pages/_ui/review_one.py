"""One submission: what was sent, what it would change now, and the buttons of those who decide about it."""

import json
from contextlib import contextmanager

import streamlit as st

from data.ingest.storing.save_error import SaveError
from data.number_format import format_date
from data.permission import NotAllowed
from data.reviewing import deciding
from data.reviewing.content import kept_files
from data.reviewing.deciding import Preview
from data.reviewing.submissions import Submission, read_submission
from data.store import StoreError
from pages._output import html, upload_words
from pages._output.sentences import review as words
from pages._ui import access, asking, cards, filters, review_parts
from pages._ui.review_changes import show_preview
from pages._ui.source_parts import show_kept_file


def show(sentence, said: str) -> None:
    """The submission the address names; an unknown one, or one that may not be seen, is a sentence."""
    try:
        number = int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else -1
        if number < 0:
            raise NotAllowed(f"Kiriman “{said[:40]}” tidak ada, atau akun ini tidak boleh melihatnya.")
        one = read_submission(asking.connection(), number, access.caller())
    except NotAllowed as refusal:
        with sentence:
            cards.page_sentence("Kiriman itu tidak dapat ditampilkan.")
        st.error(html.plain(str(refusal)))
        if access.signs_in() and access.identity() is None:
            st.html(f"<p class='rb-prose'>{words.SIGN_IN_FIRST}</p>")
        _show_way_back()
        return
    zone = review_parts.zone_of(one.governments)
    with sentence:
        cards.page_sentence(words.opening(one), words.below(one, zone))
    if one.waits:
        st.info(html.plain(f"{words.UNCOUNTED} {review_parts.who_decides(one)}"))
    elif one.state == "dikembalikan" and one.reason:
        again = words.SEND_AGAIN if deciding.is_sender(one, access.caller()) else ""
        st.info(html.plain(f"{words.returned(one)} {again}".strip()))
    _show_facts(one, zone)
    if one.waits:
        _show_decision(one, show_preview(one))
    _show_way_back()


def _show_way_back() -> None:
    st.button("Kembali ke Unggah data", on_click=filters.write, args=("kiriman", None), key="review_back")


def _show_facts(one: Submission, zone: str | None) -> None:
    """Who sent what, and its files as they were sent."""
    told = json.loads(one.content)
    pairs = [
        ("Dikirim oleh", one.actor),
        ("Waktu", words.moment_words(one.sent_at, zone)),
        ("Pemda", review_parts.place_names(one.governments)),
        ("Isi", words.KINDS[one.kind]),
    ]
    if one.kind == "unggah":
        pairs.append(("Cara menyimpan", upload_words.MODES[told["mode"]][0]))
    if told.get("letter_number") or told.get("letter_date"):
        dated = format_date(told["letter_date"]) if told.get("letter_date") else None
        pairs.append(("Surat", ", ".join(filter(None, [told.get("letter_number"), dated]))))
    if told.get("reason"):
        pairs.append(("Alasan", told["reason"]))
    if told.get("accepted"):
        pairs.append(("Disetujui pengirim", upload_words.accepted_words(told["accepted"])))
    if not one.waits:
        pairs.append(("Keputusan", words.decided(one, zone)))
    if one.version_id:
        address = f"/sumber?bagian=versi&versi={one.version_id - 1}-{one.version_id}"
        link = f'<a href="{html.text(address)}" target="_self">versi {one.version_id}</a>'
        pairs.append(("Menjadi", html.Markup(link)))
    with cards.card("submission"):
        cards.heading("Yang dikirim", "Disimpan apa adanya sejak dikirim")
        st.html(html.facts(pairs))
        shown = set()
        for kind, name, sha256 in kept_files(one.content):
            if sha256 not in shown:
                shown.add(sha256)
                ask_again = lambda: read_submission(asking.connection(), one.submission_id, access.caller())  # noqa: E731
                show_kept_file("berkas asli" if kind == "berkas" else "surat", name, sha256, ask_again)


def _show_decision(one: Submission, preview: Preview) -> None:
    """Setujui, Kembalikan, Tarik kembali: each for whom it is."""
    caller = access.caller()
    reviews, is_sender = deciding.may_review(one, caller), deciding.is_sender(one, caller)
    if not (reviews or is_sender):
        return
    with cards.card("decision"):
        cards.heading("Keputusan", "Tercatat dengan nama dan waktunya")
        actor = access.ask_name("Nama Anda", "review_actor") if not caller.identity else ""
        if reviews:
            _show_review(one, preview, actor)
        if is_sender:
            cards.footer("Yang mengirim tidak menyetujui kirimannya sendiri, tetapi dapat menariknya.")
            if st.button("Tarik kembali", key="review_withdraw"):
                with _told(f"Kiriman {one.submission_id} ditarik; tidak ada yang berubah."):
                    deciding.withdraw(asking.connection(), one.submission_id, caller, actor)


def _show_review(one: Submission, preview: Preview, actor: str) -> None:
    caller = access.caller()
    st.html(f"<p class='rb-muted'>{words.DECIDING}</p>")
    locked = bool(preview.trouble or preview.issues) or not (actor or caller.identity)
    if preview.issues and not preview.trouble:
        st.html("<p class='rb-muted'>Setujui terkunci: masih ada peringatan yang belum dikonfirmasi.</p>")
    if st.button("Setujui", type="primary", disabled=locked, key="review_approve"):
        with _told(f"Kiriman {one.submission_id} disetujui dan berlaku sebagai versi {{}}."):
            st.session_state["review_version"] = deciding.approve(
                asking.connection(), one.submission_id, caller, effect=preview.effect,
                accepted=st.session_state.get("review_ticked", frozenset()), actor=actor,
            )  # fmt: skip
    reason = st.text_input(
        "Alasan pengembalian",
        max_chars=500,
        placeholder="Yang harus diperbaiki pengirim",
        key=f"review_reason_{one.submission_id}",
    ).strip()
    if st.button("Kembalikan", disabled=not reason or not (actor or caller.identity), key="review_return"):
        with _told(f"Kiriman {one.submission_id} dikembalikan kepada {one.actor}; tidak ada yang berubah."):
            deciding.send_back(asking.connection(), one.submission_id, caller, reason, actor)


@contextmanager
def _told(sentence: str):
    """Say what was decided on the page as it stands afterwards; a refusal is said there as well."""
    try:
        with st.spinner("Mencatat keputusan"):
            yield
    except (NotAllowed, SaveError, StoreError) as refusal:
        st.session_state["upload_refusal"] = str(refusal)
    else:
        st.session_state["upload_told"] = sentence.format(st.session_state.pop("review_version", ""))
    st.rerun()
