"""Large files take a quicker way, which must say the same of every cell as the careful one does."""

import random
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from data.ingest.files import archive, child, sheet_blocks, workbook_scan
from data.ingest.files.limits import Fault
from data.ingest.files.workbook import Answer
from data.ingest.model import Sheet, no_progress
from data.ingest.pipeline import check_file, open_source, suggest_plans
from data.ingest.reading.records import _Reader, read_records
from data.ingest.reading.reference import load_reference
from data.ingest.storing.saving import STAGES, save
from data.permission import COMMAND_LINE
from tests.data.ingest.test_opening import SHEET, book, package, parts, worksheet
from tests.saving import record, upload

UPLOADS = sorted((Path(__file__).parent / "uploads").glob("pub*"))
STYLES = '<xf/><xf numFmtId="2"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>'
FORMATS = '<numFmt numFmtId="164" formatCode="#,##0.00"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/>'
TEXTS = (
    "<si><t>Banten</t></si><si><t>Maluku &amp; Utara</t></si><si><t/></si><si><t xml:space='preserve'> NTT </t></si>"
    "<si><r><t>Kal</t></r><r><t>tim</t></r></si><si><t>dua\nbaris</t></si><si><t>garis_x000D_</t></si>"
)
PLAIN = (
    '<c r="{at}"><v>{n}</v></c>',
    '<c r="{at}" s="1"><v>{n}.5</v></c>',
    '<c r="{at}" s="4" t="n"><v>-{n}.125</v></c>',
    '<c r="{at}" s="2"><v>0.{n}</v></c>',
    '<c r="{at}" t="s"><v>0</v></c>',
    '<c r="{at}" s="1" t="s"><v>1</v></c>',
    '<c r="{at}" s="1"/>',
    '<c r="{at}"><v>{n}E-3</v></c>',
    '<c r="{at}"></c>',
)
OTHERS = (
    '<c r="{at}" t="s"><v>2</v></c>',
    '<c r="{at}" t="s"><v>3</v></c>',
    '<c r="{at}" t="s"><v>4</v></c>',
    '<c r="{at}" t="s"><v>5</v></c>',
    '<c r="{at}" t="s"><v>6</v></c>',
    '<c r="{at}" s="3"><v>45000</v></c>',
    '<c r="{at}" s="5"><v>45000</v></c>',
    '<c r="{at}" t="b"><v>1</v></c>',
    '<c r="{at}" t="e"><v>#N/A</v></c>',
    '<c r="{at}"><f>1+1</f><v>2</v></c>',
    '<c r="{at}"><f>1+1</f></c>',
    '<c r="{at}" t="str"><f>A1</f><v></v></c>',
    '<c r="{at}" t="inlineStr"><is><t>Jambi</t></is></c>',
    '<c t="n" r="{at}"><v>7</v></c>',
    '<c r="{at}"><v> 7 </v></c>',
    "<c r='{at}'><v>7</v></c>",
    '<c r="{at}"><v>7</v></c><!-- </row> -->',
)


def rows_of(kinds, count, seed=3):
    """Rows of cells of these kinds, with gaps between rows and columns."""
    dice, number, written = random.Random(seed), 0, []
    for _ in range(count):
        number += dice.choice((1, 1, 1, 2, 5))
        cells = "".join(
            dice.choice(kinds).format(at=f"{letter}{number}", n=dice.randrange(1, 9999))
            for letter in ("A", "B", "C", "Z", "AA")
            if dice.random() < 0.8
        )
        written.append(f'<row r="{number}" spans="1:27">{cells}</row>' if cells else f'<row r="{number}"/>')
    return "".join(written)


def opened(content, monkeypatch, large):
    """Sheets and version of a workbook, read in this process; `large` sheets go by the block."""
    monkeypatch.setattr(workbook_scan, "LARGE", 0 if large else 10**9)
    monkeypatch.setattr(sheet_blocks, "BLOCK", 2_000)
    monkeypatch.setattr(archive, "CHUNK", 1_000)
    answer, kinds = Answer(no_progress), []

    def take(*message):
        child_line = BytesIO()
        child_line.write(child.json.dumps(message).encode() + b"\n")
        kinds.append(message[0])
        answer.take(child_line.getvalue())

    child.answer(content, take)
    return answer.sheets(), answer.version, kinds


def contents(sheets):
    """What sheets hold, without empty rows at their end, and with the types of their values."""
    kept = []
    for sheet in sheets:
        rows = list(sheet.rows)
        while rows and not rows[-1]:
            rows.pop()
        kept.append(replace(sheet, rows=[[(type(value), value) for value in row] for row in rows]))
    return kept


def test_a_plain_sheet_is_read_by_the_block_and_says_what_the_careful_pass_says(monkeypatch):
    content = book(cells=rows_of(PLAIN, 400), styles=STYLES, formats=FORMATS, texts=TEXTS)
    quick, _, kinds = opened(content, monkeypatch, large=True)
    careful, _, others = opened(content, monkeypatch, large=False)
    assert kinds.count("coded") > 10 and not {"rows", "again"} & set(kinds)
    assert "coded" not in others and contents(quick) == contents(careful)
    assert "percent" in quick[0].marks.values()


@pytest.mark.parametrize("odd", OTHERS)
def test_blocks_with_anything_unusual_take_the_careful_pass_and_nothing_is_lost(odd, monkeypatch):
    cells = rows_of((*PLAIN * 20, odd), 300)
    content = book(
        cells=cells,
        styles=STYLES,
        formats=FORMATS,
        texts=TEXTS,
        after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    )
    quick, _, _ = opened(content, monkeypatch, large=True)
    careful, _, _ = opened(content, monkeypatch, large=False)
    assert contents(quick) == contents(careful) and quick[0].merges == [(0, 0, 1, 1)]


@pytest.mark.parametrize(
    "broken",
    [
        '<row r="9999"><c r="A9999"><v>1</v></row>',
        '<row r="9999"><c r="A9999"><v>1</v></c></row></sheetData><sheetData>',
        '<row r="9999"><c r="SG9999"><v>1</v></c></row>',
        '<row r="130000"><c r="A130000"><v>1</v></c></row>',
        '<row r="9999"><c r="A0"><v>1</v></c></row>',
        '<row r="9999"><c r="A9999" t="e"><v>#ANEH!</v></c></row>',
        '<row r="9999"><c r="A9999" s="1" s="1"><v>1</v></c></row>',
        '<row r="9999"><c r="A9999"><v>1</v></c>&oops;</row>',
        "<row",
        "<x>" * 5,
    ],
)
def test_what_the_careful_pass_refuses_is_refused_in_the_same_words(broken, monkeypatch):
    content = book(cells=rows_of(PLAIN, 200) + broken, styles=STYLES, formats=FORMATS, texts=TEXTS)
    told = []
    for large in (True, False):
        try:
            told.append(contents(opened(content, monkeypatch, large)[0]))
        except Fault as fault:
            told.append((fault.kind, fault.sheet, fault.cell, fault.found, fault.facts))
    assert told[0] == told[1]


def test_a_doctype_in_a_large_sheet_is_refused(monkeypatch):
    text = f'<!DOCTYPE a [<!ENTITY b "c">]>{worksheet(rows_of(PLAIN, 200))}'
    with pytest.raises(Fault) as caught:
        opened(package(parts() | {SHEET: text}), monkeypatch, large=True)
    assert caught.value.kind == "doctype"


# Reading


HEAD = [
    "provinsi",
    "perangkat_daerah",
    "indikator",
    "komponen",
    "tahun",
    "jenis",
    "nilai",
    "predikat",
    "bobot",
    "catatan",
]
ODD_ROWS = [
    ["Banten", None, "Indeks RB", None, 2021, "realisasi", 70.5, "BB", 100],
    ["Banten", None, "Indeks RB", None, 2021.0, "realisasi", 70, "BB", 100.0],
    ["Banten", None, "Indeks RB", None, "2022", "realisasi", "70,50", "B", None, "Lampiran"],
    ["Banten", None, "Indeks RB", None, 2020, "realisasi", "60,37 (B)"],
    ["Banten", None, "Indeks RB", None, 2019, "realisasi", "61,2*"],
    ["Banten", None, "Indeks RB", None, 2018, "realisasi", "n/a"],
    ["Banten", None, "Indeks RB", None, 2018, "realisasi", None, None, None, "belum dikeluarkan"],
    ["Banten", None, "Indeks RB", None, 2024, "target", 75, None, None, "RPJMD"],
    ["Banten", None, "Indeks RB", None, 1999, "realisasi", 75],
    ["Banten", None, "Indeks RB", None, 2017, "entah", 75],
    ["Banten", "Dinas Sosial", "Indeks RB", "PENGUNGKIT.PEMENUHAN.PEM_MP", 2021, "realisasi", 1.5, None, 2],
    ["Banten", "Dinas Sosial", "Indeks RB", "tidak dikenal", 2021, "realisasi", 1.5],
    ["Bantn", None, "Indeks RB", None, 2021, "realisasi", 71],
    ["Jumlah", None, None, None, None, None, 71],
    [True, None, "Indeks RB", None, 2021, "realisasi", True],
    HEAD,
    [],
    ["Maluku", None, "Indeks RB", None, 2021, "realisasi", -3],
    ["Maluku", None, "Indeks RB", None, 2020, "realisasi", 0.5],
    ["Maluku", None, "Indeks RB", None, 2019, "realisasi", 1234.5],
]


def read_both_ways(sheet, monkeypatch):
    """(records, issues) with the quick reading, and without it."""
    reference = load_reference()
    (plan,) = suggest_plans(type("Source", (), {"sheets": [sheet]})())
    quick = read_records(sheet, plan, reference)
    with monkeypatch.context() as patch:
        patch.setattr(_Reader, "plain_rows", lambda _reader: None)
        return quick, read_records(sheet, plan, reference)


@pytest.mark.parametrize("without", [None, *range(len(ODD_ROWS))])
def test_rows_read_through_remembered_answers_say_what_the_careful_reading_says(without, monkeypatch):
    dice = random.Random(without)
    rows = [row for number, row in enumerate(ODD_ROWS) if number != without]
    rows = [HEAD, *dice.choices(rows, k=60)]
    marks = {(dice.randrange(1, 60), 6): "percent" for _ in range(4)} | {(dice.randrange(1, 60), 4): "uncached"}
    for merges in ([], [(5, 0, 7, 0)]):
        quick, careful = read_both_ways(Sheet("Data", rows, marks, merges), monkeypatch)
        assert quick == careful and (quick[0] or quick[1])


@pytest.mark.parametrize("path", UPLOADS, ids=lambda path: path.name)
def test_the_sample_uploads_read_alike_both_ways(path, monkeypatch):
    quick = check_file(path.name, path.read_bytes())
    monkeypatch.setattr(_Reader, "plain_rows", lambda _reader: None)
    careful = check_file(path.name, path.read_bytes())
    assert (quick.records, quick.issues) == (careful.records, careful.issues)


def test_the_quick_reading_takes_the_plain_rows_of_a_long_table():
    sheet = Sheet("Data", [HEAD, ["Banten", None, "Indeks RB", None, 2021, "realisasi", 70.5, "BB", 100]])
    (plan,) = suggest_plans(type("Source", (), {"sheets": [sheet]})())
    (found,) = _Reader(sheet, plan, load_reference()).plain_rows().take(1)
    assert (found.cell, found.predikat_cell, str(found.value), found.found) == ("G2", "H2", "70.5", "70,5")


def test_a_cell_far_down_in_a_large_file_is_named_by_its_address():
    lines = ['<row r="1">' + "".join(f'<c r="{a}1" t="s"><v>{n}</v></c>' for n, a in enumerate("ABCD")) + "</row>"]
    lines += [
        f'<row r="{n}"><c r="A{n}" t="s"><v>4</v></c><c r="B{n}" t="s"><v>5</v></c><c r="C{n}"><v>{2014 + n % 10}</v>'
        f'</c><c r="D{n}"><v>{7345 if n == 8765 else 60 + n % 30}.5</v></c></row>'
        for n in range(2, 9001)
    ]
    names = ("Provinsi", "Indikator", "Tahun", "Nilai", "Banten", "Indeks RB")
    content = book(cells="".join(lines), texts="".join(f"<si><t>{name}</t></si>" for name in names))
    with zipfile.ZipFile(BytesIO(content)) as file:
        assert file.getinfo(SHEET).file_size > sheet_blocks.LARGE
    source = open_source("besar.xlsx", content)
    found = check_file("besar.xlsx", content)
    assert (len(source.sheets[0].rows), source.sheets[0].rows[8764][3]) == (9000, 7345.5)
    assert [(i.cell, i.found) for i in found.issues if i.type == "above_ceiling"] == [("D8765", "7.345,50")]


# Progress


def test_saving_tells_its_stages_in_order_and_a_preview_all_but_the_last(con):
    told = []
    save(con, upload(record("61.5")), COMMAND_LINE, dry_run=True, progress=lambda *one: told.append(one))
    assert told == list(STAGES.values())[:-1]
    told.clear()
    assert save(con, upload(record("61.5")), COMMAND_LINE, progress=lambda *one: told.append(one)).version_id == 2
    assert told == list(STAGES.values())
    shares = [share for _words, share in told]
    assert shares == sorted(shares) and shares[0] == 0 and shares[-1] < 1


def test_whoever_stops_a_save_at_any_stage_takes_all_of_it_back(con):
    for stage in STAGES.values():

        def stop(*told, at=stage):
            if told == at:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            save(con, upload(record("61.5")), COMMAND_LINE, progress=stop)
        assert con.execute("select last_version from version_counter").fetchone() == (1,)
    assert con.execute("select count(*) from score where version_id > 1").fetchone() == (0,)
