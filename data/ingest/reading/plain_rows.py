"""Rows in which nothing is unusual, read through answers remembered for each text: most cells repeat.

What a row says is composed of parts that do not depend on each other: its government, its perangkat daerah, the rest of
its names, and the texts of each value cell. Each part is asked of the careful reading once; a row with a part that is
an issue, a remark, a blank or anything but a plain number is left to the careful reading as a whole.
"""

from collections.abc import Callable
from operator import itemgetter
from types import NoneType

from openpyxl.utils import get_column_letter

from data.ingest.model import Record, Sheet
from data.ingest.reading.column import Column
from data.ingest.reading.dimensions import GOVERNMENT_ROLES, Dimensions, Place
from data.ingest.reading.figures import Figures
from data.ingest.reading.plan import Plan
from data.ingest.reading.second_table import SecondTable
from data.ingest.reading.values import Reading

MAX_KNOWN = 20_000  # answers kept for one part; beyond that the careful reading takes over
NAMES = ("indikator", "komponen", "jenis")
REPEATED = (str, int, NoneType)  # types that are equal only where their texts are; True is 1, and 1.0 too
LEAVE = None  # the answer of a part that needs the careful reading


class PlainRows:
    """Reads what it can; `take(row)` is the records of a row, or None where it must be read with care.

    `read_number(row, column, indicator)` gives a Reading and what was found; `read_beside(row, column)` the predikat,
    basis, note and weight beside a value. They are asked once for each content of the cells they look at.
    """

    def __init__(
        self,
        sheet: Sheet,
        plan: Plan,
        dimensions: Dimensions,
        figures: Figures,
        second_table: SecondTable,
        look_beside: dict[int, list[Column]],
        weights: list[Column],
        must_be_empty: list[Column],
        read_number: Callable[[int, Column, str], tuple[Reading, str]],
        read_beside: Callable[[int, Column], tuple],
    ):
        self.sheet, self.dimensions, self.figures, self.second_table = sheet, dimensions, figures, second_table
        self.read_number, self.read_beside = read_number, read_beside
        self.values = plan.of_role("nilai")
        self.marked = {row for row, _column in sheet.marks}
        self.given = Place(plan.government, plan.unit, plan.indicator, None, plan.year, plan.kind)
        names = [dimensions.columns[role] for role in NAMES]
        self.place_of = [dimensions.columns[role] for role in GOVERNMENT_ROLES if dimensions.columns[role]]
        self.unit_of = list(filter(None, [dimensions.columns["perangkat_daerah"]]))
        self.rest_of = [*filter(None, names), *dimensions.years]
        self.empty = [column.index for column in must_be_empty]
        repeating = [*self.place_of, *self.unit_of, *self.rest_of, *(c for b in look_beside.values() for c in b)]
        columns = [*repeating, *weights, *self.values, *must_be_empty]
        self.width = max((column.index for column in columns), default=-1) + 1
        self.beside = {column.index: _getter([*look_beside[column.index], *weights]) for column in self.values}
        self.get_place, self.get_unit, self.get_rest = map(_getter, (self.place_of, self.unit_of, self.rest_of))
        self.is_usable = (
            bool(self.place_of)
            and not dimensions.cells.spanned
            and self._holds(repeating, REPEATED, plan)
            and self._holds(weights, (*REPEATED, float), plan)
        )
        self.letters = {column.index: get_column_letter(column.index + 1) for column in self.values}
        self.places: dict = {}
        self.units: dict = {}
        self.rests: dict = {}
        self.numbers: dict = {}
        self.texts: dict = {}

    def _holds(self, columns: list[Column], types: tuple[type, ...], plan: Plan) -> bool:
        """Whether the columns hold nothing but these types, so that equal cells say the same."""
        rows = self.sheet.rows[plan.first_row :]
        for index in {column.index for column in columns}:
            if not {type(row[index]) for row in rows if index < len(row)}.issubset(types):
                return False
        return True

    def take(self, row: int) -> list[Record] | None:
        """The records of one row, in the order of its value columns; None where it must be read with care."""
        cells = self.sheet.rows[row]
        if row in self.marked or not cells:
            return None
        if len(cells) < self.width:
            cells = cells + [None] * (self.width - len(cells))
        place = self._known(self.places, self.get_place(cells), row, self._place)
        unit = self._known(self.units, self.get_unit(cells), row, self._unit)
        if place is LEAVE or unit is LEAVE or any(cells[index] is not None for index in self.empty):
            return None
        rest = self._known(self.rests, (self.get_rest(cells), self.dimensions.section), row, self._rest)
        if rest is LEAVE:
            return None
        figures, section = rest
        records = []
        for column, facts in figures:
            record = self._record(row, cells, place, unit, column, facts)
            if record is None:
                return None
            records.append(record)
        self.dimensions.section = section
        return records

    def _known(self, answers: dict, key, row: int, find):
        """What was found for this content before, else what is found at this row."""
        try:
            return answers[key]
        except KeyError:
            if len(answers) >= MAX_KNOWN:
                return LEAVE
            answers[key] = found = find(row)
            return found

    def _place(self, row: int) -> str | None:
        """The government, where the row names one and is surely no header printed again."""
        texts = [(column, self.dimensions.cells.text(row, column)) for column in self.place_of]
        if not any(text and not self.second_table.is_name_of(column, text) for column, text in texts):
            return LEAVE
        place = self._asked(row, self.dimensions.read_government)
        return place and place.government

    def _unit(self, row: int) -> str | None:
        place = self._asked(row, self.dimensions.read_unit)
        return LEAVE if place is None else place.unit

    def _rest(self, row: int) -> tuple | None:
        """Per value column its figure but for the government and unit, and the section the next row stands in."""
        before = self.dimensions.section
        asked = self.dimensions
        place = self._asked(row, asked.read_government, asked.read_names, asked.read_year, asked.read_kind)
        after, self.dimensions.section = self.dimensions.section, before
        if place is None:
            return LEAVE
        found = [(column, self.figures.of_row(place, column)) for column in self.values]
        if any(column.government or not isinstance(figure, dict) for column, figure in found):
            return LEAVE
        facts = [(c, (f["indicator"], f["year"], f["kind"], f["component"])) for c, f in found]
        return LEAVE if any(kind == "target" for _column, (_, _, kind, _) in facts) else (facts, after)

    def _asked(self, row: int, *steps) -> Place | None:
        """The place that the steps of the careful reading find, without an issue or a remark."""
        given = self.given
        place = Place(given.government, given.unit, given.indicator, None, given.year, given.kind)
        for step in steps:
            step(row, place)
            if place.issue or place.remark:
                return None
        return place

    def _record(self, row: int, cells: list, government: str, unit: str, column: Column, facts: tuple) -> Record | None:
        indicator, year, kind, component = facts
        index = column.index
        value = cells[index]
        kind_of = type(value)
        if kind_of is float or kind_of is int:
            key = (kind_of, value)
        elif kind_of is str:
            key = (indicator, index, value)
        else:
            return None
        number = self.numbers.get(key, 0)
        if number == 0:
            number = self._number(key, row, column, indicator)
        key = (index, self.beside[index](cells))
        beside = self.texts.get(key, 0)
        if beside == 0:
            beside = self.texts[key] = self.read_beside(row, column) if len(self.texts) < MAX_KNOWN else LEAVE
        if number is LEAVE or beside is LEAVE:
            return None
        amount, decimals, found = number
        predikat, predikat_letters, basis, note, weight = beside
        cell = f"{self.letters[index]}{row + 1}"
        return Record(
            government, indicator, year, kind, self.sheet.name, cell, unit, component, "ada", amount, None, decimals,
            None, predikat, predikat and f"{predikat_letters}{row + 1}", basis, note, None, None, None, None, weight,
            found,
        )  # fmt: skip

    def _number(self, key: tuple, row: int, column: Column, indicator: str) -> tuple | None:
        """Value, decimals and text of a cell that is a plain number and nothing else."""
        if len(self.numbers) >= MAX_KNOWN:
            return LEAVE
        reading, found = self.read_number(row, column, indicator)
        said = (reading.trouble, reading.status, reading.mark, reading.predikat, reading.upper_value)
        is_plain = reading.value is not None and not reading.was_percent and not any(one is not None for one in said)
        self.numbers[key] = (reading.value, reading.decimals, found) if is_plain else LEAVE
        return self.numbers[key]


def _getter(columns: list[Column]) -> Callable[[list], object]:
    """What these columns of a row hold, as one key."""
    return itemgetter(*(column.index for column in columns)) if columns else lambda _cells: None
