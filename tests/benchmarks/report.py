"""One line of the table of measurements, and the table as Markdown."""

import statistics
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Measured(NamedTuple):
    """What was measured, as finished text for the table; `is_met` is None where no goal was set."""

    what: str
    figure: str  # the measurement with its unit: '0,31 s', '2,1 MB'
    ratio: str = ""  # against what, in the same run: '0,9 × Dash'
    goal: str = ""  # '≤ 1,0 × Dash'
    is_met: bool | None = None


def in_indonesian(number: float, decimals: int = 2) -> str:
    """The number with a comma, as all of our documents write it."""
    return f"{number:.{decimals}f}".replace(".", ",")


def median_seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """The median of the seconds that `work` takes, in `rounds` rounds."""
    return statistics.median(seconds(work) for _ in range(rounds))


def seconds(work: Callable[[], object]) -> float:
    """The seconds that `work` takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def table(rows: Iterable[Measured]) -> str:
    """The rows as a Markdown table; a goal that was missed is said to be."""
    lines = ["| what | measured | ratio | goal | |", "|---|---:|---:|---|---|"]
    said = {True: "met", False: "missed", None: ""}
    lines += [f"| {row.what} | {row.figure} | {row.ratio} | {row.goal} | {said[row.is_met]} |" for row in rows]
    return "\n".join(lines)
