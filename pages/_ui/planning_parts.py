"""What the parts of Rencana aksi share: the plan on screen, its filters, where it comes from, what if there is none."""

from datetime import date
from typing import NamedTuple

import streamlit as st

from pages._output import html
from pages._output.area_card import page
from pages._output.planning.board import cancelled_count
from pages._output.planning.quarter import Quarter
from pages._output.sentences import planning_page as told
from pages._ui import asking, cards, filters


class Plan(NamedTuple):
    """The plan on screen: one government, year and quarter, judged today."""

    government: str
    name: str
    quarter: Quarter
    today: date
    actions: list[dict]  # rows of the question actions of the year, cancelled ones too
    years: list[int]  # that have actions, the newest first

    @property
    def year(self) -> int:
        return self.quarter.year

    @property
    def number(self) -> int:
        """The quarter's, 1 to 4."""
        return self.quarter.number

    @property
    def cancelled(self) -> int:
        return cancelled_count(self.actions, self.year)

    @property
    def flags(self) -> list[bool]:
        return [bool(one["is_illustrative"]) for one in self.actions]


def today() -> date:
    """The day everything is judged on."""
    return date.today()


def choose(government: str, year_place, quarter_place) -> Plan:
    """Year and quarter from the address, else the newest year with actions and its newest quarter that has ended."""
    actions = asking.rows("actions", government_code=government, year=None)
    years = sorted({int(one["year"]) for one in actions}, reverse=True)
    day = today()
    with year_place:
        year = filters.choose_year(years or [day.year], None, "Tahun rencana")
    filters.stop_on_unknown()
    with quarter_place:
        number = _choose_quarter(year, day)
    filters.stop_on_unknown()
    name = filters.government_names()[government].split(",")[0]
    own = [one for one in actions if int(one["year"]) == year]
    return Plan(government, name, Quarter(year, number), day, own, years)


def _choose_quarter(year: int, day: date) -> int:
    """Only a choice goes to the address, so that another year opens at its own quarter."""
    said = filters.read("triwulan")
    options = {str(number): Quarter(year, number).short_words for number in range(1, 5)}
    code = filters.choose("Triwulan", "triwulan", options, str(default_quarter(year, day)))
    if said is None:
        filters.write("triwulan", None)
    return int(code or 1)


def default_quarter(year: int, day: date) -> int:
    """The newest quarter of the year that has ended, else the current one, which is the first."""
    return max((number for number in range(1, 5) if Quarter(year, number).has_ended(day)), default=1)


def source(plan: Plan) -> str:
    """Where the actions come from and how they were judged, for a footer."""
    return f"{told.source_words(plan.actions)} {told.standing_words(plan.quarter, plan.today)}".strip()


def unmarked(columns: list[html.Column]) -> list[html.Column]:
    """The columns for the screen, where the mark stands beside what is illustrative already."""
    return [column for column in columns if column.key != "mark"]


def link(words: str, name: str, plan: Plan, **entries) -> str:
    """A quiet link to another page or part for the same government."""
    more = "".join(f"&amp;{key}={value}" for key, value in entries.items())
    return f"<a href='{page(name, plan.government)}{more}' target='_self'>{html.text(words)}</a>"


def note(inside: str) -> None:
    """A line under a card that holds links; `inside` is safe HTML."""
    st.html(f"<p class='rb-footer'>{inside}</p>")


def show_missing(plan: Plan) -> None:
    """A year without actions: what there is instead, and how to begin."""
    title, words = told.missing_plan(plan.name, plan.year, plan.years, plan.cancelled)
    others = " ".join(link(f"Buka {year}.", "renaksi", plan, tahun=year) for year in plan.years if year != plan.year)
    upload, typed = (
        link("Unggah data", "unggah", plan),
        link("Rencana", "renaksi", plan, tahun=plan.year, bagian="rencana"),
    )
    with cards.card("planning_missing"):
        cards.heading(title, words)
        st.html(
            f"<p class='rb-prose'>{others} Unduh templatnya di {upload}, isi, lalu unggah; atau isi langsung di bagian "
            f"{typed}. Contoh bertanda ilustrasi juga dapat dimuat di {upload}.</p>"
        )
