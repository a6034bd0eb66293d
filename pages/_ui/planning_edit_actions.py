"""The actions of one plan, edited in a table: all changes become one version, and nobody's are overwritten unseen."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd
import streamlit as st

from data.planning.actions import edit_actions
from data.planning.model import STATED_STATUSES, ActionEdit
from pages._output import html
from pages._output.planning import editing, editing_words
from pages._output.planning.board import AREA_NAMES
from pages._ui import access, asking, cards, planning_edit

WIDE = {"activity": 280, "output_indicator": 220, "obstacle": 260, "follow_up": 260, "perangkat_daerah": 200}


@dataclass
class Draft:
    """The table one person is editing: what was seen, at which version, and the lines the grid starts from."""

    version: int  # data version of `before`
    before: list[dict]  # rows of the question actions
    page: list  # the rows of the page when the table was opened
    shown: list[dict]  # grid lines
    round: int = 0  # another round is another grid
    lines: list[dict] = field(default_factory=list)  # the grid as it was last seen
    conflicts: list[editing.Conflict] = field(default_factory=list)
    refusal: str | None = None


@st.fragment
def show(government: str, year: int | None, actions: list[dict]) -> None:
    """The card "Ubah rencana aksi" of one year's plan; a cell that is edited runs this card again, not the page.

    actions: rows of the question actions, as the page shows them. Without a year the person chooses one.
    """
    with cards.card("planning_edit_actions"):
        told = f"Rencana {year}; setiap simpanan menjadi satu versi" if year else "Setiap simpanan menjadi satu versi"
        cards.heading("Ubah rencana aksi", f"{told} dengan nama dan alasan, dan dapat dibatalkan")
        planning_edit.show_said("actions", government)
        if not planning_edit.may_write(government):
            return
        year = year or _choose_year(actions)
        key = f"planning_actions_{government}_{year}"
        plan = {"government_code": government, "year": year}
        draft = _open(key, plan, [(row["action_id"], row["version_id"]) for row in actions if row["year"] == year])
        _show_grid(key, draft)
        edits = editing.changes_of(draft.before, draft.lines, plan)
        _show_conflicts(key, draft)
        now, later = _choose_kind(key, draft, edits)
        _show_preview(draft, now)
        actor, reason = planning_edit.ask_who(key, st.session_state.get(f"{key}_saved"))
        planning_edit.show_refusal(draft.refusal if not draft.conflicts else None)
        if st.button("Simpan perubahan", type="primary", key=f"{key}_save"):
            _save(key, draft, plan, now, later, actor, reason)


def _choose_year(actions: list[dict]) -> int:
    """The year of the plan: those there are, this one and the next."""
    today = date.today().year
    years = sorted({row["year"] for row in actions} | {today, today + 1}, reverse=True)
    newest = max((row["year"] for row in actions), default=today)
    return st.selectbox("Tahun rencana", years, years.index(newest), width=220, key="planning_actions_year")


def _open(key: str, plan: dict, page: list) -> Draft:
    """The person's table with what they typed; a new one where nothing was typed and the page has moved on."""
    draft = st.session_state.get(key)
    if draft is None:
        draft = _reopen(key, plan, page)
    elif f"{key}_{draft.round}" not in st.session_state and draft.lines and draft.lines != draft.shown:
        _start(draft, draft.lines)  # the grid was not on screen for a while, and the browser forgot it
    draft.lines = editing.lines_after(draft.shown, st.session_state.get(f"{key}_{draft.round}", {}))
    if draft.page != page and not editing.changes_of(draft.before, draft.lines, plan):
        draft = _reopen(key, plan, page)
    return draft


def _reopen(key: str, plan: dict, page: list) -> Draft:
    """The plan as it stands now."""
    version, before = planning_edit.read_standing("actions", **plan)
    old = st.session_state.get(key)
    draft = Draft(version, before, page, list(map(editing.grid_line, before)), old.round + 1 if old else 0)
    draft.lines = draft.shown
    st.session_state[key] = draft
    return draft


def _start(draft: Draft, lines: list[dict]) -> None:
    """Another grid that starts from these lines."""
    draft.shown, draft.lines, draft.round = lines, lines, draft.round + 1


def _show_grid(key: str, draft: Draft) -> None:
    st.html(f"<p class='rb-footer'>{html.text(editing_words.HELP)}</p>")
    frame = pd.DataFrame({name: [line.get(name) for line in draft.shown] for name in editing.CELLS}, dtype="string")
    frame[editing.REMOVED] = pd.Series([bool(line[editing.REMOVED]) for line in draft.shown], dtype=bool)
    if not any(line["mark"] for line in draft.shown):
        frame = frame.drop(columns="mark")
    with st.container(key="planning_grid"):
        st.data_editor(
            frame,
            key=f"{key}_{draft.round}",
            num_rows="dynamic",
            hide_index=True,
            column_config=_columns(),
            disabled=list(editing.READ_ONLY),
            placeholder="–",
            alt="Tabel isian rencana aksi; isinya juga ada pada tabel di halaman ini",
        )
    if st.button("Tambah baris", key=f"{key}_add"):
        _start(draft, [*draft.lines, editing.new_line()])
        st.rerun()
    if any(row["is_illustrative"] for row in draft.before):
        st.html(f"<p class='rb-footer'>{html.text(editing_words.INVENTED)}</p>")


def _columns() -> dict:
    """Names, widths and kinds of the columns; numbers are words, read as Indonesian writes them (see editing)."""
    config = st.column_config
    columns = {name: config.TextColumn(label, width=WIDE.get(name, 130)) for name, label in editing.LABELS.items()}
    columns |= {name: config.TextColumn(editing.LABELS[name], width=120, alignment="right") for name in editing.AMOUNTS}
    columns |= {name: config.TextColumn(label, width=110) for name, label in editing.READ_ONLY.items()}
    columns["mark"] = config.TextColumn("Tanda", width=75)
    columns["action_id"] = config.TextColumn("Kode", width=60, pinned=True)
    columns[editing.REMOVED] = config.CheckboxColumn("Hapus", width=90, default=False)
    columns["area"] = config.SelectboxColumn("Area", width=190, options=list(AREA_NAMES), format_func=AREA_NAMES.get)
    columns["stated_status"] = config.SelectboxColumn("Status", width=120, options=STATED_STATUSES)
    columns["evidence_url"] = config.LinkColumn("Bukti (alamat)", width=220)
    return columns


def _show_conflicts(key: str, draft: Draft) -> None:
    """What somebody else wrote meanwhile, beside what the person wrote."""
    if not draft.conflicts:
        return
    planning_edit.show_refusal(draft.refusal)
    st.html(
        "<p class='rb-prose'>Isian Anda masih ada di tabel. Periksa kedua versi di bawah ini: pakai yang tersimpan,"
        " atau simpan lagi; kolom yang Anda ubah lalu menggantikan yang tersimpan.</p>"
    )
    for conflict in draft.conflicts:
        name, lines = editing_words.name_of(conflict.seen), editing_words.conflict_lines(conflict)
        gone = conflict.stands is None and not conflict.edit.is_withdrawn
        below = "Renaksi ini sudah dihapus; isian Anda ada di tabel sebagai renaksi baru." if gone else ""
        is_illustrative = conflict.seen["is_illustrative"]
        if planning_edit.show_sides(name, lines, f"{key}_{conflict.action_id}", below, is_illustrative):
            _start(draft, editing.take_standing(draft.lines, draft.before, conflict.action_id))
            draft.conflicts.remove(conflict)
            draft.refusal = draft.refusal if draft.conflicts else None
            st.rerun()


def _choose_kind(key: str, draft: Draft, edits: list[ActionEdit]) -> tuple[list[ActionEdit], list[ActionEdit]]:
    """(edits to save now, edits that stay in the table): real and illustrative ones never make one version."""
    split = editing.split_by_mark(draft.before, edits)
    if not all(split.values()):
        return edits, []
    st.html(f"<p class='rb-prose'>{html.text(editing_words.MIXED)}</p>")
    names = {False: "renaksi nyata", True: "renaksi ilustrasi"}
    chosen = st.radio("Yang disimpan sekarang", list(names), format_func=names.get, horizontal=True, key=f"{key}_kind")
    return split[chosen], split[not chosen]


def _show_preview(draft: Draft, edits: list[ActionEdit]) -> None:
    """What the button would change, from what to what."""
    if not edits:
        st.html("<p class='rb-muted'>Belum ada perubahan pada tabel.</p>")
        return
    title = f"Yang akan disimpan: {editing_words.count_words(edits)}"
    lines = editing_words.preview_lines(draft.before, edits)
    table = html.table(editing_words.PREVIEW_COLUMNS, lines, caption=title)
    st.html(f"<p class='rb-prose'><b>{html.text(title)}</b></p>{html.box(table)}")


def _save(key: str, draft: Draft, plan: dict, edits: list, later: list, actor: str, reason: str) -> None:
    """Store the edits as one version; a refusal leaves everything that was typed where it is."""
    con, caller = asking.connection(), access.caller()
    given = {"actor": actor, "reason": reason, "edits": edits, "base_version": draft.version}
    version, draft.refusal = planning_edit.attempt(lambda: edit_actions(con, caller, **given))
    now, standing = planning_edit.read_standing("actions", **plan)
    if version is None:
        if editing.conflicts_of(draft.before, standing, edits + later):
            _rebase(draft, now, standing, edits + later)
    else:
        done = editing_words.count_words(edits)
        what = "Renaksi ilustrasi tersimpan" if editing.split_by_mark(draft.before, edits)[True] else "Tersimpan"
        planning_edit.say("actions", plan["government_code"], f"{what} sebagai versi {version}: {done}.", version)
        st.session_state[f"{key}_saved"] = version
        _rebase(draft, now, standing, later)
    st.rerun()


def _rebase(draft: Draft, now: int, standing: list[dict], edits: list) -> None:
    """Go on from what stands now with the edits laid over it; what somebody else changed is shown first."""
    draft.conflicts = editing.conflicts_of(draft.before, standing, edits)
    _start(draft, editing.lines_over(draft.before, standing, edits))
    draft.version, draft.before = now, standing
