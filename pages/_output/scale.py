"""The value axis of a chart: a range that holds every mark, with three to five ticks."""

from math import ceil, floor

STEPS = (0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10000)


def nice_range(values, lowest: float | None, highest: float | None) -> tuple[float, float, float]:
    """Return (bottom, top, step) in the unit of `values`, kept inside lowest..highest where those are known.

    A single value gets some air on both sides; an empty list gives the whole scale.
    """
    values = [float(value) for value in values]
    if not values:
        values = [lowest or 0, highest or 100]
    low, high = min(values), max(values)
    spread = high - low or max(abs(high) * 0.1, 0.5)
    low, high = low - spread * 0.15, high + spread * 0.2
    if lowest is not None and highest is not None and high - low < (highest - lowest) * 0.2:
        air = (
            (highest - lowest) * 0.2 - (high - low)
        ) / 2  # never less than a fifth of the scale: small moves look small
        low, high = low - air, high + air
    step = next((s for s in STEPS if (high - low) / s <= 5), STEPS[-1])
    half = step / 2 if step / 2 in (0.1, 0.5, 1, 5, 10, 50, 100, 500, 1000, 5000) else step
    bottom, top = floor(low / half) * half, ceil(high / half) * half
    if lowest is not None and min(values) >= lowest:
        bottom = max(bottom, lowest)
    if highest is not None and max(values) <= highest:
        top = min(top, highest)
    return bottom, top, step


def ticks(bottom: float, top: float, step: float) -> list[float]:
    """The multiples of `step` inside bottom..top."""
    first = ceil(round(bottom / step, 6))
    last = floor(round(top / step, 6))
    return [round(number * step, 6) for number in range(first, last + 1)]
