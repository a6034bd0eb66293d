"""The first three steps of an upload: choose the file, match its columns, check its cells."""

import streamlit as st

from data.ingest.reading.reference import load_reference
from data.number_format import format_number
from pages._output import html, upload_table, upload_words
from pages._output.marked_workbook import build_marked_workbook
from pages._ui import access, cards
from pages._ui.upload_draft import check_again, draft, drop_letter, go_to, start_again, take_file, take_letter
from pages._ui.upload_match import BLANKS, KINDS, show_plan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONFIRMED = {
    "predikat_mismatch": "Ya, di dokumennya memang tertulis begitu",
    "unknown_predikat": "Ya, di dokumennya memang tertulis begitu",
    "identical_values": "Ya, simpan sekali saja",
    "above_usual": "Ya, nilainya memang setinggi itu",
    "above_unverified_weight": "Ya, lembar kerja evaluasinya memang menulis begitu",
    "newer_value": "Ya, nilai di berkas ini yang benar",
    "newer_withdrawn": "Ya, tarik juga nilai yang lebih baru itu",
    "newer_owner": "Ya, pengampu di berkas ini yang benar",
    "newer_owner_withdrawn": "Ya, cabut juga pengampu yang lebih baru itu",
    "fraction_suspected": "Ya, nilainya memang sekecil itu",
    "identical_actions": "Ya, simpan sekali saja",
    "action_negative": "Ya, nilainya memang kurang dari 0",
    "action_absorption_above_budget": "Ya, serapannya memang melebihi anggaran",
    "action_bare": "Ya, baris itu judul kelompok",
    "merged_number": "Ya, angka itu milik renaksi di baris pertama",
    "action_fraction": "Ya, nilainya memang di bawah satu persen",
    "evidence_no_link": "Ya, simpan tanpa bukti itu",
    "evidence_several": "Ya, simpan tautan pertama",
    "newer_action": "Ya, isi di berkas ini yang benar",
    "newer_action_withdrawn": "Ya, cabut juga renaksi yang lebih baru itu",
    "unknown_action_code": "Ya, simpan sebagai renaksi baru",
}


def show_choosing() -> None:
    """Step 1: the file, and the official letter that goes with it."""
    own = draft()
    with cards.card("pick"):
        cards.heading(
            "Berkas nilai, pengampu area, atau renaksi",
            "Excel (.xlsx) atau CSV, paling besar 10 MB; susunannya dikenali sendiri",
        )
        uploaded = st.file_uploader(
            "Berkas nilai",
            key=f"upload_file_{st.session_state.get('upload_round', 0)}",
            label_visibility="collapsed",
        )
        take_file(uploaded)
        if own.refused:
            issue = own.refused.issues[0]
            st.error(html.plain(f"{issue.message} {issue.fix}"))
        elif own.source is None:
            cards.footer(
                "Berkas disimpan apa adanya hanya bila Anda menyimpannya pada langkah terakhir. Berkas yang langsung "
                "bertanda seru terlalu besar untuk dikirim: pecah menjadi beberapa berkas."
            )
    if own.source:
        _show_letter()
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.button("Batalkan", on_click=start_again, key="cancel_1")
            has_table = any(plan.is_used for plan in own.plans)
            next_step = 3 if has_table else 2
            words = "Lanjut ke pemeriksaan" if has_table else "Lanjut mencocokkan kolom"
            onward(words, next_step, key="to_check")


def onward(words: str, step: int, key: str) -> None:
    """The button to a later step. Not a callback: what was typed just before the click must be taken first."""
    if st.button(words, type="primary", key=key):
        go_to(step)
        st.rerun()


def _show_letter() -> None:
    """Who uploads, and the letter the figures come from; nothing of it is required but the name."""
    own = draft()
    with cards.card("letter"):
        cards.heading("Pengunggah dan surat", "Tercatat bersama versi; surat menguatkan kedudukan angkanya")
        left, middle, right = st.columns(3)
        own.actor = access.ask_name("Nama pengunggah", "actor", place=left, value=own.actor)
        own.letter_number = middle.text_input("Nomor surat", own.letter_number, max_chars=100, key="letter_no").strip()
        own.letter_date = right.date_input("Tanggal surat", own.letter_date, format="DD/MM/YYYY", key="letter_date")
        rounds = [st.session_state.get(name, 0) for name in ("upload_round", "upload_letter_round")]
        uploaded = st.file_uploader("Salinan surat (PDF)", key="letter_{}_{}".format(*rounds))
        if trouble := take_letter(uploaded):
            st.error(html.plain(trouble))
        if own.attachment:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(f"<p class='rb-muted'>Terlampir: {html.text(own.attachment[0])}</p>", width="content")
                st.button("Lepas lampiran", on_click=drop_letter, key="drop_letter")


def show_matching() -> None:
    """Step 2: how every sheet is read, correctable; the check follows the corrections."""
    own = draft()
    changed = False
    for number, (sheet, plan) in enumerate(zip(own.source.sheets, own.plans, strict=True)):
        changed |= show_plan(number, sheet, plan)
    if changed:
        check_again()
    lines = upload_table.reading_lines(own.check.records, own.check.owners, own.check.actions, load_reference())
    with cards.card("reading"):
        cards.heading("Begini isinya dibaca", f"{upload_words.ready_words(own.check)}; beberapa contoh")
        columns = [html.Column("Sel", "cell"), html.Column("Tertulis", "found"), html.Column("Dibaca sebagai", "read")]
        st.html(html.table(columns, lines, caption="Contoh bacaan"))
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button("Kembali", on_click=go_to, args=(1,), key="back_2")
        onward("Lanjut ke pemeriksaan", 3, key="to_check_2")


def show_checking() -> None:
    """Step 3: what must be repaired, what must be confirmed, the person's own table with marks."""
    own = draft()
    st.html(upload_words.check_tiles(own.check))
    errors, warnings, notes = (upload_words.group_issues(own.check.issues, s) for s in upload_words.SEVERITIES)
    left, right = st.columns([11, 14])
    with left:
        _show_groups("errors", "Harus diperbaiki", "Perbaiki di berkas, lalu unggah ulang", errors)
        _show_groups("warnings", "Perlu dikonfirmasi", "Setujui bila memang benar; keputusan Anda dicatat", warnings)
        _show_questions({issue.type for issue in own.check.issues})
        _show_groups("notes", "Perlu diketahui", "Tidak menghalangi penyimpanan", notes)
        if not (errors or warnings or notes):
            with cards.card("clean"):
                cards.heading("Tidak ada masalah", "Semua sel terbaca dan masuk akal")
    with right:
        _show_table()
        if errors or warnings:
            _show_repair(bool(errors))
    _show_way_on()


def _show_questions(types: set[str]) -> None:
    """What only the person can know: what a blank cell means, and whether an LKE is the self-assessment."""
    own = draft()
    asked = {kind for plan in own.plans for kind in (plan.blank_means,) if kind} or "blank_cell" in types
    assessed = [plan for plan in own.plans if plan.is_used and plan.assessment]
    if not (asked or assessed):
        return
    with cards.card("questions"):
        cards.heading("Perlu dijawab", "Jawaban bawaan sudah terpilih; ubah bila keliru")
        before = [(plan.blank_means, plan.kind) for plan in own.plans]
        if asked:
            said = next((plan.blank_means for plan in own.plans if plan.blank_means), None)
            words = st.selectbox(
                "Sel kosong berarti", list(BLANKS), list(BLANKS).index(said), BLANKS.get, key="ask_blank"
            )
            for plan in own.plans:
                plan.blank_means = words
        if assessed:
            choices = ["realisasi", "mandiri"]
            said = "mandiri" if all(plan.kind == "mandiri" for plan in assessed) else "realisasi"
            words = "Lembar kerja evaluasi ini berisi"
            kind = st.selectbox(words, choices, choices.index(said), KINDS.get, key="ask_assessment")
            for plan in assessed:
                plan.kind = kind
        if before != [(plan.blank_means, plan.kind) for plan in own.plans]:
            check_again()
            st.rerun()


def _show_groups(key: str, title: str, subtitle: str, groups: list) -> None:
    if not groups:
        return
    own = draft()
    with cards.card(key):
        cards.heading(title, subtitle)
        for group in groups:
            if group.severity == "note":
                with st.expander(f"{group.title} · {format_number(len(group.issues), 0)}"):
                    st.html(upload_words.group_card(group))
                continue
            st.html(upload_words.group_card(group))
            if group.severity == "warning":
                tick = st.checkbox(CONFIRMED[group.type], group.type in own.accepted, key=f"accept_{group.type}")
                (own.accepted.add if tick else own.accepted.discard)(group.type)


def _show_table() -> None:
    """The person's own table; of several sheets the one with most marks first."""
    own = draft()
    used = [(s, p) for s, p in zip(own.source.sheets, own.plans, strict=True) if p.is_used]
    if not used:
        return
    marks = {sheet.name: len(upload_table.marked_cells(own.check.issues, sheet.name)) for sheet, _plan in used}
    used.sort(key=lambda pair: -marks[pair[0].name])
    with cards.card("sheet"):
        cards.heading("Berkas Anda, dengan sel bermasalah ditandai", "✕ harus diperbaiki, ! perlu dikonfirmasi")
        names = [sheet.name for sheet, _plan in used]
        name = names[0]
        if len(names) > 1:
            name = st.selectbox("Lembar", names, key="sheet_shown") or name
        sheet, plan = next(pair for pair in used if pair[0].name == name)
        choices = ["Hanya yang bermasalah", "Semua baris"] if marks[name] else ["Semua baris"]
        shown = choices[0]
        if len(choices) > 1:
            shown = st.segmented_control(
                "Baris", choices, default=choices[0], required=True, key="rows_shown", label_visibility="collapsed"
            )
        st.html(upload_table.sheet_table(sheet, plan, own.check.issues, shown == "Hanya yang bermasalah"))
        cards.footer(
            f"Lembar {name}, paling banyak {upload_table.ROWS_SHOWN} baris. Koma desimal dibaca menurut selnya; "
            "kosong tidak pernah dibaca sebagai 0."
        )


def _show_repair(has_errors: bool) -> None:
    own = draft()
    with cards.card("repair"):
        cards.heading("Cara memperbaiki")
        steps = [
            "Unduh berkas bertanda: berkas Anda sendiri, sel bermasalah diwarnai dan diberi komentar.",
            "Perbaiki sel bertanda ✕ di berkas itu." if has_errors else "Perbaiki sel bertanda ! bila memang keliru.",
            "Simpan dari Excel, agar rumusnya ikut dihitung, lalu unggah ulang.",
        ]
        st.html(f"<ol class='rb-rules'>{''.join(f'<li>{step}</li>' for step in steps)}</ol>")
        with st.container(horizontal=True):
            st.download_button(
                "Unduh berkas bertanda (.xlsx)",
                lambda: build_marked_workbook(own.source, own.check.issues),
                file_name=f"{own.source.name.rsplit('.', 1)[0]}_bertanda.xlsx",
                mime=XLSX,
                on_click="ignore",
                type="primary" if has_errors else "secondary",
                key="marked",
            )
            st.button("Unggah ulang", on_click=start_again, key="again")


def _show_way_on() -> None:
    own = draft()
    errors = sum(issue.severity == "error" for issue in own.check.issues)
    open_warnings = own.check.warning_types - own.accepted
    why = ""
    if errors:
        why = f"Terkunci: {format_number(errors, 0)} masalah harus diperbaiki"
    elif open_warnings:
        why = f"Terkunci: {len(open_warnings)} hal belum disetujui"
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(horizontal=True, width="content"):
            st.button("Batalkan", on_click=start_again, key="cancel_3")
            st.button("Cocokkan kolom", on_click=go_to, args=(2,), key="back_3")
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            if why:
                st.html(f"<p class='rb-muted'>{why}</p>", width="content")
            st.button(
                "Lanjut ke pratinjau", type="primary", disabled=bool(why), on_click=go_to, args=(4,), key="to_preview"
            )
