"""The parts of Panduan: the steps of a reader with their pictures, how to read a chart, what to do when stuck."""

import json
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from pages._output import html
from pages._output.sentences import guide, guide_help
from pages._output.symbols import AT_A_GLANCE
from pages._ui import cards

PICTURES = Path(__file__).parent / "guide"  # made by python -m tests.browser.guide_pictures


@cache
def made() -> dict[str, dict]:
    """Name of every picture -> its width and height in CSS px, and the words on it."""
    return json.loads((PICTURES / "pictures.json").read_text(encoding="utf-8"))


def show_steps(reader: guide.Reader) -> None:
    """The three steps of one reader, side by side."""
    with st.container(key="guide_steps"):
        for number, (column, step) in enumerate(zip(st.columns(3, gap="small"), reader.steps, strict=True), 1):
            with column, cards.card(f"step_{number}"):
                cards.heading(f"{number}. {step.title}", step.place)
                st.html(f"<p class='rb-prose'>{escape(step.text)}</p>")
                show_links(f"step_{number}", step.links)
                st.html(figure(step.picture))


def figure(picture: guide.Picture) -> str:
    """A picture in the theme of the browser, fetched when it comes near the screen; its room is kept from the start."""
    size = made()[picture.name]
    return (
        "<figure class='rb-shot'><picture>"
        f"<source media='(prefers-color-scheme: dark)' srcset='gambar/{picture.name}_dark.webp'>"
        f"<img src='gambar/{picture.name}_light.webp' alt='{escape(picture.alt)}' loading='lazy' decoding='async'"
        f" width='{size['width']}' height='{size['height']}'></picture>"
        f"<figcaption>{escape(picture.caption)}</figcaption></figure>"
    )


def show_links(key: str, links) -> None:
    """Ways to other pages. Not plain addresses: those would begin a new session, and an upload half done be lost."""
    with st.container(horizontal=True, gap="medium", key=f"ways_{key}"):
        for link in links:
            st.page_link(link.page, label=html.plain(link.label), query_params=dict(link.entries) or None)


def show_reading() -> None:
    """A real chart, beside it the marks it is made of, and where each kind of word is explained."""
    left, right = st.columns([1, 1.95], gap="small")
    with left, cards.card("guide_chart"):
        cards.heading("Membaca grafik", "Bentuk menyebut keadaan; warna tidak pernah berdiri sendiri")
        st.html(figure(guide_help.CHART))
    with right, cards.card("guide_marks"):
        cards.heading("Tanda", "Yang paling sering dijumpai di grafik dan tabel")
        _show_table(("Tanda", "Arti"), AT_A_GLANCE, "Tanda yang paling sering")
        show_links("marks", (guide.Link("Semua tanda, di Metodologi", guide_help.METHODOLOGY),))
    with right, cards.card("guide_words"):
        cards.heading("Arti kata", "Di mana istilah dijelaskan")
        _show_table(("Yang dicari", "Tempatnya"), guide_help.WORDS, "Di mana istilah dijelaskan")
        show_links("words", guide_help.WORDS_LINKS)


def show_troubles() -> None:
    """What a page may say that keeps a person from going on, what it means, what to do next."""
    with cards.card("guide_troubles"):
        cards.heading("Bila sesuatu tidak beres", "Yang tampak, artinya, dan langkah berikutnya")
        _show_table(("Yang tampak", "Artinya", "Langkah berikutnya"), guide_help.TROUBLES, "Bila sesuatu tidak beres")
        show_links("troubles", guide_help.WAYS_OUT)


def _show_table(heads: tuple[str, ...], lines, caption: str) -> None:
    columns = [html.Column(head, str(place)) for place, head in enumerate(heads)]
    cells = [{str(place): cell for place, cell in enumerate(line)} for line in lines]
    st.html(html.table(columns, cells, caption=caption))


def show_offer() -> None:
    """One quiet line for a browser that has never been here; address.js knows which, and when it has done its work."""
    st.html(
        "<aside class='rb-offer' aria-label='Petunjuk'>Baru di sini? "
        "<a href='panduan' target='_self'>Panduan singkat</a> untuk Gubernur, Kepala Biro, dan Analis."
        "<button type='button' class='rb-offer-close'>Tutup</button></aside>"
    )
