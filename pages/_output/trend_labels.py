"""The words on a trend chart: years, bands, method breaks, values, targets, and what is absent."""

from pages._output.labels import Label, Plane, anchor, place, text_width
from pages._output.trend_data import Mark, TrendData, breaks, final_marks, segments
from pages._output.trend_ground import spans, steps_in_view

NARROW_WIDTH = 262  # px of plot area on a phone 390 px wide


def annotate(canvas, data: TrendData, palette, x_range, y_range, plot_width, plot_height) -> tuple[list, list]:
    """Add all annotations; return the indexes to hide on narrow and those to hide on wide screens."""
    planes = tuple(Plane(width, plot_height, *x_range, *y_range) for width in (plot_width, NARROW_WIDTH))
    writer = _Writer(canvas)
    _add_years(writer, data, palette, planes)
    _add_breaks(writer, data, palette, planes)
    _add_absences(writer, data, palette, planes)
    band_marks = [] if data.is_ordinal else _add_band_names(writer, data, palette, x_range, y_range)
    marks = [(mark.year, mark.level) for mark in data.marks if mark.level is not None]
    marks += [(goal.year, goal.level) for goal in data.goals] + band_marks
    for code in data.codes:
        marks += _along_lines(data, code)
    for mark in data.marks:
        if mark.interval:
            low, high = mark.interval
            marks += [(mark.year, low + (high - low) * part) for part in (0, 0.25, 0.5, 0.75, 1)]
    rules = [year - 0.5 for year, _ in breaks(data)]
    for label, side, show in place(_labels(data, palette), marks, rules, planes):
        writer.add(
            x=label.x,
            y=label.y,
            text=label.text,
            font={"size": label.size, "color": label.color},
            show=show,
            **anchor(side),
        )
    return writer.wide_only, writer.narrow_only


def _along_lines(data: TrendData, code: str) -> list[tuple[float, float]]:
    """Points on the lines of one government, so that no label lies across a line."""
    pairs = [pair for run in segments(final_marks(data, code)) for pair in zip(run, run[1:], strict=False)]
    return [
        (start.year + part, start.level + (end.level - start.level) * part)
        for start, end in pairs
        for part in (0.25, 0.4, 0.6, 0.75)
    ]


class _Writer:
    """Adds annotations to a figure and keeps the book of which screen shows which."""

    def __init__(self, canvas):
        self.canvas, self.count, self.wide_only, self.narrow_only = canvas, 0, [], []

    def add(self, *, show="both", **settings):
        self.canvas.add_annotation(**settings)
        if show != "both":
            (self.wide_only if show == "wide" else self.narrow_only).append(self.count)
        self.count += 1


def _add_years(writer, data, palette, planes) -> None:
    first, last = data.years
    year_px = planes[1].width / (planes[1].x1 - planes[1].x0)
    every = max(1, -(-38 // int(year_px)))
    for year in range(first, last + 1):
        writer.add(
            x=year,
            y=0,
            yref="paper",
            yanchor="top",
            yshift=-28,
            text=str(year),
            font={"size": 13.5, "color": palette.muted},
            show="both" if (last - year) % every == 0 else "wide",
        )


def _add_breaks(writer, data, palette, planes) -> None:
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
            writer.add(
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


def _add_absences(writer, data, palette, planes) -> None:
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
            writer.add(
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
                writer.add(
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


def _add_band_names(writer, data, palette, x_range, y_range) -> list[tuple[float, float]]:
    """Predikat and interval at the left edge of each method version, where they change; returns what they cover."""
    covered, seen = [], {}
    for _, x0, x1 in spans(data, x_range):
        method_code = next(code for code, start, _ in spans(data, x_range) if start == x0)
        for predikat, interval, low, high, _ in steps_in_view(data, method_code, y_range):
            if (high - low) < (y_range[1] - y_range[0]) * 0.055 or seen.get(predikat) == interval:
                continue
            is_first = not seen or x0 == x_range[0]
            seen[predikat] = interval
            if not is_first and x1 - x0 < 1:
                continue
            settings = {
                "x": x0,
                "y": (low + high) / 2,
                "xanchor": "left",
                "xshift": 8,
                "font": {"size": 13, "color": palette.muted},
            }
            writer.add(text=f"<b>{predikat}</b> {interval}", show="wide", **settings)
            if is_first:
                writer.add(text=f"<b>{predikat}</b>", show="narrow", **settings)
            covered += [(x0 + part * (x_range[1] - x_range[0]) * 0.03, (low + high) / 2) for part in (0.6, 1.6, 2.6)]
    return covered


def _labels(data: TrendData, palette) -> list[Label]:
    if len(data.codes) == 1:
        return [*_value_labels(data, palette), *_goal_labels(data, palette)]
    return [*_name_labels(data, palette), *_goal_labels(data, palette)]


def _value_labels(data: TrendData, palette) -> list[Label]:
    """Every value beside its mark, the newest large and plum."""
    drawn = sorted((mark for mark in data.marks if mark.level is not None), key=lambda one: one.year)
    labels = []
    for mark in drawn:
        newest = mark is drawn[-1]
        if data.is_ordinal and not newest:
            continue  # the axis names the classes
        text = f"<b>{mark.text}</b>" if newest else mark.text
        state = "sementara" if mark.is_provisional else "mandiri" if mark.kind == "mandiri" else ""
        text += f"<br>{state}" if state else ""
        sides = ("above", "above right", "right", "below", "left") if newest else _sides(mark, drawn)
        labels.append(
            Label(
                mark.year,
                mark.level,
                text,
                18 if newest and not data.is_ordinal else 14,
                palette.kita if newest else palette.ink,
                sides,
                0 if newest else 2,
                newest,
            )
        )
    for mark in data.marks:
        if mark.interval:
            labels.append(
                Label(
                    mark.year,
                    sum(mark.interval) / 2,
                    f"<b>{mark.text}</b>",
                    14,
                    palette.kita,
                    ("right", "left", "above"),
                    1,
                )
            )
    return labels


def _sides(mark: Mark, drawn: list[Mark]) -> tuple[str, ...]:
    """Below a low point, above a high one, so that the line does not run through its own label."""
    around = [one.level for one in drawn if abs(one.year - mark.year) == 1 and one.method_code == mark.method_code]
    if around and mark.level > sum(around) / len(around):
        return ("above", "below", "right", "left")
    return ("below", "above", "right", "left")


def _goal_labels(data: TrendData, palette) -> list[Label]:
    labels = []
    for goal in data.goals:
        several = len(data.codes) > 1
        is_kita = goal.code == data.codes[0]
        text = f"target {goal.name} {goal.text}" if several and not is_kita else f"Target {goal.text}"
        color = palette.kita if several and is_kita else palette.muted if several else palette.ink
        labels.append(
            Label(
                goal.year,
                goal.upper or goal.level,
                text,
                14,
                color,
                ("above", "below", "above left", "below left", "left", "right"),
                1,
                False,
                several,
            )
        )
    return labels


def _name_labels(data: TrendData, palette) -> list[Label]:
    """Each government's name beside its newest mark, kita first."""
    labels = []
    for index, code in enumerate(data.codes):
        own = [mark for mark in data.marks if mark.code == code and (mark.level is not None or mark.interval)]
        if not own:
            continue
        mark = max(own, key=lambda one: (one.year, one.kind == "realisasi"))
        predikat = f" · {mark.predikat}" if mark.predikat and mark.predikat != mark.text else ""
        level = mark.level if mark.level is not None else sum(mark.interval) / 2
        color = palette.kita if index == 0 else palette.peer if index == 1 else palette.muted
        labels.append(
            Label(
                mark.year,
                level,
                f"<b>{mark.name}</b> {mark.text}{predikat}",
                14,
                color,
                ("right", "above", "below", "above right", "below right", "above left", "below left", "left"),
                priority=index,
                is_needed=index == 0,
                is_wide_only=True,
                short_text=f"<b>{mark.name}</b>",
            )
        )
    return labels
