"""What a person chose for a deck, as the address holds it: which slides in which order, for which meeting."""

import re
from datetime import date

from pages._output.deck.catalogue import Preset, is_known

ROMAN = ("I", "II", "III", "IV")
MOST_SLIDES = 20
MEETING = re.compile("([12][0-9]{3})-([1-4])")


def codes_of(kept: str | None, preset: Preset, indicator_codes) -> tuple[list[str], list[str]]:
    """(the slides of an address entry 'status,tren-SPBE', the codes in it nobody knows); without one the preset."""
    if not kept:
        return list(preset.codes), []
    asked = list(dict.fromkeys(code for code in kept.split(",") if code))
    known = [code for code in asked if is_known(code, indicator_codes)]
    return known[:MOST_SLIDES], [code for code in asked if code not in known]


def entry_of(codes, preset: Preset) -> str | None:
    """What the address holds for these slides; nothing where they are those of the preset in its order."""
    return None if tuple(codes) == preset.codes else ",".join(codes)


def move(codes: list[str], code: str, other: str) -> list[str]:
    """The slides with `code` and `other` in each other's place."""
    swap = {code: other, other: code}
    return [swap.get(one, one) for one in codes]


def meeting_words(code: str) -> str:
    """'2026-4' -> 'Triwulan IV 2026'."""
    year, quarter = code.split("-")
    return f"Triwulan {ROMAN[int(quarter) - 1]} {year}"


def meeting_of(day: date) -> str:
    """The quarter of a day: 22 November 2026 -> '2026-4'."""
    return f"{day.year}-{(day.month + 2) // 3}"


def meetings_around(day: date) -> dict[str, str]:
    """Code -> words of the quarters from a year before to a year after a day."""
    here = day.year * 4 + (day.month + 2) // 3 - 1
    codes = [f"{number // 4}-{number % 4 + 1}" for number in range(here - 4, here + 5)]
    return {code: meeting_words(code) for code in codes}


def is_meeting(code: str) -> bool:
    """Whether a text is a quarter as the address writes it."""
    return MEETING.fullmatch(code) is not None
