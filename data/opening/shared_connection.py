"""A DuckDB connection that works in the shared catalogue and tells its troubles in sentences."""

from collections.abc import Callable
from contextlib import suppress

import duckdb

CATALOGUE = "rb"


class SharedConnection:
    """Serves everything a DuckDB connection does; a cursor of it works in the same catalogue, as it does in a file.

    tell: what turns an error of DuckDB, and whether it came of a commit, into the error to raise, or None for a bug.
    `raw` is DuckDB's own connection, which serves as long as the process does, whatever PostgreSQL does.
    """

    def __init__(self, raw: duckdb.DuckDBPyConnection, tell: Callable[[Exception, bool], Exception | None]):
        self.raw = raw
        self._tell = tell
        self._is_placed = False

    def cursor(self) -> "SharedConnection":
        """A connection of its own to the same store."""
        return SharedConnection(self.raw.cursor(), self._tell)

    def execute(self, query, *given, **more) -> "SharedConnection":
        """As DuckDB's; returns this connection, from which the rows are fetched."""
        self._run("execute", query, *given, **more)
        return self

    def executemany(self, query, *given, **more) -> "SharedConnection":
        """As DuckDB's."""
        self._run("executemany", query, *given, **more)
        return self

    def close(self) -> None:
        """As DuckDB's."""
        self.raw.close()

    def __enter__(self) -> "SharedConnection":
        return self

    def __exit__(self, *_error) -> None:
        self.close()

    def __getattr__(self, name: str):
        found = getattr(self.raw, name)
        if not callable(found):
            return found
        return lambda *given, **more: self._run(name, *given, **more)

    def _run(self, name: str, *given, **more):
        try:
            if not self._is_placed:  # DuckDB's cursors forget which catalogue was in use
                self.raw.execute(f"use {CATALOGUE}")
                self._is_placed = True
            result = getattr(self.raw, name)(*given, **more)
        except duckdb.Error as error:
            told = self._tell(error, name == "execute" and given[0] == "commit")
            if told is None:
                raise
            raise told from None  # DuckDB's own words may tell how the database is reached
        return self if result is self.raw else result

    def roll_back(self) -> None:
        """End a transaction that failed, whatever is left of it."""
        with suppress(duckdb.Error):
            self.raw.execute("rollback")
