"""Taking a version back: what would return is shown first, then one click with a reason."""

import streamlit as st

from data.ingest.reading.reference import load_reference
from data.ingest.storing.saving import SaveError
from data.ingest.storing.undoing import governments_of, needs_review, undo
from data.permission import NotAllowed
from data.reviewing.submissions import submit_undo
from data.store import StoreError
from pages._output import html, upload_table, upload_words
from pages._output.sentences.review import address
from pages._ui import access, asking, review_parts


def show_undo(version: int, key: str) -> None:
    """The button Batalkan of one version; asks who and why, and says what a newer version holds on to."""
    if number := st.session_state.pop(f"{key}_sent", None):
        st.info(html.plain(review_parts.tell_sent(number)))
        st.html(f'<p class="rb-footer"><a href="{address(number)}" target="_self">Buka kiriman {number}</a></p>')
        return
    popover = st.popover(f"Batalkan versi {version}", on_change="rerun", key=f"{key}_open")
    if not popover.open:  # what would return is a write taken back: worked out for whoever asks, not for every visitor
        return
    with popover:
        if why := access.why_not():
            st.html(f"<p class='rb-muted'>{html.text(why)}</p>")
            return
        try:
            planned = undo(asking.connection(), version, "pratinjau", "", access.caller(), dry_run=True)
        except (NotAllowed, SaveError, StoreError) as refusal:
            st.html(f"<p class='rb-muted'>{html.text(str(refusal))}</p>")
            return
        told = upload_words.tell_outcome(planned)
        st.html(f"<p class='rb-prose'>Akibatnya: {html.text(told)}.</p>")
        if planned.held or planned.held_owners:
            lines = upload_table.change_lines(planned.held[:20], load_reference())
            named = [f"{line['government']}, {line['what']} {line['year']}" for line in lines]
            lines = upload_table.owner_lines(planned.held_owners[:20], load_reference())
            named += [f"pengampu {line['what']}, {line['government']}" for line in lines]
            names = "; ".join(named)
            st.html(f"<p class='rb-muted'>Tidak berubah karena dipegang versi yang lebih baru: {html.text(names)}.</p>")
        actor = access.ask_name("Nama Anda", f"{key}_actor")
        reason = st.text_input("Alasan", max_chars=300, key=f"{key}_reason").strip()
        second = _second_person(version)
        if second:
            st.html(f"<p class='rb-muted'>{html.text(second)}</p>")
        words = "Kirim pembatalan untuk diperiksa" if second else "Batalkan versi ini"
        clicked = st.button(words, type="primary", disabled=not (actor and reason), key=f"{key}_do")
    if clicked:
        try:
            if second:
                sent = submit_undo(asking.connection(), version, actor, reason, access.caller())
                st.session_state[f"{key}_sent"] = sent
                st.rerun()
            outcome = undo(asking.connection(), version, actor, reason, access.caller())
        except (NotAllowed, SaveError, StoreError) as refusal:
            st.error(html.plain(str(refusal)))
            return
        st.session_state["undone"] = f"Versi {version} dibatalkan oleh versi {outcome.version_id}."
        st.rerun()


def _second_person(version: int) -> str | None:
    """Why this undo is sent to a second person, in a sentence; None where it is done at once."""
    with asking.connection().cursor() as cursor:
        governments = governments_of(cursor, version) if needs_review(cursor, version) else []
    return review_parts.second_person(governments)
