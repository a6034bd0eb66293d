"""Place labels beside their marks so that none overlaps another, on a wide and on a narrow screen."""

import re
from functools import lru_cache
from typing import NamedTuple

# Widths of Source Sans in font sizes, a little generous.
NARROW_EM, DIGIT_EM, CAPITAL_EM, LETTER_EM, BOLD = 0.27, 0.5, 0.6, 0.51, 1.05
NARROW = 400  # px; a plot area below this is a phone's
GAP = 7  # px between a mark and its label

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
    short_text: str = ""  # where the whole text fits nowhere


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


def place(labels: list[Label], marks: list[tuple], rules: list[float], planes: tuple[Plane, Plane]) -> list[tuple]:
    """Choose a side for every label on the wide and on the narrow plane; return (label, side, show).

    marks: (x, y) of everything a label must not cover; rules: x of vertical lines no label may cross.
    show is 'both' where both screens agree, else 'wide' or 'narrow'; a label that fits nowhere is left out.
    """
    wide, narrow = (_place_on(plane, labels, marks, rules) for plane in planes)
    both = [(*pair, "both") for pair in wide if pair in narrow]
    return (
        both
        + [(*pair, "wide") for pair in wide if pair not in narrow]
        + [(*pair, "narrow") for pair in narrow if pair not in wide]
    )


def _place_on(plane: Plane, labels, marks, rules) -> list[tuple[Label, str]]:
    """(label, side) of those that fit, a label in its short form where only that fits."""
    taken = [_around(plane.pixel(*mark), 4) for mark in marks] + [_rule(plane, x) for x in rules]
    placed = []
    for label in sorted(labels, key=lambda one: one.priority):
        if label.is_wide_only and plane.width < NARROW:
            continue
        forms = [label] + ([label._replace(text=label.short_text)] if label.short_text else [])
        tries = [(form, side) for form in forms for side in label.sides]
        boxes = [box_of(*pair, plane) for pair in tries]
        troubles = [_trouble(box, plane, taken) for box in boxes]
        fit = troubles.index(min(troubles))
        if troubles[fit] and not label.is_needed:
            continue
        placed.append(tries[fit])
        taken.append(boxes[fit])
    return placed


@lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    """Estimated width of a text without its markup, in px; of its longest line."""
    lines = re.sub(r"<(?!br)[^>]+>", "", text).split("<br>")
    return max(sum(map(_em, line)) for line in lines) * size * (BOLD if "<b>" in text else 1)


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


def _trouble(box, plane, taken) -> int:
    """How many things a box touches; leaving the plane counts as ten."""
    left, bottom, right, top = box
    outside = left < -6 or right > plane.width + 16 or bottom < 0 or top > plane.height
    return 10 * outside + sum(left < x1 and right > x0 and bottom < y1 and top > y0 for x0, y0, x1, y1 in taken)
