"""What an index becomes when its parts move, and the cheapest parts to move: pure arithmetic on decimals.

Points are Decimal throughout, because a predikat ends at exactly 70,00 and begins at 70,01.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from pages._output.component_parts import Part

CENT = Decimal("0.01")
MICRO = Decimal("0.000001")


class Slot(NamedTuple):
    """One part of the index as it was scored last; without a `ceiling` it stays where it is."""

    key: str
    name: str
    group: str  # first step of its path
    paths: tuple[str, ...]
    value: Decimal  # points
    ceiling: Decimal | None  # points
    ceiling_basis: str | None
    is_illustrative: bool

    @property
    def is_movable(self) -> bool:
        """Whether it can be moved: its ceiling is known and its value lies inside."""
        return self.ceiling is not None and self.ceiling > 0 and 0 <= self.value <= self.ceiling

    @property
    def room(self) -> Decimal:
        """Whole cents up to the ceiling, in points; 0 for a part that stays."""
        return (self.ceiling - self.value).quantize(CENT, ROUND_FLOOR) if self.is_movable else Decimal(0)


class Step(NamedTuple):
    """One step of a predikat scale; predikat that share an interval are one step ('A / A-')."""

    predikat: str
    codes: tuple[str, ...]  # highest first
    lower: Decimal
    is_open: bool  # begins above `lower`, not at it


class Goal(NamedTuple):
    """A bound to reach. `is_shared`: its predikat shares an interval and the number cannot tell it apart below
    `certain` (a step of the same method; None where no number tells)."""

    key: str
    words: str
    lower: Decimal
    is_open: bool
    is_illustrative: bool = False
    is_shared: bool = False
    certain: Step | None = None


class Plan(NamedTuple):
    """The cheapest set: `state` tercapai | mungkin | tidak_terjangkau; points to add by part key."""

    state: str
    additions: dict[str, Decimal]
    needed: Decimal  # points
    highest: Decimal  # the index with every movable part at its ceiling


class Equalled(NamedTuple):
    """One part set equal to a peer: `state` ikut | tetap_lebih_tinggi | tidak_dimuat | tanpa_batas."""

    slot: Slot
    share: Decimal | None  # of the ceiling, 0..1, at the peer
    value: Decimal
    state: str


def exact(value) -> Decimal:
    """A number of the store (six decimals, read as float) as the decimal it was."""
    return Decimal(str(value)).quantize(MICRO)


def slots_of(parts: list[Part]) -> list[Slot]:
    """The parts of component_parts.cut as decimals."""
    return [
        Slot(
            part.key,
            part.name,
            part.paths[0].partition(".")[0],
            part.paths,
            exact(part.value),
            None if part.ceiling is None else exact(part.ceiling),
            part.ceiling_basis,
            part.is_illustrative,
        )
        for part in parts
    ]


def values_of(slots: list[Slot]) -> dict[str, Decimal]:
    return {slot.key: slot.value for slot in slots}


def simulate(index: Decimal, slots: list[Slot], values: dict[str, Decimal]) -> Decimal:
    """The issued index plus the sum of what moved; whatever the parts do not explain stays as it is."""
    return index + sum((values[slot.key] - slot.value for slot in slots), Decimal(0))


def unexplained(index: Decimal, slots: list[Slot]) -> Decimal:
    """The index minus the sum of its parts: an adjustment of the formula, or parts that are not loaded."""
    return index - sum((slot.value for slot in slots), Decimal(0))


def steps_of(bands: list[dict], method_code: str) -> list[Step]:
    """The steps of one method, lowest first, from the rows of question bands."""
    groups: dict[tuple, list[dict]] = {}
    for band in bands:
        if band["method_code"] == method_code and band["lower_bound"] is not None:
            groups.setdefault((exact(band["lower_bound"]), not band["lower_inclusive"]), []).append(band)
    steps = []
    for (lower, is_open), members in sorted(groups.items()):
        codes = [one["predikat"] for one in sorted(members, key=lambda one: -one["band_rank"])]
        steps.append(Step(" / ".join(codes), tuple(codes), lower, is_open))
    return steps


def reaches(value: Decimal, lower: Decimal, is_open: bool) -> bool:
    """An open bound must be exceeded, a closed one met."""
    return value > lower if is_open else value >= lower


def grade(value: Decimal, steps: list[Step]) -> Step | None:
    """The highest step whose lower bound is reached; None without a scale or below it."""
    return next((step for step in reversed(steps) if reaches(value, step.lower, step.is_open)), None)


def steps_above(value: Decimal, steps: list[Step]) -> list[Step]:
    """The steps still to reach, nearest first."""
    return [step for step in steps if not reaches(value, step.lower, step.is_open)]


def status(value: Decimal, goal: Goal) -> str:
    """tercapai, di_bawah, or belum_dapat_dinilai where the number cannot tell A from A-."""
    if not reaches(value, goal.lower, goal.is_open):
        return "di_bawah"
    is_certain = goal.certain is not None and reaches(value, goal.certain.lower, goal.certain.is_open)
    return "belum_dapat_dinilai" if goal.is_shared and not is_certain else "tercapai"


def points_needed(index: Decimal, lower: Decimal, is_open: bool) -> Decimal:
    """Whole cents that take `index` to a bound: just to it, or 0,01 above an open one; 0 where it is reached."""
    if reaches(index, lower, is_open):
        return Decimal(0)
    return (lower + (CENT if is_open else 0) - index).quantize(CENT, ROUND_CEILING)


def cheapest(slots: list[Slot], index: Decimal, goal: Goal) -> Plan:
    """As few parts as possible that reach the goal, those with the most room first (then in their own order).

    The points are divided over them in proportion to their room, in whole cents, the rest of the division going to
    the largest remainders; no part passes its ceiling.
    """
    movable = sorted((slot for slot in slots if slot.room > 0), key=lambda slot: -slot.room)
    highest = index + sum((slot.ceiling - slot.value for slot in slots if slot.is_movable), Decimal(0))
    needed = points_needed(index, goal.lower, goal.is_open)
    if not needed:
        return Plan("tercapai", {}, needed, highest)
    chosen, room = [], Decimal(0)
    for slot in movable:
        if room >= needed:
            break
        chosen.append(slot)
        room += slot.room
    if room < needed:
        return Plan("tidak_terjangkau", {}, needed, highest)
    return Plan("mungkin", _divide(needed, chosen, room), needed, highest)


def _divide(needed: Decimal, chosen: list[Slot], room: Decimal) -> dict[str, Decimal]:
    """`needed` points over the chosen parts in proportion to their room, in cents."""
    shares = {slot.key: needed * slot.room / room for slot in chosen}
    cents = {key: share.quantize(CENT, ROUND_FLOOR) for key, share in shares.items()}
    left = int((needed - sum(cents.values())) / CENT)
    for key in sorted(shares, key=lambda key: cents[key] - shares[key])[:left]:
        cents[key] += CENT
    return cents


def equal_to(slots: list[Slot], lines: list[dict]) -> list[Equalled]:
    """Every part at the share of its ceiling that a peer reaches, never below our own value.

    lines: one year of question component_history of the peer. A part without all its components and their ceilings
    at the peer, or without a ceiling here, stays as it is.
    """
    theirs = {line["component"]: line for line in lines}
    return [_equalled(slot, [theirs.get(path) for path in slot.paths]) for slot in slots]


def _equalled(slot: Slot, rows: list[dict | None]) -> Equalled:
    if not slot.is_movable:
        return Equalled(slot, None, slot.value, "tanpa_batas")
    if any(row is None or not row["ceiling"] or row["value"] > row["ceiling"] for row in rows):
        return Equalled(slot, None, slot.value, "tidak_dimuat")
    share = sum(exact(row["value"]) for row in rows) / sum(exact(row["ceiling"]) for row in rows)
    value = min(slot.ceiling, (share * slot.ceiling).quantize(CENT, ROUND_HALF_UP))
    if value <= slot.value:
        return Equalled(slot, share, slot.value, "tetap_lebih_tinggi")
    return Equalled(slot, share, value, "ikut")


def positions(slot: Slot, *more: Decimal) -> list[Decimal]:
    """Where a slider of this part can stand: every cent up to the ceiling, and exactly where it stands now."""
    return sorted({*_cents(slot.ceiling), slot.ceiling, slot.value, *more})


@lru_cache(maxsize=64)
def _cents(ceiling: Decimal) -> tuple[Decimal, ...]:
    return tuple(CENT * number for number in range(int(ceiling / CENT) + 1))
