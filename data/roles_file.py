"""The file <state>/roles.toml as bytes: replaced whole or not at all, put back, and missed when it is lost."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from data import store

FILE_NAME = "roles.toml"
MARKER = ".roles-pernah-ada"  # beside it since it was first seen: a file that is lost is not one that never was
BINARY = getattr(os, "O_BINARY", 0)  # Windows turns line ends around without it


def roles_path() -> Path:
    """Where the file lies, or would lie."""
    return store.state_folder() / FILE_NAME


def marker_path() -> Path:
    """Where it is remembered that there was a file."""
    return store.state_folder() / MARKER


def remember() -> None:
    """Leave a mark that there is a file; where it cannot be left, everything else goes on."""
    with suppress(OSError):
        if not marker_path().exists():
            marker_path().touch(0o600)


def read_raw() -> bytes | None:
    """The bytes of the file, None where there is none. Raises OSError."""
    try:
        return roles_path().read_bytes()
    except FileNotFoundError:
        return None


def replace_raw(content: bytes) -> None:
    """Put these bytes in the place of the file, readable to its owner alone. Raises OSError; then it is as it was."""
    path = roles_path()
    store.make_private_folder(path.parent)
    unfinished = path.with_name(f".roles.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    remember()


def put_back(raw: bytes | None) -> None:
    """Take a change back: the file as read_raw told before, or none where there was none. Raises OSError."""
    if raw is not None:
        replace_raw(raw)
        return
    roles_path().unlink(missing_ok=True)
    marker_path().unlink(missing_ok=True)
