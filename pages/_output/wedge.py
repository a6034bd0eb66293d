"""The wedge between two paces: from a value, where the required pace leads and where the achieved one does."""

from typing import NamedTuple

from data.number_format import format_number, format_signed
from pages._output.labels import Label


class Wedge(NamedTuple):
    """Two straight lines from (year, value) to `end_year`: to `needed` and, where a pace is known, to `reached`."""

    year: int
    value: float
    end_year: int
    needed: float
    reached: float | None
    needed_pace: float  # points a year
    reached_pace: float | None

    @property
    def levels(self) -> list[float]:
        """Every height the value axis must hold."""
        return [level for level in (self.value, self.needed, self.reached) if level is not None]


def wedge_of(path: dict | None) -> Wedge | None:
    """The wedge of a row of target_path; None where no later target asks for more than the value has."""
    if path is None or path["required_pace"] is None or path["required_pace"] <= 0:
        return None
    pace = path["achieved_pace"]
    reached = None if pace is None else path["value"] + pace * (path["end_year"] - path["year"])
    return Wedge(path["year"], path["value"], path["end_year"], path["end_lower"], reached, path["required_pace"], pace)


def add_wedge(canvas, wedge: Wedge, palette) -> None:
    """Draw the tinted wedge and its two edges; each edge answers the pointer at its end."""
    if wedge.reached is not None:
        is_short = wedge.reached < wedge.needed
        xs, ys = [wedge.year, wedge.end_year, wedge.end_year], [wedge.value, wedge.needed, wedge.reached]
        tint = palette.tint_below if is_short else palette.tint_above
        canvas.add_scatter(xs, ys, mode="lines", fill="toself", fillcolor=tint, line={"width": 0})
        _add_edge(canvas, wedge, wedge.reached, _reached_words(wedge), palette.kita, palette, dash="dot")
    _add_edge(canvas, wedge, wedge.needed, _needed_words(wedge), palette.ink, palette, dash=None)


def _add_edge(canvas, wedge: Wedge, level: float, words: str, color: str, palette, dash) -> None:
    line = {"color": color, "width": 1.5} | ({"dash": dash} if dash else {})
    marker = {"size": 6, "color": palette.background, "line": {"color": color, "width": 1.5}}
    xs, ys = [wedge.year, wedge.end_year], [wedge.value, level]
    canvas.add_scatter(xs, ys, [None, words], mode="lines+markers", line=line, marker=marker | {"opacity": [0, 1]})


def _needed_words(wedge: Wedge) -> str:
    years = wedge.end_year - wedge.year
    return (
        f"<b>Laju yang diperlukan</b><br>({format_number(wedge.needed)} − {format_number(wedge.value)}) / {years} tahun"
        f"<br>{format_signed(wedge.needed_pace)} poin setahun"
    )


def _reached_words(wedge: Wedge) -> str:
    return (
        f"<b>Bila laju dicapai berlanjut</b><br>{format_number(wedge.reached)} pada {wedge.end_year}"
        f"<br>{format_signed(wedge.reached_pace)} poin setahun; bukan proyeksi"
    )


def wedge_labels(wedge: Wedge, palette) -> list[Label]:
    """The two paces, beside the middle of their edges."""
    middle = (wedge.year + wedge.end_year) / 2
    half = lambda level: (wedge.value + level) / 2  # noqa: E731
    sides = ("above left", "above", "left", "below right", "below", "right")
    labels = [
        Label(middle, half(wedge.needed), f"perlu {format_signed(wedge.needed_pace)}/tahun", 14, palette.ink, sides, 1)
    ]
    if wedge.reached is not None:
        words = f"laju {format_signed(wedge.reached_pace)}/tahun"
        sides = ("below right", "below", "right", "above left", "above", "left")
        labels.append(Label(middle, half(wedge.reached), words, 14, palette.kita, sides, 1))
    return labels


def wedge_marks(wedge: Wedge) -> list[tuple[float, float]]:
    """Points along both edges, so that no label lies across them."""
    levels = [level for level in (wedge.needed, wedge.reached) if level is not None]
    span = wedge.end_year - wedge.year
    return [
        (wedge.year + span * part, wedge.value + (level - wedge.value) * part)
        for level in levels
        for part in (0.15, 0.3, 0.5, 0.7, 0.85, 1)
    ]
