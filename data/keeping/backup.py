"""Make a backup: the database as of one moment, the originals it speaks of, roles.toml, and what the whole holds."""

import os
import secrets
import shutil
import threading
from pathlib import Path

import duckdb

from data import store
from data.keeping.database_copy import copy_database, count_rows, read_facts
from data.keeping.folders import (
    UPLOADS,
    KeepingError,
    backup_folder,
    copy_file,
    digest,
    flush_folder,
    new_folder,
    originals_in,
    refuse_place,
    refuse_taken,
    remove_unfinished,
    utc_now,
)
from data.keeping.manifest import FILE_NAME, Manifest, copies_in, write_manifest
from data.roles import FILE_NAME as ROLES

_lock = threading.Lock()  # one backup at a time; readers and writers of the store do not wait for it


def back_up(con, folder: Path, links: bool = False) -> Manifest:
    """Write a whole backup of the store of `con` to `folder`, or nothing.

    The database is copied inside DuckDB in one transaction, so it is one moment of the store, readers and writers go
    on, and the live file is never opened a second time (closing it would drop its lock). links: take originals that
    lie unharmed in the newest copy of the backup folder from there, as hard links where the file system has them: the
    app's own copies share one second instance of each original, which is never the live file.
    Raises KeepingError when `folder` holds something or is no place for one, or the backup cannot be written.
    """
    with _lock:
        return _back_up(con, folder, links)


def _back_up(con, folder: Path, links: bool) -> Manifest:
    refuse_place(folder)
    refuse_taken(folder)
    copies = copies_in(backup_folder())
    try:
        with new_folder(folder) as unfinished:
            rows, facts = copy_database(con, unfinished / store.FILE_NAME)
            files = {store.FILE_NAME: digest(unfinished / store.FILE_NAME)}
            earlier = copies[-1][0] / UPLOADS if links and copies else None
            originals, absent = _copy_originals(unfinished / UPLOADS, earlier, facts.pop("originals"))
            files |= originals | _copy_roles(unfinished)
            manifest = Manifest(
                created_at=utc_now().isoformat(),
                sequence=1 + max((copy.sequence for _, copy in copies), default=0),
                rows=rows, files=files, absent=absent, **facts,
            )  # fmt: skip
            write_manifest(unfinished, manifest)
    except OSError as error:
        raise KeepingError(_unwritable(folder)) from error
    except duckdb.Error as error:
        if "orrupt" in str(error):
            raise KeepingError(
                f"Cadangan tidak dibuat karena bagian basis data {store.chosen_store().name} tidak "
                "terbaca; jalankan python -m data.store verify, dan jangan hapus cadangan yang ada."
            ) from error
        raise KeepingError(_unwritable(folder)) from error
    return manifest


def _unwritable(folder: Path) -> str:
    return (
        f"Cadangan tidak dapat ditulis ke {folder} dan tidak ada sisanya; periksa sisa ruang cakram dan hak tulis, "
        "lalu ulangi."
    )


def _copy_originals(
    target: Path, earlier: Path | None, named: set[str]
) -> tuple[dict[str, tuple[str, int]], list[str]]:
    """Copy every original, and return the files with their digests and the names that are missing or damaged."""
    live = store.state_folder() / UPLOADS
    names = sorted(named | {path.name for path in originals_in(live)})
    files, absent = {}, []
    if names:
        target.mkdir()
    for name in names:
        if earlier and _is_unharmed(earlier / name):
            _link_or_copy(earlier / name, target / name)
        elif _is_unharmed(live / name):
            copy_file(live / name, target / name)
        else:
            absent.append(name)
            continue
        files[f"{UPLOADS}/{name}"] = (name, (target / name).stat().st_size)
    return files, absent


def _is_unharmed(original: Path) -> bool:
    try:
        return original.is_file() and digest(original)[0] == original.name
    except OSError:
        return False


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without links, or too many of them
        copy_file(source, target)


def _copy_roles(target: Path) -> dict[str, tuple[str, int]]:
    roles = store.state_folder() / ROLES
    return {ROLES: copy_file(roles, target / ROLES, 0o600)} if roles.is_file() else {}


def back_up_before_migration(con, number: int) -> Path:
    """Make <backup folder>/sebelum-migrasi-<number>-<UTC time>, or find the one an earlier try made of the same rows.

    Such backups are never removed by the app. Raises KeepingError when it cannot be made; then nothing may be migrated.
    """
    folder, name = backup_folder(), f"sebelum-migrasi-{number:04}"
    remove_unfinished(folder)
    with con.cursor() as cursor:
        (live,) = cursor.execute("select current_database()").fetchone()
        rows, facts = count_rows(cursor, live), read_facts(cursor, live)
    for path, copy in reversed(copies_in(folder, f"{name}-*")):
        if (copy.born, copy.data_version, copy.rows) == (facts["born"], facts["data_version"], rows):
            return path
    path = folder / f"{name}-{utc_now():%Y%m%dT%H%M%SZ}"
    if path.exists():
        path = path.with_name(f"{path.name}-{secrets.token_hex(2)}")
    back_up(con, path, links=True)
    return path


def remove_copy(folder: Path) -> None:
    """Remove one whole copy: its manifest first, so that what a power cut leaves is no backup any more."""
    (folder / FILE_NAME).unlink(missing_ok=True)
    flush_folder(folder)
    shutil.rmtree(folder)
