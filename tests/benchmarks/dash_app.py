"""The peer: Ringkasan's sentence, tiles and three charts in Dash: python -m tests.benchmarks.dash_app PORT [HOST]

The same store (RB_STATE), questions, sentences and trend figure as the app, and answers kept as the app keeps them.
What the app draws as HTML, the shares of the indicators and of the parts of the index, Dash draws with Plotly, as
every Dash app does.
"""

import json
import sys
from functools import cache

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

from data import store
from data.number_format import format_number, format_percent, format_signed
from pages._output import sentences
from pages._output.component_parts import cut
from pages._output.palette import palette_of
from pages._output.trend_chart import build_trend
from pages._output.trend_data import collect
from queries import ask, rows

INDICATOR = "RB"
CHARTS = ("trend", "bullets", "components")
PALETTE = palette_of("light")
MARGIN = {"l": 170, "r": 20, "t": 10, "b": 30}


class Government:
    """What the store answers about one government, on the index of RB."""

    def __init__(self, con, code: str):
        self.con, self.code = con, code
        question = {"government_codes": [code], "indicator_code": INDICATOR}
        self.points, self.targets = self.ask("score_series", **question), self.ask("target_series", **question)
        self.positions = rows(self.ask("target_position", **question))
        self.overview = rows(self.ask("indicator_overview", government_code=code, to_year=2025))
        history = self.ask("component_history", government_code=code, indicator_code=INDICATOR)
        lines = [line for line in rows(history) if line["component"]]
        self.parts = cut([line for line in lines if line["year"] == lines[-1]["year"]], needs_ceilings=True)
        indicators = rows(self.ask("government_indicators", government_code=code))
        self.indicator = next(one for one in indicators if one["indicator_code"] == INDICATOR)
        finals = [point for point in rows(self.points) if point["status"] == "ada" and point["kind"] == "realisasi"]
        self.figure = max(finals, key=lambda point: point["year"], default=None)

    def ask(self, name: str, **parameters):
        return _kept(self.con, name, json.dumps(parameters))

    def name(self) -> str:
        return next(one["short_name"] for one in rows(self.ask("governments")) if one["government_code"] == self.code)


@cache
def _kept(con, name: str, parameters: str):
    """One answer, kept for good: nobody changes the data while a benchmark runs."""
    return ask(con, name, **json.loads(parameters))


def head(about: Government) -> list:
    """The sentence and the four tiles."""
    figure = about.figure
    if figure is None:
        return [html.H1(sentences.headline(about.name(), about.indicator, None, None, None), className="rb-sentence")]
    is_same = lambda line: all(line[key] == figure[key] for key in ("year", "kind"))  # noqa: E731
    position = next(filter(is_same, about.positions), None)
    told = sentences.headline(about.name(), about.indicator, figure, position, None, figure["year"], figure)
    place = rows(about.ask("position", government_code=about.code, indicator_code=INDICATOR, year=int(figure["year"])))
    distance = figure["next_lower_bound"] and figure["value"] and figure["next_lower_bound"] - figure["value"]
    tiles = [
        (f"RB {figure['year']}", format_number(figure["value"]), figure["predikat"]),
        ("Jarak ke target", format_signed(position["gap_points"]) if position else "–", "poin"),
        ("Ke predikat berikutnya", format_number(distance) if distance else "–", figure["next_predikat"]),
        ("Posisi", f"ke-{place[0]['position']}" if place else "–", ""),
    ]
    drawn = [html.Div([html.Small(label), html.H2([value, " ", html.Small(unit)])]) for label, value, unit in tiles]
    style = {"display": "grid", "gridTemplateColumns": "repeat(4, 1fr)", "gap": "12px"}
    return [html.H1(told, className="rb-sentence"), html.Div(drawn, className="rb-tiles", style=style)]


def trend(about: Government) -> go.Figure:
    """The figure of the app's own card."""
    known = [*about.points["year"], *about.targets["year"]]
    if not known:
        return go.Figure()
    reference = {"indicator_codes": [INDICATOR]}
    years = (int(min(known)), int(max(known)))
    bands, methods = about.ask("bands", **reference), about.ask("methods", **reference)
    names = {about.code: about.name()}
    data = collect([about.code], names, years, about.points, about.targets, bands, methods)
    return build_trend(data, PALETTE, height=430, plot_width=620).figure


def bullets(about: Government) -> go.Figure:
    """Every indicator's newest value as share of its own scale."""
    drawn = [line for line in about.overview if line["share_pct"] is not None]
    names = [f"{line['short_name']} {line['year']}" for line in drawn]
    values = [line["share_pct"] for line in drawn]
    return shares(names, values, [format_number(line["value"]) for line in drawn])


def components(about: Government) -> go.Figure:
    """The parts of the index in its newest loaded year, by share of their ceilings."""
    known = sorted((part for part in about.parts if part.share_pct is not None), key=lambda part: part.share_pct)
    values = [part.share_pct for part in known]
    return shares([part.short_name for part in known], values, [format_percent(value, 1) for value in values])


def shares(names: list[str], values: list[float], words: list[str]) -> go.Figure:
    """Horizontal bars of shares in percent, with their finished words."""
    bar = {"type": "bar", "orientation": "h", "x": values, "y": names, "text": words, "marker": {"color": PALETTE.kita}}
    axis = {"range": [0, 100], "gridcolor": PALETTE.grid}
    height = max(160, 34 * len(names) + 40)
    return go.Figure({"data": [bar], "layout": {"height": height, "margin": MARGIN, "xaxis": axis, "template": None}})


def build(con) -> Dash:
    """The app on an open store: one dropdown, one callback, three charts."""
    app = Dash(__name__)
    known = [one for one in rows(ask(con, "governments")) if one["indicator_count"]]
    options = [{"label": one["government_name"], "value": one["government_code"]} for one in known]
    config = {"displaylogo": False, "modeBarButtons": [["toImage"]]}
    graphs = {name: dcc.Graph(id=name, config=config, responsive=True) for name in CHARTS}
    right = html.Div([graphs["bullets"], graphs["components"]])
    charts = html.Div(
        [graphs["trend"], right], style={"display": "grid", "gridTemplateColumns": "1.45fr 1fr", "gap": "12px"}
    )
    chooser = dcc.Dropdown(options, "64", id="government", clearable=False)
    style = {"fontFamily": "sans-serif", "padding": "16px"}
    app.layout = html.Div([chooser, html.Div(id="head"), charts], style=style)

    shown = [Output("head", "children"), *(Output(name, "figure") for name in CHARTS)]

    @app.callback(*shown, Input("government", "value"))
    def show(code):
        about = Government(con, code)
        return head(about), trend(about), bullets(about), components(about)

    return app


if __name__ == "__main__":
    build(store.connect()).run(host=(sys.argv[2:] or ["127.0.0.1"])[0], port=sys.argv[1])
