"""Results of the evaluation: areas per year, both kinds of LKE, and perangkat daerah per area."""

from decimal import Decimal

from openpyxl import Workbook

from data.ingest.reading.grading import computed_predikat
from tests.illustrative_figures import CENT, GOVERNMENTS, REFERENCE, dice, index_total, native, scores, tree
from tests.illustrative_layout import (
    MARK,
    OFFICES,
    add_head,
    content_of,
    new_sheet,
    office_of,
    part_name,
    set_widths,
    short_name,
)

AREAS = ("MP", "PUU", "ORG", "TTL", "SDM", "AKT", "WAS", "PP")
INDENT = "   "


def area_by_year() -> bytes:
    """Areas in rows, the years 2017-2019 in columns, one sheet per government."""
    book, years = Workbook(), (2017, 2018, 2019)
    for government in GOVERNMENTS:
        titles = [MARK, "HASIL EVALUASI REFORMASI BIROKRASI", f"{office_of(government)} TAHUN 2017-2019"]
        sheet = new_sheet(book, short_name(government), titles, 6)
        add_head(sheet, ["No", "Komponen Penilaian", "Bobot", *years])
        found, wholes = {year: scores(government, year) for year in years}, tree(2019)
        for letter, (whole, weight) in zip("AB", wholes[""].items(), strict=True):
            sheet.append([letter, part_name(whole, 2019), float(weight), *(float(found[y][whole]) for y in years)])
            for number, (path, weight) in enumerate(wholes[whole].items(), start=1):
                sheet.append([number, part_name(path, 2019), float(weight), *(float(found[y][path]) for y in years)])
        sheet.append([None, "Indeks Reformasi Birokrasi", 100, *(float(found[y][""]) for y in years)])
        set_widths(sheet, [6, 52, 9, 10, 10, 10])
    return content_of(book)


def evaluation_sheets() -> bytes:
    """LKE of 2021 and 2022 under a two-row merged header; the same areas stand under Pemenuhan and under Reform."""
    book = Workbook()
    for government in GOVERNMENTS:
        for year in (2021, 2022):
            titles = [MARK, "LEMBAR KERJA EVALUASI (LKE) REFORMASI BIROKRASI"]
            titles += [f"INSTANSI : {office_of(government)}", f"TAHUN : {year}"]
            sheet = new_sheet(book, f"{short_name(government)} {year}", titles, 6)
            add_head(
                sheet, ["Penilaian", "Bobot", "Penjelasan", "Hasil Penilaian", None, "Catatan/Keterangan/Penjelasan"]
            )
            add_head(sheet, [None, None, None, "Nilai", "%", None])
            top = sheet.max_row - 1
            for area in (f"A{top}:A{top + 1}", f"B{top}:B{top + 1}", f"C{top}:C{top + 1}", f"D{top}:E{top}"):
                sheet.merge_cells(area)
            sheet.merge_cells(f"F{top}:F{top + 1}")
            found = scores(government, year)
            for label, path, weight in _evaluation_rows(year):
                sheet.append([label, float(weight), None, float(found[path]), float(found[path] / weight)])
                sheet.cell(sheet.max_row, 5).number_format = "0.00%"
            set_widths(sheet, [56, 9, 26, 10, 10, 32])
    return content_of(book)


def _evaluation_rows(year: int) -> list[tuple[str, str, Decimal]]:
    """Label with its lettering, path and weight of every row of an LKE, from the top."""
    wholes, rows = tree(year), []
    for letter, (whole, weight) in zip("AB", wholes[""].items(), strict=True):
        rows.append((f"{letter}. {part_name(whole, year).removeprefix('Komponen ').upper()}", whole, weight))
        for roman, (part, part_weight) in zip(("I", "II", "III", "IV"), wholes[whole].items(), strict=False):
            rows.append((f"{INDENT}{roman}. {part_name(part, year).upper()}", part, part_weight))
            for number, (path, area_weight) in enumerate(wholes.get(part, {}).items(), start=1):
                rows.append((f"{INDENT * 2}{number} {part_name(path, year).upper()}", path, area_weight))
    return [*rows, ("INDEKS REFORMASI BIROKRASI", "", sum(wholes[""].values()))]


def general_and_tematik() -> bytes:
    """LKE of 2023 and 2024: Nilai on its own scale beside the weighted Skor."""
    book = Workbook()
    for government in GOVERNMENTS:
        for year in (2023, 2024):
            titles = [MARK, f"LEMBAR KERJA EVALUASI REFORMASI BIROKRASI TAHUN {year}", office_of(government)]
            sheet = new_sheet(book, f"{short_name(government)} {year}", titles, 6)
            add_head(sheet, ["Penilaian", "Bobot", "Range Nilai", "Nilai", "Skor", "Penjelasan"])
            found, wholes = scores(government, year), tree(year)
            for path, weight, lettering in _general_rows(wholes):
                is_measured = path not in wholes
                value = native(path, found[path], weight) if is_measured else None
                scale = _scale(path) if is_measured else None
                name = f"{lettering}{part_name(path, year)}"
                sheet.append([name, float(weight), scale, value and float(value), float(found[path])])
            total = sum(wholes[""].values())
            sheet.append(["INDEKS REFORMASI BIROKRASI", float(total), None, None, float(found[""])])
            set_widths(sheet, [62, 9, 13, 10, 10, 26])
    return content_of(book)


def _general_rows(wholes: dict) -> list[tuple[str, Decimal, str]]:
    rows = []
    for whole, weight in wholes[""].items():
        rows.append((whole, weight, ""))
        for letter, (part, part_weight) in zip("ABC", wholes[whole].items(), strict=False):
            rows.append((part, part_weight, f"{letter}. "))
            rows += [(path, each, f"{n}. ") for n, (path, each) in enumerate(wholes.get(part, {}).items(), start=1)]
    return rows


def _scale(path: str) -> str:
    """'0-5', '0-100' or '0-400': what the full weight stands for."""
    return f"0-{native(path, Decimal(1), Decimal(1)).normalize():f}"


def offices_by_area() -> bytes:
    """Perangkat daerah in rows, the eight areas in columns, one sheet per government."""
    book, method = Workbook(), REFERENCE.method("RB", 2022)
    for government in GOVERNMENTS:
        titles = [MARK, "REKAPITULASI NILAI REFORMASI BIROKRASI PERANGKAT DAERAH"]
        titles.append(f"{office_of(government).removeprefix('PEMERINTAH ')} TAHUN 2022")
        sheet = new_sheet(book, short_name(government), titles, 12)
        names = [part_name(f"PENGUNGKIT.{area}", 2022) for area in AREAS]
        add_head(sheet, ["No", "Perangkat Daerah", *names, "Nilai RB", "Predikat"])
        rolls = dice("perangkat daerah", government)
        centre = float(index_total(government, 2022))
        count = len(OFFICES) if government in ("64", "36") else len(OFFICES) - 2
        for number, office in enumerate(OFFICES[:count], start=1):
            level = centre + rolls.uniform(-7, 7)
            areas = [Decimal(str(rolls.uniform(level - 9, level + 9))).quantize(CENT) for _ in AREAS]
            mean = (sum(areas) / len(areas)).quantize(CENT)
            row = [number, office, *map(float, areas), float(mean), computed_predikat(mean, method)]
            sheet.append(row)
        set_widths(sheet, [6, 52, *[14] * 8, 10, 10])
    return content_of(book)
