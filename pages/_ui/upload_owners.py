"""What an upload does to the owners of areas, beside what it does to figures."""

import streamlit as st

from data.ingest.reading.reference import load_reference
from data.ingest.storing.owners import OwnerChange
from pages._output import html, upload_table
from pages._ui import cards

COLUMNS = [
    html.Column("Pemerintah daerah", "government"),
    html.Column("Area", "what"),
    html.Column("Sekarang", "old_shown"),
    html.Column("Menjadi", "new_shown"),
    html.Column("Perubahan", "action"),
    html.Column("Sel", "place"),
]
SAVED_COLUMNS = [column._replace(name="Sebelumnya") if column.key == "old_shown" else column for column in COLUMNS]
FIRST = ("berubah", "ditarik", "baru", "tercatat")
LINES_SHOWN = 300


def show_owner_changes(changes: list[OwnerChange]) -> None:
    """The card of the preview: who answers for each area now, and who will; nothing where the file names nobody."""
    if changes:
        with cards.card("owner_changes"):
            cards.heading("Pengampu area", "Satu baris tiap area, dengan sel nama pertamanya")
            show_owner_table(changes)


def show_owner_table(changes: list[OwnerChange], is_saved: bool = False) -> None:
    """Before and after of every area, the changed ones first."""
    if not changes:
        return
    shown = upload_table.owner_lines(changed_first(changes)[:LINES_SHOWN], load_reference())
    columns = SAVED_COLUMNS if is_saved else COLUMNS
    st.html(html.box(html.table(columns, shown, caption="Perubahan pengampu area")))
    if len(changes) > LINES_SHOWN:
        cards.footer(f"{LINES_SHOWN} baris pertama dari {len(changes)}; semuanya masuk berita acara.")


def changed_first(changes: list[OwnerChange]) -> list[OwnerChange]:
    """What changes comes before what stays; the order of the file within."""
    rank = {action: number for number, action in enumerate(FIRST)}
    return sorted(changes, key=lambda change: rank.get(change.action, len(FIRST)))
