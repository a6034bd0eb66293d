"""The same questions put to pandas, on a parquet of the same figures, and to SQLite with the index that suits best."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from tests.benchmarks.report import median_seconds

COLUMNS = "government_code, unit_code, indicator_code, component, year, kind, value::double as value"
WHOLE = "unit_code = '' and component = '' and kind = 'realisasi'"


class Question(NamedTuple):
    """A question in SQL that both databases read, and in pandas."""

    name: str
    sql: str
    filters: list[tuple]
    columns: list[str]
    reduce: Callable[[pd.DataFrame], object]


QUESTIONS = (
    Question(
        "one government, one index, every year",
        f"select year, value from {{table}} where government_code = '64' and indicator_code = 'RB' and {WHOLE}"
        " order by year",
        [("government_code", "==", "64"), ("indicator_code", "==", "RB")], ["year", "value"],
        lambda frame: frame.sort_values("year"),
    ),
    Question(
        "mean of all governments, one index, every year",
        f"select year, avg(value) from {{table}} where indicator_code = 'RB' and {WHOLE} group by year order by year",
        [("indicator_code", "==", "RB")], ["year", "value"], lambda frame: frame.groupby("year")["value"].mean(),
    ),
    Question(
        "rank of all governments, one index and year",
        "select government_code, rank() over (order by value desc) from {table}"
        f" where indicator_code = 'RB' and year = 2024 and value is not null and {WHOLE} order by 2",
        [("indicator_code", "==", "RB"), ("year", "==", 2024)], ["government_code", "value"],
        lambda frame: frame["value"].rank(method="min", ascending=False),
    ),
    Question(
        "perangkat daerah of one government, one index",
        "select unit_code, year, value from {table} where government_code = '64' and indicator_code = 'RB'"
        " and unit_code <> '' and component = '' and kind = 'realisasi' order by year, unit_code",
        [("government_code", "==", "64"), ("indicator_code", "==", "RB")], ["unit_code", "year", "value"],
        lambda frame: frame[frame["unit_code"] != ""].sort_values(["year", "unit_code"]),
    ),
    Question(
        "figures of every government and year, all indicators",
        "select government_code, year, count(*) from {table} where value is not null group by 1, 2 order by 1, 2",
        [], ["government_code", "year", "value"],
        lambda frame: frame.groupby(["government_code", "year"])["value"].count(),
    ),
)  # fmt: skip


def compare(con, folder: Path) -> Iterator[tuple[str, float, float, float]]:
    """(question, seconds of DuckDB, of pandas, of SQLite), warm, on all figures of the store of `con`."""
    parquet, lite = folder / "figures.parquet", folder / "figures.sqlite"
    if not parquet.exists():
        con.execute(
            f"copy (select {COLUMNS} from current_score where kind <> 'target') to '{parquet}' (format parquet)"
        )
    if not lite.exists():
        _fill_sqlite(con, lite)
    with sqlite3.connect(lite) as other:
        for question in QUESTIONS:
            sql = question.sql.format(table="current_score"), question.sql.format(table="figure")
            yield (
                question.name,
                median_seconds(lambda sql=sql: con.execute(sql[0]).fetchall()),
                median_seconds(lambda question=question: _ask_pandas(question, parquet)),
                median_seconds(lambda sql=sql: other.execute(sql[1]).fetchall()),
            )


def _fill_sqlite(con, path: Path) -> None:
    with sqlite3.connect(path) as lite:
        lite.execute(
            "create table figure (government_code text, unit_code text, indicator_code text, component text, year int,"
            " kind text, value real)"
        )
        rows = con.execute(f"select {COLUMNS} from current_score where kind <> 'target'")
        for some in iter(lambda: rows.fetchmany(50_000), []):
            lite.executemany("insert into figure values (?, ?, ?, ?, ?, ?, ?)", some)
        key = "unit_code, component, kind, year"
        lite.execute(f"create index by_indicator on figure (indicator_code, {key}, government_code, value)")
        lite.execute(f"create index by_government on figure (government_code, indicator_code, {key}, value)")
        lite.execute("analyze")


def _ask_pandas(question: Question, parquet: Path) -> object:
    is_whole = "unit_code" not in question.columns and question.filters
    final = [("unit_code", "==", "")] if is_whole else []
    only = [("component", "==", ""), ("kind", "==", "realisasi")] if question.filters else []
    frame = pd.read_parquet(parquet, columns=question.columns, filters=question.filters + final + only or None)
    return question.reduce(frame)
