"""The lines of the trend slide: values and targets, a series for each method version, years without holes."""

from itertools import groupby

import pandas as pd

from pages._output.area_scheme import method_of
from pages._output.deck.brief import Brief, IndicatorFacts
from pages._output.deck.model import Series
from pages._output.trend_data import Goal, Mark, TrendData, breaks, collect
from pages._output.words import KIND

LONGEST_PREDIKAT = 12  # letters beside the newest value
LONGEST_REASON = 18  # letters under a year
FEW_TARGETS = 3  # up to these every target is labelled with its word


def data_of(brief: Brief, facts: IndicatorFacts) -> TrendData | None:
    """The marks, targets and absences of one government; None where neither value nor target is loaded."""
    years = [item["year"] for item in [*facts.points, *facts.targets]]
    if not years:
        return None
    frames = (pd.DataFrame(items, dtype=object) for items in (facts.points, facts.targets, facts.bands, facts.methods))
    points, targets, bands, methods = frames
    span = (min(years), max(years))
    return collect([brief.code], {brief.code: brief.name}, span, points, targets, bands, methods)


def final(data: TrendData) -> list[Mark]:
    """What stands on the line of values: one mark a year, the result before a provisional figure."""
    own = [mark for mark in data.marks if mark.level is not None and mark.kind in ("realisasi", "sementara")]
    own.sort(key=lambda mark: (mark.year, mark.kind != "realisasi"))
    return [next(marks) for _, marks in groupby(own, key=lambda mark: mark.year)]


def others(data: TrendData) -> list[Mark]:
    """Self-assessments, and provisional figures beside a result: marks of their own, never joined."""
    line = final(data)
    return sorted((m for m in data.marks if m.level is not None and m not in line), key=lambda m: (m.year, m.kind))


def is_mixed(data: TrendData) -> bool:
    """Whether values of both sorts, or real values with illustrative targets, stand on one chart."""
    flags = [mark.is_illustrative for mark in data.marks]
    return not (flags and all(flags)) and any([*flags, *(goal.is_illustrative for goal in data.goals)])


def categories(data: TrendData) -> tuple[str, ...]:
    """Every year from the first to the last; a year without a mark carries why, an illustrative one its word."""
    reasons = dict(reversed(data.absences))
    names = {mark.year for mark in data.marks if mark.level is None}
    told = []
    for year in range(data.years[0], data.years[1] + 1):
        words = reasons.get(year) or next(
            (f"{m.text} tanpa angka" for m in data.marks if m.year == year and m.level is None), ""
        )
        if year in names and len(words) > LONGEST_REASON:
            words = "predikat saja"
        if is_mixed(data):
            words = ", ".join(filter(None, [words, _invented(data, year)]))
        told.append(f"{year} {words}".strip())
    return tuple(told)


def _invented(data: TrendData, year: int) -> str:
    """'ilustrasi' where a value of the year is; 'target ilustrasi' where its target alone is."""
    if any(mark.is_illustrative for mark in data.marks if mark.year == year):
        return "ilustrasi"
    return "target ilustrasi" if any(goal.is_illustrative for goal in data.goals if goal.year == year) else ""


def series_of(data: TrendData) -> tuple[Series, ...]:
    """What stands alone, then values and targets cut at every method."""
    years = list(range(data.years[0], data.years[1] + 1))
    made = [  # first, so that the newest value of the line is the last one drawn
        _values(f"{KIND[mark.kind].capitalize()} {mark.year}", {mark.year: mark}, years, data, is_hollow=True)
        for mark in others(data)
    ]
    for method in data.methods:
        code, name = method["method_code"], f"Metode {method['valid_from_year']}"
        marks = {m.year: m for m in final(data) if _method_code(data, m) == code}
        if marks:
            made.append(_values(f"Nilai, {name}", marks, years, data))
        goals = {g.year: g for g in data.goals if _code_of_year(data, g.year) == code}
        if goals:
            made.append(_targets(f"Target, {name}", {y: (g.level, g) for y, g in goals.items()}, years, data))
        uppers = {year: (goal.upper, goal) for year, goal in goals.items() if goal.upper is not None}
        if uppers:
            made.append(_targets(f"Batas atas target, {name}", uppers, years, data, is_upper=True))
    return tuple(made)


def _method_code(data: TrendData, mark: Mark) -> str | None:
    return mark.method_code or _code_of_year(data, mark.year)


def _code_of_year(data: TrendData, year: int) -> str:
    """The method a year falls under; a year before all methods belongs to the first, one after them to the last."""
    method = method_of(year, data.methods)
    if method is None:
        method = data.methods[0] if year < data.methods[0]["valid_from_year"] else data.methods[-1]
    return method["method_code"]


def _values(name: str, marks: dict[int, Mark], years, data: TrendData, is_hollow: bool = False) -> Series:
    newest = max(mark.year for mark in final(data)) if final(data) else None
    found = [marks.get(year) for year in years]
    return Series(
        name,
        tuple(mark and mark.level for mark in found),
        tuple(_value_label(mark, mark is not None and mark.year == newest) for mark in found),
        "kita",
        tuple(_line(mark.hover) if mark else "" for mark in found),
        tuple(bool(mark and (is_hollow or mark.is_provisional or mark.kind != "realisasi")) for mark in found),
    )


def _value_label(mark: Mark | None, is_newest: bool) -> str:
    if mark is None:
        return ""
    if mark.kind == "mandiri":
        return f"{mark.text} mandiri"
    state = " sementara" if mark.is_provisional or mark.kind == "sementara" else ""
    if is_newest and mark.predikat and len(mark.predikat) <= LONGEST_PREDIKAT:
        return f"{mark.text} {mark.predikat}{state}"
    return mark.text + state


def _targets(name: str, goals: dict[int, tuple[float, Goal]], years, data: TrendData, is_upper=False) -> Series:
    """A range has its words at the lower bound; among many targets the last one alone says that it is a target."""
    last = max(goal.year for goal in data.goals)
    labels = []
    for year in years:
        goal = goals[year][1] if year in goals else None
        text = goal.text.removesuffix(" (ilustrasi)") if goal else ""
        if goal is None or is_upper:
            labels.append("")
        else:
            labels.append(f"Target {text}" if len(data.goals) <= FEW_TARGETS or year == last else text)
    return Series(
        name,
        tuple(goals[year][0] if year in goals else None for year in years),
        tuple(labels),
        "target",
        tuple(_line(goals[year][1].hover) if year in goals else "" for year in years),
    )


def _line(hover: str) -> str:
    """The words of a mark on screen as one plain line."""
    return hover.replace("<b>", "").replace("</b>", "").replace("<br>", "; ").replace("‹", "<")


def rules(data: TrendData) -> tuple[tuple[int, str], ...]:
    """(category, short name) of every method that begins inside the years."""
    told = []
    for year, regulation in breaks(data):
        told.append((year - data.years[0], f"Metode {year}" + (f" ({regulation})" if regulation else "")))
    return tuple(told)
