"""What line and bar charts share: the frame, its fonts and embedded workbook, the plot's exact place, the axes."""

import re
import zipfile
from datetime import datetime
from io import BytesIO
from typing import NamedTuple

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from pages._output.deck import layout, text_fit
from pages._output.deck.layout import Box
from pages._output.deck.model import Chart
from pages._output.deck.powerpoint.package import steady
from pages._output.deck.powerpoint.theme import BODY_FONT, FAINT, HAIRLINE, INK, MUTED, Page, style

SHEET = "xl/worksheets/sheet1.xml"
NUMBER_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"( s="\d+")?><v>[^<]*</v></c>')
KEY_HEIGHT = 30
WHOLE, BROKEN = "0;−0;0", "0.0##;−0.0##;0"


class Canvas(NamedTuple):
    """Where a chart is drawn: the slide, its page, the place of the frame in points, and the deck's time."""

    slide: object
    page: Page
    box: Box
    made_at: datetime


def add_chart(canvas: Canvas, chart: Chart, kind):
    """Add the native chart with the data of the model, and return python-pptx's chart without title, legend or ground.

    The workbook inside holds the very numbers of the model: XlsxWriter alone would round them to 16 digits.
    """
    data = CategoryChartData(number_format="General")
    data.categories = chart.categories
    for series in chart.series:
        data.add_series(series.name, series.values)
    frame = canvas.slide.shapes.add_chart(kind, *canvas.page.frame(canvas.box), data)
    frame.name = "Grafik"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)
    native = frame.chart
    workbook = native.part.chart_workbook.xlsx_part
    workbook._blob = steady(workbook.blob, canvas.made_at, {SHEET: _exact_sheet(workbook.blob, chart)})
    native.has_title = False
    native.has_legend = False
    native.font.name = BODY_FONT
    style(native.font, canvas.page, layout.AXIS, INK)
    _clear_ground(native)
    return native


def _exact_sheet(workbook: bytes, chart: Chart) -> bytes:
    """The sheet's XML with each number as its shortest exact decimal."""

    def exact(match: re.Match) -> bytes:
        column, row = match[1], int(match[2])
        series = chart.series[_number(column) - 1]
        return b'<c r="%s%d"%s><v>%s</v></c>' % (column, row, match[3] or b"", repr(series.values[row - 2]).encode())

    with zipfile.ZipFile(BytesIO(workbook)) as book:
        return NUMBER_CELL.sub(exact, book.read(SHEET))


def _number(letters: bytes) -> int:
    """b'A' -> 0, b'B' -> 1, b'AA' -> 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _clear_ground(native) -> None:
    """No fill and no border behind chart and plot, so that the slide's own ground shows."""
    space = native._chartSpace
    clear = f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    space.find(qn("c:chart")).addnext(parse_xml(clear))
    space.find(qn("c:date1904")).addnext(parse_xml(f'<c:roundedCorners {nsdecls("c")} val="0"/>'))
    for axis in space.iter(qn("c:valAx")):
        if axis.find(qn("c:crossBetween")) is None:
            axis.find(qn("c:crosses")).addnext(parse_xml(f'<c:crossBetween {nsdecls("c")} val="between"/>'))


def set_plot(native, frame: Box, plot: Box) -> None:
    """Fix the inner plot (between the axes) at `plot`, so that rules beside the chart meet its categories."""
    area = native._chartSpace.find(qn("c:chart")).find(qn("c:plotArea"))
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, parse_xml(_manual_layout(frame, plot, '<c:layoutTarget val="inner"/>')))


def _manual_layout(frame: Box, box: Box, target: str) -> str:
    places = {
        "x": (box.left - frame.left) / frame.width,
        "y": (box.top - frame.top) / frame.height,
        "w": box.width / frame.width,
        "h": box.height / frame.height,
    }
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    parts = "".join(f'<c:{name} val="{share:.5f}"/>' for name, share in places.items())
    return f"<c:layout {nsdecls('c')}><c:manualLayout>{target}{modes}{parts}</c:manualLayout></c:layout>"


def add_key(native, canvas: Canvas, chart: Chart) -> None:
    """The names of the series at the top left of the frame."""
    native.has_legend = True
    legend = native.legend
    legend.position, legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    style(legend.font, canvas.page, layout.TEXT, INK)
    legend.font.name = BODY_FONT
    names = [text_fit.width_of(series.name, layout.TEXT) + 34 for series in chart.series]
    place = Box(canvas.box.left, canvas.box.top, min(canvas.box.width, sum(names) + 16), KEY_HEIGHT - 6)
    for old in legend._element.findall(qn("c:layout")):
        legend._element.remove(old)
    legend._element.find(qn("c:legendPos")).addnext(parse_xml(_manual_layout(canvas.box, place, "")))


def set_value_axis(native, canvas: Canvas, chart: Chart) -> None:
    """The scale of the model with faint lines and muted numbers; nothing is said twice by tick marks."""
    axis = native.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = chart.minimum, chart.maximum, chart.step
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.width = Pt(0.75)
    axis.major_gridlines.format.line.color.theme_color = FAINT
    axis.major_gridlines.format.line.color.brightness = HAIRLINE
    axis.format.line.fill.background()
    axis.tick_labels.number_format = WHOLE if has_whole_ticks(chart) else BROKEN
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.font.name = BODY_FONT
    style(axis.tick_labels.font, canvas.page, layout.AXIS, MUTED)


def has_whole_ticks(chart: Chart) -> bool:
    """Whether the axis needs no decimals; with decimals the viewer's own comma or point is shown."""
    return float(chart.step).is_integer() and float(chart.minimum).is_integer()


def set_category_axis(native, canvas: Canvas, size: float, tone) -> None:
    """Names of the categories, level and never left out."""
    axis = native.category_axis
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = False
    axis.format.line.width = Pt(0.75)
    axis.format.line.color.theme_color = MUTED
    axis.tick_labels.font.name = BODY_FONT
    style(axis.tick_labels.font, canvas.page, size, tone)
    body = axis._element.find(qn("c:txPr")).find(qn("a:bodyPr"))
    body.set("rot", "0")
    body.set("vert", "horz")
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>'))


def move_label(point, canvas: Canvas, right: float, down: float) -> None:
    """Shift a label from its place by points; LibreOffice draws no line to it."""
    place = (
        f"<c:layout {nsdecls('c')}><c:manualLayout>"
        f'<c:x val="{right / canvas.box.width:.5f}"/><c:y val="{down / canvas.box.height:.5f}"/>'
        "</c:manualLayout></c:layout>"
    )
    label = point.data_label._dLbl
    label.find(qn("c:idx")).addnext(parse_xml(place))
    label.getparent().find(qn("c:showLeaderLines")).set("val", "0")


def write_label(point, words: str, canvas: Canvas, size: float, tone, position, *, is_bold: bool = False) -> None:
    """A finished text beside one mark; it does not change with the data, and the notes say so."""
    label = point.data_label
    frame = label.text_frame
    frame.word_wrap = False
    run = frame.paragraphs[0].add_run()
    run.text = words
    run.font.name = BODY_FONT
    style(run.font, canvas.page, size, tone, is_bold=is_bold)
    label.position = position
