"""What a submission would change in the data as they are now, as the preview of an upload shows it."""

import streamlit as st

from data.permission import NotAllowed
from data.reviewing.deciding import Preview, may_review, preview, trouble_of_sender
from data.reviewing.submissions import Submission
from data.roles import read_roles
from data.store import StoreError
from pages._output import html, upload_words
from pages._output.words import join_words
from pages._ui import access, asking, cards
from pages._ui.upload_actions import show_action_changes
from pages._ui.upload_owners import show_owner_changes
from pages._ui.upload_preview import CHANGE_COLUMNS, show_changes, show_effects
from pages._ui.upload_steps import CONFIRMED


def show_preview(one: Submission) -> Preview:
    """Old and new of every figure, what it means, the warnings with who accepted them; the reviewer ticks new ones."""
    version = asking.version_id()
    kept = st.session_state.setdefault("review_ticks", {})
    ticks = kept.setdefault((one.submission_id, version), set())  # what others stored since asks again
    if lost := trouble_of_sender(read_roles(), one):
        st.warning(html.plain(lost))
    found = _worked_out(one, version, frozenset(ticks))
    st.session_state["review_ticked"] = frozenset(ticks)
    if found.trouble:
        st.warning(html.plain(f"Kiriman ini tidak dapat disetujui sekarang. {found.trouble}"))
    if found.outcome is None:
        return found
    _show_warnings(one, found, ticks, version)
    if found.trouble:
        return found
    told = upload_words.tell_outcome(found.outcome)
    with st.container(key="review_outcome"):
        cards.heading(f"Bila disetujui: {told}", f"Dihitung terhadap data versi {version}, seperti adanya sekarang")
    show_effects(found.outcome)
    if one.kind == "unggah":
        show_changes(found.outcome)
    else:  # no file, no cell
        columns = [column for column in CHANGE_COLUMNS if column.key != "place"]
        show_changes(found.outcome, "Satu baris tiap angka", columns)
    show_owner_changes(found.outcome.owner_changes)
    show_action_changes(getattr(found.outcome, "action_changes", []))
    return found


def _worked_out(one: Submission, version: int, ticks: frozenset[str]) -> Preview:
    """The preview, kept until the data or the ticks change: a large file takes seconds to read again."""
    key = (one.submission_id, version, ticks)
    known = st.session_state.get("review_preview")
    if known and known[0] == key:
        return known[1]
    try:
        with st.spinner("Menghitung perubahan"):
            found = preview(asking.connection(), one.submission_id, access.caller(), ticks)
    except (NotAllowed, StoreError) as refusal:
        return Preview(None, trouble=str(refusal))
    st.session_state["review_preview"] = (key, found)
    return found


def _show_warnings(one: Submission, found: Preview, ticks: set[str], version: int) -> None:
    """New warnings with a tick for whoever decides; those of the file with the name of who accepted them."""
    new = upload_words.group_issues(found.issues, "warning")
    for group in new:
        with cards.card(f"review_{group.type}"):
            st.html(upload_words.group_card(group))
            key = f"review_accept_{group.type}_{one.submission_id}_{version}"
            if not may_review(one, access.caller()):
                st.html("<p class='rb-muted'>Pemeriksa yang menyetujui atau mengembalikannya.</p>")
            elif st.checkbox(CONFIRMED.get(group.type, "Ya, memang begitu"), key=key):
                ticks.add(group.type)
                st.rerun()
    if ticks:
        st.html(f"<p class='rb-muted'>Anda menyetujui: {html.text(upload_words.accepted_words(ticks))}.</p>")
    confirmed = upload_words.group_issues(found.confirmed, "warning")
    if confirmed:
        titles = join_words(group.title for group in confirmed)
        with cards.card("review_confirmed"):
            cards.heading(f"Peringatan yang disetujui pengirim: {titles}", f"Dikonfirmasi oleh {one.actor}")
            for group in confirmed:
                st.html(upload_words.group_card(group))
