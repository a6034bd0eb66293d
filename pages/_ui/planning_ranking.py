"""Peringkat perangkat daerah: the rule a person chooses, the table it makes, and the sheet to sign."""

import streamlit as st

from pages._output import html
from pages._output.planning import office_ranking, ranking_sheet
from pages._output.planning.office_ranking import Ranking
from pages._output.planning.ranking_rule import (
    DEFAULT,
    MISSING_RULES,
    PART_NAMES,
    Rule,
    parse_rule,
    rule_entry,
    weight_problem,
)
from pages._output.sentences import planning_office as told
from pages._output.sentences import planning_page
from pages._ui import asking, cards, filters
from pages._ui import planning_parts as parts
from pages._ui.planning_parts import Plan

INDICATOR = "RB"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MISSING_LABELS = {"tanpa_peringkat": "Tanpa peringkat", "bobot_dibagi": "Bobot dibagi ke bagian lain"}
UNREADABLE = (
    "Bobot “{entry}” di alamat halaman ini tidak dikenal; seharusnya empat bilangan bulat yang berjumlah 100, misalnya "
    "bobot=40,30,20,10, diikuti ,lengkap bila yang kurang tidak diperingkat. Yang tampil memakai aturan baku."
)


def show(plan: Plan, opening) -> None:
    """The sentence, the rule and its form, the table, the sheet."""
    entry = filters.read("bobot")
    rule = parse_rule(entry)
    if rule is None:
        st.error(html.plain(UNREADABLE.format(entry=entry[:120])))
    ranking = rank(plan, rule or DEFAULT)
    with opening:
        below = planning_page.standing_words(plan.quarter, plan.today)
        cards.page_sentence(told.ranking_sentence(plan.name, ranking), below)
    show_rule(ranking)
    show_table(plan, ranking)
    if rule is None:
        raise filters.NothingToShow  # the address stays as the person wrote it


def rank(plan: Plan, rule: Rule) -> Ranking:
    """Every perangkat daerah of the government under one rule."""
    asked = {"government_code": plan.government}
    offices, answers = (asking.rows(name, **asked) for name in ("offices", "checklist"))
    scores = asking.rows("office_scores", **asked, indicator_code=INDICATOR, year=None)
    return office_ranking.rank_offices(offices, plan.actions, scores, answers, rule, plan.quarter, plan.today)


def show_rule(ranking: Ranking) -> None:
    """The weights, what happens where a part is missing, and the rule as it is used."""
    rule = ranking.rule
    key = f"weights_{rule_entry(rule) or 'default'}"  # another rule is another form, filled with its weights
    with cards.card("planning_rule"):
        cards.heading("Aturan peringkat", "Bobot dalam persen, berjumlah 100; aturan ini ikut tercetak di lembarnya")
        with st.form(key, border=False):
            *places, missing_place, button_place = st.columns(
                [1, 1, 1, 1, 2.3, 1.1], gap="small", vertical_alignment="bottom"
            )
            weights = [
                place.number_input(PART_NAMES[part], 0, 100, weight, 5, key=f"{key}_{part}")
                for place, (part, weight) in zip(places, rule.by_part.items(), strict=True)
            ]
            missing = missing_place.radio(
                "Bila satu bagian belum ada",
                list(MISSING_RULES),
                index=list(MISSING_RULES).index(rule.missing),
                format_func=MISSING_LABELS.get,
                horizontal=True,
                key=f"{key}_missing",
            )
            is_sent = button_place.form_submit_button("Pakai aturan ini", type="primary")
        if is_sent:
            use_rule(weights, missing)
        cards.footer(told.rule_sentence(rule))
        lines = "".join(f"<li><b>{html.text(part)}</b>: {html.text(rule)}</li>" for part, rule in formulas(ranking))
        st.html(f"<ul class='rb-formulas'>{lines}</ul>")


def formulas(ranking: Ranking) -> list[tuple[str, str]]:
    """(part with its weight, formula) of what counts under the rule."""
    return [pair for pair, weight in zip(told.formula_lines(ranking), ranking.rule.weights, strict=True) if weight]


def use_rule(weights: list[int], missing: str) -> None:
    """Keep the rule in the address, or say why it is none."""
    if problem := weight_problem(weights):
        st.error(html.plain(problem))
        return
    filters.write("bobot", rule_entry(Rule(tuple(weights), missing)))
    st.rerun()


def show_table(plan: Plan, ranking: Ranking) -> None:
    """Who has a place by it, then who has none and what is missing."""
    title = told.ranking_title(ranking)
    with cards.card("planning_ranking"):
        subtitle = f"Jumlah 0–100, perangkat daerah {plan.name}, renaksi sampai {plan.quarter.words}"
        cards.heading(title, subtitle)
        if not (ranking.placed or ranking.unplaced):
            upload = parts.link("Unggah data", "unggah", plan)
            st.html(f"<p class='rb-prose'>Unggah pengampu area, renaksi, atau nilai perangkat daerah di {upload}.</p>")
            return
        lines = office_ranking.ranking_lines(ranking)
        table = html.table(parts.unmarked(office_ranking.COLUMNS), lines, caption=title)
        st.html(f"<div class='rb-ranking'>{table}</div>")
        if ranking.unplaced:
            st.html(f"<p class='rb-muted'>{html.text(planning_page.unplaced_words(ranking))}</p>")
        cards.footer(f"Aturan di atas. {parts.source(plan)}")
        show_files(plan, ranking, title, lines, f"{told.rule_sentence(ranking.rule)} {parts.source(plan)}")


def show_files(plan: Plan, ranking: Ranking, title: str, lines: list[dict], words: str) -> None:
    """The sheet to sign, and the table as data."""
    (version,) = asking.rows("data_version")
    governments = {one["government_code"]: one for one in asking.rows("governments")}
    is_province = governments[plan.government]["level"] == "provinsi"
    st.download_button(
        "Unduh lembar untuk ditandatangani (xlsx)",
        lambda: ranking_sheet.build_ranking_workbook(
            ranking,
            government=plan.name,
            desk="Biro Organisasi" if is_province else "Bagian Organisasi",
            version_id=version["version_id"],
            data_as_of=version["data_as_of"],
        ),
        file_name=ranking_sheet.file_name(ranking, plan.government, version["version_id"]),
        mime=XLSX,
        on_click="ignore",
        key="ranking_sheet",
    )
    key = f"peringkat-{plan.government}-{plan.year}-tw{plan.number}"
    cards.workbook_link(key, title, office_ranking.COLUMNS, lines, words)
