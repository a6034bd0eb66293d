"""Enam pertanyaan: every perangkat daerah against the six questions of the visit to Banten, and where to answer."""

import streamlit as st

from pages._output import html
from pages._output.planning import checklist
from pages._output.sentences import planning_office as told
from pages._ui import asking, cards, planning_edit_checklist
from pages._ui import planning_parts as parts
from pages._ui.planning_parts import Plan


def show(plan: Plan, opening) -> None:
    """The matrix and its editor; answers hold for the government, whatever year is on screen."""
    offices, answers = (asking.rows(name, government_code=plan.government) for name in ("offices", "checklist"))
    found = checklist.checklist(answers, offices)
    with opening:
        cards.page_sentence(
            told.checklist_sentence(plan.name, found), "Keadaan sekarang; tidak disaring menurut tahun."
        )
    title = told.checklist_title(found)
    with cards.card("planning_checklist"):
        cards.heading(title, f"Road map, renaksi, penerapan, monev, tim pelaksana, delapan area; {plan.name}")
        if found:
            show_matrix(plan, found, title)
        else:
            upload = parts.link("Unggah data", "unggah", plan)
            st.html(
                "<p class='rb-prose'>Perangkat daerah dikenal dari pengampu area, renaksi, atau nilai perangkat daerah;"
                f" unggah salah satunya di {upload}, atau tulis namanya di isian di bawah.</p>"
            )
    planning_edit_checklist.show(plan.government, offices, answers)


def show_matrix(plan: Plan, found: list[checklist.Office], title: str) -> None:
    st.html(f"<div class='rb-tall'>{html.box(checklist.matrix(found, caption=title))}</div>")
    words = f"{checklist.RULE} ▲ sudah, ● sebagian, ▼ belum, – belum dijawab; bukti dan hari pemeriksaan di bawahnya."
    cards.footer(words)
    lines = checklist.table_lines(found)
    cards.data_links(f"enam-pertanyaan-{plan.government}", title, checklist.COLUMNS, lines, words)
