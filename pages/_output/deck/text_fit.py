"""How much room words take, so that nothing is clipped where nobody can look: PowerPoint has no word for 'fits'.

Widths are those of Calibri and Georgia in thousandths of the letter size; unknown letters count as wide ones.
"""

from pages._output.deck import layout
from pages._output.deck.layout import Box
from pages._output.deck.model import Cell, Column, Table

CALIBRI = {
    220: "'", 230: "il", 240: "j ", 250: ",.I·’", 270: ":;", 310: "()f-[]{}!`", 320: "J", 340: "t", 350: "r",
    400: "/\\sz\"", 430: "Lc“”x", 450: "vy", 460: "?FSk|", 480: "Zga", 490: "ETY", 500: "#*+<=>^_e~–−≥×",
    510: "$0123456789", 520: "KPXbdhnpqu", 540: "CoBR", 580: "VA", 620: "DH", 630: "G", 640: "U", 660: "NO",
    680: "Q&", 720: "…%w", 800: "m", 860: "M", 890: "@W", 1000: "▲▼●◇○━",
}  # fmt: skip
GEORGIA = {
    220: "'", 250: " ", 290: "il,.;:’", 330: "j!f|", 350: "t()[]-", 390: "I", 410: "r*\"“”", 430: "sz/\\`",
    460: "c1?{}", 490: "evy–", 510: "agxJ3_", 530: "k57$", 540: "o", 560: "bpqS24", 580: "dhu", 600: "n068Z9F",
    620: "LPT", 650: "CEBx+−<>=≥×~^", 670: "AVY", 700: "KRX", 730: "G&#", 750: "wODQUN", 820: "H", 830: "%",
    880: "m", 930: "M@", 980: "W…", 1000: "▲▼●◇○━",
}  # fmt: skip
SANS = {letter: width for width, letters in CALIBRI.items() for letter in letters}
SERIF = {letter: width for width, letters in GEORGIA.items() for letter in letters}
BOLD = 1.07  # bold letters against regular ones
BOLD_SERIF = 1.12
WIDEST = 900
OTHER_FONTS = 1.15  # the serif of a machine without Georgia may be this much wider


def width_of(text: str, size: float, *, is_bold: bool = False, is_serif: bool = False) -> float:
    """Width of one line of text in points."""
    widths = SERIF if is_serif else SANS
    factor = (BOLD_SERIF if is_serif else BOLD) if is_bold else 1
    return sum(widths.get(letter, WIDEST) for letter in text) * size * factor / 1000


def wrap(text: str, size: float, width: float, *, is_bold: bool = False, is_serif: bool = False) -> list[str]:
    """The lines of a text in a box of `width` points; a word wider than the box is cut by letters."""
    room = lambda words: width_of(words, size, is_bold=is_bold, is_serif=is_serif)  # noqa: E731
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for word in paragraph.split(" "):
            needed = room(f" {word}" if line else word)
            if used + needed <= width:
                line, used = (f"{line} {word}" if line else word), used + needed
                continue
            lines += [line] if line else []
            *full, line = _cut(word, width, room)
            lines += full
            used = room(line)
        lines.append(line)
    return lines


def _cut(word: str, width: float, room) -> list[str]:
    """A word in pieces that are as wide as the box, the last one whatever is left; one letter at least in each."""
    pieces, start, used = [], 0, 0.0
    for at, letter in enumerate(word):
        needed = room(letter)
        if used + needed > width and at > start:
            pieces.append(word[start:at])
            start, used = at, 0.0
        used += needed
    return [*pieces, word[start:]]


def height_of(text: str, size: float, width: float, *, is_bold: bool = False, is_serif: bool = False) -> float:
    """Height in points of a text wrapped to `width`."""
    return len(wrap(text, size, width, is_bold=is_bold, is_serif=is_serif)) * size * layout.LINE_HEIGHT


def title_size(title: str, box: Box, sizes=layout.TITLE_SIZES) -> int:
    """The largest size that takes one line, else the largest whose lines fit the box, else the smallest.

    What takes several lines must fit where another serif stands in for Georgia too.
    """
    for size in sizes:
        if len(wrap(title, size, box.width, is_bold=True, is_serif=True)) == 1:
            return size
    width = box.width / OTHER_FONTS
    heights = {size: height_of(title, size, width, is_bold=True, is_serif=True) for size in sizes}
    return next((size for size in sizes if heights[size] <= box.height), sizes[-1])


def row_height(columns: tuple[Column, ...], cells: tuple[Cell, ...], width: float, size: float = layout.TEXT) -> float:
    """Height in points of one row of a table that is `width` points wide."""
    vertical, side = layout.CELL_PADDING
    heights = [
        height_of(cell.text, size, column.share * width - 2 * side, is_bold=cell.is_bold)
        for column, cell in zip(columns, cells, strict=True)
    ]
    return max(heights) + 2 * vertical


def head_height(columns: tuple[Column, ...], width: float) -> float:
    """Height in points of the heading of a table."""
    heading = tuple(Cell(column.name, is_bold=True) for column in columns)
    return row_height(columns, heading, width, layout.HEAD)


def table_height(table: Table, width: float) -> float:
    """Height in points of a whole table."""
    return head_height(table.columns, width) + sum(row_height(table.columns, row, width) for row in table.rows)


def rows_that_fit(columns: tuple[Column, ...], rows, box: Box = layout.BODY) -> int:
    """How many of the rows fit into a box from the top; a builder that leaves some out says so in its footer."""
    left = box.height - head_height(columns, box.width)
    for number, row in enumerate(rows):
        left -= row_height(columns, row, box.width)
        if left < 0:
            return number
    return len(rows)
