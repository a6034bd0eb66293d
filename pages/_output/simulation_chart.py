"""The picture of a simulation as HTML: the index now and simulated against predikat bands and target."""

from decimal import Decimal
from html import escape

from data.number_format import format_bound
from pages._output import html
from pages._output.simulation import Goal, Step

NARROWEST = 4  # percent of the strip below which a band has no room for its name
CLOSEST = 6  # percent of the strip between two numbers of the axis


def scale_end(values: list[Decimal], usual_maximum: Decimal, ceiling: Decimal | None) -> Decimal:
    """Where the strip ends: the usual maximum, the ceiling of the method or the next ten above what is drawn."""
    highest = max(values)
    if highest <= usual_maximum:
        return usual_maximum
    if ceiling is not None and highest <= ceiling:
        return ceiling
    return (highest // 10 + 1) * 10


def draw(lines: list[dict], steps: list[Step], end: Decimal, goal: Goal | None, alt: str) -> str:
    """Two bullets (now, simulated) with the names of the bands above and their bounds below.

    lines: label, year, value, is_kita, is_illustrative, status (words.TARGET_STATUS) of each bar.
    """
    shared = {
        "scale_minimum": Decimal(0),
        "scale_maximum": end,
        "band_edges": [step.lower for step in steps],
        "target_lower": goal.lower if goal else None,
        "target_is_illustrative": bool(goal and goal.is_illustrative),
    }
    bars = html.bullets(
        [
            shared
            | line
            | {
                "short_name": line["label"],
                "gap_points": line["value"] - goal.lower if goal else None,
                "target_status": line["status"],
            }
            for line in lines
        ]
    )
    return (
        f'<div class="rb-sim-chart" role="img" aria-label="{escape(alt)}">{_names(steps, end)}{bars}'
        f"{_axis(steps, end, goal)}</div>"
    )


def _names(steps: list[Step], end: Decimal) -> str:
    """The predikat above their bands, each in the middle of its own."""
    spans = []
    for step, upper in zip(steps, [*(step.lower for step in steps[1:]), end], strict=False):
        low, high = _share(step.lower, end), _share(upper, end)
        if high - low >= NARROWEST:
            spans.append(f'<span style="left:{(low + high) / 2:.2f}%">{escape(step.predikat)}</span>')
    return _row("Predikat", spans)


def _axis(steps: list[Step], end: Decimal, goal: Goal | None) -> str:
    """The bounds below the strip, from 0 to its end; a number that would touch its neighbour is left out."""
    spans, last = [], None
    for value in sorted({Decimal(0), *(step.lower for step in steps if step.lower < end), end}):
        at = _share(value, end)
        if last is None or at - last >= CLOSEST:
            spans.append(f'<span style="left:{at:.2f}%">{format_bound(value)}</span>')
            last = at
    return _row("Batas", spans)


def _row(name: str, spans: list[str]) -> str:
    return f'<div class="rb-sim-axis"><i>{name}</i><div>{"".join(spans)}</div></div>'


def _share(value: Decimal, end: Decimal) -> float:
    return max(0.0, min(100.0, float(value / end) * 100))
