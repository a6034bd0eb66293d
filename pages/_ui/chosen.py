"""What of a government and an indicator is on screen: the year, its figure, its target; and the first choice of all."""

from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages._output import html
from pages._ui import asking, cards, filters


class Head(NamedTuple):
    """The places at the head of a page: for its sentence, and for the choice of a year."""

    opening: DeltaGenerator
    year: DeltaGenerator


def show_one_indicator(key: str, show) -> None:
    """The head of a page about one government and one indicator, then `show(head, government, indicator_code)`.

    Without a government the page is the chooser; an unknown code ends it with its sentence. key: of the filters' row.
    """
    opening, chooser = st.columns([1.5, 1], vertical_alignment="bottom", gap="medium")
    with chooser, st.container(key=key):
        government_place, indicator_place, year_place = st.columns([1.7, 1.15, 0.85], gap="small")
    with government_place:
        government = filters.choose_government()
    if government is None:
        with opening:
            cards.page_sentence("Pilih pemerintah daerah untuk mulai.", "Pilihan diingat di peramban ini.")
        filters.say_unknown()
        show_chooser()
        return
    with indicator_place:
        indicator = filters.choose_indicator(government)
    filters.stop_on_unknown()
    if indicator:
        show(Head(opening, year_place), government, indicator)


def expected_year() -> int:
    """The newest evaluation year whose results can be out: the year before the data's date."""
    (version,) = asking.rows("data_version")
    return version["data_as_of"].year - 1


def figure_of(points: list[dict], year: int | None) -> dict | None:
    """The figure of one year: the final result, else the provisional one."""
    return next(
        (p for kind in ("realisasi", "sementara") for p in points if (p["year"], p["kind"]) == (year, kind)), None
    )


def illustrative_flags(figure, position, target, newest) -> list[bool]:
    """Whether each figure and target the headline tells is illustrative."""
    if figure is None:
        told = newest or target
        return [told["is_illustrative"]] if told else []
    goal = position is not None and position["gap_points"] is not None
    return [figure["is_illustrative"], *([position["target_is_illustrative"]] if goal else [])]


def choose_year(points: list[dict], place) -> int | None:
    """The evaluation year on screen, chosen in `place`: the address, else the newest with a figure."""
    years = sorted({p["year"] for p in points if p["kind"] in ("realisasi", "sementara")}, reverse=True)
    with place:
        chosen = filters.choose_year(years, newest_year(points))
    filters.stop_on_unknown()
    return chosen


def newest_year(points: list[dict]) -> int | None:
    """The newest evaluation year with a final or provisional figure."""
    known = [p["year"] for p in points if p["status"] == "ada" and p["kind"] in ("realisasi", "sementara")]
    return max(known, default=None)


def line_of(lines: list[dict], figure: dict | None) -> dict | None:
    """The line of an answer that is about `figure`: the same year and kind."""
    return next((line for line in lines if figure and all(line[k] == figure[k] for k in ("year", "kind"))), None)


def nearest_target(targets: list[dict], year: int | None) -> dict | None:
    """The written target of the year or the next later one, else the last; an illustrative one only without others."""
    real = [target for target in targets if not target["is_illustrative"]] or targets
    return next((target for target in real if target["year"] >= (year or 0)), real[-1] if real else None)


def show_chooser() -> None:
    """Every government that has figures, by island group: the first visit starts here."""
    governments = [g for g in asking.rows("governments") if g["indicator_count"]]
    for group in dict.fromkeys(g["island_group"] for g in governments):
        with cards.card(f"group_{group}"):
            cards.heading(group)
            links = "".join(
                f"<a href='?pemda={g['government_code']}' target='_self'>{html.text(g['short_name'])}"
                f"<span>{g['indicator_count']} indikator</span></a>"
                for g in governments
                if g["island_group"] == group
            )
            st.html(f"<div class='rb-chooser'>{links}</div>")
