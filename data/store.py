"""Open the store: one DuckDB file, migrated and seeded. Also `python -m data.store`: how it is, and its backups."""

import os
import sys
import threading
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data import reopening, seed

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


def make_private_folder(folder: Path) -> None:
    """Make a folder that its owner alone may open, unless it is there: its rights are then somebody's own choice.

    Raises OSError. Windows gives a folder the rights of the one it lies in, as ever.
    """
    folder.mkdir(mode=0o700 if os.name == "posix" else 0o777, parents=True, exist_ok=True)


def connect() -> duckdb.DuckDBPyConnection:
    """Return a connection to the store of RB_STATE, migrated and seeded.

    Opening it again changes nothing unless a migration or a seed file is new.
    Raises StoreError when the folder or the file cannot be used, or a database that was there is gone; nothing is then
    overwritten, and nothing is begun afresh.
    """
    with _open_lock:
        con = _open(state_folder())
        try:
            migrate(con)
            seed.apply_seeds(con, write_transaction)
        except BaseException as error:
            con.close()
            if isinstance(error, UNUSABLE):
                raise StoreError(_explain(str(error), state_folder() / FILE_NAME)) from error
            raise
        return con


def _open(folder: Path) -> duckdb.DuckDBPyConnection:
    path = folder / FILE_NAME
    _refuse_lost_or_damaged(path)
    try:
        make_private_folder(folder)
        con = reopening.open_usable(lambda: duckdb.connect(path, config={"autoinstall_known_extensions": False}))
    except OSError as error:
        raise StoreError(_unwritable(folder)) from error
    except duckdb.ConnectionException:  # this process opened it in another way: a bug
        raise
    except duckdb.Error as error:  # a damaged log fails in as many ways as there are bytes
        kind = StoreBusy if any(words in str(error) for words in LOCKED) else StoreError
        raise kind(_explain(str(error), path)) from error
    if con is None:
        raise StoreError(
            f"Basis data {path} sedang dibuka ulang setelah gagal menulis ke cakram; yang sudah tersimpan tetap ada. "
            "Kosongkan ruang bila cakram penuh, lalu ulangi sebentar lagi."
        )
    return con


def _refuse_lost_or_damaged(path: Path) -> None:
    """Raise StoreError where DuckDB would begin afresh, or pass over damage, without a word."""
    from data.keeping import lost  # noqa: PLC0415  (it needs this module)

    if not path.exists():
        lost.refuse_lost(path.parent)
    elif lost.has_strange_log(path):
        raise StoreError(damaged(path))


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
    if "No space left" in reason or "not enough space" in reason:
        return f"Cakram tempat {path} penuh dan basis data tidak berubah; kosongkan ruang, lalu jalankan lagi."
    return too_new(path) if "version number" in reason else damaged(path)


def damaged(path: Path) -> str:
    """The sentence for a database that cannot be read: which copy brings it back, and how."""
    from data.keeping import lost  # noqa: PLC0415

    return lost.describe_damage(path)


def too_new(path: Path) -> str:
    """The sentence for a database that a newer app wrote."""
    return (
        f"Basis data {path} ditulis oleh aplikasi yang lebih baru dan tidak diubah; "
        "perbarui aplikasi ini, atau arahkan RB_STATE ke folder lain."
    )


def migrate(con: duckdb.DuckDBPyConnection, folder: Path = MIGRATIONS) -> None:
    """Run the numbered SQL files not yet recorded in schema_migration, each in its own transaction.

    A store that already holds something is backed up before, and where is told on stderr.
    Raises StoreError when the store knows a migration that `folder` does not, or the backup cannot be made.
    """
    files = _migration_files(folder)
    try:
        con.execute("create table if not exists schema_migration (number integer, name varchar, applied_at timestamp)")
        done = {number for (number,) in con.execute("select number from schema_migration").fetchall()}
    except UNUSABLE as error:
        raise StoreError(_explain(str(error), state_folder() / FILE_NAME)) from error
    if done - files.keys():
        raise StoreError(too_new(state_folder() / FILE_NAME))
    if done and files.keys() - done:
        _back_up_before(con, min(files.keys() - done))
    for number in sorted(files.keys() - done):
        with _transaction(con):
            con.execute(files[number].read_text(encoding="utf-8"))
            con.execute("insert into schema_migration values (?, ?, ?)", [number, files[number].stem, _now()])


def _migration_files(folder: Path) -> dict[int, Path]:
    return {int(path.name[:4]): path for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))}


def newest_migration() -> int:
    """The number of the newest migration this app knows."""
    return max(_migration_files(MIGRATIONS))


def _back_up_before(con, number: int) -> None:
    """Keep the store as it is before migration `number`, and say where; without that nothing is migrated."""
    from data.keeping.backup import back_up_before_migration  # noqa: PLC0415

    try:
        kept = back_up_before_migration(con, number)
    except StoreError as error:
        raise StoreError(
            f"Basis data {state_folder() / FILE_NAME} belum dibarui dan tidak berubah, karena cadangan sebelum "
            f"pembaruan gagal: {error}"
        ) from error
    print(f"Basis data dibarui; cadangan sebelum pembaruan ada di {kept}.", file=sys.stderr, flush=True)


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
    try:
        cursor.execute("begin transaction")
        try:
            yield
        except BaseException:
            with suppress(duckdb.Error):  # of a database that was given up; why it was is told, not this
                cursor.execute("rollback")
            raise
    except UNUSABLE as error:
        raise _unwritten(error) from error
    try:
        cursor.execute("commit")
    except duckdb.Error as error:
        raise _unwritten(error) from error


def _unwritten(error: duckdb.Error) -> StoreError:
    """Why a write failed. Where DuckDB gave the file up, whether it stands is seen once the file is open again."""
    if "orrupt" in str(error):
        return StoreError(damaged(state_folder() / FILE_NAME))
    if isinstance(error, duckdb.FatalException):
        return StoreError(
            f"Basis data di {state_folder()} gagal ditulis dan dibuka ulang; periksa sisa ruang cakram, lihat riwayat "
            "versi, lalu ulangi bila simpanan ini belum ada di sana."
        )
    return StoreError(
        f"Basis data di {state_folder()} tidak dapat ditulis dan tidak berubah; periksa sisa ruang cakram dan hak "
        "tulis folder itu, lalu ulangi."
    )


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def main() -> int:
    """The command line: how the store is, backup, restore, verify. Returns the exit code."""
    from data.keeping.command import run  # noqa: PLC0415

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
