"""The ranking of perangkat daerah for reward and punishment: total by a printed rule, shared places, what is missing.

Everything is computed with exact fractions, so equal totals are equal; numbers are rounded when they are written.
"""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from data.number_format import format_number
from pages._output import html
from pages._output.planning.checklist import checklist
from pages._output.planning.quarter import Quarter
from pages._output.planning.ranking_parts import Measure, ScoreBasis, measures, score_basis
from pages._output.planning.ranking_rule import DEFAULT, PART_NAMES, PARTS, Rule, parse_rule, rule_entry
from pages._output.planning.values import decimal, key_of, mark, offices_of, plain, tagged

__all__ = [
    "COLUMNS", "DEFAULT", "PARTS", "Ranking", "Rule", "Standing", "parse_rule", "rank_offices", "ranking_lines",
    "rule_entry",
]  # fmt: skip
MOST_DECIMALS = 6


class Standing(NamedTuple):
    """One perangkat daerah. `total` and `place` are None where it has no place under the rule."""

    name: str
    measures: dict[str, Measure]  # by part
    missing: tuple[str, ...]  # parts with a weight and no value
    weights: dict[str, Fraction]  # in percent, of the parts that made the total
    total: Fraction | None  # 0 to 100
    place: int | None
    shared_by: int  # how many have this place, 1 where it is alone
    flags: tuple[bool, ...]  # is_illustrative of what made it

    @property
    def is_spread(self) -> bool:
        """Whether weights of missing parts were spread over the others."""
        return self.total is not None and bool(self.missing)

    @property
    def place_words(self) -> str | None:
        """'ke-2', 'ke-2 (bersama 2)' where two share it; None without a place."""
        if self.place is None:
            return None
        return f"ke-{self.place}" + (f" (bersama {self.shared_by})" if self.shared_by > 1 else "")

    @property
    def missing_words(self) -> str | None:
        """'Nilai: nilai 2024 belum dimuat; …'; None where nothing is missing."""
        return "; ".join(f"{PART_NAMES[part]}: {self.measures[part].told}" for part in self.missing) or None


class Ranking(NamedTuple):
    """All perangkat daerah under one rule: those with a place by it, the others by name."""

    rule: Rule
    quarter: Quarter
    today: date
    basis: ScoreBasis | None
    placed: list[Standing]
    unplaced: list[Standing]

    @property
    def flags(self) -> tuple[bool, ...]:
        return tuple(flag for one in [*self.placed, *self.unplaced] for flag in one.flags)

    @property
    def decimals(self) -> int:
        """Decimals of the totals: two, or as many more as let different totals read different."""
        totals = {one.total for one in self.placed}
        count = lambda places: len({format_number(decimal(total), places) for total in totals})  # noqa: E731
        return next((places for places in range(2, MOST_DECIMALS) if count(places) == len(totals)), MOST_DECIMALS)


def rank_offices(
    offices: list[dict], actions: list[dict], scores: list[dict], answers: list[dict], rule: Rule, quarter: Quarter,
    today: date,
) -> Ranking:  # fmt: skip
    """Rank every perangkat daerah of the question offices.

    actions, scores, answers: rows of actions, office_scores and checklist. Equal totals share a place and the next one
    follows after all of them (1, 2, 2, 4); within a place the order is by name.
    """
    keys = {key_of(name) for row in offices for name in offices_of(row)}
    known = [one for one in checklist(answers, offices) if key_of(one.name) in keys]
    basis = score_basis(scores, keys, quarter.year)
    told = [
        _standing(one.name, one.is_illustrative, measures(one, actions, scores, basis, quarter, today), rule)
        for one in known
    ]
    with_total = sorted((one for one in told if one.total is not None), key=lambda one: (-one.total, one.name))
    totals = [one.total for one in with_total]
    placed = [
        one._replace(place=1 + sum(total > one.total for total in totals), shared_by=totals.count(one.total))
        for one in with_total
    ]
    return Ranking(rule, quarter, today, basis, placed, [one for one in told if one.total is None])


def _standing(name: str, is_illustrative: bool, own: dict[str, Measure], rule: Rule) -> Standing:
    """An office before its place is known; its own mark speaks where nothing is loaded for it."""
    there = [part for part in rule.used if own[part].value is not None]
    missing = tuple(part for part in rule.used if own[part].value is None)
    flags = tuple(flag for part in there for flag in own[part].flags) or (is_illustrative,)
    if not there or (missing and rule.missing == "tanpa_peringkat"):
        return Standing(name, own, missing, {}, None, None, 0, flags)
    whole = sum(rule.by_part[part] for part in there)
    weights = {part: Fraction(rule.by_part[part] * 100, whole) for part in there}
    total = sum((weights[part] * own[part].value for part in there), Fraction(0)) / 100
    return Standing(name, own, missing, weights, total, None, 1, flags)


COLUMNS = [
    html.Column("Peringkat", "place", True),
    html.Column("Perangkat daerah", "name"),
    html.Column("Jumlah", "total", True),
    *(html.Column(PART_NAMES[part], part, True) for part in PARTS),
    html.Column("Yang kurang", "missing"),
    html.Column("Tanda", "mark"),
]


def ranking_lines(ranking: Ranking) -> list[dict]:
    """Lines of COLUMNS by place, then what has none; a part shows its inputs when pointed at."""
    return [_line(one, ranking) for one in [*ranking.placed, *ranking.unplaced]]


def _line(one: Standing, ranking: Ranking) -> dict:
    line = {
        "place": one.place_words or "tanpa peringkat", "place_value": one.place,
        "name": tagged(one.name, one.flags), "name_value": one.name,
        "total": format_number(decimal(one.total), ranking.decimals), "total_value": plain(one.total),
        "missing": html.Markup(html.text(one.missing_words) + _spread(one)) if one.missing else "lengkap",
        "missing_value": (one.missing_words or "lengkap") + (" (bobot dibagi)" if one.is_spread else ""),
        "mark": mark(one.flags),
    }  # fmt: skip
    for part, measure in one.measures.items():
        line[part] = html.hint(format_number(decimal(measure.value)), measure.told)
        line[f"{part}_value"] = plain(measure.value)
        line[f"{part}_told"] = measure.told
    return line


def _spread(one: Standing) -> str:
    return ' <span class="rb-tag">bobot dibagi</span>' if one.is_spread else ""
