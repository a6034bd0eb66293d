"""Every page can be read by everybody: what axe finds, in both themes, and words and a table for each chart."""

import pytest

from tests.browser.reading import judge
from tests.browser.test_visits import PAGES

ILLUSTRATED = [
    "/?pemda=82",
    "/tren?pemda=64&pembanding=82,53,13,31",
    "/target?pemda=64",
    "/area?pemda=64",
    "/area?pemda=82&ukuran=poin",
    "/simulasi?pemda=64",
    "/banding?pemda=82&pembanding=36",
    "/profil?pemda=82",
    "/renaksi?pemda=82",
    *(f"/renaksi?pemda=82&bagian={one}" for one in ("rencana", "cakupan", "pmprb", "enam", "peringkat", "keputusan")),
    "/raker?pemda=82&bahan=raker",
    "/raker?pemda=82&bahan=gubernur&layar=rapat",
    "/sumber?pemda=82&indikator=RB",
    "/sumber?bagian=versi",
    "/sumber?bagian=kelengkapan",
]
EVERYWHERE = [("published", path) for path in PAGES] + [("illustrated", path) for path in ILLUSTRATED]

OF_COLOUR = ["color-contrast", "link-in-text-block"]  # the rules of axe that see a difference between the themes


@pytest.mark.parametrize(("store", "path"), EVERYWHERE)
def test_a_light_page_has_no_serious_fault_of_access(reading, store, path):
    found = reading(store, path)
    assert found.faults == []
    assert found.compared > 5


@pytest.mark.parametrize(("store", "path"), EVERYWHERE)
def test_a_dark_page_has_colours_that_can_be_read(served, illustrated, in_theme, store, path):
    page = in_theme((served if store == "published" else illustrated) + path, "dark")
    faults, compared = judge(page, OF_COLOUR)
    page.close()
    assert faults == []
    assert compared > 5


@pytest.mark.parametrize(("store", "path"), EVERYWHERE)
def test_every_chart_has_words_for_a_screen_reader_and_its_numbers_as_a_table(reading, store, path):
    charts = reading(store, path).charts
    assert [chart for chart in charts if len(chart.alternative) < 20] == []
    assert [chart for chart in charts if not chart.lines and chart.card] == []
    assert path.startswith("/profil") or all(chart.card for chart in charts)  # the sheet of Profil is for print


def test_every_kind_of_chart_is_among_them(reading):
    cards = {chart.card for store, path in EVERYWHERE for chart in reading(store, path).charts}
    assert {"st-key-card_" + name for name in ("path", "bullets", "multiples", "area_lost", "pair_dumbbell")} <= cards
