"""The study pack opens again in openpyxl with what was put in, fits A4, and is Indonesian for every pair."""

import re
from datetime import date
from io import BytesIO
from itertools import combinations

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from pages._output.study_gaps import indicator_gaps
from pages._output.study_pack import ALL_SHEET, NOBODY_SHEET, Pack, build_pack, file_name, sheet_name
from pages._output.study_questions import questions_of
from pages._ui.study_parts import gather
from tests.pages.test_study_questions import PARTIES, classes, compared, met, not_compared, owner

pytestmark = pytest.mark.usefixtures("on_screen")
TWELVE = ("82", "36", "64", "53", "81", "13", "35", "32", "31", "94", "64.09", "35.78")
ENGLISH = re.compile(
    r"\b(the|and|of|value|year|source|missing|unknown|none|null|nan|true|false|own|peer|gap|question|higher|lower)\b",
    re.IGNORECASE,
)
POINT = re.compile(r"(?<![\w./-])\d{1,3}\.\d{1,2}(?![\w./-])")


def pack_of(rows, owners=(), peers=(), events=(), series=()):
    gaps, missing = indicator_gaps(rows, "Banten", list(series))
    questions = questions_of(gaps, PARTIES, list(owners), list(peers))
    return Pack(PARTIES, gaps, missing, questions, list(events), list(owners), 12, date(2026, 11, 21))


def opened(pack):
    return load_workbook(BytesIO(build_pack(pack)))


def lines(sheet, first=1):
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


def words(book):
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def test_numbers_stay_numbers_and_what_is_missing_stays_empty():
    sheet = opened(pack_of([compared(), classes("WDP", "WTP", "lebih_rendah")]))["Ringkasan selisih"]
    head, number, ordinal = lines(sheet)
    told = dict(zip(head, number, strict=True))
    assert (told["Kita"], told["Mitra"], told["Tahun"], told["Selisih (poin)"]) == (2.69, 3.47, 2024, -0.78)
    assert told["Selisih (% skala)"] == -15.6 and told["Arah"] == "▼ mitra lebih tinggi"
    assert (told["Bukti kita"], told["Bukti mitra"]) == ("pers: Koran", "unggahan")
    told = dict(zip(head, ordinal, strict=True))
    assert (told["Kita"], told["Mitra"], told["Selisih (poin)"], told["Kita (% skala)"]) == ("WDP", "WTP", None, None)
    assert sheet["E2"].number_format == "#,##0.00"


def test_questions_are_numbered_and_leave_room_for_the_answers():
    sheet = opened(pack_of([compared()]))["Pertanyaan"]
    head, *rows = lines(sheet)
    assert head == [
        "No", "Topik", "Area atau indikator", "Pertanyaan", "Selisih yang mendasari", "Pengampu kita",
        "Ditanyakan kepada", "Jawaban", "Bukti atau tautan", "Tanggal", "Tindak lanjut", "Tanda",
    ]  # fmt: skip
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert all(row[7:11] == [None] * 4 for row in rows)
    assert rows[0][4].startswith("tanpa selisih") and rows[-1][5] == "belum ditentukan"


def test_every_owner_has_a_checklist_of_six_topics_and_its_own_questions():
    owners = [owner("TTL", "Biro Organisasi; Dinas Kominfo"), owner("WAS", "Inspektorat"), owner("PP", None)]
    book = opened(pack_of([compared(), compared("IGA", 30.0, 60.0, 100.0)], owners))
    assert book.sheetnames[3:] == ["Biro Organisasi", "Dinas Kominfo", "Inspektorat", NOBODY_SHEET]
    kominfo, inspektorat = lines(book["Dinas Kominfo"]), lines(book["Inspektorat"])
    assert [row[0] for row in kominfo[3:9]] == [1, 2, 3, 4, 5, 6] and kominfo[8][2].endswith("diampu: Tata laksana.")
    assert {row[1] for row in kominfo[10:]} == {"SPBE"} and {row[1] for row in lines(book[NOBODY_SHEET])[10:]} == {
        "IGA"
    }
    assert len(inspektorat) == 9 and "Tidak ada pertanyaan khusus" in inspektorat[1][0]


def test_the_state_is_chosen_from_a_list():
    sheet = opened(pack_of([compared()]))[ALL_SHEET]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"Sudah,Sebagian,Belum"' and str(choice.sqref) == f"F4:F9 F11:F{sheet.max_row}"
    assert (sheet["F3"].value, sheet["F10"].value) == ("Keadaan kita", "Terjawab")


def test_without_owners_and_without_gaps_one_sheet_holds_the_six_topics():
    pack = pack_of([not_compared("hanya_kita")])
    book = opened(pack)
    assert book.sheetnames == ["Baca dulu", "Ringkasan selisih", "Pertanyaan", ALL_SHEET]
    assert len(lines(book["Pertanyaan"])) == 7 and len(lines(book[ALL_SHEET])) == 9
    told = " ".join(filter(None, (cell for row in lines(book["Baca dulu"]) for cell in row)))
    assert "apa pun tahun yang dipilih" in told
    assert "Belum ada yang dapat dibandingkan" in told and "IPP: hasil Banten belum dimuat" in told
    assert file_name(pack) == "kaji-tiru-82-36-v12.xlsx" and "ILUSTRASI" not in told


@pytest.mark.parametrize(
    "pack",
    [
        pack_of([compared(own_is_illustrative=True)]),
        pack_of([compared()], [owner("MP", "Biro Organisasi", illustrative=True)]),
        pack_of([compared()], peers=[owner("TTL", "Diskominfo", illustrative=True)]),
        pack_of([not_compared("hanya_kita")], series=[met(2020, own_is_illustrative=True)]),
    ],
    ids=["value", "owner", "owner of the peer", "value that is not compared"],
)
def test_whatever_is_illustrative_is_named_in_the_file_name_and_the_first_sheet(pack):
    assert file_name(pack) == "kaji-tiru-82-36-v12-ilustrasi.xlsx"
    assert any(row[0] == "ILUSTRASI" and "ilustrasi" in row[1] for row in lines(opened(pack)["Baca dulu"]))


def test_every_table_prints_on_a4_with_its_heading_on_every_page():
    book = opened(pack_of([compared()], [owner("TTL", "Dinas Kominfo")]))
    for sheet in book:
        assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4) and sheet.sheet_properties.pageSetUpPr.fitToPage
        if sheet.title != "Baca dulu":
            assert sheet.page_setup.orientation == "landscape"
            row = int(sheet.print_title_rows.split("$")[-1])
            assert sheet.cell(row, 1).value in ("No", "Jenis") and sheet.cell(row, 1).font.bold
            assert sheet.cell(row + 1, 3).alignment.wrap_text


def test_text_from_the_data_never_becomes_a_formula():
    event = {"title": "=1+1 road map", "kind": "pelaksanaan", "year": 2020, "publisher": "@X", "url": None}
    row = compared(own_publisher="=cmd()", short_name="+SPBE")
    book = opened(pack_of([row], [owner("TTL", '=HYPERLINK("x")')], events=[event]))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert "+SPBE" in words(book) and any(text.startswith("=1+1 road map") for text in words(book))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Inspektorat", "Inspektorat"),
        ("Badan Perencanaan Pembangunan Daerah", "Badan Perencanaan Pembangunan…"),
        ("Bagian A/B: [x]*?", "Bagian A B x"),
        ("'kutip'", "kutip"),
        ("[]", "Perangkat daerah"),
        ("x" * 40, "x" * 30 + "…"),
        ("pertanyaan", "pertanyaan (2)"),
        ("History", "History (2)"),
    ],
)
def test_a_sheet_name_is_one_excel_takes(name, expected):
    assert sheet_name(name, ["Pertanyaan"]) == expected and len(expected) <= 31


def test_names_that_are_cut_alike_stay_apart():
    names = []
    for tail in ("Barat", "Timur", "Selatan"):
        names.append(sheet_name(f"Dinas Pemberdayaan Masyarakat dan Desa {tail}", names))
    assert len({name.lower() for name in names}) == 3 and all(len(name) <= 31 for name in names)


def test_every_pair_of_twelve_governments_builds_and_opens():
    for number, pair in enumerate(combinations(TWELVE, 2)):
        government, peer = pair[::-1] if number % 2 else pair
        pack = gather(government, peer)
        told = words(opened(pack))
        published = {event[key] for event in pack.events for key in ("title", "publisher", "url")}
        own = [text for text in told if not any(one and one in text for one in published)]
        assert not [text for text in own if ENGLISH.search(text)], (government, peer)
        assert not [text for text in own if POINT.search(text.replace(government, "").replace(peer, ""))], (
            government,
            peer,
        )
        assert len(pack.questions) >= 6 and not pack.is_illustrative


def test_the_illustrative_pair_has_a_sheet_for_each_owner(illustrated_folder):
    pack = gather("82", "36")
    book = opened(pack)
    assert list(pack.offices) == [book[name]["A1"].value.removesuffix(" [ilustrasi]") for name in book.sheetnames[3:-1]]
    areas = [gap for gap in pack.gaps if gap.is_part and gap.area]
    assert len(areas) == 8 and {gap.year for gap in areas} == {2022}
    assert not [text for text in words(book) if ENGLISH.search(text)]


def card():
    from pages._ui.study_parts import show_pack  # noqa: PLC0415

    show_pack("82", "36")
    show_pack("82", "82")


def test_the_card_shows_the_finding_the_questions_and_the_download():
    app = AppTest.from_function(card, default_timeout=60).run()
    assert not app.exception
    read = " ".join(element.proto.body for element in app.get("html"))
    assert "Banten lebih tinggi pada 5 dari 6 indikator" in read and "19 pertanyaan" in read
    assert "apa pun tahun yang dipilih di halaman" in read
    assert "Ombudsman 2024: Banten 94,01, Maluku Utara 65,57; selisih 28,44 poin (28,4 % skala)" in read
    (button,) = app.get("download_button")
    assert button.proto.label == "Unduh paket kaji tiru (xlsx)"
