"""A plan of actions on the page Unggah data: read, previewed field by field, stored, told and taken back."""

import io

import pytest
from openpyxl import load_workbook

from data.ingest.issue import issue_types
from data.ingest.pipeline import check_file
from data.ingest.reading.reference import load_reference
from data.ingest.storing.saving import save
from data.permission import COMMAND_LINE
from pages._output import upload_table
from pages._output.upload_report import build_upload_report
from pages._ui import access, upload_extras
from pages._ui.upload_steps import CONFIRMED
from tests.data.ingest.test_actions import HEAD, TARGETS, TITLE, line, read, workbook
from tests.pages.test_upload import checked, opened, press, send, shown, unfold, walk_to_preview
from tests.saving import upload


@pytest.fixture
def allowed(monkeypatch):
    """The browser sits at the server itself."""
    monkeypatch.setattr(access, "caller", lambda: COMMAND_LINE)


def plan_file(*lines):
    return workbook([*TITLE, [*HEAD, *TARGETS], *[row[:10] for row in lines]])


def test_a_plan_goes_from_the_uploader_to_a_version_and_back(con, allowed):
    content = plan_file(line(Rencana_Aksi="Menyusun <b>SOP</b>"), line(No=2, Rencana_Aksi="Survei"))
    app = send(opened(), name="renaksi.xlsx", content=content)
    assert "2 renaksi siap disimpan" in shown(app)
    app.text_input(key="actor").set_value("Siti Aminah")
    app = press(checked(app.run()), "Lanjut ke pemeriksaan")
    assert "Renaksi terbaca" in shown(app) and "1 rencana (daerah dan tahun) dari lembar Renaksi" in shown(app)
    press(app, "Cocokkan kolom")
    assert "renaksi Maluku 2024: Biro Organisasi" in shown(app)
    assert app.selectbox(key="year_0").value == 2024 and app.selectbox(key="government_0").value == "81"
    app = press(press(app, "Lanjut ke pemeriksaan"), "Lanjut ke pratinjau")
    read_words = shown(app)
    assert "Pratinjau: 2 renaksi baru." in read_words and "Maluku 2024: 2 renaksi baru." in read_words
    assert "Menyusun &lt;b&gt;SOP&lt;/b&gt;" in read_words and "<b>SOP" not in read_words
    assert "belum ada" in read_words and "target TW II 2" in read_words and "Renaksi!C6" in read_words
    assert app.radio(key="mode").options == ["Perbaiki", "Tambah saja", "Ganti"]
    press(app, "Simpan sebagai versi baru")
    assert "Versi 2 tersimpan: 2 renaksi baru." in shown(app)
    unfold(app, "undo_saved")
    assert "Akibatnya: 2 renaksi tidak tampil lagi" in shown(app)
    app.text_input(key="undo_saved_actor").set_value("Siti Aminah")
    app.text_input(key="undo_saved_reason").set_value("salah berkas")
    press(checked(app.run()), "Batalkan versi ini")
    assert con.execute("select count(*) from current_action_plan").fetchone() == (0,)


def test_a_changed_plan_shows_the_fields_before_and_after_and_the_same_one_nothing_to_save(con, allowed):
    save(con, upload(read(line(), line(No=2, Rencana_Aksi="Survei"))), COMMAND_LINE)
    content = plan_file(line(Target_TW_II=7), line(No=2, Rencana_Aksi="Survei"))
    app = walk_to_preview(send(opened(), name="renaksi.xlsx", content=content))
    assert "Pratinjau: 1 renaksi berubah, 1 sama." in shown(app)
    assert "<td>target TW II 2</td><td>target TW II 7</td>" in shown(app)
    press(app, "Simpan sebagai versi baru")
    app = walk_to_preview(send(press(app, "Unggah berkas lain"), name="renaksi.xlsx", content=content))
    assert "Pratinjau: 2 renaksi sama." in shown(app) and "semua renaksi sudah sama" in shown(app)


def test_every_warning_of_a_plan_can_be_ticked(con, allowed):
    rows = [*line()[:10], "di kantor"]
    content = workbook([*TITLE, [*HEAD, *TARGETS, "Bukti"], rows])
    app = send(opened(), name="renaksi.xlsx", content=content)
    app.text_input(key="actor").set_value("Siti Aminah")
    app = press(checked(app.run()), "Lanjut ke pemeriksaan")
    assert "Bukti bukan tautan" in shown(app)
    (tick,) = [box for box in app.checkbox if box.key == "accept_evidence_no_link"]
    app = checked(tick.check().run())
    press(press(app, "Lanjut ke pratinjau"), "Simpan sebagai versi baru")
    assert con.execute("select evidence_url from current_action_plan").fetchone() == (None,)


def test_a_plan_without_a_year_in_its_title_asks_for_it_on_the_step_cocokkan(con, allowed):
    content = workbook([["RENCANA AKSI RB PROVINSI MALUKU"], [*HEAD, *TARGETS], line()[:10]])
    app = send(opened(), name="renaksi.xlsx", content=content)
    press(app, "Lanjut ke pemeriksaan")
    assert "Tahun belum disebut" in shown(app)
    press(app, "Cocokkan kolom")
    app = checked(app.selectbox(key="year_0").set_value(2025).run())
    assert "1 renaksi" in shown(app)


def test_the_template_of_actions_stands_beside_the_others_and_holds_what_stands(con, allowed, monkeypatch):
    save(con, upload(read(line())), COMMAND_LINE)
    app = opened()
    app = checked(app.selectbox(key="template_government").set_value("81").run())
    assert "Unduh templat renaksi (.xlsx)" in [button.proto.label for button in app.get("download_button")]
    monkeypatch.setattr(upload_extras.asking, "connection", lambda: con)
    monkeypatch.setattr(upload_extras.asking, "version_id", lambda: 2)
    found = check_file("templat.xlsx", upload_extras._action_template("81", 2024))
    assert [action.action_id for action in found.actions] == ["r1"]


def test_the_berita_acara_names_the_cell_of_every_action(con):
    outcome = save(con, upload(read(line())), COMMAND_LINE)
    lines = upload_table.action_lines(outcome.action_changes, load_reference())
    book = load_workbook(io.BytesIO(build_upload_report([], lines, [])))
    (row,) = [[cell.value for cell in row] for row in book["Perubahan"].iter_rows(min_row=2)]
    assert row[:6] == ["Maluku", "Biro Organisasi", "Rencana aksi", "Menyusun SOP", "2024", "renaksi"]
    assert row[6] == "belum ada" and "target TW I 1" in row[7] and row[8:] == ["baru", "Renaksi", "C6"]


def test_every_kind_of_warning_has_words_to_agree_with():
    warnings = {name for name, row in issue_types().items() if row["severity"] == "warning"}
    assert warnings <= CONFIRMED.keys() and len(warnings) > 5
