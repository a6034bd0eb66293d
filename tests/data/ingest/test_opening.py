"""A file becomes sheets, or is refused with one sentence; its content decides, never its name."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart
from openpyxl.packaging.custom import IntProperty, StringProperty

from data.ingest.files import child, opening, workbook
from data.ingest.files.limits import MAX_BYTES, MAX_CELLS, MAX_MEMORY, MAX_PARTS, Fault, cell_address
from data.ingest.files.opening import open_file
from data.ingest.model import Refused, Source, no_progress

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET = "xl/worksheets/sheet1.xml"


def worksheet(cells="", after=""):
    return f'<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData>{cells}</sheetData>{after}</worksheet>'


def parts(cells="", after="", formats="", styles="<xf/>", texts=""):
    """The parts of the smallest workbook with one sheet, Data; `styles` are its cell styles."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellStyleXfs>'
        f'<xf numFmtId="9"/></cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
        SHEET: worksheet(cells, after),
    }


def package(contents, method=zipfile.ZIP_DEFLATED):
    """A zip of the parts in `contents`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, text in contents.items():
            archive.writestr(name, text)
    return file.getvalue()


def row(number, *cells):
    return f'<row r="{number}">{"".join(cells)}</row>'


def number_cell(address, value, attributes=""):
    return f'<c r="{address}" {attributes}><v>{value}</v></c>'


def book(**contents):
    return package(parts(**contents))


def saved(fill):
    """The bytes openpyxl writes after `fill(workbook)`."""
    written = openpyxl.Workbook()
    fill(written)
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


def refusal(content, name="berkas.xlsx"):
    with pytest.raises(Refused) as caught:
        open_file(name, content)
    return caught.value.issue


def sheet_of(content):
    (sheet,) = open_file("berkas.xlsx", content).sheets
    return sheet


VALID = book(cells=row(1, number_cell("A1", "60.37")))


# What the file is


def test_an_empty_file_is_named_as_such():
    assert (refusal(b"").type, refusal(" \n\n".encode("utf-8-sig"), "a.csv").type) == ("file_empty", "file_empty")


def test_a_file_over_ten_megabytes_is_refused_unread():
    issue = refusal(b"PK\x03\x04" + bytes(MAX_BYTES))
    assert (issue.type, issue.message) == ("too_large", "Berkas berkas.xlsx melebihi 10 MB.")


def compound(*names):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"".join(f"{n}\0".encode("utf-16-le") for n in names)


def test_a_password_protected_workbook_is_named_as_such():
    issue = refusal(compound("EncryptionInfo", "EncryptedPackage"))
    assert (issue.type, issue.message) == (
        "encrypted",
        "Berkas berkas.xlsx dikunci dengan kata sandi sehingga tidak dapat dibaca.",
    )


def test_a_zip_with_a_password_is_encrypted_too():
    locked = bytearray(VALID)
    for place in range(len(locked) - 4):  # the flag of every local header and directory entry
        if locked[place : place + 4] == b"PK\x03\x04":
            locked[place + 6] |= 1
        if locked[place : place + 4] == b"PK\x01\x02":
            locked[place + 8] |= 1
    assert refusal(bytes(locked)).type == "encrypted"


def test_an_old_workbook_is_told_from_an_old_document():
    assert refusal(compound("Workbook")).type == "old_workbook"
    assert refusal(compound()).type == "old_workbook"
    assert refusal(compound("WordDocument")).type == "not_a_workbook"


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(64),
        b"%PDF-1.7\n1 0 obj\n",
        b"<html><table><tr><td>60,37</td></tr></table></html>",
        b"\n<?xml version='1.0'?><Workbook/>",
        package({"word/document.xml": "<document/>"}),
        package({"xl/workbook.bin": b"\0\1"}),
        bytes(range(256)) * 4,
    ],
)
def test_what_is_neither_workbook_nor_text_is_no_workbook_whatever_its_name(content):
    assert refusal(content, "nilai.xlsx").type == refusal(content, "nilai.csv").type == "not_a_workbook"


def test_the_name_does_not_decide():
    assert open_file("nilai.csv", VALID).format == "xlsx"
    assert open_file("nilai.xlsx", b"a;b\n1;2\n").format == "csv"


def test_the_source_knows_its_bytes_and_the_last_part_of_its_name():
    source = open_file("C:\\Unggah\\..\\nilai\u202e\t2024.xlsx", VALID)
    assert (source.name, source.content) == ("nilai2024.xlsx", VALID)
    assert len(source.sha256) == 64
    assert len(open_file("x" * 500, VALID).name) == 200
    assert open_file("/a/b/", VALID).name == "tanpa nama"


# What a workbook may not hold


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("xl/vbaProject.bin", b"\0"),
        ("XL\\VBAPROJECT.BIN", b"\0"),
        ("[Content_Types].xml", '<T><O ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></T>'),
        ("[Content_Types].xml", '<T><D ContentType="application/vnd.ms-office.vbaProject"/></T>'),
    ],
)
def test_a_macro_enabled_workbook_is_refused_whatever_its_name(name, text):
    assert refusal(package(parts() | {name: text}), "nilai.xlsx").type == "macro"


DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
@pytest.mark.parametrize("name", [SHEET, "xl/theme/theme1.xml", "docProps/core.xml", "xl/drawings/a.vml", "xl/odd.dat"])
def test_a_doctype_in_any_part_and_encoding_is_refused(name, encoding):
    label = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{label}"?>{DOCTYPE}<a/>'
    issue = refusal(package(parts() | {name: text.encode(encoding)}))
    assert (issue.type, issue.found) == ("doctype", name.lower())


def test_a_doctype_far_behind_the_first_chunk_is_found():
    for length in (65_536 - 9 - len("<!---->"), 200_000):
        text = f"<!--{'x' * length}-->{DOCTYPE}<a/>"
        assert refusal(package(parts() | {"docProps/app.xml": text})).type == "doctype"


def test_a_loose_drawing_is_not_damage():
    assert sheet_of(package(parts() | {"xl/drawings/a.vml": "<xml><br></xml>"})).rows == []


@pytest.mark.parametrize("kept", [4, 30, 200, -1, -30])
def test_a_truncated_workbook_is_refused(kept):
    assert refusal(VALID[:kept]).type == "truncated"


def test_damage_is_named_by_part():
    start = VALID.index(b"xl/styles.xml") + len("xl/styles.xml")
    issue = refusal(VALID[:start] + b"\xff\xff\xff\xff" + VALID[start + 4 :])
    assert (issue.type, "xl/styles.xml" in issue.message) == ("truncated", True)
    issue = refusal(package(parts() | {SHEET: worksheet()[:-5]}))
    assert (issue.type, SHEET in issue.message) == ("truncated", True)


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "xl/_rels/workbook.xml.rels", SHEET])
def test_a_missing_part_is_damage(missing):
    contents = parts()
    del contents[missing]
    assert refusal(package(contents)).type == "truncated"


def test_parts_and_sheets_that_stand_for_each_other_are_damage():
    assert refusal(package(parts() | {SHEET.upper(): worksheet()})).type == "truncated"
    twice = parts()["xl/workbook.xml"].replace("</sheets>", '<sheet name="B" sheetId="2" r:id="rId1"/></sheets>')
    assert refusal(package(parts() | {"xl/workbook.xml": twice})).type == "truncated"


def test_odd_paths_are_only_names(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    odd = {"../../keluar.xml": "<a/>", "/etc/passwd": b"x", "C:\\a.bin": b"x", "a/b/c.zip": VALID}
    assert sheet_of(package(parts(cells=row(1, number_cell("A1", 5))) | odd)).rows == [[5]]
    assert list(tmp_path.rglob("*")) == []


# Limits


def inflating(megabytes, name=SHEET):
    """A workbook with a part of that many megabytes of white space."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part, text in parts().items():
            if part != name:
                archive.writestr(part, text)
        with archive.open(name, "w") as part:
            for _ in range(megabytes):
                part.write(b" " * 1024 * 1024)
    return file.getvalue()


@pytest.mark.parametrize("name", [SHEET, "xl/media/image1.png"])
def test_a_zip_bomb_is_refused_whether_its_header_is_honest_or_lies(name):
    honest = inflating(101, name)
    entry = honest.rindex(b"PK\x01\x02")
    lying = honest[: entry + 24] + (1000).to_bytes(4, "little") + honest[entry + 28 :]
    for bomb in (honest, lying):
        issue = refusal(bomb)
        assert (issue.type, "100 MB" in issue.message) == ("inflates", True)


def test_a_header_that_lies_a_little_is_damage():
    entry = VALID.rindex(b"PK\x01\x02")
    assert refusal(VALID[: entry + 24] + (7).to_bytes(4, "little") + VALID[entry + 28 :]).type == "truncated"


def test_too_many_parts_are_refused():
    issue = refusal(package(parts() | {f"a/{number}": b"" for number in range(MAX_PARTS)}))
    assert (issue.type, "2.000 bagian" in issue.message) == ("inflates", True)


def test_a_stray_cell_in_the_last_corner_is_named():
    issue = refusal(book(cells=row(1, number_cell("A1", 1)) + row(1048576, number_cell("XFD1048576", 1))))
    assert (issue.type, issue.sheet, issue.cell) == ("too_many_rows", "Data", "XFD1048576")
    assert "baris 1.048.576" in issue.message and "120.000 baris" in issue.message


def test_a_stray_column_is_named():
    issue = refusal(book(cells=row(1, number_cell("SG1", 1))))
    assert (issue.type, issue.cell, issue.found) == ("too_many_columns", "SG1", "501")
    assert refusal(book(cells=row(1, '<c r="SG1"><f>1</f></c>'))).type == "too_many_columns"


def test_the_last_row_and_column_allowed_are_read():
    sheet = sheet_of(book(cells=row(120_000, number_cell("B120000", 5))))
    assert (len(sheet.rows), sheet.rows[-1]) == (120_000, [None, 5])
    assert sheet_of(book(cells=row(1, number_cell("SF1", 5)))).rows == [[None] * 499 + [5]]


def test_a_cell_that_only_carries_a_style_is_no_content():
    styled = row(1048576, '<c r="XFD1048576" s="0"/>', '<c r="A1048576"><v></v></c>')
    assert sheet_of(book(cells=row(1, number_cell("A1", 5)) + styled)).rows == [[5]]


def test_cells_far_apart_are_refused_before_they_take_memory():
    issue = refusal(book(cells=row(1, number_cell("A1", 1)) + row(99999, number_cell("SF99999", 1))))
    assert (issue.type, issue.sheet, issue.cell) == ("too_spread", "Data", "SF99999")


def test_one_long_text_in_many_cells_is_counted_in_each():
    line = "<row>" + '<c t="s"><v>0</v></c>' * 40 + "</row>"
    issue = refusal(book(cells=line * 50, texts=f"<si><t>{'x' * 20_000}</t></si>"))
    assert (issue.type, "30.000.000 huruf" in issue.message) == ("inflates", True)


def test_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr("data.ingest.files.sheet_scan.MAX_CELLS", 3)
    cells = row(1, *(number_cell(address, 1) for address in ("A1", "B1", "C1", "D1")))
    assert in_process(book(cells=cells)).type == "too_many_cells"
    assert MAX_CELLS == 1_500_000


def test_an_endless_tag_is_refused():
    assert refusal(book(cells=f'<row r="1" x="{"x" * 3_000_000}"/>')).type == "truncated"


def test_the_child_may_not_take_more_memory_than_its_limit():
    pytest.importorskip("resource", reason="no such limit on this system")
    greedy = f"from data.ingest.files import child; child.limit_resources(); bytearray({MAX_MEMORY * 11 // 10})"
    done = subprocess.run([sys.executable, "-c", greedy], cwd=workbook.ROOT, capture_output=True)
    assert b"MemoryError" in done.stderr


# The child process


def test_a_workbook_that_takes_too_long_is_given_up():
    with pytest.raises(Fault) as caught:
        workbook.read_workbook(VALID, no_progress, seconds=0.001)
    assert caught.value.kind == "too_slow"


def test_a_child_that_bursts_is_a_refusal_and_one_that_fails_is_a_bug(monkeypatch):
    monkeypatch.setattr(workbook, "COMMAND", [sys.executable, "-c", "import os; os.abort()"])
    issue = refusal(VALID)
    assert (issue.type, issue.expected) == ("too_slow", "berkas yang terbuka dalam 60 detik dan 192 MB memori")
    monkeypatch.setattr(workbook, "COMMAND", [sys.executable, "-c", "raise SystemExit('tanpa pustaka')"])
    with pytest.raises(RuntimeError, match="tanpa pustaka"):
        open_file("a.xlsx", VALID)


class Cancelled(Exception):
    """What a page raises from progress."""


def test_cancelling_ends_the_child(monkeypatch):
    started = []

    class Watched(subprocess.Popen):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            started.append(self)

    def cancel(words, _share):
        if words.startswith("Membaca lembar"):
            assert started[0].poll() is None
            raise Cancelled

    monkeypatch.setattr(workbook.subprocess, "Popen", Watched)
    large = "".join(row(number, number_cell(f"A{number}", number)) for number in range(1, 30_001))
    with pytest.raises(Cancelled):
        open_file("a.xlsx", book(cells=large), cancel)
    assert started[0].returncode is not None


def test_progress_speaks_of_each_sheet_and_never_goes_back():
    told = []
    open_file("a.xlsx", VALID, lambda words, share: told.append((words, share)))
    words, shares = zip(*told, strict=True)
    assert words[0] == "Membuka berkas" and words[-1] == "Membaca lembar Data"
    assert list(shares) == sorted(shares) and shares[0] >= 0 and shares[-1] <= 1


# What a workbook says


def fill_everything(written):
    sheet = written.active
    sheet.title = "Nilai"
    sheet["B2"], sheet["C5"] = "Nusa\xa0Tenggara Timur", "=SUM(A1:A2)"
    sheet["B3"], sheet["C3"], sheet["D3"], sheet["E3"] = 60, 60.37, True, "'=1+1"
    sheet["B4"], sheet["C4"] = date(2024, 1, 31), datetime(2024, 1, 31, 7, 30)
    sheet["D4"], sheet["E4"] = time(7, 30), timedelta(hours=30)
    sheet["B5"], sheet["B6"], sheet["B7"], sheet["B8"] = 0.6037, 0.5, 0.5, 0.5
    sheet["B5"].number_format, sheet["B6"].number_format = "0.00%", "0%"
    sheet["B7"].number_format, sheet["B8"].number_format = '#,##0.0\\%" %"', '[Red]0.000 % "x"'
    sheet["D8"] = "#N/A"
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("A10:A12")
    written.create_sheet("Samar").sheet_state = "hidden"
    written.create_sheet("Gelap").sheet_state = "veryHidden"
    written.create_chartsheet("Grafik", 0).add_chart(BarChart())


def test_a_real_workbook_is_read_whole():
    sheets = open_file("a.xlsx", saved(fill_everything)).sheets
    assert [(sheet.name, sheet.is_hidden) for sheet in sheets] == [("Nilai", False), ("Samar", True), ("Gelap", True)]
    nilai = sheets[0]
    assert nilai.rows == [
        [],
        [None, "Nusa\xa0Tenggara Timur"],
        [None, 60, 60.37, True, "'=1+1"],
        [None, date(2024, 1, 31), datetime(2024, 1, 31, 7, 30), time(7, 30), timedelta(hours=30)],
        [None, 0.6037, None],
        [None, 0.5],
        [None, 0.5],
        [None, 0.5, None, None],
    ]
    assert type(nilai.rows[2][1]) is int
    assert nilai.marks == {(4, 1): "percent", (4, 2): "uncached", (5, 1): "percent", (7, 1): "percent", (7, 3): "#N/A"}
    assert sorted(nilai.merges) == [(1, 1, 1, 2), (9, 0, 11, 0)]


def test_formulas_are_read_by_what_is_cached():
    cells = row(
        1,
        '<c r="A1"><f>1</f><v>60.5</v></c>',
        '<c r="B1" t="str"><f>1</f><v></v></c>',
        '<c r="C1" t="str"><f>1</f><v>B</v></c>',
        '<c r="D1" t="e"><f>1</f><v>#DIV/0!</v></c>',
        '<c r="E1" s="1"><f>1</f><v>0.5</v></c>',
        '<c r="F1"><f t="shared" si="0"/></c>',
        '<c r="G1"><f>1</f><v/></c>',
    )
    sheet = sheet_of(book(cells=cells, styles='<xf/><xf numFmtId="10"/>'))
    assert sheet.rows == [[60.5, "", "B", None, 0.5, None, None]]
    assert sheet.marks == {(0, 3): "#DIV/0!", (0, 4): "percent", (0, 5): "uncached", (0, 6): "uncached"}


def test_only_numbers_are_percent():
    cells = row(1, number_cell("A1", 0, 's="1" t="s"'), '<c r="B1" s="1"/>', number_cell("C1", 1, 's="1" t="b"'))
    sheet = sheet_of(book(cells=cells, styles='<xf/><xf numFmtId="9"/>', texts="<si><t>70%</t></si>"))
    assert (sheet.rows, sheet.marks) == ([["70%", None, True]], {})


def test_an_error_calamine_does_not_know_is_named_with_its_place():
    issue = refusal(book(cells=row(3, number_cell("B3", "#SPILL!", 't="e"'))))
    assert (issue.type, issue.sheet, issue.cell, issue.found) == ("excel_error", "Data", "B3", "#SPILL!")


def test_shared_rich_text_is_one_text():
    texts = (
        "<si><r><t xml:space='preserve'>Indeks </t></r><r><t>RB</t></r></si><si><t xml:space='preserve'> =1+1</t></si>"
    )
    cells = row(1, number_cell("A1", 0, 't="s"'), number_cell("B1", 1, 't="s"'))
    assert sheet_of(book(cells=cells, texts=texts)).rows == [["Indeks RB", " =1+1"]]


def test_cells_without_addresses_follow_each_other():
    cells = '<row r="2"><c><v>1</v></c><c><f>1</f></c></row><row><c/><c><v>3</v></c></row>'
    sheet = sheet_of(book(cells=cells))
    assert (sheet.rows, sheet.marks) == ([[], [1, None], [None, 3]], {(1, 1): "uncached"})


def test_the_strict_namespaces_are_read():
    strict = {
        name: text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, text in parts(cells=row(1, number_cell("A1", 0.5, 's="0"')), styles='<xf numFmtId="9"/>').items()
    }
    assert (sheet_of(package(strict)).rows, sheet_of(package(strict)).marks) == ([[0.5]], {(0, 0): "percent"})


def test_prefixed_names_are_read_alike():
    text = worksheet().replace("<sheetData></sheetData>", '<x:sheetData><x:c r="XFD1"><x:v>1</x:v></x:c></x:sheetData>')
    text = text.replace(" xmlns=", f' xmlns:x="{MAIN}" xmlns=')
    assert refusal(package(parts() | {SHEET: text})).type == "too_many_columns"


@pytest.mark.parametrize(
    ("written", "version"),
    [(IntProperty(name="rb_versi", value=7), 7), (StringProperty(name="rb_versi", value="x"), None),
     (IntProperty(name="lain", value=7), None), (None, None)],
)  # fmt: skip
def test_the_version_a_template_was_prepared_from_is_read(written, version):
    def fill(workbook):
        workbook.active["A1"] = 1
        if written:
            workbook.custom_doc_props.append(written)

    assert open_file("a.xlsx", saved(fill)).prepared_version == version


def test_an_address_is_letters_and_a_number():
    places = [(0, 0), (4, 27), (1048575, 16383)]
    assert [cell_address(*place) for place in places] == ["A1", "AB5", "XFD1048576"]


# CSV


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_encoding_and_separator_gives_the_same_rows(encoding, separator):
    lines = [
        ["Capaian RB, provinsi; “terpilih”"],
        [],
        ["Provinsi", "Tahun", "Nilai"],
        ["Nusa\xa0Tenggara Timur", "2019", "60,37"],
        ["Maluku – Utara", "", "66,37*"],
        ["Banten"],
    ]
    text = "\r\n".join(separator.join(f'"{cell}"' if cell else "" for cell in line) for line in lines)
    source = open_file("a.csv", text.encode(encoding))
    (sheet,) = source.sheets
    assert (source.format, sheet.name, sheet.marks, sheet.merges) == ("csv", "(csv)", {}, [])
    assert sheet.rows == [[cell or None for cell in line] for line in lines]


def test_decimal_commas_without_quotes_do_not_hide_the_semicolon():
    text = "Provinsi;Nilai 2019;Nilai 2020\nNTT;60,37;61,20\nBanten;66,1;67,2\n"
    assert sheet_of(text.encode()).rows[1] == ["NTT", "60,37", "61,20"]


def test_text_stays_text_with_its_line_breaks_and_quotes():
    content = b'a,b\n"satu\ndua","kata ""kutip"""\n=1+1,007\n'
    assert sheet_of(content).rows == [["a", "b"], ["satu\ndua", 'kata "kutip"'], ["=1+1", "007"]]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'a,b\n"satu,2\n3,4\n', "csv_unreadable"),
        (b"a,b\n" + b"x" * 200_000, "csv_unreadable"),
        ("a,b".encode("utf-16") + b"\0", "csv_unreadable"),
        (b"\xef\xbb\xbfa,b\xff\n", "csv_unreadable"),
        (b"\xef\xbb\xbfa,b\0\n", "csv_unreadable"),
        (b"a,b\x81\n", "csv_unreadable"),
        (b"a,b\0c\n", "not_a_workbook"),
        (b"a\n" * 120_001, "too_many_rows"),
        (b"\n" * 120_000 + b"a", "too_many_rows"),
        (b"," * 500 + b"a", "too_many_columns"),
        ((b"a," * 499 + b"a\n") * 3_001, "too_many_cells"),
    ],
)
def test_a_csv_that_cannot_be_read_or_is_too_large_is_refused(content, kind):
    assert refusal(content, "a.csv").type == kind


def test_a_csv_at_its_limits_is_read_and_blank_lines_after_it_are_nothing():
    assert len(sheet_of(b"a\n" * 120_000 + b"\n" * 50_000).rows) == 120_000
    assert sheet_of(b"," * 499 + b"a" + b"," * 900).rows == [[None] * 499 + ["a"]]


# Whatever comes


def in_process(content, name="acak"):
    """The Source or the issue, without a process for each file."""

    def read(content, progress, seconds=None):
        answer = workbook.Answer(progress)
        child.answer(content, lambda *message: answer.take(json.dumps(message).encode() + b"\n"))
        return answer.sheets(), answer.version

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "read_workbook", read)
        try:
            return open_file(name, content)
        except Refused as refused:
            return refused.issue


RICH = parts(
    cells=row(1, number_cell("A1", 0, 't="s"'), number_cell("B1", "0.5", 's="1"'), '<c r="C1"><f>1</f></c>')
    + row(2, number_cell("A2", "45000", 's="2"'), number_cell("B2", "#N/A", 't="e"'), number_cell("C2", 1, 't="b"'))
    + row(3, '<c r="A3" t="inlineStr"><is><t>teks</t></is></c>', number_cell("B3", "2024-01-31", 't="d"')),
    after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    formats='<numFmt numFmtId="164" formatCode="0.0%"/>',
    styles='<xf/><xf numFmtId="164"/><xf numFmtId="14"/>',
    texts="<si><t>Provinsi</t></si>",
) | {"docProps/custom.xml": '<Properties><property name="rb_versi"><i4>3</i4></property></Properties>'}


def test_the_workbook_that_is_mangled_is_sound():
    source = in_process(package(RICH))
    assert source.sheets[0].rows[1] == [date(2023, 3, 15), None, True]
    assert (source.prepared_version, len(source.sheets[0].marks)) == (3, 3)


@st.composite
def mangled(draw, original):
    """`original` with a few pieces replaced, doubled or cut out, perhaps cut off."""
    content = bytearray(original)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = start + draw(st.sampled_from([0, 1, 1, 2, 8, 40]))
        new = draw(st.binary(max_size=4) | st.sampled_from([content[start:end] * 2, b"9999999", b'"', b"<", b"XFD9"]))
        content[start:end] = new
    return bytes(content[: draw(st.sampled_from([None, None, None, -1, len(content) // 2]))])


@st.composite
def mangled_part(draw):
    """A sound zip around one mangled part."""
    name = draw(st.sampled_from(sorted(RICH)))
    return package(RICH | {name: draw(mangled(RICH[name].encode()))}, zipfile.ZIP_STORED)


@settings(max_examples=400, deadline=None, database=None)
@given(st.one_of(mangled(package(RICH)), mangled_part(), st.binary(max_size=200), st.text(max_size=50).map(str.encode)))
def test_whatever_comes_is_a_source_or_an_issue(content):
    result = in_process(content)
    assert isinstance(result, Source) or (result.severity == "error" and result.message)
