"""Where things stand on a slide, in points of a 13,33 x 7,5 inch page; every writer keeps to it."""

from typing import NamedTuple

WIDTH, HEIGHT = 960, 540
MARGIN = 57.6  # 6 %
BAR = 5  # the plum bar on top


class Box(NamedTuple):
    """A rectangle in points from the left top corner."""

    left: float
    top: float
    width: float
    height: float


INNER = WIDTH - 2 * MARGIN
TITLE = Box(MARGIN, 26, INNER, 66)  # two lines of the smaller title size, at the bottom of the box
SUBTITLE = Box(MARGIN, 93, INNER, 22)
BODY = Box(MARGIN, 122, INNER, 358)
FOOTER = Box(MARGIN, 492, INNER - 60, 30)  # two lines
NUMBER = Box(WIDTH - MARGIN - 50, 506, 50, 16)
MARK = Box(WIDTH - MARGIN - 110, 8, 110, 17)  # ILUSTRASI

KICKER = Box(MARGIN, 56, INNER, 24)  # of a cover
COVER_TITLE = Box(MARGIN, 82, INNER, 92)
BYLINE = Box(MARGIN, 180, INNER, 24)
COVER_BODY = Box(MARGIN, 232, INNER, 240)

# Sizes of letters in points.
TITLE_SIZES = (30, 28, 26)  # the largest that takes one line, else the smallest in two
COVER_SIZES = (38, 34, 30)
TEXT = 14
HEAD = 13  # of a table
NOTE = 10  # footer and page number
LABEL = 14  # beside the marks of a chart
AXIS = 13
NEWEST = 18  # the newest value of a line
LINE_HEIGHT = 1.2  # of a size
CELL_PADDING = (4.5, 6)  # of a table: above and below, left and right
