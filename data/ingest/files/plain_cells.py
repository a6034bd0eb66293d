"""The cells of a plain block are counted and marked as in the careful pass, and written small for the other process."""

import base64

import numpy as np

from data.ingest.files.limits import MAX_CELLS, MAX_TEXT
from data.ingest.files.plain_block import Cells, NotPlain
from data.ingest.files.sheet_scan import SheetScan, Styles

PERCENT = "percent"


def count_cells(cells: Cells, scan: SheetScan) -> None:
    """Count and mark the cells as if the scan had listened to their rows.

    Raises NotPlain, with nothing counted, where it must listen: dates, texts of several parts, rows that go back, or a
    limit that is reached.
    """
    is_number = cells.texts < 0
    texts, styles = cells.texts[~is_number], cells.styles[is_number]
    is_read = cells.first_row >= scan.row and _are_plain(np.unique(texts), scan.styles)
    if not is_read or not all(_is_number(style, scan.styles) for style in np.unique(styles).tolist()):
        raise NotPlain
    lengths = np.frombuffer(scan.styles.text_lengths, np.uint32) if len(texts) else np.zeros(0)
    length, totals = int(lengths[texts].sum()) + sum(map(len, cells.written)), scan.totals
    if totals.cells + len(cells.rows) > MAX_CELLS or totals.text + length > MAX_TEXT:
        raise NotPlain
    totals.cells, totals.text = totals.cells + len(cells.rows), totals.text + length
    scan.row = cells.last_row + 1
    if len(cells.rows):
        scan.bottom = max(scan.bottom, int(cells.rows[-1]))
        scan.right = max(scan.right, int(cells.columns.max()))
    _mark_percents(cells, is_number, scan)


def _are_plain(texts: np.ndarray, styles: Styles) -> bool:
    """Whether these shared texts are there, and read alike by everybody."""
    known = styles.texts
    return not len(texts) or (texts[-1] < len(known) and all(known[text] is not None for text in texts.tolist()))


def _is_number(style: int, styles: Styles) -> bool:
    """Whether a number in this cell style is surely no date."""
    return styles.plain[style] if style < len(styles.plain) else not styles.plain and not style


def _mark_percents(cells: Cells, is_number: np.ndarray, scan: SheetScan) -> None:
    shown = np.array([style for style, is_percent in enumerate(scan.styles.percent) if is_percent])
    for at in np.flatnonzero(is_number & np.isin(cells.styles, shown)).tolist():
        scan.mark(int(cells.rows[at]), int(cells.columns[at]), PERCENT)


class CodedCells:
    """Writes the blocks of one sheet: every value once, and for each cell the number of its value."""

    def __init__(self, texts: list[str | None]):
        self.texts = texts
        self.codes_of_texts = np.zeros(len(texts), np.uint32)
        self.codes_of_numbers: dict[float | int, int] = {}
        self.count = 0  # of values; 0 is the code of an empty cell

    def write(self, cells: Cells) -> tuple[int, int, int, list, str]:
        """First row, rows, columns, the values that are new, and the codes row by row (uint32, base64)."""
        new = []
        codes = np.zeros(len(cells.rows), np.uint32)
        is_number = cells.texts < 0
        codes[is_number] = self._code_numbers(cells.numbers, new)
        codes[~is_number] = self._code_texts(cells.texts[~is_number], new)
        height = cells.last_row - cells.first_row + 1
        width = int(cells.columns.max()) + 1 if len(cells.columns) else 0
        table = np.zeros((height, width), np.uint32)
        table[cells.rows - cells.first_row, cells.columns] = codes
        return cells.first_row, height, width, new, base64.b64encode(table.tobytes()).decode()

    def _code_numbers(self, numbers: list[float | int], new: list) -> list[int]:
        known = self.codes_of_numbers
        for number in dict.fromkeys(numbers):
            if number not in known:
                known[number] = self._add(number, new)
        return [known[number] for number in numbers]

    def _code_texts(self, texts: np.ndarray, new: list) -> np.ndarray:
        for text in np.unique(texts).tolist():
            if self.texts[text] and not self.codes_of_texts[text]:
                self.codes_of_texts[text] = self._add(self.texts[text], new)
        return self.codes_of_texts[texts]

    def _add(self, value, new: list) -> int:
        self.count += 1
        new.append(value)
        return self.count


def decode(values: np.ndarray, height: int, width: int, codes: str) -> list[list]:
    """The rows of a block, each as long as its last filled cell: CodedCells.write reversed; `values[0]` is None."""
    table = np.frombuffer(base64.b64decode(codes), np.uint32).reshape(height, width)
    rows = values[table].tolist()
    lengths = width - np.argmax(table[:, ::-1] != 0, axis=1) if width else np.zeros(height, int)
    lengths = np.where(table.any(axis=1), lengths, 0)
    for row, length in zip(rows, lengths.tolist(), strict=True):
        if length < width:
            del row[length:]
    return rows
