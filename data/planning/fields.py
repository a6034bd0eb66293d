"""What a person or a file says, brought to the form it is stored in, or refused in one sentence."""

import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from numbers import Real
from urllib.parse import urlsplit

from data.ingest.storing.save_error import SaveError
from data.number_format import format_number, is_missing

BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"  # counted as letters by Unicode and drawn as nothing
LONGEST_NAME, LONGEST_REASON, LONGEST_TEXT, LONGEST_URL = 150, 300, 1000, 500
FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_QUOTED = 40  # characters of what was found in a sentence
NOT_IN_URL = set('<>"\\^`{|} ')


def clean_text(value, where: str, longest: int = LONGEST_TEXT) -> str | None:
    """One line without characters that are not seen, None for nothing; SaveError when broken or too long."""
    if is_empty(value):
        return None
    words = str(value)
    if any(unicodedata.category(one) == "Cs" for one in words):
        raise SaveError(f"{where}: ada huruf yang rusak; ketik ulang teksnya.")
    seen = (one for one in " ".join(words.split()) if unicodedata.category(one)[0] != "C" and one not in BLANK_LETTERS)
    words = " ".join("".join(seen).split())
    if len(words) > longest:
        raise SaveError(
            f"{where}: teksnya {format_number(len(words), 0)} huruf, seharusnya paling banyak"
            f" {format_number(longest, 0)}; ringkas teksnya."
        )
    return words or None


def require_text(value, where: str, wanted: str, longest: int = LONGEST_TEXT) -> str:
    """Like clean_text for what must be there and hold a letter or digit; `wanted` says what to write."""
    words = clean_text(value, where, longest)
    if not words or not any(one.isalnum() for one in words):
        raise SaveError(f"{where}: {'belum diisi' if not words else found(words)}; {wanted}.")
    return words


def clean_actor(actor: str) -> str:
    """The name of the person who writes."""
    words = clean_text(actor, "Nama Anda", LONGEST_NAME)
    if not words:
        raise SaveError("Tulis nama Anda; nama itu dicatat pada versinya.")
    return words


def clean_reason(reason: str) -> str:
    """Why something is changed."""
    words = clean_text(reason, "Alasan", LONGEST_REASON)
    if not words:
        raise SaveError("Tulis alasan perubahan; alasan itu disimpan bersama versinya.")
    return words


def clean_number(value, where: str, digits: int = 18, decimals: int = 4, least: int | None = None) -> Decimal | None:
    """An exact decimal that fits decimal(digits, decimals), None for nothing; words and infinities are refused."""
    if is_empty(value):
        return None
    expected = "angka" if least is None else f"angka {format_number(least, 0)} atau lebih"
    try:
        if isinstance(value, bool) or not isinstance(value, Decimal | Real):
            raise InvalidOperation
        number = Decimal(str(value)) if not isinstance(value, Decimal) else value
        if not number.is_finite():
            raise InvalidOperation
    except InvalidOperation:
        raise SaveError(f"{where}: {found(value)}, seharusnya {expected}.") from None
    if least is not None and number < least:
        raise SaveError(f"{where}: {found(value)}, seharusnya {expected}.")
    if abs(number) >= Decimal(10) ** (digits - decimals):
        raise SaveError(f"{where}: {found(value)}, seharusnya paling banyak {digits - decimals} angka sebelum koma.")
    if number != round(number, decimals):
        raise SaveError(f"{where}: {found(value)}, seharusnya paling banyak {decimals} angka di belakang koma.")
    return number


def clean_date(value, where: str) -> date | None:
    """A date, None for nothing; a date in words must be like 2026-11-22."""
    if is_empty(value):
        return None
    try:
        day = value.date() if isinstance(value, datetime) else value
        day = date.fromisoformat(day) if isinstance(day, str) else day
        if not isinstance(day, date) or not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValueError
    except ValueError:
        raise SaveError(
            f"{where}: {found(value)}, seharusnya tanggal antara tahun {FIRST_YEAR} dan {LAST_YEAR}."
        ) from None
    return day


def clean_year(value, where: str) -> int:
    """A year as a whole number."""
    number = clean_number(value, where)
    if number is None or number % 1 or not FIRST_YEAR <= number <= LAST_YEAR:
        raise SaveError(f"{where}: {found(value)}, seharusnya tahun {FIRST_YEAR} sampai {LAST_YEAR}.")
    return int(number)


def clean_url(value, where: str) -> str | None:
    """A whole http or https address, None for nothing; nothing else may become a link on a page."""
    words = clean_text(value, where, LONGEST_URL)
    if words is None:
        return None
    try:
        parts = urlsplit(words)
        is_fine = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
        _ = parts.port
    except ValueError:
        is_fine = False
    if not is_fine or NOT_IN_URL & set(words):
        raise SaveError(f"{where}: {found(words)}, seharusnya alamat lengkap seperti https://drive.go.id/bukti.")
    return words


def clean_choice(value, where: str, allowed: tuple[str, ...], names: dict[str, str] | None = None) -> str | None:
    """One of the agreed words, None for nothing; `names` are what people call them, where that differs."""
    if is_empty(value):
        return None
    if value not in allowed:
        *most, last = ((names or {}).get(one, one) for one in allowed)
        raise SaveError(f"{where}: {found(value)}, seharusnya {', '.join(most)} atau {last}.")
    return value


def is_empty(value) -> bool:
    """Whether nothing was said: None, NaN, NaT or words without any character."""
    return is_missing(value) or (isinstance(value, str) and not value.strip())


def found(value) -> str:
    """What was found, quoted and no longer than a sentence can hold."""
    if is_empty(value):
        return "belum diisi"
    words = " ".join(str(value).split())
    words = "".join(one for one in words if unicodedata.category(one)[0] != "C")
    return f"tertulis “{words[:MOST_QUOTED]}{'…' if len(words) > MOST_QUOTED else ''}”"


def folded(words: str | None) -> str:
    """Words as they are compared: case, width and spaces make no difference."""
    return " ".join(unicodedata.normalize("NFKC", words or "").casefold().split())


def refuse_unknown_government(cursor, code: str) -> None:
    """SaveError unless `code` is a government of the store."""
    if not cursor.execute("select 1 from government where government_code = ?", [code]).fetchone():
        raise SaveError(f"Kode pemda {found(code)} tidak dikenal; pilih dari daftar.")
