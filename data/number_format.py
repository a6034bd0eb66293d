"""Indonesian numbers and dates, for every layer: decimal comma, point for thousands, halves away from zero."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

MONTHS = [
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
]
MINUS = "−"


def format_number(value, decimals: int = 2) -> str:
    """60.365 -> '60,37', -1234.5 -> '−1.234,50', missing -> '–'. Rounds half up on the shortest decimal form."""
    rounded = round_half_up(value, decimals)
    if rounded is None:
        return "–"
    text = f"{abs(rounded):,.{decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return (MINUS if rounded < 0 else "") + text


def format_signed(value, decimals: int = 2) -> str:
    """Like format_number with a sign: 0.79 -> '+0,79', -0.63 -> '−0,63', 0 -> '0,00', missing -> '–'."""
    rounded = round_half_up(value, decimals)
    text = format_number(value, decimals)
    return "+" + text if rounded is not None and rounded > 0 else text


def format_percent(value, decimals: int = 2) -> str:
    """A percentage that is already times hundred: 99.154 -> '99,15 %', missing -> '–'."""
    text = format_number(value, decimals)
    return text if text == "–" else f"{text} %"


def format_bound(value) -> str:
    """A band's bound without needless decimals: 70 -> '70', 4.2 -> '4,2', 80.99 -> '80,99'."""
    if is_missing(value):
        return "–"
    decimals = max(0, -Decimal(str(value)).normalize().as_tuple().exponent)
    return format_number(value, decimals)


def format_date(value) -> str:
    """date(2026, 11, 21) -> '21 November 2026'; '2024-02' -> 'Februari 2024'; no date -> as written; missing -> '–'."""
    if is_missing(value):
        return "–"
    parts = value.isoformat()[:10] if isinstance(value, date | datetime) else str(value)
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", parts):
        return parts
    year, *rest = parts.split("-")
    words = [str(int(rest[1]))] if len(rest) > 1 else []
    words += [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*words, year])


def round_half_up(value, decimals: int = 2) -> Decimal | None:
    """`value` as a Decimal rounded half away from zero; None when missing."""
    if is_missing(value):
        return None
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return rounded if rounded else abs(rounded)


def is_missing(value) -> bool:
    """True for None, NaN and pandas' NA and NaT."""
    return value is None or value != value or str(value) in ("<NA>", "NaT")
