"""Text files as rows: encoding and separator are found in the text, every value stays text."""

import codecs
import csv
import io
import itertools
import re
from collections import Counter

from data.ingest.files.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Fault, cell_address
from data.ingest.model import Progress
from data.number_format import format_number

SHEET = "(csv)"
SEPARATORS = "\t;,"  # the one tried first wins a tie: it is the rarer in running text
SAMPLE_ROWS = 200
NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")
OTHER_FORMATS = ("<!doctype", "<html", "<table", "<?xml", "%pdf-", "{\\rtf")
BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_csv(content: bytes, progress: Progress) -> list[list[str | None]]:
    """Return the rows of a CSV file; None where a field is empty, shorter where fields are empty at a row's end.

    Raises Fault when it is no text, no CSV, or exceeds a limit.
    """
    text = decode(content)
    if not text.strip():
        raise Fault("file_empty")
    if text.lstrip()[:20].lower().startswith(OTHER_FORMATS):
        raise Fault("not_a_workbook")
    separator = find_separator(text)
    file = io.StringIO(text, newline="")
    reader = csv.reader(file, delimiter=separator, strict=True)
    try:
        return _limited(reader, lambda: progress("Membaca berkas", min(1.0, file.tell() / len(text))))
    except csv.Error as error:
        reason = f"tanda kutip atau panjang isi di sekitar baris {format_number(reader.line_num, 0)} tidak wajar"
        raise Fault("csv_unreadable", reason=reason) from error


def decode(content: bytes) -> str:
    """The text in UTF-8 or UTF-16, with or without byte order mark, else in Windows-1252.

    Raises Fault 'csv_unreadable' for broken text, 'not_a_workbook' for what is no text at all.
    """
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)
    encoding = marked or _unmarked_utf16(content)
    try:
        text = content.decode(encoding) if encoding else _decode_bytes(content)
    except UnicodeDecodeError as error:
        raise Fault("csv_unreadable", reason="ada huruf yang rusak di dalamnya") from error
    if NOT_TEXT.search(text):
        raise Fault("csv_unreadable", reason="ada karakter yang bukan huruf") if marked else Fault("not_a_workbook")
    return text


def _decode_bytes(content: bytes) -> str:
    if NOT_TEXT.search(content[:4096].decode("latin-1")):
        raise Fault("not_a_workbook")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("windows-1252")


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 is obvious where nearly every second byte is zero and no other."""
    head = content[:4096]
    even, odd = head[::2], head[1::2]
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros and zeros.count(0) > 0.7 * len(zeros) and not others.count(0):
            return encoding
    return None


def find_separator(text: str) -> str:
    """The separator that cuts the most rows into the same number of fields, however many titles stand above them."""
    return max(SEPARATORS, key=lambda separator: _regularity(text, separator))


def _regularity(text: str, separator: str) -> int:
    """Cuts in the rows of the most cutting width: rows of that width times cuts in each."""
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        widths = Counter(len(row) for row in itertools.islice(rows, SAMPLE_ROWS))
    except csv.Error:
        return 0
    return max((count * (width - 1) for width, count in widths.items() if width), default=0)


def _limited(reader, report) -> list[list[str | None]]:
    """All rows within the limits; empty rows at the end are left out, `report` is called now and then."""
    rows, cells = [], 0
    for number, fields in enumerate(reader):
        if number % 5_000 == 0:
            report()
        row = _trimmed(fields)
        if not row:
            continue
        _check_place(number, len(row) - 1)
        cells += len(row) - row.count(None)
        if cells > MAX_CELLS:
            raise Fault("too_many_cells", limit=format_number(MAX_CELLS, 0))
        rows.extend([] for _ in range(number - len(rows)))
        rows.append(row)
    return rows


def _trimmed(fields: list[str]) -> list[str | None]:
    while fields and not fields[-1]:
        fields.pop()
    return [field or None for field in fields]


def _check_place(row: int, column: int) -> None:
    for kind, number, limit in (("too_many_rows", row, MAX_ROWS), ("too_many_columns", column, MAX_COLUMNS)):
        if number >= limit:
            place = cell_address(row, column)
            raise Fault(kind, SHEET, place, format_number(number + 1, 0), limit=format_number(limit, 0))
