"""Catatan keputusan raker: overdue first, and where to write them down."""

import streamlit as st

from pages._output import html
from pages._output.planning import decisions
from pages._output.sentences import planning as told
from pages._output.sentences import planning_page
from pages._ui import asking, cards, planning_edit_decisions
from pages._ui import planning_parts as parts
from pages._ui.planning_parts import Plan


def show(plan: Plan, opening) -> None:
    """The table of decisions as they stand today and its editor."""
    found = asking.rows("raker_decisions", government_code=plan.government)
    standings = decisions.standings(found, plan.today)
    with opening:
        below = planning_page.oldest_words(standings) or told.decisions_counts(standings)
        cards.page_sentence(planning_page.decisions_sentence(plan.name, standings), below)
    title = told.decisions_title(standings)
    with cards.card("planning_decisions"):
        cards.heading(title, f"Keputusan raker {plan.name}, yang lewat tenggat lebih dahulu")
        if standings:
            lines = decisions.table_lines(standings)
            st.html(html.box(html.table(parts.unmarked(decisions.COLUMNS), lines, caption=title)))
            words = f"{told.decisions_counts(standings)}. {decisions.RULE} {planning_page.today_words(plan.today)}"
            cards.footer(words)
            cards.workbook_link(f"keputusan-{plan.government}", title, decisions.COLUMNS, lines, words)
        else:
            deck = parts.link("Bahan raker", "raker", plan)
            st.html(
                "<p class='rb-prose'>Catat keputusan raker pertama pada isian di bawah; sesudah itu keputusan membuka "
                f"{deck} berikutnya.</p>"
            )
    planning_edit_decisions.show(plan.government, found)
