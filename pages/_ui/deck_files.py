"""Making the files of a deck: PowerPoint, annex, briefing, summary; and the template a province may bring."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

import streamlit as st

from pages._output import html
from pages._output.deck.annex.file import build_annex
from pages._output.deck.browser.briefing import build_briefing
from pages._output.deck.model import Deck
from pages._output.deck.powerpoint.file import build_pptx
from pages._output.deck.powerpoint.master import build_master
from pages._output.deck.powerpoint.template import Template, check_template
from pages._output.deck.summary_text import official_note, whatsapp
from pages._ui import asking, cards, filters
from pages._ui.deck_choice import Choice

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LAST_STEPS = 2  # annex and briefing, after the slides


class Files(NamedTuple):
    """What was made, and from what."""

    made_from: tuple  # address, data version, template, what is kept from this viewer
    stem: str
    pptx: bytes
    xlsx: bytes
    html: bytes
    remade: str


def show(deck: Deck, picked: Choice) -> None:
    """The card that makes the files and hands them out, opens the meeting screen and offers the summary."""
    with cards.card("deck_files"):
        cards.heading(
            "Susun dan unduh", "PowerPoint yang grafiknya dapat diubah, lampiran Excel, dan html tanpa jaringan"
        )
        if deck.remade:
            st.html(f"<p class='rb-prose' role='status'>{html.text(deck.remade)}</p>")
        buttons, progress = st.container(horizontal=True, vertical_alignment="center", key="deck_making"), st.empty()
        template = choose_template()
        if not deck.slides:
            return
        made_from = (picked.address(), deck.version_id, sha256(template or b"").hexdigest(), asking.hidden())
        with buttons:
            if st.button("Susun bahan", type="primary", key="make_deck"):
                st.session_state["deck_files"] = make(deck, template, made_from, progress)
                filters.write("dasar", str(deck.version_id))
            address = html.text(picked.address(layar="rapat", dasar=deck.version_id))
            st.html(f"<a class='rb-link' href='raker?{address}' target='_self'>Mode rapat</a>", width="content")
            with st.popover("Salin ringkasan", type="tertiary"):
                show_summary(deck)
        files = st.session_state.get("deck_files")
        if files and files.made_from == made_from:
            show_files(files)


def make(deck: Deck, template: bytes | None, made_from: tuple, place) -> Files:
    """Every file of the deck, with a bar that says which slide is being made."""
    steps, made_at = len(deck.slides) + LAST_STEPS, datetime.now(UTC).replace(microsecond=0)

    def tell(done: int, words: str) -> None:
        place.progress(done / steps, text=html.plain(words))

    tell(0, "Menyiapkan PowerPoint")
    pptx = build_pptx(deck, made_at, template, lambda done, _total, words: tell(done, words))
    tell(steps - LAST_STEPS, "Lampiran Excel")
    xlsx = build_annex(deck, made_at)
    tell(steps - 1, "Briefing html")
    briefing = build_briefing(deck)
    place.empty()
    return Files(made_from, deck.file_stem, pptx, xlsx, briefing, deck.remade)


def show_files(files: Files) -> None:
    """The downloads; the deck stays as it was made until it is made again."""
    with st.container(horizontal=True, key="deck_downloads"):
        for label, content, ending, mime in (
            ("PowerPoint (pptx)", files.pptx, "pptx", PPTX),
            ("Lampiran Excel (xlsx)", files.xlsx, "xlsx", XLSX),
            ("Briefing (html)", files.html, "html", "text/html"),
        ):
            st.download_button(
                label,
                content,
                file_name=f"{files.stem}.{ending}",
                mime=mime,
                on_click="ignore",
                icon=":material/download:",
                key=f"deck_{ending}",
            )
    told = f"{files.remade} " if files.remade else ""
    cards.footer(
        f"{told}Berkas {files.stem}. Label angka di grafik adalah teks: bila data grafik diubah di PowerPoint, ubah "
        "labelnya juga. Untuk PDF, buka briefing lalu Cetak: A4 mendatar, satu slide satu halaman."
    )


def choose_template() -> bytes | None:
    """The province's own template after its check; a refused one is said and not used."""
    with st.expander("Templat provinsi (logo, warna, huruf)"):
        st.html(
            "<p class='rb-footer'>Tanpa templat, bahan memakai tampilan baku. Unduh templat kosong, ubah logo, warna, "
            "dan huruf di Tampilan, Master Slide, lalu unggah di sini. Templat dipakai selama halaman ini terbuka.</p>"
        )
        st.download_button(
            "Unduh templat kosong",
            build_master,
            file_name="templat-raker.pptx",
            mime=PPTX,
            on_click="ignore",
            type="tertiary",
            key="empty_template",
        )
        uploaded = st.file_uploader("Templat PowerPoint (.pptx)", key="deck_template")
        return _use(uploaded.name, uploaded.getvalue()) if uploaded else None


def _use(name: str, content: bytes) -> bytes | None:
    """The checked template with what must be said about it, or None and the sentence of its refusal."""
    template = _checked(name, content)
    if isinstance(template, str):
        st.error(html.plain(template))
        return None
    told = [f"Templat {template.name} dipakai.", template.words, *template.warnings]
    st.html(f"<p class='rb-prose' role='status'>{html.text(' '.join(told))}</p>")
    return template.content


@st.cache_data(show_spinner=False, max_entries=4)
def _checked(name: str, content: bytes) -> Template | str:
    return check_template(name, content)


def show_summary(deck: Deck) -> None:
    """The short text to paste into WhatsApp or a nota dinas."""
    kinds = {"WhatsApp": whatsapp, "Nota dinas": official_note}
    kind = st.segmented_control("Bentuk", list(kinds), default="WhatsApp", required=True, key="summary_kind")
    st.html(
        f"<pre class='rb-copy-text'>{html.text(kinds[kind](deck))}</pre>"
        "<button type='button' class='rb-copy'>Salin</button>"
    )
