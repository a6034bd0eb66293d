"""All words on a trend chart: years, bands, method breaks, what is absent, and the labels of the marks."""

from pages._output.labels import Ground, Plane, anchor, place, text_width
from pages._output.trend_data import TrendData, breaks, final_marks, segments
from pages._output.trend_labels import band_labels, mark_labels
from pages._output.wedge import wedge_labels, wedge_marks

NARROW_WIDTH = 262  # px of plot area on a phone 390 px wide
TICK_REACH = 5  # px from the middle of a target to the last of its points; each point keeps 4 px free


def annotate(canvas, data: TrendData, palette, x_range, y_range, plot_width, plot_height, wedge=None) -> None:
    """Add all annotations to the canvas, each for the screens it fits."""
    planes = tuple(Plane(width, plot_height, *x_range, *y_range) for width in (plot_width, NARROW_WIDTH))
    _add_years(canvas, data, palette, planes)
    _add_breaks(canvas, data, palette, planes)
    _add_absences(canvas, data, palette, planes)
    marks = [(mark.year, mark.level) for mark in data.marks if mark.level is not None]
    ticks = [(goal.year, edge) for goal in data.goals for edge in (goal.level, goal.upper) if edge is not None]
    reach = TICK_REACH / plot_width * (x_range[1] - x_range[0])
    marks += [(year + side, level) for year, level in ticks for side in (-reach, 0, reach)]
    marks += wedge_marks(wedge) if wedge else []
    bar_px = 14 * len(data.codes)  # bars of several governments stand side by side
    for mark in data.marks:
        if mark.interval:
            low, high = mark.interval
            reach = bar_px / 2 / plot_width * (x_range[1] - x_range[0])
            edges = (mark.year - reach, mark.year, mark.year + reach) if len(data.codes) > 1 else (mark.year,)
            marks += [(x, low + (high - low) * part) for x in edges for part in (0, 0.25, 0.5, 0.75, 1)]
    labels = mark_labels(data, palette) + (wedge_labels(wedge, palette) if wedge else [])
    labels += [] if data.is_ordinal else band_labels(data, palette, x_range, y_range)
    ground = Ground(marks, [year - 0.5 for year, _ in breaks(data)], _lines(data), _dashes(data))
    for label, side, show in place(labels, ground, planes):
        canvas.add_annotation(
            x=label.x,
            y=label.y,
            text=label.text,
            font={"size": label.size, "color": label.color},
            show=show,
            **anchor(side),
        )


def _lines(data: TrendData) -> list[tuple]:
    """The straight pieces of every line, as pairs of points."""
    runs = [run for code in data.codes for run in segments(final_marks(data, code))]
    return [_piece(*pair) for run in runs for pair in zip(run, run[1:], strict=False)]


def _dashes(data: TrendData) -> list[tuple]:
    """The pieces of the dashed line through each government's written targets."""
    paths = [[goal for goal in data.goals if goal.code == code] for code in data.codes]
    return [_piece(*pair) for path in paths for pair in zip(path, path[1:], strict=False)]


def _piece(start, end) -> tuple:
    return (start.year, start.level), (end.year, end.level)


def _add_years(canvas, data, palette, planes) -> None:
    first, last = data.years
    year_px = planes[1].width / (planes[1].x1 - planes[1].x0)
    every = max(1, -(-38 // int(year_px)))
    for year in range(first, last + 1):
        canvas.add_annotation(
            x=year,
            y=0,
            yref="paper",
            yanchor="top",
            yshift=-28,
            text=str(year),
            font={"size": 13.5, "color": palette.muted},
            show="both" if (last - year) % every == 0 else "wide",
        )


def _add_breaks(canvas, data, palette, planes) -> None:
    """'Metode 2023 (9/2023) →' above the rule; on a narrow screen without the regulation."""
    found = breaks(data)
    for number, (year, regulation) in enumerate(found):
        for plane, show in zip(planes, ("wide", "narrow"), strict=True):
            words = [f"Metode {year} ({regulation}) →", f"Metode {year} →", f"{year} →"]
            if show == "narrow" or not regulation:
                words = words[1:]
            next_x = found[number + 1][0] - 0.5 if number + 1 < len(found) else plane.x1
            room = plane.pixel(next_x, 0)[0] - plane.pixel(year - 0.5, 0)[0]
            text = next((word for word in words if text_width(word, 13) <= room), words[-1])
            canvas.add_annotation(
                x=year - 0.5,
                y=1,
                yref="paper",
                xanchor="left",
                yanchor="bottom",
                yshift=4,
                text=text,
                font={"size": 13, "color": palette.muted},
                show=show,
            )


def _add_absences(canvas, data, palette, planes) -> None:
    """Hollow circles below the axis, off the scale, with the word; one line of words for each year."""
    by_year: dict[int, list[str]] = {}
    for year, words in data.absences:
        if words not in by_year.setdefault(year, []):
            by_year[year].append(words)
    edge = {0: 0.0, 1: 0.0}
    for year, words in sorted(by_year.items()):
        text = "; ".join(words)
        for number, (plane, show) in enumerate(zip(planes, ("wide", "narrow"), strict=True)):
            x = plane.pixel(year, 0)[0]
            width = text_width(text, 13)
            to_left = x - 10 - width >= edge[number]
            fits = to_left or (x + 10 + width <= plane.width and x - 8 >= edge[number])
            canvas.add_annotation(
                x=year,
                y=0,
                yref="paper",
                yanchor="top",
                yshift=-5,
                text="○",
                show=show,
                font={"size": 15, "color": palette.muted},
            )
            edge[number] = max(edge[number], x + 8 if to_left or not fits else x + 12 + width)
            if fits:
                side = {"xanchor": "right", "xshift": -9} if to_left else {"xanchor": "left", "xshift": 9}
                canvas.add_annotation(
                    x=year,
                    y=0,
                    yref="paper",
                    yanchor="top",
                    yshift=-7,
                    text=text,
                    show=show,
                    font={"size": 13, "color": palette.muted},
                    **side,
                )
