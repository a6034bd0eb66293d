"""Collect a chart's parts and make the figure once: plotly checks every part again at each single addition."""

import plotly.graph_objects as go

from pages._output.palette import FONT, Palette


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

    def figure(self, palette: Palette, *, height: int, margin: dict, xaxis: dict, yaxis: dict) -> go.Figure:
        """The finished figure: transparent, without zoom, in the product's font and hover."""
        axis = {"zeroline": False, "fixedrange": True, "ticks": ""}
        layout = {
            "height": height,
            "margin": margin,
            "font": {"family": FONT, "size": 14, "color": palette.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "dragmode": False,
            "hoverlabel": {
                "bgcolor": palette.background,
                "bordercolor": palette.border,
                "align": "left",
                "font": {"family": FONT, "size": 14, "color": palette.ink},
            },
            "shapes": self.shapes,
            "annotations": self.annotations,
            "xaxis": axis | xaxis,
            "yaxis": axis | yaxis,
            "template": None,
        }
        return go.Figure({"data": self.traces, "layout": layout})
