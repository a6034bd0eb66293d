"""The rank strip: one axis, every member a dot, ours in plum, the partner a dark square, quartiles from eight on."""

from html import escape

from data.number_format import format_bound, format_number, format_signed
from pages._output import html
from pages._output.canvas import Canvas
from pages._output.palette import Palette
from pages._output.scale import nice_range, ticks
from pages._output.trend_chart import Drawn

LEAST_FOR_QUARTILES = 8  # governments
HEIGHT = 150  # px
STACK = 0.26  # how far dots of one value stand above each other; the strip goes from -1 to 1


def drawable(lines: list[dict]) -> list[dict]:
    """The rows of group_rank that have a number."""
    return [line for line in lines if line["value"] is not None]


def has_quartiles(lines: list[dict]) -> bool:
    return bool(lines) and lines[0]["ranked_count"] >= LEAST_FOR_QUARTILES


def build_strip(lines: list[dict], government: str, partner: dict | None, noun: str, palette: Palette) -> Drawn:
    """Draw the rows of group_rank that have a number.

    partner: the row of the named partner, a member or not; one that is no member has no place.
    """
    lines = drawable(lines)
    canvas = Canvas()
    outside = (
        [partner] if partner and all(line["government_code"] != partner["government_code"] for line in lines) else []
    )
    drawn = lines + [line for line in outside if line["value"] is not None]
    low, high, step = nice_range(
        [line["value"] for line in drawn], lines[0]["scale_minimum"], lines[0]["scale_maximum"]
    )
    if has_quartiles(lines):
        _add_quartiles(canvas, lines[0], palette)
    canvas.add_shape(
        type="line", x0=low, x1=high, y0=0, y1=0, line={"color": palette.border, "width": 1}, layer="below"
    )
    named = {government, partner["government_code"] if partner else None}
    heights = _heights(drawn)
    _add_dots(canvas, [one for one in drawn if one["government_code"] not in named], heights, noun, palette)
    for line in sorted(drawn, key=lambda one: one["government_code"] == government):
        if line["government_code"] in named:
            _add_named(canvas, line, heights, line["government_code"] == government, (low, high), noun, palette)
    values = ticks(low, high, step)
    figure = canvas.figure(
        palette,
        height=HEIGHT,
        margin={"l": 14, "r": 14, "t": 4, "b": 28},
        xaxis={
            "range": (low, high), "tickvals": values, "ticktext": [format_bound(value) for value in values],
            "gridcolor": palette.grid, "tickfont": {"size": 13.5, "color": palette.muted},
        },
        yaxis={"range": (-1.35, 1.35), "showgrid": False, "showticklabels": False},
    )  # fmt: skip
    note = f"Sumbu mulai dari {format_bound(low)}." if low != (lines[0]["scale_minimum"] or 0) else ""
    return Drawn(figure, canvas.wide_only, canvas.narrow_only, note)


def _heights(drawn: list[dict]) -> dict[str, float]:
    """The height of each dot: equal values stand above each other instead of hiding one another."""
    seen: dict[float, int] = {}
    heights = {}
    for line in drawn:
        number = seen.get(line["value"], 0)
        seen[line["value"]] = number + 1
        heights[line["government_code"]] = min(number * STACK, 0.8)
    return heights


def _add_quartiles(canvas: Canvas, line: dict, palette: Palette) -> None:
    box = {"x0": line["lower_quartile"], "x1": line["upper_quartile"], "y0": -0.42, "y1": 0.42}
    canvas.add_shape(
        type="rect", fillcolor=palette.band_b, line={"color": palette.border, "width": 1}, layer="below", **box
    )
    rule = {"x0": line["median"], "x1": line["median"], "y0": -0.52, "y1": 0.52}
    canvas.add_shape(type="line", line={"color": palette.ink, "width": 2}, layer="below", **rule)


def _add_dots(canvas: Canvas, lines: list[dict], heights, noun: str, palette: Palette) -> None:
    for is_hollow in (False, True):
        own = [line for line in lines if is_hollow_mark(line) == is_hollow]
        rim = {"color": palette.other if is_hollow else palette.background, "width": 1.5}
        marker = {
            "symbol": "circle",
            "size": 11,
            "color": palette.background if is_hollow else palette.other,
            "line": rim,
        }
        if own:
            ys = [heights[line["government_code"]] for line in own]
            hovers = [hover_words(line, noun) for line in own]
            canvas.add_scatter([line["value"] for line in own], ys, hovers, mode="markers", marker=marker)


def is_hollow_mark(line: dict) -> bool:
    """Illustrative and provisional values are drawn hollow."""
    return line["is_illustrative"] or line["state"] == "sementara"


def _add_named(canvas: Canvas, line: dict, heights, is_kita: bool, span, noun: str, palette: Palette) -> None:
    """Ours above the strip, the partner below it; on a phone the words start at the nearer edge."""
    color = palette.kita if is_kita else palette.peer
    is_hollow = is_hollow_mark(line)
    marker = {
        "symbol": "circle" if is_kita else "square",
        "size": 15 if is_kita else 13,
        "color": palette.background if is_hollow else color,
        "line": {"color": color if is_hollow else palette.background, "width": 2 if is_hollow else 1.5},
    }
    height = heights[line["government_code"]]
    canvas.add_scatter([line["value"]], [height], [hover_words(line, noun)], mode="markers", marker=marker)
    share = (line["value"] - span[0]) / (span[1] - span[0])
    words = {
        "text": f"<b>{escape(line['government_name'])}</b> {escape(place_words(line))}",
        "font": {"color": color, "size": 14},
        "bgcolor": palette.background,
        "y": 1.0 if is_kita else -0.95,
        "yanchor": "middle",
    }
    side = "left" if share < 0.2 else "right" if share > 0.8 else "center"
    canvas.add_annotation(show="wide", x=line["value"], xanchor=side, **words)
    edge = {"x": 0 if share < 0.5 else 1, "xref": "paper", "xanchor": "left" if share < 0.5 else "right"}
    canvas.add_annotation(show="narrow", **edge, **words)


def place_words(line: dict) -> str:
    """'65,57 · ke-12 dari 12'; without a place why there is none."""
    place = f"ke-{line['position']} dari {line['ranked_count']}" if line["position"] else STATE_WORDS[line["state"]]
    if line["position"] and line["ranked_count"] == 1:
        place = "belum ada pembanding"
    if line["is_illustrative"] and line["state"] != "ilustrasi":
        place += " · ilustrasi"
    return f"{format_number(line['value'])} · {place}"


STATE_WORDS = {
    "angka": "ikut diperingkat",
    "ilustrasi": "ilustrasi, tidak diperingkat",
    "sementara": "sementara, tidak diperingkat",
    "predikat": "tanpa angka, tidak diperingkat",
    "luar": "bukan anggota, tidak diperingkat",
}


def hover_words(line: dict, noun: str) -> str:
    grade = f" · {escape(line['predikat'])}" if line["predikat"] else ""
    place = (
        f"ke-{line['position']} dari {line['ranked_count']} {noun}" if line["position"] else STATE_WORDS[line["state"]]
    )
    source = escape(line["publisher"] or line["source_title"] or "unggahan")
    tag = "<br>Ilustrasi" if line["is_illustrative"] else ""
    return (
        f"<b>{escape(line['government_name'])}</b> {line['year']}<br>{format_number(line['value'])}{grade}"
        f"<br>{place}<br>Sumber: {source}{tag}"
    )


COLUMNS = [
    html.Column("Peringkat", "place", True),
    html.Column("Pemerintah daerah", "name"),
    html.Column("Tahun", "year", True),
    html.Column("Nilai", "value", True),
    html.Column("Predikat", "predikat"),
    html.Column("Perubahan setahun", "change", True),
    html.Column("Sejak", "since", True),
    html.Column("Peringkat kemajuan", "change_place", True),
    html.Column("Metode", "method_name"),
    html.Column("Sumber", "source"),
    html.Column("Tanda", "mark"),
]


def table_lines(lines: list[dict], government: str) -> list[dict]:
    """The rows of group_rank as lines of a plain table, by place."""
    return [_table_line(line, line["government_code"] == government) for line in lines]


def _table_line(line: dict, is_kita: bool) -> dict:
    tag = html.TAG if line["is_illustrative"] else ""
    marks = [STATE_WORDS[line["state"]]] if line["state"] != "angka" else []
    marks += ["ilustrasi"] if line["is_illustrative"] and line["state"] != "ilustrasi" else []
    marks += ["perubahan ilustrasi"] if line["change_is_illustrative"] and not line["is_illustrative"] else []
    return line | {
        "place": f"ke-{line['position']}" if line["position"] else None,
        "place_value": line["position"],
        "name": html.Markup(html.text(line["government_name"]) + tag),
        "name_value": line["government_name"],
        "value": format_number(line["value"]) if line["value"] is not None else None,
        "value_value": line["value"],
        "change": format_signed(line["change_points_a_year"]) if line["change_points_a_year"] is not None else None,
        "change_value": line["change_points_a_year"],
        "since": line["previous_year"],
        "change_place": f"ke-{line['change_position']}" if line["change_position"] else None,
        "change_place_value": line["change_position"],
        "source": line["publisher"] or line["source_title"] or "unggahan",
        "mark": ", ".join(marks) or None,
        "_class": "rb-kita" if is_kita else "",
    }


def alt_words(title: str, lines: list[dict]) -> str:
    """The strip in words: every member with its value, best first."""
    told = [f"{line['government_name']} {place_words(line)}" for line in drawable(lines)]
    return f"{title}. {'; '.join(told)}."


CLASS_COLUMNS = [
    html.Column("Predikat", "predikat"),
    html.Column("Jumlah", "count", True),
    html.Column("Pemerintah daerah", "names"),
]


def class_lines(lines: list[dict], government: str) -> list[dict]:
    """Members by predikat, best first, where no number is known: rows of group_rank without a value."""
    classes: dict[str, list[dict]] = {}
    for line in lines:
        if line["value"] is None:
            classes.setdefault(line["predikat"] or "–", []).append(line)
    return [
        {
            "predikat": predikat,
            "count": len(own),
            "names": html.Markup(", ".join(_name(line, line["government_code"] == government) for line in own)),
            "names_value": ", ".join(line["government_name"] for line in own),
        }
        for predikat, own in classes.items()
    ]


def _name(line: dict, is_kita: bool) -> str:
    name = html.text(line["government_name"]) + (html.TAG if line["is_illustrative"] else "")
    return f'<b class="rb-kita">{name}</b>' if is_kita else name
