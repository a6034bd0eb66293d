"""Where another table begins in the sheet: below the first with a header or title of its own, or beside it."""

from data.ingest.model import Sheet
from data.ingest.reading.cells import Cells
from data.ingest.reading.column import Column
from data.ingest.reading.names import name_key
from data.ingest.reading.plan import Plan
from data.ingest.reading.reference import Reference
from data.ingest.reading.title import read_title

TITLE_ROWS = 6  # looked at above a header that stands below the table's own
BESIDE = ("provinsi", "kabupaten", "perangkat_daerah", "indikator", "komponen")


class SecondTable:
    """Tells a header printed again on the next page from one that begins another table."""

    def __init__(self, sheet: Sheet, plan: Plan, cells: Cells, names: list[Column], reference: Reference):
        self.sheet, self.plan, self.cells, self.names, self.reference = sheet, plan, cells, names, reference
        self.known: dict[tuple[int, str], bool] = {}

    def beside(self) -> Column | None:
        """The column of a second table to the right: it names its rows as the first table does."""
        values = {name_key(column.header): column.index for column in reversed(self.plan.of_role("nilai"))}
        headers = {name_key(column.header): column.index for column in self.names if column.role in BESIDE}
        keys = [(column, name_key(column.header)) for column in self.plan.columns]
        again = [column.index for column, key in keys if values.get(key, column.index) < column.index]
        last = max(again, default=0)
        return next((c for c, key in keys if headers.get(key, c.index) < c.index < last), None)

    def is_header(self, row: int) -> bool:
        """Whether names of columns stand where the names of a row belong."""
        texts = [(column, self.cells.text(row, column)) for column in self.names]
        filled = [(column, text) for column, text in texts if text]
        return bool(filled) and all(self.is_name_of(column, text) for column, text in filled)

    def is_same_header(self, row: int) -> bool:
        """Whether a header row says what the table's own says, with no other title above it."""
        for column in self.plan.columns:
            text = self.cells.text(row, column)
            if text and name_key(text) not in map(name_key, column.header.split(" / ")):
                return False
        title = read_title(Sheet("", self._lines_above(row)), TITLE_ROWS, self.reference)
        said = ((title.government, self.plan.government), (title.indicator, self.plan.indicator))
        said += ((title.year, self.plan.year), (title.unit, self.plan.unit))
        return not title.part and all(not new or new == old for new, old in said)

    def is_name_of(self, column: Column, text: str) -> bool:
        key = (column.index, text)
        if key not in self.known:
            own = {name_key(part) for part in column.header.split(" / ")}
            self.known[key] = name_key(text) in own or self.reference.role(text) == column.role
        return self.known[key]

    def _lines_above(self, row: int) -> list[list]:
        """The rows between the last data and the header: without values, one or two cells each."""
        lines, values = [], self.plan.of_role("nilai")
        for above in range(row - 1, max(self.plan.first_row, row - TITLE_ROWS) - 1, -1):
            cells = self.sheet.rows[above]
            has_value = any(self.cells.raw(above, column) is not None for column in values if column.index)
            if has_value or sum(value is not None for value in cells) > 2:
                break
            lines.insert(0, cells)
        return lines
