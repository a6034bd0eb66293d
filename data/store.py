"""Open the store, migrate and seed it, and write to it. Also `python -m data.store`: how it is, and its backups."""

import sys
import threading
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data import seed
from data.opening import chosen_store as chosen_store
from data.opening.errors import StoreBusy as StoreBusy
from data.opening.errors import StoreConflict, StoreError
from data.opening.file_store import FILE_NAME as FILE_NAME
from data.opening.place import make_private_folder as make_private_folder
from data.opening.place import state_folder as state_folder

MIGRATIONS = Path(__file__).parent / "migrations"
SETTLE = Path(__file__).parent / "settle.sql"

TRIES = 40  # to begin or bring up to date a store that another server is just beginning or bringing up to date
PAUSE = 0.5  # seconds

_open_lock = threading.RLock()
_write_lock = threading.RLock()


def connect() -> duckdb.DuckDBPyConnection:
    """Return a connection to the store of RB_STORE, or to the file in RB_STATE, migrated and seeded.

    Opening it again changes nothing unless a migration or a seed file is new.
    Raises StoreError when the folder, the file or the shared store cannot be used, or a database that was there is
    gone; nothing is then overwritten, and nothing is begun afresh.
    """
    with _open_lock:
        chosen = chosen_store()
        con = chosen.open()
        try:
            _bring_up_to_date(con)
        except BaseException as error:
            con.close()
            if isinstance(error, chosen.unusable):
                raise StoreError(chosen.explain(error)) from error
            raise
        return con


def _bring_up_to_date(con) -> None:
    """Migrate and seed; what another server does at the same moment is waited for."""
    for number in range(TRIES):
        try:
            migrate(con)
            seed.apply_seeds(con, write_transaction)
        except StoreConflict:
            if number == TRIES - 1:
                raise
            time.sleep(PAUSE)
        else:
            return


def migrate(con: duckdb.DuckDBPyConnection, folder: Path = MIGRATIONS) -> None:
    """Run the numbered SQL files not yet recorded in schema_migration, each in its own transaction.

    A store that already holds something is backed up before, and where is told on stderr.
    Raises StoreError when the store knows a migration that `folder` does not, or the backup cannot be made;
    StoreConflict when another server is at it.
    """
    files = _migration_files(folder)
    if not files.keys() - _read_done(con, files):
        return
    with chosen_store().alone("pembaruan") as is_alone:
        if not is_alone:
            raise StoreConflict(f"Basis data {chosen_store().name} sedang dibarui server lain; ulangi sebentar lagi.")
        done = _read_done(con, files)
        if done and files.keys() - done:
            _back_up_before(con, min(files.keys() - done))
        for number in sorted(files.keys() - done):
            with _transaction(con):
                con.execute(files[number].read_text(encoding="utf-8"))
                con.execute("insert into schema_migration values (?, ?, ?)", [number, files[number].stem, _now()])


def _read_done(con, files: dict[int, Path]) -> set[int]:
    """The numbers of the migrations that the store has. Raises StoreError when one of them is not among `files`."""
    chosen = chosen_store()
    try:
        con.execute("create table if not exists schema_migration (number integer, name varchar, applied_at timestamp)")
        done = {number for (number,) in con.execute("select number from schema_migration").fetchall()}
    except chosen.unusable as error:
        raise StoreError(chosen.explain(error)) from error
    if done - files.keys():
        raise StoreError(chosen.too_new())
    return done


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
            f"Basis data {chosen_store().name} belum dibarui dan tidak berubah, karena cadangan sebelum "
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
        cursor.execute("update version_counter set last_version = last_version + 1")
        (version_id,) = cursor.execute("select last_version from version_counter").fetchone()
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
def transaction(con: duckdb.DuckDBPyConnection, is_alone: bool = False):
    """A write that makes no version (activity, submissions): yields a cursor; all of it or nothing.

    is_alone: what it writes depends on what it read, so of two servers that do such a thing at once one is refused.
    """
    with _write_lock, con.cursor() as cursor, _transaction(cursor):
        if is_alone:
            cursor.execute("update version_counter set last_version = last_version")
        yield cursor


def settle(cursor: duckdb.DuckDBPyConnection) -> None:
    """Bring kept_score and kept_target to the claims as written, and note the differences in figure_change."""
    cursor.execute(SETTLE.read_text(encoding="utf-8"))


@contextmanager
def _transaction(cursor):
    chosen = chosen_store()
    try:
        cursor.execute("begin transaction")
        try:
            yield
        except BaseException:
            with suppress(duckdb.Error, StoreError):  # of a database that is gone; why it is is told, not this
                cursor.execute("rollback")
            raise
    except chosen.unusable as error:
        raise chosen.unwritten(error) from error
    try:
        cursor.execute("commit")
    except duckdb.Error as error:
        raise chosen.unwritten(error) from error


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def main() -> int:
    """The command line: how the store is, backup, restore, verify, copy. Returns the exit code."""
    from data.keeping.command import run  # noqa: PLC0415

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
