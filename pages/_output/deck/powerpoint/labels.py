"""On which side of its mark each label of a line chart stands, so that no two words and no word and mark collide."""

from typing import NamedTuple

from pages._output.deck import layout, text_fit
from pages._output.deck.layout import Box
from pages._output.deck.model import Chart

SIDES = ("above", "below", "right", "left")
MARK = 6  # half a mark with its rim, points
GAP = 3
STEP = 4  # points between two looks along a line


class Label(NamedTuple):
    """One label: its series and category, its words and size, and the middle of its mark in points."""

    series: int
    category: int
    words: str
    size: float
    is_bold: bool
    x: float
    y: float

    def box(self, side: str) -> Box:
        """The room the words take on a side of the mark."""
        width = text_fit.width_of(self.words, self.size, is_bold=self.is_bold) + 4
        height = self.size * layout.LINE_HEIGHT
        left = {"right": self.x + MARK + GAP, "left": self.x - MARK - GAP - width}.get(side, self.x - width / 2)
        top = {"above": self.y - MARK - GAP - height, "below": self.y + MARK + GAP}.get(side, self.y - height / 2)
        return Box(left, top, width, height)


def place(chart: Chart, labels: list[Label], plot: Box, points: list[list[tuple[float, float] | None]]) -> dict:
    """{(series, category): side}; `points` are the marks of each series in points of the page, None for a gap."""
    marks = [(x - MARK, y - MARK, x + MARK, y + MARK) for line in points for x, y in filter(None, line)]
    on_lines = [spot for line in points for spot in _along(line)]
    rules = [plot.left + plot.width * before / len(chart.categories) for before, _ in chart.rules]
    chosen: dict[tuple[int, int], tuple[str, Box]] = {}

    def cost(label: Label, rank: int, side: str) -> float:
        box = label.box(side)
        others = [taken for key, (_, taken) in chosen.items() if key != (label.series, label.category)]
        return (
            rank * 4
            + 10 * sum(_shared(box, taken) for taken in others)
            + 4 * sum(_shared(box, Box(a, b, c - a, d - b)) for a, b, c, d in marks)
            + 6 * sum(_holds(box, x, y) for x, y in on_lines)
            + 40 * sum(box.left - 2 < rule < box.left + box.width + 2 for rule in rules)
            + 60 * _outside(box, plot)
        )

    for _ in range(2):  # the second time each label knows where all the others stand
        for label in labels:
            sides = _preferred(label, labels)
            side = min(sides, key=lambda one: cost(label, sides.index(one), one))
            chosen[label.series, label.category] = (side, label.box(side))
    return {key: side for key, (side, _) in chosen.items()}


def _preferred(label: Label, labels: list[Label]) -> tuple[str, ...]:
    """Below for a mark that has another labelled one above it in the same year, else above."""
    is_lower = any(other.category == label.category and other.y < label.y for other in labels)
    return ("below", "above", "right", "left") if is_lower else SIDES


def _along(line) -> list[tuple[float, float]]:
    """Spots on the straight pieces of a line, its marks left out."""
    spots = []
    for start, end in zip(line, line[1:], strict=False):
        if start and end:
            count = int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / STEP)
            shares = [number / count for number in range(1, count)]
            spots += [(start[0] + (end[0] - start[0]) * s, start[1] + (end[1] - start[1]) * s) for s in shares]
    return spots


def _shared(one: Box, other: Box) -> float:
    """Area two boxes share, square points."""
    width = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    height = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return max(0, width) * max(0, height)


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.left + box.width and box.top <= y <= box.top + box.height


def _outside(box: Box, plot: Box) -> float:
    """How many points a label stands out of the plot."""
    over = (plot.left - box.left, box.left + box.width - plot.left - plot.width)
    high = (plot.top - box.top, box.top + box.height - plot.top - plot.height)
    return sum(max(0, points) for points in (*over, *high))
