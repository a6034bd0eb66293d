"""What a cell of a plan says in numbers: a quantity with or without its unit, or an amount of rupiah. Never raises."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from data.ingest.reading.names import name_key
from data.ingest.reading.values import DASHES, EXCEL_ERRORS, INVISIBLE, normalise, read_value
from data.number_format import format_bound

DIGITS = Context(prec=15)  # as many as a spreadsheet keeps
MOST = Decimal(10) ** 14  # the store keeps decimal(18, 4)
MOST_RUPIAH = Decimal(10) ** 15
LONGEST = 80
QUANTITY = re.compile(r"(- ?)?([0-9][0-9.,]*)(?![0-9.,])\s*(.*)")
IN_WORDS = re.compile(r"^\([^\W\d]+(?: [^\W\d]+){0,4}\)\s*")  # '1 (satu) dokumen'
UNIT = re.compile(r"[^\W\d_][^\d]*|%")
PERCENT = ("%", "persen", "persentase")
RUPIAH = re.compile(
    r"(?:rp|idr)?[. ]*([0-9][0-9.,]*?)(?:[.,] ?-+)?\s*(ribu|rb|juta|jt|miliar|milyar|m|triliun|t)?(?: rupiah)?[. ]*"
)
SCALES = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "m": 9, "triliun": 12, "t": 12}
HEADER_SCALE = re.compile(r"\b(ribu|juta|jt|miliar|milyar|triliun)(?:an)?\b")


@dataclass(frozen=True, slots=True)
class Amount:
    """What a number cell says. `trouble` is an issue type and leaves `value` empty; `facts` fill its wording.

    `unit` is what stands beside the number ('Dok', '%'). `word` is a word for a number that is not there.
    """

    value: Decimal | None = None
    unit: str | None = None
    trouble: str | None = None
    facts: dict = field(default_factory=dict)
    word: str | None = None
    is_rounded: bool = False
    is_scaled: bool = False


def read_quantity(value: object, mark: str | None, nothing: Mapping, separator: str | None = None) -> Amount:
    """A target or a realisation: '1', '1,5', '2 dokumen', '100%', 0.25 formatted as percent (25 %), '-' (nothing)."""
    amount = _read_other(value, mark, nothing)
    if amount:
        return amount
    if not isinstance(value, str):
        number = _exact(value)
        is_percent = mark == "percent"
        return _kept(number * 100 if is_percent else number, 4, MOST, "%" if is_percent else None)
    match = QUANTITY.fullmatch(_tidy(value))
    if not match or len(value) > LONGEST:
        return Amount(trouble="quantity_unreadable")
    reading = read_value(match[2], None, {}, separator=separator)
    unit = IN_WORDS.sub("", match[3]).strip(" .")
    if reading.trouble == "ambiguous_number":
        return Amount(trouble="ambiguous_number", facts=reading.facts)
    if reading.value is None or (unit and not UNIT.fullmatch(unit)):
        return Amount(trouble="quantity_unreadable")
    unit = "%" if unit.casefold() in PERCENT else unit
    return _kept(-reading.value if match[1] else reading.value, 4, MOST, unit or None)


def read_rupiah(value: object, mark: str | None, nothing: Mapping, scale: int = 0) -> Amount:
    """An amount: 150000000, 'Rp 150.000.000', '150 juta'. `scale` is the power of ten the header states (juta is 6)."""
    amount = _read_other(value, mark, nothing)
    if amount:
        return amount
    if mark == "percent" or (isinstance(value, str) and "%" in value):
        return Amount(trouble="amount_percent")
    if not isinstance(value, str):
        return _scaled(_exact(value), scale)
    match = RUPIAH.fullmatch(_tidy(value).casefold())
    if not match or len(value) > LONGEST:
        return Amount(trouble="amount_unreadable")
    digits, word = match[1], match[2]
    number = _read_digits(digits, is_scaled=bool(word or scale))
    if isinstance(number, Amount):
        return number
    return _scaled(number, SCALES[word] if word else scale)


def scale_of(header: str) -> int:
    """The power of ten a header states: 'Anggaran (Rp juta)' is 6, 'Pagu' is 0."""
    match = HEADER_SCALE.search(name_key(header))
    return SCALES[match[1]] if match else 0


def same_unit(one: str, other: str) -> bool:
    """Whether two units are one, or one the other's abbreviation: Dok and Dokumen, org and orang, % and persen."""
    keys = sorted((name_key("%" if name_key(u) in PERCENT else u).replace(" ", "") for u in (one, other)), key=len)
    if keys[0] == keys[1]:
        return True
    rest = iter(keys[1])
    return len(keys[0]) > 1 and keys[0][0] == keys[1][0] and all(letter in rest for letter in keys[0])


def _read_other(value: object, mark: str | None, nothing: Mapping) -> Amount | None:
    """What is no number at all: an error, a date, nothing; None for what is to be read."""
    if mark == "uncached":
        return Amount(trouble="uncached_formula")
    if mark and mark.startswith("#"):
        return Amount(trouble="excel_error")
    if value is None:
        return Amount()
    if isinstance(value, date | time | timedelta):
        return Amount(trouble="date_cell")
    if isinstance(value, bool):
        return Amount(trouble="quantity_unreadable")
    if not isinstance(value, str):
        return Amount(trouble="quantity_unreadable") if value != value or abs(value) == float("inf") else None
    text = normalise(value)
    if text in EXCEL_ERRORS:
        return Amount(trouble="excel_error")
    return Amount(word=text) if not text or text in nothing else None


def _read_digits(digits: str, is_scaled: bool) -> Decimal | Amount:
    """'150.000.000,00' and '150,000,000.00'; one separator before three digits groups thousands in rupiah."""
    plain = re.fullmatch(r"[0-9]+(?:[.,][0-9]{1,2})?", digits)
    if plain:
        return Decimal(digits.replace(",", "."))
    if is_scaled and re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", digits):
        whole, fraction = re.split(r"[.,]", digits)
        first, second = Decimal(f"{whole}.{fraction}"), Decimal(whole + fraction)
        facts = {"first": f"{format_bound(first)} (desimal)", "second": f"{format_bound(second)} (ribuan)"}
        return Amount(trouble="ambiguous_number", facts=facts)
    for group, decimal in ((".", ","), (",", ".")):
        pattern = rf"[1-9][0-9]{{0,2}}(?:{re.escape(group)}[0-9]{{3}})+(?:{re.escape(decimal)}[0-9]{{1,2}})?"
        if re.fullmatch(pattern, digits):
            return Decimal(digits.replace(group, "").replace(decimal, "."))
    return Amount(trouble="amount_unreadable")


def _scaled(number: Decimal, scale: int) -> Amount:
    if number < 0:
        return Amount(trouble="negative")
    kept = _kept(number.scaleb(scale), 2, MOST_RUPIAH)
    return Amount(kept.value, None, "amount_unreadable" if kept.trouble else None, {}, None, kept.is_rounded, scale > 0)


def _kept(number: Decimal, decimals: int, most: Decimal, unit: str | None = None) -> Amount:
    """The number as the store can keep it, without needless zeros."""
    if abs(number) >= most:
        return Amount(trouble="quantity_unreadable")
    is_rounded = -number.normalize().as_tuple().exponent > decimals
    number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) if is_rounded else number
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return Amount(Decimal(text), unit, is_rounded=is_rounded)


def _exact(value: int | float | Decimal) -> Decimal:
    return DIGITS.create_decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def _tidy(text: str) -> str:
    """As people see it: one kind of dash, single spaces, nothing invisible."""
    return " ".join(text.translate(DASHES).translate(INVISIBLE).split())
