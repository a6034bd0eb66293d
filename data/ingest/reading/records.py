"""Rows and columns of a sheet become records: one per value cell, each with its address. Nothing here raises."""

from decimal import Decimal

from openpyxl.utils import get_column_letter

from data.ingest.issue import make_issue
from data.ingest.model import Issue, Progress, Record, Sheet, no_progress
from data.ingest.reading.cells import cell_words
from data.ingest.reading.dimensions import Dimensions, Place
from data.ingest.reading.figures import Figures
from data.ingest.reading.plain_rows import PlainRows
from data.ingest.reading.plan import Column, Plan
from data.ingest.reading.reference import Reference
from data.ingest.reading.second_table import SecondTable
from data.ingest.reading.title import document_in
from data.ingest.reading.values import Reading, column_separator, normalise, read_value
from data.number_format import format_number

VALUES_LIMIT = 200_000
NOTE_LENGTH = 500
STATUS_WORDS = {
    "belum_dikeluarkan": "belum dikeluarkan",
    "tidak_dinilai": "tidak dinilai",
    "belum_dimuat": "belum ada data (tidak disimpan)",
}


def read_records(
    sheet: Sheet, plan: Plan, reference: Reference, progress: Progress = no_progress
) -> tuple[list[Record], list[Issue]]:
    """Read every value cell of `sheet` as `plan` says; what cannot be read becomes an issue at its cell."""
    reader = _Reader(sheet, plan, reference)
    missing = reader.dimensions.find_missing()
    if missing:
        row = min(plan.first_row, len(sheet.rows) - 1)
        return [], [make_issue(missing, sheet.name, _address(row, reader.values[0].index))]
    beside = reader.second_table.beside()
    if beside:
        return [], [make_issue("second_table", sheet.name, _address(plan.header_row or 0, beside.index), beside.header)]
    reader.tell_about_sheet()
    plain = reader.plain_rows()
    for row in range(plan.first_row, len(sheet.rows)):
        if row % 2_000 == 0:
            progress(f"Membaca nilai di lembar {sheet.name}", row / len(sheet.rows))
        records = plain.take(row) if plain else None
        if records is not None:
            reader.records += records
        elif not reader.read_row(row):
            break
        if len(reader.records) > VALUES_LIMIT:
            return [], [make_issue("too_many_values", sheet.name, None, limit=format_number(VALUES_LIMIT, 0))]
    return reader.records, reader.issues


class _Reader:
    """One pass over one sheet."""

    def __init__(self, sheet: Sheet, plan: Plan, reference: Reference):
        self.sheet, self.plan = sheet, plan
        self.missing = reference.names["missing"]
        self.values = plan.of_role("nilai")
        self.dimensions = Dimensions(sheet, plan, reference)
        self.figures = Figures(sheet, reference, self.dimensions.hints)
        names = [column for column in self.dimensions.columns.values() if column]
        self.second_table = SecondTable(sheet, plan, self.dimensions.cells, names, reference)
        self.beside = _companions(plan)
        self.sources, self.notes, self.weights = (plan.of_role(role) for role in ("sumber", "catatan", "bobot"))
        self.separators = self._find_separators() if sheet.name == "(csv)" else {}
        self.records: list[Record] = []
        self.issues: list[Issue] = []

    def _find_separators(self) -> dict[int, str | None]:
        """In a CSV every number is text: one column keeps to one decimal separator."""
        rows = self.sheet.rows[self.plan.first_row :]
        return {
            column.index: column_separator(row[column.index] for row in rows if column.index < len(row))
            for column in self.values
        }

    def plain_rows(self) -> PlainRows | None:
        """The quick reading of the rows in which nothing is unusual; None where the sheet is not made for it."""
        beside = {column.index: self.beside.get(column.index, {}) for column in self.values}
        predikat = {index: [c for role, c in found.items() if role == "predikat"] for index, found in beside.items()}
        plain = PlainRows(
            self.sheet, self.plan, self.dimensions, self.figures, self.second_table,
            look_beside={index: [*found, *self.sources, *self.notes] for index, found in predikat.items()},
            weights=self.weights,
            must_be_empty=[c for found in beside.values() for role, c in found.items() if role != "predikat"],
            read_number=self._number, read_beside=self._said_beside,
        )  # fmt: skip
        return plain if plain.is_usable else None

    def _number(self, row: int, column: Column, indicator: str) -> tuple[Reading, str]:
        """What a value cell says, and how people see it."""
        value, mark = self._at(row, column), self._mark(row, column)
        words = self.figures.predikat_words(indicator)
        return read_value(value, mark, self.missing, words, self.separators.get(column.index)), cell_words(value, mark)

    def _said_beside(self, row: int, column: Column) -> tuple:
        """Predikat, the column it stands in, basis, note and weight beside a value cell."""
        predikat, place = self._predikat_beside(row, column) or (None, None)
        return (predikat, place, self._text(row, self.sources), self._text(row, self.notes), self._weight(row))

    def tell_about_sheet(self) -> None:
        """An LKE may be the self-assessment or the evaluation; baselines and final conditions are no yearly targets."""
        if self.plan.assessment:
            words = "penilaian mandiri" if self.plan.kind == "mandiri" else "hasil evaluasi (realisasi)"
            self._say("assessment_question", None, self.plan.assessment, kind=words)
        for column in self.plan.of_role("kondisi"):
            self._say("baseline_skipped", _address(self.plan.header_row or 0, column.index), column.header)

    def read_row(self, row: int) -> bool:
        """Every value of one row; trouble with a name counts only where the row holds a value. False ends the table."""
        if all(value is None for value in self.sheet.rows[row]):
            return True
        if self.second_table.is_header(row):
            return self._pass_header(row)
        filled = any(self._at(row, column) is not None or self._mark(row, column) for column in self.values)
        place = self.dimensions.read(row)
        if place.issue and filled:
            prose = self._prose_in(row) if place.issue.type.endswith("_missing") else None
            self.issues.append(prose or place.issue)
        elif not place.issue:
            self.issues += [place.remark] if place.remark and filled else []
            for column in self.values:
                self._read_cell(row, column, place, filled)
        return True

    def _pass_header(self, row: int) -> bool:
        """A header printed again on the next page is no row; one that says something else begins another table."""
        if self.second_table.is_same_header(row):
            return True
        first = min(c.index for c in self.second_table.names if self.dimensions.cells.text(row, c))
        self._say("second_table", _address(row, first), self._at(row, self.plan.columns[first]))
        return False

    def _prose_in(self, row: int) -> Issue | None:
        """Place, date and signature below a table stand in value columns too, in words no value consists of."""
        cells = [(column, self._at(row, column)) for column in self.values]
        filled = [(column, value) for column, value in cells if value is not None or self._mark(row, column)]
        for _column, value in filled:
            is_prose = isinstance(value, str) and len(value.split()) > 1
            if not is_prose or read_value(value, None, self.missing).trouble != "not_a_number":
                return None
        column, value = filled[0]
        return make_issue("text_skipped", self.sheet.name, _address(row, column.index), value)

    def _read_cell(self, row: int, column: Column, place: Place, filled: bool) -> None:
        """Append the record of one value cell, or the issue that explains why there is none."""
        value, mark = self._at(row, column), self._mark(row, column)
        figure = self.figures.figure(place, column, row)
        if isinstance(figure, Issue):
            self.issues += [figure] if value is not None or mark else []
            return
        record = Record(**figure, sheet=self.sheet.name, cell=_address(row, column.index))
        reading, record.found = self._number(row, column, record.indicator)
        record.basis, record.note = self._text(row, self.sources), self._text(row, self.notes)
        self._read_predikat(row, record, column, reading)
        if reading.trouble:
            shown = mark if reading.trouble == "excel_error" and mark else record.found
            self._say(reading.trouble, record.cell, shown, **reading.facts)
        elif self._status_of(record, reading, filled):
            if record.status != "belum_dimuat" and record.kind != "target":
                self.records.append(record)
        elif self._take_number(row, record, column, reading):
            self.records.append(record)

    def _read_predikat(self, row: int, record: Record, column: Column, reading: Reading) -> None:
        """The predikat as written in its own column, else beside the number."""
        beside = self._predikat_beside(row, column)
        if beside:
            record.predikat, record.predikat_cell = beside[0], f"{beside[1]}{row + 1}"
        elif reading.predikat:
            record.predikat, record.predikat_cell = reading.predikat, record.cell

    def _predikat_beside(self, row: int, column: Column) -> tuple[str, str] | None:
        """The predikat in the column that goes with a value column, and the letters of that column."""
        predikat = self.beside.get(column.index, {}).get("predikat")
        value = self._at(row, predikat) if predikat else None
        if value is None or not str(value).strip() or normalise(str(value)) in self.missing:
            return None
        return " ".join(str(value).split())[:100], get_column_letter(predikat.index + 1)

    def _status_of(self, record: Record, reading: Reading, filled: bool) -> bool:
        """Whether the cell says that there is no number, and which status that is."""
        status = reading.status
        if reading.is_blank:
            if record.predikat:
                return False
            status = self._status_in(record.note) or self.plan.blank_means
            if not status:
                if filled or len(self.values) == 1:
                    self._say("blank_cell", record.cell, name=self.figures.name(record))
                record.status = "belum_dimuat"
                return True
        elif not status:
            return False
        if record.found:
            self._say("missing_word", record.cell, record.found, status=STATUS_WORDS[status])
        record.status, record.predikat = status, None
        return True

    def _status_in(self, note: str | None) -> str | None:
        """The status a note begins with: 'belum dikeluarkan oleh Tim Penilai ...'."""
        text = normalise(note or "")
        phrases = [key for key in self.missing if len(key) > 5 and text.startswith(key)]
        return self.missing[max(phrases, key=len)] if phrases else None

    def _take_number(self, row: int, record: Record, column: Column, reading: Reading) -> bool:
        """Put the number and what stands beside it into the record; False where it may not be stored."""
        if reading.upper_value is not None and record.kind != "target":
            self._say("range_for_score", record.cell, record.found)
            return False
        record.value, record.upper_value, record.value_decimals = reading.value, reading.upper_value, reading.decimals
        beside = self.beside.get(column.index, {})
        record.native_value = self._beside(row, record, beside.get("nilai_asli"))
        if record.kind == "target":
            record.upper_value = record.upper_value or self._beside(row, record, beside.get("batas_atas"))
            self._take_document(record)
        record.ceiling_hint = self._weight(row)
        if reading.was_percent:
            self._say("percent_cell", record.cell, format_number(reading.value))
        if reading.mark:
            self._say("footnote_mark", record.cell, record.found, value=format_number(reading.value))
            record.note = " · ".join(filter(None, [record.note, f"bertanda {reading.mark} di berkas"]))
        return record.value is not None or record.predikat is not None

    def _beside(self, row: int, record: Record, column: Column | None):
        """The number of a companion column; words there are kept in the note, an Excel error is an issue."""
        value = self._at(row, column) if column else None
        mark = self._mark(row, column) if column else None
        reading = read_value(value, mark, self.missing)
        if reading.trouble in ("excel_error", "uncached_formula", "negative"):
            self._say(reading.trouble, _address(row, column.index), mark if value is None else value)
        elif reading.trouble or reading.predikat:
            record.note = " · ".join(filter(None, [record.note, f"{column.header}: {value}"[:NOTE_LENGTH]]))
        return reading.value

    def _take_document(self, record: Record) -> None:
        named = document_in(record.basis) or document_in(record.note)
        record.document = self.plan.document or named or "lainnya"
        if not (self.plan.document or named):
            self._say("document_unnamed", record.cell, record.found)
        record.plan_from_year, record.plan_to_year = self.plan.plan_from_year, self.plan.plan_to_year

    def _weight(self, row: int) -> Decimal | None:
        """The weight the sheet writes beside a component."""
        return read_value(self._at(row, self.weights[-1]), None, {}).value if self.weights else None

    def _text(self, row: int, columns: list[Column]) -> str | None:
        texts = (self._at(row, column) for column in columns)
        joined = " · ".join(" ".join(str(text).split()) for text in texts if text is not None)
        return joined[:NOTE_LENGTH] or None

    def _at(self, row: int, column: Column) -> object:
        cells = self.sheet.rows[row]
        return cells[column.index] if column.index < len(cells) else None

    def _mark(self, row: int, column: Column) -> str | None:
        return self.sheet.marks.get((row, column.index))

    def _say(self, issue_type: str, cell: str | None, found: object = "", **facts) -> None:
        self.issues.append(make_issue(issue_type, self.sheet.name, cell, found, **facts))


def _companions(plan: Plan) -> dict[int, dict[str, Column]]:
    """Each predikat, native or upper column goes with the nearest value column to its left of the same year."""
    values, beside = plan.of_role("nilai"), {}
    for column in plan.of_role("predikat", "nilai_asli", "batas_atas"):
        same_year = [value for value in values if column.year in (None, value.year)] or values
        left = [value for value in same_year if value.index < column.index]
        nearest = max(left, key=lambda value: value.index) if left else same_year[0]
        beside.setdefault(nearest.index, {}).setdefault(column.role, column)
    return beside


def _address(row: int, column: int) -> str:
    return f"{get_column_letter(column + 1)}{row + 1}"
