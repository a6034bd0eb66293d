"""The database of a backup: everything of one moment, copied inside DuckDB while others read and write."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

import duckdb

from data.keeping.folders import KeepingError
from data.reviewing.content import kept_files


def copy_database(con, path: Path) -> tuple[dict[str, int], dict]:
    """Copy all tables, views and macros of one moment into a new file; returns its row counts and facts.

    What was copied is compared inside the same transaction: a table, view or macro that is missing, or a table with
    another count, is an error.
    """
    name = f"cadangan_{secrets.token_hex(4)}"
    with con.cursor() as cursor:
        (live,) = cursor.execute("select current_database()").fetchone()
        cursor.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as {name}")
        try:
            cursor.execute("begin transaction")
            try:
                cursor.execute(f'copy from database "{live}" to {name}')
                rows = count_rows(cursor, name)
                if rows != count_rows(cursor, live) or catalog(cursor, name) != catalog(cursor, live):
                    raise KeepingError(
                        f"Cadangan ke {path.parent.parent} tidak dibuat karena salinan basis data tidak sama dengan "
                        "asalnya; ulangi, dan bila terulang sampaikan kepada pengelola aplikasi."
                    )
                facts = read_facts(cursor, name)
                cursor.execute("commit")
            except BaseException:
                with suppress(duckdb.Error):
                    cursor.execute("rollback")
                raise
            cursor.execute(f"checkpoint {name}")
        finally:
            with suppress(duckdb.Error):
                cursor.execute(f"detach {name}")
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    return rows, facts


def count_rows(cursor, database: str) -> dict[str, int]:
    """The number of rows of each table of an attached database."""
    tables = cursor.execute(
        "select table_name from duckdb_tables() where database_name = ? and schema_name = 'main' and not temporary"
        " order by 1",
        [database],
    ).fetchall()
    return {
        table: cursor.execute(f'select count(*) from "{database}".main."{table}"').fetchone()[0] for (table,) in tables
    }


def catalog(cursor, database: str) -> list[tuple]:
    """Names of the views and macros of an attached database."""
    return cursor.execute(
        "select 'view', view_name from duckdb_views() where database_name = $database and not internal"
        " and not temporary union all"
        " select 'macro', function_name from duckdb_functions() where database_name = $database and not internal"
        " and function_type like '%macro%' order by all",
        {"database": database},
    ).fetchall()


def read_facts(cursor, database: str) -> dict:
    """schema_migration, data_version, born and the set of originals an attached database speaks of."""
    place = f'"{database}".main'
    (migration,) = cursor.execute(f"select coalesce(max(number), 0) from {place}.schema_migration").fetchone()
    (version,) = cursor.execute(f"select last_version from {place}.version_counter").fetchone()
    born = cursor.execute(f"select created_at from {place}.version order by version_id limit 1").fetchone()
    tables = cursor.execute(
        "select table_name from duckdb_columns() where database_name = ? and schema_name = 'main'"
        " and column_name = 'sha256' and table_name <> 'seed_file' order by 1",
        [database],
    ).fetchall()
    named = _sent(cursor, database)
    for (table,) in tables:
        found = cursor.execute(f'select distinct sha256 from {place}."{table}" where sha256 is not null').fetchall()
        named |= {sha256 for (sha256,) in found}
    born_at = born[0].isoformat() if born else ""
    return {"schema_migration": migration, "data_version": version, "born": born_at, "originals": named}


def _sent(cursor, database: str) -> set[str]:
    """The originals that submissions name in their JSON; a database from before them has none."""
    if not cursor.execute(
        "select count(*) from duckdb_tables() where database_name = ? and table_name = 'submission'", [database]
    ).fetchone()[0]:
        return set()
    found = cursor.execute(f"select content from \"{database}\".main.submission where kind = 'unggah'").fetchall()
    return {sha256 for (content,) in found for _kind, _name, sha256 in kept_files(content)}


def read_everything(cursor) -> None:
    """Read every value of every table, so that a damaged block is met now. Raises duckdb.Error."""
    tables = cursor.execute(
        "select table_name from duckdb_tables() where schema_name = 'main' and not temporary"
        " and database_name = current_database() order by 1"
    ).fetchall()
    for (table,) in tables:
        cursor.execute(f'select bit_xor(hash(t)) from "{table}" as t').fetchone()
