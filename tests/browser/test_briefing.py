"""The briefing in a real browser, from a file without network: it answers, fills the screen, and prints whole."""

import re

import pytest

from pages._output.deck.browser.briefing import build_briefing
from tests.pages.deck.sample_deck import DECK, SLIDES

COUNT = len(SLIDES)
A4_LANDSCAPE = (297 / 25.4 * 72, 210 / 25.4 * 72)  # points
# Words and elements that leave their slide or their own box.
FAULTS = """() => [...document.querySelectorAll('.rb-slide')].filter(s => s.getClientRects().length).flatMap(slide => {
  const whole = slide.getBoundingClientRect();
  const name = e => `${slide.dataset.slide} ${e.className.baseVal ?? e.className}: ${e.textContent.slice(0, 40)}`;
  const all = [...slide.querySelectorAll('*')].filter(e => e.getClientRects().length && !e.closest('title, desc'));
  const outside = all.filter(e => { const box = e.getBoundingClientRect();
    return box.width && (box.right > whole.right + 1 || box.left < whole.left - 1 || box.bottom > whole.bottom + 1
      || box.top < whole.top - 1); });
  const wide = [slide, ...all].filter(e => !e.closest('svg') && e.clientWidth && e.scrollWidth > e.clientWidth + 1
    && getComputedStyle(e).display !== 'inline');
  const body = slide.querySelector('.rb-slide-body').getBoundingClientRect();
  const low = [...slide.querySelectorAll('.rb-slide-body table, .rb-slide-body svg')].filter(e =>
    e.getBoundingClientRect().bottom > body.bottom + 1);
  const title = slide.querySelector('h2').getBoundingClientRect();
  return [...outside, ...wide, ...low].map(name).concat(title.bottom > body.top ? ['title over body'] : []);
})"""


@pytest.fixture
def opened(chromium, tmp_path):
    """A function that opens the sample's briefing from a file; its page keeps every address asked for."""
    contexts = []

    def open_file(deck=DECK, width=1440, height=900, fragment="", **options):
        path = tmp_path / "bahan.html"
        path.write_bytes(build_briefing(deck))
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.requests, page.errors = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
        page.goto(path.as_uri() + fragment)
        return page

    yield open_file
    for context in contexts:
        context.close()


def tip(page):
    return page.locator(".rb-tip:visible")


def on_screen(page):
    return [int(one.get_attribute("data-slide")) for one in page.locator(".rb-slide:visible").all()]


def start(page):
    """Mode rapat; a headless browser may refuse the full screen, the layer is there all the same."""
    page.get_by_role("button", name="Mode rapat").click()
    page.wait_for_selector(".rb-slide.rb-current")


@pytest.mark.parametrize("width", [1440, 390])
def test_it_opens_from_a_file_and_asks_for_nothing_else(opened, width):
    page = opened(width=width)
    page.wait_for_timeout(300)
    assert [url for url in page.requests if not url.startswith("data:")] == [page.url]
    assert page.errors == []
    assert page.locator(".rb-slide:visible").count() == COUNT


def test_pointing_at_a_mark_shows_its_number(opened):
    page = opened()
    mark = page.locator('#slide-2 .rb-slide-wide .rb-mark[aria-label="2020: 68,11 B"]')
    mark.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # scrolling hides the text again
    mark.hover()
    assert tip(page).inner_text() == "2020: 68,11 B"
    page.mouse.move(2, 2)
    assert tip(page).count() == 0


def test_a_tap_and_the_keyboard_show_it_too(opened):
    page = opened(width=390, height=844, has_touch=True, is_mobile=True)
    mark = page.locator('#slide-3 .rb-slide-narrow .rb-mark[aria-label*="94,01"]')
    mark.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # scrolling hides the text again
    mark.tap()
    assert "Banten · Ombudsman 2024 · 94,01" in tip(page).inner_text()
    page = opened()
    page.locator("#slide-3 .rb-slide-wide .rb-party").last.focus()
    page.wait_for_timeout(300)
    page.keyboard.press("Tab")
    assert tip(page).inner_text() == "Maluku Utara · Ombudsman 2024 · 65,57"
    page.keyboard.press("Tab")
    assert "SPBE 2023 · 2,01" in tip(page).inner_text()
    page.keyboard.press("Escape")
    assert tip(page).count() == 0


def test_a_name_in_the_key_dims_the_others_until_it_is_pressed_again(opened):
    page = opened()
    chart = page.locator("#slide-3 .rb-slide-wide svg")
    faint = "e => [...e.querySelectorAll('.rb-mark')].filter(m => getComputedStyle(m).opacity < 0.5).length"
    chart.locator(".rb-party", has_text="Maluku Utara").click()
    assert chart.evaluate(faint) == 2
    chart.locator(".rb-party", has_text="Banten").press("Enter")
    assert chart.evaluate(faint) == 3
    chart.locator(".rb-label", has_text="94,01").click()
    assert chart.evaluate(faint) == 0


def test_keys_walk_through_the_meeting_one_slide_a_screen(opened):
    page = opened(height=720, width=1280)
    start(page)
    seen = [on_screen(page)]
    for key in ("ArrowRight", "PageDown", " ", "ArrowLeft", "PageUp", "End", "ArrowRight", "Home", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(on_screen(page))
    assert seen == [[1], [2], [3], [4], [3], [2], [COUNT], [COUNT], [1], [1]]
    assert page.locator(".rb-meeting-counter").inner_text() == f"1 / {COUNT}"
    assert "Data versi 12, per 21 November 2026" in page.locator(".rb-meeting-frozen").inner_text()
    page.locator(".rb-meeting-end").click()
    assert on_screen(page) == list(range(1, COUNT + 1))
    assert page.locator(".rb-meeting-controls").is_hidden() and page.errors == []


def test_escape_ends_the_meeting_where_the_screen_is_not_full(opened):
    page = opened()
    page.evaluate("document.documentElement.requestFullscreen = undefined")
    start(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert len(on_screen(page)) == COUNT and page.url.endswith("bahan.html")


def test_a_reload_stays_on_its_slide_and_a_swipe_turns_it(opened):
    page = opened(width=390, height=844, has_touch=True, is_mobile=True, fragment="#rapat-3")
    page.wait_for_selector(".rb-slide.rb-current")
    assert on_screen(page) == [3]
    hand = page.context.new_cdp_session(page)
    for kind, at in (("touchStart", 320), ("touchMove", 90), ("touchEnd", None)):
        points = [] if at is None else [{"x": at, "y": 300}]
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.wait_for_function("document.querySelector('.rb-current').dataset.slide === '4'")
    page.reload()
    page.wait_for_selector(".rb-slide.rb-current")
    assert on_screen(page) == [4]


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768), (1920, 1080), (1440, 500)])
def test_a_slide_fills_the_screen_and_keeps_its_shape(opened, width, height):
    page = opened(width=width, height=height, fragment="#rapat-2")
    page.wait_for_selector(".rb-slide.rb-current")
    box = page.locator(".rb-slide.rb-current").bounding_box()
    room = height - page.locator(".rb-meeting-controls").bounding_box()["height"]
    assert box["width"] / box["height"] == pytest.approx(16 / 9, abs=0.01)
    assert box["width"] == pytest.approx(min(width, room * 16 / 9), abs=2)
    assert page.evaluate(FAULTS) == []


@pytest.mark.parametrize("width", [1440, 661, 390, 320])
def test_nothing_leaves_its_slide_and_the_page_never_scrolls_sideways(opened, width):
    page = opened(width=width)
    assert page.evaluate(FAULTS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("fragment", ["", "#rapat-3"])
def test_it_prints_one_slide_a_page_of_a4_landscape(opened, fragment):
    page = opened(fragment=fragment)
    page.locator("summary").first.dispatch_event("click")  # unfolded notes are not printed
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page(?![A-Za-z])", pdf)) == COUNT
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    assert [tuple(map(float, box)) for box in boxes] == [pytest.approx(A4_LANDSCAPE, abs=1)] * COUNT
    page.emulate_media(media="print")
    assert page.evaluate(FAULTS) == []
    assert page.locator("details:visible, .rb-paper:visible, .rb-meeting-controls:visible").count() == 0


def test_without_scripts_it_is_a_document_to_scroll_through(opened):
    page = opened(java_script_enabled=False)
    assert page.locator(".rb-slide:visible").count() == COUNT
    assert page.locator(".rb-tools:visible").count() == 0  # no button that does nothing
    page.locator("summary").first.click()
    assert page.get_by_text("Kita kurang 0,63 poin dari target.").first.is_visible()


def test_the_button_prints(opened):
    page = opened()
    page.evaluate("window.print = () => { window.printed = (window.printed || 0) + 1 }; 0")
    page.get_by_role("button", name="Cetak").click()
    assert page.evaluate("window.printed") == 1
