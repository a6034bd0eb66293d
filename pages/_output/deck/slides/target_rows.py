"""The slide of targets as a table, where bars say nothing: what has a target, then what has none."""

from data.number_format import format_number, format_percent, format_signed
from pages._output.deck import text_fit
from pages._output.deck.brief import Brief
from pages._output.deck.model import Cell, Column, Table
from pages._output.deck.slides import telling
from pages._output.trend_data import governing_words, target_words
from pages._output.words import STATUS, TARGET_STATUS

COLUMNS = (
    Column("Indikator", 0.25),
    Column("Nilai", 0.14, True),
    Column("Target", 0.2, True),
    Column("Selisih", 0.12, True),
    Column("Capaian", 0.12, True),
    Column("Status", 0.17),
)


def target_table(title: str, aimed: list[dict], brief: Brief) -> tuple[Table, list[str]]:
    """(the table, names of what found no room): what has a target, then what has none."""
    rows = [_row(line, brief.indicator_code) for line in aimed] + [_aim_row(aim) for aim in brief.aims]
    rows += [_row_without(line) for line in without(brief)]
    count = text_fit.rows_that_fit(COLUMNS, rows)
    cut = [row[0].text for row in rows[count:]]
    return Table(COLUMNS, tuple(rows[:count]), telling.table_words(title, rows[:count])), cut


def _row(line: dict, main: str) -> tuple[Cell, ...]:
    is_own = line["indicator_code"] == main
    mark, word, tone = TARGET_STATUS[line["target_status"]]
    value = format_number(line["value"]) if line["value"] is not None else line["stated_predikat"]
    aim = telling.tagged(_aim_words(governing_words(line), line["target_year"]), line["target_is_illustrative"])
    return (
        Cell(telling.tagged(f"{line['short_name']} {line['year']}", line["is_illustrative"]),
             tone="kita" if is_own else "ink", is_bold=is_own),
        Cell(value, line["value"]),
        Cell(aim, line["target_lower"]),
        Cell(format_signed(line["gap_points"]), line["gap_points"]),
        Cell(format_percent(line["achievement_pct"]), line["achievement_pct"]),
        Cell(f"{mark} {word}", tone=tone or "muted"),
    )  # fmt: skip


def _aim_row(aim: dict) -> tuple[Cell, ...]:
    mark, word, _ = TARGET_STATUS["belum_dapat_dinilai"]
    shown = telling.tagged(_aim_words(target_words(aim), aim["year"]), aim["is_illustrative"])
    name, state = Cell(aim["short_name"]), Cell(STATUS[None], tone="muted")
    return name, state, Cell(shown, aim["value"]), Cell("–"), Cell("–"), Cell(f"{mark} {word}", tone="muted")


def _row_without(line: dict) -> tuple[Cell, ...]:
    mark, word, _ = TARGET_STATUS["belum_dapat_dinilai"]
    shown = format_number(line["value"]) if line["value"] is not None else line["stated_predikat"]
    value = Cell(telling.tagged(shown, line["is_illustrative"]), line["value"])
    none, state = Cell("belum dimuat", tone="muted"), Cell(f"{mark} {word}", tone="muted")
    return Cell(plain_name(line)), value, none, Cell("–"), Cell("–"), state


def _aim_words(words: str, year: int) -> str:
    """'74,50 (2024)', 'A (di atas 80), 2024'."""
    return f"{words}, {year}" if "(" in words else f"{words} ({year})"


def without(brief: Brief) -> list[dict]:
    """The indicators that have a figure and no target."""
    return [line for line in brief.overview if line["target_year"] is None]


def plain_name(line: dict) -> str:
    return f"{line['short_name']} {line['year']}"
