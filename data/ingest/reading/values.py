"""What one cell says: a number, a range, a predikat, a status, or what is wrong with it. Nothing here ever raises."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from data.number_format import format_bound

DECIMALS = 6  # the store keeps decimal(18, 6)
TOO_LARGE = Decimal(10) ** 12
LONGEST_TEXT = 200

NUMBER = r"[0-9][0-9.,]*"
NEGATIVE = re.compile(rf"- ?{NUMBER}")
RANGE = re.compile(rf"({NUMBER}) ?(?:-|s ?[./]? ?d\.?|sampai(?: dengan)?|hingga) ?({NUMBER})")
UNIT = re.compile(r"\s?(?:poin|indeks|persen)$")
PERCENT = re.compile(r"\s?%$")
FOOTNOTE = re.compile(r"\s?(\(?[*†‡¹²³]+\)?)$")
PREDIKAT_LEAD = re.compile(r"(?:\bdengan )?\b(?:predikat|kategori|kualifikasi)$")
EVIDENCE = re.compile(r"(?<![0-9.,])(?:[0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]+)([.,])([0-9]+)(?![0-9]|[.,][0-9])")

DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"), "-")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
EXCEL_ERRORS = {
    *("#null!", "#div/0!", "#value!", "#ref!", "#name?", "#num!", "#n/a", "#getting_data", "#spill!", "#calc!"),
    *("#connect!", "#blocked!", "#unknown!", "#field!", "#busy!"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says. `trouble` is an issue type and leaves `value` empty; `facts` fill that issue's wording.

    `value` and `upper_value` (of a range) have at most 6 decimals; `decimals` counts them as written.
    """

    value: Decimal | None = None
    upper_value: Decimal | None = None
    decimals: int | None = None
    predikat: str | None = None
    status: str | None = None  # belum_dikeluarkan | belum_dimuat | tidak_dinilai
    mark: str | None = None
    trouble: str | None = (
        None  # not_a_number | ambiguous_number | date_cell | excel_error | uncached_formula | negative
    )
    facts: dict = field(default_factory=dict)
    is_blank: bool = False
    was_percent: bool = False


def normalise(text: str) -> str:
    """The form in which words are compared: folded case, single plain spaces, one kind of dash, '...' for '…'."""
    return " ".join(text.translate(DASHES).translate(INVISIBLE).replace("…", "...").split()).casefold()


def read_value(
    value: object,
    mark: str | None,
    missing: Mapping[str, str],
    words: Collection[str] = (),
    separator: str | None = None,
) -> Reading:
    """Read a cell's value; `mark` is Sheet.marks at the cell, and wins over the value.

    `missing` maps normalised words to a status, `words` are the predikat words of the indicator, and `separator` is
    the decimal separator of the whole column where it is known ('3.267' is ambiguous only without it).
    """
    if mark == "uncached":
        return Reading(trouble="uncached_formula")
    if mark and mark.startswith("#"):
        return Reading(trouble="excel_error")
    if value is None:
        return Reading(is_blank=True)
    if isinstance(value, date | time | timedelta):
        return Reading(trouble="date_cell")
    if isinstance(value, str):
        return _read_text(normalise(value), missing, words, separator)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _read_number(value, is_percent=mark == "percent")
    return Reading(trouble="not_a_number")


def column_separator(texts: Iterable[object]) -> str | None:
    """The decimal separator of a column: ',' or '.' if only one of them ever stands before 1, 2 or 4+ last digits."""
    used = {
        found[0]
        for text in texts
        if isinstance(text, str)
        for found in EVIDENCE.findall(text[:LONGEST_TEXT])
        if len(found[1]) != 3
    }
    return used.pop() if len(used) == 1 else None


def _read_number(value: int | float | Decimal, is_percent: bool) -> Reading:
    """A number cell; a percent format shows a hundred times what is stored. Zeros at the end are not written ones."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or abs(number) >= TOO_LARGE:
        return _not_a_number()
    number = _round(number * 100 if is_percent else number)
    if not 0 <= number < TOO_LARGE:
        return Reading(trouble="negative") if number < 0 else _not_a_number()
    digits = f"{abs(number):f}"
    number = Decimal(digits.rstrip("0").rstrip(".") if "." in digits else digits)
    return Reading(value=number, decimals=_decimals(number), was_percent=is_percent)


def _read_text(text: str, missing: Mapping[str, str], words: Collection[str], separator: str | None) -> Reading:
    """A text cell, already normalised."""
    if not text:
        return Reading(is_blank=True)
    if text in EXCEL_ERRORS:
        return Reading(trouble="excel_error")
    status = missing.get(text) or missing.get(text.strip(" .()[]*")) or missing.get(text.replace(".", ""))
    if status:
        return Reading(status=status)
    if len(text) > LONGEST_TEXT:
        return _not_a_number()
    known = _known(tuple(words))
    alone = known.get(text) or known.get(text.strip(" ()[]*"))
    if alone:
        return Reading(predikat=alone)
    text, around = _peel(text, known)
    return replace(_read_figure(text, separator), **around)


def _read_figure(text: str, separator: str | None) -> Reading:
    """A bare number or range, without anything around it."""
    between = RANGE.fullmatch(text)
    if between:
        lower, upper = (_read_plain(side, separator) for side in between.groups())
        if lower.trouble or upper.trouble:
            return lower if lower.trouble else upper
        if lower.value > upper.value:
            return _not_a_number()
        return replace(lower, upper_value=upper.value, decimals=max(lower.decimals, upper.decimals))
    return Reading(trouble="negative") if NEGATIVE.fullmatch(text) else _read_plain(text, separator)


def _read_plain(text: str, separator: str | None) -> Reading:
    """Digits with separators: the last kind of separator is the decimal one, unless the groups say thousands."""
    if not re.fullmatch(NUMBER, text) or not text[-1].isdigit():
        return _not_a_number()
    comma, point = text.count(","), text.count(".")
    if not comma and not point:
        return _written(text, "")
    decimal = "," if text.rfind(",") > text.rfind(".") else "."
    if comma + point == 1:
        whole, fraction = text.split(decimal)
        if len(fraction) != 3 or len(whole) > 3 or whole.startswith("0"):
            return _written(whole, fraction)
        if separator is None:
            return _ambiguous(whole, fraction)
        return _written(whole, fraction) if separator == decimal else _written(whole + fraction, "")
    whole, fraction = text.rsplit(decimal, 1) if comma and point else (text, "")
    thousands = {",": ".", ".": ","}[decimal] if comma and point else decimal
    if re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:{re.escape(thousands)}[0-9]{{3}})+", whole):
        return _written(whole.replace(thousands, ""), fraction)
    return _not_a_number()


def _written(whole: str, fraction: str) -> Reading:
    """The number of these digits."""
    if len(whole.lstrip("0")) > 12:
        return _not_a_number()
    number = _round(Decimal(f"{whole}.{fraction}" if fraction else whole))
    return Reading(value=number, decimals=_decimals(number)) if number < TOO_LARGE else _not_a_number()


def _ambiguous(whole: str, fraction: str) -> Reading:
    """One separator and three digits: '45.000' is 45 or 45 thousand."""
    first, second = Decimal(f"{whole}.{fraction}"), Decimal(whole + fraction)
    facts = {"first": f"{format_bound(first)} (desimal)", "second": f"{format_bound(second)} (ribuan)"}
    return Reading(trouble="ambiguous_number", facts=facts)


def _peel(text: str, known: dict[str, str]) -> tuple[str, dict]:
    """The text without unit, percent sign, footnote mark and predikat around its number, and what those were."""
    around = {}
    while True:
        left = text
        text = UNIT.sub("", text)
        if PERCENT.search(text) and "was_percent" not in around:
            text, around["was_percent"] = PERCENT.sub("", text), True
        footnote = FOOTNOTE.search(text)
        if footnote and "mark" not in around:
            text, around["mark"] = text[: footnote.start()], footnote[1]
        if "predikat" not in around:
            text, predikat = _peel_predikat(text, known)
            around |= {"predikat": predikat} if predikat else {}
        if text == left:
            return text, around


def _peel_predikat(text: str, known: dict[str, str]) -> tuple[str, str | None]:
    """'60,37 (b)' -> '60,37' and 'B'. Something must stand between them: '12d' is no number with a predikat."""
    bare = text.rstrip(" )]")
    for word, spelling in known.items():
        head = bare.removesuffix(word)
        if head == bare or not head or head[-1] not in " -/([:;":
            continue
        head = PREDIKAT_LEAD.sub("", head.rstrip(" -/([:;")).rstrip(" -/([:;")
        if head[-1:].isdigit() or head[-1:] in ("%", "*", ")") or UNIT.search(head):
            return head, spelling
    return text, None


@lru_cache(maxsize=64)
def _known(words: tuple[str, ...]) -> dict[str, str]:
    """Normalised predikat words, the longest first, to their known spelling."""
    return {normalise(word): word for word in sorted(words, key=len, reverse=True) if word.strip()}


def _round(number: Decimal) -> Decimal:
    """At most 6 decimals, halves away from zero; what has fewer stays as it is."""
    if -number.as_tuple().exponent <= DECIMALS:
        return number
    return number.quantize(Decimal(1).scaleb(-DECIMALS), ROUND_HALF_UP)


def _decimals(number: Decimal) -> int:
    return max(0, -number.as_tuple().exponent)


def _not_a_number() -> Reading:
    return Reading(trouble="not_a_number")
