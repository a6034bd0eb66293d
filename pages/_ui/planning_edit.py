"""What the editors of planning share: who may write, saving, what was saved and its undo, two versions side by side."""

from collections.abc import Callable

import streamlit as st

from data.ingest.storing.save_error import SaveError
from data.permission import NotAllowed
from data.store import StoreError
from pages._output import html
from pages._output.planning.editing_words import SIDE_COLUMNS
from pages._output.planning.values import tagged
from pages._ui import access, asking
from pages._ui.undo_button import show_undo

LONGEST_ACTOR, LONGEST_REASON = 150, 300  # as data.planning.fields has them


def may_write(government: str) -> bool:
    """Whether this browser may write for a government; where it may not, the page says who may and why."""
    if why := access.why_not(government):
        st.html(f"<p class='rb-muted'>{html.text(why)}</p>")
    return why is None


def read_standing(question: str, **parameters) -> tuple[int, list[dict]]:
    """(data version, rows of a question). The version is read first: the rows are never older than it says."""
    version = asking.version_id()
    return version, asking.rows(question, **parameters)


def say(kind: str, government: str, sentence: str, version: int) -> None:
    """Keep what was saved, so that the next run says it."""
    st.session_state[f"planning_told_{kind}"] = (government, sentence, version)


def show_said(kind: str, government: str) -> None:
    """What was saved last in this card with its undo, until something else is saved; or that it was taken back."""
    key = f"planning_told_{kind}"
    told = st.session_state.get(key)
    if told is None or told[0] != government:
        return
    _, sentence, version = told
    undone = st.session_state.get("undone") or ""
    if undone.startswith(f"Versi {version} "):
        sentence = st.session_state.pop("undone")
        st.session_state[key] = (government, sentence, None)
    elif version is None:
        del st.session_state[key]
        return
    st.html(f"<p class='rb-prose rb-said' role='status'>{html.text(sentence)}</p>")
    if not undone and version is not None:
        show_undo(version, key=f"undo_{kind}_{version}")


def attempt(write: Callable):
    """(what `write` returns, None), or (None, the sentence that refuses it)."""
    try:
        return write(), None
    except (NotAllowed, SaveError, StoreError) as refusal:
        return None, str(refusal)


def show_refusal(sentence: str | None) -> None:
    if sentence:
        st.error(html.plain(sentence))


def show_sides(name: str, lines: list[dict], key: str, below: str = "", is_illustrative: bool = False) -> bool:
    """Both versions of one record and the button that takes the stored one; True when it was pressed."""
    with st.container(border=True, key=f"sides_{key}"):
        table = html.table(SIDE_COLUMNS, lines, caption=name)
        st.html(
            f"<p class='rb-prose'><b>{tagged(name, [is_illustrative])}</b></p>{table}"
            + (f"<p class='rb-muted'>{html.text(below)}</p>" if below else "")
        )
        return st.button("Pakai yang tersimpan", key=f"take_{key}")


def ask_who(key: str, saved: int | None) -> tuple[str, str]:
    """(name, reason) of the person who writes, as typed; after a save (its version) the reason is empty again."""
    left, right = st.columns([1, 2])
    actor = access.ask_name("Nama Anda", f"{key}_actor", LONGEST_ACTOR, left)
    return actor, right.text_input("Alasan", max_chars=LONGEST_REASON, key=f"{key}_reason_{saved}")
