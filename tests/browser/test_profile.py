"""The sheet of Profil printed from a real browser: one page of A4, nothing cut, nothing else on it."""

import re
import shutil

import pytest

from data import store
from tests.browser.conftest import settle
from tests.serving import serve

A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)  # points
PRINTABLE = {"width": 718, "height": 1047}  # px of A4 inside its margins of 10 mm
SMALLEST = 8.5 * 96 / 72  # px
MOST = "81"  # with the illustrative set the most indicators of all, and two rows of areas
FAULTS = """() => {
  const sheet = document.querySelector('.rb-a4'), whole = sheet.getBoundingClientRect();
  const all = [...sheet.querySelectorAll('*')].filter(e => !e.closest('.rb-hidden') && e.getClientRects().length);
  const fixed = e => getComputedStyle(e).overflowY !== 'visible';
  const size = e => parseFloat(getComputedStyle(e).fontSize) * (e.currentCSSZoom || 1);
  const name = e => `${e.className || e.tagName}: ${(e.innerText || '').slice(0, 40)}`;
  const box = e => e.getBoundingClientRect();
  const said = e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
  return {
    height: whole.height, scroll: sheet.scrollHeight,
    overflowing: all.filter(e => !e.closest('.rb-area') && e.clientWidth && getComputedStyle(e).display !== 'inline'
      && (e.scrollWidth > e.clientWidth + 2 || (fixed(e) && e.scrollHeight > e.clientHeight + 1))).map(name),
    outside: all.filter(e => box(e).width && (box(e).right > whole.right + 1 || box(e).left < whole.left - 1
      || box(e).bottom > whole.bottom + 1 || box(e).top < whole.top - 1)).map(name),
    small: all.filter(e => said(e) && size(e) < SMALLEST).map(name),
    last: [...sheet.querySelectorAll('.rb-a4-box p')].pop().getBoundingClientRect().bottom,
    around: [...document.querySelectorAll('body *')].filter(e => !sheet.contains(e) && !e.contains(sheet)
      && e.getClientRects().length && getComputedStyle(e).visibility !== 'hidden').map(name),
    ground: getComputedStyle(sheet).backgroundColor, ink: getComputedStyle(sheet).color,
  };
}""".replace("SMALLEST", str(SMALLEST - 0.01))


@pytest.fixture(scope="module")
def illustrated(illustrated_folder, tmp_path_factory):
    """A server on a copy of the illustrated store, with a government 99 that has nothing."""
    folder = tmp_path_factory.mktemp("profile") / "state"
    shutil.copytree(illustrated_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        con = store.connect()
        con.execute("insert into government select * replace ('99' as government_code, 'Provinsi Baru' as short_name)"
                    " from government where government_code = '93'")  # fmt: skip
        con.close()
    with serve(folder) as address:
        yield address


@pytest.fixture
def open_sheet(chromium):
    contexts = []

    def opened(address, code, awaited=".rb-a4", **options):
        context = chromium.new_context(**({"viewport": PRINTABLE} | options))
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{address}/profil?pemda={code}")
        settle(page)
        page.wait_for_selector(awaited)
        page.evaluate("document.fonts.ready")
        return page

    yield opened
    for context in contexts:
        context.close()


def pages_of(page):
    """(width, height) in points of every page the browser prints."""
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    count = len(re.findall(rb"/Type\s*/Page(?![A-Za-z])", pdf))
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    assert count == len(boxes) > 0
    return [(float(width), float(height)) for width, height in boxes]


def assert_prints_whole(page):
    assert [pytest.approx(A4, abs=1)] == pages_of(page)
    page.emulate_media(media="print")
    found = page.evaluate(FAULTS)
    assert found["scroll"] <= PRINTABLE["height"] and found["height"] <= PRINTABLE["height"]
    assert found["last"] <= found["height"] + 1
    assert [found[name] for name in ("overflowing", "outside", "small", "around")] == [[], [], [], []]
    assert (found["ground"], found["ink"]) == ("rgb(255, 255, 255)", "rgb(22, 32, 43)")


@pytest.mark.parametrize("code", ["53", "64", "36", "81", "82", "35.78", "51", "13"])
def test_a_sheet_of_published_figures_prints_whole_on_one_page(open_sheet, served, code):
    assert_prints_whole(open_sheet(served, code))


@pytest.mark.parametrize("code", ["53", "64", "36", MOST, "82", "64.09", "35.78"])
def test_a_sheet_with_illustrative_figures_prints_whole_on_one_page(open_sheet, illustrated, code):
    assert_prints_whole(open_sheet(illustrated, code))


def test_a_dark_screen_prints_on_white(open_sheet, illustrated):
    page = open_sheet(illustrated, MOST, color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.querySelector('.rb-a4')).backgroundColor") == "rgb(255, 255, 255)"
    assert_prints_whole(page)


def test_a_government_with_nothing_prints_its_sentence_on_one_page(open_sheet, illustrated):
    page = open_sheet(illustrated, "99", "h1")
    assert page.locator("h1").inner_text().startswith("Profil Provinsi Baru belum dapat disusun")
    assert page.locator(".rb-a4").count() == 0 and len(pages_of(page)) == 1


def test_other_pages_print_lying_also_after_a_sheet(visit):
    page = visit("/profil?pemda=64")
    page.wait_for_selector(".rb-a4")
    page.get_by_text("Ringkasan", exact=True).first.click()
    page.wait_for_function("document.querySelector('h1')?.innerText.includes('meraih')")
    page.wait_for_selector(".rb-a4", state="detached")
    assert pages_of(page)[0] == pytest.approx(A4[::-1], abs=1)
    page.emulate_media(media="print")
    assert page.locator(".rb-tiles").is_visible()


def test_what_a_dark_screen_shows_is_dark_on_white_paper(visit):
    page = visit("/?pemda=64", color_scheme="dark")
    page.emulate_media(media="print")
    colour = "selector => getComputedStyle(document.querySelector(selector))"
    assert page.evaluate(f"({colour})('.stApp').backgroundColor") == "rgb(255, 255, 255)"
    for words in (".rb-sentence", ".rb-value", ".rb-table td", ".stSelectbox p"):
        assert page.evaluate(f"({colour})('{words}').color") in ("rgb(22, 32, 43)", "rgb(122, 31, 92)")
    assert page.evaluate(f"({colour})('.stPlotlyChart').filter").startswith("invert(1)")


def test_the_button_prints(open_sheet, served):
    page = open_sheet(served, "64", viewport={"width": 1440, "height": 900})
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(500)
    page.evaluate("window.print = () => { window.printed = (window.printed || 0) + 1 }; 0")
    page.evaluate("document.addEventListener('click', () => { window.clicked = (window.clicked || 0) + 1 }, true); 0")
    page.get_by_role("button", name="Cetak").click()
    assert page.evaluate("[window.clicked, window.printed]") == [1, 1]


def test_the_sheet_has_the_proportions_of_paper_on_a_screen(open_sheet, served):
    box = open_sheet(served, "64", viewport={"width": 1440, "height": 900}).locator(".rb-a4").bounding_box()
    assert box["width"] == 794 and box["height"] == pytest.approx(1123, abs=3)
    assert abs(box["x"] + box["width"] / 2 - 720) < 12


def test_a_phone_shows_one_column_and_never_scrolls_sideways(open_sheet, illustrated):
    page = open_sheet(illustrated, MOST, viewport={"width": 390, "height": 844})
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    trend, bullets = (page.locator(f".rb-a4-{name}").bounding_box() for name in ("trend", "bullets"))
    assert bullets["y"] > trend["y"] + trend["height"]
