"""The editors of /renaksi in a real browser: a number typed into the grid and a decision written down."""

import shutil

import pytest

from data import store
from tests.browser.conftest import settle, turned_away, watch
from tests.browser.test_upload import press, rest
from tests.planning import new, put
from tests.serving import serve

FIRST_CELL, CELL_HEIGHT = 52, 35  # pixels from the top of the grid to the middle of its first line, and to the next


@pytest.fixture(scope="module")
def own_server(published_folder, tmp_path_factory):
    """A server with a plan of two actions, whose store these tests may change."""
    folder = tmp_path_factory.mktemp("planning") / "state"
    shutil.copytree(published_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        with store.connect() as con:
            put(con, new("Menyusun peta proses bisnis"), new("Survei budaya kerja"))
    with serve(folder) as address:
        yield address


@pytest.fixture
def visit(chromium, own_server):
    """A function that opens one part of /renaksi in a browser that speaks English."""
    contexts = []

    def open_part(part):
        context = chromium.new_context(viewport={"width": 1440, "height": 1400}, locale="en-US")
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(f"{own_server}/renaksi?pemda=82&tahun=2025&bagian={part}")
        settle(page)
        return page

    yield open_part
    for context in contexts:
        assert turned_away(context.pages[0]) == []
        context.close()


def column_of(page, name):
    """The number of a column as the grid counts them, from 1."""
    return int(page.locator("[data-testid=stDataFrame] th", has_text=name).first.get_attribute("aria-colindex"))


def type_into(page, column, line, words):
    """Go to the cell `column` of a line by mouse and arrows, open it with Enter and type into it."""
    grid = page.locator("[data-testid=stDataFrame] canvas").first
    grid.scroll_into_view_if_needed()
    number = column_of(page, "Renaksi")
    page.wait_for_selector(f"[data-testid=glide-cell-{number}-{line}]", state="attached")
    rest(page)
    box = grid.bounding_box()
    activity = box["x"] + 400
    page.mouse.click(activity, box["y"] + FIRST_CELL + line * CELL_HEIGHT)
    while page.locator(f"[data-testid=stDataFrame] th[aria-colindex='{number}']").first.inner_text() != column:
        number += 1
        page.keyboard.press("ArrowRight")
        cell = page.locator(f"[data-testid=glide-cell-{number}-{line}][aria-selected=true]")
        cell.wait_for(state="attached")  # columns that are not in view are not there
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('textarea.gdg-input')")
    page.keyboard.type(words, delay=40)  # as a person types: the grid draws its input letter by letter
    page.wait_for_function("words => document.activeElement.value === words", arg=words)
    page.keyboard.press("Enter")


def test_a_number_typed_into_the_grid_is_previewed_saved_and_shown(visit):
    page = visit("rencana")
    type_into(page, "Target TW I", 0, "1.260,37")
    page.get_by_text("Yang akan disimpan: 1 diubah").first.wait_for()
    page.get_by_label("Nama Anda").first.fill("Siti Aminah")
    page.get_by_label("Alasan", exact=True).first.fill("Hasil rapat pokja")
    page.get_by_role("button", name="Simpan perubahan").click()  # at once: what was typed must not be lost
    page.get_by_text("Tersimpan sebagai versi 3: 1 diubah.").wait_for()
    again = visit("rencana")
    shown = again.locator(f"[data-testid=glide-cell-{column_of(again, 'Target TW I')}-0]")
    shown.wait_for(state="attached")
    assert shown.inner_text() == "1.260,37"


def test_the_menus_of_the_grid_that_speak_english_do_not_show(visit):
    page = visit("rencana")
    grid = page.locator("[data-testid=stDataFrame] canvas").first
    grid.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 400, box["y"] + FIRST_CELL)
    page.keyboard.press("Control+f")
    page.wait_for_timeout(500)
    words = page.locator("body").inner_text()
    for english in ("Type to search", "Autosize", "Pin column", "Hide column", "Add row", "Delete row"):
        assert english not in words


def test_a_decision_is_written_down(visit):
    page = visit("keputusan")
    rest(page)
    page.get_by_label("Keputusan", exact=True).fill("Menyusun road map 2026")
    page.get_by_label("Tanggal raker").first.click()
    page.keyboard.type("10042026")
    page.get_by_label("PIC lain").fill("Biro <b>Organisasi</b>")
    page.get_by_label("Nama Anda").first.fill("Siti Aminah")
    press(page, "Catat keputusan")
    page.get_by_text("Keputusan k1 tersimpan sebagai versi").wait_for()
    rest(page)
    assert "Menyusun road map 2026" in page.locator("[data-testid=stMain]").inner_text()
    assert "Biro <b>Organisasi</b>" in page.locator("[data-testid=stMain]").inner_text()
