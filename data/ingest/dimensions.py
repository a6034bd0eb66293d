"""Of which figure a cell is a value: government, perangkat daerah, indicator, component, year and kind of one row."""

import re
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string, get_column_letter

from data.ingest.issue import make_issue
from data.ingest.model import Issue, Record, Sheet
from data.ingest.names import name_key, suggest
from data.ingest.plan import Column, Plan
from data.ingest.reference import INDEX, Reference
from data.ingest.years import FIRST_YEAR, last_year, read_year

SUMMARY_ROW = re.compile(
    r"^(sub ?total|jumlah|total|rata rata|rerata|rataan|tertinggi|terendah|nasional|median|"
    r"keterangan|catatan|sumber|ket|mengetahui|nb)\b"
)
DETAIL = re.compile(r"^\s*([a-z]|[ivx]+)[.)]\s")  # a. b. c. or i. ii. iii. below an area
LKE = ("lke", "lke_skor")
GOVERNMENT_ROLES = {"kabupaten", "provinsi", "kode_kabupaten", "kode_provinsi"}


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
        self.section: str | None = None
        self.spanned = {
            (row, left): (top, left)
            for top, left, bottom, _right in sheet.merges
            for row in range(max(top, plan.first_row) + 1, min(bottom, len(sheet.rows) - 1) + 1)
        }
        self.known: dict[tuple, object] = {}

    def find_missing(self) -> str | None:
        """The issue type of a dimension that neither a column nor the title gives; None when all are there."""
        values = self.plan.of_role("nilai")
        has = {role for role, column in self.columns.items() if column}
        given = {
            "government_missing": has & GOVERNMENT_ROLES or self.plan.government or all(c.government for c in values),
            "indicator_missing": "indikator" in has
            or self.plan.indicator
            or all(c.indicator or c.component for c in values),
            "year_missing": "tahun" in has or self.plan.year or all(c.year for c in values),
        }
        return next((kind for kind, found in given.items() if not found), None)

    def is_repeated_header(self, row: int) -> bool:
        """A header printed again on the next page of a long table."""
        texts = [(c, self._text(row, c)) for c in self.columns.values() if c]
        same = [text for column, text in texts if text and name_key(text) == name_key(column.header.split(" / ")[0])]
        return bool(same) and len(same) == sum(bool(text) for _c, text in texts)

    def read(self, row: int) -> Place:
        """The names of a row."""
        place = Place(self.plan.government, self.plan.unit, self.plan.indicator, None, self.plan.year, self.plan.kind)
        for step in (self._read_government, self._read_unit, self._read_names, self._read_year, self._read_kind):
            step(row, place)
            if place.issue:
                break
        return place

    def figure(self, place: Place, column: Column, row: int) -> dict | Issue:
        """The figure of one value cell, as the identifying fields of a Record, or the issue."""
        at = (self.sheet.name, f"{get_column_letter(column.index + 1)}{row + 1}")
        year, kind = column.year or place.year, column.kind or place.kind
        indicator = column.indicator or (INDEX if column.component else place.indicator)
        label = column.component or (None if column.indicator else place.label)
        key = (
            place.government or column.government,
            place.unit,
            indicator,
            label,
            column.section or place.section,
            year,
            kind,
        )
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._resolve(*key)
        return found if isinstance(found, dict) else make_issue(found[0], *at, found[1], **found[2])

    def _resolve(self, government, unit, indicator, label, section, year, kind) -> dict | tuple:
        name = self.reference.indicators[indicator].name if indicator else ""
        if not FIRST_YEAR <= year <= last_year(kind):
            return "year_out_of_range", year, {"minimum": FIRST_YEAR, "limit": last_year(kind)}
        method = self.reference.method(indicator, year)
        if method is None:
            return "no_method", year, {"name": name}
        figure = {"government": government, "unit": unit, "indicator": indicator, "year": year, "kind": kind}
        if not label or self.reference.indicator(label) == indicator:
            return figure | {"component": ""}
        paths = self.reference.component_paths(label, method)
        path = choose_path(paths, section)
        if path is None:
            facts = {"name": name, "method": method.short_name, "hint": self._hint(label, _component_names(method))}
            return "unknown_component", label.strip(), facts
        return figure | {"component": path}

    def name(self, record: Record) -> str:
        """'Nusa Tenggara Timur, Indeks RB, 2020' for sentences."""
        parts = [self.reference.governments[record.government].short_name, record.unit]
        parts += [self.reference.indicators[record.indicator].short_name, component_name(record, self.reference)]
        return ", ".join(filter(None, [*parts, str(record.year)]))

    def predikat_words(self, indicator: str) -> tuple[str, ...]:
        """Every word that may be a predikat of the indicator, under any method."""
        key = ("words", indicator)
        if key not in self.known:
            self.known[key] = predikat_words(indicator, self.reference)
        return self.known[key]

    def mark_at(self, row: int, letters: str) -> str | None:
        """The mark of a cell by its column letters."""
        return self.sheet.marks.get((row, column_index_from_string(letters) - 1))

    def _read_government(self, row: int, place: Place) -> None:
        """The kabupaten if the row names one, else the province, else the code; names go before codes."""
        for role in ("kabupaten", "provinsi", "kode_kabupaten", "kode_provinsi"):
            column = self.columns[role]
            text = self._text(row, column)
            if not text:
                continue
            place.government = self._look_up("government", text)
            if place.government is None:
                if SUMMARY_ROW.match(name_key(text)):
                    place.issue = self._issue("detail_skipped", row, column, text)
                else:
                    names = {
                        key: self.reference.governments[code].name
                        for key, code in self.reference.names["government"].items()
                    }
                    place.issue = self._issue("unknown_government", row, column, text, hint=self._hint(text, names))
            return
        given = any(column.government for column in self.plan.of_role("nilai"))
        if place.government is None and not given:
            column = self.columns["provinsi"] or self.columns["kabupaten"] or self.plan.of_role("nilai")[0]
            place.issue = self._issue("government_missing", row, column, "")

    def _read_unit(self, row: int, place: Place) -> None:
        column = self.columns["perangkat_daerah"]
        text = self._text(row, column)
        if text:
            place.unit = text[:200]
            if SUMMARY_ROW.match(name_key(text)):
                place.issue = self._issue("detail_skipped", row, column, text)
        elif column and not self.columns["indikator"] and not self.columns["provinsi"]:
            place.issue = self._issue("detail_skipped", row, column, "baris tanpa perangkat daerah")

    def _read_names(self, row: int, place: Place) -> None:
        """The indicator, and the label of a component with the section it stands in."""
        column = self.columns["indikator"]
        text = self._text(row, column)
        if text:
            code = self._look_up("indicator", text)
            if code is None and any(key in self.reference.names["area"] for key in (name_key(text),)):
                code = f"{INDEX}:{text}"
            if code is None:
                names = self._indicator_names()
                kind = "detail_skipped" if SUMMARY_ROW.match(name_key(text)) else "unknown_indicator"
                place.issue = self._issue(kind, row, column, text, hint=self._hint(text, names))
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
            names = {key: name for method in methods for key, name in _component_names(method).items()}
            hint = suggest(re.sub(r"^\s*\S{1,3}\s", "", label), names) or suggest(label, names)
            skip = is_detail or SUMMARY_ROW.match(key) or (self.plan.layout in LKE and not hint)
            facts = {"name": INDEX, "method": methods[0].short_name, "hint": self._hint(label, names)}
            place.issue = self._issue("detail_skipped" if skip else "unknown_component", row, column, label, **facts)
            return
        place.label, place.section = label, self.section
        parts = [method.components[path] for method in methods for path in paths if path in method.components]
        if paths and choose_path(paths, self.section) is None:
            place.issue = self._issue("detail_skipped", row, column, label)
        elif len(set(paths)) == 1 and parts[0].level in ("component", "subcomponent"):
            self.section = paths[0]

    def _read_year(self, row: int, place: Place) -> None:
        column = self.columns["tahun"]
        text = self._text(row, column)
        if text:
            raw = self._raw(row, column)
            place.year = read_year(raw if not isinstance(raw, str) else text).year
            if place.year is None:
                place.issue = self._issue("year_unreadable", row, column, text)
        elif column and place.year is None:
            place.issue = self._issue("year_missing", row, column, "")

    def _read_kind(self, row: int, place: Place) -> None:
        column = self.columns["jenis"]
        text = self._text(row, column)
        if text:
            place.kind = self.reference.kind(text)
            if place.kind is None:
                place.issue = self._issue("unknown_kind", row, column, text)

    def _look_up(self, what: str, text: str) -> str | None:
        key = (what, text)
        if key not in self.known:
            self.known[key] = getattr(self.reference, what)(text)
        return self.known[key]

    def _indicator_names(self) -> dict[str, str]:
        indicators = self.reference.indicators
        names = self.reference.names["indicator"].items()
        return {key: indicators[code].short_name for key, code in names if code in indicators}

    def _hint(self, text: str, names: dict[str, str]) -> str:
        """'Maksudnya Kalimantan Timur?' where a known name is near, else what to do: a suggestion, never a decision."""
        near = suggest(text, names)
        return f"Maksudnya {near}? Tulis nama itu bila benar." if near else "Pakai nama yang tercantum di Metodologi."

    def _issue(self, issue_type: str, row: int, column: Column, found: str, **facts) -> Issue:
        cell = f"{get_column_letter(column.index + 1)}{row + 1}"
        return make_issue(issue_type, self.sheet.name, cell, found, **facts)

    def _raw(self, row: int, column: Column | None) -> object:
        if column is None:
            return None
        row, index = self.spanned.get((row, column.index), (row, column.index))
        cells = self.sheet.rows[row]
        return cells[index] if index < len(cells) else None

    def _text(self, row: int, column: Column | None, keep_indent: bool = False) -> str:
        value = self._raw(row, column)
        if value is None:
            return ""
        text = re.sub(r"[\x00-\x1f\x7f\xa0\u202f]+", " ", str(value))
        return text.rstrip() if keep_indent else " ".join(text.split())


def choose_path(paths: list[str], section: str | None) -> str | None:
    """Of several paths a label may mean, the one inside the section; without a section the one nearest the top."""
    if len(paths) <= 1 or len(set(paths)) == 1:
        return paths[0] if paths else None
    inside = [path for path in paths if section and path.startswith(f"{section}.")]
    if section and not inside:
        return None
    return min(inside or paths, key=lambda path: path.count("."))


def component_name(record: Record, reference: Reference) -> str:
    """The name of the record's component; '' for the index itself."""
    method = reference.method(record.indicator, record.year)
    return method.components[record.component].name if record.component else ""


def predikat_words(indicator: str, reference: Reference) -> tuple[str, ...]:
    """Codes, labels and aliases of every band of the indicator."""
    bands = [band for method in reference.methods if method.indicator == indicator for band in method.bands]
    words = [word for band in bands for word in (band.predikat, band.label) if word]
    words += [text for text, names in reference.predikat_names.items() if any(n.indicator == indicator for n in names)]
    return tuple({word.casefold(): word for word in reversed(words)}.values())


def _component_names(method) -> dict[str, str]:
    return {
        name_key(part): item.name
        for item in method.components.values()
        for part in [item.name, *item.name.split(" / ")]
    }
