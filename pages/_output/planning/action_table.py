"""Every action of a plan as a table that fits a screen, and with all four quarters and its origin for a workbook."""

from datetime import date
from html import escape

from data.number_format import format_number
from pages._output import html
from pages._output.planning.board import area_name
from pages._output.planning.board_html import ACTION_COLUMNS, action_lines, origin_words
from pages._output.planning.quarter import ROMAN, realised_of, target_of
from pages._output.planning.values import decimal, mark, plain, present, tag

SCREEN_COLUMNS = [
    html.Column("Area", "area"),
    html.Column("Renaksi dan indikator keluaran", "what"),
    html.Column("Perangkat daerah", "who"),
    html.Column("Target", "target", True),
    html.Column("Realisasi", "realised", True),
    html.Column("Keadaan", "state"),
    html.Column("Kemajuan", "progress", True),
    html.Column("Anggaran, serapan", "money", True),
    html.Column("Kendala dan tindak lanjut", "trouble"),
    html.Column("Bukti dan asal", "origin"),
]
QUARTER_COLUMNS = [
    html.Column(f"{label} TW {roman}", f"{kind}_{number}", True)
    for number, roman in enumerate(ROMAN, start=1)
    for kind, label in (("target", "Target"), ("realised", "Realisasi"))
]
WORKBOOK_COLUMNS = [
    html.Column("Kode", "code"),
    *(one for one in ACTION_COLUMNS if one.key not in ("target", "realised", "state", "progress")),
    html.Column("Satuan", "unit"),
    *QUARTER_COLUMNS,
    html.Column("Keadaan", "state"),
    html.Column("Kemajuan (%)", "progress", True),
    html.Column("Asal", "source"),
    html.Column("Tanda", "mark"),
]


def table_lines(actions: list[dict], quarter: int, today: date) -> list[dict]:
    """One line for each action in the order given, for SCREEN_COLUMNS and for WORKBOOK_COLUMNS.

    actions: rows of the question actions; target, realisation and state are those of one quarter.
    """
    told = action_lines(actions, quarter, today)
    return [line | _more(action, line) for action, line in zip(actions, told, strict=True)]


def _more(action: dict, line: dict) -> dict:
    flags = [bool(action["is_illustrative"])]
    indicator, theme = present(action["output_indicator"]), present(action["theme"])
    cells = {
        "code": action["action_id"],
        "area": area_name(action),
        "what": _stacked(html.text(action["activity"]) + tag(flags), indicator, theme and f"Tema: {theme}"),
        "who": _stacked(html.text(present(action["perangkat_daerah"])), present(action["pokja"])),
        "money": _stacked(html.text(line["budget"]), None if line["absorption_value"] is None else line["absorption"]),
        "trouble": _stacked(html.text(line["obstacle"]), line["follow_up"] and f"Tindak lanjut: {line['follow_up']}"),
        "origin": _origin(action, line),
        "source": origin_words(action), "unit": present(action["unit"]), "mark": mark(flags),
    }  # fmt: skip
    for number in range(1, 5):
        for kind, value in (("target", target_of(action, number)), ("realised", realised_of(action, number))):
            cells[f"{kind}_{number}"] = format_number(decimal(value))
            cells[f"{kind}_{number}_value"] = plain(value)
    return cells


def _stacked(first: str, *below: str | None) -> html.Markup:
    """Safe HTML with quiet lines under it; what is empty makes no line."""
    return html.Markup(first + "".join(f"<small>{escape(words)}</small>" for words in below if words))


def _origin(action: dict, line: dict) -> html.Markup:
    """The evidence as a link, under it the cell or version it came from; the whole origin shows on pointing."""
    place = "!".join(filter(None, [present(action["sheet_name"]), present(action["cell_address"])]))
    told = place or f"versi {action['version_id']}"
    hint = html.hint(told, origin_words(action))
    return html.Markup(f"{html.text(line['evidence'])}<small>{hint}</small>")
