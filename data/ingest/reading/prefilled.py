"""What our own template of actions was filled with: a number that comes back unchanged is asked about by nobody."""

import re

from openpyxl.utils import column_index_from_string

from data.ingest.model import Issue, Sheet, Source

LISTS = "Daftar"  # the sheet of the template with the numbers that stood
FIRST_PREFILLED = 3  # its first column with them, counted from 1
PREFILLED = ("kode", "satuan", *(f"{kind}_tw_{n}" for kind in ("target", "realisasi") for n in range(1, 5)),
             "anggaran", "realisasi_anggaran")  # fmt: skip
ASKING = ("action_fraction", "action_negative", "action_absorption_above_budget")


def drop_prefilled(source: Source, issues: list[Issue]) -> list[Issue]:
    """The issues without those that ask about a number which stands in the store just so, under the same code."""
    lists = next((sheet for sheet in source.sheets if sheet.name == LISTS), None)
    if source.prepared_version is None or lists is None:
        return issues
    stood = {line["kode"]: line for line in map(_line, lists.rows[1:]) if line["kode"]}
    sheets = {sheet.name: sheet for sheet in source.sheets}
    return [issue for issue in issues if issue.type not in ASKING or not _stood(stood, sheets[issue.sheet], issue.cell)]


def _line(row: list) -> dict:
    return dict(zip(PREFILLED, [*row[FIRST_PREFILLED - 1 :], *[None] * len(PREFILLED)], strict=False))


def _stood(stood: dict[str, dict], sheet: Sheet, cell: str) -> bool:
    """Whether the cell, and what it is measured by, say what stood under the code of its row."""
    letters, number = re.fullmatch(r"([A-Z]+)([0-9]+)", cell).groups()
    header, row = sheet.rows[0], sheet.rows[int(number) - 1]
    said = dict(zip(header, row, strict=False))
    column, at = column_index_from_string(letters) - 1, stood.get(said.get("kode"))
    name = header[column] if column < len(header) else None
    if at is None or name not in PREFILLED:
        return False
    measure = "anggaran" if name == "realisasi_anggaran" else "satuan"
    return all(said.get(one) == at[one] for one in (name, measure))
