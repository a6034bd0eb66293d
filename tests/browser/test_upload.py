"""An upload in a real browser: sent, checked, marked, saved, taken back; and long work stopped before saving."""

import io
import shutil

import pytest
from openpyxl import Workbook, load_workbook

from tests.browser.conftest import settle, turned_away, watch
from tests.serving import serve

HEAD = ["Provinsi", "Indikator", "Tahun", "Jenis", "Nilai", "Predikat", "Sumber"]


@pytest.fixture(scope="module")
def own_server(published_folder, tmp_path_factory):
    """A server whose store these tests may change."""
    folder = tmp_path_factory.mktemp("uploading") / "state"
    shutil.copytree(published_folder, folder)
    with serve(folder) as address:
        yield address


@pytest.fixture
def page(chromium, own_server):
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    page = context.new_page()
    watch(page)
    page.goto(own_server + "/unggah")
    settle(page)
    yield page
    assert turned_away(page) == []
    context.close()


def send(page, name, content):
    page.set_input_files(
        "[data-testid=stFileUploaderDropzoneInput]",
        {"name": name, "mimeType": "application/octet-stream", "buffer": content},
    )


def workbook(*lines):
    book = Workbook()
    book.active.title = "Nilai"
    for line in [HEAD, *lines]:
        book.active.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def wait_for(page, sentence):
    page.wait_for_function(
        f"document.querySelector('h1')?.innerText.replace(/\\s+/g, ' ').includes({sentence!r})", timeout=30000
    )


def rest(page):
    """Wait until the server has nothing more to draw, so that nothing moves under the pointer."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def press(page, name):
    rest(page)
    page.get_by_role("button", name=name).click()


def test_a_workbook_is_sent_repaired_saved_and_taken_back(page):
    wrong = ["Kalimatan Timur", "Indeks RB", 2021, "realisasi", "73,87", "BB", None]
    send(page, "nilai.xlsx", workbook(wrong))
    wait_for(page, "1 sel harus diperbaiki")
    press(page, "Lanjut ke pemeriksaan")
    assert "Maksudnya Kalimantan Timur?" in page.locator(".rb-issue").first.inner_text()
    with page.expect_download() as download:
        press(page, "Unduh berkas bertanda")
    marked = load_workbook(io.BytesIO(download.value.path().read_bytes()))["Nilai"]["A2"]
    assert marked.value == "Kalimatan Timur" and "Kalimantan Timur" in marked.comment.text
    press(page, "Unggah ulang")
    page.get_by_text("Templat siap isi").wait_for()
    send(page, "nilai.xlsx", workbook(["Kalimantan Timur", *wrong[1:]]))
    wait_for(page, "1 nilai siap disimpan")
    rest(page)
    page.get_by_label("Nama pengunggah").fill("Siti Aminah")
    page.get_by_role("button", name="Lanjut ke pemeriksaan").click()  # at once: what was typed must not be lost
    page.get_by_text("Nilai terbaca").wait_for()
    page.wait_for_timeout(500)
    press(page, "Lanjut ke pratinjau")
    wait_for(page, "Pratinjau: 1 berubah.")
    press(page, "Simpan sebagai versi baru")
    wait_for(page, "Versi 2 tersimpan: 1 berubah.")
    press(page, "Batalkan versi 2")
    page.get_by_label("Nama Anda").fill("Siti Aminah")
    page.get_by_label("Alasan").fill("salah berkas")
    page.keyboard.press("Enter")
    press(page, "Batalkan versi ini")
    page.get_by_text("Versi 2 dibatalkan oleh versi 3.").wait_for()


def test_long_work_shows_its_progress_and_can_be_stopped(page):
    lines = [",".join(HEAD)]
    lines += [f"Banten,Indeks RB,{2014 + n % 10},realisasi,{60 + n % 30}.5,," for n in range(100_000)]
    send(page, "panjang.csv", "\n".join(lines).encode())
    page.get_by_role("button", name="Hentikan").click(timeout=30000)
    wait_for(page, "Unggah berkas nilai")
    assert page.get_by_role("button", name="Lanjut ke pemeriksaan").count() == 0
    page.locator(".st-key-page_footer .rb-footer", has_text="Data versi").wait_for()  # the page ran to its end


def test_a_file_beyond_the_limit_is_one_sentence(page):
    send(page, "besar.csv", b"Provinsi,Indikator,Tahun,Nilai\n" + b"Banten,Indeks RB,2021,60.5\n" * 450_000)
    page.get_by_text("Berkas besar.csv melebihi 10 MB.").wait_for()
    assert page.get_by_role("button", name="Lanjut ke pemeriksaan").count() == 0
