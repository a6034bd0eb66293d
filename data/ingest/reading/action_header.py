"""The header of a plan of actions (renaksi): which columns are the action, its targets and realisations."""

import re
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from data.ingest.model import Sheet
from data.ingest.reading.column import Column
from data.ingest.reading.header import ROWS_LOOKED_AT, is_column_numbers, is_title_row, stack_texts
from data.ingest.reading.names import bare_keys, name_key
from data.ingest.reading.reference import Reference

DEPTH = 4  # rows a header of a plan has at most
LONGEST_NAME = 120  # of a header cell
TARGETS = tuple(f"target_tw{number}" for number in range(1, 5))
REALISED = tuple(f"realisasi_tw{number}" for number in range(1, 5))
PLAIN_ROLES = ("provinsi", "kabupaten", "kode_provinsi", "kode_kabupaten", "tahun")  # as in tables of values
NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
NUMBERS |= {str(number): number for number in range(1, 5)}
WHICH = r"(iv|i{1,3}|[1-4]|pertama|kedua|ketiga|keempat)"
QUARTER = re.compile(rf"\b(?:tw|tri ?wulan|triw|tri ?bulan|kuartal|kwartal|quarter|q)(?: ke)? ?{WHICH}\b")
RANGE = re.compile(rf"^ (?:s d |sampai |dan )?{WHICH}\b")  # 'TW I-IV' is no one quarter
QUARTERLY = re.compile(r"\b(?:tw|tri ?wulan|triw|tri ?bulan|kuartal|kwartal|quarter)s?\b(?! ?(?:iv|i{1,3}|[1-4])\b)")
WANTED = re.compile(r"\b(target|rencana|t)\b")
DONE = re.compile(r"\b(realisasi|capaian|progres|progress|r)\b")
MONEY = re.compile(r"\b(keuangan|anggaran|rp|rupiah|pagu|dana|biaya)\b")
SHARE = re.compile(r"%|\b(persen|persentase)\b")
# Of several columns that say the same thing, the first named here speaks; the others are told and left out.
PREFERRED = {
    "aksi": ("rencana aksi", "renaksi", "aksi", "kegiatan utama", "uraian kegiatan", "kegiatan"),
    "perangkat_daerah": ("perangkat daerah", "opd", "pengampu", "penanggung", "pelaksana"),
    "keluaran": ("indikator output", "indikator keluaran", "output", "keluaran", "indikator"),
    "serapan": ("realisasi anggaran", "serapan"),
}
ONLY_ONE = (*TARGETS, *REALISED, "aksi", "kode_aksi", "tema", "perangkat_daerah", "pokja", "keluaran", "satuan_aksi",
            "anggaran", "serapan", "bukti_aksi", "status_aksi")  # fmt: skip


@dataclass(slots=True)
class ActionHeader:
    """Rows count from 0; every column of the sheet has its place in `columns`."""

    first_row: int
    first_data_row: int
    columns: list[Column]


def find_action_header(sheet: Sheet, reference: Reference) -> ActionHeader | None:
    """The first rows that name an action and a target or a realisation of a quarter; None without them."""
    for row in range(min(len(sheet.rows), ROWS_LOOKED_AT)):
        names = [value for value in sheet.rows[row] if isinstance(value, str) and len(value) <= LONGEST_NAME]
        if len(names) > 1 and any(_role(name, reference) == "aksi" for name in names):
            found = _read_at(sheet, row, reference)
            if {c.role for c in found.columns} & {*TARGETS, *REALISED} and any(c.role == "aksi" for c in found.columns):
                return found
    return None


def _read_at(sheet: Sheet, row: int, reference: Reference) -> ActionHeader:
    """The header around `row`, in which an action is named."""
    first = last = row
    while first > max(0, row - DEPTH) and _belongs(sheet.rows[first - 1], reference):
        first -= 1
    while last + 1 < min(len(sheet.rows), first + DEPTH) and _continues(sheet, last + 1, first, reference):
        last += 1
    parts = stack_texts(sheet, first, last, _is_numbering)
    after = last + 1
    while after < len(sheet.rows) and _is_numbering(sheet.rows[after]):
        after += 1
    columns = [Column(index, " / ".join(texts), read_role(texts, reference)) for index, texts in enumerate(parts)]
    _keep_one_each(columns)
    return ActionHeader(first, after, columns)


def _is_numbering(row: list) -> bool:
    """(1) (2) (3) under a header; four numbers under 'Triwulan' are the quarters."""
    filled = sum(value is not None for value in row)
    return is_column_numbers(row) and filled * 2 > len(row)


def _belongs(row: list, reference: Reference) -> bool:
    """Whether all cells of a row above the names of columns are such names too, and it is no title."""
    values = [value for value in row if value is not None]
    return not is_title_row(row) and bool(values) and all(_is_name(value, reference) for value in values)


def _continues(sheet: Sheet, row: int, first: int, reference: Reference) -> bool:
    """Whether `row` still belongs to the header: merged with it, or nothing in it but names of columns."""
    values = [value for value in sheet.rows[row] if value is not None]
    if _is_numbering(sheet.rows[row]):
        return True
    if any(top < row <= bottom and top >= first for top, _left, bottom, _right in sheet.merges):
        return True
    return len(values) > 1 and all(_is_name(value, reference) for value in values)


def _is_name(value: object, reference: Reference) -> bool:
    """A column's name, a quarter, or the bare number of one."""
    key = name_key(int(value) if isinstance(value, float) and value.is_integer() else value)
    if key in NUMBERS:
        return True
    return isinstance(value, str) and len(value) <= LONGEST_NAME and read_role([value], reference, True) != "abaikan"


def read_role(texts: list[str], reference: Reference, is_part: bool = False) -> str:
    """The role of the column under these texts, from the top; 'abaikan' where they say nothing that is kept.

    With `is_part` a text that says only half ('Target', 'TW I') is no 'abaikan' either.
    """
    keys = [name_key(text) for text in texts]
    quarter, kind = _quarter_of(keys), _kind_of(keys)
    money = any(map(MONEY.search, keys))
    if quarter:
        if is_part:
            return "bagian"
        is_ratio = any("capaian" in key and SHARE.search(key) for key in keys)
        return "abaikan" if money or not kind or is_ratio else f"{kind}_tw{quarter}"
    known = [role for role in (_role(text, reference) for text in reversed(texts)) if role]
    if money and kind == "realisasi" and (not known or known[0] in ("anggaran", "serapan")):
        known = ["serapan"]
    elif not known and money:
        known = ["anggaran"]
    if known and known[0] in ("anggaran", "serapan") and any(map(SHARE.search, keys)):
        return "abaikan"
    half = "bagian" if is_part and (kind or any(map(QUARTERLY.search, keys))) else "abaikan"
    return known[0] if known else half


def _quarter_of(keys: list[str]) -> int | None:
    """The quarter the lowest text names; a bare number counts below 'Triwulan', 'Target' or 'Realisasi'."""
    for at, key in reversed(list(enumerate(keys))):
        found = list(QUARTER.finditer(key))
        if found:
            which = {NUMBERS[match[1]] for match in found}
            return which.pop() if len(which) == 1 and not RANGE.match(key[found[-1].end() :]) else None
        above = keys[:at]
        if key in NUMBERS and any(QUARTERLY.search(k) or WANTED.search(k) or DONE.search(k) for k in above):
            return NUMBERS[key]
    return None


def _kind_of(keys: list[str]) -> str | None:
    """target | realisasi, as the lowest text says that says either."""
    for key in reversed(keys):
        if DONE.search(key):
            return "realisasi"
        if WANTED.search(key):
            return "target"
    return None


def _role(text: str, reference: Reference) -> str | None:
    """What one text alone says a column of a plan is."""
    names = reference.names["renaksi"]
    found = next((names[key] for key in bare_keys(text) if key in names), None)
    plain = reference.role(text)
    return found or (plain if plain in PLAIN_ROLES or plain == "no" else None)


def _keep_one_each(columns: list[Column]) -> None:
    """One column of each kind, the one that says it best; numbers of rows are no column to read."""
    for role in ONLY_ONE:
        words = PREFERRED.get(role, ("realisasi",) if role in REALISED else ())
        rank = lambda column: next(  # noqa: E731
            (n for n, word in enumerate(words) if word in name_key(column.header.split(" / ")[-1])),  # noqa: B023
            len(words),  # noqa: B023
        )
        for column in sorted((c for c in columns if c.role == role), key=rank)[1:]:
            column.role = "abaikan"
    for column in columns:
        column.role = "nomor" if column.role == "no" else column.role


def header_cell(row: int | None, column: Column) -> str:
    """'C5': where the header of a column begins, in the row of that number from 0."""
    return f"{get_column_letter(column.index + 1)}{(row or 0) + 1}"
