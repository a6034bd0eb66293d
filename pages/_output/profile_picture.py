"""A drawn chart as plain HTML with one small picture for its lines: no script, crisp in print, fluid on a phone.

Streamlit lets no inline SVG through, and Plotly draws late and in pixels of the screen. So bands, marks and words are
HTML placed in percent of the plot area, and only the lines are an SVG, inside an <img>, stretched with it.
"""

import re
from base64 import b64encode
from html import escape
from typing import NamedTuple

from pages._output.trend_chart import Drawn

MARKUP = re.compile(r"&lt;(/?b|br|/?span(?: style='font-size:\d+px')?)&gt;")
SIZE = re.compile(r"font-size:(\d+)px")
DASH = {"dash": "5,4", "dot": "1.5,3", None: ""}


class Frame(NamedTuple):
    """The plot area in data units; turns them into percent of its width and height."""

    x0: float
    x1: float
    y0: float
    y1: float

    def left(self, x) -> float:
        return (float(x) - self.x0) / (self.x1 - self.x0) * 100

    def up(self, y, reference: str = "y") -> float:
        return float(y) * 100 if reference == "paper" else (float(y) - self.y0) / (self.y1 - self.y0) * 100


def build_picture(drawn: Drawn, alt: str) -> str:
    """HTML of a figure of trend_chart.build_trend; its size is that of .rb-plot, its sizes in px times --rb-zoom.

    Words for wide screens alone carry rb-wide, those for narrow ones rb-narrow. `alt` is read instead of the picture.
    """
    figure = drawn.figure.to_plotly_json()
    layout = figure["layout"]
    frame = Frame(*layout["xaxis"]["range"], *layout["yaxis"]["range"])
    shapes = layout.get("shapes", ())
    parts = [_ground(shape, frame) for shape in shapes if shape["type"] == "rect" and shape.get("layer") == "below"]
    parts += _value_axis(layout["yaxis"], frame)
    parts.append(_lines(figure["data"], [s for s in shapes if s["type"] == "line"], frame))
    parts += [_ground(shape, frame) for shape in shapes if shape["type"] == "rect" and shape.get("layer") != "below"]
    parts += [mark for trace in figure["data"] for mark in _marks(trace, frame)]
    for number, annotation in enumerate(layout.get("annotations", ())):
        name = "rb-wide" if number in drawn.wide_only else "rb-narrow" if number in drawn.narrow_only else ""
        parts.append(_words(annotation, name, frame))
    inside = "".join(parts)
    return f'<div class="rb-plot" role="img" aria-label="{escape(alt)}"><div class="rb-area">{inside}</div></div>'


def _ground(shape: dict, frame: Frame) -> str:
    """A band, or the empty bar of a predikat without number."""
    bottom, top = frame.up(shape["y0"]), frame.up(shape["y1"])
    left, right = frame.left(shape["x0"]), frame.left(shape["x1"])
    line = shape.get("line") or {}
    look = f"background:{shape['fillcolor']}" if "fillcolor" in shape else f"border:1.5px solid {line['color']}"
    place = f"left:{left:.2f}%;width:{right - left:.2f}%;bottom:{bottom:.2f}%;height:{top - bottom:.2f}%"
    return f'<i style="{place};{look}"></i>'


def _value_axis(axis: dict, frame: Frame) -> list[str]:
    color = axis["tickfont"]["color"]
    parts = []
    for value, words in zip(axis["tickvals"], axis["ticktext"], strict=True):
        up = frame.up(value)
        parts.append(f'<span class="rb-axis" style="bottom:{up:.2f}%;color:{color}">{escape(str(words))}</span>')
        if axis["showgrid"]:
            parts.append(f'<i style="left:0;right:0;height:1px;bottom:{up:.2f}%;background:{axis["gridcolor"]}"></i>')
    return parts


def _lines(traces, rules, frame: Frame) -> str:
    """Every line of the figure, and the rules of method breaks, as one stretched picture."""
    paths = ['<line x1="0" x2="100" y1="100" y2="100" stroke="#55606B" stroke-width="1"/>']
    for rule in rules:
        x = f"{frame.left(rule['x0']):.3f}"
        line = rule["line"]
        paths.append(f'<line x1="{x}" x2="{x}" y1="0" y2="100" stroke="{line["color"]}" stroke-width="1"/>')
    for trace in traces:
        if "lines" not in trace["mode"]:
            continue
        line = trace["line"]
        dash = DASH[line.get("dash")]
        for run in _runs(trace["x"], trace["y"]):
            points = " ".join(f"{frame.left(x):.3f},{100 - frame.up(y):.3f}" for x, y in run)
            paths.append(
                f'<polyline points="{points}" fill="none" stroke="{line["color"]}" stroke-width="{line["width"]}"'
                + (f' stroke-dasharray="{dash}"' if dash else "")
                + "/>"
            )
    drawing = "".join(path.replace("/>", ' vector-effect="non-scaling-stroke"/>') for path in paths)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100"'
        f' preserveAspectRatio="none" overflow="visible">{drawing}</svg>'
    )
    return f'<img alt="" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'


def _runs(xs, ys) -> list[list[tuple[float, float]]]:
    """The unbroken runs of a line whose gaps are None; a single point is no line."""
    runs: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(xs, ys, strict=True):
        if x is None or y is None:
            runs.append([])
        else:
            runs[-1].append((x, y))
    return [run for run in runs if len(run) > 1]


def _marks(trace: dict, frame: Frame) -> list[str]:
    if "markers" not in trace["mode"] or trace["marker"].get("opacity") == 0:
        return []
    marker = trace["marker"]
    line, symbol = marker.get("line") or {}, marker.get("symbol", "circle")
    if symbol == "line-ew":
        look, size = f"background:{line['color']}", f"width:{marker['size'] * 1.4:.1f}px;height:{line['width']}px"
    else:
        look = f"background:{marker['color']};border:{line['width']}px solid {line['color']}"
        size = f"width:{marker['size']}px;height:{marker['size']}px"
    name = {"line-ew": "rb-dash", "diamond": "rb-diamond"}.get(symbol, "rb-dot")
    return [
        f'<i class="{name}" style="left:{frame.left(x):.2f}%;bottom:{frame.up(y):.2f}%;{size};{look}"></i>'
        for x, y in zip(trace["x"], trace["y"], strict=True)
        if x is not None and y is not None
    ]


def _words(annotation: dict, name: str, frame: Frame) -> str:
    """An annotation of the figure at its place, shifted and anchored as Plotly would."""
    across = {"left": 0, "right": -100}.get(annotation.get("xanchor"), -50)
    down = {"bottom": 0, "top": 100}.get(annotation.get("yanchor"), 50)
    left, up = frame.left(annotation["x"]), frame.up(annotation["y"], annotation.get("yref", "y"))
    place = (
        f"left:calc({left:.2f}% + {annotation.get('xshift', 0)}px*var(--rb-zoom));"
        f"bottom:calc({up:.2f}% + {annotation.get('yshift', 0)}px*var(--rb-zoom));"
        f"transform:translate({across}%,{down}%);font-size:calc({annotation['font']['size']}px*var(--rb-zoom));"
        f"color:{annotation['font']['color']};text-align:{_align(annotation.get('xanchor'))}"
    )
    return f'<span class="{name}" style="{place}">{_safe(annotation["text"])}</span>'


def _align(anchor: str | None) -> str:
    return anchor if anchor in ("left", "right") else "center"


def _safe(text: str) -> str:
    """Plotly's markup of our own builders stays, everything else is text."""
    kept = MARKUP.sub(lambda found: f"<{found[1]}>", escape(text, quote=False))
    return SIZE.sub(r"font-size:calc(\1px*var(--rb-zoom))", kept)
