"""Carry a whole store over: from its file into an empty shared store and back; a backup into an empty shared one."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data import store
from data.keeping.database_copy import catalog, copy_database, count_rows
from data.keeping.folders import KeepingError, flush_folder, put_in_place
from data.number_format import format_number
from data.opening.address import PREFIX
from data.opening.file_store import FILE_NAME, FileStore
from data.opening.shared_connection import CATALOGUE
from data.opening.shared_store import SharedStore, holds_tables


def move(to: str) -> list[str]:
    """Copy the store of RB_STORE (or RB_STATE) to `to`, which must hold none; returns what to tell.

    to: 'ducklake:postgres:...' with RB_DATA_PATH for a shared store, else a folder or rb.duckdb in one. The store that
    is copied stays as it is, and originals and roles stay where they are. Every table and view is compared row by row
    before anything of the copy can be seen. Raises StoreError with one sentence; then nothing of it is left.
    """
    source = store.chosen_store()
    if to.startswith("ducklake:"):
        target = SharedStore(to, os.environ.get("RB_DATA_PATH") or "", store.state_folder())
    else:
        place = Path(to).absolute()
        target = FileStore(place.parent if place.name == FILE_NAME else place)
    if source.is_shared == target.is_shared:
        raise KeepingError(
            "Salinan hanya antara basis data berkas dan basis data bersama; sebut --to "
            f"{PREFIX}dbname=... dari berkas, atau --to FOLDER dengan RB_STORE terisi."
        )
    store.connect().close()  # it is migrated first, or told why it cannot be
    count = bring_in(target, source.path) if target.is_shared else _to_file(target)
    told = [f"Basis data {source.name} disalin ke {target.name}: {count}. Asalnya tidak berubah."]
    if target.folder.absolute() != source.folder.absolute():
        told.append(f"Berkas asli dan roles.toml tetap di {source.folder}; salin juga ke {target.folder}.")
    return told


def bring_in(target: SharedStore, path: Path) -> str:
    """Copy the database file `path` into an empty shared store; returns how much it was, in words.

    Raises StoreError when the shared store holds something, or the copy is not the same; then nothing of it is left.
    """
    with target.attach() as con:
        if holds_tables(con):
            raise KeepingError(
                f"Basis data {target.name} sudah berisi dan tidak ditimpa; sebut basis data PostgreSQL dan "
                "RB_DATA_PATH yang kosong."
            )
        name = f"asal_{secrets.token_hex(4)}"
        con.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as {name} (read_only)")
        with _all_or_nothing(con):
            con.execute(f"copy from database {name} to {CATALOGUE}")
            return _compare(con, name, CATALOGUE)


def _to_file(target: FileStore) -> str:
    """Copy the shared store into the file of `target`, which gets its name once it is whole."""
    if any(path.exists() for path in (target.path, target.path.with_name(f"{FILE_NAME}.wal"))):
        raise KeepingError(f"{target.path} sudah ada dan tidak ditimpa; pindahkan berkas itu, atau sebut folder lain.")
    unfinished = target.folder / f".{FILE_NAME}.{secrets.token_hex(4)}"
    try:
        store.make_private_folder(target.folder)
        with store.connect() as con:
            copy_database(con, unfinished)
            name = f"salinan_{secrets.token_hex(4)}"
            with con.cursor() as cursor:
                cursor.execute(f"attach '{str(unfinished).replace(chr(39), chr(39) * 2)}' as {name} (read_only)")
                with _all_or_nothing(cursor):
                    count = _compare(cursor, CATALOGUE, name)
                cursor.execute(f"detach {name}")
        put_in_place(unfinished, target.path)
        flush_folder(target.folder)
    except OSError as error:
        raise KeepingError(
            f"Salinan tidak dapat ditulis ke {target.folder}; periksa sisa ruang cakram dan hak tulis, lalu ulangi."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return count


@contextmanager
def _all_or_nothing(con) -> Iterator[None]:
    con.execute("begin transaction")
    try:
        yield
    except BaseException as error:
        con.roll_back()
        if isinstance(error, duckdb.Error):
            raise KeepingError(
                "Salinan tidak dibuat dan tidak ada sisanya karena basis data menolaknya; jalankan "
                "python -m data.store verify, lalu ulangi."
            ) from error
        raise
    con.execute("commit")


def _compare(con, one: str, other: str) -> str:
    """How many rows two attached databases hold, in words. Raises KeepingError unless every row of every table and view
    is in both, as often."""
    rows = count_rows(con, one)
    if rows != count_rows(con, other) or catalog(con, one) != catalog(con, other):
        raise _not_the_same()
    views = [name for kind, name in catalog(con, one) if kind == "view"]
    for name in [*rows, *views]:
        here, there = f'"{one}".main."{name}"', f'"{other}".main."{name}"'
        (differs,) = con.execute(
            f"select (select count(*) from {here}) <> (select count(*) from {there})"
            f" or exists (from (from {here} except all from {there}))"
        ).fetchone()
        if differs:
            raise _not_the_same()
    total = format_number(sum(rows.values()), 0)
    return f"{total} baris di {len(rows)} tabel, dan {len(views)} tampilan, dibandingkan baris demi baris"


def _not_the_same() -> KeepingError:
    return KeepingError(
        "Salinan tidak dibuat dan tidak ada sisanya karena tidak sama dengan asalnya; ulangi, dan bila terulang "
        "sampaikan kepada pengelola aplikasi."
    )
