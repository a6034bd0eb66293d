"""Renaksi on slides: the board of the quarter told as stacked bars or a table, and what is still to be reported."""

from math import ceil

from data.number_format import format_number
from pages._output.deck import text_fit
from pages._output.deck.brief import Brief
from pages._output.deck.model import Cell, Chart, Column, LeftOut, Notes, Series, Slide, Table
from pages._output.deck.slides import telling
from pages._output.deck.slides.area_charts import LONGEST_NAME, MOST_BARS
from pages._output.deck.slides.plan_study import FEWEST, Plan, left_out_words, of_brief, origins_of
from pages._output.deck.slides.previous import shortened
from pages._output.planning.board import BoardRow, Item, overdue_list
from pages._output.planning.quarter import DUE, STATES, Quarter
from pages._output.planning.values import percent, plain, present
from pages._output.sentences.planning import (
    BOARD_RULE,
    SHARE_RULE,
    board_sentence,
    board_title,
    overdue_title,
    quantity_words,
    until_words,
)

TONES = dict(zip(DUE, ("above", "below", "muted", "other"), strict=True))
GROUPS = {"area": "Area", "perangkat_daerah": "Perangkat daerah"}
SHORT_RULE = "Tepat waktu: target tercapai; terlambat: tidak tercapai; terhambat: tidak tercapai, dengan kendala."
COUNTED = ("tepat_waktu", "terlambat", "terhambat", "belum_dilaporkan", "belum_jatuh_tempo")
UNREPORTED = (
    Column("Triwulan", 0.10),
    Column("Perangkat daerah", 0.25),
    Column("Renaksi", 0.38),
    Column("Target", 0.15, True),
    Column("Lewat", 0.12, True),
)
LONGEST, LONGEST_TARGET = 100, 30


def build(brief: Brief) -> Slide | LeftOut:
    """The board of the newest quarter that ended before the meeting's own."""
    plan = of_brief(brief)
    if isinstance(plan, LeftOut):
        return plan
    title = _title(plan)
    body = _chart(title, plan) if _is_picture(plan) else _table(title, plan)
    shown = body.categories if isinstance(body, Chart) else body.rows
    more = [left_out_words(plan)]
    if len(shown) < len(plan.rows):
        more.append(telling.cut_sentence("Tidak ditampilkan", [row.name for row in plan.rows[len(shown) :]]))
    footer, dropped = telling.footer_of(
        "Sumber: renaksi yang dimuat di Unggah data.",
        telling.as_of_today(brief),
        [SHORT_RULE, "Aturan keadaan di catatan."],
        more=more,
    )
    return Slide(
        "renaksi",
        title,
        body,
        footer,
        _notes(brief, plan, dropped),
        any(plan.flags),
        telling.subtitle_of(_subtitle(brief, plan)),
    )


def _title(plan: Plan) -> str:
    whole = f"{plan.total.counts['tepat_waktu']} dari {plan.total.due} renaksi tepat waktu pada {plan.quarter.words}"
    candidates = [telling.unmarked(board_title(plan.rows, plan.total, plan.quarter))]
    return telling.title_of(candidates + ([whole] if plan.total.due else []), plan.flags)


def _is_picture(plan: Plan) -> bool:
    """Bars say something about several groups of which one at least can be judged."""
    return FEWEST <= len(plan.rows) <= MOST_BARS and plan.total.due > 0


def _subtitle(brief: Brief, plan: Plan) -> str:
    by = GROUPS[plan.by].lower()
    return f"Renaksi {brief.name} yang bertarget pada {plan.quarter.words}, per {by}, banyaknya renaksi"


def _names(plan: Plan) -> list[str]:
    """The groups; where real and illustrative actions meet, the mark of each."""
    is_mixed = any(plan.flags) and not all(plan.flags)
    names = (telling.tagged(shortened(row.name, LONGEST_NAME), is_mixed and any(row.flags)) for row in plan.rows)
    return list(names)


def _chart(title: str, plan: Plan) -> Chart:
    names = _names(plan)
    states = [state for state in COUNTED if plan.total.counts[state]]
    series = tuple(
        Series(
            STATES[state][1].capitalize(),
            tuple(row.counts[state] for row in plan.rows),
            tuple(format_number(row.counts[state], 0) if row.counts[state] else "" for row in plan.rows),
            TONES.get(state, "target"),
            tuple(
                f"{name}: {format_number(row.counts[state], 0)} renaksi {STATES[state][1]}"
                for name, row in zip(names, plan.rows, strict=True)
            ),
        )
        for state in states
    )
    most = max(row.total - row.counts["tanpa_target"] for row in plan.rows)
    step = next(one for one in (1, 2, 5, 10, 20, 50, 100, 200, 500, most) if most / one <= 8)
    told = "; ".join(f"{name}: {_row_words(row)}" for name, row in zip(names, plan.rows, strict=True))
    return Chart(
        "bars",
        tuple(names),
        series,
        0.0,
        float(ceil(most / step) * step),
        float(step),
        "renaksi",
        f"{title}. {told}.",
        is_stacked=True,
        has_key=True,
    )


def _row_words(row: BoardRow) -> str:
    """'3 tepat waktu, 1 terlambat'."""
    told = [f"{format_number(row.counts[one], 0)} {STATES[one][1]}" for one in COUNTED if row.counts[one]]
    return ", ".join(told)


def _table(title: str, plan: Plan) -> Table:
    """One group alone, or a plan of which nothing can be judged yet."""
    states = [state for state in COUNTED if plan.total.counts[state]] or ["belum_jatuh_tempo"]
    share = 0.54 / (len(states) + 1)
    columns = (
        Column(GROUPS[plan.by], 1 - share * (len(states) + 1)),
        *(Column(STATES[state][1].capitalize(), share, True) for state in states),
        Column("% tepat waktu", share, True),
    )
    rows = []
    for name, row in zip(_names(plan), plan.rows, strict=True):
        counts = (_count(state, row.counts[state]) for state in states)
        rows.append((Cell(name), *counts, Cell(percent(row.on_time_pct, 0), plain(row.on_time_pct))))
    rows = rows[: text_fit.rows_that_fit(columns, rows)]
    return Table(columns, tuple(rows), telling.table_words(title, rows))


def _count(state: str, count: int) -> Cell:
    sign, _, role = STATES[state]
    return Cell(f"{sign} {format_number(count, 0)}" if count else "0", count, role if count and role else "ink")


def _notes(brief: Brief, plan: Plan, dropped: list[str]) -> Notes:
    say = [board_sentence(brief.name, plan.total, plan.quarter)]
    say += [telling.marked(f"{row.name}: {_row_words(row)}.", row.flags) for row in plan.rows]
    questions = ["Apa yang menahan renaksi yang terhambat, dan siapa yang dapat membukanya?"]
    if plan.total.counts["belum_dilaporkan"]:
        questions.append("Kapan perangkat daerah yang belum melapor menyerahkan realisasinya?")
    caveats = ["Tepat waktu tidak berarti nilai indeks naik; renaksi dan nilai dibaca berdampingan."]
    if not plan.has_ended:
        caveats.append(f"Belum ada triwulan yang berakhir; {plan.quarter.words} adalah yang pertama bertarget.")
    return Notes(tuple(say), (*caveats, BOARD_RULE, SHARE_RULE, *dropped), tuple(questions), origins_of(plan.actions))


def build_unreported(brief: Brief) -> Slide | LeftOut:
    """What should have been reported and is not, by whom: every quarter of the year told that ended."""
    plan = of_brief(brief)
    if isinstance(plan, LeftOut):
        return plan
    year, number = plan.quarter
    items = overdue_list(plan.actions, year, number, brief.today)
    if not items:
        return LeftOut(f"Tidak ada laporan renaksi yang lewat batas sampai {plan.quarter.words}.")
    flags = [item.is_illustrative for item in items]
    bare = f"{format_number(len(items), 0)} laporan renaksi lewat batas"
    title = telling.title_of([telling.unmarked(overdue_title(items)), bare], flags)
    rows = [_item_row(item, not all(flags)) for item in items]
    rows = rows[: text_fit.rows_that_fit(UNREPORTED, rows)]
    rest = items[len(rows) :]
    footer, dropped = telling.footer_of(
        "Sumber: renaksi yang dimuat di Unggah data.",
        telling.as_of_today(brief),
        "Lewat batas: triwulan bertarget sudah berakhir dan realisasinya belum ada.",
        more=[f"Tidak ditampilkan: {format_number(len(rest), 0)} laporan (di catatan)." if rest else ""],
    )
    return Slide(
        "renaksi_belum",
        title,
        Table(UNREPORTED, tuple(rows), telling.table_words(title, rows)),
        footer,
        _unreported_notes(items, rest, dropped),
        any(flags),
        telling.subtitle_of(_until(brief, items, plan.quarter)),
    )


def _until(brief: Brief, items: list[Item], quarter: Quarter) -> str:
    first = min(item.quarter for item in items)
    span = quarter.words if first == quarter else f"{first.short_words} sampai {quarter.words}"
    return f"Renaksi {brief.name} yang harus dilaporkan, {span}"


def _item_row(item: Item, with_tag: bool) -> tuple[Cell, ...]:
    office = present(item.action["perangkat_daerah"])
    target = quantity_words(item.target, present(item.action["unit"])) or "–"
    activity = shortened(present(item.action["activity"]) or "–", LONGEST)
    return (
        Cell(item.quarter.short_words),
        Cell(shortened(office, LONGEST_NAME + 12) if office else "belum ditunjuk", tone="ink" if office else "muted"),
        Cell(telling.tagged(activity, with_tag and item.is_illustrative)),
        Cell(shortened(target, LONGEST_TARGET), plain(item.target)),
        Cell(until_words(item).removeprefix("lewat "), -item.days_left, "below"),
    )


def _unreported_notes(items: list[Item], rest: list[Item], dropped: list[str]) -> Notes:
    flags = [item.is_illustrative for item in items]
    offices: dict[str, int] = {}
    for item in items:
        name = present(item.action["perangkat_daerah"]) or "Tanpa perangkat daerah"
        offices[name] = offices.get(name, 0) + 1
    counted = sorted(offices.items(), key=lambda pair: (-pair[1], pair[0]))
    say = [f"{name}: {format_number(count, 0)} laporan lewat batas." for name, count in counted]
    caveats = [f"Tidak masuk tabel: {_item_words(item)}" for item in rest]
    questions = ("Kapan realisasi ini dilaporkan?", "Adakah target triwulan yang perlu diubah lewat persetujuan?")
    used = {item.action["action_id"]: item.action for item in items}
    return Notes(
        tuple(telling.marked(one, flags) for one in say),
        (*caveats, *dropped),
        questions,
        origins_of(list(used.values())),
    )


def _item_words(item: Item) -> str:
    office = present(item.action["perangkat_daerah"]) or "perangkat daerah belum ditunjuk"
    told = f"{item.quarter.short_words}, {office}: {item.action['activity']}, {until_words(item)}"
    return f"{telling.tagged(told, item.is_illustrative)}."
