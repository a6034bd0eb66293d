"""One action in one quarter: whether it was in time, how far it is of its year, what it spent. Rules, no pictures."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from pages._output.planning.values import exact, present, share

ROMAN = ("I", "II", "III", "IV")
# State of an action in a quarter -> (mark, word, palette role or None), in the order of the board.
STATES = {
    "tepat_waktu": ("▲", "tepat waktu", "above"),
    "terlambat": ("▼", "terlambat", "below"),
    "terhambat": ("■", "terhambat", "below"),
    "belum_dilaporkan": ("○", "belum dilaporkan", "below"),
    "belum_jatuh_tempo": ("·", "belum jatuh tempo", None),
    "tanpa_target": ("–", "tanpa target", None),
}
CANCELLED = "dibatalkan"  # neither counted nor shown on the board
DUE = ("tepat_waktu", "terlambat", "terhambat", "belum_dilaporkan")  # judged: target met, or quarter ended
TEXT_UNITS = ("teks", "uraian", "kualitatif", "narasi", "naratif")  # no share of a year can be taken


class Quarter(NamedTuple):
    """A quarter of a year: Quarter(2025, 2) is April to June 2025."""

    year: int
    number: int  # 1 to 4

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def last_day(self) -> date:
        next_first = date(self.year + 1, 1, 1) if self.number == 4 else date(self.year, self.number * 3 + 1, 1)
        return next_first - timedelta(days=1)

    @property
    def short_words(self) -> str:
        """'TW II'."""
        return f"TW {ROMAN[self.number - 1]}"

    @property
    def words(self) -> str:
        """'TW II 2025'."""
        return f"{self.short_words} {self.year}"

    @property
    def previous(self) -> "Quarter":
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    def has_ended(self, today: date) -> bool:
        """Whether its last day lies before today."""
        return self.last_day < today


def state_of(action: dict, quarter_number: int, today: date) -> str:
    """The state of one action in one quarter of its year: a key of STATES, or CANCELLED.

    Target and realisation of the same quarter are compared as they are written. In time as soon as the target is met
    (of falling targets: from the target down). Anything else is not due until the quarter has ended; then, with a
    realisation, held up where an obstacle is written or somebody says so, else late; without one held up where
    somebody says so, else not reported.
    """
    if action["stated_status"] == CANCELLED:
        return CANCELLED
    target, realised = target_of(action, quarter_number), realised_of(action, quarter_number)
    is_held_up = action["stated_status"] == "terhambat"
    if target is None:
        return "tanpa_target"
    if realised is not None and (realised <= target if is_falling(action) else realised >= target):
        return "tepat_waktu"
    if not Quarter(int(action["year"]), quarter_number).has_ended(today):
        return "belum_jatuh_tempo"
    if realised is not None:
        return "terhambat" if is_held_up or present(action["obstacle"]) else "terlambat"
    return "terhambat" if is_held_up else "belum_dilaporkan"


def is_falling(action: dict) -> bool:
    """Whether the written targets fall from quarter to quarter, so that smaller is better: 14, 10, 7, 5 days."""
    written = [target for number in range(1, 5) if (target := target_of(action, number)) is not None]
    return len(written) > 1 and all(later < earlier for earlier, later in pairwise(written))


def met_pct(action: dict, realised: Fraction, target: Fraction) -> Fraction | None:
    """Realisation in percent of a target above nought; of falling targets the other way round, 100 from nought down."""
    if target <= 0:
        return None
    if is_falling(action):
        return share(target, realised) if realised > 0 else Fraction(100)
    return share(realised, target)


def target_of(action: dict, quarter_number: int) -> Fraction | None:
    return exact(action[f"target_{quarter_number}"])


def realised_of(action: dict, quarter_number: int) -> Fraction | None:
    return exact(action[f"realised_{quarter_number}"])


def is_unreported(action: dict, quarter_number: int) -> bool:
    """Whether a quarter has a target and no realisation, whoever may still be in time."""
    has_target = target_of(action, quarter_number) is not None
    return has_target and realised_of(action, quarter_number) is None and action["stated_status"] != CANCELLED


def newest_reported(action: dict, until: int = 4) -> int | None:
    """The last quarter with a realisation, none after `until`."""
    return next((number for number in range(until, 0, -1) if realised_of(action, number) is not None), None)


def progress_pct(action: dict, until: int = 4) -> Fraction | None:
    """Realisation of the newest reported quarter in percent of the target of TW IV, which is that of the year.

    Of falling targets the target in percent of the realisation. None without a realisation, without a target of TW IV
    above nought, or where the unit is words.
    """
    number, goal = newest_reported(action, until), target_of(action, 4)
    is_words = str(present(action["unit"]) or "").strip().lower() in TEXT_UNITS
    if number is None or goal is None or is_words:
        return None
    return met_pct(action, realised_of(action, number), goal)


def absorption_pct(action: dict) -> Fraction | None:
    """Absorbed budget in percent; None where one of the two is missing or the budget is nought."""
    budget, absorbed = exact(action["budget"]), exact(action["absorbed"])
    return None if budget is None or absorbed is None else share(absorbed, budget)


def of_year(actions: list[dict], year: int) -> list[dict]:
    """The actions of one year that are not cancelled."""
    return [one for one in actions if int(one["year"]) == year and one["stated_status"] != CANCELLED]
