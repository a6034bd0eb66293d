"""The files as they were sent, kept under their sha256 in <state>/uploads."""

import hashlib
import os
import re
import secrets
import time
from contextlib import suppress
from pathlib import Path

from data import store

UNFINISHED = re.compile(r"\.[\w.]+\.[0-9a-f]{8}")
LONG_AGO = 3600  # seconds


def original_path(sha256: str) -> Path:
    """Where the file with this digest lies, or would lie."""
    return store.state_folder() / "uploads" / sha256


def keep_original(content: bytes) -> str:
    """Write `content` whole or not at all and return its sha256; a file already kept is left alone.

    Raises OSError when the folder cannot be written. A file no version speaks of is harmless.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    path = original_path(sha256)
    if path.is_file() and path.stat().st_size == len(content):
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{sha256}.{secrets.token_hex(4)}")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    _flush_folder(path.parent)
    return sha256


def remove_unfinished() -> None:
    """Remove what a process that was killed left half-written in the state folder, an hour ago or earlier.

    Such files are hidden, end in eight hexadecimal digits, and nobody reads them. For the process that owns the store.
    """
    state = store.state_folder()
    for path in [*state.glob(".*"), *state.glob("uploads/.*")]:
        with suppress(OSError):
            if UNFINISHED.fullmatch(path.name) and path.stat().st_mtime < time.time() - LONG_AGO:
                path.unlink()


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows has no such call and does it itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
