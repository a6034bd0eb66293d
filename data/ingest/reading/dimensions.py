"""What one row says of its values: government, perangkat daerah, indicator, component, year and kind."""

import re
from dataclasses import dataclass

from data.ingest.issue import make_issue
from data.ingest.model import Issue, Sheet
from data.ingest.reading.cells import Cells, cell_at
from data.ingest.reading.column import Column
from data.ingest.reading.components import choose_path, component_names
from data.ingest.reading.hints import NO_HINT, Hints
from data.ingest.reading.names import name_key
from data.ingest.reading.plan import Plan
from data.ingest.reading.reference import INDEX, Reference
from data.ingest.reading.years import read_year

SUMMARY_ROW = re.compile(
    r"^(sub ?total|grand total|jumlah|jml|total|rata ?rata|rata2|rerata|rataan|(nilai )?(tertinggi|terendah)|nasional|"
    r"indonesia|median|maksimum|minimum|keterangan|catatan|sumber|ket|mengetahui|nb)\b"
)
DETAIL = re.compile(r"^\s*(([a-z]|[ivx]+)[.)]|[-–—•*·])\s")  # a. b. c., i. ii. iii. or dashes below an area
LKE = ("lke", "lke_skor")
GOVERNMENT_ROLES = ("kabupaten", "provinsi", "kode_kabupaten", "kode_provinsi")  # names go before codes
OF_TWO_PROVINCES = {"91", "92", "94", "95", "96"}  # BPS and Kemendagri number the provinces of Papua differently


@dataclass(slots=True)
class Place:
    """What a row says of its values; `issue` when it cannot be told."""

    government: str | None = None
    unit: str = ""
    indicator: str | None = None
    label: str | None = None  # of a component
    year: int | None = None
    kind: str | None = None
    section: str | None = None
    issue: Issue | None = None
    remark: Issue | None = None  # a note on the row, which is read all the same


class Dimensions:
    """Reads the names of one sheet's rows; remembers the section it is in, because areas occur under several."""

    def __init__(self, sheet: Sheet, plan: Plan, reference: Reference):
        self.sheet, self.plan, self.reference = sheet, plan, reference
        self.columns = {
            role: (plan.of_role(role) or [None])[0]
            for role in (
                *("provinsi", "kabupaten", "kode_provinsi", "kode_kabupaten"),
                *("perangkat_daerah", "indikator", "komponen", "tahun", "jenis"),
            )
        }
        self.cells = Cells(sheet, plan.first_row, [column for column in self.columns.values() if column])
        for role in GOVERNMENT_ROLES if plan.government else ():
            if self.columns[role] and not self._is_filled(self.columns[role]):
                self.columns[role] = None
        self.years = [c for c in plan.of_role("tahun") if not plan.year or self._is_filled(c)]
        self.section: str | None = None
        self.hints = Hints(reference)

    def find_missing(self) -> str | None:
        """The issue type of a dimension that neither a column nor the title gives; None when all are there."""
        values = self.plan.of_role("nilai")
        has = {role for role, column in self.columns.items() if column}
        given = {
            "government_missing": has & set(GOVERNMENT_ROLES)
            or self.plan.government
            or all(c.government for c in values),
            "indicator_missing": "indikator" in has
            or self.plan.indicator
            or all(c.indicator or c.component for c in values),
            "year_missing": "tahun" in has or self.plan.year or all(c.year for c in values),
        }
        return next((kind for kind, found in given.items() if not found), None)

    def read(self, row: int) -> Place:
        """The names of a row."""
        place = Place(self.plan.government, self.plan.unit, self.plan.indicator, None, self.plan.year, self.plan.kind)
        place.issue = self.find_broken(row)
        if place.issue:
            return place
        for step in (self.read_government, self.read_unit, self.read_names, self.read_year, self.read_kind):
            step(row, place)
            if place.issue:
                place.issue = self._summary_beside(row, place.issue)
                break
        return place

    def _summary_beside(self, row: int, issue: Issue) -> Issue:
        """A row without a name may be named in another column: 'Rata-rata' over No and Provinsi."""
        first = min(column.index for column in self.plan.of_role("nilai"))
        for column in self.plan.columns[:first] if issue.type.endswith("_missing") else ():
            text = self.cells.text(row, column)
            if SUMMARY_ROW.match(name_key(text)):
                return self._issue("detail_skipped", row, column, text)
        return issue

    def _is_filled(self, column: Column) -> bool:
        return any(self.cells.text(row, column) for row in range(self.plan.first_row, len(self.sheet.rows)))

    def find_broken(self, row: int) -> Issue | None:
        """A name or a year that is an Excel error, or a formula nobody computed."""
        for column in filter(None, self.columns.values()):
            mark = self.sheet.marks.get((row, column.index), "")
            if mark == "uncached":
                return self._issue("uncached_formula", row, column, "rumus")
            if mark.startswith("#"):
                return self._issue("excel_error", row, column, mark)
        return None

    def read_government(self, row: int, place: Place) -> None:
        """The kabupaten if the row names one, else the province, else the code. A blank name is not the title's."""
        for role in GOVERNMENT_ROLES:
            column = self.columns[role]
            text = self._text(row, column)
            if not text:
                continue
            place.government = None if text in OF_TWO_PROVINCES else self.hints.look_up("government", text)
            if place.government:
                self._compare_code(row, role, place)
            elif SUMMARY_ROW.match(name_key(text)):
                place.issue = self._issue("detail_skipped", row, column, text)
            else:
                hint = f"Kode {text} berbeda menurut BPS dan Kemendagri; tulis nama provinsinya."
                hint = hint if text in OF_TWO_PROVINCES else self.hints.hint(text, "government")
                place.issue = self._issue("unknown_government", row, column, text, hint=hint)
            return
        named = [self.columns[role] for role in GOVERNMENT_ROLES if self.columns[role]]
        given = any(column.government for column in self.plan.of_role("nilai"))
        if named or (place.government is None and not given):
            column = (named or self.plan.of_role("nilai"))[0]
            place.issue = self._issue("government_missing", row, column, "")

    def _compare_code(self, row: int, role: str, place: Place) -> None:
        """The name decides; a code beside it that means another government is told."""
        column = self.columns[f"kode_{role}"] if role in ("provinsi", "kabupaten") else None
        code = self._text(row, column)
        if code and self.hints.look_up("government", code) not in (None, place.government):
            name = self.reference.governments[place.government].name
            place.remark = self._issue("code_mismatch", row, column, code, name=name)

    def read_unit(self, row: int, place: Place) -> None:
        column = self.columns["perangkat_daerah"]
        text = self._text(row, column)
        if text:
            place.unit = text[:200]
            if SUMMARY_ROW.match(name_key(text)):
                place.issue = self._issue("detail_skipped", row, column, text)
        elif column and not self.columns["indikator"] and not self.columns["provinsi"]:
            place.issue = self._issue("detail_skipped", row, column, "baris tanpa perangkat daerah")

    def read_names(self, row: int, place: Place) -> None:
        """The indicator, and the label of a component with the section it stands in."""
        column = self.columns["indikator"]
        text = self._text(row, column)
        if text:
            code = self.hints.look_up("indicator", text)
            if code is None and any(key in self.reference.names["area"] for key in (name_key(text),)):
                code = f"{INDEX}:{text}"
            if code is None:
                kind = "detail_skipped" if SUMMARY_ROW.match(name_key(text)) else "unknown_indicator"
                place.issue = self._issue(kind, row, column, text, hint=self.hints.hint(text, "indicator"))
                return
            place.indicator, _, component = code.partition(":")
            place.label = text if component else None
        elif column:
            place.issue = self._issue("indicator_missing", row, column, "")
            return
        column = self.columns["komponen"]
        label = self._text(row, column, keep_indent=True)
        if label:
            self._read_label(row, column, label, place)

    def _read_label(self, row: int, column: Column, label: str, place: Place) -> None:
        place.indicator = place.indicator or INDEX
        years = [place.year] if place.year else [c.year for c in self.plan.of_role("nilai") if c.year]
        methods = [method for method in (self.reference.method(place.indicator, year) for year in years) if method]
        is_detail = self.plan.layout in LKE and DETAIL.match(label)
        paths = [] if is_detail else [path for m in methods for path in self.reference.component_paths(label, m)]
        is_index = not is_detail and self.reference.indicator(label) == place.indicator
        if methods and not paths and not is_index:
            key = name_key(label)
            names = {key: name for method in methods for key, name in component_names(method).items()}
            hint = self.hints.hint(re.sub(r"^\s*\S{1,3}\s", "", label), names)
            hint = hint if hint != NO_HINT else self.hints.hint(label, names)
            skip = is_detail or SUMMARY_ROW.match(key) or (self.plan.layout in LKE and hint == NO_HINT)
            facts = {"name": INDEX, "method": methods[0].short_name, "hint": hint}
            place.issue = self._issue("detail_skipped" if skip else "unknown_component", row, column, label, **facts)
            return
        place.label, place.section = label, self.section
        parts = [method.components[path] for method in methods for path in paths if path in method.components]
        if paths and choose_path(paths, self.section) is None:
            place.issue = self._issue("detail_skipped", row, column, label)
        elif len(set(paths)) == 1 and parts[0].level in ("component", "subcomponent"):
            self.section = paths[0]

    def read_year(self, row: int, place: Place) -> None:
        columns = self.years
        texts = {column.index: self._text(row, column) for column in columns}
        years = {read_year(self.cells.raw(row, c)).year or read_year(texts[c.index]).year for c in columns}
        if any(texts.values()):
            found = " dan ".join(dict.fromkeys(filter(None, texts.values())))
            years = {year for year in years if year} if len(columns) > 1 else years
            place.year = years.pop() if len(years) == 1 else None
            if place.year is None:
                kind = "detail_skipped" if SUMMARY_ROW.match(name_key(found)) else "year_unreadable"
                place.issue = self._issue(kind, row, next(c for c in columns if texts[c.index]), found)
        elif columns and not all(column.year for column in self.plan.of_role("nilai")):
            place.issue = self._issue("year_missing", row, columns[0], "")

    def read_kind(self, row: int, place: Place) -> None:
        column = self.columns["jenis"]
        text = self._text(row, column)
        if text:
            place.kind = self.reference.kind(text)
            if place.kind is None:
                place.issue = self._issue("unknown_kind", row, column, text)

    def _issue(self, issue_type: str, row: int, column: Column, found: str, **facts) -> Issue:
        return make_issue(issue_type, self.sheet.name, cell_at(row, column), found, **facts)

    def _text(self, row: int, column: Column | None, keep_indent: bool = False) -> str:
        return self.cells.text(row, column, keep_indent)
