"""What is compared when a backup is made or brought back."""


def contents(folder):
    """Every file below `folder` with its bytes, to see that nothing changed."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def answers(con):
    """Every row of every table and every view and macro, as multisets."""
    tables = con.execute("select table_name from duckdb_tables() where database_name = current_database()").fetchall()
    views = con.execute(
        "select view_name from duckdb_views() where not internal and database_name = current_database()"
    ).fetchall()
    asked = [f'"{name}"' for (name,) in tables + views] + ["version_force_at(2)"]
    return {name: sorted(map(repr, con.execute(f"select * from {name}").fetchall())) for name in asked}
