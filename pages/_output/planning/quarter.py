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
    "tanpa_target": ("–", "tidak dinilai", None),  # no target in it, or targets that fall
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

    Target and realisation of the same quarter are compared as they are written; without a target, or where targets
    fall, nothing is judged. In time as soon as the target is met. Anything else is not due until the quarter has
    ended; then, with a realisation, held up where an obstacle is written or somebody says so, else late; without one
    held up where somebody says so, else not reported.
    """
    if action["stated_status"] == CANCELLED:
        return CANCELLED
    target, realised = target_of(action, quarter_number), realised_of(action, quarter_number)
    is_held_up = action["stated_status"] == "terhambat"
    if target is None or is_falling(action):
        return "tanpa_target"
    if realised is not None and realised >= target:
        return "tepat_waktu"
    if not Quarter(int(action["year"]), quarter_number).has_ended(today):
        return "belum_jatuh_tempo"
    if realised is not None:
        return "terhambat" if is_held_up or present(action["obstacle"]) else "terlambat"
    return "terhambat" if is_held_up else "belum_dilaporkan"


def is_falling(action: dict) -> bool:
    """Whether the written targets fall from quarter to quarter: 14, 10, 7, 5.

    Days to answer a letter, or documents left to write? More or less may be better, so such an action is not judged.
    """
    written = _written_targets(action)
    return len(written) > 1 and all(later < earlier for earlier, later in pairwise(written))


def is_judged(action: dict, quarter_number: int) -> bool:
    """Whether an action has a target in the quarter that a realisation can be held against."""
    is_open = action["stated_status"] != CANCELLED and not is_falling(action)
    return is_open and target_of(action, quarter_number) is not None


def _written_targets(action: dict) -> list[Fraction]:
    return [target for number in range(1, 5) if (target := target_of(action, number)) is not None]


def target_of(action: dict, quarter_number: int) -> Fraction | None:
    return exact(action[f"target_{quarter_number}"])


def realised_of(action: dict, quarter_number: int) -> Fraction | None:
    return exact(action[f"realised_{quarter_number}"])


def is_unreported(action: dict, quarter_number: int) -> bool:
    """Whether a quarter that is judged has no realisation, whoever may still be in time."""
    return is_judged(action, quarter_number) and realised_of(action, quarter_number) is None


def newest_reported(action: dict, until: int = 4) -> int | None:
    """The last quarter with a realisation, none after `until`."""
    return next((number for number in range(until, 0, -1) if realised_of(action, number) is not None), None)


def progress_pct(action: dict, until: int = 4) -> Fraction | None:
    """Realisation of the newest reported quarter in percent of the target of goal_quarter.

    None without a realisation, without a target above nought, where targets fall, or where the unit is words.
    """
    number = newest_reported(action, until)
    is_words = str(present(action["unit"]) or "").strip().lower() in TEXT_UNITS
    if number is None or is_words or is_falling(action):
        return None
    goal = target_of(action, goal_quarter(action, number))
    return None if goal is None or goal <= 0 else share(realised_of(action, number), goal)


def goal_quarter(action: dict, reported: int) -> int:
    """The quarter whose target the realisation of a quarter is held against: TW IV, else that quarter itself."""
    return 4 if has_yearly_target(action) else reported


def has_yearly_target(action: dict) -> bool:
    """Whether the target of TW IV is that of the year: targets rise up to it, or stand in TW IV alone.

    Of any others (1, 1, 1, 1) nobody wrote whether they add up. Without any target nothing speaks against it.
    """
    written = _written_targets(action)
    if not written or target_of(action, 4) is None:
        return not written
    rises = written[-1] > written[0] and all(later >= earlier for earlier, later in pairwise(written))
    return rises or len(written) == 1


def absorption_pct(action: dict) -> Fraction | None:
    """Absorbed budget in percent; None where one of the two is missing or the budget is nought."""
    budget, absorbed = exact(action["budget"]), exact(action["absorbed"])
    return None if budget is None or absorbed is None else share(absorbed, budget)


def of_year(actions: list[dict], year: int) -> list[dict]:
    """The actions of one year that are not cancelled."""
    return [one for one in actions if int(one["year"]) == year and one["stated_status"] != CANCELLED]
