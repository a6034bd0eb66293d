"""The quarter board as HTML small enough to project, its lists, and the same as lines of a table or workbook."""

from datetime import date
from html import escape

from data.number_format import format_date, format_number
from pages._output import html
from pages._output.planning.board import BoardRow, Item, area_name
from pages._output.planning.quarter import STATES, absorption_pct, progress_pct, realised_of, state_of, target_of
from pages._output.planning.values import decimal, exact, mark, percent, plain, present, share, tag, tagged
from pages._output.sentences.planning import progress_words, quantity_words, rupiah_words, until_words

HEAD_OF = {"area": "Area", "perangkat_daerah": "Perangkat daerah"}


def matrix(rows: list[BoardRow], total: BoardRow, by: str, *, caption: str) -> str:
    """The board as one table: a line per row and one for all, a column per state, a thin bar of the shares.

    by: 'area' or 'perangkat_daerah'. Needs planning.css for its bar; without it the numbers say everything.
    """
    heads = "".join(
        f'<th scope="col" class="rb-number">{html.judgement(words)}</th>' for words in STATES.values()
    )  # mark and word in their colour
    shares = '<th scope="col" class="rb-number">% dilaporkan</th><th scope="col" class="rb-number">% tepat waktu</th>'
    once = tag(total.flags) if all(total.flags) else ""  # said in the head, where it holds for every row
    lines = [*rows, total] if len(rows) > 1 else rows
    body = "".join(_line(row, row is total, not once) for row in lines)
    return (
        f'<div class="rb-scroll"><table class="rb-table rb-board">'
        f'<caption class="rb-hidden">{escape(caption)}</caption>'
        f'<thead><tr><th scope="col">{HEAD_OF[by]}{once}</th>{heads}{shares}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _line(row: BoardRow, is_total: bool, with_tag: bool) -> str:
    counts = "".join(_count(state, row.counts[state]) for state in STATES)
    shares = "".join(
        f'<td class="rb-number" title="{escape(rule)}">{percent(value, 0)}</td>'
        for value, rule in (
            (row.reported_pct, f"{row.reported} dari {row.due} yang jatuh tempo"),
            (row.on_time_pct, f"{row.counts['tepat_waktu']} dari {row.due} yang jatuh tempo"),
        )
    )
    name = f'<th scope="row">{escape(row.name)}{tag(row.flags) if with_tag else ""}{_bar(row)}</th>'
    return f'<tr class="{"rb-board-total" if is_total else ""}">{name}{counts}{shares}</tr>'


def _count(state: str, count: int) -> str:
    """'▲ 3' in its colour; nought is a quiet nought, and no dash stands before a number like a minus."""
    sign, word, role = STATES[state]
    css = f"rb-{role}" if role and count else "rb-muted" if not count else "rb-plain"
    shown = format_number(count, 0)
    if count and state != "tanpa_target":
        shown = f"{sign} {shown}"
    return (
        f'<td class="rb-number"><span class="{css}">{shown}</span><span class="rb-hidden"> {escape(word)}</span></td>'
    )


def _bar(row: BoardRow) -> str:
    """The shares of the states as one thin bar; the numbers beside it say the same, so it is not read aloud."""
    parts = "".join(
        f'<i class="rb-board-{state}" style="width:{decimal(share(count, row.total)):.2f}%"></i>'
        for state, count in row.counts.items()
        if count
    )
    return f'<span class="rb-board-bar" aria-hidden="true">{parts}</span>'


COLUMNS = [
    html.Column("Kelompok", "name"),
    *(html.Column(word.capitalize(), state, True) for state, (_, word, _) in STATES.items()),
    html.Column("Jumlah renaksi", "total", True),
    html.Column("Jatuh tempo", "due", True),
    html.Column("Dilaporkan", "reported", True),
    html.Column("Dilaporkan (%)", "reported_pct", True),
    html.Column("Tepat waktu (%)", "on_time_pct", True),
    html.Column("Anggaran (rupiah)", "budget", True),
    html.Column("Serapan (%)", "absorption", True),
    html.Column("Tanda", "mark"),
]


def board_lines(rows: list[BoardRow]) -> list[dict]:
    """The board as lines of a plain table (COLUMNS); shares of what is due, absorption where both sums are stated."""
    return [
        row.counts
        | {
            "name": tagged(row.name, row.flags), "name_value": row.name, "total": row.total, "due": row.due,
            "reported": row.reported,
            "reported_pct": percent(row.reported_pct), "reported_pct_value": plain(row.reported_pct),
            "on_time_pct": percent(row.on_time_pct), "on_time_pct_value": plain(row.on_time_pct),
            "budget": rupiah_words(row.budget), "budget_value": plain(row.budget),
            "absorption": percent(row.absorption_pct), "absorption_value": plain(row.absorption_pct),
            "mark": mark(row.flags),
        }
        for row in rows
    ]  # fmt: skip


LIST_COLUMNS = [
    html.Column("Triwulan", "quarter"),
    html.Column("Perangkat daerah", "office"),
    html.Column("Renaksi", "activity"),
    html.Column("Area", "area"),
    html.Column("Target", "target", True),
    html.Column("Realisasi", "realised", True),
    html.Column("Keadaan", "state"),
    html.Column("Batas lapor", "until"),
]


def list_lines(items: list[Item]) -> list[dict]:
    """due_list or overdue_list as lines of LIST_COLUMNS."""
    return [
        {
            "quarter": item.quarter.short_words,
            "office": present(item.action["perangkat_daerah"]),
            "activity": tagged(item.action["activity"], [item.is_illustrative]),
            "activity_value": item.action["activity"],
            "area": area_name(item.action),
            "target": quantity_words(item.target, item.action["unit"]),
            "target_value": plain(item.target),
            "realised": quantity_words(item.realised, item.action["unit"]),
            "realised_value": plain(item.realised),
            "state": html.judgement(STATES[item.state]),
            "state_value": STATES[item.state][1],
            "until": until_words(item),
        }
        for item in items
    ]


ACTION_COLUMNS = [
    html.Column("Area", "area"),
    html.Column("Tema", "theme"),
    html.Column("Perangkat daerah", "office"),
    html.Column("Pokja", "pokja"),
    html.Column("Renaksi", "activity"),
    html.Column("Indikator keluaran", "indicator"),
    html.Column("Target", "target", True),
    html.Column("Realisasi", "realised", True),
    html.Column("Keadaan", "state"),
    html.Column("Kemajuan", "progress", True),
    html.Column("Anggaran (rupiah)", "budget", True),
    html.Column("Serapan", "absorption", True),
    html.Column("Kendala", "obstacle"),
    html.Column("Tindak lanjut", "follow_up"),
    html.Column("Bukti", "evidence"),
]
CANCELLED_WORDS = ("×", "dibatalkan", None)


def action_lines(actions: list[dict], quarter: int, today: date) -> list[dict]:
    """Every action, cancelled ones too, with its target and realisation of one quarter: lines of ACTION_COLUMNS."""
    return [_action_line(action, quarter, today) for action in actions]


def _action_line(action: dict, quarter: int, today: date) -> dict:
    state = STATES.get(state_of(action, quarter, today), CANCELLED_WORDS)
    target, realised = target_of(action, quarter), realised_of(action, quarter)
    progress, absorption = progress_pct(action, quarter), absorption_pct(action)
    budget, url = exact(action["budget"]), present(action["evidence_url"])
    return {
        "area": area_name(action), "theme": present(action["theme"]), "pokja": present(action["pokja"]),
        "office": present(action["perangkat_daerah"]), "indicator": present(action["output_indicator"]),
        "activity": tagged(action["activity"], [action["is_illustrative"]]), "activity_value": action["activity"],
        "target": quantity_words(target, action["unit"]), "target_value": plain(target),
        "realised": quantity_words(realised, action["unit"]), "realised_value": plain(realised),
        "state": html.judgement(state), "state_value": state[1],
        "progress": html.hint(percent(progress), progress_words(action, quarter)), "progress_value": plain(progress),
        "budget": rupiah_words(budget), "budget_value": plain(budget),
        "absorption": percent(absorption), "absorption_value": plain(absorption),
        "obstacle": present(action["obstacle"]), "follow_up": present(action["follow_up"]),
        "evidence": html.link("bukti", url) if is_web(url) else url, "evidence_value": url,
    }  # fmt: skip


def is_web(url: str | None) -> bool:
    """Whether an address may become a link."""
    return bool(url) and url.startswith(("http://", "https://"))


def origin_words(action: dict) -> str:
    """Where an action was read: 'renaksi.xlsx, TW II!B7, versi 14, diubah Sari 3 Juni 2025'."""
    place = "!".join(filter(None, [present(action["sheet_name"]), present(action["cell_address"])]))
    who = f"oleh {action['actor']} pada {format_date(action['created_at'])}" if present(action["actor"]) else None
    told = [present(action["file_name"]), place or None, f"versi {action['version_id']}", who]
    reason = f" Alasan: {action['reason']}." if present(action["reason"]) else ""
    return ", ".join(filter(None, told)) + "." + reason
