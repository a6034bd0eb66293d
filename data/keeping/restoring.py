"""Bring a backup back where there is no database: into the state folder, or into an empty shared store."""

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path

from data import store
from data.ingest.running_app import ask_running_app
from data.keeping.folders import UPLOADS, KeepingError, copy_file, digest, flush_folder, put_in_place
from data.keeping.manifest import Manifest, read_manifest
from data.keeping.moving import bring_in
from data.keeping.verifying import verify_backup
from data.number_format import format_number
from data.roles import FILE_NAME as ROLES
from data.roles import read_roles


def restore(folder: Path) -> list[str]:
    """Verify the backup in `folder`, copy it into the state folder, open and migrate it; returns what to tell.

    With RB_STORE the database goes into the shared store, which must be empty, and the rest into the state folder. The
    database comes last, so that a restore that was broken off leaves none, and the app refuses to start afresh beside
    the originals. Raises KeepingError when the backup cannot be trusted, an app runs on the state folder, there is a
    database, or it cannot be written; StoreError when the result cannot be opened.
    """
    state, chosen = store.state_folder().absolute(), store.chosen_store()
    _refuse_present(state, chosen)
    troubles = verify_backup(folder).troubles
    if troubles:
        raise KeepingError(" ".join(troubles))
    manifest = read_manifest(folder)
    try:
        kept_roles = _copy_back(folder, manifest, state, chosen)
    except OSError as error:
        raise KeepingError(
            f"Cadangan tidak dapat disalin ke {state}; periksa sisa ruang cakram dan hak tulis, lalu ulangi."
        ) from error
    with store.connect() as con:
        version, claims = con.execute(
            "select (select last_version from version_counter), (select count(*) from score)"
            " + (select count(*) from target)"
        ).fetchone()
    told = [
        f"Cadangan {folder} dipulihkan ke {_place(state, chosen)}: versi {version}, "
        f"{format_number(claims, 0)} baris nilai dan target, {sum('/' in name for name in manifest.files)} berkas asli."
    ]
    if kept_roles:
        told.append(f"{ROLES} yang ada di {state} dipertahankan; isinya berbeda dari yang di cadangan.")
    elif ROLES in manifest.files:
        told.append(_tell_roles())
    elif trouble := read_roles().trouble:
        told.append(trouble)
    return told


def _tell_roles() -> str:
    """What came back with roles.toml: also what somebody was denied after the backup was made."""
    roles = read_roles()
    if roles.trouble:
        return f"{ROLES} ikut kembali. {roles.trouble}"
    return (
        f"{format_number(len(roles.grants), 0)} peran dan {format_number(len(roles.embargo), 0)} embargo kembali "
        "seperti saat cadangan itu dibuat, juga yang dicabut sesudahnya; periksa dengan python -m data.roles list."
    )


def _place(state: Path, chosen) -> str:
    return f"basis data {chosen.name} dan {state}" if chosen.is_shared else str(state)


def _refuse_present(state: Path, chosen) -> None:
    if chosen.is_shared:
        if chosen.is_there():
            raise KeepingError(
                f"Basis data {chosen.name} sudah berisi dan tidak ditimpa; sebut basis data PostgreSQL dan "
                "RB_DATA_PATH yang kosong, lalu ulangi."
            )
        return
    try:
        runs = ask_running_app({"command": "history"}) is not None
    except ConnectionError:
        runs = True
    if runs:
        raise KeepingError(f"Aplikasi masih berjalan dengan folder data {state}; hentikan dahulu, lalu ulangi.")
    for path in (state / store.FILE_NAME, state / f"{store.FILE_NAME}.wal"):
        if path.exists():
            raise KeepingError(
                f"{path} sudah ada dan tidak ditimpa; pindahkan berkas itu dahulu, atau arahkan RB_STATE ke folder "
                "kosong, lalu ulangi."
            )


def _copy_back(folder: Path, manifest: Manifest, state: Path, chosen) -> bool:
    """Copy originals, roles and then the database; returns whether another roles.toml was kept. Raises OSError."""
    store.make_private_folder(state)
    (state / UPLOADS).mkdir(exist_ok=True)
    for name, (sha256, size) in sorted(manifest.files.items()):
        if name.startswith(UPLOADS):
            _copy_original(folder / name, state / name, (sha256, size))
    flush_folder(state / UPLOADS)
    kept_roles = False
    if ROLES in manifest.files:
        if (state / ROLES).exists():
            kept_roles = digest(state / ROLES) != manifest.files[ROLES]
        else:
            _copy_whole(folder / ROLES, state / ROLES, manifest.files[ROLES])
    if chosen.is_shared:
        bring_in(chosen, folder / store.FILE_NAME)
    else:
        _copy_whole(folder / store.FILE_NAME, state / store.FILE_NAME, manifest.files[store.FILE_NAME])
    flush_folder(state)
    return kept_roles


def _copy_original(source: Path, target: Path, told: tuple[str, int]) -> None:
    """An original that lies there whole stays; a damaged one is moved aside, never overwritten."""
    if target.exists():
        if digest(target) == told:
            return
        target.rename(target.with_name(f"{target.name}.rusak-{secrets.token_hex(4)}"))
    _copy_whole(source, target, told)


def _copy_whole(source: Path, target: Path, told: tuple[str, int]) -> None:
    with _unfinished(target) as unfinished:
        if copy_file(source, unfinished, 0o600 if target.name == ROLES else 0o666) != told:
            raise OSError(f"{source} changed while it was copied")
        put_in_place(unfinished, target)


@contextlib.contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)
