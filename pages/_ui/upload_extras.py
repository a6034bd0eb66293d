"""Beside the file: an empty template, and the illustrative set."""

from datetime import date

import streamlit as st

from data.access import needs_second
from data.ingest.action_template import build_action_template
from data.ingest.illustrative import GOVERNMENTS, illustrative_upload
from data.ingest.owner_template import build_owner_template
from data.ingest.reading.reference import INDEX, load_reference
from data.ingest.storing.history import history
from data.ingest.storing.owners import read_real_owners
from data.ingest.storing.saving import SaveError, save
from data.ingest.template import build_template
from data.permission import NotAllowed
from data.planning.actions import read_real_actions
from data.store import StoreError
from pages._output import html
from pages._output.upload_table import governments
from pages._ui import access, asking, cards
from pages._ui.undo_button import show_undo
from pages._ui.upload_steps import XLSX

FROM_THE_COMMAND_LINE = (
    "Dua mata berlaku bagi pemda contoh ini, dan data ilustrasi tidak dikirim untuk diperiksa; muat dari komputer "
    "server dengan python -m data.ingest load --illustrative."
)


def show_template(default_government: str | None) -> None:
    """A prefilled workbook for one government and year."""
    reference = load_reference()
    names = governments(reference)
    years = [year for year in range(date.today().year, 2009, -1) if reference.method(INDEX, year)]
    with cards.card("template"):
        cards.heading("Templat siap isi", "Nilai menurut metode tahun itu, pengampu tiap area, atau renaksi tahun itu")
        left, right = st.columns([2, 1])
        code = left.selectbox(
            "Pemerintah daerah",
            list(names),
            list(names).index(default_government) if default_government in names else None,
            format_func=names.get,
            placeholder="Pilih",
            key="template_government",
        )
        year = right.selectbox("Tahun", years, min(1, len(years) - 1), key="template_year")
        if code:
            with st.container(horizontal=True):
                st.download_button(
                    "Unduh templat (.xlsx)",
                    lambda: build_template(reference, code, year, asking.version_id()),
                    file_name=f"templat_rb_{code}_{year}.xlsx",
                    mime=XLSX,
                    on_click="ignore",
                    key="template_download",
                )
                st.download_button(
                    "Unduh templat pengampu (.xlsx)",
                    lambda: _owner_template(code),
                    file_name=f"templat_pengampu_{code}.xlsx",
                    mime=XLSX,
                    on_click="ignore",
                    key="template_owners",
                )
                st.download_button(
                    "Unduh templat renaksi (.xlsx)",
                    lambda: _action_template(code, year),
                    file_name=f"templat_renaksi_{code}_{year}.xlsx",
                    mime=XLSX,
                    on_click="ignore",
                    key="template_actions",
                )


def _owner_template(government: str) -> bytes:
    """Prefilled with who answers today; illustrative names are left out, so that they cannot come back as real."""
    owners = read_real_owners(asking.connection(), government)
    return build_owner_template(load_reference(), government, owners, asking.version_id())


def _action_template(government: str, year: int) -> bytes:
    """Prefilled with the actions that stand and their codes; illustrative ones are left out."""
    actions = read_real_actions(asking.connection(), government, year)
    return build_action_template(load_reference(), government, year, actions, asking.version_id())


def show_illustrative() -> None:
    """The shipped set that shows the whole app; loaded on request, taken back by the ordinary undo."""
    loaded = [
        version
        for version in history(asking.connection())
        if version["is_illustrative"] and version["kind"] == "upload" and version["is_in_force"]
    ]
    with cards.card("illustrative"):
        cards.heading("Data ilustrasi", "Contoh buatan untuk melihat seluruh aplikasi; bukan angka resmi")
        if loaded:
            version = loaded[0]["version_id"]
            st.html(f"<p class='rb-prose'>Sudah dimuat sebagai versi {version} dan ditandai di mana pun tampil.</p>")
            show_undo(version, key="undo_illustrative")
            return
        st.html(
            "<p class='rb-prose'>Nilai area, perangkat daerah, target, pengampu area, dan renaksi enam pemerintah "
            "daerah. Tidak pernah mengalahkan data nyata, selalu bertanda <i>ilustrasi</i>, dan dapat dibatalkan.</p>"
        )
        why = _why_not_illustrative()
        if st.button("Muat data ilustrasi", disabled=why is not None, key="load_illustrative"):
            _load_illustrative()
        if why:
            st.html(f"<p class='rb-muted'>{html.text(why)}</p>")


def _why_not_illustrative() -> str | None:
    """Why this browser cannot load the set, in a sentence; None when it can."""
    if why := access.why_not(GOVERNMENTS):
        return why
    return FROM_THE_COMMAND_LINE if needs_second(access.caller(), GOVERNMENTS) else None


def _load_illustrative() -> None:
    bar = st.progress(0.0, text="Membaca berkas ilustrasi")
    report = lambda words, share: bar.progress(min(1.0, share), text=html.plain(words))  # noqa: E731
    try:
        outcome = save(asking.connection(), illustrative_upload("data ilustrasi", report), access.caller())
    except (NotAllowed, SaveError, StoreError) as refusal:
        st.error(html.plain(str(refusal)))
        return
    told = f"Data ilustrasi dimuat sebagai versi {outcome.version_id}."
    st.session_state["upload_told"] = told if outcome.version_id else "Data ilustrasi sudah dimuat."
    st.rerun()
