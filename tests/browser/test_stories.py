"""The five stories the app was made for, from the first page to what people carry away; and an upload taken back."""

import io
import shutil
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from data import store
from tests.browser.conftest import settle, turned_away, watch
from tests.browser.test_planning import type_into
from tests.browser.test_upload import press, rest, send, wait_for, workbook
from tests.planning import new, put
from tests.saving import CALLER, record, save, upload
from tests.serving import serve

PENAJAM = {"government_code": "64.09", "year": 2025, "unit": "dokumen", "output_indicator": "Peta proses bisnis"}
PENAJAM |= {"perangkat_daerah": "Bagian Organisasi"} | {f"target_{n}": Decimal(10 * n) for n in (1, 2, 3, 4)}
PENAJAM |= {f"realised_{n}": Decimal(10 * n) for n in (1, 2, 3)}


@pytest.fixture(scope="module")
def own_server(published_folder, tmp_path_factory):
    """A server whose store these tests may change: an upload for Bali as version 2, a plan of Penajam Paser Utara."""
    folder = tmp_path_factory.mktemp("stories") / "state"
    shutil.copytree(published_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        with store.connect() as con:
            save(con, upload(record("75.25", government="51", year=2021)), CALLER)
            put(con, new(**PENAJAM))
    with serve(folder) as address:
        yield address


@pytest.fixture
def start(chromium, own_server):
    """A function that opens Ringkasan of a government as somebody who was sent its address."""
    context = chromium.new_context(viewport={"width": 1440, "height": 1400}, accept_downloads=True)

    def open_page(government):
        page = context.new_page()
        watch(page)
        page.goto(f"{own_server}/?pemda={government}")
        settle(page)
        return page

    yield open_page
    assert (turned_away(context.pages[0]), context.pages[0].errors) == ([], [])
    context.close()


def go(page, group, name, sentence):
    """Choose a page in the menu and wait until it opens with the sentence."""
    rest(page)
    page.get_by_role("banner").get_by_text(group, exact=True).click()
    page.get_by_role("menuitem", name=name, exact=True).click()
    wait_for(page, sentence)
    settle(page)
    rest(page)


def words(page, selector="[data-testid=stMain]"):
    return " ".join(" ".join(page.locator(selector).all_inner_texts()).split())


def choose(page, label, option, form="body"):
    """Type into a select box of a form and take what it offers."""
    rest(page)
    page.locator(form).get_by_role("combobox", name=label).click()
    page.keyboard.type(option)
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)  # until the server has heard of it
    rest(page)


def downloaded(page, name):
    """The content of the file behind a button."""
    page.get_by_role("button", name=name).wait_for(timeout=60000)
    rest(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value.path().read_bytes()


def make_slides(page):
    """Make the files of a deck; the slides as PowerPoint would open them, each as its words."""
    press(page, "Susun bahan")
    return Presentation(io.BytesIO(downloaded(page, "PowerPoint (pptx)")))


def told_on(slide):
    """Every word of a slide: texts, table cells, and the numbers written beside the marks of its charts."""
    told = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            told += [cell.text for row in shape.table.rows for cell in row.cells]
        if shape.has_chart:
            told += [node.text or "" for node in shape.chart._chartSpace.iter() if node.tag.endswith(("}t", "}v"))]
    return " ".join(" ".join(told).split())


def charts_of(slides):
    return [shape.chart for slide in slides.slides for shape in slide.shapes if shape.has_chart]


def numbers_behind(chart):
    """The numbers of the workbook that opens when somebody edits the chart."""
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    return [cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, int | float)]


def test_maluku_holds_its_first_value_against_a_target_without_a_number(start):
    page = start("81")
    wait_for(page, "Maluku menargetkan Indeks RB A (di atas 80) pada 2024; nilainya belum dimuat.")
    go(page, "Analisis", "Kesenjangan target", "nilainya belum dimuat")
    assert "Selisih menunggu nilainya" in words(page)
    go(page, "Data", "Unggah data", "Unggah berkas nilai")
    choose(page, "Tahun", "2024", ".st-key-card_correction")
    form = page.locator(".st-key-card_correction")
    form.get_by_text("Sekarang: belum dimuat").wait_for()
    form.get_by_label("Nilai baru").fill("74,20")
    form.get_by_label("Nama Anda").fill("Yusuf Latuconsina")
    form.get_by_label("Alasan").fill("Menurut surat Kementerian PANRB seharusnya 74,20")
    page.keyboard.press("Enter")
    press(page, "Simpan koreksi")
    page.get_by_text("Koreksi tersimpan sebagai versi").wait_for()
    go(page, "Analisis", "Kesenjangan target", "Maluku kurang 5,80 poin dari target 2024: A (di atas 80)")
    assert "74,20 − 80,00 = −5,80 poin; batas A harus dilampaui" in words(page)
    go(page, "Pelaporan", "Bahan raker", "Bahan Gubernur untuk Maluku")
    slides = make_slides(page)
    told = [told_on(slide) for slide in slides.slides]
    assert "Maluku kurang 5,80 poin dari target Indeks RB 2024" in told[0]
    assert "target A (di atas 80), RPJMD" in told[0] and "Target A (di atas 80)" in told[1]
    assert [numbers_behind(chart) for chart in charts_of(slides)] == [[74.2, 80]]
    assert not [one for slide in slides.slides for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE]


def test_kalimantan_timur_keeps_the_letter_of_its_document_beside_that_of_the_scale(start):
    page = start("64")
    go(page, "Data", "Unggah data", "Unggah berkas nilai")
    lines = [
        ["Kalimantan Timur", "Indeks RB", 2020, kind, "70,50", "B", None] for kind in ("target RPJMD", "realisasi")
    ]
    send(page, "iku.xlsx", workbook(*lines))
    wait_for(page, "2 nilai siap disimpan setelah 1 hal dikonfirmasi.")
    press(page, "Lanjut ke pemeriksaan")
    warning = page.locator(".rb-issue", has_text="Predikat tidak cocok dengan angka")
    assert "menulis predikat B untuk 70,50, sedangkan menurut skala 26/2020 seharusnya BB" in warning.inner_text()
    assert page.get_by_role("button", name="Lanjut ke pratinjau").is_disabled()
    page.get_by_text("Ya, di dokumennya memang tertulis begitu").click()
    page.wait_for_timeout(300)
    press(page, "Lanjut ke pratinjau")
    wait_for(page, "Pratinjau: 1 baru, 1 berubah.")
    assert "naik dari 68,10 menjadi 70,50" in words(page)
    page.get_by_label("Nama pengunggah").fill("Sri Wahyuni")
    page.keyboard.press("Enter")
    page.get_by_text("Isi nama pengunggah di bawah ini").wait_for(state="detached")
    press(page, "Simpan sebagai versi baru")
    wait_for(page, "tersimpan: 1 baru, 1 berubah.")
    go(page, "Analisis", "Kesenjangan target", "Kalimantan Timur")
    choose(page, "Tahun", "2020")
    wait_for(page, "Kalimantan Timur tepat pada target 2020: 70,50")
    assert "2020: disebut B, menurut skala BB." in words(page, ".rb-footer")


def test_nusa_tenggara_timur_finds_its_gap_and_the_pace_it_needs(start):
    page = start("53")
    wait_for(page, "Nusa Tenggara Timur meraih 60,37 (B) pada 2019, kurang 10,63 poin dari target 2021 sebesar 71,00.")
    go(page, "Analisis", "Tren", "Nusa Tenggara Timur turun dari 61,65 ke 60,37 pada 2017–2019.")
    page.get_by_role("button", name="Data sebagai tabel").first.click()
    page.wait_for_selector("[data-testid=stPopoverBody] .rb-table")
    lines = [" ".join(line.split()) for line in page.locator("[data-testid=stPopoverBody] tr").all_inner_texts()]
    assert any("2020 belum dikeluarkan" in line for line in lines)
    page.keyboard.press("Escape")
    go(page, "Analisis", "Kesenjangan target", "Nusa Tenggara Timur kurang 10,63 poin dari target 2021: 71,00")
    assert "perlu +5,32 setahun" in words(page, "h1")
    assert "60,37 − 71,00 = −10,63 poin" in words(page)
    assert "(71,00 − 60,37) / (2021 − 2019) = +5,32 setahun; melewati pergantian metode" in words(page)


def test_maluku_utara_takes_its_questions_to_banten(start):
    page = start("82")
    told = "Dari 6 indikator sebanding, Banten lebih tinggi pada 5; terjauh Ombudsman 2024, 28,44 poin."
    go(page, "Analisis", "Benchmarking", told)
    together, missing = words(page, ".st-key-card_pair_dumbbell"), words(page, ".st-key-card_pair_missing")
    for compared in ("Ombudsman skala 0–100 2024", "SPBE skala 0–5 2024", "SPI skala 0–100 2025"):
        assert compared in together
    for alone in ("Indeks RB 2025 belum dimuat Banten belum dimuat.", "SPIP 2022 2020 Tidak ada tahun yang sama"):
        assert alone in missing
    pack = load_workbook(io.BytesIO(downloaded(page, "Unduh paket kaji tiru (xlsx)")))
    asked = [str(cell.value) for cell in pack["Pertanyaan"]["D"]]
    assert any("Ombudsman" in question and "Banten" in question for question in asked)
    page.get_by_role("link", name="Bahan kaji tiru (slide)").click()
    wait_for(page, "Bahan Kaji tiru untuk Maluku Utara")
    settle(page)
    slides = make_slides(page)
    assert "Banten lebih tinggi pada 5 dari 6 indikator" in told_on(slides.slides[0])
    assert {65.57, 94.01} <= set(numbers_behind(charts_of(slides)[0]))


def test_penajam_paser_utara_reports_a_quarter_and_shows_it_in_the_raker(start):
    page = start("64.09")
    own = "renaksi Kabupaten Penajam Paser Utara tepat waktu pada TW IV 2025"
    go(page, "Rencana", "Rencana aksi", f"0 dari 1 {own}; 1 belum dilaporkan.")
    page.get_by_role("radio", name="Rencana", exact=True).click()
    page.get_by_text("Ubah rencana aksi").wait_for()
    type_into(page, "Realisasi TW IV", 0, "40")
    page.get_by_text("Yang akan disimpan: 1 diubah").first.wait_for()
    page.get_by_label("Nama Anda").first.fill("Tohar")
    page.get_by_label("Alasan", exact=True).first.fill("Laporan triwulan IV")
    page.get_by_role("button", name="Simpan perubahan").click()
    page.get_by_text("Tersimpan sebagai versi").wait_for()
    page.get_by_role("radio", name="Papan triwulan").click()
    wait_for(page, f"1 dari 1 {own}.")
    page.locator(".st-key-card_planning_board", has_text="▲ 1").wait_for()
    go(page, "Pelaporan", "Bahan raker", "Bahan Bupati untuk Kabupaten Penajam Paser Utara")
    page.get_by_role("radio", name="Raker triwulan").click()
    wait_for(page, "Bahan Raker triwulan untuk Kabupaten Penajam Paser Utara")
    told = [told_on(slide) for slide in make_slides(page).slides]
    assert "Rapat kerja Reformasi Birokrasi" in told[0]
    assert "Satu renaksi yang jatuh tempo tepat waktu, TW IV 2025" in told[1] and "▲ 1 100 %" in told[1]


def test_an_upload_is_taken_back_from_the_list_of_versions(start):
    page = start("51")
    wait_for(page, "Bali meraih 75,25 (BB) pada 2021")
    go(page, "Data", "Data & sumber", "angka")
    page.get_by_role("radio", name="Versi").click()
    page.get_by_text("Catatan kegiatan: setiap perubahan").wait_for()
    choose(page, "Versi yang dibatalkan", "Versi 2")
    press(page, "Batalkan versi 2")
    page.get_by_text("Akibatnya: 1 ").wait_for()
    page.get_by_label("Nama Anda").fill("Made Suardana")
    page.get_by_label("Alasan").fill("Belum bersurat")
    page.keyboard.press("Enter")
    press(page, "Batalkan versi ini")
    page.get_by_text("Versi 2 dibatalkan oleh versi").wait_for()
    rest(page)
    page.get_by_role("banner").get_by_text("Ringkasan", exact=True).click()
    wait_for(page, "Bali berpredikat BB pada 2021; angkanya belum dimuat.")
