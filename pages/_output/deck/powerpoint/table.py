"""A table PowerPoint can edit: an ink rule under the head, hairlines under the rows, no zebra and no vertical lines."""

from typing import NamedTuple

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from pages._output.deck import layout, text_fit
from pages._output.deck.layout import Box
from pages._output.deck.model import Cell, Table
from pages._output.deck.powerpoint.theme import BODY_FONT, MUTED, SHADE, Page, Theme, style

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # 'No Style, No Grid' of every PowerPoint
FAINTEST, STRONGEST = 0.92, 0.55  # brightness of the ground at shade 0 and 1; dark words stay readable on both
SIZES = (20, 18, 16)  # of letters, tried before the usual one
SENTENCE = 5  # words from which a cell may take one line more
MOST_AIR = 8  # above and below the words of a row
HEAD_RULE = ("tx1", 1, "")
HAIRLINE = ("bg2", 0.75, '<a:lumMod val="88000"/>')


class Fit(NamedTuple):
    """How large a table is set: letters of rows and head, room above and below the words, all in points."""

    size: float
    head: float
    padding: float
    heights: tuple[float, ...]  # of the head and each row


def fit(table: Table, box: Box) -> Fit:
    """The largest letters that fit the box and break no number and no name more than usual; a short table gets air."""
    usual = layout.TEXT
    most = _lines(table, box, usual, extra=1)
    size = next((s for s in SIZES if _is_calm(_lines(table, box, s), most) and _spare(table, box, s) >= 0), usual)
    head = layout.HEAD if size == usual else size - 2
    rows = len(table.rows) + 1
    air = min(MOST_AIR, max(0.0, _spare(table, box, size) / rows / 2))
    heights = tuple(height + 2 * air for height in _heights(table, box, size))
    return Fit(size, head, layout.CELL_PADDING[0] + air, heights)


def _heights(table: Table, box: Box, size: float) -> list[float]:
    """Of the head and each row at a size of letters."""
    heading = tuple(Cell(column.name, is_bold=True) for column in table.columns)
    head = layout.HEAD if size == layout.TEXT else size - 2
    rows = [text_fit.row_height(table.columns, row, box.width, size) for row in table.rows]
    return [text_fit.row_height(table.columns, heading, box.width, head), *rows]


def _spare(table: Table, box: Box, size: float) -> float:
    return box.height - sum(_heights(table, box, size))


def _is_calm(lines: list[int], most: list[int]) -> bool:
    return all(count <= limit for count, limit in zip(lines, most, strict=True))


def _lines(table: Table, box: Box, size: float, extra: int = 0) -> list[int]:
    """Lines of every cell at a size of letters, the head's too; `extra` is added where a sentence stands."""
    rows = [tuple(Cell(column.name, is_bold=True) for column in table.columns), *table.rows]
    side = layout.CELL_PADDING[1]
    return [
        len(text_fit.wrap(cell.text, size, column.share * box.width - 2 * side, is_bold=cell.is_bold))
        + (extra if len(cell.text.split()) >= SENTENCE else 0)
        for row in rows
        for cell, column in zip(row, table.columns, strict=True)
    ]


def draw_table(slide, page: Page, box: Box, table: Table):
    """Draw the table from the top of `box` as wide as it, rows as high as their words, and return its graphic frame."""
    found = fit(table, box)
    size = page.frame(box._replace(height=sum(found.heights)))
    frame = slide.shapes.add_table(len(table.rows) + 1, len(table.columns), *size)
    frame.name = "Tabel"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", table.alt)
    native = frame.table
    native.horz_banding = False
    native._tbl.tblPr.find("{*}tableStyleId").text = NO_STYLE
    for column, native_column in zip(table.columns, native.columns, strict=True):
        native_column.width = page.length(column.share * box.width)
    heading = tuple(Cell(column.name, tone="muted") for column in table.columns)
    for number, row in enumerate((heading, *table.rows)):
        native.rows[number].height = page.length(found.heights[number])
        _fill_row(native, page, number, row, table, found)
    return frame


def _fill_row(native, page: Page, number: int, cells, table: Table, found: Fit) -> None:
    for place, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
        native_cell = native.cell(number, place)
        _write(native_cell, page, cell, found, is_head=number == 0, is_number=column.is_number)
        _underline(native_cell, *(HAIRLINE if number else HEAD_RULE))
        _ground(native_cell, cell.shade)


def _write(native_cell, page: Page, cell: Cell, found: Fit, *, is_head: bool, is_number: bool) -> None:
    """The words of a cell; a shaded one has dark words in every theme because its ground is always light."""
    vertical, side = page.length(found.padding), page.length(layout.CELL_PADDING[1])
    native_cell.margin_top = native_cell.margin_bottom = vertical
    native_cell.margin_left = native_cell.margin_right = side
    native_cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.TOP
    frame = native_cell.text_frame
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    tone = MUTED if is_head else page.words(cell.tone)
    if cell.shade is not None:
        tone = Theme.DARK_1
    for order, line in enumerate(cell.text.split("\n")):
        if order:
            paragraph.add_line_break()
        run = paragraph.add_run()
        run.text = line
        run.font.name = BODY_FONT
        style(run.font, page, found.head if is_head else found.size, tone, is_bold=cell.is_bold or is_head)


def _underline(native_cell, colour: str, width: float, change: str) -> None:
    """A rule under the cell and none on its other sides; borders come before the fill in a cell's properties."""
    properties = native_cell._tc.get_or_add_tcPr()
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    below = (
        f'<a:lnB w="{round(width * 12700)}"><a:solidFill><a:schemeClr val="{colour}">{change}</a:schemeClr>'
        '</a:solidFill><a:prstDash val="solid"/></a:lnB>'
    )
    for number, line in enumerate(parse_xml(f"<a:tcPr {nsdecls('a')}>{none}{below}</a:tcPr>")[:]):
        properties.insert(number, line)


def _ground(native_cell, shade: float | None) -> None:
    """A tint of kita as strong as the shade; without one the slide shows."""
    if shade is None:
        native_cell.fill.background()
        return
    native_cell.fill.solid()
    native_cell.fill.fore_color.theme_color = SHADE
    strength = min(1.0, max(0.0, shade))
    native_cell.fill.fore_color.brightness = round(FAINTEST + (STRONGEST - FAINTEST) * strength, 3)
