"""Tables about two governments: classes, what cannot be compared, and how many rows a slide takes."""

from pages._output.deck import layout, text_fit
from pages._output.deck.layout import Box
from pages._output.deck.model import Cell, Column, Table
from pages._output.deck.slides.telling import tagged
from pages._output.pair_data import (
    STANDING,
    result_words,
    results_of,
    standing,
    years_told,
)
from pages._output.sentences.benchmarking import RB, reason_words

NOT_LOADED = "belum dimuat"


def fitted(columns, rows, alt: str, box: Box = layout.BODY) -> tuple[Table, int]:
    """(a table of the rows that fit into a box, how many these are)."""
    count = text_fit.rows_that_fit(columns, rows, box)
    return Table(tuple(columns), tuple(rows[:count]), alt), count


def class_columns(own: str, peer: str) -> tuple[Column, ...]:
    return (Column("Indikator", 0.22), Column(own, 0.23), Column(peer, 0.23), Column("Penilaian atau alasan", 0.32))


def class_rows(lines: list[dict], peer: str) -> list[tuple[Cell, ...]]:
    """What is compared as ordered classes, and numbers without a known scale; lines of comparison or pair_series."""
    rows = []
    for line in lines:
        mark, words, tone = STANDING[standing(line)]
        tail = " (angka tanpa skala)" if line["state"] == "angka" else ""
        ours, theirs = (tagged(result_words(line, side), line[f"{side}_is_illustrative"]) for side in ("own", "peer"))
        rows.append(
            (
                Cell(f"{line['short_name']} {line['year']}"),
                Cell(ours, _number(line, "own"), "kita", True),
                Cell(theirs, _number(line, "peer")),
                Cell(f"{mark} {words}{tail}", tone=tone or "muted"),
            )
        )
    return rows


def _number(line: dict, side: str) -> float | None:
    return line[f"{side}_value"] if line["state"] == "angka" else None


def missing_rows(codes: dict[str, str], series: list[dict], own: str, peer: str) -> list[tuple[Cell, ...]]:
    """Indicators (code -> name) that cannot be compared, with the years of both and the reason.

    series: rows of pair_series of both governments.
    """
    rows = []
    for code, name in codes.items():
        years = [years_told(results_of(series, code, side), side) or NOT_LOADED for side in ("own", "peer")]
        reason = reason_words(own, peer, {"indicator_code": code}, series, None).partition(":")[0].rstrip(".")
        rows.append((Cell(name), *(Cell(words, tone="muted") for words in years), Cell(reason, tone="muted")))
    return rows


def not_compared(series: list[dict]) -> dict[str, str]:
    """Code -> name of every indicator without a comparable year; the Indeks RB also where nobody has it."""
    known = {line["indicator_code"] for line in series if line["state"] != "tidak_sebanding"}
    found = {RB: "Indeks RB"} | {line["indicator_code"]: line["short_name"] for line in series}
    return {code: name for code, name in found.items() if code not in known}


def newest_lines(series: list[dict]) -> list[dict]:
    """The newest comparable row of pair_series for each indicator, in display order."""
    newest: dict[str, dict] = {}
    for line in series:
        if line["state"] != "tidak_sebanding":
            kept = newest.get(line["indicator_code"])
            newest[line["indicator_code"]] = line if kept is None or line["year"] > kept["year"] else kept
    return list(newest.values())
