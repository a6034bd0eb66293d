"""Panduan in a browser: pictures that are still true, and the line that offers it to a new browser until closed."""

import pytest

from pages._ui.guide_parts import made
from tests.browser.conftest import settle
from tests.browser.guide_pictures import SHOTS, open_shot, words_of
from tests.browser.test_visits import sentence, wait_for_sentence

OFFER = ".rb-offer"


@pytest.mark.parametrize("name", SHOTS)
def test_a_picture_still_shows_what_the_app_says(chromium, served, name):
    page = chromium.new_page()
    try:
        open_shot(page, served, SHOTS[name])
        again = "the picture is of another day: python -m tests.browser.guide_pictures " + name
        assert words_of(page, SHOTS[name]) == made()[name]["words"], again
    finally:
        page.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_every_picture_comes_in_the_theme_of_the_browser_and_in_its_room(visit, scheme, width):
    page = visit("/panduan", width, 844, color_scheme=scheme)
    pictures = page.locator(".rb-shot img")
    assert pictures.count() == 4
    for picture in pictures.all():
        room = picture.bounding_box()
        picture.scroll_into_view_if_needed()
        page.wait_for_function("one => one.complete && one.naturalWidth", arg=picture.element_handle())
        assert picture.evaluate("one => one.currentSrc").endswith(f"_{scheme}.webp")
        shown = picture.bounding_box()
        assert (shown["width"], shown["height"]) == (room["width"], room["height"])
        assert shown["width"] <= width - 60 and picture.get_attribute("loading") == "lazy"


def test_a_way_of_the_guide_stays_in_the_session(visit):
    page = visit("/?pemda=64")
    page.get_by_role("link", name="Panduan singkat").click()
    wait_for_sentence(page, "Tiga puluh detik")
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Keputusan raker").click()
    wait_for_sentence(page, "Keputusan raker Kalimantan Timur")
    assert page.evaluate("window.same") and "bagian=keputusan" in page.url and "pemda=64" in page.url


def test_a_new_browser_is_offered_the_guide_until_it_closes_the_line(visit, served):
    page = visit("/?pemda=64")
    assert page.locator(OFFER).is_visible()
    assert not [url for url in page.requests if "/gambar/" in url]  # nobody else pays for the pictures
    page.reload()
    settle(page)
    assert page.locator(OFFER).is_visible()
    page.get_by_role("button", name="Tutup").click()
    assert page.locator(OFFER).is_hidden()
    page.goto(f"{served}/?pemda=53")
    settle(page)
    assert sentence(page).startswith("Nusa Tenggara Timur") and page.locator(OFFER).is_hidden()
    page.locator("[data-testid=stSelectbox] input").first.click()
    page.keyboard.type("Kalimantan Timur")
    page.keyboard.press("Enter")
    wait_for_sentence(page, "Kalimantan Timur")
    assert page.locator(OFFER).is_hidden()


def test_whoever_opened_the_guide_is_not_offered_it_again(visit, served):
    page = visit("/")  # the chooser of a first visit
    assert page.locator(OFFER).is_visible()
    page.get_by_role("button", name="Data", exact=True).click()
    page.get_by_role("menuitem", name="Panduan").click()
    wait_for_sentence(page, "Tiga puluh detik")
    page.go_back()
    wait_for_sentence(page, "Pilih pemerintah daerah")
    assert page.locator(OFFER).is_hidden()
    page.goto(f"{served}/?pemda=64")
    settle(page)
    assert page.locator(OFFER).is_hidden()


def test_a_browser_that_was_here_before_sees_no_offer_and_keeps_no_room_for_it(chromium, served):
    tops = []
    for known in ("rb_pemda", "rb_panduan"):
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": known, "value": "64", "url": served}])
        page = context.new_page()
        page.goto(f"{served}/?pemda=64")
        settle(page)
        assert page.locator(OFFER).is_hidden()
        tops.append(page.locator("h1").bounding_box()["y"])
        page.goto(f"{served}/tren?pemda=64")
        settle(page)
        tops.append(page.locator("h1").bounding_box()["y"])
        context.close()
    assert max(tops) - min(tops) < 40  # no empty line above the sentence


def test_the_offer_is_not_printed(visit):
    page = visit("/?pemda=64")
    page.emulate_media(media="print")
    assert page.locator(OFFER).is_hidden()
