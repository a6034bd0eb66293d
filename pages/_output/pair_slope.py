"""The slope of two governments between their first and last common year under one method, and who closes on whom."""

from typing import NamedTuple

from data.number_format import format_bound, format_number, format_signed
from pages._output import html
from pages._output.canvas import Canvas
from pages._output.pair_data import flags, plain_number
from pages._output.palette import Palette
from pages._output.scale import nice_range, ticks

HEIGHT, TOP, BOTTOM, APART = 300, 14, 30, 22  # px; APART: least distance of two labels


class Slope(NamedTuple):
    """One indicator at its first and last common year; `lines` are the comparable rows of pair_series between them."""

    indicator_code: str
    short_name: str
    regulation: str | None
    own: str
    peer: str
    lines: list[dict]

    @property
    def first(self) -> dict:
        return self.lines[0]

    @property
    def last(self) -> dict:
        return self.lines[-1]

    @property
    def first_gap(self) -> float:
        """Ours minus theirs in the first common year, in points, positive is better for us."""
        return self.first["difference_points"]

    @property
    def last_gap(self) -> float:
        return self.last["difference_points"]

    @property
    def leader(self) -> str:
        """Who is higher in the last common year."""
        return self.own if self.last_gap > 0 else self.peer

    @property
    def pursuer(self) -> str:
        """Who was lower in the first common year."""
        return self.peer if self.first_gap > 0 else self.own

    @property
    def movement(self) -> str:
        """melampaui, menyempit, melebar or tetap; a change below 0,5 % of the scale is none."""
        least = float(self.last["scale_maximum"] - self.last["scale_minimum"]) * 0.005
        if self.first_gap * self.last_gap < 0 and abs(self.last_gap) >= least:
            return "melampaui"
        change = abs(self.last_gap) - abs(self.first_gap)
        return "tetap" if abs(change) < least - 1e-9 else "melebar" if change > 0 else "menyempit"

    def change(self, side: str) -> float:
        """The change of 'own' or 'peer' between the two years, in points."""
        return self.last[f"{side}_value"] - self.first[f"{side}_value"]


def slopes_of(series: list[dict], own: str, peer: str) -> list[Slope]:
    """Every indicator with two common years of numbers under one method: real ones first, then most common years."""
    groups: dict[tuple, list[dict]] = {}
    for line in series:
        if line["state"] == "angka" and line["difference_pct"] is not None:
            groups.setdefault((line["indicator_code"], line["method_code"]), []).append(line)
    best: dict[str, list[dict]] = {}
    for (code, _), lines in groups.items():
        kept = best.get(code, [])
        if len(lines) > 1 and (len(lines), lines[-1]["year"]) > (len(kept), kept[-1]["year"] if kept else 0):
            best[code] = lines
    found = [
        Slope(code, lines[0]["short_name"], lines[0]["regulation"], own, peer, lines) for code, lines in best.items()
    ]
    return sorted(found, key=lambda slope: (any(flags(slope.lines)), -len(slope.lines)))


def build_slope(slope: Slope, palette: Palette):
    """Two straight lines from the first to the last common year, values left, values with names right."""
    canvas = Canvas()
    low, high = slope.last["scale_minimum"], slope.last["scale_maximum"]
    values = [line[f"{side}_value"] for line in (slope.first, slope.last) for side in ("own", "peer")]
    bottom, top, step = nice_range(values, float(low), float(high))
    for value in ticks(bottom, top, step):
        canvas.add_shape(type="line", x0=0, x1=1, y0=value, y1=value, layer="below", line={"color": palette.grid})
    shifts = [_shifts(line, (bottom, top)) for line in (slope.first, slope.last)]
    for side, name, color, width, symbol in (
        ("peer", slope.peer, palette.peer, 2, "square"),
        ("own", slope.own, palette.kita, 3, "circle"),
    ):
        ys = [line[f"{side}_value"] for line in (slope.first, slope.last)]
        hovers = [_hover(line, side, name, slope) for line in (slope.first, slope.last)]
        marker = {"symbol": symbol, "size": 11, "color": color, "line": {"color": palette.background, "width": 1.5}}
        canvas.add_scatter(
            [0, 1], ys, hovers, mode="lines+markers", line={"color": color, "width": width}, marker=marker
        )
        for x, y, shift in ((0, ys[0], shifts[0][side]), (1, ys[1], shifts[1][side])):
            words = f"<b>{format_number(y)}</b>" + ("" if x == 0 else f" {html.text(name)}")
            canvas.add_annotation(
                x=x, y=y, text=words, font={"color": color, "size": 14}, yshift=shift,
                xanchor="left" if x else "right", xshift=11 if x else -11, yanchor="middle", align="left",
            )  # fmt: skip
    years = {"tickvals": [0, 1], "ticktext": [str(slope.first["year"]), str(slope.last["year"])], "showgrid": False}
    return canvas, canvas.figure(
        palette,
        height=HEIGHT,
        margin={"l": 62, "r": 62 + min(8 * max(len(slope.own), len(slope.peer)), 160), "t": TOP, "b": BOTTOM},
        xaxis={"range": (-0.02, 1.02), "tickfont": {"size": 14, "color": palette.muted}} | years,
        yaxis={"range": (bottom, top), "showgrid": False, "showticklabels": False},
    )


def _shifts(line: dict, span: tuple[float, float]) -> dict[str, float]:
    """How far the labels of one year move up or down (px) so that they do not touch."""
    per_pixel = (span[1] - span[0]) / (HEIGHT - TOP - BOTTOM)
    distance = (line["own_value"] - line["peer_value"]) / per_pixel
    missing = max(0.0, APART - abs(distance)) / 2
    return {"own": missing if distance >= 0 else -missing, "peer": -missing if distance >= 0 else missing}


def _hover(line: dict, side: str, name: str, slope: Slope) -> str:
    invented = " · ilustrasi" if line[f"{side}_is_illustrative"] else ""
    source = line[f"{side}_publisher"] or line[f"{side}_source_title"] or "unggahan"
    return (
        f"<b>{html.text(name)}</b> {line['year']}<br>{html.text(slope.short_name)} "
        f"{format_number(line[f'{side}_value'])}{invented}<br>Metode {html.text(slope.regulation)}"
        f"<br>Sumber: {html.text(source)}"
    )


def axis_note(slope: Slope) -> str:
    """'Sumbu mulai dari 50.' where it does not start at the lowest value of the scale."""
    low, high = slope.last["scale_minimum"], slope.last["scale_maximum"]
    values = [line[f"{side}_value"] for line in (slope.first, slope.last) for side in ("own", "peer")]
    bottom, _, _ = nice_range(values, float(low), float(high))
    return f"Sumbu mulai dari {format_bound(bottom)}." if bottom > low else ""


def alt_words(title: str, slope: Slope) -> str:
    told = []
    for side, name in (("own", slope.own), ("peer", slope.peer)):
        values = [
            f"{line['year']} {format_number(line[side + '_value'])}"
            + (" (ilustrasi)" if line[f"{side}_is_illustrative"] else "")
            for line in slope.lines
        ]
        told.append(f"{name}: {', '.join(values)}")
    return f"{title}. {'. '.join(told)}."


MOVEMENT = {
    "melampaui": "{leader} melampaui",
    "menyempit": "jarak menyempit",
    "melebar": "jarak melebar",
    "tetap": "jarak tetap",
}


def columns(own: str, peer: str) -> list[html.Column]:
    """The table of all slopes on the page: each value from -> to with its change under it."""
    return [
        html.Column("Indikator", "name"),
        html.Column("Tahun bersama", "years"),
        html.Column(own, "own", True),
        html.Column(peer, "peer", True),
        html.Column("Selisih", "gap", True),
        html.Column("Arah", "movement"),
    ]


def workbook_columns(own: str, peer: str) -> list[html.Column]:
    """The same for the workbook, one number to a column."""
    heads = [("Indikator", "name"), ("Tahun bersama", "years")]
    for side, name in (("own", own), ("peer", peer)):
        heads += [
            (f"{name} awal", f"{side}_first"),
            (f"{name} akhir", f"{side}_last"),
            (f"Perubahan {name}", f"{side}_change"),
        ]
    heads += [
        ("Selisih awal", "first_gap"),
        ("Selisih akhir", "last_gap"),
        ("Arah", "movement"),
        ("Metode", "regulation"),
    ]
    return [html.Column(name, key, key.endswith(("_first", "_last", "_change", "_gap"))) for name, key in heads]


def table_lines(slopes: list[Slope], shown: str) -> list[dict]:
    """One line per slope, the drawn one marked; serves `columns` and `workbook_columns`."""
    return [_line(slope) | {"_class": "rb-kita" if slope.indicator_code == shown else ""} for slope in slopes]


def _line(slope: Slope) -> dict:
    invented = any(line[f"{side}_is_illustrative"] for line in (slope.first, slope.last) for side in ("own", "peer"))
    numbers = {"first_gap": slope.first_gap, "last_gap": slope.last_gap}
    for side in ("own", "peer"):
        numbers |= {f"{side}_first": slope.first[f"{side}_value"], f"{side}_last": slope.last[f"{side}_value"]}
        numbers[f"{side}_change"] = slope.change(side)
    signed = ("_change", "_gap")
    told = {key: (format_signed if key.endswith(signed) else format_number)(value) for key, value in numbers.items()}
    return {
        "name": html.Markup(html.text(slope.short_name) + (html.TAG if invented else "")),
        "name_value": slope.short_name + (" (ilustrasi)" if invented else ""),
        "years": f"{slope.first['year']} dan {slope.last['year']}",
        "own": _from_to(told["own_first"], told["own_last"], told["own_change"]),
        "peer": _from_to(told["peer_first"], told["peer_last"], told["peer_change"]),
        "gap": html.Markup(f"{told['first_gap']} → {told['last_gap']}"),
        "movement": MOVEMENT[slope.movement].format(leader=slope.leader),
        "regulation": slope.regulation,
        **told,
        **{f"{key}_value": plain_number(value) for key, value in numbers.items()},
    }


def _from_to(first: str, last: str, change: str) -> html.Markup:
    return html.Markup(f"{first} → {last}<small>{change}</small>")
