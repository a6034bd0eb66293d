"""What a row of a plan is: an action, an area standing alone, a total, a line below the table, or nothing."""

import re

from data.ingest.model import Sheet
from data.ingest.reading.action_header import REALISED, TARGETS
from data.ingest.reading.cells import Cells
from data.ingest.reading.column import Column
from data.ingest.reading.names import name_key
from data.ingest.reading.plan import Plan

TOTAL = re.compile(r"^(sub ?total|grand total|total|jumlah|jml)( [^\W\d]+){0,4}$")
# In the column of the action a total says what it sums up: 'Jumlah peserta' is no total there.
ACTION_TOTAL = re.compile(
    r"^(sub ?total|grand total|total|jumlah|jml)"
    r"( (keseluruhan|anggaran|pagu|realisasi|rb|general|tematik|renaksi|rencana|aksi|kegiatan|area|rp|[ivx]+|\d))*$"
)
NUMBERED = re.compile(r"^\(?(?:(?:(?:[a-z]|[ivx]+)[.-]?)?\d{1,3}(?:\.\d{1,2})*|[a-z]|[ivx]+)[.)]?$", re.I)  # 3, II, C.1
# What begins the lines below a table: who signs, where and when, and remarks.
BELOW = re.compile(
    r"^\W*(?:(?:mengetahui|menyetujui|mengesahkan|disetujui)\b\s*(?:$|[,:/].*|oleh\b.*)|"
    r"(?:ditetapkan|disahkan|dibuat)\s+(?:di|oleh|pada)\b.*|(?:a\. ?n\.|plt\b|plh\b|nip\b).*|"
    r"(?:kepala|sekretaris|gubernur|bupati|wali ?kota|inspektur|ketua|asisten)\b[^\d]{0,60}|"
    r"(?:catatan|keterangan|ket|sumber|nb)\s*[.:].*|(?:catatan|keterangan)|"
    r"[^\W\d][^\d,]{1,40},\s*(?:tanggal\s+)?(?:\d{1,2}\s+)?[^\W\d]{3,9}\s+20\d\d\W*)$|^\s*\*",
    re.I,
)
TEXTS_BESIDE = ("pokja", "perangkat_daerah", "pengampu", "keluaran", "satuan_aksi", "bukti_aksi", "status_aksi",
                "catatan", "kendala", "tindak_lanjut")  # fmt: skip
SAYING = ("aksi", "pokja", "perangkat_daerah", "pengampu", "keluaran", "satuan_aksi", *TARGETS, *REALISED,
          "anggaran", "serapan", "kendala", "tindak_lanjut", "bukti_aksi", "status_aksi", "catatan")  # fmt: skip
AMOUNTS = (*TARGETS, *REALISED, "anggaran", "serapan")


class Rows:
    """Looks at the rows of one sheet; `is_below` remembers that the lines below the table have begun."""

    def __init__(self, sheet: Sheet, plan: Plan, cells: Cells):
        self.sheet, self.plan, self.cells = sheet, plan, cells
        self.by_index = {column.index: column for column in plan.columns}
        self.saying = plan.of_role(*SAYING)
        self.amounts = plan.of_role(*AMOUNTS)
        self.numbers = plan.of_role("nomor")
        self.action = plan.of_role("aksi")[0]
        self.is_below = False

    def own(self, row: int) -> list[tuple[int, object]]:
        """(column, value) of the cells the row itself fills, without its number; an error without a value is ''."""
        numbers = {column.index for column in self.numbers if self._is_number(row, column)}
        values = self.sheet.rows[row]
        found = {index: value for index, value in enumerate(values) if not _is_blank(value)}
        for column in self.saying:
            if (row, column.index) in self.sheet.marks and column.index not in found:
                found[column.index] = ""
        return [(index, value) for index, value in sorted(found.items()) if index not in numbers]

    def is_numbered(self, row: int) -> bool:
        """Whether the row carries a number of its own."""
        return any(self._is_number(row, column) for column in self.numbers)

    def number_shape(self, row: int) -> str | None:
        """What the row's own number looks like: 'a.9' for C.1, '9' for 12; None without one."""
        number = next((self.cells.text(row, column) for column in self.numbers if self._is_number(row, column)), None)
        return number and re.sub(r"[^\W\d]+", "a", re.sub(r"\d+", "9", number)).strip("().")

    def heads_values(self, row: int) -> bool:
        """Whether the next filled row says more than an action, under a number of another shape."""
        following = next((n for n in range(row + 1, len(self.sheet.rows)) if self.own(n)), None)
        if following is None or self.number_shape(following) == self.number_shape(row):
            return False
        says = self.says(following)
        return self.action in says and len(says) > 1

    def has_amount(self, row: int) -> bool:
        """Whether a number, or text with a digit that is no prose, stands where targets and rupiah belong."""
        return any(_is_amount(self.cells.raw(row, column), self.sheet.marks.get((row, column.index)))
                   for column in self.amounts)  # fmt: skip

    def says(self, row: int) -> list[Column]:
        """The columns in which the row says something of an action."""
        own = {index for index, _value in self.own(row)}
        return [column for column in self.saying if column.index in own]

    def label(self, row: int) -> tuple[Column, str] | None:
        """The one text that stands alone in the row, with its column."""
        texts = self.own(row)
        if len(texts) == 1 and isinstance(texts[0][1], str):
            column = self.by_index.get(texts[0][0]) or Column(texts[0][0], "")
            return column, " ".join(texts[0][1].split())
        return None

    def total(self, row: int) -> tuple[int, str] | None:
        """Column and text of 'JUMLAH' or 'Total anggaran', where the row has no number of its own."""
        if self.is_numbered(row):
            return None
        others = {column.index for column in self.saying}
        for index, value in self.own(row):
            pattern = ACTION_TOTAL if index == self.action.index else None if index in others else TOTAL
            if pattern and isinstance(value, str) and pattern.match(name_key(value)):
                return index, value
        return None

    def stands_below(self, row: int) -> bool:
        """Whether the row belongs to the lines below the table: signatures, place and date, remarks."""
        says = self.says(row)
        is_action = self.action in says and len(says) > 1
        if self.has_amount(row) or (self.is_numbered(row) and is_action):
            nip = any(isinstance(value, str) and re.match(r"\W*nip\b", value, re.I) for _index, value in self.own(row))
            self.is_below = self.is_below and nip
            return self.is_below
        if not self.is_below:
            beside = {column.index for column in self.plan.of_role(*TEXTS_BESIDE)} if is_action else set()
            texts = [value for index, value in self.own(row) if isinstance(value, str) and index not in beside]
            self.is_below = any(BELOW.match(" ".join(text.split())) for text in texts)
        return self.is_below

    def _is_number(self, row: int, column: Column) -> bool:
        value = self.cells.raw(row, column)
        if isinstance(value, bool) or value is None:
            return False
        return isinstance(value, int | float) or bool(NUMBERED.match(str(value).strip()))


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _is_amount(value: object, mark: str | None) -> bool:
    if mark or isinstance(value, bool) or not isinstance(value, int | float | str):
        return bool(mark)
    if isinstance(value, str):
        return bool(re.match(r"\W*(?:rp\W*)?\d", value, re.I)) and len(value) <= 40
    return True
