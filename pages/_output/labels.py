"""Place labels beside their marks so that none overlaps another, on a wide and on a narrow screen."""

import re
from functools import lru_cache
from typing import NamedTuple

# Widths of Source Sans in font sizes, a little generous.
NARROW_EM, DIGIT_EM, CAPITAL_EM, LETTER_EM, BOLD = 0.27, 0.5, 0.6, 0.51, 1.05
NARROW = 400  # px; a plot area below this is a phone's
GAP = 7  # px between a mark and its label
COVERED = 100  # covering one thing is worse than lying on any number of dashes

# Where a label may stand around its mark: horizontal and vertical side, in thirds.
SIDES = {
    "above": (0, 1),
    "below": (0, -1),
    "right": (1, 0),
    "left": (-1, 0),
    "above right": (1, 1),
    "below right": (1, -1),
    "above left": (-1, 1),
    "below left": (-1, -1),
}


class Label(NamedTuple):
    """A text that belongs to the point (x, y) in data units; `sides` in order of preference."""

    x: float
    y: float
    text: str
    size: float
    color: str
    sides: tuple[str, ...] = ("above", "below")
    priority: int = 1  # 0 is placed first
    is_needed: bool = False  # stands even where it touches something
    is_wide_only: bool = False
    shorter: tuple[str, ...] = ()  # what it says instead where the whole text fits nowhere, best first


class Plane(NamedTuple):
    """A plot area of width x height px showing x0..x1 and y0..y1."""

    width: float
    height: float
    x0: float
    x1: float
    y0: float
    y1: float

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        return (
            (x - self.x0) / (self.x1 - self.x0) * self.width,
            (y - self.y0) / (self.y1 - self.y0) * self.height,
        )


class Ground(NamedTuple):
    """What labels stand beside: points and lines none may cover, rules none may cross, dashes they would rather not."""

    marks: list[tuple[float, float]] = []
    rules: list[float] = []  # x of vertical lines
    lines: list[tuple] = []  # pairs of points
    dashes: list[tuple] = []  # pairs of points


def place(labels: list[Label], ground: Ground, planes: tuple[Plane, Plane]) -> list[tuple]:
    """Choose a side for every label on the wide and on the narrow plane; return (label, side, show).

    show is 'both' where both screens agree, else 'wide' or 'narrow'; a label that fits nowhere is left out.
    """
    wide, narrow = (_place_on(plane, labels, ground) for plane in planes)
    both = [(*pair, "both") for pair in wide if pair in narrow]
    return (
        both
        + [(*pair, "wide") for pair in wide if pair not in narrow]
        + [(*pair, "narrow") for pair in narrow if pair not in wide]
    )


def _place_on(plane: Plane, labels: list[Label], ground: Ground) -> list[tuple[Label, str]]:
    """(label, side) of those that fit, a label in its short form where only that fits."""
    taken = [_around(plane.pixel(*mark), 4) for mark in ground.marks] + [_rule(plane, x) for x in ground.rules]
    lines, dashes = ([(plane.pixel(*a), plane.pixel(*b)) for a, b in pairs] for pairs in (ground.lines, ground.dashes))
    placed = []
    for label in sorted(labels, key=lambda one: one.priority):
        if label.is_wide_only and plane.width < NARROW:
            continue
        forms = [label] + [label._replace(text=text) for text in label.shorter]
        tries = [(form, side) for form in forms for side in label.sides]
        boxes = [box_of(*pair, plane) for pair in tries]
        troubles = [_trouble(box, plane, taken, lines, dashes) for box in boxes]
        fit = troubles.index(min(troubles))
        if troubles[fit] and not label.is_needed:
            continue
        placed.append(tries[fit])
        taken.append(boxes[fit])
    return placed


@lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    """Estimated width of a text without its markup, in px; of its longest line."""
    return max(_line_width(line, size) for line in text.split("<br>"))


def _line_width(line: str, size: float) -> float:
    own = re.search(r"font-size:(\d+)px", line)
    words = re.sub(r"<[^>]+>", "", line)
    return sum(map(_em, words)) * (int(own[1]) if own else size) * (BOLD if "<b>" in line else 1)


def _em(character: str) -> float:
    if character in " ,.;:|()/-ijlIt":
        return NARROW_EM if character not in "t-" else 0.34
    return DIGIT_EM if character.isdigit() else CAPITAL_EM if character.isupper() else LETTER_EM


def box_of(label: Label, side: str, plane: Plane) -> tuple[float, float, float, float]:
    """The (left, bottom, right, top) of a label in px of `plane`."""
    x, y = plane.pixel(label.x, label.y)
    horizontal, vertical = SIDES[side]
    width = text_width(label.text, label.size)
    height = label.size * 1.2 * (label.text.count("<br>") + 1)
    left = x + (GAP + 3 if horizontal else 0) * horizontal + {0: -width / 2, 1: 0, -1: -width}[horizontal]
    bottom = y + GAP * vertical + {0: -height / 2, 1: 0, -1: -height}[vertical]
    return left, bottom, left + width, bottom + height


def anchor(side: str) -> dict:
    """Plotly's annotation settings for a side."""
    horizontal, vertical = SIDES[side]
    return {
        "xanchor": {0: "center", 1: "left", -1: "right"}[horizontal],
        "align": {0: "center", 1: "left", -1: "right"}[horizontal],
        "yanchor": {0: "middle", 1: "bottom", -1: "top"}[vertical],
        "xshift": (GAP + 3) * horizontal,
        "yshift": GAP * vertical,
    }


def _around(point, reach):
    x, y = point
    return x - reach, y - reach, x + reach, y + reach


def _rule(plane, x):
    left, _ = plane.pixel(x, plane.y0)
    return left - 1, 0, left + 1, plane.height


def _trouble(box, plane, taken, lines, dashes) -> int:
    """How bad it is to stand there: leaving the plane, then covering something (COVERED each), then touching a dash."""
    left, bottom, right, top = box
    outside = left < -6 or right > plane.width + 16 or bottom < 0 or top > plane.height
    covered = sum(left < x1 and right > x0 and bottom < y1 and top > y0 for x0, y0, x1, y1 in taken)
    covered += sum(_is_crossed(box, *line) for line in lines)
    return (10 * outside + covered) * COVERED + sum(_is_crossed(box, *dash) for dash in dashes)


def _is_crossed(box, start, end) -> bool:
    """Whether the straight line between two points comes into a box: what is left of it between each pair of sides."""
    first, last = 0.0, 1.0
    for at, step, low, high in zip(start, (end[0] - start[0], end[1] - start[1]), box[:2], box[2:], strict=True):
        if step == 0:
            if not low < at < high:
                return False
            continue
        near, far = sorted(((low - at) / step, (high - at) / step))
        first, last = max(first, near), min(last, far)
    return first < last
