"""Data & sumber: every number has its story, every version its words, and illustration is always called so."""

import csv
import json
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from data.permission import NotAllowed
from data.roles import Roles
from pages._output import claim_words, html, matrix, open_data, version_words
from pages._output.search_words import split_query
from pages._ui import access, asking, source_parts
from queries import ask, rows
from tests.pages.test_every_page import TRENDS, bodies, sentence, text, turn_to, visit
from tests.reviewing import PIPIT, hand_out, signed_in

SOURCES = "admin/sources.py"
SOURCE = ("Judul", "Koran", "https://contoh.id/a", "2024-02")
HOSTILE = "<script>alert(1)</script>.xlsx"
SHA = "a" * 64

pytestmark = pytest.mark.usefixtures("on_screen")


@pytest.fixture
def uploaded(con, claims, state):
    """NTT 2019 uploaded by Siti with a letter, from a file whose name is hostile; returns its version."""
    version_id = claims(
        {"government_code": "53", "year": 2019, "value": 61, "value_decimals": 0, "sheet_name": "Nilai",
         "cell_address": "F8", "file_number": 1, "evidence": None},
        kind="upload", letter_number="B/123", letter_date=date(2026, 3, 4),
    )  # fmt: skip
    con.execute("insert into upload values (?, 1, ?, ?, 5, 'tambah', 1, '', '{}')", [version_id, HOSTILE, SHA])
    (state / "uploads").mkdir()
    (state / "uploads" / SHA).write_bytes(b"isian")
    return version_id


@pytest.fixture
def illustrated(claims):
    """An RB index, areas and a target of Banten that are illustrative."""
    file = {"government_code": "36", "sheet_name": "S", "cell_address": "B2", "evidence": None}
    years = {2020: 61.5, 2021: 63.2, 2022: 64.8}
    figures = [file | {"year": year, "value": value, "value_decimals": 1} for year, value in years.items()]
    areas = [
        file | {"year": 2022, "component": f"PENGUNGKIT.PEMENUHAN.{code}", "value": value, "value_decimals": 1}
        for code, value in (("PEM_MP", 1.9), ("PEM_SDM", 2.5))
    ]
    claims(*figures, *areas, kind="upload", is_illustrative=True)
    claims(file | {"year": 2024, "value": 70, "value_decimals": 0}, kind="upload", table="target", is_illustrative=True)


@pytest.mark.parametrize("part", ["cari", "versi", "kelengkapan", "unduh"])
@pytest.mark.parametrize("government", [{}, {"pemda": "53"}, {"pemda": "36"}, {"pemda": "64.09"}])
def test_every_part_opens_for_everybody_with_one_sentence(part, government):
    app = visit(SOURCES, bagian=part, **government)
    assert not app.error
    assert sentence(app).startswith("647 angka dan 24 target dari") and sentence(app).endswith("antarsumber.")


def test_no_english_is_left_on_any_part(con, uploaded):
    for part in ("cari", "versi", "kelengkapan", "unduh"):
        read = text(visit(SOURCES, bagian=part, pemda="53"))
        assert not {"the", "and", "value", "none", "null", "nan", "withdrawn"} & set(read.lower().split()), part


def test_a_store_without_any_data_says_so(con):
    for table in ("score", "target", "version", "figure_change", "kept_score", "kept_target", "kept_coverage"):
        con.execute(f"delete from {table}")
    con.execute("insert into version values (1, 'seed', 'Kosong', 'x', now()::timestamp, date '2026-11-21',"
                " null, null, false, null)")  # fmt: skip
    for part in ("cari", "versi", "kelengkapan", "unduh"):
        assert sentence(visit(SOURCES, bagian=part, pemda="53")) == "Belum ada angka yang dimuat."


def test_a_number_tells_its_cell_letter_uploader_and_what_it_outranks(uploaded):
    read = " ".join(text(visit(SOURCES, pemda="53", tahun="2019")).split())
    assert "61,00 (B) menurut" in read
    for words in ("Nilai!F8", "surat B/123 tanggal 4 Maret 2026", f"versi {uploaded}", "WITA", "berlaku sekarang"):
        assert words in read
    assert "unggahan mengalahkan terbitan" in read and "Unggahan mengalahkan sumber terbitan. ◀ menentukan" in read


def test_a_hostile_file_name_is_shown_and_never_run(uploaded):
    for part in ("cari", "versi"):
        app = visit(SOURCES, pemda="53", tahun="2019", bagian=part)
        assert "<script>alert" not in " ".join(bodies(app))
        assert HOSTILE in text(app)


def test_the_original_file_can_be_downloaded_while_it_is_kept(uploaded, state, monkeypatch):
    monkeypatch.setattr(access, "may", lambda right, government=None: True)
    labels = lambda app: [button.proto.label for button in app.get("download_button")]  # noqa: E731
    assert html.plain(f"Unduh berkas asli {HOSTILE}") in labels(visit(SOURCES, pemda="53", tahun="2019"))
    (state / "uploads" / SHA).unlink()
    app = visit(SOURCES, pemda="53", tahun="2019")
    assert f"Unduh berkas asli {HOSTILE}" not in labels(app) and "tidak lagi tersimpan" in text(app)


def test_the_click_on_an_original_asks_for_the_right_again(uploaded, con, monkeypatch):
    offered = {}
    take = lambda label, content, **more: offered.update(content=content)  # noqa: E731
    monkeypatch.setattr(source_parts.st, "download_button", take)
    monkeypatch.setattr(access, "caller", lambda: signed_in(PIPIT))
    monkeypatch.setattr(asking, "connection", lambda: con)
    hand_out()
    source_parts.show_kept_file("berkas asli", "nilai.xlsx", SHA)
    assert len(offered["content"]()) > 0
    hand_out(Roles())
    with pytest.raises(NotAllowed, match="belum diberi peran"):
        offered["content"]()


def test_an_undone_number_stays_in_the_history(con, claims, uploaded):
    claims({"government_code": "53", "year": 2019, "claim_id": f"T{uploaded}-0", "is_withdrawn": True},
           kind="undo", undoes_version=uploaded)  # fmt: skip
    read = " ".join(text(visit(SOURCES, pemda="53", tahun="2019")).split())
    assert f"ditarik oleh versi {uploaded + 1}" in read and "60,37 (B) menurut" in read
    log = " ".join(text(visit(SOURCES, bagian="versi", pemda="53")).split())
    assert f"membatalkan versi {uploaded}: 1 berubah." in log and f"Dibatalkan oleh versi {uploaded + 1}." in log


def test_competing_sources_are_listed_with_the_rule_that_decided():
    read = " ".join(text(visit(SOURCES, pemda="13", tahun="2023")).split())
    assert "76,25" in read and "kalah dari" in read and "◀ menentukan" in read


def test_a_year_without_any_claim_offers_those_that_have_one():
    app = visit(SOURCES, pemda="53", tahun="2025")
    assert "Belum dimuat: tidak ada klaim untuk angka ini" in text(app)
    assert "?pemda=53&amp;indikator=RB&amp;tahun=2019&amp;bagian=cari&amp;jenis=realisasi" in " ".join(bodies(app))


def test_a_typed_number_is_searched_everywhere_and_leads_to_its_figure():
    app = visit(SOURCES, cari="60,37")
    assert "“60,37” ditemukan pada" in text(app) and "Nusa Tenggara Timur" in text(app)
    assert "tahun=2019" in " ".join(bodies(app))
    assert "“99,9999” tidak ditemukan" in text(visit(SOURCES, cari="99,9999"))
    assert "“<b>x</b>” tidak ditemukan" in text(visit(SOURCES, cari="<b>x</b>"))


def test_another_government_forgets_the_component_of_the_last_one():
    app = visit(SOURCES, pemda="35.78", komponen="RB_GENERAL", tahun="2024")
    assert not app.error and "86,39 menurut" in text(app)
    app.selectbox(key="choose_pemda").select("53").run()
    assert not app.error and "komponen" not in app.query_params


def test_an_unknown_part_or_version_is_a_sentence():
    assert "Bagian “apa”" in visit(SOURCES, bagian="apa").error[0].value
    assert "Versi “7-99”" in visit(SOURCES, bagian="versi", versi="7-99").error[0].value


def test_the_filters_of_this_page_do_not_follow_to_others():
    app = visit(SOURCES, pemda="53", bagian="versi")
    turn_to(app, TRENDS)
    assert "bagian" not in app.query_params and app.query_params["pemda"] in ("53", ["53"])


def test_versions_are_compared_and_a_past_one_reopened(uploaded):
    read = " ".join(text(visit(SOURCES, bagian="versi", pemda="53", versi="1-2", pada="1")).split())
    assert "Versi 1 ke 2: 1 berubah" in read and "60,37 (B) 61,00 (B) +0,63 ● berubah" in read
    assert "berlaku pada versi 1, 1 berbeda dari sekarang" in read
    assert "tests mengunggah" in read and ": 1 berubah (surat B/123 tanggal 4 Maret 2026)." in read


def test_a_day_in_the_address_means_its_last_version(con, uploaded):
    con.execute("update version set created_at = '2026-11-20 17:30:00' where version_id = 1")
    con.execute("update version set created_at = '2026-12-24 17:30:00' where version_id = 2")
    versions = rows(ask(con, "versions"))
    assert [version_words.version_on(versions, day, "WIB") for day in ("2026-11-20", "2026-11-21", "2026-12-24")] == [
        None, 1, 1,
    ]  # fmt: skip
    assert version_words.version_on(versions, "2026-12-25", "WIB") == 2
    read = text(visit(SOURCES, bagian="versi", pemda="53", pada="2026-12-01"))
    assert "berlaku pada versi 1, 1 berbeda dari sekarang" in read


@pytest.mark.parametrize(
    ("zone", "told"),
    [("WIB", "21 November 2026 23.05 WIB"), ("WITA", "22 November 2026 00.05 WITA"),
     ("WIT", "22 November 2026 01.05 WIT"), (None, "21 November 2026 23.05 WIB")],
)  # fmt: skip
def test_moments_are_told_on_the_clock_of_the_government(zone, told):
    assert version_words.moment_words(datetime(2026, 11, 21, 16, 5), zone) == told


@pytest.mark.parametrize(
    ("query", "words", "exact"),
    [("60,37", [], ["60,37"]), ("NTT 60.37", ["ntt"], ["60,37"]),
     ("  Banten (SPBE) 2024 ", ["banten", "spbe"], ["2024"]),
     ("85%", [], ["85"]), ("surat B/123", ["surat", "b/123"], []), ("...", [], [])],
)  # fmt: skip
def test_numbers_are_told_from_words(query, words, exact):
    assert split_query(query) == (words, exact)


CLAIM = {
    "document": "", "document_version": "", "status": "ada", "value": 60.37, "value_decimals": 2, "evidence": "press",
    "published_on": "2024", "is_illustrative": False, "is_uploaded": False, "origin_version_id": 1, "publisher": "K",
}  # fmt: skip


@pytest.mark.parametrize(
    ("winner", "loser", "rule"),
    [
        ({"status": "belum_dikeluarkan", "value": None}, {}, "silence"),
        ({}, {"value": None}, "number"), ({}, {"is_illustrative": True, "is_uploaded": True}, "illustrative"),
        ({"is_uploaded": True}, {}, "upload"),
        ({}, {"value": 60.4, "value_decimals": 1, "evidence": "letter"}, "rounded"),
        ({"is_uploaded": True, "origin_version_id": 3}, {"is_uploaded": True, "origin_version_id": 2}, "newer_upload"),
        ({"evidence": "letter"}, {"value": 1}, "evidence"), ({}, {"value": 1, "published_on": "2023"}, "published"),
        ({}, {"value": 1, "value_decimals": 1}, "decimals"), ({}, {"value": 1, "publisher": "Z"}, "publisher"),
        ({"document": "RPJMD"}, {"document": "Renstra"}, "document"),
    ],
)  # fmt: skip
def test_the_rule_that_decided_is_named(winner, loser, rule):
    assert claim_words.decisive_rule(CLAIM | winner, CLAIM | loser) == rule
    assert rule in {key for key, _ in (claim_words.TARGET_RULE, *claim_words.RULES)}


def test_the_matrix_says_every_state_in_words_and_links_what_is_there():
    governments = [{"government_code": "53", "short_name": "<b>NTT"}]
    states = [state for state in matrix.STATES if state]
    cells = {
        ("53", number): {"state": state, "is_illustrative": number == 0, "government_code": "53", "kind": "realisasi",
                         "indicator_code": "RB", "year": number}
        for number, state in enumerate(states)
    }  # fmt: skip
    columns = [(number, number) for number in range(len(states) + 1)]
    shown = matrix.matrix(governments, columns, cells, caption="K")
    assert "<b>NTT" not in shown and shown.count("<a ") == len(states) and shown.count("rb-tag") == 1
    for mark, words in matrix.STATES.values():
        assert mark in shown and words in shown and f"{mark} {words}" in matrix.legend()
    assert matrix.share_title(cells, governments, columns) == "4 dari 8 sel punya nilai atau predikat; 1 hanya target"


def read_archive(content):
    with ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        return names, archive.read(names[0]), json.loads(archive.read("metadata.json"))


def test_open_data_is_tidy_explains_itself_and_is_the_same_each_time(con, uploaded, illustrated):
    lines = rows(ask(con, "open_data"))
    version = {"version_id": 4, "data_as_of": date(2026, 11, 21)}
    names, content, metadata = read_archive(open_data.build_archive(lines, version))
    assert open_data.build_archive(lines, version) == open_data.build_archive(lines, version)
    assert names == ["rb-provinsi-versi-4.csv", "metadata.json"]
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\r\n") >= len(lines) + 1
    table = list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(table) == len(lines) == metadata["jumlah_baris"] and metadata["jumlah_ilustrasi"] == 6
    assert list(table[0]) == [column["nama"] for column in metadata["kolom"]]
    assert all(column["arti"] for column in metadata["kolom"]) and metadata["per_tanggal"] == "2026-11-21"
    ntt = next(r for r in table if r["kode_provinsi"] == "53" and r["tahun"] == "2019" and r["kode_indikator"] == "RB")
    assert (ntt["nilai"], ntt["lembar"], ntt["sel"], ntt["berkas"]) == ("61", "Nilai", "F8", HOSTILE)
    surabaya = next(r for r in table if r["kode_kabupaten_kota"] == "35.78")
    assert surabaya["nama_provinsi"] == "Jawa Timur" and surabaya["nama_kabupaten_kota"] == "Kota Surabaya"
    assert {r["nilai"] for r in table if r["ilustrasi"] == "ya"} == {"61.5", "63.2", "64.8", "1.9", "2.5", "70"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_text_that_looks_like_a_formula_is_neutralised_in_open_data(start):
    empty = dict.fromkeys((field.key for field in open_data.FIELDS), None)
    content = open_data.build_csv([empty | {"publisher": f"{start}cmd|'x'", "value": -1.5, "is_illustrative": False}])
    (line,) = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""))
    assert line["sumber"] == f"'{start}cmd|'x'" and line["nilai"] == "-1.5" and line["tahun"] == ""


def test_a_formula_behind_the_separator_of_an_indonesian_excel_is_neutralised_too():
    empty = dict.fromkeys((field.key for field in open_data.FIELDS), None)
    hostile = "Dinas;=cmd|'x'\n@y;aman-saja"
    content = open_data.build_csv([empty | {"unit_code": hostile, "is_illustrative": False}])
    (line,) = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""))
    assert line["perangkat_daerah"] == "Dinas;'=cmd|'x'\n'@y;aman-saja"


def test_illustrative_values_are_marked_on_the_summary(illustrated):
    app = visit(pemda="36")
    read = " ".join(text(app).split())
    assert sentence(app).startswith("Ilustrasi: Banten meraih 64,80")
    for words in ("Indeks RB 2022 · ilustrasi", "Jarak ke target 2024: 70,00 · ilustrasi", "Posisi 2022 · ilustrasi",
                  "Termasuk 1 ilustrasi; bukan peringkat nasional", "Indeks RB 2022 ilustrasi",
                  "Ilustrasi: Manajemen perubahan (Pemenuhan) terkuat",
                  "Manajemen Perubahan (Pemenuhan) ilustrasi",
                  "Angka ILUSTRASI, bukan data sebenarnya: 2020, 2021, dan 2022",
                  "Target ILUSTRASI, bukan data sebenarnya: 2024", "5 di antaranya ilustrasi"):  # fmt: skip
        assert words in read, words
    assert all("2022 64,80 (ilustrasi)" in chart.proto.alt for chart in app.get("plotly_chart"))


def test_illustrative_values_are_marked_on_the_trend_beside_real_ones(illustrated):
    app = visit(TRENDS, pemda="36", pembanding="64")
    read = " ".join(text(app).split())
    assert sentence(app).startswith("Ilustrasi: Banten naik dari 61,50 ke 64,80")
    assert "Sebagian ilustrasi: " in read and "nilai evaluasi, ilustrasi" in read and "target, ilustrasi" in read
    assert "26/2020, 2021–2022, ilustrasi" in read and "70,00 (2024, ilustrasi)" in read
    drawn = json.loads(app.get("plotly_chart")[0].proto.spec)["layout"]["annotations"]
    labels = {annotation["text"] for annotation in drawn}
    assert {"<b>Banten</b> 64,80 · B · ilustrasi", "Target 70,00 (ilustrasi)"} <= labels


def test_a_real_page_carries_no_mark(illustrated):
    for read in (text(visit(pemda="64")), text(visit(TRENDS, pemda="64"))):
        assert "lustrasi" not in read.replace("5 di antaranya ilustrasi", "")


def test_illustration_is_marked_on_every_part_of_data_and_sources(illustrated):
    for part in ("cari", "versi", "kelengkapan", "unduh"):
        read = text(visit(SOURCES, pemda="36", bagian=part)).lower()
        assert "6 angka adalah ilustrasi" in read
        assert read.count("ilustrasi") > 1, part
