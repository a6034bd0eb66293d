"""The frame of every page: configuration, navigation, the store, the footer with the data version."""

from contextlib import suppress
from html import escape
from pathlib import Path

import streamlit as st

from data.number_format import format_date, format_number
from data.store import StoreError
from pages._output import html, words
from pages._output.palette import DARK, LIGHT, as_variables
from pages._ui import access, asking, filters, review_parts

HERE = Path(__file__).parent

st.set_page_config(page_title="RB Provinsi", page_icon=str(HERE / "_ui" / "icon.png"), layout="wide")
# The colours of the screen are in the served page. A chart keeps those it was drawn in, also where it is printed, or
# where the browser has turned to its other theme since.
is_dark = asking.palette() is DARK
elsewhere = "print,(prefers-color-scheme:light)" if is_dark else "screen and (prefers-color-scheme:dark)"
st.html(
    f"<style>@media print{{:root{{{as_variables(LIGHT)}}}}}"
    f"@media {elsewhere}{{:root{{--rb-chart-filter:invert(1) hue-rotate(180deg)}}}}</style>"
)
st.logo(str(HERE / "_ui" / "icon.png"), size="small")


def show_footer() -> None:
    """Data version and date, what the checks found, what must be said about the data."""
    (version,) = asking.rows("data_version")
    figures = format_number(version["figure_count"], 0)
    illustrative = format_number(version["illustrative_count"], 0)
    invented = f", {illustrative} di antaranya ilustrasi" if version["illustrative_count"] else ""
    told = f"Data versi {version['version_id']} · per {format_date(version['data_as_of'])}"
    st.html(f"<div class='rb-version'>{told}</div>")
    review_parts.footer_line()
    troubles = asking.troubles()
    with st.container(horizontal=True, key="page_footer", vertical_alignment="center"):
        st.html(f"<p class='rb-footer'>{told} · {escape(version['title'])} · {figures} angka{invented}</p>")
        with st.popover(f"Pemeriksaan data: {words.troubles_words(troubles)}", type="tertiary"):
            for names, found in ((words.CHECK, troubles.checks), (words.NOTICE, troubles.notices)) if troubles else ():
                for name, trouble in found.items():
                    st.html(f"<p class='rb-footer'>{names[name]}: {len(trouble)}</p>")
            st.page_link(methodology, label="Rincian di Metodologi")


summary = st.Page("overview/summary.py", title="Ringkasan", default=True)
trends = st.Page("analysis/trends.py", title="Tren", url_path="tren")
targets = st.Page("analysis/targets.py", title="Kesenjangan target", url_path="target")
areas = st.Page("analysis/areas.py", title="Area & indikator", url_path="area")
benchmarking = st.Page("analysis/benchmarking.py", title="Benchmarking", url_path="banding")
simulation = st.Page("analysis/simulation.py", title="Simulasi", url_path="simulasi")
actions = st.Page("planning/actions.py", title="Rencana aksi", url_path="renaksi")
deck = st.Page("reporting/raker.py", title="Bahan raker", url_path="raker")
profile = st.Page("reporting/profile.py", title="Profil", url_path="profil")
upload = st.Page("admin/upload.py", title="Unggah data", url_path="unggah")
sources = st.Page("admin/sources.py", title="Data & sumber", url_path="sumber")
methodology = st.Page("reporting/methodology.py", title="Metodologi", url_path="metodologi")
guide = st.Page("reporting/guide.py", title="Panduan", url_path="panduan")
is_visitor = access.signs_in() and access.identity() is None
account = st.Page("admin/account.py", title="Masuk" if is_visitor else "Akun", url_path="akun")
page = st.navigation(
    {
        "": [summary],
        "Analisis": [trends, targets, areas, benchmarking, simulation],
        "Rencana": [actions],
        "Pelaporan": [deck, profile],
        "Data": [upload, sources, methodology, guide],
        "Akun": [account],
    },
    position="top",
)
try:
    access.note_sign_in(asking.connection())
    with asking.one_run():
        with suppress(filters.NothingToShow):  # then the address stays as the person wrote it
            page.run()
            filters.show_address()
        show_footer()
except StoreError as error:  # also of a shared store that went away in the middle of the page
    st.error(html.plain(str(error)))
