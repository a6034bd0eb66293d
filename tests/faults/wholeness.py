"""What is in a store, row by row, and that nothing of it is half."""

from collections import Counter

from data.keeping.verifying import verify_store

REPLACED = {
    "kept_score", "kept_target", "kept_weight", "kept_contest", "kept_coverage", "version_counter", "schema_migration",
    "seed_file",
}  # fmt: skip
OF_ANY_VERSION = {"version", "figure_change", "version_change", "first_change"}


def contents(con) -> dict[str, Counter]:
    """The rows of every table without the moments at which they were written."""
    columns: dict[str, list[str]] = {}
    for table, column, kind in con.execute(
        "select table_name, column_name, data_type from duckdb_columns() join duckdb_tables() using (table_name)"
        " where not duckdb_tables.temporary and duckdb_columns.schema_name = 'main'"
        " order by table_name, column_index"
    ).fetchall():
        columns.setdefault(table, []).append("null" if kind.startswith("TIMESTAMP") else column)
    return {
        table: Counter(map(repr, con.execute(f"select {', '.join(names)} from {table}").fetchall()))
        for table, names in columns.items()
    }


def assert_whole(con, earlier: dict[str, Counter] | None = None) -> None:
    """The checks find nothing, originals are whole, no version is half, and every row of `earlier` is there."""
    troubles = verify_store(con).troubles
    assert troubles == [], troubles
    tables = con.execute(
        "select table_name from duckdb_columns() join duckdb_tables() using (table_name)"
        " where column_name = 'version_id' and not duckdb_tables.temporary order by 1"
    ).fetchall()
    said = set()
    for (table,) in tables:
        versions = {row[0] for row in con.execute(f"select distinct version_id from {table}").fetchall()} - {None}
        assert versions <= {row[0] for row in con.execute("select version_id from version").fetchall()}, table
        said |= versions if table not in OF_ANY_VERSION else set()
    telling = {row[0] for row in con.execute("select version_id from version where kind <> 'undo'").fetchall()}
    assert telling <= said
    now = contents(con)
    for table, rows in (earlier or {}).items():
        assert table in REPLACED or not rows - now[table], table
