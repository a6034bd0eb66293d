"""A slide as HTML: the words and numbers of the slide, its marks, and nothing that is not escaped."""

import re
from base64 import b64decode
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pages._output.deck import layout
from pages._output.deck.browser import slide as slide_page
from pages._output.deck.browser.meeting import meeting_html
from pages._output.deck.browser.slide import slide_html
from pages._output.deck.model import Cell, Column, Notes, Table
from tests.pages.deck.sample_deck import DECK, GAPS, HEAT, LINES, NOTES, SLIDES, TABLE

EVIL = "<script>alert(\"x\")</script> & 'y'"
BY_CODE = {slide.code: slide for slide in SLIDES}


def page(code, number=2, inline=True):
    return slide_html(BY_CODE[code], DECK, number, inline=inline)


def said(markup):
    return unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", markup)))


def pictures(markup):
    return [b64decode(source).decode() for source in re.findall(r"data:image/svg\+xml;base64,([\w+/=]+)", markup)]


class Balance(HTMLParser):
    """Every element that is opened is closed, in order."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in ("img", "col", "br", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("inline", [True, False])
@pytest.mark.parametrize("slide", SLIDES, ids=lambda one: one.code)
def test_a_slide_carries_title_footer_data_version_and_page_number(slide, inline):
    made = slide_html(slide, DECK, 7, inline=inline)
    told = said(made)
    assert slide.title in told and slide.footer in told and "Data versi 12" in told
    assert made.startswith('<section class="rb-slide') and "<b>7</b>" in made
    balance = Balance()
    balance.feed(made)
    assert balance.open == []


def test_only_an_illustrative_slide_is_marked():
    assert "ILUSTRASI" in page("area_hilang") and "ILUSTRASI" not in page("tren")


def test_a_cover_has_kicker_and_byline_and_another_slide_its_subtitle():
    assert "Rapat kerja Reformasi Birokrasi" in page("status") and "Triwulan IV 2026 · Biro Organisasi" in page(
        "status"
    )
    assert "Indeks RB, Kalimantan Timur" in page("tren") and "rb-slide-kicker" not in page("tren")


def test_a_chart_is_drawn_in_the_page_or_given_as_a_picture_with_the_same_numbers():
    inside, given = page("tren"), page("tren", inline=False)
    assert "<svg" in inside and "<svg" not in given and f'alt="{LINES.alt}"' in given
    wide, narrow = pictures(given)
    for label in ("68,60", "68,11", "68,47", "73,87 BB", "74,10 BB", "Target 74,50"):
        assert label in said(inside) and label in said(wide)
    assert "74,10" in said(narrow) and 'viewBox="0 0 340 300"' in narrow


def test_a_table_keeps_words_numbers_tones_and_shades():
    heat, table = page("area_tabel"), page("keputusan")
    assert len(re.findall("<tr>", heat)) == len(HEAT.rows) + 1
    assert 'class="rb-slide-right rb-shade-5">48,2 %' in heat and "rb-slide-right rb-slide-bold rb-shade-8" in heat
    assert ">–</td>" in heat
    assert 'class="rb-tone-kita rb-slide-bold">Memastikan predikat' in table and "rb-tone-below" in table
    assert re.findall(r'<col width="([\d.]+)%">', table) == ["7", "50", "23", "20"]
    assert "style=" not in heat + table


def test_a_table_is_larger_with_few_rows_and_smaller_with_more_than_fit():
    def size(rows):
        table = TABLE._replace(rows=TABLE.rows[:1] * rows)
        return int(
            re.search(r"rb-slide-fit-(\d+)", slide_html(SLIDES[1]._replace(body=table), DECK, 2, inline=True))[1]
        )

    assert size(3) == 128 and size(13) == 100 and size(18) < 80


def test_a_number_is_not_torn_from_its_hyphen():
    made = slide_html(SLIDES[1]._replace(title="Kaltim ke-5 dari 6 provinsi"), DECK, 2, inline=True)
    assert '<span class="rb-slide-together">ke-5</span>' in made


@pytest.mark.parametrize("inline", [True, False])
def test_hostile_words_stay_words(inline):
    table = Table((Column(EVIL, 1),), ((Cell(EVIL),),), EVIL)
    chart = GAPS._replace(categories=(EVIL,) * 3, alt=EVIL)
    for body in (table, chart):
        slide = SLIDES[0]._replace(
            code=EVIL, title=EVIL, body=body, footer=EVIL, notes=Notes((EVIL,)), kicker=EVIL, byline=EVIL
        )
        made = slide_html(slide, DECK, 1, inline=inline)
        assert "<script" not in made + "".join(pictures(made)) and said(made).count(EVIL) >= 4
        balance = Balance()
        balance.feed(made)
        assert balance.open == []


def test_the_geometry_is_that_of_the_layout():
    css = (Path(slide_page.__file__).parent / "slides.css").read_text(encoding="utf-8")
    for points in (
        layout.MARGIN, layout.INNER, layout.BODY.top, layout.BODY.height, layout.FOOTER.top, layout.COVER_BODY.top,
        layout.COVER_BODY.height, layout.KICKER.top, layout.HEIGHT - layout.TITLE.top - layout.TITLE.height,
        layout.TEXT, layout.HEAD, layout.NOTE,
    ):  # fmt: skip
        assert f"calc(var(--pt) * {points:g}" in css, points
    for size in (*layout.TITLE_SIZES, *layout.COVER_SIZES):
        assert f"rb-slide-{size} " in css


def test_the_meeting_shows_every_slide_as_pictures_with_its_frozen_version():
    made = meeting_html(DECK, "raker?pemda=64&bahan=raker", "Angka dibekukan pada data versi 12")
    assert made.count("<section") == len(SLIDES) and "<svg" not in made and "<script" not in made
    assert "Angka dibekukan pada data versi 12" in made and 'aria-live="polite"' in made
    assert 'href="raker?pemda=64&amp;bahan=raker" target="_self"' in made
    assert "Kita kurang 0,63 poin" not in made and NOTES.say  # what the speaker has at hand is not on the screen
    assert not re.search(r"\son\w+=", made)


def test_the_meeting_escapes_what_it_is_given():
    made = meeting_html(DECK._replace(title=EVIL), f'raker?"{EVIL}', EVIL)
    assert "<script" not in made and said(made).count(EVIL) == 1
