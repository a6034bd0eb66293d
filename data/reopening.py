"""DuckDB gives a database up when a checkpoint fails, as on a full disk: take it up again without a restart."""

import gc
import time
from collections.abc import Callable

import duckdb

TRIES = 30
PAUSE = 0.1  # seconds between two tries, in which pages that still read come to their end

_letting_go: list[Callable[[], None]] = []


def let_go_with(release: Callable[[], None]) -> None:
    """Have `release` called when a database was given up: it drops a connection that is otherwise kept for long."""
    _letting_go.append(release)


def is_usable(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether DuckDB still serves this connection. One that was given up serves nobody in the whole process.

    Of a shared store it is DuckDB itself that is asked: a PostgreSQL that is away comes back without being opened anew.
    """
    try:
        with getattr(con, "raw", con).cursor() as cursor:
            cursor.execute("select 1").fetchall()
    except duckdb.FatalException:
        return False
    return True


def open_usable(connect: Callable[[], duckdb.DuckDBPyConnection]) -> duckdb.DuckDBPyConnection | None:
    """The connection that `connect` opens, of a database that is served; None when it was given up and is still held.

    DuckDB opens the file afresh, with all that was committed, once nobody in the process holds the old connection.
    Nothing is closed here: somebody may be in the middle of a question.
    """
    for number in range(TRIES):
        con = connect()
        if is_usable(con):
            return con
        con.close()
        del con
        for release in _letting_go:
            release()
        gc.collect()
        if number:
            time.sleep(PAUSE)
    return None
