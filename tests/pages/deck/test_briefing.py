"""The briefing: one file that loads nothing, holds every slide with notes and data, and is the same each time."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

from pages._output.deck.browser import briefing
from pages._output.deck.browser.briefing import build_briefing, data_table
from pages._output.deck.model import Notes
from tests.pages.deck.sample_deck import DECK, GAPS, LINES, NOTES, PAIR, SLIDES

EVIL = "<script>alert(\"x\")</script> & 'y'"
PAGE = build_briefing(DECK).decode()


def said(markup):
    bare = re.sub(r"<(script|style)>.*?</\1>", "", markup, flags=re.S)
    return unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", bare)))


def test_it_is_one_html_file_in_indonesian_under_six_megabytes():
    assert PAGE.startswith('<!DOCTYPE html><html lang="id"><head><meta charset="utf-8">')
    assert 'name="viewport"' in PAGE and f"<title>{DECK.title}</title>" in PAGE
    assert len(PAGE.encode()) < 400_000


def test_no_address_leads_out_of_it():
    addresses = set(re.findall(r"\w+://[^\s\"'<>]+", PAGE))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"@import|url\(|<link|<iframe|<object|\ssrc=", PAGE)
    assert set(re.findall(r'href="([^"]*)"', PAGE)) == {f"#slide-{number}" for number in range(1, len(SLIDES) + 1)}


def test_its_own_policy_lets_nothing_load_and_only_its_own_script_run():
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', PAGE)[1])
    for kind in ("script", "style"):
        [inside] = re.findall(rf"<{kind}>(.*?)</{kind}>", PAGE, re.S)
        assert f"{kind}-src 'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    assert not re.search(r'\sstyle="|\son\w+="', PAGE)


def test_it_is_the_same_file_each_time():
    assert build_briefing(DECK) == build_briefing(DECK)


def test_it_holds_contents_slides_notes_and_data():
    told = said(PAGE)
    for number, slide in enumerate(SLIDES, 1):
        assert f'<li><a href="#slide-{number}">{slide.title}</a></li>' in PAGE
        assert f'<article class="rb-sheet" id="slide-{number}">' in PAGE
    assert PAGE.count("Catatan pembicara") == len(SLIDES)
    for sentence in (*NOTES.say, *NOTES.caveats, *NOTES.questions, *NOTES.origins):
        assert told.count(sentence) == len(SLIDES)
    assert PAGE.count("Data grafik sebagai tabel") == 4


def test_it_carries_version_date_meeting_illustration_and_what_is_left_out():
    told = said(PAGE)
    assert "Data versi 12, per 21 November 2026" in told and "Triwulan IV 2026" in told
    assert "Memuat nilai ilustrasi." in told and "Rencana aksi : Rencana aksi belum dimuat." in told
    assert "raker?pemda=64&bahan=raker" in told
    real = DECK._replace(slides=SLIDES[:2], left_out=())
    assert "Memuat nilai ilustrasi" not in said(build_briefing(real).decode())
    assert "dilewati" not in said(build_briefing(real).decode())


def test_a_deck_made_again_says_what_changed():
    words = "Bahan sebelumnya memakai data versi 10; 3 nilai berubah."
    assert words in said(build_briefing(DECK._replace(remade=words)).decode()) and words not in PAGE


def test_the_table_of_a_chart_has_a_dash_where_there_is_no_value_and_what_the_axis_shows():
    table = data_table(LINES)
    row = re.search(r'<tr><th scope="row">2022 belum dikeluarkan</th>(.*?)</tr>', table)[1]
    assert re.findall(">([^<]*)</td>", row) == ["–"] * 5
    assert "73,87 BB</td>" in table and "Target 74,50</td>" in table
    assert "2,01 (40,20 % skala)</td>" in data_table(PAIR) and "▲ +0,79 poin (15,80 % skala)" in data_table(GAPS)


def test_hostile_words_stay_words_everywhere():
    notes = Notes((EVIL,), (EVIL,), (EVIL,), (EVIL,))
    slides = tuple(slide._replace(title=EVIL, footer=EVIL, notes=notes, subtitle=EVIL) for slide in SLIDES)
    deck = DECK._replace(
        title=EVIL, government_name=EVIL, preset_name=EVIL, meeting=EVIL, office=EVIL, slides=slides,
        left_out=((EVIL, EVIL),), address=EVIL, remade=EVIL,
    )  # fmt: skip
    made = build_briefing(deck).decode()
    assert made.count("<script") == PAGE.count("<script") == 1
    assert said(made).count(EVIL) > len(SLIDES) * 7


def test_the_script_can_stand_in_a_page_and_has_no_address():
    folder = Path(briefing.__file__).parent
    for name in ("slides.js", "slides.css", "briefing.css"):
        inside = (folder / name).read_text(encoding="utf-8")
        assert inside and "</" not in inside and "://" not in inside
