"""A yearly file of 100.000 rows in the columns of our own template: the same bytes of content in every run."""

import csv
import random
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO, StringIO

from xlsxwriter import Workbook

from data.ingest.reading.grading import computed_predikat
from data.ingest.reading.reference import INDEX, Component, Method, Reference, load_reference
from data.ingest.template import COLUMNS, in_tree_order

ROWS = 100_000
GOVERNMENTS = 12
YEARS = range(2019, 2025)
OFFICES = 44  # perangkat daerah of each government, more than are needed
KINDS = ("Dinas", "Badan", "Biro", "Kantor")
TASKS = (
    *("Kesehatan", "Pendidikan", "Pariwisata", "Perhubungan", "Perikanan", "Pertanian", "Sosial", "Perdagangan"),
    *("Kehutanan", "Perumahan", "Kepegawaian Daerah"),
)
CSV_COLUMNS = (
    *("provinsi", "perangkat_daerah", "indikator", "komponen", "tahun", "jenis", "nilai", "predikat", "catatan"),
)
MISSING = "belum dikeluarkan"
TYPED = 97  # every so many rows the number is typed as text with a comma, as people do
SHOWN_PERCENT = 2_003  # ... is a cell of percent format
NOT_ISSUED = 401  # ... holds a word instead of a number
WRONG_LETTER = 211  # ... of the indices with a predikat states the wrong one


def yearly_rows(count: int = ROWS) -> Iterator[list]:
    """The first `count` rows below the header: governments and years, each whole and by perangkat daerah."""
    dice, reference = random.Random(9), load_reference()
    provinces = [each for each in reference.governments.values() if each.level == "provinsi"][:GOVERNMENTS]
    number = 0
    for office in range(OFFICES):
        unit = f"{KINDS[office % 4]} {TASKS[office // 4]}" if office else None
        for year in YEARS:
            for province in provinces:
                for row in _of_one(reference, year, bool(office), dice):
                    number += 1
                    if number > count:
                        return
                    source = f"Surat Menteri PANRB Nomor B/{int(province.code)}/M.RB.06/{year + 1}"
                    told = {"provinsi": province.name, "perangkat_daerah": unit, "tahun": year, "sumber": source}
                    told = row | _oddity(number, row) | told
                    yield [told.get(name) for name in COLUMNS]


def _of_one(reference: Reference, year: int, is_office: bool, dice: random.Random) -> Iterator[dict]:
    """The rows of one government or perangkat daerah: the index with its components, then the companion indices."""
    for indicator in reference.indicators.values():
        method = reference.method(indicator.code, year)
        if method is None or (is_office and indicator.code != INDEX):
            continue
        parts = in_tree_order(method) if indicator.code == INDEX else []
        scores = _scores(method, parts, dice)
        if not parts:
            span = (method.ceiling or Decimal(100)) - indicator.minimum
            scores[""] = _share(span, dice) + indicator.minimum
        common = {"indikator": indicator.name, "jenis": "realisasi", "satuan": indicator.unit}
        yield common | {
            "nilai": float(scores[""]), "predikat": computed_predikat(scores[""], method), "bobot": method.ceiling
        }  # fmt: skip
        for part in parts:
            yield common | {
                "indikator": indicator.short_name, "komponen": part.path, "nama_komponen": part.name,
                "nilai": float(scores[part.path]), "satuan": "poin", "bobot": part.max_score,
            }  # fmt: skip


def _scores(method: Method, parts: list[Component], dice: random.Random) -> dict[str, Decimal]:
    """A score for every path, '' for the whole: leaves are drawn inside their weight, the others add up."""
    scores: dict[str, Decimal] = {}
    for part in reversed(parts):  # what is below comes after its whole
        below = [scores[p.path] for p in parts if p.path.rpartition(".")[0] == part.path]
        scores[part.path] = sum(below) if below else _share(part.max_score or Decimal(1), dice)
    return scores | {"": sum(score for path, score in scores.items() if "." not in path)}


def _share(whole: Decimal, dice: random.Random) -> Decimal:
    return (whole * dice.randrange(45, 88) / 100).quantize(Decimal("0.01"))


def _oddity(number: int, row: dict) -> dict:
    """What people do to a few rows: a comma typed as text, a predikat that does not fit, a word for a number."""
    if number % NOT_ISSUED == 0 and row.get("komponen"):
        return {"nilai": None, "catatan": MISSING}
    if number % TYPED == 0:
        return {"nilai": f"{row['nilai']:.2f}".replace(".", ",")}
    if row.get("predikat") and number % WRONG_LETTER == 0:
        return {"predikat": "D"}
    return {}


def yearly_xlsx(count: int = ROWS) -> bytes:
    """The rows as a workbook with the formats of our template."""
    stream = BytesIO()
    book = Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet, score = book.add_worksheet("Data"), book.add_format({"num_format": "0.00"})
    percent = book.add_format({"num_format": "0.00%"})
    for column, (name, width) in enumerate(COLUMNS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name)
    names = list(COLUMNS)
    for number, row in enumerate(yearly_rows(count), start=1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value)
            elif value is not None and names[column] == "nilai" and number % SHOWN_PERCENT == 0:
                sheet.write_number(number, column, float(value) / 100, percent)
            elif value is not None:
                sheet.write_number(number, column, float(value), score if column in (7, 10) else None)
    book.close()
    return stream.getvalue()


def yearly_csv(count: int = ROWS) -> bytes:
    """The rows as an Indonesian Excel writes a csv: semicolons, a decimal comma; without what the importer can miss.

    With all columns it would be 17 MB, and a file may have 10.
    """
    stream = StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    kept = [place for place, name in enumerate(COLUMNS) if name in CSV_COLUMNS]
    writer.writerow(CSV_COLUMNS)
    for row in yearly_rows(count):
        values = (row[place] for place in kept)
        writer.writerow(str(value).replace(".", ",") if isinstance(value, float) else value for value in values)
    return stream.getvalue().encode()
