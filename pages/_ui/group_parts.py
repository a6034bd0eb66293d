"""The group half of Benchmarking: who is compared and why, our place, the spread of every indicator, all values."""

from typing import NamedTuple

import streamlit as st

from pages._output import group_members
from pages._output.group_members import Group
from pages._ui import asking, group_cards, group_choice


class Circle(NamedTuple):
    """A chosen group around us, and what is on screen of it.

    government and peer: rows of the question governments; `year`: the evaluation year of the strip, None without any.
    """

    government: dict
    peer: dict | None
    indicator: dict
    year: int | None
    group: Group
    noun: str

    @property
    def code(self) -> str:
        return self.government["government_code"]

    @property
    def name(self) -> str:
        return self.government["short_name"]

    @property
    def peer_code(self) -> str:
        return self.peer["government_code"] if self.peer else ""

    @property
    def codes(self) -> list[str]:
        return self.group.codes(self.code)


def show(government: str, peer: str, indicator_code: str, year: int | None) -> None:
    """All cards of the group half. year: the evaluation year of the strip, None for our newest one with a number."""
    governments = {one["government_code"]: one for one in asking.rows("governments")}
    indicators = asking.rows("government_indicators", government_code=government)
    own = governments[government]
    indicator = next(one for one in indicators if one["indicator_code"] == indicator_code)
    own_year = year or newest_year([government], indicator_code)
    groups = _groups(own, governments, indicator, own_year)
    with st.container(key="group_half"):
        group = group_choice.choose(own, groups, governments)
        if group is None:
            return
        noun = group_members.noun_of(governments[code]["level"] for code in group.codes(government))
        circle = Circle(own, governments.get(peer), indicator, own_year, group, noun)
        if own_year is None:
            circle = circle._replace(year=newest_year(circle.codes, indicator_code))
        group_cards.show_strip(circle)
        group_cards.show_spine(circle)
        group_cards.show_heat(circle)


def newest_year(codes: list[str], indicator_code: str) -> int | None:
    """The newest year in which any of them has a final number, else the newest with a final predikat."""
    points = asking.rows("score_series", government_codes=codes, indicator_code=indicator_code)
    final = [
        point
        for point in points
        if point["kind"] == "realisasi" and point["status"] == "ada" and not point["is_provisional"]
    ]
    numbers = [point["year"] for point in final if point["value"] is not None]
    return max(numbers, default=max((point["year"] for point in final), default=None))


def _groups(own: dict, governments: dict[str, dict], indicator: dict, year: int | None) -> list[Group]:
    """Every group that can be chosen for us; the most similar are found among the loaded of our level."""
    code = own["government_code"]
    asked = {"government_code": code, "indicator_code": indicator["indicator_code"], "year": year}
    found = asking.rows("peer_groups", **asked)
    same_level = next((row["government_codes"] for row in found if row["group_id"] == "semua"), [])
    peers = [other for other in same_level if other != code]
    pairs = asking.rows("comparison", government_codes=[code], peer_codes=peers, year=None) if peers else []
    figure = f"{indicator['short_name']} {year}" if year else indicator["short_name"]
    return group_members.groups_of(found, group_members.most_similar(pairs), own, figure, own["island_group"])
