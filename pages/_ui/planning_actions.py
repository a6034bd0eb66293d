"""Rencana: every action with its origin, and where to change it."""

import streamlit as st

from pages._output import html
from pages._output.planning import action_table
from pages._output.planning.board import total_row
from pages._output.sentences import planning as rules
from pages._output.sentences import planning_page as told
from pages._ui import cards, planning_edit_actions
from pages._ui import planning_parts as parts
from pages._ui.planning_parts import Plan


def show(plan: Plan, opening) -> None:
    """The table of the plan and its editor."""
    with opening:
        below = told.standing_words(plan.quarter, plan.today)
        cards.page_sentence(told.plan_sentence(plan.name, plan.year, plan.actions), below)
    if plan.actions:
        show_table(plan)
    else:
        parts.show_missing(plan)
    planning_edit_actions.show(plan.government, plan.year, plan.actions)
    if plan.years and plan.today.year not in plan.years:
        start = parts.link(f"Mulai rencana {plan.today.year}", "renaksi", plan, tahun=plan.today.year, bagian="rencana")
        parts.note(f"{start} di halaman ini.")


def show_table(plan: Plan) -> None:
    """Every action, cancelled ones too, with its target and realisation of the quarter."""
    total = total_row(plan.actions, plan.year, plan.number, plan.today)
    title = told.plan_title(total, plan.cancelled, plan.quarter)
    lines = action_table.table_lines(plan.actions, plan.number, plan.today)
    with cards.card("planning_actions"):
        cards.heading(
            title, f"{plan.name}, target, realisasi, dan keadaan pada {plan.quarter.words}; anggaran dalam rupiah"
        )
        table = html.table(action_table.SCREEN_COLUMNS, lines, caption=title)
        st.html(f"<div class='rb-actions rb-tall'>{html.box(table)}</div>")
        words = f"{rules.PROGRESS_RULE} {rules.ABSORPTION_RULE} {parts.source(plan)}"
        cards.footer(words)
        upload = parts.link("Unggah data", "unggah", plan)
        parts.note(f"Templat dan unggahan renaksi ada di {upload}; aturan keadaan dicetak di Papan triwulan.")
        key = f"renaksi-{plan.government}-{plan.year}-tw{plan.number}"
        cards.workbook_link(key, title, action_table.WORKBOOK_COLUMNS, lines, f"{words} {rules.BOARD_RULE}")
