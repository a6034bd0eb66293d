"""Tables of other shapes: planned targets, governments per year, one row per value, and open data."""

import csv
from decimal import Decimal
from io import StringIO

from openpyxl import Workbook

from tests.illustrative_figures import (
    CENT,
    GOVERNMENTS,
    PUBLISHED,
    REFERENCE,
    dice,
    index_total,
    published_value,
    scores,
    tree,
)
from tests.illustrative_layout import MARK, OFFICES, add_head, content_of, new_sheet, office_of, set_widths, short_name

# Government -> plan years, targets of the RB index and of SPBE; published targets take their place.
PLANS = {
    "81": ((2019, 2024), "56 59 62 66 72 A", "1.80 2.00 2.20 2.40 2.60 2.80"),
    "64": ((2019, 2023), "69.50 70.50 71.50 72.50 73.50", "2.00 2.25 2.50 2.75 2.90"),
    "53": ((2018, 2023), "60 63 67 71 73 75", "1.90 2.10 2.30 2.60 2.80 3.00"),
    "82": ((2020, 2024), "54 56 58 60 62", "1.80 2.00 2.20 2.40 2.60"),
    "36": ((2017, 2022), "60 62 64 66 68 70", "2.00 2.20 2.40 2.60 2.80 3.00"),
    "64.09": ((2018, 2023), "50 52 54 56 58 60", "1.60 1.80 2.00 2.20 2.40 2.60"),
}
SAKIP_START, SAKIP_STEP = 58, Decimal("1.75")


def plan_targets() -> bytes:
    """RPJMD tables: a start, a Target and Rp pair per year, and an end that repeats the last year."""
    book = Workbook()
    for government, ((first, last), index, spbe) in PLANS.items():
        years = range(first, last + 1)
        place = office_of(government).removeprefix("PEMERINTAH ")
        titles = [MARK, f"PENETAPAN INDIKATOR KINERJA UTAMA RPJMD {place} TAHUN {first}-{last}"]
        sheet = new_sheet(book, short_name(government), titles, 6 + 2 * len(years))
        start = f"Kondisi Awal ({first - 1})"
        upper = ["No", "Tujuan/Sasaran", "Indikator Kinerja", "Satuan", start]
        add_head(sheet, upper + [each for year in years for each in (year, None)] + ["Kondisi Akhir"])
        add_head(sheet, [None] * 5 + ["Target", "Rp."] * len(years) + [None])
        top = sheet.max_row - 1
        for column in [*range(1, 6), 6 + 2 * len(years)]:
            sheet.merge_cells(start_row=top, end_row=top + 1, start_column=column, end_column=column)
        for column in range(6, 6 + 2 * len(years), 2):
            sheet.merge_cells(start_row=top, end_row=top, start_column=column, end_column=column + 1)
        for number, row in enumerate(_plan_rows(government, years, index.split(), spbe.split()), start=1):
            sheet.append([number, *row])
        set_widths(sheet, [6, 40, 30, 10, 14, *[9] * (2 * len(years)), 14])
    return content_of(book)


def _plan_rows(government: str, years: range, index: list[str], spbe: list[str]) -> list[list]:
    """Goal, indicator, unit, start, then target and money per year, and the end."""
    sakip = [str(SAKIP_START + number * SAKIP_STEP) for number in range(len(years))]
    rows = []
    for goal, code, unit, start, written in (
        ("Meningkatnya kualitas reformasi birokrasi", "RB", "Poin", 50, index),
        ("Meningkatnya akuntabilitas kinerja", "SAKIP", "Poin", 56, sakip),
        ("Meningkatnya tata kelola berbasis elektronik", "SPBE", "Indeks", 1.5, spbe),
    ):
        rolls, targets = dice("pagu", government, code), []
        for year, text in zip(years, written, strict=True):
            value = published_value(government, code, year, "target") or (text if text.isalpha() else Decimal(text))
            targets.append((value if text.isalpha() else float(value)) if REFERENCE.method(code, year) else None)
        pairs = [each for target in targets for each in (target, rolls.randrange(400, 2500))]
        rows.append([goal, REFERENCE.indicators[code].name, unit, start, *pairs, targets[-1]])
    return rows


def index_by_year() -> bytes:
    """The RB index of the years no other file holds, and only where no number is published."""
    book, years = Workbook(), (2020, 2025)
    titles = [MARK, "INDEKS REFORMASI BIROKRASI PEMERINTAH DAERAH"]
    sheet = new_sheet(book, "Indeks RB", titles, 4)
    add_head(sheet, ["No", "Pemerintah Daerah", *years])
    for number, government in enumerate(GOVERNMENTS, start=1):
        cells = [None if _is_claimed(government, year) else float(index_total(government, year)) for year in years]
        sheet.append([number, REFERENCE.governments[government].name, *cells])
    set_widths(sheet, [6, 40, 10, 10])
    return content_of(book)


def _is_claimed(government: str, year: int) -> bool:
    """Whether a source says something about the index of that year, be it that it is not issued yet."""
    return (government, "RB", "", year, "realisasi") in PUBLISHED


def tidy_table() -> bytes:
    """One row per value: self-assessments, SPIP where none is published, targets of a Renstra, two offices."""
    book = Workbook()
    sheet = new_sheet(book, "Data", [MARK], 11)
    add_head(
        sheet,
        [
            "provinsi",
            "perangkat_daerah",
            "indikator",
            "komponen",
            "tahun",
            "jenis",
            "nilai",
            "predikat",
            "satuan",
            "sumber",
            "catatan",
        ],
    )
    for government in GOVERNMENTS:
        name, rolls = REFERENCE.governments[government].name, dice("baku", government)
        own = index_total(government, 2022) + Decimal(rolls.randrange(250, 600)) / 100
        sheet.append([name, None, "Indeks RB", None, 2022, "mandiri", float(own), None, "poin", "PMPRB (ilustrasi)"])
        for path, value in _own_areas(government).items():
            row = [name, None, "Indeks RB", path, 2022, "mandiri", float(value), None, "poin", "PMPRB (ilustrasi)"]
            sheet.append(row)
        for year in (2023, 2024):
            value = Decimal(rolls.randrange(250, 340)) / 100
            if published_value(government, "SPIP", year) is None:
                row = [name, None, "Maturitas SPIP", None, year, "realisasi", float(value), None, "level"]
                sheet.append([*row, "Penilaian SPIP (ilustrasi)"])
        goal = index_total(government, 2025) + 2
        row = [
            name,
            None,
            "Indeks RB",
            None,
            2025,
            "target",
            float(goal),
            None,
            "poin",
            "Renstra Sekretariat Daerah (ilustrasi)",
        ]
        sheet.append(row)
        for office in OFFICES[:2]:
            value = index_total(government, 2023) + Decimal(rolls.randrange(-400, 400)) / 100
            sheet.append(
                [name, office, "Indeks RB", None, 2023, "realisasi", float(value), None, "poin", "Evaluasi (ilustrasi)"]
            )
    set_widths(sheet, [32, 24, 20, 34, 8, 12, 9, 10, 10, 40, 30])
    return content_of(book)


def _own_areas(government: str) -> dict[str, Decimal]:
    """Component -> the score a government gave itself in 2022 for the eight areas under Pemenuhan: mostly higher."""
    rolls, found = dice("pmprb", government), scores(government, 2022)
    return {
        path: min(weight, (found[path] * Decimal(str(rolls.uniform(0.98, 1.2)))).quantize(CENT))
        for path, weight in tree(2022)["PENGUNGKIT.PEMENUHAN"].items()
    }


def open_data() -> bytes:
    """An open-data CSV as the Jabar family publishes it: the indicator is the header of the value column."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([MARK])
    heads = ["id", "kode_provinsi", "nama_provinsi", "kode_kabupaten_kota", "nama_kabupaten_kota"]
    writer.writerow([*heads, "indeks_kepuasan_masyarakat", "satuan", "tahun"])
    number = 0
    for government in GOVERNMENTS:
        rolls = dice("ikm", government)
        level = Decimal(rolls.randrange(7400, 8000)) / 100
        province = REFERENCE.governments[government.split(".")[0]]
        local = REFERENCE.governments[government] if "." in government else None
        for year in range(2021, 2025):
            level += Decimal(rolls.randrange(20, 160)) / 100
            if published_value(government, "IKM", year) is None:
                number += 1
                place = [province.code, province.name.upper(), local and local.code, local and local.name.upper()]
                writer.writerow([number, *place, f"{level:.2f}", "POIN", year])
    return stream.getvalue().encode("utf-8")
