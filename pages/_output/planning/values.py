"""Cells of planning as what they are: exact numbers, days, shares, and the mark of what is illustrative."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from data.number_format import format_percent, is_missing
from pages._output import html

SOME_TAG = html.Markup(' <span class="rb-tag">sebagian ilustrasi</span>')  # of a cell made of several values


def exact(value) -> Fraction | None:
    """A number as it reads, without the dust of floating point; None where it is missing, text or not finite."""
    if is_missing(value) or isinstance(value, bool):
        return None
    if isinstance(value, Fraction):
        return value
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return Fraction(number) if number.is_finite() else None


def decimal(value: Fraction | None) -> Decimal | None:
    """A fraction for number_format; None stays None. Twenty digits: more than any screen or cell shows."""
    return None if value is None else Decimal(value.numerator) / Decimal(value.denominator)


def plain(value: Fraction | None) -> float | None:
    """A fraction for a cell of a workbook."""
    return None if value is None else float(round(value, 6))


def percent(value: Fraction | None, decimals: int = 1) -> str:
    """'66,7 %', missing as an en dash."""
    return format_percent(decimal(value), decimals)


def share(part: Fraction | int, whole: Fraction | int) -> Fraction | None:
    """`part` of `whole` in percent; None of nothing."""
    return Fraction(part) / Fraction(whole) * 100 if whole else None


def day_of(value) -> date | None:
    """The day of a date, a time or an ISO text; None where there is none."""
    if is_missing(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def present(value):
    """A cell as it is, None for every kind of missing and for empty text."""
    return None if is_missing(value) or (isinstance(value, str) and not value.strip()) else value


def key_of(name) -> str:
    """A name without case and needless spaces: two spellings of one perangkat daerah or theme are the same."""
    return " ".join(str(present(name) or "").casefold().split())


def offices_of(row: dict) -> list[str]:
    """The perangkat daerah of a row: a cell may name several, joined by ';'. Each once, none where none is named."""
    names = (" ".join(one.split()) for one in str(present(row["perangkat_daerah"]) or "").split(";"))
    found: dict[str, str] = {}
    for name in filter(None, names):
        found.setdefault(key_of(name), name)
    return list(found.values())


def tag(flags: Iterable[bool]) -> str:
    """The mark behind a cell made of several values: 'ilustrasi' where all are, 'sebagian ilustrasi' where some are."""
    flags = [bool(flag) for flag in flags]
    return "" if not any(flags) else html.TAG if all(flags) else SOME_TAG


def mark(flags: Iterable[bool]) -> str | None:
    """The same mark as a word for tables and workbooks; None where nothing is illustrative."""
    flags = [bool(flag) for flag in flags]
    return None if not any(flags) else "ilustrasi" if all(flags) else "sebagian ilustrasi"


def tagged(words: str, flags: Iterable[bool]) -> html.Markup:
    """Escaped words with their mark."""
    return html.Markup(html.text(words) + tag(flags))
