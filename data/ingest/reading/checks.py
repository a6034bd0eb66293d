"""What must hold before records may be stored: scales, weights, predikat, duplicates, sums."""

from collections.abc import Iterator
from decimal import Decimal

from data.ingest.issue import make_issue
from data.ingest.model import Issue, Progress, Record, no_progress
from data.ingest.reading.components import component_name
from data.ingest.reading.grading import bands_at, bands_named, computed_predikat
from data.ingest.reading.reference import AREA_TOTAL, Method, Reference
from data.number_format import format_bound, format_number

SUM_TOLERANCE = Decimal("0.05")
HUNDRED = Decimal(100)
KNOWN_TO_HOLD = ("all", "local governments")


def find_issues(records: list[Record], reference: Reference, progress: Progress = no_progress) -> list[Issue]:
    """Every issue of the records of one file, in the order of their cells."""
    issues, inside = [], Inside(reference)
    for number, record in enumerate(records):
        if number % 5_000 == 0:
            progress("Memeriksa nilai", number / max(1, len(records)))
        if not inside.holds(record):
            issues += _check_record(record, reference)
    if len({record.figure for record in records}) < len(records):
        issues += _find_duplicates(records, reference)
    return [*issues, *_find_wrong_sums(records, reference)]


def drop_repeated(records: list[Record]) -> list[Record]:
    """The records without those that repeat an earlier one of the same figure."""
    first: dict[tuple, Record] = {}
    for record in records:
        first.setdefault(record.figure, record)
    return list(first.values())


class Inside:
    """Tells the records that certainly need no issue of their own; what is asked of a figure's scale is asked once."""

    def __init__(self, reference: Reference):
        self.reference = reference
        self.ranges: dict[tuple, tuple[Decimal, Decimal]] = {}
        self.predikats: dict[tuple, bool] = {}

    def holds(self, record: Record) -> bool:
        """Whether the value lies well inside its scale, and the predikat is one its number has."""
        value = record.value
        if value is None or record.upper_value is not None:
            return False
        key = (record.indicator, record.year, record.component)
        span = self.ranges.get(key)
        if span is None:
            span = self.ranges[key] = self._range(*key)
        if not span[0] < value <= span[1]:
            return False
        return not record.predikat or bool(record.component) or self._fits(record)

    def _range(self, indicator: str, year: int, component: str) -> tuple[Decimal, Decimal]:
        """Above the first and up to the second number nothing is said, whoever the value is of."""
        method, minimum = self.reference.method(indicator, year), self.reference.indicators[indicator].minimum
        part = method.components[component].max_score if component else method.usual_maximum
        upper = min((limit for limit in (part, method.ceiling) if limit is not None), default=Decimal("Infinity"))
        if component:
            return Decimal(-1), upper
        return max(minimum, Decimal(1)) if method.ceiling is not None and method.ceiling >= HUNDRED else minimum, upper

    def _fits(self, record: Record) -> bool:
        key = (record.indicator, record.year, record.predikat, record.value)
        if key not in self.predikats:
            method = self.reference.method(record.indicator, record.year)
            self.predikats[key] = not any(_check_predikat(record, method, self.reference))
        return self.predikats[key]


def figure_name(record: Record, reference: Reference) -> str:
    """'Maluku Utara, Inspektorat Daerah, Indeks RB, Manajemen Perubahan, 2022' for sentences."""
    parts = [reference.governments[record.government].short_name, record.unit]
    parts += [reference.indicators[record.indicator].short_name, component_name(record, reference)]
    parts += [f"{'target ' if record.kind == 'target' else ''}{record.year}"]
    return ", ".join(filter(None, parts))


def _check_record(record: Record, reference: Reference) -> Iterator[Issue]:
    method = reference.method(record.indicator, record.year)
    for value in filter(lambda number: number is not None, (record.value, record.upper_value)):
        yield from _check_scale(record, value, method, reference)
    is_inside = record.value is None or method.ceiling is None or record.value <= method.ceiling
    if record.predikat and not record.component and is_inside:
        yield from _check_predikat(record, method, reference)


def _check_scale(record: Record, value: Decimal, method: Method, reference: Reference) -> Iterator[Issue]:
    at = (record.sheet, record.cell, format_number(value))
    indicator = reference.indicators[record.indicator]
    names = {"name": component_name(record, reference) or indicator.short_name, "method": method.short_name}
    if record.component:
        part = method.components[record.component]
        if part.max_score is not None and value > part.max_score:
            if part.applies_to in KNOWN_TO_HOLD:
                yield make_issue("above_component", *at, limit=format_number(part.max_score), **names)
            elif not record.unit and (record.ceiling_hint is None or value > record.ceiling_hint):
                yield make_issue("above_unverified_weight", *at, limit=format_number(part.max_score), **names)
    elif value < indicator.minimum:
        facts = {"minimum": format_bound(indicator.minimum), "limit": _bound(method.ceiling)}
        yield make_issue("below_minimum", *at, **facts, **names)
    elif method.ceiling is not None and method.ceiling >= HUNDRED and 0 < value <= 1:
        yield make_issue("fraction_suspected", *at, limit=format_bound(method.ceiling), **names)
    if method.ceiling is not None and value > method.ceiling:
        facts = {"minimum": format_bound(indicator.minimum), "limit": format_bound(method.ceiling)}
        yield make_issue("above_ceiling", *at, hint=_lost_comma(value, method.ceiling), **facts, **names)
    elif not record.component and method.usual_maximum is not None and value > method.usual_maximum:
        yield make_issue("above_usual", *at, limit=format_bound(method.usual_maximum), **names)


def _bound(ceiling: Decimal | None) -> str:
    return "tak terbatas" if ceiling is None else format_bound(ceiling)


def _lost_comma(value: Decimal, ceiling: Decimal) -> str:
    """'Mungkin 74,63: koma desimal hilang.' where moving the comma brings the value inside the scale."""
    for places in (2, 1, 3):
        moved = value.scaleb(-places)
        if value == value.to_integral_value() and value >= 10**places and ceiling / 10 <= moved <= ceiling:
            return f"Mungkin {format_number(moved)}: koma desimal hilang."
    return "Perbaiki angkanya; mungkin satuan atau skalanya berbeda."


def _check_predikat(record: Record, method: Method, reference: Reference) -> Iterator[Issue]:
    at = (record.sheet, record.predikat_cell or record.cell, record.predikat)
    stated, is_letter = bands_named(record.predikat, method, record.year, reference)
    if not stated:
        if method.bands:
            yield make_issue("unknown_predikat", *at, name=reference.indicators[record.indicator].short_name)
    elif is_letter and record.value is not None:
        step = bands_at(record.value, method)
        if step and not {band.predikat for band in stated} & {band.predikat for band in step}:
            facts = {"value": format_number(record.value), "method": method.short_name}
            yield make_issue("predikat_mismatch", *at, expected=computed_predikat(record.value, method), **facts)


def _find_duplicates(records: list[Record], reference: Reference) -> Iterator[Issue]:
    """A second record of the same figure: a warning where it says the same, else an error naming both cells."""
    first: dict[tuple, Record] = {}
    for record in records:
        other = first.setdefault(record.figure, record)
        if other is record:
            continue
        facts = {"other": f"{other.sheet}!{other.cell}", "name": figure_name(record, reference)}
        at = (record.sheet, record.cell, _said(record))
        if other.content == record.content:
            yield make_issue("identical_values", *at, **facts)
        else:
            yield make_issue("conflicting_values", *at, other_found=_said(other), **facts)


def _said(record: Record) -> str:
    if record.value is None:
        return record.predikat or record.found or "kosong"
    return format_number(record.value)


def _find_wrong_sums(records: list[Record], reference: Reference) -> Iterator[Issue]:
    """A stated total that its components miss, where the method adds up and every component is there."""
    groups: dict[tuple, dict[str, Record]] = {}
    totals: dict[tuple[str, int], dict[str, list[str]]] = {}
    for record in records:
        key = (record.indicator, record.year)
        if key not in totals:
            totals[key] = _totals_of(reference.method(*key))
        if totals[key] and record.value is not None and record.upper_value is None:
            document = (record.document, record.document_version)
            group = (record.government, record.unit, *key, record.kind, document)
            groups.setdefault(group, {}).setdefault(record.component, record)
    for (_government, _unit, *key, _kind, _document), stated in groups.items():
        parts_of = totals[tuple(key)]
        for total, record in stated.items():
            parts = parts_of.get(total)
            if parts and all(part in stated for part in parts):
                found = sum(stated[part].value for part in parts)
                if abs(found - record.value) > SUM_TOLERANCE:
                    at = (record.sheet, record.cell, format_number(record.value))
                    yield make_issue(
                        "sum_mismatch", *at, name=figure_name(record, reference), total=format_number(found)
                    )


def _totals_of(method: Method) -> dict[str, list[str]]:
    """The paths that make up each total of a method, where its components add up."""
    found = {total: _parts_of(total, method) for total in ("", *method.components)} if method.adds_up else {}
    return {total: parts for total, parts in found.items() if parts}


def _parts_of(total: str, method: Method) -> list[str]:
    """The paths that make up `total`; none where the known ones are not all of it."""
    depth = total.count(".") + 1 if total else 0
    parts = [
        part
        for path, part in method.components.items()
        if part.level != AREA_TOTAL and path.count(".") == depth and (not total or path.startswith(f"{total}."))
    ]
    weights = [part.max_score for part in parts]
    whole = method.components[total].max_score if total else method.ceiling
    if whole is not None and None not in weights and sum(weights) != whole:
        return []
    return [part.path for part in parts]
