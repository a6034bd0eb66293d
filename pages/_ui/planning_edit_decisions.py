"""The decisions of a raker, written down, changed and removed in one form; nobody's change is overwritten unseen."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from data.ingest.storing.save_error import SaveError
from data.planning.decisions import EDITABLE, add_decision, edit_decision, remove_decision
from pages._output import html
from pages._output.planning import editing_words
from pages._output.planning.decisions import STATUS
from pages._ui import access, asking, cards, planning_edit

NEW, OTHER = "baru", ""
KEY = "planning_decision"
BLANK = dict.fromkeys(EDITABLE) | {"status": "belum", "is_illustrative": False, "version_id": None}
LABELS = {
    "raker_date": "Tanggal raker", "decision": "Keputusan", "pic": "PIC", "deadline": "Tenggat", "status": "Status",
    "follow_up": "Tindak lanjut",
}  # fmt: skip
TYPED = {"new": "Catat keputusan", "edit": "Simpan perubahan keputusan", "gone": "Simpan sebagai keputusan baru"}


@dataclass
class Draft:
    """The form one person is filling: the decision as they opened it, and what somebody else made of it since."""

    which: str  # decision id, or NEW
    government: str
    version: int  # the data version the person has seen
    row: dict  # as opened
    round: int  # another round is another, freshly filled form
    typed: dict | None = None  # of the attempt that was refused
    stands: dict | None = None
    is_newer: bool = False  # somebody changed it after `row`; `stands` None then says removed
    refusal: str | None = None


def show(government: str, decisions: list[dict]) -> None:
    """The card "Catat keputusan raker"; decisions: rows of the question raker_decisions."""
    with cards.card("planning_edit_decisions"):
        cards.heading(
            "Catat keputusan raker", "Tambah, ubah, atau hapus satu keputusan; setiap simpanan dapat dibatalkan"
        )
        planning_edit.show_said("decisions", government)
        if not planning_edit.may_write(government):
            return
        draft = _open(government, _choose(government, decisions))
        _show_both(draft)
        if draft.row["is_illustrative"]:
            st.html("<p class='rb-footer'>Keputusan ini ilustrasi; perubahannya tersimpan sebagai ilustrasi.</p>")
        planning_edit.show_refusal(draft.refusal if not draft.is_newer else None)
        _show_form(draft)


def _choose(government: str, decisions: list[dict]) -> str:
    """What the form is about. A decision that is being edited stays in the list when somebody removes it."""
    options = {NEW: "Keputusan baru"} | {row["decision_id"]: _name(row) for row in decisions}
    wanted = st.session_state.pop(f"{KEY}_next", None) or st.session_state.get(f"{KEY}_which")
    kept = st.session_state.get(KEY)
    if kept and (kept.government, kept.which) == (government, wanted) and wanted not in options:
        options[wanted] = f"{_name(kept.row)} (sudah dihapus)"
    st.session_state[f"{KEY}_which"] = wanted if wanted in options else NEW
    return st.selectbox("Yang diisi", list(options), format_func=options.get, key=f"{KEY}_which")


def _name(row: dict) -> str:
    words = row["decision"] or ""
    mark = " · ilustrasi" if row["is_illustrative"] else ""
    return html.plain(f"{row['decision_id']} · {words[:70]}{'…' if len(words) > 70 else ''}{mark}")


def _open(government: str, which: str) -> Draft:
    """The form as it is being filled; another one for another decision or after it was off the screen."""
    kept = st.session_state.get(KEY)
    is_same = kept and (kept.government, kept.which) == (government, which)
    if is_same and _key(kept, "decision") in st.session_state:
        return kept
    return _reopen(government, which)


def _reopen(government: str, which: str) -> Draft:
    version, standing = planning_edit.read_standing("raker_decisions", government_code=government)
    row = next((row for row in standing if row["decision_id"] == which), BLANK)
    old = st.session_state.get(KEY)
    draft = Draft(which, government, version, _plain(row), old.round + 1 if old else 0)
    st.session_state[KEY] = draft
    return draft


def _plain(row: dict) -> dict:
    """Moments of the store as days."""
    days = {name: row[name] and date.fromisoformat(str(row[name])[:10]) for name in ("raker_date", "deadline")}
    return row | days


def _key(draft: Draft, name: str) -> str:
    return f"{KEY}_{draft.which}_{draft.round}_{name}"


def _show_both(draft: Draft) -> None:
    """What somebody else wrote meanwhile, beside what the person wrote."""
    if not draft.is_newer:
        return
    planning_edit.show_refusal(draft.refusal)
    mine = {name: value for name, value in (draft.typed or {}).items() if value != draft.row[name]}
    lines = editing_words.side_lines(LABELS, _worded(draft.row), _worded(mine), draft.stands and _worded(draft.stands))
    below = (
        "Isian Anda masih ada di formulir dan dapat disimpan sebagai keputusan baru."
        if draft.stands is None
        else "Isian Anda masih ada di formulir; bila disimpan lagi, kolom yang Anda ubah menggantikan yang tersimpan."
    )
    if planning_edit.show_sides(draft.row["decision"], lines, KEY, below, draft.row["is_illustrative"]):
        which = draft.which if draft.stands else NEW
        _leave(draft.government, which)


def _worded(row: dict) -> dict:
    return row | ({"status": STATUS.get(row["status"], row["status"])} if "status" in row else {})


def _leave(government: str, which: str) -> None:
    """Another form on the next run; the choice of what it is about is set before that widget is drawn."""
    draft = st.session_state[KEY]
    st.session_state[KEY] = Draft(OTHER, government, 0, BLANK, draft.round)
    st.session_state[f"{KEY}_next"] = which
    st.rerun()


def _show_form(draft: Draft) -> None:
    kind = "new" if draft.which == NEW else "gone" if draft.is_newer and draft.stands is None else "edit"
    with st.form(f"{KEY}_form_{draft.which}_{draft.round}", border=False):
        typed = _fields(draft)
        actor, reason = access.ask_name("Nama Anda", f"{KEY}_actor", 150), ""
        if kind == "edit":
            reason = st.text_input("Alasan perubahan", max_chars=300, key=_key(draft, "reason"))
        with st.container(horizontal=True):
            wants_save = st.form_submit_button(TYPED[kind], type="primary")
            wants_removal = kind == "edit" and st.form_submit_button("Hapus keputusan ini")
    if wants_save or wants_removal:
        _save(draft, "remove" if wants_removal else kind, typed, actor, reason)


def _fields(draft: Draft) -> dict:
    """Column -> what the form says."""
    row, key = draft.row, lambda name: _key(draft, name)
    typed = {"decision": st.text_area("Keputusan", row["decision"] or "", max_chars=1000, key=key("decision"))}
    left, middle, right = st.columns(3)
    for place, name in ((left, "raker_date"), (middle, "deadline")):
        typed[name] = place.date_input(LABELS[name], row[name], format="DD/MM/YYYY", key=key(name))
    statuses = list(STATUS)
    typed["status"] = right.selectbox(
        "Status", statuses, statuses.index(row["status"]), format_func=STATUS.get, key=key("status")
    )
    offices = [one["perangkat_daerah"] for one in asking.rows("offices", government_code=draft.government)]
    known = [OTHER, *dict.fromkeys(offices + ([row["pic"]] if row["pic"] else []))]
    left, right = st.columns(2)
    chosen = left.selectbox(
        "PIC", known, known.index(row["pic"] or OTHER), key=key("pic"),
        format_func=lambda name: html.plain(name) if name else "belum dipilih",
    )  # fmt: skip
    other = right.text_input("PIC lain, bila tidak ada di daftar", max_chars=150, key=key("other"))
    typed["pic"] = other.strip() or chosen or None
    follow_up = st.text_area("Tindak lanjut", row["follow_up"] or "", max_chars=1000, height=80, key=key("follow_up"))
    return typed | {
        name: words.strip() or None for name, words in (("decision", typed["decision"]), ("follow_up", follow_up))
    }


def _save(draft: Draft, kind: str, typed: dict, actor: str, reason: str) -> None:
    """Store what the form says; a refusal leaves the form as it is and shows what somebody else wrote."""
    saved, refusal = planning_edit.attempt(lambda: _write(draft, kind, typed, actor, reason))
    version, standing = planning_edit.read_standing("raker_decisions", government_code=draft.government)
    found = {row["decision_id"]: _plain(row) for row in standing}
    if refusal is None:
        code = saved if kind in ("new", "gone") else draft.which
        number = found[code]["version_id"] if kind in ("new", "gone") else saved
        done = "dihapus oleh" if kind == "remove" else "tersimpan sebagai"
        noun = "Keputusan ilustrasi" if draft.row["is_illustrative"] else "Keputusan"
        planning_edit.say("decisions", draft.government, f"{noun} {code} {done} versi {number}.", number)
        _leave(draft.government, NEW)
    draft.typed, draft.refusal = typed, refusal
    stands = found.get(draft.which)
    if draft.which != NEW and (stands or {}).get("version_id") != draft.row["version_id"]:
        draft.stands, draft.is_newer, draft.version = stands, True, version
    st.rerun()


def _write(draft: Draft, kind: str, typed: dict, actor: str, reason: str) -> str | int:
    """The new decision's id, or the version of the change."""
    con, caller = asking.connection(), access.caller()
    if kind in ("new", "gone"):
        given = {"government": draft.government, "is_illustrative": draft.row["is_illustrative"]}
        return add_decision(con, caller, actor=actor, **typed, **given)
    said = {"actor": actor, "reason": reason, "base_version": draft.version}
    if kind == "remove":
        return remove_decision(con, draft.which, caller, **said)
    changes = {name: value for name, value in typed.items() if value != draft.row[name]}
    if not changes:
        raise SaveError("Belum ada isian yang diubah.")
    return edit_decision(con, draft.which, caller, changes=changes, **said)
