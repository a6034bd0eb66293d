"""Unggah data as a person walks through it: the file goes through the uploader, the store changes on the last click."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from streamlit.testing.v1 import AppTest

from data.ingest.pipeline import check_file
from data.ingest.reading.reference import load_reference
from data.ingest.storing.saving import save
from data.permission import COMMAND_LINE
from pages._output import upload_table
from pages._output.upload_report import build_upload_report
from pages._ui import access
from tests.saving import record, target, upload

FRAME = str(Path(__file__).parent.parent.parent / "pages" / "frame.py")
PAGE = "admin/upload.py"
UPLOADS = Path(__file__).parent.parent / "data" / "ingest" / "uploads"
HEAD = ["Provinsi", "Indikator", "Tahun", "Jenis", "Nilai", "Predikat", "Sumber"]
GOOD = ["Maluku Utara", "Indeks RB", 2021, "realisasi", "61,25", "B", "LHE KemenPANRB"]


@pytest.fixture
def allowed(monkeypatch):
    """The browser sits at the server itself."""
    monkeypatch.setattr(access, "caller", lambda: COMMAND_LINE)


def workbook(*lines):
    book = Workbook()
    book.active.title = "Nilai"
    for line in [HEAD, *lines]:
        book.active.append(line)
    for cell in (cell for row in book.active.iter_rows() for cell in row if isinstance(cell.value, str)):
        cell.data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def opened():
    app = AppTest.from_file(FRAME, default_timeout=60).run()
    return checked(app.switch_page(PAGE).run())


def checked(app):
    assert not app.exception, app.exception
    return app


def send(app, *lines, name="nilai.xlsx", content=None):
    content = content if content is not None else workbook(*lines)
    app.get("file_uploader")[0].set_value([(name, content, "application/octet-stream")])
    return checked(app.run())


def press(app, label):
    (button,) = [button for button in app.button if button.label == label]
    assert not button.disabled, label
    return checked(button.click().run())


def unfold(app, key):
    """Open the popover of an undo; nothing is worked out before."""
    assert not [field for field in app.text_input if field.key == f"{key}_actor"]
    app.session_state[f"{key}_open"] = True
    return checked(app.run())


def shown(app):
    return " ".join(str(part.value if hasattr(part, "value") else part.proto.body) for part in app.get("html"))


def walk_to_preview(app):
    app.text_input(key="actor").set_value("Siti Aminah")
    press(checked(app.run()), "Lanjut ke pemeriksaan")
    return press(app, "Lanjut ke pratinjau")


def walk_to_preview_from_check(app):
    """Like walk_to_preview, from the step Periksa; the name is given on the last page."""
    press(app, "Lanjut ke pratinjau")
    app.text_input(key="actor_late").set_value("Siti Aminah")
    return checked(app.run())


def versions(con):
    return con.execute("select count(*) from version").fetchone()[0]


def test_a_file_goes_from_the_uploader_to_a_version_and_back(con, allowed):
    app = send(opened(), GOOD)
    assert "1 nilai siap disimpan" in shown(app)
    walk_to_preview(app)
    assert "Pratinjau: 1 baru." in shown(app) and "belum dimuat" in shown(app)
    assert versions(con) == 1
    press(app, "Simpan sebagai versi baru")
    assert "Versi 2 tersimpan: 1 baru." in shown(app)
    stored = con.execute(
        "select value, sheet_name, cell_address, v.actor, u.file_name from current_score as s join version as v"
        " using (version_id) join upload as u using (version_id)"
    ).fetchall()
    assert [(str(v), *rest) for v, *rest in stored] == [("61.250000", "Nilai", "E2", "Siti Aminah", "nilai.xlsx")]
    unfold(app, "undo_saved")
    app.text_input(key="undo_saved_actor").set_value("Siti Aminah")
    app.text_input(key="undo_saved_reason").set_value("salah berkas")
    press(checked(app.run()), "Batalkan versi ini")
    assert con.execute("select count(*) from current_score where sheet_name is not null").fetchone()[0] == 0
    assert versions(con) == 3


def test_the_same_file_twice_changes_nothing_and_says_so(con, allowed):
    app = walk_to_preview(send(opened(), GOOD))
    press(app, "Simpan sebagai versi baru")
    press(app, "Unggah berkas lain")
    app = walk_to_preview(send(app, GOOD))
    assert "Pratinjau: 1 sama." in shown(app) and "semua angka sudah sama" in shown(app)
    (save,) = [button for button in app.button if button.label == "Simpan sebagai versi baru"]
    assert save.disabled and versions(con) == 2


def test_an_error_names_its_cell_and_keeps_the_way_on_locked(con, allowed):
    app = send(opened(), GOOD, ["Kalimatan Timur", "Indeks RB", 2021, "realisasi", 70, None, None])
    assert "1 sel harus diperbaiki sebelum 1 nilai dapat disimpan." in shown(app)
    press(app, "Lanjut ke pemeriksaan")
    assert "Nilai!A3" in shown(app) and "Maksudnya Kalimantan Timur?" in shown(app)
    (way_on,) = [button for button in app.button if button.label == "Lanjut ke pratinjau"]
    assert way_on.disabled and versions(con) == 1


def test_each_kind_of_warning_needs_its_own_tick(con, allowed):
    app = send(opened(), ["Kalimantan Timur", "Indeks RB", 2020, "target", "70,50", "kualifikasi B", "RPJMD"])
    press(app, "Lanjut ke pemeriksaan")
    (way_on,) = [button for button in app.button if button.label == "Lanjut ke pratinjau"]
    assert way_on.disabled
    checked(app.checkbox(key="accept_predikat_mismatch").check().run())
    (way_on,) = [button for button in app.button if button.label == "Lanjut ke pratinjau"]
    assert not way_on.disabled


def test_a_blank_cell_is_asked_about_and_the_answer_is_stored(con, allowed):
    app = send(opened(), GOOD, ["Maluku Utara", "Indeks RB", 2022, "realisasi", None, None, None])
    press(app, "Lanjut ke pemeriksaan")
    checked(app.selectbox(key="ask_blank").set_value("belum_dikeluarkan").run())
    walk = walk_to_preview_from_check(app)
    assert "Pratinjau: 2 baru." in shown(walk) and "belum dikeluarkan" in shown(walk)


def test_an_lke_asks_whether_it_is_the_self_assessment(con, allowed):
    content = (UPLOADS / "pub04_lke_2021.xlsx").read_bytes()
    app = press(send(opened(), content=content, name="lke.xlsx"), "Lanjut ke pemeriksaan")
    checked(app.selectbox(key="ask_assessment").set_value("mandiri").run())
    walk_to_preview_from_check(app)
    press(app, "Simpan sebagai versi baru")
    kinds = con.execute("select distinct kind from score where version_id = 2").fetchall()
    assert kinds == [("mandiri",)]


def test_a_letter_that_is_no_pdf_is_not_attached(con, allowed):
    app = send(opened(), GOOD)
    app.get("file_uploader")[1].set_value([("surat.docx", b"PK bukan pdf", "application/octet-stream")])
    assert any("bukan PDF" in error.value for error in checked(app.run()).error)
    app.get("file_uploader")[1].set_value([("surat.pdf", b"%PDF-1.7 surat", "application/pdf")])
    assert not checked(app.run()).error
    walk_to_preview(app)
    press(press(app, "Kembali"), "Cocokkan kolom")
    press(app, "Kembali")
    assert "Terlampir: surat.pdf" in shown(app)
    press(press(app, "Lanjut ke pemeriksaan"), "Lanjut ke pratinjau")
    press(app, "Simpan sebagai versi baru")
    assert con.execute("select file_name from attachment").fetchall() == [("surat.pdf",)]
    for name, code in (("pemda", "82"), ("indikator", "RB"), ("tahun", "2021")):
        app.query_params[name] = code
    checked(app.switch_page("admin/sources.py").run())
    labels = [button.proto.label for button in app.get("download_button")]
    assert "Unduh surat surat.pdf" in labels and "Unduh berkas asli nilai.xlsx" in labels


def test_a_file_that_is_no_workbook_is_one_sentence(con, allowed):
    app = send(opened(), name="nilai.xlsx", content=b"%PDF-1.7 bukan buku kerja \x00\x01")
    assert "tidak dapat dibaca" in shown(app)
    assert len(app.error) == 1 and "bukan buku kerja" in app.error[0].value


def test_a_column_can_be_given_a_government_by_hand(con, allowed):
    content = workbook()
    book = load_workbook(io.BytesIO(content))
    sheet = book.active
    sheet.delete_rows(1, 5)
    for line in (["Indikator", "Tahun", "Realisasi"], ["Indeks RB", 2022, 62.5]):
        sheet.append(line)
    stream = io.BytesIO()
    book.save(stream)
    app = send(opened(), content=stream.getvalue())
    press(app, "Lanjut ke pemeriksaan")
    assert "Pemerintah daerah belum disebut" in shown(app)
    press(app, "Cocokkan kolom")
    checked(app.selectbox(key="government_0").set_value("82").run())
    assert "1 nilai siap disimpan" in shown(app)


def test_formula_like_text_is_shown_as_text(con, allowed):
    app = send(opened(), ['=HYPERLINK("http://x")<b>', "Indeks RB", 2021, "realisasi", 60, None, None])
    press(app, "Lanjut ke pemeriksaan")
    assert "=HYPERLINK(&quot;http://x&quot;)&lt;b&gt;" in shown(app) and "http://x&quot;)<b>" not in shown(app)


def test_a_visitor_from_elsewhere_may_check_but_not_save(con):
    app = send(opened(), GOOD)
    assert any("hanya untuk membaca" in info.value for info in app.info)
    walk_to_preview(app)
    assert len(app.error) == 1 and "Data hanya dapat diubah" in app.error[0].value
    assert versions(con) == 1


def test_one_figure_is_corrected_with_a_reason_and_a_letter(con, allowed):
    app = opened()
    app.selectbox(key="fix_government").set_value("53")
    app.selectbox(key="fix_year").set_value(2019)
    checked(app.run())
    assert "60,37" in shown(app)
    key = "53--RB--2019-realisasi"
    app.text_input(key=f"fix_value_{key}").set_value("60,40")
    app.text_input(key="fix_actor").set_value("Siti Aminah")
    app.text_input(key=f"fix_letter_{key}").set_value("B/12/2020")
    app.text_input(key=f"fix_reason_{key}").set_value("menurut surat seharusnya 60,40")
    press(checked(app.run()), "Simpan koreksi")
    assert any("versi 2" in told.value for told in app.info)
    kept = con.execute(
        "select s.value, v.kind, v.letter_number, s.note from current_score as s join version as v using (version_id)"
        " where v.version_id = 2"
    ).fetchall()
    assert [(str(value), *rest) for value, *rest in kept] == [
        ("60.400000", "edit", "B/12/2020", "menurut surat seharusnya 60,40")
    ]


def test_the_illustrative_set_is_loaded_on_request_and_taken_back(con, allowed):
    app = press(opened(), "Muat data ilustrasi")
    count = con.execute("select count(*) from current_score where is_illustrative").fetchone()[0]
    assert count > 1000
    unfold(app, "undo_illustrative")
    app.text_input(key="undo_illustrative_actor").set_value("Siti Aminah")
    app.text_input(key="undo_illustrative_reason").set_value("selesai mencoba")
    press(checked(app.run()), "Batalkan versi ini")
    assert con.execute("select count(*) from current_score where is_illustrative").fetchone()[0] == 0


def test_a_value_stored_by_somebody_else_since_the_file_was_chosen_asks_on_the_preview(con, allowed):
    app = walk_to_preview(send(opened(), GOOD))
    other = {"government": "82", "year": 2021, "predikat": "B"}
    save(con, upload(record("60", **other)), COMMAND_LINE)
    press(app, "Simpan sebagai versi baru")
    assert versions(con) == 2 and any("Belum tersimpan" in told.value for told in app.error)
    assert "60,00" in shown(app)
    checked(app.checkbox(key="accept_late_newer_value").check().run())
    save(con, upload(record("60.5", **other)), COMMAND_LINE)
    press(app, "Simpan sebagai versi baru")  # the tick was for 60, nobody has seen 60,50
    assert versions(con) == 3
    checked(app.checkbox(key="accept_late_newer_value").check().run())
    press(app, "Simpan sebagai versi baru")
    assert versions(con) == 4


def test_a_correction_does_not_overwrite_what_was_stored_since_the_form_was_opened(con, allowed):
    app = opened()
    app.selectbox(key="fix_government").set_value("53")
    app.selectbox(key="fix_year").set_value(2019)
    checked(app.run())
    save(con, upload(record("61.5")), COMMAND_LINE)
    key = "53--RB--2019-realisasi"
    app.text_input(key=f"fix_value_{key}").set_value("60,40")
    app.text_input(key="fix_actor").set_value("Siti Aminah")
    app.text_input(key=f"fix_reason_{key}").set_value("salah ketik")
    press(checked(app.run()), "Simpan koreksi")
    assert versions(con) == 2 and any("sudah diubah versi 2" in told.value for told in app.error)
    press(checked(app.run()), "Simpan koreksi")
    assert versions(con) == 3


def test_the_target_beside_a_correction_is_the_one_of_its_document(con, allowed):
    save(con, upload(target("70", document="Renstra")), COMMAND_LINE)
    app = opened()
    app.selectbox(key="fix_government").set_value("53")
    app.selectbox(key="fix_kind").set_value("target")
    checked(app.run())
    app.selectbox(key="fix_year").set_value(2021)
    checked(app.run())
    for document, words in (("Renstra", "70,00"), ("Road Map", "belum dimuat")):
        app.selectbox(key="fix_document").set_value(document)
        assert f"Sekarang: <b>{words}" in shown(checked(app.run()))


def test_an_address_cannot_put_a_link_or_a_picture_on_the_page(con):
    app = AppTest.from_file(FRAME, default_timeout=60)
    app.query_params["pemda"] = "![x](http://evil.example/x.png)"
    (told,) = checked(app.run()).error
    assert "![" not in told.value and "http://" not in told.value


OWNER_HEAD = ["Pemerintah Daerah", "Area Perubahan", "Perangkat Daerah Pengampu", "Pokja"]


def owner_book(*lines):
    book = Workbook()
    book.active.title = "Pengampu"
    for line in [OWNER_HEAD, *lines]:
        book.active.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def send_owners(app, *lines):
    return send(app, content=owner_book(*lines), name="pengampu.xlsx")


def test_owners_of_areas_go_from_the_uploader_to_a_version_and_back(con, allowed):
    line = ["Maluku", "Penguatan Pengawasan", "Inspektorat Daerah; <b>Biro Hukum</b>", "Pokja VII"]
    app = send_owners(opened(), line, ["Maluku", "Manajemen Perubahan", None, None])
    assert "1 pengampu area siap disimpan" in shown(app)
    app.text_input(key="actor").set_value("Siti Aminah")
    app = press(checked(app.run()), "Lanjut ke pemeriksaan")
    assert "Pengampu terbaca" in shown(app) and "2 nama dari lembar Pengampu" in shown(app)
    press(app, "Cocokkan kolom")
    assert "pengampu Penguatan Pengawasan, Maluku" in shown(app)
    app = press(press(app, "Lanjut ke pemeriksaan"), "Lanjut ke pratinjau")
    read = shown(app)
    assert "Pratinjau: 1 pengampu area baru." in read and "tanpa pengampu" in read and "Pengampu!C2" in read
    assert "Inspektorat Daerah; &lt;b&gt;Biro Hukum&lt;/b&gt; (Pokja VII)" in read and "<b>Biro" not in read
    assert app.radio(key="mode").options == ["Perbaiki", "Tambah saja", "Ganti"]
    press(app, "Simpan sebagai versi baru")
    assert "Versi 2 tersimpan: 1 pengampu area baru." in shown(app)
    unfold(app, "undo_saved")
    assert "Akibatnya: 1 pengampu area dihapus." in shown(app)
    app.text_input(key="undo_saved_actor").set_value("Siti Aminah")
    app.text_input(key="undo_saved_reason").set_value("salah berkas")
    press(checked(app.run()), "Batalkan versi ini")
    assert con.execute("select count(*) from current_area_owner").fetchone() == (0,)
    app.query_params["bagian"], app.query_params["versi"] = "versi", "1-2"
    read = shown(checked(app.switch_page("admin/sources.py").run()))
    assert "Siti Aminah mengunggah pengampu.xlsx: 1 pengampu area baru." in read
    assert "Siti Aminah membatalkan versi 2: 1 pengampu area ditarik." in read
    assert "Versi 1 ke 2: 1 pengampu area baru" in read and "&lt;b&gt;Biro Hukum&lt;/b&gt;" in read


def test_the_same_owners_twice_change_nothing_and_an_illustrative_one_is_marked(con, allowed):
    line = ["Maluku", "Penguatan Pengawasan", "Biro Umum", "Pokja VII"]
    press(opened(), "Muat data ilustrasi")
    app = walk_to_preview(send_owners(opened(), line))
    assert "Pratinjau: 1 pengampu area berubah." in shown(app)
    assert 'Inspektorat Daerah (Pokja Penguatan Pengawasan) <span class="rb-tag">ilustrasi</span>' in shown(app)
    assert "Inspektorat Daerah (Pokja Penguatan Pengawasan) [ilustrasi] menjadi Biro Umum (Pokja VII)." in shown(app)
    press(app, "Simpan sebagai versi baru")
    app = walk_to_preview(send_owners(press(app, "Unggah berkas lain"), line))
    assert "Pratinjau: 1 pengampu area sama." in shown(app) and "semua pengampu sudah sama" in shown(app)


def test_the_berita_acara_names_the_cell_of_every_figure_and_owner(con):
    owners = check_file("p.xlsx", owner_book(["Maluku", "SDM", "BKD", None]))
    outcome = save(con, upload(record("61.5"), owners), COMMAND_LINE)
    reference = load_reference()
    lines = upload_table.change_lines(outcome.changes, reference)
    lines += upload_table.owner_lines(outcome.owner_changes, reference)
    book = load_workbook(io.BytesIO(build_upload_report([], lines, [])))
    table = [[cell.value for cell in row] for row in book["Perubahan"].iter_rows(min_row=2)]
    assert [row[-2:] for row in table] == [["Data", "F2"], ["Pengampu", "C2"]]
    assert table[1][:4] == ["Maluku", None, "Pengampu area", "Penataan Sistem Manajemen SDM Aparatur"]
    assert table[1][6:9] == ["tanpa pengampu", "BKD", "baru"]
