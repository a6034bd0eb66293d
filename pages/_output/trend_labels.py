"""The labels of a trend: which words, how large, and on which side of their mark they would rather stand."""

from pages._output.labels import Label
from pages._output.trend_data import Mark, TrendData
from pages._output.trend_ground import spans, steps_in_view

# Where the newest value may stand, best first: it always stands somewhere.
NEWEST_SIDES = ("above", "right", "below right", "below", "above right", "left", "above left", "below left")


def band_labels(data: TrendData, palette, x_range, y_range) -> list[Label]:
    """Predikat and interval at the left edge of each method version, where they change."""
    labels, seen = [], {}
    for method_code, x0, _ in spans(data, x_range):
        for predikat, interval, low, high, _ in steps_in_view(data, method_code, y_range):
            is_thin = (high - low) < (y_range[1] - y_range[0]) * 0.055
            if is_thin or seen.get(predikat) == interval:
                continue
            seen[predikat] = interval
            name = f"<b>{predikat}</b>"
            text = f"{name} {interval}"
            labels.append(Label(x0, (low + high) / 2, text, 13, palette.muted, ("right",), 4, shorter=(name,)))
    return labels


def mark_labels(data: TrendData, palette) -> list[Label]:
    """The words beside the marks: values for one government, names for several, targets for both."""
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
        state = ", ".join(filter(None, [state, "ilustrasi" if mark.is_illustrative else ""]))
        text += f"<br><span style='font-size:13px'>{state}</span>" if state else ""
        sides = NEWEST_SIDES if newest else _sides(mark, drawn)
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
                shorter=(_short(mark, newest),) if all(one.is_illustrative for one in drawn) else (),
            )
        )
    for mark in data.marks:
        if mark.interval:
            labels.append(
                Label(
                    mark.year,
                    sum(mark.interval) / 2,
                    f"<b>{mark.text}</b>" + ("<br>ilustrasi" if mark.is_illustrative else ""),
                    14,
                    palette.kita,
                    ("right", "left", "above"),
                    1,
                )
            )
    return labels


def _short(mark: Mark, newest: bool) -> str:
    """The value alone, where the title already says that all of them are illustrative."""
    return f"<b>{mark.text}</b>" if newest else mark.text


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
                priority=3 if several else 1,
                is_wide_only=several,
                shorter=() if several else (f"Target<br>{goal.text}",),
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
        predikat += " · ilustrasi" if mark.is_illustrative else ""
        mark_of_illustration = " (ilustrasi)" if mark.is_illustrative else ""
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
                shorter=(f"<b>{mark.name}</b><br>{mark.text}{predikat}", f"<b>{mark.name}</b>{mark_of_illustration}"),
            )
        )
    return labels
