"""The predikat of a number and the bands a stated word can mean, by the same rules as the views of the store.

`tests/data/ingest/test_grading.py` holds both to the same answers over every published figure.
"""

import re
from decimal import Decimal

from data.ingest.reading.reference import Band, Method, Reference

LETTER = re.compile(r"(?:^|[ (])([A-F]{1,2}[+-]?)(?:$|[ ,)(])")
WHOLE_LETTER = re.compile(r"[A-F]{1,2}[+-]?")


def bands_at(value: Decimal, method: Method) -> list[Band]:
    """The bands whose shared step holds `value` (A and A- from the method of 9/2023); read by lower bounds only."""
    reached = [
        band
        for band in method.bands
        if band.lower_bound is not None
        and (value > band.lower_bound or (band.lower_inclusive and value == band.lower_bound))
    ]
    if not reached:
        return []
    top = max(reached, key=lambda band: (band.lower_bound, not band.lower_inclusive))
    step = [b for b in reached if (b.lower_bound, b.lower_inclusive) == (top.lower_bound, top.lower_inclusive)]
    return sorted(step, key=lambda band: -band.rank)


def bands_named(stated: str, method: Method, year: int, reference: Reference) -> tuple[list[Band], bool]:
    """The bands a stated word can mean, and whether it is a plain letter; only a letter can contradict a number."""
    whole = stated.strip().lower()
    first = re.split(r"[(,]", stated)[0].strip().lower()
    letter = LETTER.search(stated)
    aliases = {
        name.predikat
        for word in {whole, first}
        for name in reference.predikat_names.get(word, ())
        if name.indicator == method.indicator and name.from_year <= year <= name.to_year
    }
    steps = (
        lambda band: band.predikat.lower() in (whole, first),
        lambda band: band.predikat in aliases,
        lambda band: letter is not None and band.predikat == letter[1],
        lambda band: bool(band.label) and band.label.lower().startswith(first),
    )
    for number, matches in enumerate(steps, start=1):
        found = [band for band in method.bands if matches(band)]
        if found:
            is_letter = len(found) == 1 and number in (1, 3) and bool(WHOLE_LETTER.fullmatch(found[0].predikat))
            return sorted(found, key=lambda band: -band.rank), is_letter
    return [], False


def computed_predikat(value: Decimal, method: Method) -> str | None:
    """'BB', or 'A / A-' where two share the step; None where the method has no bands."""
    return " / ".join(band.predikat for band in bands_at(value, method)) or None
