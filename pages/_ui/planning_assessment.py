"""PMPRB: what the government gave itself beside what it was given, by year and part."""

import streamlit as st

from pages._output import html, notes
from pages._output.planning import self_assessment
from pages._output.sentences import planning_coverage as told
from pages._ui import asking, cards
from pages._ui import planning_parts as parts
from pages._ui.planning_parts import Plan


def show(plan: Plan, opening) -> None:
    """Every year with a self-assessment; the year of the plan makes no difference."""
    found = self_assessment.differences(asking.rows("self_assessment", government_code=plan.government))
    with opening:
        below = (
            "Semua tahun yang punya penilaian mandiri; tahun rencana dan triwulan tidak menyaringnya." if found else ""
        )
        cards.page_sentence(told.assessment_sentence(plan.name, self_assessment.index_difference(found)), below)
    title = told.assessment_title(found)
    with cards.card("planning_assessment"):
        cards.heading(title, f"Penilaian mandiri (PMPRB) dan hasil evaluasi Indeks RB {plan.name}, poin")
        if not found:
            upload = parts.link("Unggah data", "unggah", plan)
            st.html(
                f"<p class='rb-prose'>Unggah hasil PMPRB di {upload} dengan jenis “penilaian mandiri”; lembar dengan "
                "kolom Mandiri dan Hasil sekaligus juga dibaca.</p>"
            )
            return
        lines = self_assessment.table_lines(found)
        st.html(html.box(html.table(parts.unmarked(self_assessment.COLUMNS), lines, caption=title)))
        (version,) = asking.rows("data_version")
        words = f"{told.DIFFERENCE_RULE} {notes.as_of(version['data_as_of'])} Sumber tiap nilai di tabel."
        cards.footer(words)
        cards.workbook_link(f"pmprb-{plan.government}", title, self_assessment.COLUMNS, lines, words)
