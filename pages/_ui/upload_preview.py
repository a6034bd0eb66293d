"""The last two steps of an upload: what it would change, and what it has changed."""

from datetime import date

import streamlit as st

from data.ingest.reading.reference import load_reference
from data.ingest.storing.changes import actions_of, pick
from data.ingest.storing.saving import MODES, NEWER, STAGES, Outcome, SaveError, Upload, save
from data.number_format import format_date, format_number
from data.permission import NotAllowed
from data.reviewing.submissions import submit_upload
from data.store import StoreError
from pages._output import html, upload_table, upload_words
from pages._output.matrix import address_of
from pages._output.upload_report import build_upload_report
from pages._output.words import join_words
from pages._ui import access, asking, cards, filters, review_parts
from pages._ui.undo_button import show_undo
from pages._ui.upload_actions import action_lines_first, show_action_changes, show_action_table
from pages._ui.upload_draft import Draft, draft, go_to, shown, shown_to_the_end, start_again
from pages._ui.upload_owners import changed_first as owners_first
from pages._ui.upload_owners import show_owner_changes, show_owner_table
from pages._ui.upload_steps import CONFIRMED, XLSX

CHANGE_COLUMNS = [
    html.Column("Pemerintah daerah", "government"),
    html.Column("Angka", "what"),
    html.Column("Tahun", "year"),
    html.Column("Sekarang", "old"),
    html.Column("Menjadi", "new"),
    html.Column("Perubahan", "action"),
    html.Column("Jenis", "kind"),
    html.Column("Sel", "place"),
]
SAVED_COLUMNS = [column._replace(name="Sebelumnya") if column.key == "old" else column for column in CHANGE_COLUMNS]
LINES_SHOWN = 300


def show_preview(sentence) -> None:
    """Step 4: old and new of every figure, what it means, and the mode; nothing is stored yet."""
    own = draft()
    if own.is_saving:
        own.is_saving = False
        _save()
        st.rerun()
    with cards.card("mode"):
        cards.heading("Cara menyimpan", upload_words.mode_words(own.mode, own.check))
        own_modes = sorted(MODES, key=list(upload_words.MODES).index)
        own.mode = st.radio(
            "Cara menyimpan",
            own_modes,
            own_modes.index(own.mode),
            format_func=lambda mode: upload_words.mode_name(mode, own.check),
            horizontal=True,
            label_visibility="collapsed",
            key="mode",
        )
    outcome = _dry_run(own)
    if outcome is None:
        return
    _show_newer(own, outcome)
    with sentence:
        told = f"{own.source.name} · belum ada yang tersimpan"
        cards.page_sentence(f"Pratinjau: {upload_words.tell_outcome(outcome)}.", told)
    show_effects(outcome)
    show_changes(outcome)
    show_owner_changes(outcome.owner_changes)
    show_action_changes(outcome.action_changes)
    _show_save(own, outcome)


def upload_of(own: Draft) -> Upload:
    """The draft as the store takes it."""
    return Upload(
        checks=[own.check],
        actor=own.actor or "tanpa nama",
        title=own.source.name,
        data_as_of=own.letter_date or date.today(),
        mode=own.mode,
        letter_number=own.letter_number or None,
        letter_date=own.letter_date,
        accepted=frozenset(own.accepted),
        started_version=own.started_version,
        base_version=own.base_version,
        attachment=own.attachment,
        is_illustrative=own.check.is_illustrative,
    )


def _dry_run(own: Draft) -> Outcome | None:
    """What saving would do, kept until a decision changes; None when this browser may not write."""
    version = asking.version_id()
    if own.base_version not in (None, version):  # what others have stored since needs a tick of its own
        own.accepted -= NEWER
    decided = (own.mode, frozenset(own.accepted), own.letter_number, version)
    if own.preview is None or own.preview[0] != decided:
        own.base_version = version
        try:
            with shown(STAGES["gather"][0]) as progress:
                found = save(asking.connection(), upload_of(own), access.caller(), dry_run=True, progress=progress)
            own.preview = (decided, found)
        except (NotAllowed, SaveError, StoreError) as refusal:
            st.error(html.plain(str(refusal)))
            st.button("Kembali", on_click=go_to, args=(3,), key="back_refused")
            return None
    return own.preview[1]


def _show_newer(own: Draft, outcome: Outcome) -> None:
    """Values stored since the file was prepared, which it would overwrite: asked here, because only the store knows."""
    groups = upload_words.group_issues(outcome.issues, "warning")
    known = [group for group in groups if group.type not in own.check.warning_types]
    for group in known:
        with cards.card(f"newer_{group.type}"):
            st.html(upload_words.group_card(group))
            if st.checkbox(CONFIRMED[group.type], group.type in own.accepted, key=f"accept_late_{group.type}"):
                own.accepted.add(group.type)
                st.rerun()


def show_effects(outcome) -> None:
    """What an upload, or an undo, means for the main figures, in finished sentences."""
    if outcome.headlines:
        with cards.card("effects"):
            others = ["pengampu area"] * bool(outcome.owner_changes)
            others += ["rencana aksi"] * bool(getattr(outcome, "action_changes", None))
            figures = ["angka utama"] if outcome.changes or not others else []
            cards.heading("Artinya", f"Pengaruhnya pada {join_words(figures + others)}")
            st.html("<br>".join(str(html.text(line)) for line in outcome.headlines))


def show_changes(outcome, subtitle: str = "Satu baris tiap angka, dengan sel asalnya", columns=CHANGE_COLUMNS) -> None:
    """Every figure, the changed ones first."""
    if not outcome.changes:
        return
    changes = pick(outcome.changes, changed_first(outcome.changes)[:LINES_SHOWN])
    lines = upload_table.change_lines(changes, load_reference())
    for line, change in zip(lines, changes, strict=False):
        if change.record is None and change.new_status and change.action != "ditarik":  # restored by an undo
            new = (change.new_status, change.new_value, change.new_upper_value, change.new_predikat)
            line["new"] = upload_table.figure_value(*new)
    with cards.card("changes"):
        cards.heading("Sekarang dan menjadi", subtitle)
        st.html(html.box(html.table(columns, lines, caption="Perubahan")))
        if len(outcome.changes) > LINES_SHOWN:
            told = format_number(len(outcome.changes), 0)
            cards.footer(f"{LINES_SHOWN} baris pertama dari {told}; semuanya masuk berita acara.")


def changed_first(changes) -> list[int]:
    """The places of the changes, what changes what people know before what stays."""
    first = ("berubah", "ditarik", "baru")
    names = [*first, *(name for name in upload_words.ACTIONS if name not in first)]
    ranks = {name: rank for rank, name in enumerate(names)}
    actions = actions_of(changes)
    return sorted(range(len(actions)), key=lambda place: ranks[actions[place]])


def _show_save(own: Draft, outcome: Outcome) -> None:
    why = ""
    if outcome.issues:
        why = "Terkunci: masih ada yang belum disetujui"
    elif not outcome.stores_anything:
        held = {"angka": outcome.changes, "pengampu": outcome.owner_changes, "renaksi": outcome.action_changes}
        what = join_words([name for name, changes in held.items() if changes])
        why = f"Tidak ada yang perlu disimpan: semua {what} sudah sama"
    elif not own.actor:
        why = "Isi nama pengunggah di bawah ini"
    if not own.actor:
        own.actor = st.text_input("Nama pengunggah", max_chars=100, key="actor_late").strip()
        if own.actor:
            st.rerun()
    second = review_parts.second_person(upload_of(own).governments)
    if second:
        st.html(f"<p class='rb-prose'>{html.text(second)}</p>")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.button("Kembali", on_click=go_to, args=(3,), key="back_4")
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            if why:
                st.html(f"<p class='rb-muted'>{why}</p>", width="content")
            words, act = ("Kirim untuk diperiksa", _send) if second else ("Simpan sebagai versi baru", _ask_to_save)
            st.button(words, type="primary", disabled=bool(why), on_click=act, key="save")


def _ask_to_save() -> None:
    """The next run of the page saves what this one has shown, before it works out another preview."""
    draft().is_saving = True


def _send() -> None:
    """Send the upload to a second person and show it as it waits; a refusal stays on the page as a sentence."""
    own = draft()
    try:
        number = submit_upload(asking.connection(), upload_of(own), access.caller())
    except (NotAllowed, SaveError, StoreError) as refusal:
        own.preview = None
        st.session_state["upload_refusal"] = str(refusal)
        return
    start_again()
    filters.write("kiriman", str(number))
    st.session_state["upload_told"] = review_parts.tell_sent(number)


def _save() -> None:
    """Write the version; a refusal stays on the page as a sentence and nothing is stored."""
    own = draft()
    with shown_to_the_end(STAGES["gather"][0]) as progress:
        try:
            outcome = save(asking.connection(), upload_of(own), access.caller(), progress=progress)
        except (NotAllowed, SaveError, StoreError) as refusal:
            st.session_state["upload_refusal"] = str(refusal)
            return
        own.preview = None
        if outcome.version_id is None:
            st.session_state["upload_refusal"] = (
                "Belum tersimpan: data berubah sejak pratinjau. Periksa pratinjau yang baru, lalu simpan lagi."
            )
            return
        own.saved, own.step = outcome, 5


def show_saved() -> None:
    """Step 5: the version, what changed, its berita acara, and the way back."""
    own = draft()
    outcome: Outcome = own.saved
    version = outcome.version_id
    show_effects(outcome)
    order = changed_first(outcome.changes)
    changes = pick(outcome.changes, order[:LINES_SHOWN])
    lines = upload_table.change_lines(changes, load_reference())
    other_lines = upload_table.owner_lines(owners_first(outcome.owner_changes), load_reference())
    other_lines += action_lines_first(outcome.action_changes)
    with cards.card("report"):
        cards.heading("Berita acara unggah", "Dapat diunduh sebagai xlsx, atau dicetak langsung dari halaman ini")
        st.html(html.facts(report_facts(own, version)))
    with cards.card("saved"):
        cards.heading(
            f"Apa yang berubah di versi {version}",
            "Berkas asli disimpan apa adanya tanpa batas waktu, bersama sidik jarinya",
        )
        linked = [line | {"what": _link(line, change.figure)} for line, change in zip(lines, changes, strict=True)]
        if linked:
            st.html(html.box(html.table(SAVED_COLUMNS, linked, caption="Perubahan")))
        show_owner_table(outcome.owner_changes, is_saved=True)
        show_action_table(outcome.action_changes, is_saved=True)
        with st.container(horizontal=True):
            st.download_button(
                "Unduh berita acara (.xlsx)",
                lambda: build_upload_report(
                    report_facts(own, version),
                    upload_table.change_lines(pick(outcome.changes, order), load_reference()) + other_lines,
                    own.check.issues,
                ),
                file_name=f"berita_acara_versi_{version}.xlsx",
                mime=XLSX,
                on_click="ignore",
                type="primary",
                key="report",
            )
            st.button("Unggah berkas lain", on_click=start_again, key="another")
    show_undo(version, key="undo_saved")


def report_facts(own: Draft, version: int) -> list[tuple[str, str]]:
    """The lines at the top of the berita acara."""
    letter = own.letter_number or "tanpa nomor surat"
    if own.letter_date:
        letter += f", {format_date(own.letter_date)}"
    return [
        ("Versi data", str(version)),
        ("Tanggal unggah", format_date(date.today())),
        ("Pengunggah", own.actor),
        ("Berkas", own.source.name),
        ("Sidik jari (sha256)", own.source.sha256),
        ("Surat", letter),
        ("Cara menyimpan", upload_words.mode_name(own.mode, own.check)),
        ("Hasil", upload_words.tell_outcome(own.saved)),
        ("Disetujui", upload_words.accepted_words(own.accepted)),
    ]


def _link(line: dict, figure: tuple):
    """The figure's name as a link to its history."""
    names = ("government_code", "unit_code", "indicator_code", "component", "year", "kind")
    address = "/sumber" + address_of(dict(zip(names, figure[:6], strict=True)))
    return html.Markup(f'<a href="{html.text(address)}" target="_self">{html.text(line["what"])}</a>')
