"""Collect a chart's parts and make the figure once: plotly checks every part again at each single addition."""

from functools import cached_property

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure

from pages._output.palette import FONT, Palette


class Picture(BaseFigure):
    """A figure as its plain parts: what goes to the browser is made without checking and copying every part again,
    which took most of the time of a chart. `checked` is the same figure by Plotly's own rules; the tests ask for it.
    """

    def __init__(self, parts: dict):  # that of BaseFigure is what this class is there to spare
        self._parts = parts

    @cached_property
    def checked(self) -> go.Figure:
        """The figure with every part checked; ValueError where Plotly knows no such part."""
        return go.Figure(self._parts)

    @property
    def data(self):
        return self.checked.data

    @property
    def layout(self):
        return self.checked.layout

    def to_dict(self) -> dict:
        """The parts as they are; whoever gets them must not change them."""
        return self._parts

    def to_plotly_json(self) -> dict:
        return self._parts


class Canvas:
    """The traces, shapes and annotations of one chart, and which annotations only one kind of screen shows."""

    def __init__(self):
        self.traces, self.shapes, self.annotations = [], [], []
        self.wide_only, self.narrow_only = [], []

    def add_scatter(self, xs, ys, hovers=None, **style) -> None:
        """Add marks or lines; `hovers` are finished texts, without them the trace does not answer the pointer."""
        hover = (
            {"customdata": hovers, "hovertemplate": "%{customdata}<extra></extra>"} if hovers else {"hoverinfo": "skip"}
        )
        self.traces.append(
            {"type": "scatter", "x": xs, "y": ys, "showlegend": False, "cliponaxis": False} | hover | style
        )

    def add_shape(self, **settings) -> None:
        self.shapes.append(settings)

    def add_annotation(self, *, show: str = "both", **settings) -> None:
        """Add words shown on 'both', only 'wide' or only 'narrow' screens."""
        if show != "both":
            (self.wide_only if show == "wide" else self.narrow_only).append(len(self.annotations))
        self.annotations.append({"showarrow": False} | settings)

    def figure(self, palette: Palette, *, height: int, margin: dict, xaxis: dict, yaxis: dict) -> Picture:
        """The finished figure: transparent, without zoom, in the product's font and hover."""
        axis = {"zeroline": False, "fixedrange": True, "ticks": ""}
        layout = {
            "height": height,
            "margin": margin,
            "font": {"family": FONT, "size": 14, "color": palette.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "dragmode": False,
            "datarevision": 1,
            "hoverlabel": {
                "bgcolor": palette.background,
                "bordercolor": palette.border,
                "align": "left",
                "font": {"family": FONT, "size": 14, "color": palette.ink},
            },
            "xaxis": axis | xaxis,
            "yaxis": axis | yaxis,
        }
        drawn = {"shapes": self.shapes, "annotations": self.annotations}
        layout |= {name: parts for name, parts in drawn.items() if parts}
        return Picture({"data": self.traces, "layout": layout})
