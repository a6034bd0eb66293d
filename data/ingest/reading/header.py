"""Find the header of a table: the rows that name its columns, below title rows and above the first data."""

import re
from dataclasses import dataclass

from data.ingest.model import Sheet
from data.ingest.reading.names import name_key
from data.ingest.reading.reference import Reference
from data.ingest.reading.years import is_plausible, read_year

ROWS_LOOKED_AT = 60
DEPTH = 8  # rows a header has at most
COLUMN_NUMBER = re.compile(r"^\(?[0-9]{1,2}[)}]?$")
UNIT = re.compile(r"\(?(poin|indeks|nilai|skor|level|persen|%|rp\.?|(skala )?[0-9]{1,3} ?[-–] ?[0-9]{1,3})\)?", re.I)


@dataclass(slots=True)
class Header:
    """`parts[column]` are the texts that stand over a column, from the top."""

    first_row: int
    first_data_row: int
    parts: list[list[str]]
    has_baseline: bool  # Kondisi Awal or Kondisi Akhir: a planning table


def find_header(sheet: Sheet, reference: Reference) -> Header | None:
    """The row with the most recognisable names and years, with the header rows that belong to it; None without two."""
    hits = [0 if _is_no_header(row, reference) else _count_hits(row, reference) for row in sheet.rows[:ROWS_LOOKED_AT]]
    best = max(range(len(hits)), key=lambda row: (hits[row], -row), default=None)
    if best is None or hits[best] < 2:
        return None
    first, last = best, best
    while first > max(0, best - DEPTH) and hits[first - 1] and not is_title_row(sheet.rows[first - 1]):
        first -= 1
    while last + 1 < min(len(sheet.rows), first + DEPTH) and _continues(sheet, last + 1, first, reference):
        last += 1
    parts = stack_texts(sheet, first, last)
    after = last + 1
    while after < len(sheet.rows) and is_column_numbers(sheet.rows[after]):
        after += 1
    has_baseline = any(reference.role(part) in ("kondisi_awal", "kondisi_akhir") for texts in parts for part in texts)
    return Header(first, after, parts, has_baseline)


def is_title_row(row: list) -> bool:
    """Whether a row holds a title: one or two cells."""
    return 0 < sum(value is not None for value in row) <= 2


def _is_no_header(row: list, reference: Reference) -> bool:
    """'TAHUN' | ':' | '2021' and 'Tahun' | 2021 speak of the whole sheet; a number that is no year belongs to data."""
    values = [value for value in row if value is not None]
    if any(str(value).strip().startswith(":") or str(value).strip().endswith(":") for value in values):
        return True
    if any(isinstance(value, int | float) and read_year(value).year is None for value in values):
        return True
    return len(values) == 2 and reference.role(values[0]) == "tahun" and read_year(values[1]).year is not None


def _count_hits(row: list, reference: Reference) -> int:
    return sum(_is_header_cell(value, reference) for value in row if value is not None)


def _is_header_cell(value: object, reference: Reference) -> bool:
    year = read_year(value).year
    if year is not None:
        return is_plausible(year)
    if not isinstance(value, str) or len(value) > 120:
        return False
    key = name_key(value)
    if reference.role(value) or reference.indicator(value) or key in reference.names["area"]:
        return True
    return key.startswith(("target ", "realisasi ")) or (len(key) > 3 and reference.government(value) is not None)


def _continues(sheet: Sheet, row: int, first: int, reference: Reference) -> bool:
    """Whether `row` still belongs to the header: merged with it, or nothing in it but names of columns and years."""
    values = [value for value in sheet.rows[row] if value is not None]
    if is_column_numbers(sheet.rows[row]):
        return True
    if any(top < row <= bottom and top >= first for top, _left, bottom, _right in sheet.merges):
        return True
    if any(isinstance(value, float) and read_year(value).year is None for value in values):
        return False
    return len(values) > 1 and all(_belongs_below(value, reference) for value in values)


def _belongs_below(value: object, reference: Reference) -> bool:
    """A year, the role of a column, a kind or a unit."""
    if read_year(value).year is not None or reference.role(value) or reference.kind(value):
        return True
    return isinstance(value, str) and UNIT.fullmatch(value.strip()) is not None


def is_column_numbers(row: list) -> bool:
    """The row of column numbers under a header: (1) (2) (3), or 1 2 3 without anything else."""
    texts = [str(value).strip() for value in row if value is not None]
    if len(texts) < 3 or not all(COLUMN_NUMBER.match(text) for text in texts):
        return False
    numbers = [int(re.sub(r"\D", "", text)) for text in texts]
    return numbers == sorted(numbers) and numbers[0] <= 3


def stack_texts(sheet: Sheet, first: int, last: int, is_numbering=is_column_numbers) -> list[list[str]]:
    """The texts over each column; a merged cell, or where none is merged a gap above a name, repeats to the right.

    Rows of column numbers, as `is_numbering` knows them, say nothing.
    """
    width = max((len(row) for row in sheet.rows[first:]), default=0)
    parts: list[list[str]] = [[] for _ in range(width)]
    for row in range(first, last + 1):
        if is_numbering(sheet.rows[row]):
            continue
        values = sheet.rows[row] + [None] * (width - len(sheet.rows[row]))
        wide = [(left, right) for top, left, _bottom, right in sheet.merges if top == row and left < right]
        for left, right in wide:
            if left < width and values[left] is not None:
                values[left : right + 1] = [values[left]] * (min(right, width - 1) + 1 - left)
        if not wide and row < last and not is_numbering(sheet.rows[row + 1]):
            below = sheet.rows[row + 1]
            for column in range(1, width):
                if values[column] is None and column < len(below) and below[column] is not None:
                    values[column] = values[column - 1]
        for column, value in enumerate(values):
            value = int(value) if isinstance(value, float) and value.is_integer() else value
            text = "" if value is None else " ".join(str(value).split())
            if text and text not in parts[column]:
                parts[column].append(text)
    return parts
