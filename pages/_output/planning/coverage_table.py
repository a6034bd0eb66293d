"""Cakupan as tables: parts of the index beside their actions, and the themes of RB Tematik."""

from data.number_format import format_number
from pages._output import html
from pages._output.planning.board import AREA_NAMES
from pages._output.planning.coverage import KINDS, Cover, Theme
from pages._output.planning.values import mark, percent, plain, tag, tagged
from pages._output.sentences.planning import rupiah_words

COLUMNS = [
    html.Column("Urutan", "rank", True),
    html.Column("Bagian", "name"),
    html.Column("Belum diraih (poin)", "lost", True),
    html.Column("Area renaksi", "area"),
    html.Column("Renaksi", "actions", True),
    html.Column("Jatuh tempo", "due", True),
    html.Column("Tepat waktu", "on_time", True),
    html.Column("Anggaran (rupiah)", "budget", True),
    html.Column("Keadaan", "kind"),
    html.Column("Tanda", "mark"),
]


def table_lines(covers: list[Cover]) -> list[dict]:
    """The coverage as lines of COLUMNS; equal amounts share a rank, what has no known ceiling or its own year none."""
    has_plan = any(one.actions for one in covers)
    return [_line(one, _rank(one, covers), has_plan) for one in covers]


def _rank(cover: Cover, covers: list[Cover]) -> int | None:
    if cover.lost is None or cover.year is not None:
        return None
    covers = [one for one in covers if one.year is None]
    own = format_number(cover.lost)
    return 1 + sum(one.lost is not None and one.lost > cover.lost and format_number(one.lost) != own for one in covers)


def _line(one: Cover, rank: int | None, has_plan: bool) -> dict:
    area = AREA_NAMES.get(one.area, one.area)
    value_flag = one.part is not None and one.part.is_illustrative
    return {
        "rank": rank,
        "name": tagged(one.name, [value_flag]), "name_value": one.name,
        "lost": None if one.lost is None else format_number(max(one.lost, 0.0)),
        "lost_value": None if one.lost is None else max(one.lost, 0.0),
        "area": f"{area} (area terdekat)" if one.is_nearest else area,
        "actions": html.Markup(f"{one.actions}{tag(one.flags)}") if has_plan else None,
        "actions_value": one.actions if has_plan else None,
        "due": one.due if has_plan else None,
        "on_time": percent(one.on_time_pct, 0), "on_time_value": plain(one.on_time_pct),
        "budget": rupiah_words(one.budget), "budget_value": plain(one.budget),
        "kind": html.judgement(KINDS[one.kind]), "kind_value": KINDS[one.kind][1],
        "mark": mark(one.all_flags),
        "_class": "rb-red" if one.kind == "tanpa_renaksi" else "",
    }  # fmt: skip


THEME_COLUMNS = [
    html.Column("Tema RB Tematik", "name"),
    html.Column("Renaksi", "actions", True),
    html.Column("Jatuh tempo", "due", True),
    html.Column("Tepat waktu", "on_time", True),
    html.Column("Anggaran (rupiah)", "budget", True),
    html.Column("Tanda", "mark"),
]


def theme_lines(told: list[Theme]) -> list[dict]:
    """The themes as lines of THEME_COLUMNS."""
    return [
        {
            "name": tagged(one.name, one.flags), "name_value": one.name, "actions": one.actions, "due": one.due,
            "on_time": percent(one.on_time_pct, 0), "on_time_value": plain(one.on_time_pct),
            "budget": rupiah_words(one.budget), "budget_value": plain(one.budget), "mark": mark(one.flags),
        }
        for one in told
    ]  # fmt: skip
