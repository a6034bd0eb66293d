"""Of which figure a cell is a value: what its row and its column say, resolved under the method of the year."""

from data.ingest.issue import make_issue
from data.ingest.model import Issue, Record, Sheet
from data.ingest.reading.cells import cell_at
from data.ingest.reading.column import Column
from data.ingest.reading.components import choose_path, component_name, component_names, predikat_words
from data.ingest.reading.dimensions import Place
from data.ingest.reading.hints import Hints
from data.ingest.reading.reference import INDEX, Reference
from data.ingest.reading.years import FIRST_YEAR, last_year


class Figures:
    """Resolves the cells of one sheet; each combination of names once."""

    def __init__(self, sheet: Sheet, reference: Reference, hints: Hints):
        self.sheet, self.reference, self.hints = sheet, reference, hints
        self.known: dict[tuple, object] = {}

    def figure(self, place: Place, column: Column, row: int) -> dict | Issue:
        """The figure of one value cell, as the identifying fields of a Record, or the issue."""
        found = self.of_row(place, column)
        return (
            found
            if isinstance(found, dict)
            else make_issue(found[0], self.sheet.name, cell_at(row, column), found[1], **found[2])
        )

    def of_row(self, place: Place, column: Column) -> dict | tuple:
        """The figure, or the type, the words and the facts of the issue, whatever the row."""
        year, kind = column.year or place.year, column.kind or place.kind
        indicator = column.indicator or (INDEX if column.component else place.indicator)
        label = column.component or (None if column.indicator else place.label)
        key = (
            column.government or place.government,
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
        return found

    def _resolve(self, government, unit, indicator, label, section, year, kind) -> dict | tuple:
        if government is None:
            return "government_missing", "", {}
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
            facts = {"name": name, "method": method.short_name, "hint": self.hints.hint(label, component_names(method))}
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
