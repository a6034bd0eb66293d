"""Where backups lie, and how a folder comes to be whole or not at all."""

import glob
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from data import store

UPLOADS = "uploads"
MANIFEST = "manifest.json"
UNFINISHED = ".belum-selesai-"
CHUNK = 1 << 20


class KeepingError(store.StoreError):
    """A backup cannot be made, trusted or restored; the message is one Indonesian sentence. Nothing was changed."""


def backup_folder() -> Path:
    """Where the app keeps its own copies: RB_BACKUP, else <state>/cadangan."""
    return Path(os.environ.get("RB_BACKUP") or store.state_folder() / "cadangan").absolute()


def utc_now() -> datetime:
    """The time a backup says it was made."""
    return datetime.now(UTC)


def digest(path: Path) -> tuple[str, int]:
    """(sha256, bytes) of a file. Raises OSError."""
    told, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            told.update(chunk)
            size += len(chunk)
    return told.hexdigest(), size


def copy_file(source: Path, target: Path, mode: int = 0o666) -> tuple[str, int]:
    """Copy to a name that does not exist yet, down to the disk, and return (sha256, bytes) of what was read.

    mode: the rights of the new file, of which the umask takes away as ever.
    """
    told, size = hashlib.sha256(), 0
    opener = lambda path, flags: os.open(path, flags, mode)  # noqa: E731
    with source.open("rb") as read, open(target, "xb", opener=opener) as written:  # noqa: PTH123
        while chunk := read.read(CHUNK):
            told.update(chunk)
            size += len(chunk)
            written.write(chunk)
        written.flush()
        os.fsync(written.fileno())
    return told.hexdigest(), size


def write_file(path: Path, text: str) -> None:
    """Write a new file down to the disk."""
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make new names last through a power cut; Windows has no such call and does it itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def originals_in(folder: Path) -> list[Path]:
    """The files of an uploads folder that bear a sha256 as their name, in order of name."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if is_digest(path.name) and path.is_file())


def is_digest(name: str) -> bool:
    """Whether `name` is written like a sha256."""
    return len(name) == 64 and set(name) <= set("0123456789abcdef")


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Yield a temporary sibling that becomes `folder` when the block ends well, and vanishes when it does not.

    Raises KeepingError when `folder` already holds something.
    """
    refuse_taken(folder)
    store.make_private_folder(folder.parent)
    remove_unfinished(folder.parent, folder.name)
    unfinished = folder.parent / f".{folder.name}{UNFINISHED}{secrets.token_hex(4)}"
    store.make_private_folder(unfinished)
    try:
        yield unfinished
        for inner in [path for path in unfinished.rglob("*") if path.is_dir()] + [unfinished]:
            flush_folder(inner)
        refuse_taken(folder)
        if folder.exists():
            folder.rmdir()  # empty; Windows renames over nothing
        unfinished.rename(folder)
        flush_folder(folder.parent)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def refuse_taken(folder: Path) -> None:
    """Raise KeepingError unless `folder` does not exist or is empty."""
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise KeepingError(f"{folder} sudah ada dan tidak kosong; sebut folder baru untuk cadangan ini.")


def refuse_place(folder: Path) -> None:
    """Raise KeepingError for a place where a backup would be taken for something else, or be in the way.

    The folder of the copies itself, what lies inside a backup, and the state folder but for the folder of the copies.
    """
    copies, state, place = backup_folder().resolve(), store.state_folder().resolve(), folder.resolve()
    if place == copies:
        raise KeepingError(f"{folder} adalah folder semua cadangan; sebut folder baru di dalamnya, atau di luarnya.")
    if place.parent == copies:
        return
    if place.is_relative_to(state):
        raise KeepingError(f"{folder} ada di dalam folder data {state}; sebut folder di luarnya untuk cadangan ini.")
    within = next((outer for outer in place.parents if (outer / MANIFEST).exists()), None)
    if within:
        raise KeepingError(f"{folder} ada di dalam cadangan {within}; sebut folder di luarnya untuk cadangan ini.")


def remove_unfinished(folder: Path, name: str = "") -> None:
    """Remove what a backup that was killed left in `folder`, of the backup `name` or of any of the app's own."""
    for path in folder.glob(f".{glob.escape(name) or '*'}{UNFINISHED}*"):
        if name or path.name.startswith((".harian-", ".sebelum-migrasi-")):
            shutil.rmtree(path, ignore_errors=True)


def put_in_place(unfinished: Path, path: Path) -> None:
    """Give a finished file its name; FileExistsError when something bears it already."""
    try:
        os.link(unfinished, path)  # of all ways the one that never replaces
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(path) from None
        unfinished.rename(path)
    unfinished.unlink(missing_ok=True)
