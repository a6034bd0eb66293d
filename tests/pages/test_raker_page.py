"""Bahan raker: what a person picks, what the files hold, and a meeting whose numbers stand still."""

import re
from html import unescape
from io import BytesIO

import pytest
from pptx import Presentation

from pages._output.deck.catalogue import CATALOGUE, PRESETS
from pages._ui import deck_brief
from tests.pages.deck.briefs import brief_of, opened
from tests.pages.test_every_page import bodies, checked, visit

PAGE = "reporting/raker.py"
pytestmark = pytest.mark.usefixtures("on_screen")


def open_page(**address):
    return visit(PAGE, **address)


def slides_of(app):
    """The titles of the previews in their order."""
    previews = [body for body in bodies(app) if "class='rb-preview'" in body]
    found = [re.search(r"<h2[^>]*>(.*?)</h2>", body, re.DOTALL)[1] for body in previews]
    return [unescape(re.sub("<[^>]+>", "", title)).strip() for title in found]


def said(app):
    return " ".join(bodies(app))


def entry_of(app, name):
    """What the address holds under a name, whether it was typed or written by the page."""
    entry = app.query_params[name]
    return entry if isinstance(entry, str) else entry[0]


def press(app, label, number=0):
    [button for button in app.button if button.label == label][number].click()
    return checked(app.run())


def test_the_page_opens_with_how_many_slides_there_are_and_names_what_is_left_out():
    app = open_page(pemda="64", bahan="raker")
    count = len(slides_of(app))
    assert f"Bahan Raker triwulan untuk Kalimantan Timur: {count} slide siap; {12 - count} dilewati." in said(app)
    assert "Keputusan raker sebelumnya" in said(app) and "Rencana aksi" in said(app)


def test_without_a_government_the_page_is_the_chooser():
    assert "Pilih pemerintah daerah untuk menyusun bahan raker." in said(open_page())


@pytest.mark.parametrize("preset", PRESETS)
def test_every_audience_shows_every_slide_it_has_or_names_it(preset, illustrated_folder):
    app = open_page(pemda="82", pembanding="36", bahan=preset)
    left_out = [body for body in bodies(app) if "Slide yang dilewati" in body]
    missing = left_out[0].count("<tr") - 1 if left_out else 0
    assert len(slides_of(app)) + missing == len(PRESETS[preset].codes)


def test_all_slides_of_the_catalogue_can_stand_in_one_deck():
    app = open_page(pemda="82", pembanding="36", slide=",".join(list(CATALOGUE)[:20]))
    assert slides_of(app)


def test_a_slide_goes_up_and_the_address_keeps_the_order():
    app = open_page(pemda="64")
    before = slides_of(app)
    press(app, "Turun")
    assert slides_of(app)[:2] == before[1::-1]
    kept = entry_of(app, "slide").split(",")
    assert slides_of(open_page(pemda="64", slide=",".join(kept))) == slides_of(app)


def test_a_dropped_slide_can_be_added_and_the_first_choice_comes_back():
    app = open_page(pemda="64")
    before = slides_of(app)
    press(app, "Buang", 1)
    assert slides_of(app) == [before[0], *before[2:]]
    press(app, "Kembali ke susunan awal")
    assert slides_of(app) == before and "slide" not in app.query_params


def test_a_trend_of_another_indicator_can_be_added():
    app = open_page(pemda="64")
    app.selectbox(key="deck_add").select("tren-SPBE")
    checked(app.run())
    assert entry_of(app, "slide").endswith(",tren-SPBE")
    assert len(slides_of(app)) == len(slides_of(open_page(pemda="64"))) + 1


def test_another_audience_forgets_the_own_order():
    app = open_page(pemda="64", slide="tren,status")
    app.segmented_control(key="choose_bahan").set_value("raker")
    checked(app.run())
    assert "slide" not in app.query_params


@pytest.mark.parametrize(
    "entry, words",
    [
        ({"slide": "status,gambar"}, "Slide “gambar”"),
        ({"bahan": "bupati"}, "Bahan “bupati”"),
        ({"rapat": "2026-7"}, "Rapat “2026-7”"),
        ({"pembanding": "99"}, "Pembanding “99”"),
        ({"tahun": "duapuluh"}, "Tahun “duapuluh”"),
    ],
)
def test_an_unknown_code_is_a_sentence_and_no_other_deck(entry, words):
    app = open_page(pemda="64", **entry)
    assert len(app.error) == 1 and words in app.error[0].value.replace("\\", "")
    assert slides_of(app) == []


def test_making_the_deck_gives_files_with_the_numbers_on_screen():
    app = open_page(pemda="64", bahan="gubernur", rapat="2026-4")
    titles = slides_of(app)
    press(app, "Susun bahan")
    files = app.session_state["deck_files"]
    deck = Presentation(BytesIO(files.pptx))
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == titles
    assert files.stem == f"gubernur-64-triwulan-iv-2026-data-v{app.query_params['dasar'][0]}"
    assert files.html.startswith(b"<!DOCTYPE html>") and files.xlsx[:2] == b"PK"


def test_every_slide_of_the_file_carries_its_data_version():
    app = press(open_page(pemda="64", bahan="gubernur"), "Susun bahan")
    for slide in Presentation(BytesIO(app.session_state["deck_files"].pptx)).slides:
        assert "Data versi 1" in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_a_deck_with_illustrative_figures_says_so_in_its_name(illustrated_folder):
    app = press(open_page(pemda="81", bahan="gubernur"), "Susun bahan")
    assert app.session_state["deck_files"].stem.endswith("-ilustrasi")


def test_files_of_another_choice_are_not_offered():
    app = press(open_page(pemda="64", bahan="gubernur"), "Susun bahan")
    assert "Berkas gubernur-64" in said(app)
    press(app, "Buang", 1)
    assert "Berkas gubernur-64" not in said(app)


def add_value(claims):
    claims(
        {"government_code": "64", "indicator_code": "SPBE", "year": 2024, "value": 4.11, "component": ""},
        kind="upload",
    )


def test_a_deck_made_again_from_newer_data_says_what_changed(con, claims):
    app = press(open_page(pemda="64", bahan="gubernur"), "Susun bahan")
    before = entry_of(app, "dasar")
    add_value(claims)
    again = open_page(pemda="64", bahan="gubernur", dasar=before)
    assert f"Bahan ini sebelumnya dibuat dari data versi {before}" in said(again)
    assert "1 angka Kalimantan Timur" in said(again)
    press(again, "Susun bahan")
    notes = Presentation(BytesIO(again.session_state["deck_files"].pptx)).slides[0].notes_slide.notes_text_frame.text
    assert f"versi {before}" in notes


def test_the_meeting_keeps_its_numbers_when_newer_data_arrive(con, claims):
    app = open_page(pemda="64", slide="tren-SPBE", layar="rapat")
    version = entry_of(app, "dasar")
    screen = next(body for body in bodies(app) if "rb-meeting" in body)
    assert f"Angka dibekukan pada data versi {version}" in screen
    add_value(claims)
    later = open_page(pemda="64", slide="tren-SPBE", layar="rapat", dasar=version)
    same = next(body for body in bodies(later) if "rb-meeting" in body)
    assert f"Angka dibekukan pada data versi {version}; versi {int(version) + 1} sudah ada" in same
    assert re.findall("base64,[^\"']+", same) == re.findall("base64,[^\"']+", screen)


def test_a_meeting_whose_version_is_lost_says_so_after_a_reload_too(con, claims):
    add_value(claims)
    for _ in range(2):
        app = open_page(pemda="64", slide="tren-SPBE", layar="rapat", dasar="1")
        assert "Data versi 1 tidak tersimpan di server; angka dibekukan pada versi 2" in said(app)
        assert entry_of(app, "dasar") == "1"


def test_a_meeting_without_slides_is_a_sentence_with_a_way_back():
    app = open_page(pemda="64", slide="simulasi", layar="rapat")
    assert "Belum ada slide untuk layar rapat. Simulasi: Susun simulasinya" in said(app)
    assert "rb-meeting-stage" not in "".join(body for body in bodies(app) if "<style>" not in body)


@pytest.mark.parametrize("entry", ["9" * 5000, "0", "x", "77"])
@pytest.mark.parametrize("screen", [{}, {"layar": "rapat"}])
def test_a_version_that_cannot_be_is_no_failure(entry, screen):
    app = open_page(pemda="64", bahan="gubernur", dasar=entry, **screen)
    if not screen:
        assert f"Versi data “{entry[:20]}” di alamat ini tidak dikenal" in said(app)


def test_peers_that_cannot_be_used_are_said():
    assert "Paling banyak 3 pembanding" in said(open_page(pemda="64", pembanding="36,13,53,81"))
    assert "bukan pemerintah daerah itu sendiri" in said(open_page(pemda="64", pembanding="64"))
    assert "Paling banyak 3 pembanding" not in said(open_page(pemda="64", pembanding="36,13,53"))


def test_the_trend_of_the_main_indicator_stands_once():
    assert len(slides_of(open_page(pemda="64", slide="tren-RB,tren"))) == 1


@pytest.mark.parametrize("code, head", [("64", "Gubernur"), ("64.09", "Bupati"), ("35.78", "Wali Kota")])
def test_the_head_of_government_is_called_as_at_home(code, head):
    app = open_page(pemda=code, bahan="gubernur")
    assert f"Bahan {head} untuk" in said(app) and f"Laporan kepada {head}" in said(app)


def test_the_page_and_the_tests_of_slides_start_from_the_same_brief(published_folder):
    with opened(published_folder) as con:
        for code, peers in (("64", ("36",)), ("35.78", ())):
            brief = deck_brief.gather(code, "RB", None, peers, (), "Triwulan IV 2026")
            assert brief == brief_of(con, code, peers=peers)


def test_a_foreign_template_is_refused_with_a_sentence_and_the_own_look_stays():
    app = open_page(pemda="64", bahan="gubernur")
    app.get("file_uploader")[0].set_value([("templat.pptx", b"bukan pptx", "application/octet-stream")])
    checked(app.run())
    assert len(app.error) == 1 and "pptx" in app.error[0].value
    press(app, "Susun bahan")
    assert len(Presentation(BytesIO(app.session_state["deck_files"].pptx)).slides) == len(slides_of(app))


def test_the_summary_holds_source_and_version():
    told = said(open_page(pemda="64", bahan="gubernur"))
    assert "rb-copy-text" in told and "Data versi" in told
