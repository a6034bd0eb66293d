"""The annex of a deck: one sheet for each slide with its numbers, its words and Excel's own chart."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from pages._output.deck.annex import table
from pages._output.deck.annex.chart import build_chart
from pages._output.deck.catalogue import CATALOGUE, parts_of
from pages._output.deck.model import Chart, Deck, Slide
from pages._output.deck.summary_text import MARK
from pages._output.deck.text_fit import wrap
from pages._output.palette import LIGHT
from pages._output.study_pack import sheet_name
from pages._output.version_words import moment_words
from pages._output.words import embargo_sentence
from pages._output.workbook import as_bytes, set_print, write_cell

CONTENTS = "Isi"
SECTIONS = (
    ("Yang disampaikan", "say"),
    ("Yang perlu diingat", "caveats"),
    ("Pertanyaan yang mungkin muncul", "questions"),
    ("Asal angka", "origins"),
)
CONTENTS_WIDTHS = (24, 34, 70, 12)  # characters
LETTER = 11  # points
POINTS = 5.4  # of one character of a column's width
INDENT = 12  # points, what a cell keeps free
LINE = 15  # points, height of a line
EARLIEST = (1980, 1, 1, 0, 0, 0)  # what a zip can say
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
TOP = Alignment(wrap_text=True, vertical="top")
FIRST = Alignment(horizontal="left", wrap_text=True, vertical="top")
RIGHT = Alignment(horizontal="right", wrap_text=True, vertical="top")
INSIDE = Alignment(horizontal="left", wrap_text=True, vertical="top", indent=1)  # words of the data, beside numbers
FONT = {"name": "Calibri", "size": LETTER, "color": LIGHT.ink[1:]}
PLAIN, BOLD, MUTED = Font(**FONT), Font(**FONT, bold=True), Font(**FONT | {"color": LIGHT.muted[1:]})
PLUM = Font(**FONT | {"color": LIGHT.kita[1:]}, bold=True)
HEADING = Font(**FONT | {"size": 15}, bold=True)
LINK = Font(**FONT | {"color": LIGHT.kita[1:]}, underline="single")
HEAD, RULE = PatternFill("solid", fgColor=LIGHT.surface[1:]), Border(bottom=Side(style="thin", color=LIGHT.ink[1:]))


def build_annex(deck: Deck, made_at: datetime) -> bytes:
    """The .xlsx of a deck: sheet Isi, then one sheet for each slide in the deck's order.

    made_at: a moment in UTC; the same deck and moment give the same bytes.
    """
    made_at = made_at.astimezone(UTC).replace(tzinfo=None) if made_at.tzinfo else made_at
    book = Workbook()
    book.properties.title, book.properties.creator = (
        table.xml_words(deck.title),
        table.xml_words(deck.office),
    )
    book.properties.created = book.properties.modified = made_at
    book.active.title, names = CONTENTS, [CONTENTS]
    for number, slide in enumerate(deck.slides, start=1):
        names.append(sheet_name(f"{number} {short_name(slide.code)}", names))
        _write_slide(book.create_sheet(names[-1]), slide, deck)
    _write_contents(book[CONTENTS], deck, names[1:], made_at)
    for sheet in book:
        set_print(sheet, "landscape")
        sheet.sheet_view.showGridLines = False
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = deck.data_words, "&P/&N"
    return _without_times(as_bytes(book), made_at)


def short_name(code: str) -> str:
    """'tren-SPBE' -> 'Tren dan target SPBE'."""
    base, indicator_code = parts_of(code)
    return " ".join(filter(None, [CATALOGUE[base][0] if base in CATALOGUE else base, indicator_code]))


def _write_contents(sheet, deck: Deck, names: list[str], made_at: datetime) -> None:
    """What the deck is, its slides with a link each, and what was left out and why."""
    for number, width in enumerate(CONTENTS_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _put(sheet, 1, 1, deck.title, HEADING)
    facts = [
        ("Data", deck.dated_words),
        ("Dibuat", moment_words(made_at, None)),
        ("Alamat", f"raker?{deck.address}"),
        ("Disusun ulang", deck.remade),
        ("Tanda", MARK if deck.is_illustrative else ""),
        ("Embargo", embargo_sentence(deck.embargo) if deck.embargo else ""),
    ]
    row = 3
    for name, words in facts:
        if words:
            _put(sheet, row, 1, name, MUTED)
            _put_wide(sheet, row, 2, len(CONTENTS_WIDTHS), words, PLUM if words == MARK else None)
            row += 1
    row = _head(sheet, row + 1, ("Slide", "Lembar", "Temuan", "Tanda"))
    for number, (slide, name) in enumerate(zip(deck.slides, names, strict=True), start=1):
        _put(sheet, row, 1, number, alignment=Alignment(horizontal="left", vertical="top"))
        _put(sheet, row, 2, name, LINK)
        sheet.cell(row, 2).hyperlink = Hyperlink(ref="", location=f"'{name.replace(chr(39), chr(39) * 2)}'!A1")
        _put_wide(sheet, row, 3, 3, slide.title)
        _put(sheet, row, 4, "ilustrasi" if slide.is_illustrative else None)
        row += 1
    if deck.left_out:
        _write_left_out(sheet, row + 1, deck)


def _write_left_out(sheet, row: int, deck: Deck) -> None:
    """The slides that could not be made, each with its reason."""
    row = _head(sheet, row, ("Tidak disertakan", "", "Alasan", ""))
    for name, reason in deck.left_out:
        _put(sheet, row, 1, name, alignment=Alignment(vertical="top"))
        _put_wide(sheet, row, 3, 3, reason)
        row += 1


def _write_slide(sheet, slide: Slide, deck: Deck) -> None:
    """Heading, data, footer and notes below each other, the chart at the right of the data."""
    columns, lines = table.table_of(slide.body)
    last = max(len(columns), 4)
    for number in range(1, last + 1):
        width = columns[number - 1].width if number <= len(columns) else table.NARROW
        sheet.column_dimensions[get_column_letter(number)].width = width
    _put(sheet, 1, 1, slide.title, HEADING)
    _put(sheet, 2, 1, slide.subtitle or " · ".join(filter(None, [slide.kicker, slide.byline])), MUTED)
    _put(sheet, 3, 1, MARK if slide.is_illustrative else None, PLUM)
    if isinstance(slide.body, Chart):
        _put(sheet, 4, 1, f"Satuan nilai: {slide.body.unit}", MUTED, Alignment())
    row = first = _head(sheet, 5, [column.name for column in columns], [column.is_number for column in columns])
    for line in lines:
        _write_line(sheet, row, line)
        row += 1
    _write_words(sheet, row + 1, last, slide, deck)
    if isinstance(slide.body, Chart):
        drawn = build_chart(sheet, slide.body, slide.title, first)
        sheet.add_chart(drawn, f"{get_column_letter(last + 2)}5")


def _write_line(sheet, row: int, line) -> None:
    """One line of the data, as high as its longest cell."""
    for number, one in enumerate(line, start=1):
        place = FIRST if number == 1 else INSIDE if isinstance(one.value, str) else None
        cell = _put(sheet, row, number, one.value, BOLD if one.is_bold else None, place)
        cell.number_format = one.number_format or cell.number_format
    _set_height(sheet, row, line)


def _write_words(sheet, row: int, last: int, slide: Slide, deck: Deck) -> None:
    """Source and method, the description, then the notes by section."""
    body = slide.body
    rules = (
        [f"{words} mulai {body.categories[place]}" for place, words in body.rules] if isinstance(body, Chart) else []
    )
    parts = [
        ("Sumber, tanggal, dan metode", [slide.footer, f"{deck.dated_words}."]),
        ("Pergantian metode", [f"{'; '.join(rules)}."] if rules else []),
        ("Isi dalam kata", [body.alt] if body.alt else []),
        *((name, getattr(slide.notes, key)) for name, key in SECTIONS),
    ]
    for name, sentences in parts:
        if not sentences:
            continue
        _put(sheet, row, 1, name, BOLD, alignment=Alignment())
        for sentence in sentences:
            row += 1
            _put_wide(sheet, row, 1, last, sentence)
        row += 2


def _head(sheet, row: int, names, is_number=()) -> int:
    """A row of headings, those of numbers at the right; returns the row below it."""
    for number, name in enumerate(names, start=1):
        place = RIGHT if any(is_number[number - 1 : number]) else INSIDE if number > 1 and is_number else TOP
        cell = _put(sheet, row, number, name, BOLD, alignment=place)
        cell.fill, cell.border = HEAD, RULE
    _set_height(sheet, row, [table.SheetCell(name, is_bold=True) for name in names])
    return row + 1


def _set_height(sheet, row: int, line) -> None:
    """As high as the longest words of a row need, where Excel or LibreOffice would show one line."""
    lines = [
        len(wrap(str(one.value), LETTER, _points(sheet, number, number) - INDENT, is_bold=one.is_bold))
        for number, one in enumerate(line, start=1)
        if isinstance(one.value, str)
    ]
    sheet.row_dimensions[row].height = LINE * max(lines, default=1)


def _points(sheet, first: int, last: int) -> float:
    """Width of the columns `first` to `last` in points."""
    return POINTS * sum(sheet.column_dimensions[get_column_letter(number)].width for number in range(first, last + 1))


def _put(sheet, row: int, column: int, value, font: Font | None = None, alignment: Alignment | None = None):
    """A value in a cell; words below the heading are wrapped."""
    cell = sheet.cell(row, column)
    write_cell(cell, value if value != "" else None)
    cell.font = font or PLAIN
    cell.alignment = alignment or (TOP if row > 3 and isinstance(value, str) else Alignment(vertical="top"))
    return cell


def _put_wide(sheet, row: int, first: int, last: int, words: str, font: Font | None = None) -> None:
    """Words over the columns `first` to `last`, as high as they need; Excel does not do that for joined cells."""
    _put(sheet, row, first, words, font, TOP)
    if last > first:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
    lines = len(wrap(words, LETTER, _points(sheet, first, last) - INDENT, is_bold=font is PLUM))
    sheet.row_dimensions[row].height = min(400, LINE * lines)


def _without_times(content: bytes, made_at: datetime) -> bytes:
    """The same workbook with no other time in it than `made_at`."""
    stamp = made_at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "docProps/core.xml":
                part = MODIFIED.sub(rb"\g<1>" + stamp, part)
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            after.writestr(entry, part)
    return stream.getvalue()
