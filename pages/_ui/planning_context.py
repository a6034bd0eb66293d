"""What a plan stands in: the index against its target in one sentence, and what happened in the government."""

import streamlit as st

from pages._output import html, notes, sentences
from pages._output.sentences import planning_page as told
from pages._output.sentences.target import target_sentence
from pages._ui import asking, cards, chosen, target_parts
from pages._ui import planning_parts as parts
from pages._ui.planning_parts import Plan

INDICATOR = "RB"
MOST_EVENTS = 5
COLUMNS = [
    html.Column("Tahun", "year", True),
    html.Column("Peristiwa", "title"),
    html.Column("Keterangan", "note"),
    html.Column("Sumber", "source"),
]


def show(plan: Plan) -> None:
    """Both, under each other."""
    show_path(plan)
    show_events(plan)


def show_path(plan: Plan) -> None:
    """How far the index is from its target, as Kesenjangan target opens with, and the way there."""
    link = parts.link("Lihat jalurnya di Kesenjangan target", "target", plan, indikator=INDICATOR)
    st.html(f"<p class='rb-prose'><b>Indeks RB.</b> {html.text(path_sentence(plan.government, plan.name))} {link}.</p>")


def path_sentence(government: str, name: str) -> str:
    """The newest figure of the index against its governing target, with its mark."""
    question = {"government_codes": [government], "indicator_code": INDICATOR}
    indicators = asking.rows("government_indicators", government_code=government)
    indicator = next(one for one in indicators if one["indicator_code"] == INDICATOR)
    points, targets = asking.rows("score_series", **question), asking.rows("target_series", **question)
    year = chosen.newest_year(points)
    figure = chosen.figure_of(points, year)
    position, path = (
        chosen.line_of(asking.rows(asked, **question), figure) for asked in ("target_position", "target_path")
    )
    target = chosen.nearest_target(targets, year)
    flags = target_parts.sentence_flags(figure, position, path, target)
    return sentences.marked(target_sentence(name, indicator, figure, position, path, target), flags)


def show_events(plan: Plan) -> None:
    """What is on record, the newest first; the whole list as a table."""
    found = asking.rows("events", government_codes=[plan.government])
    found.sort(key=lambda one: -one["year"])
    lines = [
        one | {"source": html.link(one["publisher"], one["url"]), "source_value": one["publisher"], "what": _told(one)}
        for one in found
    ]
    title = told.events_title(found)
    with cards.card("planning_events"):
        cards.heading(title, f"{plan.name}, dari sumber publik; bukan daftar lengkap dan bukan sebab")
        if not found:
            return
        shown = [html.Column("Tahun", "year", True), html.Column("Peristiwa", "what"), COLUMNS[-1]]
        st.html(html.table(shown, lines[:MOST_EVENTS], caption=title))
        (version,) = asking.rows("data_version")
        rest = f"{len(lines) - MOST_EVENTS} lagi di tabel. " if len(lines) > MOST_EVENTS else ""
        words = f"{rest}{notes.as_of(version['data_as_of'])}"
        cards.footer(words)
        cards.data_links(f"peristiwa-{plan.government}", title, COLUMNS, lines, words)


def _told(event: dict) -> html.Markup:
    """The title with its note under it."""
    below = f"<small class='rb-invented'>{html.text(event['note'])}</small>" if event["note"] else ""
    return html.Markup(html.text(event["title"]) + below)
