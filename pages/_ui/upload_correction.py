"""One figure corrected, or a published claim contested, without a file: old, new, reason, letter."""

from datetime import date

import streamlit as st

from data.ingest.reading.reference import INDEX, load_reference
from data.ingest.reading.values import Reading, read_value
from data.ingest.reading.years import FIRST_YEAR, last_year
from data.ingest.storing.editing import Correction, correct
from data.ingest.storing.saving import SaveError
from data.permission import NotAllowed
from data.reviewing.submissions import submit_edit
from data.store import StoreError
from pages._output import html, upload_table, upload_words
from pages._ui import access, asking, cards, filters, review_parts
from pages._ui.upload_match import DOCUMENTS, KINDS

STATUSES = {"ada": "angka atau predikat", "belum_dikeluarkan": "belum dikeluarkan", "tidak_dinilai": "tidak dinilai"}


def show_correction(default_government: str | None) -> None:
    """The form; what stands today is beside it, and saving makes a version like any other."""
    with cards.card("correction"):
        cards.heading("Perbaiki satu angka", "Juga untuk menyanggah angka terbitan: “menurut surat … seharusnya …”")
        figure = _choose_figure(default_government)
        if figure is None:
            return
        standing = _standing(figure)
        st.html(f"<p class='rb-prose'>Sekarang: <b>{html.text(standing)}</b></p>")
        _show_form(figure, standing)


def _choose_figure(default_government: str | None) -> tuple | None:
    """Which figure (Record.figure); None until a government is chosen."""
    reference = load_reference()
    names = upload_table.governments(reference)
    left, right = st.columns(2)
    index = list(names).index(default_government) if default_government in names else None
    government = left.selectbox(
        "Pemerintah daerah", list(names), index, format_func=names.get, placeholder="Pilih", key="fix_government"
    )
    indicators = {code: item.name for code, item in reference.indicators.items()}
    indicator = right.selectbox("Indikator", list(indicators), format_func=indicators.get, key="fix_indicator") or INDEX
    left, right = st.columns(2)
    kind = left.selectbox("Jenis", list(KINDS), format_func=KINDS.get, key="fix_kind")
    years = [y for y in range(last_year(kind), FIRST_YEAR - 1, -1) if reference.method(indicator, y)]
    year = right.selectbox("Tahun", years, years.index(min(date.today().year, years[0])), key="fix_year")
    method = reference.method(indicator, year)
    parts = {"": "nilai indeksnya"} | {path: f"{part.name} ({path})" for path, part in method.components.items()}
    component = ""
    if len(parts) > 1:
        component = st.selectbox("Komponen", list(parts), format_func=parts.get, key="fix_component")
    document = ()
    if kind == "target":
        document = (st.selectbox("Dokumen", DOCUMENTS[1:], key="fix_document"), "")
    return (government, "", indicator, component, year, kind, *document) if government else None


def _standing(figure: tuple) -> str:
    """What counts for the figure today, with who says so."""
    government, unit, indicator, component, year, kind = figure[:6]
    claims = asking.rows("claim_history", **_history_parameters(figure))
    found = [row for row in claims if row["is_current"]]
    if figure[5] == "target":  # each document has a target of its own
        standing = [row for row in claims if row["is_standing"]]
        found = [row for row in standing if (row["document"], row["document_version"] or "") == figure[6:]]
    if not found:
        return "belum dimuat"
    row = found[0]
    said = upload_table.figure_value(
        row.get("status") or "ada", row["value"], row.get("upper_value"), row["stated_predikat"]
    )
    who = row.get("publisher") or row.get("file_name") or row.get("version_title")
    return f"{said}, menurut {who}" if who else said


def _history_parameters(figure: tuple) -> dict:
    government, unit, indicator, component, year, kind = figure[:6]
    return {
        "government_code": government,
        "unit_code": unit,
        "indicator_code": indicator,
        "component": component,
        "year": year,
        "kind": kind,
    }


def _show_form(figure: tuple, standing: str) -> None:
    key = "-".join(map(str, figure))
    seen = st.session_state.setdefault(f"fix_seen_{key}", asking.version_id())
    left, right = st.columns(2)
    status = "ada"
    if figure[5] != "target":
        status = left.selectbox("Menjadi", list(STATUSES), format_func=STATUSES.get, key=f"fix_status_{key}")
    text = right.text_input("Nilai baru", placeholder="60,37", key=f"fix_value_{key}", disabled=status != "ada")
    predikat = left.text_input("Predikat (bila disebut)", key=f"fix_predikat_{key}", disabled=status != "ada")
    actor = access.ask_name("Nama Anda", "fix_actor", place=right)
    letter = left.text_input("Nomor surat", max_chars=100, key=f"fix_letter_{key}").strip()
    letter_date = right.date_input("Tanggal surat", None, format="DD/MM/YYYY", key=f"fix_letter_date_{key}")
    reason = st.text_input("Alasan", max_chars=300, placeholder="Menurut surat … seharusnya …", key=f"fix_reason_{key}")
    reading = read_value(text, None, {}) if status == "ada" and text.strip() else Reading(is_blank=True)
    trouble = _trouble(reading, status, predikat, figure[5] == "target")
    agreed = _agreed(key)
    if text.strip() and not trouble:
        st.html(f"<p class='rb-muted'>{html.text(standing)} → <b>{_new_words(status, reading, predikat)}</b></p>")
    if trouble and (text.strip() or predikat):
        st.html(f"<p class='rb-muted'>{html.text(trouble)}</p>")
    ready = bool(actor and reason.strip()) and not trouble and access.why_not(figure[0]) is None
    second = review_parts.second_person([figure[0]])
    if second:
        st.html(f"<p class='rb-muted'>{html.text(second)}</p>")
    words = "Kirim untuk diperiksa" if second else "Simpan koreksi"
    if st.button(words, type="primary", disabled=not ready, key="fix_save"):
        _save(figure, key, seen, agreed, actor, reason, status, reading, predikat.strip() or None, letter, letter_date)


def _trouble(reading: Reading, status: str, predikat: str, is_target: bool) -> str | None:
    """Why the form cannot be saved yet, in words; None when it can."""
    if status != "ada":
        return None
    if reading.trouble:
        return "Nilai itu tidak terbaca sebagai satu angka; tulis seperti 60,37."
    if reading.upper_value is not None and not is_target:
        return "Rentang hanya berlaku untuk target; isi satu angka."
    if reading.value is None and not predikat.strip():
        return "Isi nilai atau predikatnya."
    return None


def _new_words(status: str, reading: Reading, predikat: str) -> str:
    words = upload_table.figure_value(status, reading.value, reading.upper_value, predikat.strip() or reading.predikat)
    return str(html.text(words))


def _agreed(key: str) -> frozenset[str]:
    """Warnings of the last attempt, each with its own tick."""
    issues = st.session_state.get(f"fix_issues_{key}", [])
    ticked = set()
    for group in upload_words.group_issues(issues, "warning"):
        st.html(upload_words.group_card(group))
        if st.checkbox("Ya, memang begitu menurut dokumennya", key=f"fix_accept_{group.type}_{key}"):
            ticked.add(group.type)
    return frozenset(ticked)


def _save(figure, key, seen, agreed, actor, reason, status, reading, predikat, letter, letter_date) -> None:
    """Store or send the correction of what was seen when the figure was opened; a refusal shows what stands now."""
    said = Correction(
        figure, actor, reason, status, reading.value, reading.upper_value, predikat or reading.predikat,
        letter or None, letter_date, seen, agreed,
    )  # fmt: skip
    try:
        told = _store_or_send(said)
    except (NotAllowed, StoreError) as refusal:
        st.error(html.plain(str(refusal)))
    except SaveError as refusal:
        st.session_state[f"fix_issues_{key}"] = refusal.issues
        if not refusal.issues:
            st.session_state[f"fix_seen_{key}"] = asking.version_id()
        if any(issue.severity == "warning" for issue in refusal.issues):
            st.rerun()
        st.error(html.plain(str(refusal)))
    else:
        for kept in ("issues", "seen"):
            st.session_state.pop(f"fix_{kept}_{key}", None)
        st.session_state["upload_told"] = told
        st.rerun()


def _store_or_send(said: Correction) -> str:
    """Do what the button said, and return what to tell."""
    if review_parts.second_person([said.figure[0]]) is None:
        version = correct(asking.connection(), said, access.caller()).version_id
        return f"Koreksi tersimpan sebagai versi {version}."
    number = submit_edit(asking.connection(), said, access.caller())
    filters.write("kiriman", str(number))
    return review_parts.tell_sent(number)
