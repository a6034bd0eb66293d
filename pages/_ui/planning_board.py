"""Papan triwulan: tiles, the board per area or perangkat daerah, what is due, what is overdue, the way on."""

import streamlit as st

from data.number_format import format_number
from pages._output import html
from pages._output.planning import board, board_html
from pages._output.planning.quarter import STATES
from pages._output.planning.values import mark, percent
from pages._output.sentences import planning as told
from pages._output.sentences import planning_page
from pages._ui import cards, filters, planning_context
from pages._ui import planning_parts as parts
from pages._ui.planning_parts import Plan

GROUPS = {"area": "Area perubahan", "pd": "Perangkat daerah"}
BY = {"area": "area", "pd": "perangkat_daerah"}
DUE_KEYS = ("office", "activity", "area", "target", "realised", "state", "until")
OVERDUE_KEYS = ("quarter", "office", "activity", "until")
DUE_COLUMNS, OVERDUE_COLUMNS = (
    [column for key in keys for column in board_html.LIST_COLUMNS if column.key == key]
    for keys in (DUE_KEYS, OVERDUE_KEYS)
)


def show(plan: Plan, opening) -> None:
    """Everything about one quarter; without actions what is known of the government all the same."""
    total = board.total_row(plan.actions, plan.year, plan.number, plan.today)
    with opening:
        below = [planning_page.standing_words(plan.quarter, plan.today), planning_page.cancelled_words(plan.cancelled)]
        cards.page_sentence(told.board_sentence(plan.name, total, plan.quarter), " ".join(filter(None, below)))
    if not total.total:
        parts.show_missing(plan)
        planning_context.show(plan)
        return
    overdue = board.overdue_list(plan.actions, plan.year, plan.number, plan.today)
    st.html(html.tiles(tiles(plan, total, overdue)))
    show_board(plan, total)
    planning_context.show_path(plan)
    show_due(plan)
    left, right = st.columns(2, gap="small")
    with left:
        show_overdue(plan, overdue)
    with right:
        planning_context.show_events(plan)


def tiles(plan: Plan, total: board.BoardRow, overdue: list[board.Item]) -> list[str]:
    """How many, and how they stand in the quarter."""
    invented = f" · {told_mark}" if (told_mark := mark(total.flags)) else ""
    offices = {row.key for row in board.board(plan.actions, plan.year, plan.number, plan.today, BY["pd"])} - {None}
    counts, when = total.counts, plan.quarter.short_words
    late, silent = STATES["terlambat"], STATES["belum_dilaporkan"]
    before = sum(item.quarter != plan.quarter for item in overdue)
    rule = f"dan {before} dari triwulan sebelumnya" if before else "tidak ada dari triwulan sebelumnya"
    return [
        html.tile(
            f"Renaksi {plan.year}{invented}", format_number(total.total, 0), "", f"{len(offices)} perangkat daerah"
        ),
        html.tile(
            f"Tepat waktu {when}{invented}", percent(total.on_time_pct, 0), "",
            f"{counts['tepat_waktu']} dari {total.due} yang jatuh tempo", hint=told.SHARE_RULE,
        ),
        html.tile(
            f"Terlambat {when}{invented}", _counted(late, counts["terlambat"]), "",
            f"ditambah {counts['terhambat']} terhambat", _role(late, counts["terlambat"]), told.BOARD_RULE,
        ),
        html.tile(
            f"Belum dilaporkan {when}{invented}", _counted(silent, counts["belum_dilaporkan"]), "", rule,
            _role(silent, counts["belum_dilaporkan"]), told.BOARD_RULE,
        ),
    ]  # fmt: skip


def _counted(state: tuple, count: int) -> str:
    return f"{state[0]} {count}" if count else "0"


def _role(state: tuple, count: int) -> str:
    return (state[2] or "") if count else ""


def show_board(plan: Plan, total: board.BoardRow) -> None:
    """The matrix with its rule printed below."""
    with cards.card("planning_board"):
        left, right = st.columns([1.9, 1], vertical_alignment="center", gap="small")
        with right, st.container(key="planning_by", horizontal=True, horizontal_alignment="right"):
            code = filters.choose_part("Menurut", "menurut", GROUPS)
        filters.stop_on_unknown()
        rows = board.board(plan.actions, plan.year, plan.number, plan.today, BY[code])
        title = told.board_title(rows, total, plan.quarter)
        with left:
            cards.heading(
                title, f"Renaksi {plan.name}, {plan.quarter.words}, jumlah renaksi per {GROUPS[code].lower()}"
            )
        st.html(board_html.matrix(rows, total, BY[code], caption=title))
        words = f"{told.BOARD_RULE} {told.SHARE_RULE} {parts.source(plan)}"
        cards.footer(words)
        lines = board_html.board_lines([*rows, total] if len(rows) > 1 else rows)
        key = f"papan-{plan.government}-{plan.year}-tw{plan.number}"
        cards.data_links(key, title, board_html.COLUMNS, lines, f"{words} {told.ABSORPTION_RULE}")


def show_due(plan: Plan) -> None:
    """What has a target in the quarter, what is not reported first."""
    items = board.due_list(plan.actions, plan.year, plan.number, plan.today)
    title = told.due_title(items, plan.quarter)
    _show_list(plan, "jatuh-tempo", title, f"Target pada {plan.quarter.words}, {plan.name}", items, DUE_COLUMNS)


def show_overdue(plan: Plan, items: list[board.Item]) -> None:
    """What should have been reported since the year began."""
    subtitle = f"Triwulan yang berakhir tanpa realisasi, {plan.name}, {plan.year} sampai {plan.quarter.short_words}"
    _show_list(plan, "lewat-batas", told.overdue_title(items), subtitle, items, OVERDUE_COLUMNS)


def _show_list(plan: Plan, key: str, title: str, subtitle: str, items: list[board.Item], columns) -> None:
    lines = board_html.list_lines(items)
    with cards.card(f"planning_{key}"):
        cards.heading(title, subtitle)
        if not items:
            return
        st.html(f"<div class='rb-lists'>{html.box(html.table(columns, lines, caption=title))}</div>")
        words = f"Batas lapor: hari terakhir triwulan. {parts.source(plan)}"
        cards.footer(words)
        name = f"{key}-{plan.government}-{plan.year}-tw{plan.number}"
        cards.data_links(name, title, board_html.LIST_COLUMNS, lines, f"{words} {told.BOARD_RULE}")
