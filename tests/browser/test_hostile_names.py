"""Names, notes, files and sheets that try to run: with the policy switched off, escaping alone stops them."""

import shutil

import pytest

from data import store
from tests.browser.conftest import settle, watch
from tests.browser.test_visits import PAGES
from tests.hostile import MARK, fill
from tests.serving import serve

MORE = [
    "/?pemda=82",
    "/?pemda=64&indikator=RB&tahun=2024",
    "/tren?pemda=64&pembanding=82,53",
    "/area?pemda=64",
    "/area?pemda=82&ukuran=poin",
    "/simulasi?pemda=64",
    "/banding?pemda=64&pembanding=36&kelompok=g1",
    "/banding?pemda=82&kelompok=g1",
    "/profil?pemda=53",
    "/renaksi?pemda=82&tahun=2025",
    "/renaksi?pemda=82&bagian=rencana&tahun=2025",
    "/renaksi?pemda=82&bagian=cakupan&tahun=2025",
    "/raker?pemda=64&bahan=gubernur",
    "/sumber?bagian=cari&pemda=64&indikator=RB",
    "/sumber?bagian=versi&versi=1-3",
]
# What an attack would leave in a page even before it runs: handlers, addresses that are programs, foreign elements.
LEFT_BEHIND = """() => {
  const all = [...document.querySelectorAll('*')];
  const found = all.filter(e => [...e.attributes].some(a => /^on/i.test(a.name)
      || (/^(href|src|action|formaction|xlink:href)$/i.test(a.name) && /^\\s*javascript:/i.test(a.value)))
    || (e.tagName === 'IMG' && ['x', 'https://evil.example/b.png'].includes(e.getAttribute('src')))
    || (e.tagName === 'SCRIPT' && e.textContent.includes('pwned')));
  return found.map(e => e.outerHTML.slice(0, 200));
}"""


@pytest.fixture(scope="module")
def hostile(published_folder, tmp_path_factory):
    """The address of an app whose store is full of attacks."""
    folder = tmp_path_factory.mktemp("hostile") / "state"
    shutil.copytree(published_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        with store.connect() as con:
            fill(con)
    with serve(folder) as address:
        yield address


@pytest.fixture
def unprotected(chromium):
    """A browser that heeds no content-security-policy."""
    context = chromium.new_context(viewport={"width": 1440, "height": 1200}, bypass_csp=True, accept_downloads=True)
    page = context.new_page()
    watch(page)
    yield page
    context.close()


def assert_unharmed(page, *homes):
    page.wait_for_timeout(400)
    assert page.evaluate("window.pwned") is None
    assert page.evaluate(LEFT_BEHIND) == []
    assert [url for url in page.requests if not url.startswith((*homes, "data:", "blob:"))] == []


@pytest.mark.parametrize("path", [*PAGES, *MORE])
def test_a_page_shows_an_attack_as_the_words_it_is(unprotected, hostile, path):
    page = unprotected
    page.goto(hostile + path)
    settle(page)
    assert_unharmed(page, hostile)
    assert page.locator("[data-testid=stException]").count() == 0
    assert "pemda=" not in path or MARK in page.locator("body").inner_text()


def test_what_unfolds_does_no_harm_either(unprotected, hostile):
    page = unprotected
    for path in ("/?pemda=64", "/banding?pemda=82&kelompok=g1"):
        page.goto(hostile + path)
        settle(page)
        for name in page.get_by_text("Data sebagai tabel").all()[:3]:
            name.click()
            page.locator("[data-testid=stPopoverBody]").wait_for()
            assert_unharmed(page, hostile)
            page.keyboard.press("Escape")


def test_a_briefing_taken_home_does_no_harm(unprotected, hostile, tmp_path):
    page = unprotected
    page.goto(hostile + "/raker?pemda=64&bahan=raker")
    settle(page)
    page.get_by_role("button", name="Susun bahan").click()
    with page.expect_download(timeout=90000) as download:
        page.get_by_role("button", name="Briefing (html)").click(timeout=90000)
    path = tmp_path / "bahan.html"
    download.value.save_as(path)
    assert download.value.suggested_filename.endswith(".html")
    page.requests.clear()
    page.goto(path.as_uri())
    page.wait_for_selector(".rb-slide")
    assert MARK in page.locator("body").inner_text()
    assert_unharmed(page, path.as_uri())
