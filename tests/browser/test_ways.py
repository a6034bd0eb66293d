"""Ways through the app that people take on any page: a shared address, back and forward, a phone, the keyboard."""

import io

import pytest
from openpyxl import load_workbook

from tests.browser.test_upload import rest
from tests.browser.test_visits import sentence, wait_for_sentence

PHONE = {
    "has_touch": True,
    "is_mobile": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
    "Mobile Safari/537.36",
}
DRAWN = """[...document.querySelectorAll('.js-plotly-plot')].map((chart) => [
  chart.data.map((line) => [line.name, line.x, line.y]), chart.querySelector('.main-svg').textContent])"""
# Whether the focus can be seen: an outline, a shadow or a border that goes when the focus goes, of the element itself
# or of the box around it.
IS_SEEN = """() => {
  const looks = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(element);
    return [outlineStyle === 'none' ? '' : outlineWidth + outlineColor, boxShadow, borderColor];
  };
  const focused = document.activeElement, box = focused.parentElement;
  const around = [focused, box, box.parentElement, focused.closest('label') || focused];
  const before = around.map(looks).join();
  focused.blur();
  return new Promise((resolve) => setTimeout(() => {
    const after = around.map(looks).join();
    focused.focus({ focusVisible: true });
    resolve(before !== after);
  }, 250));
}"""
FOCUSED = """(document.activeElement.innerText || document.activeElement.ariaLabel || document.activeElement.tagName)
  .trim().split('\\n')[0]"""


def pick(page, label, option):
    """Choose in a filter by its name."""
    rest(page)
    page.get_by_role("combobox", name=label, exact=True).click()
    page.keyboard.type(option)
    page.keyboard.press("Enter")


def test_an_address_that_was_sent_on_shows_the_same_sentence_and_the_same_charts(visit):
    page = visit("/tren?pemda=64&pembanding=13")
    pick(page, "Indikator", "SPBE")
    wait_for_sentence(page, "Kalimantan Timur naik dari 2,11")
    pick(page, "Dari", "2023")
    page.wait_for_url("**tahun=2023-**")
    wait_for_sentence(page, "Kalimantan Timur naik dari 2,91")
    rest(page)
    other = visit(page.url[page.url.index("/tren") :])
    assert sentence(other) == sentence(page)
    assert other.evaluate(DRAWN) == page.evaluate(DRAWN) != []


def step(page, direction, address):
    """One step with the arrows of the browser, from a page that stands."""
    rest(page)
    getattr(page, direction)()
    page.wait_for_url(address)


def test_back_and_forward_walk_over_filters_parts_and_pages(visit):
    page = visit("/target?pemda=64")
    wait_for_sentence(page, "Kalimantan Timur kurang 0,63 poin")
    rest(page)
    first = page.url
    pick(page, "Indikator", "SPBE")
    page.wait_for_url("**indikator=SPBE**")
    wait_for_sentence(page, "SPBE Kalimantan Timur 0,79 poin")
    rest(page)
    second = page.url
    page.get_by_role("radio", name="Capaian terendah").click()
    page.wait_for_url("**urut=capaian**")
    rest(page)
    page.get_by_text("Analisis").first.click()
    page.get_by_role("menuitem", name="Tren").click()
    page.wait_for_url("**/tren**")
    step(page, "go_back", "**urut=capaian**")
    page.locator("[role=radio][aria-checked=true]", has_text="Capaian terendah").wait_for()
    step(page, "go_back", second)
    page.locator("[role=radio][aria-checked=true]", has_text="Selisih terbesar").wait_for()
    wait_for_sentence(page, "SPBE Kalimantan Timur 0,79 poin")
    step(page, "go_back", first)
    wait_for_sentence(page, "Kalimantan Timur kurang 0,63 poin")
    step(page, "go_forward", second)
    wait_for_sentence(page, "SPBE Kalimantan Timur 0,79 poin")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_and_words_take_their_colours_from_the_theme_of_the_browser(visit, scheme):
    page = visit("/?pemda=64", color_scheme=scheme)
    kita, ink = page.evaluate("""['--rb-kita', '--rb-ink'].map((name) => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    })""")
    lines = "[...document.querySelectorAll('.st-key-chart_ringkasan .js-line')].map((line) => line.style.stroke)"
    assert kita in page.evaluate(lines)
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == ink


def test_a_page_that_stands_turns_dark_with_its_browser(visit):
    page = visit("/?pemda=64", color_scheme="light")
    chart = "getComputedStyle(document.querySelector('.stPlotlyChart')).filter"
    assert page.evaluate(chart) == "none"
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("getComputedStyle(document.querySelector('h1')).color === 'rgb(232, 236, 240)'")
    assert page.evaluate(chart) == "invert(1) hue-rotate(180deg)"  # until the next click draws it anew
    pick(page, "Indikator", "SPBE")
    page.wait_for_function(f"{chart} === 'none'")


def test_a_phone_leads_through_the_menu_to_a_chart_its_table_and_its_workbook(visit):
    page = visit("/?pemda=64", 390, 844, **PHONE)
    page.get_by_test_id("stExpandSidebarButton").tap()
    page.get_by_role("link", name="Tren").tap()
    wait_for_sentence(page, "Kalimantan Timur bergerak tipis dari 68,10")
    page.wait_for_function("document.querySelector('#stSidebar').dataset.collapsed === 'true'")
    page.get_by_text("Data sebagai tabel").first.tap()
    body = page.locator("[data-testid=stPopoverBody]")
    body.locator(".rb-table").wait_for()
    page.wait_for_timeout(500)
    box = body.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    page.keyboard.press("Escape")
    body.wait_for(state="detached")
    with page.expect_download() as waiting:
        page.get_by_text("Unduh xlsx").first.tap()
    assert waiting.value.suggested_filename.startswith("tren-RB")


def tab_to(page, name, most=40):
    """Press Tab until what is called `name` has the focus; everything on the way must show that it has it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        page.wait_for_timeout(250)  # rings fade in
        focused = page.evaluate(FOCUSED)
        assert page.evaluate(IS_SEEN), focused
        if focused == name:
            return
    raise AssertionError(f"Tab never reached {name}")


def test_the_keyboard_alone_chooses_a_government_and_carries_its_numbers_away(visit):
    page = visit("/?pemda=64")
    tab_to(page, "Analisis")
    page.keyboard.press("Enter")
    page.get_by_role("menuitem", name="Tren").wait_for()
    page.keyboard.press("Enter")
    wait_for_sentence(page, "Kalimantan Timur bergerak tipis dari 68,10")
    tab_to(page, "Pemerintah daerah")
    page.keyboard.type("Nusa Tenggara Timur")
    page.keyboard.press("Enter")
    wait_for_sentence(page, "Nusa Tenggara Timur turun dari 61,65")
    tab_to(page, "Data sebagai tabel")
    page.keyboard.press("Enter")
    page.locator("[data-testid=stPopoverBody] .rb-table").wait_for()
    page.keyboard.press("Escape")
    page.locator("[data-testid=stPopoverBody]").wait_for(state="detached")
    assert page.evaluate(FOCUSED) == "Data sebagai tabel"
    tab_to(page, "Unduh xlsx", 1)
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    book = load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    assert 60.37 in [cell for row in book.active.iter_rows(values_only=True) for cell in row]


def test_the_first_tab_leads_past_the_menu(visit):
    page = visit("/?pemda=64")
    page.keyboard.press("Tab")
    skip = page.get_by_test_id("stSkipToContent")
    assert "Langsung ke isi halaman" in skip.evaluate("(link) => getComputedStyle(link, '::after').content")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "stMain"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-testid=stMain]') !== null")
