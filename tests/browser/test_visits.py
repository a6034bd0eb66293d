"""What a person meets in a browser: addresses, filters, themes, a phone, no outside request."""

import pytest

from tests.browser.conftest import turned_away

PAGES = ["/?pemda=64", "/?pemda=53&tahun=2020", "/?pemda=36", "/tren?pemda=64&pembanding=13", "/metodologi", "/"]
PAGES += [
    "/target?pemda=53",
    "/target?pemda=64&indikator=SPBE&urut=capaian",
    "/area?pemda=35.78",
    "/simulasi?pemda=35.78",
    "/profil?pemda=64",
    "/banding?pemda=82&pembanding=36",
    "/banding?pemda=64.09&pembanding=35.78",
    "/renaksi?pemda=64",
    *(f"/renaksi?pemda=64&bagian={one}" for one in ("rencana", "cakupan", "pmprb", "enam", "peringkat", "keputusan")),
    "/raker?pemda=64&bahan=raker",
    "/raker?pemda=82&pembanding=36&bahan=kajitiru",
    "/raker?pemda=64&bahan=gubernur&layar=rapat",
    "/unggah",
    "/sumber?pemda=53&indikator=RB",
    "/sumber?bagian=versi",
    "/sumber?bagian=kelengkapan",
    "/sumber?bagian=unduh",
    "/sumber?bagian=aktivitas",
    *(f"/akun?bagian={one}" for one in ("akun", "peran", "aturan", "cadangan")),
    "/panduan",
    *(f"/panduan?bagian={one}" for one in ("biro", "analis")),
]


def sentence(page):
    return page.locator("h1").inner_text().replace("\n", " ")


def wait_for_sentence(page, start):
    page.wait_for_function(f"document.querySelector('h1')?.innerText.replace(/\\s+/g, ' ').startsWith({start!r})")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_anything_outside_and_none_fails(visit, served, path):
    page = visit(path)
    outside = [url for url in page.requests if not url.startswith((served, "data:", "blob:"))]
    assert (outside, page.errors, turned_away(page)) == ([], [], [])
    assert page.locator("[data-testid=stException]").count() == 0


@pytest.mark.parametrize("path", [*PAGES, "/tren?pemda=64&pembanding=13,14,53,31", "/?pemda=53&tahun=2024"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_every_page_without_scrolling_sideways(visit, path, scheme):
    page = visit(path, 390, 844, color_scheme=scheme)
    wider = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wider <= 390
    clipped = page.evaluate("""[...document.querySelectorAll('.rb-tile, .rb-title, .rb-sentence')]
        .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.innerText)""")
    assert clipped == []


@pytest.mark.parametrize(
    "path", ["/?pemda=64", "/target?pemda=53", "/area?pemda=35.78", "/tren?pemda=64&pembanding=13"]
)
def test_a_tablet_gives_every_chart_and_every_filter_its_room(visit, path):
    page = visit(path, 900, 1200)
    charts = page.evaluate("""[...document.querySelectorAll('[class*="st-key-plot_"]')].map(e => e.clientWidth)""")
    assert min(charts, default=900) > 620
    cut = page.evaluate("""[...document.querySelectorAll('.stSelectbox [data-baseweb] *')]
        .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).map(e => e.innerText)""")
    assert cut == []


def test_a_shared_address_reopens_the_view(visit):
    page = visit("/tren?pemda=13&pembanding=14&indikator=SAKIP&tahun=2021-2024")
    assert sentence(page).startswith("Sumatera Barat")
    assert "SAKIP" in page.locator(".rb-subtitle").first.inner_text()
    assert "2021–2024" in page.locator(".rb-subtitle").first.inner_text()


def test_the_choice_follows_the_person_through_pages_and_back(visit):
    page = visit("/?pemda=64")
    page.locator("[data-testid=stSelectbox] input").first.click()
    page.keyboard.type("Nusa Tenggara Timur")
    page.keyboard.press("Enter")
    wait_for_sentence(page, "Nusa Tenggara Timur meraih 60,37")
    page.wait_for_url("**/?pemda=53&indikator=RB")
    page.get_by_text("Analisis").first.click()
    page.get_by_role("menuitem", name="Tren").click()
    wait_for_sentence(page, "Nusa Tenggara Timur turun dari 61,65")
    page.wait_for_url("**/tren?pemda=53&indikator=RB")
    page.go_back()
    wait_for_sentence(page, "Nusa Tenggara Timur meraih 60,37")
    page.go_back()
    wait_for_sentence(page, "Kalimantan Timur meraih 73,87")


def test_this_browser_remembers_its_government(visit):
    page = visit("/?pemda=53")
    page.wait_for_function("document.cookie.includes('rb_pemda=53')")
    page.goto(page.url.split("?")[0])
    wait_for_sentence(page, "Nusa Tenggara Timur")


def test_a_stranger_gets_a_chooser_and_nobodys_numbers(visit):
    page = visit("/")
    assert sentence(page) == "Pilih pemerintah daerah untuk mulai."
    page.get_by_role("link", name="Banten").click()
    wait_for_sentence(page, "Indeks RB Banten belum dimuat.")


def test_the_theme_of_the_browser_colours_the_page_and_the_chart(visit):
    for scheme, ground, kita in (("light", "rgb(255, 255, 255)", "#7A1F5C"), ("dark", "rgb(17, 22, 28)", "#E594C8")):
        page = visit("/?pemda=64", color_scheme=scheme)
        assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == ground
        page.wait_for_function(
            "c => getComputedStyle(document.documentElement).getPropertyValue('--rb-kita').trim() === c", arg=kita
        )


def test_the_table_and_the_workbook_of_a_chart_are_one_click_away(visit):
    page = visit("/?pemda=64")
    page.get_by_text("Data sebagai tabel").first.click()
    page.wait_for_selector("[data-testid=stPopoverBody] .rb-table")
    assert "Bappeda Provinsi Kalimantan Timur" in page.locator("[data-testid=stPopoverBody]").inner_text()
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.get_by_text("Unduh xlsx").first.click()
    assert download.value.suggested_filename == "tren-RB-ringkasan.xlsx"


def test_every_chart_has_a_text_alternative_for_a_screen_reader(visit):
    page = visit("/tren?pemda=64&pembanding=13")
    assert page.locator("[aria-label*='Kalimantan Timur: 2019 68,60']").count() >= 1


def test_the_download_button_of_a_chart_speaks_indonesian(visit):
    page = visit("/?pemda=64")
    titles = page.evaluate("[...document.querySelectorAll('.modebar-btn')].map(b => b.dataset.title || b.title)")
    assert titles == ["Unduh PNG"]


def test_the_narrow_chart_hides_the_labels_that_would_touch(visit):
    for width in (1440, 390):
        page = visit("/?pemda=64&indikator=SAKIP", width, 844)
        page.set_viewport_size({"width": width, "height": 2600})
        page.wait_for_timeout(800)
        boxes = page.evaluate("""[...document.querySelectorAll('.st-key-chart_ringkasan .annotation')]
            .filter(a => getComputedStyle(a).display !== 'none' && a.textContent.match(/^[0-9,]+$/)
                && !a.textContent.match(/^20[0-9][0-9]$/))
            .map(a => { const b = a.querySelector('text').getBoundingClientRect();
                        return [b.left, b.top, b.right, b.bottom, a.textContent]; })""")
        assert len(boxes) >= 2
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                apart = one[0] >= other[2] or one[2] <= other[0] or one[1] >= other[3] or one[3] <= other[1]
                assert apart, (width, one, other)


@pytest.mark.parametrize("width", [1440, 1381, 390])
@pytest.mark.parametrize("path", ["/?pemda=64", "/tren?pemda=64&pembanding=13,14,53,31"])
def test_a_chart_is_as_wide_as_whole_pixels_so_that_it_is_drawn_once(visit, path, width):
    page = visit(path, width)
    widths = page.evaluate("[...document.querySelectorAll('.js-plotly-plot')].map(chart => chart._fullLayout.width)")
    assert widths
    assert all(isinstance(one, int) for one in widths)
