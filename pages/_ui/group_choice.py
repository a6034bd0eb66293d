"""The choice of a group, its reason and members, and the groups people make of their own."""

import streamlit as st

from data.groups import LONGEST_REASON, MEMBER_COUNT, NAME_LENGTH, create_group, edit_group, remove_group
from data.ingest.storing.saving import SaveError
from data.permission import NotAllowed
from data.store import StoreError
from pages._output import group_members, html, sentences
from pages._output.group_members import Group
from pages._output.sentences import group as told
from pages._ui import access, asking, cards, filters

NEW = "baru"


def choose(own: dict, groups: list[Group], governments: dict[str, dict]) -> Group | None:
    """The card of the group on screen; None where the address names an unknown group or nobody can be compared."""
    by_code = {group.code: group for group in groups}
    with cards.card("group_choice"):
        title_place = st.container()
        with st.container(horizontal=True, vertical_alignment="bottom", key="filter_group"):
            chosen = filters.choose("Kelompok", "kelompok", {g.code: g.name for g in groups}, "semua")
            _show_own(groups, own["government_code"], governments)
        if said := st.session_state.pop("group_said", None):
            st.html(f"<p class='rb-prose' role='status'>{html.text(said)}</p>")
        if filters.say_unknown() or chosen is None:
            with title_place:
                cards.heading("Kelompok belum dipilih", "Pilih kelompok dari daftar")
            return None
        group = by_code[chosen]
        codes = group.codes(own["government_code"])
        noun = group_members.noun_of(governments[code]["level"] for code in codes)
        title = (
            told.group_title(group.name, len(codes), noun) if group.others else f"{group.name}: belum ada anggota lain"
        )
        title = sentences.marked(title, [group.is_illustrative, False])
        with title_place:
            cards.heading(title, group.reason)
        if not group.others:
            cards.footer("Pilih kelompok lain untuk melihat posisi, sebaran, dan nilai anggotanya.")
            return None
        _show_members(group, title, own["government_code"], governments)
    return group


def _show_members(group: Group, title: str, government: str, governments: dict[str, dict]) -> None:
    """Who is in the group: by name, or with their distance where they are the most similar."""
    lines = group_members.member_lines(group, government, governments)
    if group.near:
        table = html.table(group_members.SHORT_COLUMNS, lines[1:], caption=title)
        st.html(f"<div class='rb-group-near'>{table}</div>")
    else:
        names = group_members.member_words([line["name_value"] for line in lines[1:]])
        st.html(f"<p class='rb-footer'>Dibandingkan dengan: {html.text(names)}.</p>")
    cards.data_links(f"kelompok-{group.code}", title, group_members.COLUMNS, lines, group.reason)


def _show_own(groups: list[Group], government: str, governments: dict[str, dict]) -> None:
    """The popover in which groups are made, changed and removed by those who may write."""
    written = st.session_state.get("group_written", 0)  # another key is another popover: closed after a write
    with st.popover("Kelompok sendiri", key=f"group_own_{written}"):
        if why := access.why_not():
            st.html(f"<p class='rb-muted'>{html.text(why)}</p>")
            return
        own = {group.code: group for group in groups if group.is_own}
        options = {NEW: "Kelompok baru"} | {code: f"Ubah: {group.name}" for code, group in own.items()}
        kept = st.session_state.get("group_which")
        if kept not in options:
            st.session_state["group_which"] = NEW
        which = st.selectbox("Yang diisi", list(options), format_func=options.get, key="group_which")
        _show_form(own.get(which), government, governments)


def _show_form(group: Group | None, government: str, governments: dict[str, dict]) -> None:
    """One group as a form; what was typed is sent only together with a button."""
    code = group.code if group else NEW
    key = f"group_{code}_{group.version_id if group else asking.version_id()}"
    members = [] if group is None else ([government] if group.is_member else []) + group.others
    names = filters.government_names()
    with st.form(key, border=False):
        label = f"Nama kelompok ({NAME_LENGTH[0]} sampai {NAME_LENGTH[1]} huruf)"
        name = st.text_input(label, group.name if group else "", max_chars=NAME_LENGTH[1])
        reason = st.text_area(
            "Alasan: mengapa pemda ini sebanding", group.written_reason if group else "", max_chars=LONGEST_REASON
        )
        chosen = st.multiselect(
            f"Anggota ({MEMBER_COUNT[0]} sampai {MEMBER_COUNT[1]})",
            list(names),
            [one for one in names if one in members],
            format_func=names.get,
            placeholder="Pilih pemerintah daerah",
            max_selections=MEMBER_COUNT[1],
            select_all=False,
        )
        actor = access.ask_name("Nama Anda", f"{key}_actor")
        wants_save = st.form_submit_button("Simpan kelompok", type="primary")
        wants_removal = group is not None and st.form_submit_button("Hapus kelompok ini")
    if wants_save or wants_removal:
        _write(group, wants_removal, actor, name, reason, chosen)


def _write(group: Group | None, is_removal: bool, actor: str, name: str, reason: str, members: list[str]) -> None:
    """Store what the form says, show the group, and say what was done; a refusal is one sentence."""
    con, caller = asking.connection(), access.caller()
    given = {"actor": actor, "name": name, "reason": reason, "members": members}
    try:
        if is_removal:
            remove_group(con, group.code, caller, actor=actor, base_version=group.version_id)
            code, said = "semua", f"Kelompok {group.name} dihapus; pembatalan versinya memulihkannya."
        elif group is None:
            code, said = create_group(con, caller, **given), f"Kelompok {name.strip()} tersimpan."
        else:
            edit_group(con, group.code, caller, **given, base_version=group.version_id)
            code, said = group.code, f"Kelompok {name.strip()} diubah."
    except (NotAllowed, SaveError, StoreError) as refusal:
        st.error(html.plain(str(refusal)))
        return
    st.session_state["group_written"] = st.session_state.get("group_written", 0) + 1
    filters.write("kelompok", code)
    st.session_state["group_said"] = said
    st.rerun()
