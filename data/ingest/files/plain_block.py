"""Rows of a worksheet's XML in which nothing is unusual, read as arrays: numbers and shared texts with their addresses.

Every byte of a block is accounted for, or the block is not plain and left to the careful pass: formulas, errors, dates,
truth values, texts of their own, entities, comments and anything nobody has heard of.
"""

import math
import re
from dataclasses import dataclass

import numpy as np

from data.ingest.files.limits import MAX_COLUMNS, MAX_ROWS

OPEN_ROW, BARE_ROW, CLOSE_ROW, OPEN_CELL, BARE_CELL, CLOSE_CELL, OPEN_VALUE, CLOSE_VALUE = range(8)
AFTER = {
    OPEN_ROW: (OPEN_CELL, BARE_CELL, CLOSE_ROW),
    CLOSE_ROW: (OPEN_ROW, BARE_ROW),
    BARE_ROW: (OPEN_ROW, BARE_ROW),
    OPEN_CELL: (OPEN_VALUE, CLOSE_CELL),
    CLOSE_CELL: (OPEN_CELL, BARE_CELL, CLOSE_ROW),
    BARE_CELL: (OPEN_CELL, BARE_CELL, CLOSE_ROW),
    OPEN_VALUE: (CLOSE_VALUE,),
    CLOSE_VALUE: (CLOSE_CELL,),
}
MAY_FOLLOW = np.zeros((8, 8), bool)
for _kind, _next in AFTER.items():
    MAY_FOLLOW[_kind, list(_next)] = True
# By the two letters after its "<" what a tag is, the size of those that never vary, and which may close themselves.
KIND_OF = np.full((256, 256), -1, np.int8)
for _letters_of, _kind in {
    b"ro": OPEN_ROW, b"/r": CLOSE_ROW, b"c ": OPEN_CELL, b"/c": CLOSE_CELL, b"v>": OPEN_VALUE, b"/v": CLOSE_VALUE
}.items():  # fmt: skip
    KIND_OF[_letters_of[0], _letters_of[1]] = _kind
SIZE_OF = np.array([0, 0, 5, 0, 0, 3, 2, 3], np.int8)
HAS_BARE = np.array([1, 0, 0, 1, 0, 0, 0, 0], bool)
ROW_TAG = re.compile(
    rb'<row r="([1-9][0-9]{0,6})"(?: (?:spans|ht|customHeight|s|customFormat|hidden|outlineLevel|collapsed|thickTop|'
    rb'thickBot|x14ac:dyDescent)="[0-9A-Za-z:. -]*")*/?>'
)
NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
MAX_DIGITS = 9  # of a row, a style, or the number of a shared text
EXACT = 2**53  # up to here a float holds every whole number
PADDING = bytes(64)  # so that no look ahead leaves the block


@dataclass(slots=True)
class Cells:
    """The filled cells of a block, in their order: rows and columns from 0."""

    rows: np.ndarray
    columns: np.ndarray
    styles: np.ndarray
    texts: np.ndarray  # number of the shared text; -1 for a number
    numbers: list[float | int]  # of the cells that hold one, and as they are written
    written: list[bytes]
    first_row: int  # of the block, though it may be empty; likewise the last
    last_row: int


class NotPlain(Exception):
    """The block needs the careful pass."""


def read_block(block: bytes) -> Cells:
    """The cells of whole rows. Raises NotPlain."""
    content = np.frombuffer(block + PADDING, np.uint8)
    starts, ends = np.flatnonzero(content == ord("<")), np.flatnonzero(content == ord(">"))
    _require(len(starts) and len(starts) == len(ends))
    _require((starts < ends).all() and (ends[:-1] < starts[1:]).all() and starts[0] == 0)
    _require(ends[-1] == len(block) - 1)
    kinds = _kinds(content, starts, ends)
    _require(kinds[0] in (OPEN_ROW, BARE_ROW) and kinds[-1] in (CLOSE_ROW, BARE_ROW))
    _require(MAY_FOLLOW[kinds[:-1], kinds[1:]].all())
    between = starts[1:] - ends[:-1] - 1
    values = np.flatnonzero(kinds == OPEN_VALUE)
    _require((between[values] > 0).all() and np.count_nonzero(between) == len(values))
    is_row, is_cell = kinds <= BARE_ROW, (kinds == OPEN_CELL) | (kinds == BARE_CELL)
    row_tags, cells = np.flatnonzero(is_row), np.flatnonzero(is_cell)
    numbers = _row_numbers(block, starts[row_tags], ends[row_tags])
    columns, rows, styles, is_text = _read_tags(content, starts[cells], ends[cells], kinds[cells] == BARE_CELL)
    _require((rows == numbers[np.cumsum(is_row, dtype=np.int32)[cells] - 1]).all())
    _require(((rows[1:] > rows[:-1]) | (columns[1:] > columns[:-1])).all())
    filled = np.cumsum(is_cell, dtype=np.int32)[values] - 1
    rows, columns, styles, is_text = rows[filled] - 1, columns[filled] - 1, styles[filled], is_text[filled]
    _require(not len(rows) or (rows[-1] < MAX_ROWS and columns.max() < MAX_COLUMNS))
    first, last = ends[values] + 1, starts[values + 1]
    texts = np.full(len(values), -1, np.int32)
    texts[is_text] = _whole_numbers(content, first[is_text], last[is_text])
    found = [block[a:b] for a, b in zip(first[~is_text].tolist(), last[~is_text].tolist(), strict=True)]
    return Cells(rows, columns, styles, texts, _numbers(found), found, int(numbers[0]) - 1, int(numbers[-1]) - 1)


def _require(holds) -> None:
    if not holds:
        raise NotPlain


def _kinds(content: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """What each tag is."""
    kinds = KIND_OF[content[starts + 1], content[starts + 2]]
    _require((kinds >= 0).all())
    kinds = kinds + ((content[ends - 1] == ord("/")) & HAS_BARE[kinds])
    size = SIZE_OF[kinds]
    _require(((size == 0) | (size == ends - starts)).all())
    closing = starts[kinds == CLOSE_ROW]
    _expect(content, closing, b"</row>")
    return kinds


def _row_numbers(block: bytes, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """The number each row says it has; they must grow."""
    tags = [ROW_TAG.fullmatch(block, a, b + 1) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    _require(all(tags))
    numbers = np.array([int(tag[1]) for tag in tags], np.int32)
    _require((numbers[1:] > numbers[:-1]).all())
    return numbers


def _read_tags(content: np.ndarray, starts: np.ndarray, ends: np.ndarray, is_bare: np.ndarray) -> tuple:
    """Column and row (from 1) and style of each cell, and whether it holds a shared text."""
    at = starts + 2
    _expect(content, at, b' r="')
    at += 4
    columns, at = _letters(content, at)
    rows, at = _digits(content, at)
    _expect(content, at, b'"')
    at += 1
    has_style = (content[at] == ord(" ")) & (content[at + 1] == ord("s"))
    styles = np.zeros(len(at), np.int32)
    some = at[has_style]
    _expect(content, some, b' s="')
    styles[has_style], some = _digits(content, some + 4)
    _expect(content, some, b'"')
    at[has_style] = some + 1
    has_type = (content[at] == ord(" ")) & (content[at + 1] == ord("t"))
    some = at[has_type]
    _expect(content, some, b' t="')
    kind = content[some + 4]
    _require(((kind == ord("s")) | (kind == ord("n"))).all())
    _expect(content, some + 5, b'"')
    is_text = np.zeros(len(at), bool)
    is_text[has_type] = kind == ord("s")
    at[has_type] = some + 6
    _require((at + is_bare == ends).all())
    return columns, rows, styles, is_text


def _expect(content: np.ndarray, at: np.ndarray, words: bytes) -> None:
    for offset, letter in enumerate(words):
        _require((content[at + offset] == letter).all())


def _letters(content: np.ndarray, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Column numbers of 1 to 3 capital letters, and where they end."""
    columns, at = np.zeros(len(at), np.int32), at.copy()
    for place in range(3):
        letter = content[at]
        is_letter = (letter >= ord("A")) & (letter <= ord("Z"))
        _require(place or is_letter.all())
        if not is_letter.any():
            break
        columns = np.where(is_letter, columns * 26 + letter - (ord("A") - 1), columns)
        at += is_letter
    return columns, at


def _digits(content: np.ndarray, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers, and where they end."""
    numbers, at = np.zeros(len(at), np.int32), at.copy()
    for place in range(MAX_DIGITS):
        digit = content[at]
        is_digit = (digit >= ord("0")) & (digit <= ord("9"))
        _require(place or is_digit.all())
        if not is_digit.any():
            return numbers, at
        numbers = np.where(is_digit, numbers * 10 + digit - ord("0"), numbers)
        at += is_digit
    raise NotPlain


def _whole_numbers(content: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    numbers, end = _digits(content, first)
    _require((end == last).all())
    return numbers


def _numbers(found: list[bytes]) -> list[float | int]:
    """The numbers as people's programs wrote them; whole ones as int, as the careful pass has them."""
    known: dict[bytes, float | int] = {}
    for text in set(found):
        _require(NUMBER.fullmatch(text))
        number = float(text)
        _require(math.isfinite(number))
        known[text] = int(number) if number.is_integer() and abs(number) <= EXACT else number
    return [known[text] for text in found]
