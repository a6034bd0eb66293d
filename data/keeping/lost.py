"""What to say when the database is damaged or gone: which copy brings it back, and with which command."""

import os
import shlex
import subprocess
from functools import lru_cache
from pathlib import Path

from data import store
from data.keeping.folders import UPLOADS, KeepingError, backup_folder, originals_in
from data.keeping.manifest import FILE_NAME, copies_in
from data.keeping.verifying import verify_backup

# A write-ahead log begins with its version entry; DuckDB passes over one with another beginning in silence.
WAL_START = b"\x64\x00\x62"


def describe_damage(path: Path) -> str:
    """The sentence for a database that cannot be read: move it aside, restore the newest copy that verifies."""
    start = f"Basis data {path} rusak atau bukan berkas DuckDB dan tidak diubah; "
    copy = newest_whole_copy()
    if copy is None:
        return start + (
            f"di {backup_folder()} tidak ada cadangan yang utuh: pulihkan berkas itu dari cadangan di tempat lain, "
            "atau pindahkan dan jalankan lagi untuk memulai dari data terbitan."
        )
    files = [file for file in (path, path.with_name(f"{path.name}.wal")) if file.exists()]
    moves = " dan ".join(f"`{_command('move' if os.name == 'nt' else 'mv', f, f'{f}.rusak')}`" for f in files)
    return start + (
        f"hentikan aplikasi, pindahkan dengan {moves}, lalu pulihkan cadangan terbaru yang utuh dengan "
        f"`{restore_command(copy)}`."
    )


def refuse_lost(folder: Path, name: str = "") -> None:
    """Raise KeepingError when there is no database although there must have been one: starting afresh would hide it.

    name: what a shared store is called; without it the database is the file in `folder`.
    """
    path = folder / store.FILE_NAME
    lost = f"Basis data {name} kosong" if name else f"Basis data {path} tidak ada"
    again = "periksa RB_STORE" if name else "kembalikan berkas itu"
    copies = copies_in(backup_folder())
    if copies:
        copy = newest_whole_copy() or copies[-1][0]
        raise KeepingError(
            f"{lost}, padahal ada cadangannya; pulihkan dengan `{restore_command(copy)}`, atau "
            f"pindahkan isi {backup_folder()} untuk memulai dari data terbitan."
        )
    has_log = not name and path.with_name(f"{path.name}.wal").exists()
    left = f"{store.FILE_NAME}.wal" if has_log else None
    left = f"{UPLOADS} berisi berkas asli" if originals_in(folder / UPLOADS) else left and f"berkas {left} masih ada"
    if left:
        raise KeepingError(
            f"{lost}, padahal {left}; {again} atau pulihkan cadangan dengan "
            f"`{restore_command('FOLDER')}`, atau arahkan RB_STATE ke folder lain untuk memulai dari data terbitan."
        )


def has_strange_log(path: Path) -> bool:
    """Whether the write-ahead log beside the database begins with something else, so that it would not be replayed.

    Reading it may drop this process's lock on the log, never the one on the database file, which guards both.
    """
    try:
        with path.with_name(f"{path.name}.wal").open("rb") as file:
            start = file.read(len(WAL_START))
    except OSError:  # none, or Windows does not share it while it is in use
        return False
    return len(start) == len(WAL_START) and start != WAL_START


def newest_whole_copy() -> Path | None:
    """The copy in the backup folder that was made last and verifies."""
    for path, _ in reversed(copies_in(backup_folder())):
        if _verifies(path, (path / FILE_NAME).stat().st_mtime_ns):
            return path
    return None


@lru_cache(maxsize=64)
def _verifies(path: Path, written: int) -> bool:  # noqa: ARG001  (asked for every page while the database is damaged)
    return not verify_backup(path).troubles


def restore_command(folder: Path | str) -> str:
    """The command that restores `folder` into this state folder, as it is typed here."""
    command = _command("python", "-m", "data.store", "restore", folder)
    state = os.environ.get("RB_STATE")
    return f"RB_STATE={shlex.quote(state)} {command}" if state and os.name == "posix" else command


def _command(*words: Path | str) -> str:
    words = [str(word) for word in words]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
