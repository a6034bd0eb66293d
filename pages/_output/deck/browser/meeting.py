"""Mode rapat inside the app: every slide in one layer over the page; slides.js shows one at a time."""

from html import escape

from pages._output.deck.browser.slide import slide_html
from pages._output.deck.model import Deck


def meeting_html(deck: Deck, exit_address: str, frozen_words: str) -> str:
    """HTML for st.html: the slides and their controls. `exit_address` is where Keluar leads, in the same window."""
    slides = "".join(slide_html(slide, deck, number, inline=False) for number, slide in enumerate(deck.slides, 1))
    way_out = f'<a class="rb-meeting-exit" href="{escape(exit_address)}" target="_self">Keluar</a>'
    return (
        f'<div class="rb-meeting rb-on" role="region" aria-label="{escape(f"Mode rapat: {deck.title}")}">'
        f'<div class="rb-meeting-stage">{slides}</div>{controls(frozen_words, len(deck.slides), way_out)}</div>'
    )


def controls(frozen_words: str, count: int, way_out: str) -> str:
    """The line under the slide: which data, back and forth, full screen, the way out (finished HTML)."""
    return (
        '<div class="rb-meeting-controls">'
        f'<p class="rb-meeting-frozen">{escape(frozen_words)}</p>'
        '<button type="button" class="rb-meeting-previous" aria-label="Slide sebelumnya">‹</button>'
        f'<p class="rb-meeting-counter">1 / {count}</p>'
        '<button type="button" class="rb-meeting-next" aria-label="Slide berikutnya">›</button>'
        '<button type="button" class="rb-meeting-full">Layar penuh</button>'
        f'{way_out}</div><p class="rb-meeting-live" aria-live="polite"></p>'
    )
