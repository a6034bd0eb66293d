"""The body of a slide as columns and lines of a sheet: numbers as numbers, and beside them the finished words."""

import re
from typing import NamedTuple

from data.number_format import format_number, format_percent, format_signed
from pages._output.deck.model import Cell, Chart, Series, Table
from pages._output.workbook import NOT_XML

NARROW, WIDE, NAME, REMARK, WIDEST = 13, 22, 30, 60, 46  # characters
YEAR = re.compile("[12][0-9]{3}")
VALUE = "#,##0.00"
NATIVE = "nilai asli"  # heading of the numbers that the labels print where the axis is a share
HOLLOW = "sementara atau penilaian mandiri"
ZEROS = {decimals: "0" + "." * bool(decimals) + "0" * decimals for decimals in range(4)}


class SheetColumn(NamedTuple):
    """A column of a sheet; width in characters; the heading of numbers stands at the right."""

    name: str
    width: float
    is_number: bool = False


class SheetCell(NamedTuple):
    """A cell of a sheet; None is an empty one."""

    value: float | int | str | None
    number_format: str = ""
    is_bold: bool = False


def table_of(body: Chart | Table) -> tuple[list[SheetColumn], list[list[SheetCell]]]:
    """(columns, lines) of a slide's body. Of a chart: category, values of each series, native values, words."""
    return _of_chart(body) if isinstance(body, Chart) else _of_table(body)


def xml_words(words: str) -> str:
    """Words without the characters XML has no place for."""
    return NOT_XML.sub("", words)


def _of_chart(chart: Chart) -> tuple[list[SheetColumn], list[list[SheetCell]]]:
    heads = [SheetColumn("Tahun" if chart.kind == "lines" else "Nama", _width(chart.categories, "Tahun", NAME))]
    heads += [SheetColumn(series.name, NARROW, True) for series in chart.series]
    natives = [series for series in chart.series if any(value is not None for value in series.natives)]
    heads += [SheetColumn(f"{series.name}, {NATIVE}", NARROW, True) for series in natives]
    words = {"Label": [series.labels for series in chart.series]}
    if any(any(series.hovers) or any(series.is_hollow) for series in chart.series):
        words["Keterangan"] = [_remarks(series) for series in chart.series]
    lines = []
    for number, category in enumerate(chart.categories):
        name = SheetCell(int(category), "0") if YEAR.fullmatch(category) else SheetCell(category)
        values = [SheetCell(series.values[number], VALUE) for series in chart.series]
        values += [SheetCell(series.natives[number], VALUE) for series in natives]
        lines.append(
            [name, *values, *(SheetCell(_told(chart, told, number, key == "Label")) for key, told in words.items())]
        )
    told = [[str(line[len(heads) + place].value or "") for line in lines] for place in range(len(words))]
    heads += [SheetColumn(name, _width(cells, name, REMARK)) for name, cells in zip(words, told, strict=True)]
    return heads, lines


def _remarks(series: Series) -> list[str]:
    """What is known of each mark, and whether it is drawn hollow."""
    empty = ("",) * len(series.values)
    hollow = [HOLLOW * is_hollow for is_hollow in series.is_hollow] or empty
    return ["; ".join(filter(None, pair)) for pair in zip(series.hovers or empty, hollow, strict=True)]


def _told(chart: Chart, words, number: int, has_names: bool) -> str | None:
    """The words of all marks of one category, labels with the name of their series where there are several."""
    own = [(series.name, one[number]) for series, one in zip(chart.series, words, strict=True) if one and one[number]]
    if len(own) < 2 or not has_names:
        return "; ".join(told for _, told in own) or None
    return "; ".join(f"{name}: {told}" for name, told in own)


def _of_table(table: Table) -> tuple[list[SheetColumn], list[list[SheetCell]]]:
    """The columns of the slide; behind one whose words say more than its numbers, those words."""
    heads: list[SheetColumn] = []
    columns: list[list[SheetCell]] = []
    for number, column in enumerate(table.columns):
        cells = [row[number] for row in table.rows]
        width = _width([cell.text for cell in cells], column.name)
        heads.append(SheetColumn(column.name or "Keterangan", width, any(cell.value is not None for cell in cells)))
        columns.append([_cell(cell) for cell in cells])
        if any(cell.value is not None and format_of(cell) is None for cell in cells):
            heads.append(SheetColumn(f"{column.name or 'Keterangan'} (di slide)", WIDE))
            columns.append([SheetCell(cell.text) for cell in cells])
    return heads, [list(line) for line in zip(*columns, strict=True)]


def _width(texts, name: str, most: float = WIDEST) -> float:
    return min(most, max(NARROW, *(len(text) + 3 for text in (name, *texts))))


def _cell(cell: Cell) -> SheetCell:
    if cell.value is None:
        return SheetCell(None if cell.text in ("", "–") else cell.text, is_bold=cell.is_bold)
    return SheetCell(cell.value, format_of(cell) or VALUE, cell.is_bold)


def format_of(cell: Cell) -> str | None:
    """Excel's format that shows the number of a cell as its words do; None where the words say more than the number."""
    for decimals, zeros in ZEROS.items():
        if cell.text == format_number(cell.value, decimals):
            return f"#,##{zeros}"
        if cell.text == format_signed(cell.value, decimals):
            return f'+#,##{zeros};"−"#,##{zeros};{zeros}'
        if cell.text == format_percent(cell.value, decimals):
            return f'#,##{zeros}" %"'
    return None
