"""Rows of an owner table become owners of areas: one per perangkat daerah, each with its cell. Nothing here raises."""

import re
from dataclasses import replace

from data.ingest.issue import make_issue
from data.ingest.model import Issue, Owner, Progress, Sheet, no_progress
from data.ingest.reading.areas import area_name, area_names, find_areas
from data.ingest.reading.cells import Cells, cell_at, cell_words
from data.ingest.reading.column import Column
from data.ingest.reading.dimensions import SUMMARY_ROW, Dimensions, Place
from data.ingest.reading.names import name_key
from data.ingest.reading.plan import Plan
from data.ingest.reading.records import NOTE_LENGTH, VALUES_LIMIT
from data.ingest.reading.reference import Reference
from data.ingest.reading.second_table import SecondTable
from data.ingest.reading.values import EXCEL_ERRORS, normalise
from data.number_format import format_number

NAME_LENGTH = 200
BETWEEN = re.compile(r"[;\n\r\v]+")  # names in one cell
BULLET = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z])[.)]|[-–—•*·▪])\s*(?=\S)", re.I)
OFFICE = re.compile(
    r"(dinas|badan|biro|bagian|sekretariat|inspektorat|rsud|rumah sakit|satuan polisi|satpol|bappe\w*|kantor|uptd?)\b",
    re.I,
)


def read_owners(
    sheet: Sheet, plan: Plan, reference: Reference, progress: Progress = no_progress
) -> tuple[list[Owner], list[Issue]]:
    """Read every row of an owner table; what cannot be read becomes an issue at its cell."""
    reader = _Reader(sheet, plan, reference)
    for row in range(plan.first_row, len(sheet.rows)):
        if row % 500 == 0:
            progress(f"Membaca pengampu di lembar {sheet.name}", row / len(sheet.rows))
        if not reader.read_row(row):
            break
        if len(reader.owners) > VALUES_LIMIT:
            return [], [make_issue("too_many_values", sheet.name, None, limit=format_number(VALUES_LIMIT, 0))]
    return reader.owners, reader.issues


class _Reader:
    """One pass over one sheet."""

    def __init__(self, sheet: Sheet, plan: Plan, reference: Reference):
        self.sheet, self.plan, self.reference = sheet, plan, reference
        self.area, *_ = plan.of_role("komponen")
        self.offices, self.pokja = plan.of_role("pengampu"), (plan.of_role("pokja") or [None])[0]
        named = [self.area, *self.offices, *plan.of_role("pokja")]
        self.cells = Cells(sheet, plan.first_row, named)
        self.dimensions = Dimensions(sheet, plan, reference)
        self.has_government = bool(plan.of_role("provinsi", "kabupaten", "kode_provinsi", "kode_kabupaten"))
        self.second_table = SecondTable(sheet, plan, self.cells, named, reference)
        self.above: list[tuple[str, str]] = []  # the areas of the row directly above, for rows that go on
        self.names: dict[str, str] | None = None
        self.owners: list[Owner] = []
        self.issues: list[Issue] = []

    def read_row(self, row: int) -> bool:
        """The owners of one row. False ends the table."""
        if all(value is None for value in self.sheet.rows[row]):
            self.above = []
            return True
        if self.second_table.is_header(row):
            if self.second_table.is_same_header(row):
                return True
            self._say("second_table", row, self.area, self.cells.text(row, self.area))
            return False
        label = self.cells.text(row, self.area)
        offices = [each for column in self.offices for each in self._offices_in(row, column)]
        if not label:
            self._go_on(row, offices)
            return True
        self.above = self._places(row, label, bool(offices)) or []
        self._add(row, offices)
        if self.above and not offices and not self._is_refused(row):
            self._say("owner_blank", row, self.offices[0], name=area_name(self.above[0][1], self.reference))
            self.owners += [Owner(*place, "", self.sheet.name, cell_at(row, self.offices[0])) for place in self.above]
        return True

    def _go_on(self, row: int, offices: list[tuple[str, Column]]) -> None:
        """A row without an area names more owners of the area right above it, where what it names is an office."""
        if not offices:
            return
        (name, column), is_office = offices[0], all(OFFICE.match(name) for name, _column in offices)
        if self.above and is_office:
            self._add(row, offices)
        else:
            self._say("area_missing" if self.above else "text_skipped", row, column, name)

    def _places(self, row: int, label: str, has_offices: bool) -> list[tuple[str, str]] | None:
        """Government and areas of a row; None with an issue where a row that names an office does not tell."""
        areas = find_areas(label, self.reference)
        issue = self.dimensions.find_broken(row) or (None if len(areas) == 1 else self._area_trouble(row, label, areas))
        place = Place(self.plan.government)
        if not issue and self.has_government:
            self.dimensions.read_government(row, place)
            issue = place.issue
        elif not issue and place.government is None:
            issue = make_issue("government_missing", self.sheet.name, cell_at(row, self.area))
        if issue:
            self.issues += [issue] if has_offices else []
            return None
        return [(place.government, area) for area in areas]

    def _area_trouble(self, row: int, label: str, areas: list[str]) -> Issue:
        at = (self.sheet.name, cell_at(row, self.area), label)
        if areas:
            meant = " atau ".join(area_name(area, self.reference) for area in areas[:3])
            return make_issue("ambiguous_area", *at, meant=meant)
        if SUMMARY_ROW.match(name_key(label)):
            return make_issue("detail_skipped", *at)
        self.names = self.names or area_names(self.reference)
        return make_issue("unknown_area", *at, hint=self.dimensions.hints.hint(label, self.names))

    def _add(self, row: int, offices: list[tuple[str, Column]]) -> None:
        pokja, note = self._pokja(row), self._note(row)
        for place in self.above:
            self.owners += [
                Owner(*place, name, self.sheet.name, cell_at(row, column), pokja, note) for name, column in offices
            ]

    def _offices_in(self, row: int, column: Column) -> list[tuple[str, Column]]:
        """The names in one cell, with its column; what is no text, or says that there is none yet, gives none."""
        value, mark = self.cells.raw(row, column), self.sheet.marks.get((row, column.index), "")
        if mark == "uncached" or mark.startswith("#") or not (value is None or isinstance(value, str)):
            self._say("owner_unreadable", row, column, cell_words(value, mark))
            return []
        names = []
        for part in BETWEEN.split(value or ""):
            name = " ".join(BULLET.sub("", part).split())
            if normalise(name) in EXCEL_ERRORS or len(name) > NAME_LENGTH:
                self._say("owner_unreadable", row, column, name)
            elif any(map(str.isalpha, name)) and normalise(name) not in self.reference.names["missing"]:
                names.append((clean(name), column))
        return names

    def _is_refused(self, row: int) -> bool:
        """Whether an issue about an owner cell of the row explains why there is none."""
        cells = {cell_at(row, column) for column in self.offices}
        return any(issue.type == "owner_unreadable" and issue.cell in cells for issue in self.issues[-9:])

    def _pokja(self, row: int) -> str | None:
        text = clean(self.cells.text(row, self.pokja))[:NAME_LENGTH]
        return text if text and normalise(text) not in self.reference.names["missing"] else None

    def _note(self, row: int) -> str | None:
        texts = (clean(self.dimensions.cells.text(row, column)) for column in self.plan.of_role("catatan"))
        return " · ".join(filter(None, texts))[:NOTE_LENGTH] or None

    def _say(self, issue_type: str, row: int, column: Column, found: object = "", **facts) -> None:
        self.issues.append(make_issue(issue_type, self.sheet.name, cell_at(row, column), found, **facts))


def clean(text: str) -> str:
    """The text without characters that cannot be seen."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def merge_owners(owners: list[Owner], reference: Reference) -> tuple[list[Owner], list[Issue]]:
    """Each perangkat daerah of an area once, all with the area's pokja; two different pokja are an issue.

    An area that one row leaves empty and another fills is filled.
    """
    named: dict[tuple[str, str], dict[str, Owner]] = {}
    pokja: dict[tuple[str, str], Owner] = {}
    issues = []
    for owner in owners:
        first = pokja.setdefault(owner.place, owner) if owner.pokja else None
        if first and name_key(first.pokja) != name_key(owner.pokja):
            facts = {"other": f"{first.sheet}!{first.cell}", "other_found": first.pokja}
            name = f"{area_name(owner.area, reference)}, {reference.governments[owner.government].short_name}"
            issues.append(make_issue("conflicting_pokja", owner.sheet, owner.cell, owner.pokja, name=name, **facts))
        named.setdefault(owner.place, {}).setdefault(name_key(owner.office), owner)
    settled = []
    for place, offices in named.items():
        said = pokja[place].pokja if place in pokja else None
        kept = [owner for owner in offices.values() if owner.office] or list(offices.values())
        settled += [replace(owner, pokja=said) for owner in kept]
    return settled, issues
