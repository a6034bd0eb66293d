"""The charts of the annex: Excel's own, drawn from the cells of the sheet they stand on."""

from openpyxl.chart import BarChart, LineChart, Series
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.reference import Reference
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.utils import get_column_letter, quote_sheetname

from pages._output.deck.model import Chart
from pages._output.palette import LIGHT
from pages._output.workbook import NOT_XML

QUIET = "B9C0C7"  # bars of everybody else
COLOURS = {
    "kita": LIGHT.kita[1:], "peer": LIGHT.peer[1:], "other": QUIET, "target": LIGHT.muted[1:],
    "above": LIGHT.above[1:], "below": LIGHT.below[1:], "muted": LIGHT.second_peer[1:], "ink": LIGHT.ink[1:],
}  # fmt: skip
WIDTH = 22  # cm
LINES_HEIGHT = 11  # cm
BAR_HEIGHT, BAR_FRAME = 1.0, 3.5  # cm for each category, and around them
TALLEST = 24  # cm
EMU = 12_700  # of a point


def build_chart(sheet, chart: Chart, title: str, first_row: int):
    """The chart of a table on `sheet`: categories in column A from `first_row`, one column of values for each series.

    The row above `first_row` holds the names of the series. Gaps stay gaps.
    """
    drawn = _lines(chart) if chart.kind == "lines" else _bars(chart)
    drawn.display_blanks, drawn.width = "gap", WIDTH
    drawn.title, drawn.style = _title(title), None
    drawn.graphical_properties = GraphicalProperties(ln=LineProperties(solidFill=LIGHT.border[1:]))
    if len(chart.series) > 1:
        drawn.legend.position = "b"
    else:
        drawn.legend = None
    last_row = first_row + len(chart.categories) - 1
    for number, series in enumerate(chart.series):
        drawn.series.append(_series(sheet, chart, series, number + 2, first_row, last_row))
    for axis in (drawn.x_axis, drawn.y_axis):
        axis.delete = False
        axis.txPr = _text(1000)
    drawn.x_axis.tickLblPos = "low"
    drawn.x_axis.majorTickMark = "none"
    drawn.y_axis.scaling.min, drawn.y_axis.scaling.max = chart.minimum, chart.maximum
    drawn.y_axis.majorUnit = chart.step
    drawn.y_axis.number_format = "#,##0" if float(chart.step).is_integer() else "#,##0.0#"
    drawn.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LIGHT.grid[1:]))
    return drawn


def _lines(chart: Chart) -> LineChart:
    drawn = LineChart()
    drawn.height = LINES_HEIGHT
    return drawn


def _bars(chart: Chart) -> BarChart:
    """Horizontal bars, the first category on top; bars of which each category has one lie on one line."""
    drawn = BarChart()
    drawn.type, drawn.gapWidth = "bar", 50
    drawn.grouping = "stacked" if chart.is_stacked else "clustered"
    drawn.overlap = 100 if chart.is_stacked or _one_each(chart) else -10
    drawn.x_axis.scaling.orientation = "maxMin"
    drawn.y_axis.crosses = "max"
    drawn.height = min(TALLEST, BAR_FRAME + BAR_HEIGHT * len(chart.categories) * (1 if drawn.overlap == 100 else 1.6))
    return drawn


def _one_each(chart: Chart) -> bool:
    """Whether no category has values of two series."""
    values = zip(*(series.values for series in chart.series), strict=True)
    return all(sum(value is not None for value in row) <= 1 for row in values)


def _series(sheet, chart: Chart, series, column: int, first_row: int, last_row: int) -> Series:
    name, letter = quote_sheetname(sheet.title), get_column_letter(column)
    made = Series(Reference(sheet, min_col=column, min_row=first_row, max_row=last_row))
    made.tx = SeriesLabel(strRef=StrRef(f=f"{name}!${letter}${first_row - 1}"))
    made.cat = AxDataSource(strRef=StrRef(f=f"{name}!$A${first_row}:$A${last_row}"))
    if chart.kind == "lines":
        _style_line(made, series)
    else:
        made.spPr = GraphicalProperties(solidFill=COLOURS[series.tone])
        made.invertIfNegative = False
    made.dLbls = _labels(chart, series)
    return made


def _style_line(made: Series, series) -> None:
    """Straight; targets dashed with short dashes as marks; marks that are provisional or own assessment hollow."""
    color, is_target = COLOURS[series.tone], series.tone == "target"
    width = 1.5 if is_target else 3 if series.tone == "kita" else 2
    made.spPr = GraphicalProperties(
        ln=LineProperties(solidFill=color, w=int(width * EMU), prstDash="sysDash" if is_target else None)
    )
    made.smooth = False
    shown = [hollow for hollow, value in zip(series.is_hollow, series.values, strict=False) if value is not None]
    fill = LIGHT.background[1:] if shown and all(shown) else color
    made.marker = _marker("dash" if is_target else "circle", 10 if is_target else 8, fill, color)
    for number, is_hollow in enumerate(series.is_hollow):
        if is_hollow:
            point = DataPoint(idx=number, marker=_marker("circle", 8, LIGHT.background[1:], color))
            point.spPr = GraphicalProperties(ln=LineProperties(solidFill=color, w=int(width * EMU)))
            made.dPt.append(point)


def _marker(symbol: str, size: int, fill: str, rim: str) -> Marker:
    return Marker(
        symbol=symbol, size=size, spPr=GraphicalProperties(solidFill=fill, ln=LineProperties(solidFill=rim, w=2 * EMU))
    )


def _labels(chart: Chart, series) -> DataLabelList:
    """The number of every mark, in the reader's own decimal sign; the finished words stand in the table."""
    if chart.kind == "lines":
        place = "t" if series.tone == "target" else "b"
    else:
        place = "ctr" if chart.is_stacked else "outEnd"
    labels = DataLabelList(showVal=True, dLblPos=place, numFmt="#,##0.00")
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    dark = chart.kind == "bars" and chart.is_stacked and series.tone not in ("other", "muted")
    labels.txPr = _text(1000, LIGHT.background[1:] if dark else LIGHT.ink[1:])
    return labels


def _text(size: int, color: str = LIGHT.ink[1:]) -> RichText:
    """Settings of letters; size in hundredths of a point."""
    letters = CharacterProperties(sz=size, b=False, solidFill=color)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)])


def _title(words: str) -> Title:
    letters = CharacterProperties(sz=1300, b=True, solidFill=LIGHT.ink[1:])
    run = RegularTextRun(rPr=letters, t=NOT_XML.sub("", words))
    title = Title(overlay=False)
    title.tx = Text(rich=RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), r=[run])]))
    return title
