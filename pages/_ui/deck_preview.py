"""Every slide of the deck as it will be, with the buttons that order and drop it; and what is left out."""

import streamlit as st

from pages._output import html
from pages._output.deck import choice
from pages._output.deck.browser.slide import slide_html
from pages._output.deck.catalogue import CATALOGUE, parts_of
from pages._output.deck.model import Deck
from pages._output.sentences import deck_page as told
from pages._ui import cards
from pages._ui.deck_choice import Choice, show_adding, write_codes


def show(deck: Deck, picked: Choice) -> None:
    """The previews two by two, then what was left out."""
    for start in range(0, len(deck.slides), 2):
        for place, number in zip(st.columns(2, gap="small"), range(start, start + 2), strict=True):
            if number < len(deck.slides):
                with place:
                    _show_slide(deck, picked, number)
    _show_left_out(deck)
    show_adding(picked)


def _show_slide(deck: Deck, picked: Choice, number: int) -> None:
    slide, codes = deck.slides[number], list(picked.codes)
    with cards.card(f"slide_{number}"):
        st.html(f"<div class='rb-preview'>{slide_html(slide, deck, number + 1, inline=False)}</div>")
        with st.container(horizontal=True, vertical_alignment="center", key=f"links_slide_{number}"):
            name = CATALOGUE[parts_of(slide.code)[0]][0]
            st.html(f"<p class='rb-muted'>{number + 1}. {html.text(name)}</p>")
            for word, other in (("Naik", number - 1), ("Turun", number + 1)):
                if 0 <= other < len(deck.slides):
                    swapped = choice.move(codes, slide.code, deck.slides[other].code)
                    _button(word, f"{word}kan slide {number + 1}", slide.code, picked, swapped)
            if len(deck.slides) > 1:
                kept = [code for code in codes if code != slide.code]
                _button("Buang", f"Buang slide {number + 1} dari bahan", slide.code, picked, kept)


def _button(word: str, hint: str, code: str, picked: Choice, codes: list[str]) -> None:
    st.button(word, help=hint, type="tertiary", key=f"{word}_{code}", on_click=write_codes, args=(picked, codes))


def _show_left_out(deck: Deck) -> None:
    """Which slides are not there, each with what would bring it."""
    if not deck.left_out:
        return
    with cards.card("left_out"):
        cards.heading(told.left_out_title(len(deck.left_out)))
        columns = [html.Column("Slide", "name"), html.Column("Mengapa", "reason")]
        lines = [{"name": name, "reason": reason} for name, reason in deck.left_out]
        st.html(html.table(columns, lines, caption="Slide yang dilewati"))
