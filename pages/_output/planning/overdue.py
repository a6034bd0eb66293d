"""Which quarter of the plan is to be reported today, and what of it is overdue: one answer for decks and Ringkasan."""

from datetime import date

from pages._output.planning.board import Item, overdue_list
from pages._output.planning.quarter import Quarter, of_year, target_of


def quarters_with_targets(actions: list[dict]) -> list[Quarter]:
    """The quarters in which an action that is not cancelled has a target, the oldest first."""
    years = sorted({int(one["year"]) for one in actions})
    pairs = [(year, number) for year in years for number in range(1, 5)]
    return [
        Quarter(*pair)
        for pair in pairs
        if any(target_of(one, pair[1]) is not None for one in of_year(actions, pair[0]))
    ]


def newest_ended(actions: list[dict], today: date, until: Quarter | None = None) -> Quarter | None:
    """The newest quarter with targets that ended before today, none after `until`; None where none did."""
    ended = [one for one in quarters_with_targets(actions) if one.has_ended(today) and (until is None or one <= until)]
    return ended[-1] if ended else None


def overdue_reports(actions: list[dict], today: date, until: Quarter | None = None) -> list[Item]:
    """What of the plans of all years should have been reported and is not, none after `until`; the oldest first."""
    found = quarters_with_targets(actions)
    newest = {one.year: one.number for one in found if until is None or one <= until}
    return [item for year, number in newest.items() for item in overdue_list(actions, year, number, today)]
