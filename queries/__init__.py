"""Everything we ask of the store: one .sql file per question, the file name is the call."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

FOLDER = Path(__file__).parent


@cache
def read_question(name: str) -> str:
    """Return the SQL of queries/<name>.sql; LookupError when there is no such question."""
    path = FOLDER / f"{name}.sql"
    if not path.is_file():
        raise LookupError(f"no question {name!r} in queries/")
    return path.read_text(encoding="utf-8")


def ask(con, name: str, hidden: Sequence[str] = (), **parameters) -> pd.DataFrame:
    """Answer the question `name` with its named parameters as a DataFrame.

    The header of the .sql file lists parameters, columns and units. Uses its own cursor, so one
    connection serves many sessions. Decimals come back as float64: round only when writing them out.
    hidden: governments whose figures of kind 'sementara' are as if they did not exist (migrations/0009_embargo.sql).
    """
    with con.cursor() as cursor:
        if hidden:
            cursor.execute("set variable rb_hidden = $codes", {"codes": list(hidden)})
        return cursor.execute(read_question(name), parameters).df()


def rows(frame: pd.DataFrame) -> list[dict]:
    """The rows of an answer as dictionaries, every missing value as None and every list as a list."""
    columns = [[_plain(value) for value in frame[name].tolist()] for name in frame.columns]
    return [dict(zip(frame.columns, values, strict=True)) for values in zip(*columns, strict=True)]


def _plain(value):
    if isinstance(value, np.ndarray):
        return value.tolist()
    return None if value is pd.NA or value is pd.NaT or value != value else value


def ask_each(con, folder: str, hidden: Sequence[str] = (), leave_out: Sequence[str] = ()) -> dict[str, pd.DataFrame]:
    """Run every .sql of queries/<folder> (checks or notices), keyed by file name; `hidden` as in ask."""
    names = sorted({path.stem for path in (FOLDER / folder).glob("*.sql")}.difference(leave_out))
    return {name: ask(con, f"{folder}/{name}", hidden) for name in names}
