"""How one sheet is read, shown and correctable: what its title gives, and what each column means."""

import pandas as pd
import streamlit as st

from data.ingest.model import Sheet
from data.ingest.reading.plan import LAYOUTS, ROLES, Plan
from data.ingest.reading.reference import load_reference
from pages._output import upload_table
from pages._ui import cards

KINDS = {
    "realisasi": "Hasil evaluasi (realisasi)",
    "mandiri": "Penilaian mandiri (PMPRB)",
    "sementara": "Angka sementara",
    "target": "Target",
}
BLANKS = {
    None: "tidak disimpan",
    "belum_dikeluarkan": "belum dikeluarkan",
    "tidak_dinilai": "tidak dinilai",
}
DOCUMENTS = [None, "RPJMD", "P-RPJMD", "Renstra", "Road Map", "nasional", "lainnya"]


def show_plan(number: int, sheet: Sheet, plan: Plan) -> bool:
    """Show how one sheet is read; apply corrections to `plan` and say whether any were made."""
    before = plan.as_dict()
    with cards.card(f"plan_{number}"):
        cards.heading(f"Lembar {plan.sheet}", plan.title or "tanpa judul di atas tabel")
        if not sheet.rows:
            st.html("<p class='rb-muted'>Lembar ini kosong.</p>")
            return False
        used = st.checkbox("Baca lembar ini", plan.is_used, key=f"use_{number}")
        if used:
            if plan.is_owner_table or plan.is_action_table:
                _show_few_constants(number, plan)
            else:
                _show_constants(number, plan)
            _show_columns(number, sheet, plan)
            cards.footer(f"Dikenali sebagai {LAYOUTS[plan.layout]}; data mulai baris {plan.first_row + 1}.")
        plan.is_used = used
    return plan.as_dict() != before


def _show_constants(number: int, plan: Plan) -> None:
    """What holds for every value of the sheet where no column says otherwise."""
    reference = load_reference()
    governments = {None: "menurut kolom"} | upload_table.governments(reference)
    indicators = {None: "menurut kolom"} | {code: item.name for code, item in reference.indicators.items()}
    years = [None, *range(2030, 2009, -1)]
    row = st.columns(4)
    plan.government = _select(row[0], "Pemerintah daerah", governments, plan.government, f"government_{number}")
    plan.indicator = _select(row[1], "Indikator", indicators, plan.indicator, f"indicator_{number}")
    plan.year = _select(row[2], "Tahun", {y: str(y or "menurut kolom") for y in years}, plan.year, f"year_{number}")
    plan.kind = _select(row[3], "Jenis nilai", KINDS, plan.kind, f"kind_{number}")
    row = st.columns(4)
    plan.blank_means = _select(row[0], "Sel kosong berarti", BLANKS, plan.blank_means, f"blank_{number}")
    documents = {name: name or "menurut kolom sumber" for name in DOCUMENTS}
    plan.document = _select(row[1], "Dokumen target", documents, plan.document, f"document_{number}")
    plan.unit = row[2].text_input("Perangkat daerah", plan.unit, max_chars=200, key=f"unit_{number}").strip()
    first = row[3].number_input("Baris pertama data", 1, 100_000, plan.first_row + 1, key=f"first_{number}")
    plan.first_row = int(first) - 1


def _show_few_constants(number: int, plan: Plan) -> None:
    """What holds for every row of a table of owners or actions: the government, of actions the year, the first row."""
    governments = {None: "menurut kolom"} | upload_table.governments(load_reference())
    row = st.columns(3 if plan.is_action_table else 2)
    plan.government = _select(row[0], "Pemerintah daerah", governments, plan.government, f"government_{number}")
    if plan.is_action_table:
        years = {None: "menurut kolom"} | {year: str(year) for year in range(2030, 2009, -1)}
        plan.year = _select(row[1], "Tahun", years, plan.year, f"year_{number}")
    first = row[-1].number_input("Baris pertama data", 1, 100_000, plan.first_row + 1, key=f"first_{number}")
    plan.first_row = int(first) - 1


def _select(place, label: str, options: dict, value, key: str):
    keys = list(options)
    if value not in keys:
        keys.insert(0, value)
    return place.selectbox(label, keys, keys.index(value), format_func=lambda k: options.get(k, str(k)), key=key)


def _show_columns(number: int, sheet: Sheet, plan: Plan) -> None:
    """The columns with their meaning; meaning and year can be corrected."""
    codes = {words: role for role, words in ROLES.items()}
    frame = pd.DataFrame(upload_table.plan_lines(sheet, plan))
    frame["Tahun"] = frame["Tahun"].astype("Int64")
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=["Kolom", "Judul", "Contoh isi"],
        column_config={
            "Kolom": st.column_config.TextColumn(width=60),
            "Dibaca sebagai": st.column_config.SelectboxColumn(options=list(codes), required=True),
            "Tahun": st.column_config.NumberColumn(format="%d", width=80, min_value=2010, max_value=2050, step=1),
        },
        placeholder="",
        key=f"columns_{number}",
        alt=f"Arti kolom lembar {plan.sheet}",
    )
    shown = [column for column in plan.columns if upload_table.is_shown(sheet, plan, column)]
    for column, line in zip(shown, edited.to_dict("records"), strict=True):
        column.role = codes[line["Dibaca sebagai"]]
        column.year = None if pd.isna(line["Tahun"]) else int(line["Tahun"])
