"""Open the store: one DuckDB file, migrated and seeded. Also `python -m data.store`, which says how it is."""

import os
import sys
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data import seed

MIGRATIONS = Path(__file__).parent / "migrations"
SETTLE = Path(__file__).parent / "settle.sql"
DEFAULT_STATE = Path(__file__).parent / "state"
FILE_NAME = "rb.duckdb"

# What DuckDB raises about the file itself; every other error is a bug and stays one.
UNUSABLE = (duckdb.IOException, duckdb.SerializationException, duckdb.FatalException, duckdb.InternalException)

LOCKED = ("Could not set lock", "being used by another process")

_open_lock = threading.RLock()
_write_lock = threading.RLock()


class StoreError(Exception):
    """The store cannot be used; the message is one Indonesian sentence with what to do next."""


class StoreBusy(StoreError):
    """Another process, most likely the running app, owns the store."""


def state_folder() -> Path:
    """The folder of the database and the uploaded originals: RB_STATE, else data/state."""
    return Path(os.environ.get("RB_STATE") or DEFAULT_STATE)


def connect() -> duckdb.DuckDBPyConnection:
    """Return a connection to the store of RB_STATE, migrated and seeded.

    Opening it again changes nothing unless a migration or a seed file is new.
    Raises StoreError when the folder or the file cannot be used; nothing is then overwritten.
    """
    with _open_lock:
        con = _open(state_folder())
        try:
            migrate(con)
            seed.apply_seeds(con, write_transaction)
        except BaseException:
            con.close()
            raise
        return con


def _open(folder: Path) -> duckdb.DuckDBPyConnection:
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return duckdb.connect(path, config={"autoinstall_known_extensions": False})
    except OSError as error:
        raise StoreError(_unwritable(folder)) from error
    except UNUSABLE as error:
        kind = StoreBusy if any(words in str(error) for words in LOCKED) else StoreError
        raise kind(_explain(str(error), path)) from error


def _unwritable(folder: Path) -> str:
    return (
        f"Folder data {folder} tidak dapat ditulisi; beri hak tulis pada folder itu "
        "atau arahkan RB_STATE ke folder lain, lalu jalankan lagi."
    )


def _explain(reason: str, path: Path) -> str:
    """Turn DuckDB's reason for not opening `path` into one Indonesian sentence."""
    if any(words in reason for words in LOCKED):
        return (
            f"Basis data {path} sedang dipakai proses lain; tutup aplikasi atau perintah "
            "yang masih berjalan, lalu jalankan lagi."
        )
    if "Permission denied" in reason or "Read-only file system" in reason or not os.access(path.parent, os.W_OK):
        return _unwritable(path.parent)
    if "version number" in reason:
        return _too_new(path)
    return (
        f"Basis data {path} rusak atau bukan berkas DuckDB dan tidak diubah; pulihkan berkas itu dari cadangan, "
        "atau pindahkan dan jalankan lagi untuk memulai dari data terbitan."
    )


def _too_new(path: Path | str) -> str:
    return (
        f"Basis data {path} ditulis oleh aplikasi yang lebih baru dan tidak diubah; "
        "perbarui aplikasi ini, atau arahkan RB_STATE ke folder lain."
    )


def migrate(con: duckdb.DuckDBPyConnection, folder: Path = MIGRATIONS) -> None:
    """Run the numbered SQL files not yet recorded in schema_migration, each in its own transaction.

    Raises StoreError when the store knows a migration that `folder` does not.
    """
    files = {int(path.name[:4]): path for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))}
    try:
        con.execute("create table if not exists schema_migration (number integer, name varchar, applied_at timestamp)")
        done = {number for (number,) in con.execute("select number from schema_migration").fetchall()}
    except UNUSABLE as error:
        raise StoreError(_explain(str(error), state_folder() / FILE_NAME)) from error
    if done - files.keys():
        raise StoreError(_too_new(state_folder() / FILE_NAME))
    for number in sorted(files.keys() - done):
        with _transaction(con):
            con.execute(files[number].read_text(encoding="utf-8"))
            con.execute("insert into schema_migration values (?, ?, ?)", [number, files[number].stem, _now()])


@contextmanager
def write_transaction(con: duckdb.DuckDBPyConnection, kind: str, title: str, actor: str, data_as_of, **version):
    """One append to the store: yields (cursor, version_id), commits on leaving, rolls back on any exception.

    kind: seed | upload | edit | undo. `version` may give letter_number, letter_date, is_illustrative
    and undoes_version. Only one writer at a time; the version counter catches any other process.
    """
    with open_version(con, kind, title, actor, data_as_of, **version) as (cursor, version_id):
        yield cursor, version_id
        settle(cursor)


@contextmanager
def open_version(con: duckdb.DuckDBPyConnection, kind: str, title: str, actor: str, data_as_of, **version):
    """write_transaction for a body that calls `settle` itself, to see the effect before it commits or raises."""
    with _write_lock, con.cursor() as cursor, _transaction(cursor):
        (version_id,) = cursor.execute(
            "update version_counter set last_version = last_version + 1 returning last_version"
        ).fetchone()
        cursor.execute(
            "insert into version values ($version_id, $kind, $title, $actor, $created_at, $data_as_of,"
            " $letter_number, $letter_date, $is_illustrative, $undoes_version)",
            {"letter_number": None, "letter_date": None, "is_illustrative": False, "undoes_version": None}
            | version
            | {"version_id": version_id, "kind": kind, "title": title, "actor": actor}
            | {"created_at": _now(), "data_as_of": data_as_of},
        )
        yield cursor, version_id


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection):
    """A write that makes no version (activity, submissions): yields a cursor; all of it or nothing."""
    with _write_lock, con.cursor() as cursor, _transaction(cursor):
        yield cursor


def settle(cursor: duckdb.DuckDBPyConnection) -> None:
    """Bring kept_score and kept_target to the claims as written, and note the differences in figure_change."""
    cursor.execute(SETTLE.read_text(encoding="utf-8"))


@contextmanager
def _transaction(cursor):
    cursor.execute("begin transaction")
    try:
        yield
    except BaseException:
        cursor.execute("rollback")
        raise
    try:
        cursor.execute("commit")
    except duckdb.Error as error:
        raise StoreError(
            f"Basis data di {state_folder()} tidak dapat ditulis dan tidak berubah; periksa sisa ruang cakram dan hak "
            "tulis folder itu, lalu ulangi."
        ) from error


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def main() -> int:
    """Open the store and print one line about it; exit code 1 with the sentence when it cannot be used."""
    try:
        con = connect()
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    with con:
        version, claims, targets = con.execute(
            "select (select last_version from version_counter), (select count(*) from claim),"
            " (select count(*) from current_target)"
        ).fetchone()
    print(f"{state_folder() / FILE_NAME}: versi {version}, {claims} klaim nilai, {targets} target.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
