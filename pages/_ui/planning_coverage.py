"""Cakupan: does the plan touch the gap? Points not reached beside the actions of their area, and RB Tematik."""

import streamlit as st

from pages._output import html, notes
from pages._output.component_parts import Part, cut
from pages._output.planning import coverage, coverage_table
from pages._output.planning.coverage import Cover
from pages._output.sentences import planning_coverage as told
from pages._output.sentences import planning_page
from pages._ui import asking, cards
from pages._ui import planning_parts as parts
from pages._ui.planning_parts import Plan

INDICATOR = "RB"


def show(plan: Plan, opening) -> None:
    """The parts of the newest loaded year against the plan on screen."""
    history = asking.rows("component_history", government_code=plan.government, indicator_code=INDICATOR)
    year = coverage.covered_year(history)
    own = [line for line in history if line["year"] == year]
    thematic = coverage.thematic_lines(history)
    thematic = [] if coverage.thematic_year(history) == year else thematic  # else among the parts
    covers = coverage.coverage(
        _cut(own), plan.actions, plan.year, plan.number, plan.today, _cut(thematic), coverage.thematic_year(history)
    )
    with opening:
        below = planning_page.standing_words(plan.quarter, plan.today)
        below = " ".join(filter(None, [told.thematic_words(covers), below]))
        cards.page_sentence(told.coverage_sentence(plan.name, covers, year, plan.year), below)
    if covers:
        show_table(plan, covers, own + thematic, year)
    if not plan.actions:
        parts.show_missing(plan)
    if year is None:
        show_nothing(plan)
    show_themes(plan, covers)


def _cut(lines: list[dict]) -> list[Part]:
    return cut(lines, needs_ceilings=True) if lines else []


def show_table(plan: Plan, covers: list[Cover], lines: list[dict], year: int | None) -> None:
    """Most points first; what cannot be ranked below, each with its reason."""
    title = told.coverage_title(covers)
    source = f"{notes.sources_line(lines, [])} {parts.source(plan)} {coverage.RULE}".strip()
    with cards.card("planning_coverage"):
        scores = f"poin yang belum diraih {year}" if year else "nilai area belum dimuat"
        cards.heading(title, f"{plan.name}, {scores}, renaksi {plan.year} pada {plan.quarter.words}")
        table = coverage_table.table_lines(covers)
        st.html(html.table(parts.unmarked(coverage_table.COLUMNS), table, caption=title))
        more = [*told.without_gap_words(covers), told.unranked_words(covers)]
        for words in filter(None, more):
            st.html(f"<p class='rb-muted'>{html.text(words)}</p>")
        cards.footer(source)
        key = f"cakupan-{plan.government}-{plan.year}-tw{plan.number}"
        cards.workbook_link(key, title, coverage_table.COLUMNS, table, " ".join(filter(None, [*more, source])))


def show_nothing(plan: Plan) -> None:
    """Without scores of areas: where they come from."""
    with cards.card("planning_no_scores"):
        cards.heading("Nilai area belum dimuat", f"Indeks RB {plan.name} menurut komponen")
        upload = parts.link("Unggah data", "unggah", plan)
        st.html(
            f"<p class='rb-prose'>Unggah hasil evaluasi menurut area di {upload}; sesudah itu poin yang belum diraih "
            "tampil di samping renaksinya.</p>"
        )


def show_themes(plan: Plan, covers: list[Cover]) -> None:
    """The themes of RB Tematik with their actions; nothing where there is none."""
    found = coverage.themes(plan.actions, plan.year, plan.number, plan.today)
    if not found:
        return
    title = told.themes_title(found, covers)
    with cards.card("planning_themes"):
        cards.heading(title, f"Renaksi Tematik {plan.name}, {plan.quarter.words}, menurut tema")
        lines = coverage_table.theme_lines(found)
        st.html(html.table(parts.unmarked(coverage_table.THEME_COLUMNS), lines, caption=title))
        words = f"Tepat waktu: bagian dari yang jatuh tempo. {parts.source(plan)}"
        cards.footer(words)
        key = f"tematik-{plan.government}-{plan.year}-tw{plan.number}"
        cards.workbook_link(key, title, coverage_table.THEME_COLUMNS, lines, words)
