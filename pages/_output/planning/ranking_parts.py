"""The four parts of an office's ranking, each from 0 to 100 with the inputs it was made from; exact fractions."""

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from data.number_format import format_bound, format_number
from pages._output.planning.board import due_quarters
from pages._output.planning.checklist import QUESTIONS, Office
from pages._output.planning.quarter import Quarter, is_judged, of_year, realised_of, target_of
from pages._output.planning.ranking_rule import PART_NAMES
from pages._output.planning.values import decimal, exact, key_of, offices_of, share

FULL = Fraction(100)
SCALE = (Fraction(0), FULL)  # of an office score whose row names no scale
FORMULAS = {
    "score": "nilai evaluasi perangkat daerah dalam persen skalanya, semua dari tahun dan metode yang sama",
    "progress": "rata-rata realisasi ÷ target triwulan yang sama, dari tiap triwulan bertarget sampai triwulan ini, "
    "masing-masing paling tinggi 100 %; triwulan yang berakhir tanpa realisasi dihitung 0; renaksi yang targetnya "
    "menurun tidak dinilai",
    "timeliness": "renaksi triwulan yang tepat waktu ÷ renaksi triwulan yang jatuh tempo, sampai triwulan ini; renaksi "
    "yang targetnya menurun tidak dinilai",
    "completeness": f"(jawaban sudah + ½ × jawaban sebagian) ÷ {len(QUESTIONS)} pertanyaan",
}


class Measure(NamedTuple):
    """One part of one office. `value` is 0 to 100, None where it is missing; `told`: its inputs, or what is missing."""

    value: Fraction | None
    told: str
    flags: tuple[bool, ...]  # is_illustrative of its inputs


class ScoreBasis(NamedTuple):
    """Which office scores are compared: one year and one method, those that most offices have."""

    year: int
    method: str | None


def score_basis(scores: list[dict], keys: set[str], year: int) -> ScoreBasis | None:
    """The year (none after `year`) and method with most of the offices; the newest of equals. None without scores."""
    known = [row for row in scores if _is_usable(row, keys, year)]
    counts = Counter(ScoreBasis(int(row["year"]), row["method"]) for row in known)
    return max(counts, key=lambda one: (counts[one], one.year, one.method or ""), default=None)


def _is_usable(row: dict, keys: set[str], year: int) -> bool:
    is_known = any(key_of(name) in keys for name in offices_of(row))
    return is_known and int(row["year"]) <= year and exact(row["value"]) is not None


def _is_of(row: dict, key: str) -> bool:
    """Whether a row names the office, alone or with others."""
    return key in map(key_of, offices_of(row))


def score_of(scores: list[dict], basis: ScoreBasis | None) -> Measure:
    """Value of one office in percent of its scale: scale_minimum and scale_maximum of the row, else 0 to 100."""
    own = [row for row in scores if basis is not None and (int(row["year"]), row["method"]) == basis]
    row = next((row for row in own if exact(row["value"]) is not None), None)
    if row is None:
        grades = [one["predikat"] for one in (own if basis else scores) if one["predikat"]]
        year = f" {basis.year}" if basis else ""
        told = f"baru predikat {grades[0]}, tanpa angka" if grades else f"nilai{year} belum dimuat"
        return Measure(None, told, ())
    low, high = (exact(row.get(f"scale_{end}")) for end in ("minimum", "maximum"))
    low, high = (low or SCALE[0], high) if high is not None and high > (low or 0) else SCALE
    told = f"nilai {basis.year} {format_number(row['value'])} pada skala {format_bound(decimal(low))}–"
    value = _clamped(share(exact(row["value"]) - low, high - low))
    return Measure(value, told + format_bound(decimal(high)), _flags([row]))


def progress_of(actions: list[dict], until: int, today: date) -> Measure:
    """Mean of realisation over target of every judged quarter with a target above nought; each at most 100.

    A quarter that ended without a realisation counts nought, one that has not ended and is not reported not at all.
    """
    pairs = [(one, n) for one in actions for n in range(1, until + 1) if is_judged(one, n) and target_of(one, n) > 0]
    silent = [pair for pair in pairs if realised_of(*pair) is None and _has_ended(*pair, today)]
    pairs = [pair for pair in pairs if realised_of(*pair) is not None] + silent
    if not pairs:
        return Measure(None, "belum ada triwulan bertarget yang dilaporkan atau berakhir", ())
    shares = [_clamped(share(realised_of(*pair) or 0, target_of(*pair))) for pair in pairs]
    told = f"rata-rata {len(shares)} triwulan yang bertarget"
    told += f", {len(silent)} di antaranya tanpa realisasi (0)" if silent else ""
    return Measure(sum(shares, Fraction(0)) / len(shares), told, _flags(one for one, _ in pairs))


def _has_ended(action: dict, quarter_number: int, today: date) -> bool:
    return Quarter(int(action["year"]), quarter_number).has_ended(today)


def timeliness_of(actions: list[dict], year: int, until: int, today: date) -> Measure:
    due = due_quarters(actions, year, until, today)
    if not due:
        return Measure(None, "belum ada renaksi yang jatuh tempo", ())
    on_time = sum(state == "tepat_waktu" for _, _, state in due)
    told = f"{on_time} dari {len(due)} renaksi triwulan tepat waktu"
    return Measure(share(on_time, len(due)), told, _flags(action for action, _, _ in due))


def completeness_of(office: Office) -> Measure:
    """Of the six questions; an office without any answer is missing, one without some has those as not complete."""
    given = [one for one in office.answers.values() if one.code]
    if not given:
        return Measure(None, "enam pertanyaan belum dijawab", ())
    done, partly = (sum(one.code == code for one in given) for code in ("sudah", "sebagian"))
    told = f"{done} sudah dan {partly} sebagian dari {len(QUESTIONS)}"
    flags = tuple(one.is_illustrative for one in given)
    return Measure(share(done + Fraction(partly, 2), len(QUESTIONS)), told, flags)


def measures(
    office: Office, actions: list[dict], scores: list[dict], basis: ScoreBasis | None, quarter: Quarter, today: date
) -> dict[str, Measure]:
    """Part -> Measure of one office, from the rows of all of them; cancelled actions are left out."""
    key = key_of(office.name)
    own = [one for one in of_year(actions, quarter.year) if _is_of(one, key)]
    told = (
        score_of([row for row in scores if _is_of(row, key)], basis),
        progress_of(own, quarter.number, today),
        timeliness_of(own, quarter.year, quarter.number, today),
        completeness_of(office),
    )
    return dict(zip(PART_NAMES, told, strict=True))


def _clamped(value: Fraction) -> Fraction:
    return min(FULL, max(Fraction(0), value))


def _flags(rows) -> tuple[bool, ...]:
    return tuple(bool(row["is_illustrative"]) for row in rows)
