"""What an upload does to the actions of a plan (renaksi), beside what it does to figures and owners."""

import streamlit as st

from data.ingest.reading.reference import load_reference
from data.planning.model import ActionChange
from pages._output import html, upload_table
from pages._ui import cards

COLUMNS = [
    html.Column("Pemerintah daerah", "government"),
    html.Column("Tahun", "year"),
    html.Column("Area", "area"),
    html.Column("Rencana aksi", "what"),
    html.Column("Perangkat daerah", "unit"),
    html.Column("Sekarang", "old_shown"),
    html.Column("Menjadi", "new_shown"),
    html.Column("Perubahan", "action"),
    html.Column("Kode", "code"),
    html.Column("Sel", "place"),
]
SAVED_COLUMNS = [column._replace(name="Sebelumnya") if column.key == "old_shown" else column for column in COLUMNS]
FIRST = ("berubah", "ditarik", "baru")
LINES_SHOWN = 300
WIDE = 40  # characters


def show_action_changes(changes: list[ActionChange]) -> None:
    """The card of the preview: the fields of every action now and after; nothing where the file holds no action."""
    if changes:
        with cards.card("action_changes"):
            cards.heading("Rencana aksi", "Satu baris tiap renaksi; dari yang berubah, isian yang berubah")
            show_action_table(changes)


def show_action_table(changes: list[ActionChange], is_saved: bool = False) -> None:
    """Before and after of every action, the changed ones first."""
    if not changes:
        return
    lines = [
        line | {f"{side}_shown": _kept_wide(line[side]) for side in ("old", "new")}
        for line in action_lines_first(changes)
    ]
    columns = SAVED_COLUMNS if is_saved else COLUMNS
    st.html(html.box(html.table(columns, lines[:LINES_SHOWN], caption="Perubahan rencana aksi")))
    if len(lines) > LINES_SHOWN:
        cards.footer(f"{LINES_SHOWN} baris pertama dari {len(lines)}; semuanya masuk berita acara.")


def _kept_wide(words: str) -> str:
    """Long words in a cell that stays wide on a phone, where the table scrolls."""
    if len(words) <= WIDE:
        return words
    return html.Markup(f'<div style="min-width:20rem">{html.text(words)}</div>')


def action_lines_first(changes: list[ActionChange]) -> list[dict]:
    """The lines of the actions, what changes before what stays; the order of the file within."""
    rank = {action: number for number, action in enumerate(FIRST)}
    ordered = sorted(changes, key=lambda change: rank.get(change.action, len(FIRST)))
    return upload_table.action_lines(ordered, load_reference())
