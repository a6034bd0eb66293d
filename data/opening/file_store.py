"""The store of one server: a DuckDB file, owned by the process that has it open."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data import reopening
from data.opening.errors import StoreBusy, StoreError
from data.opening.place import make_private_folder

FILE_NAME = "rb.duckdb"

# What DuckDB raises about the file itself; every other error is a bug and stays one.
UNUSABLE = (duckdb.IOException, duckdb.SerializationException, duckdb.FatalException, duckdb.InternalException)

LOCKED = ("Could not set lock", "being used by another process")


class FileStore:
    """The database file of a state folder."""

    is_shared = False
    unusable = UNUSABLE

    def __init__(self, folder: Path):
        self.folder = folder
        self.path = folder / FILE_NAME
        self.name = str(self.path)

    def open(self) -> duckdb.DuckDBPyConnection:
        """A connection to it, as it is. Raises StoreError; a file that was there and is gone is not begun afresh."""
        _refuse_lost_or_damaged(self.path)
        try:
            make_private_folder(self.folder)
            con = reopening.open_usable(
                lambda: duckdb.connect(self.path, config={"autoinstall_known_extensions": False})
            )
        except OSError as error:
            raise StoreError(_unwritable(self.folder)) from error
        except duckdb.ConnectionException:  # this process opened it in another way: a bug
            raise
        except duckdb.Error as error:  # a damaged log fails in as many ways as there are bytes
            kind = StoreBusy if any(words in str(error) for words in LOCKED) else StoreError
            raise kind(self.explain(error)) from error
        if con is None:
            raise StoreError(
                f"Basis data {self.path} sedang dibuka ulang setelah gagal menulis ke cakram; yang sudah tersimpan "
                "tetap ada. Kosongkan ruang bila cakram penuh, lalu ulangi sebentar lagi."
            )
        return con

    def is_there(self) -> bool:
        """Whether there is a database at all."""
        return self.path.exists()

    @contextmanager
    def alone(self, name: str) -> Iterator[bool]:  # noqa: ARG002  (as a shared store)
        """Yields True: whoever has the file open is alone with it."""
        yield True

    def tidy(self, con: duckdb.DuckDBPyConnection) -> None:
        """Nothing: DuckDB keeps its file in order itself."""

    def explain(self, error: duckdb.Error) -> str:
        """Turn DuckDB's reason for not opening the file into one Indonesian sentence."""
        reason = str(error)
        if any(words in reason for words in LOCKED):
            return (
                f"Basis data {self.path} sedang dipakai proses lain; tutup aplikasi atau perintah "
                "yang masih berjalan, lalu jalankan lagi."
            )
        if "Permission denied" in reason or "Read-only file system" in reason or not os.access(self.folder, os.W_OK):
            return _unwritable(self.folder)
        if "No space left" in reason or "not enough space" in reason:
            return f"Cakram tempat {self.path} penuh dan basis data tidak berubah; kosongkan ruang, lalu jalankan lagi."
        return self.too_new() if "version number" in reason else self.damaged()

    def unwritten(self, error: duckdb.Error) -> StoreError:
        """Why a write failed. Where DuckDB gave the file up, whether it stands is seen once the file is open again."""
        if "orrupt" in str(error):
            return StoreError(self.damaged())
        if isinstance(error, duckdb.FatalException):
            return StoreError(
                f"Basis data di {self.folder} gagal ditulis dan dibuka ulang; periksa sisa ruang cakram, lihat riwayat "
                "versi, lalu ulangi bila simpanan ini belum ada di sana."
            )
        return StoreError(
            f"Basis data di {self.folder} tidak dapat ditulis dan tidak berubah; periksa sisa ruang cakram dan hak "
            "tulis folder itu, lalu ulangi."
        )

    def damaged(self) -> str:
        """The sentence for a database that cannot be read: which copy brings it back, and how."""
        from data.keeping import lost  # noqa: PLC0415  (it needs data.store)

        return lost.describe_damage(self.path)

    def too_new(self) -> str:
        """The sentence for a database that a newer app wrote."""
        return too_new(self.name, "atau arahkan RB_STATE ke folder lain")


def too_new(name: str, otherwise: str) -> str:
    """The sentence for a store that a newer app wrote."""
    return (
        f"Basis data {name} ditulis oleh aplikasi yang lebih baru dan tidak diubah; perbarui aplikasi ini, {otherwise}."
    )


def _refuse_lost_or_damaged(path: Path) -> None:
    """Raise StoreError where DuckDB would begin afresh, or pass over damage, without a word."""
    from data.keeping import lost  # noqa: PLC0415

    if not path.exists():
        lost.refuse_lost(path.parent)
    elif lost.has_strange_log(path):
        raise StoreError(lost.describe_damage(path))


def _unwritable(folder: Path) -> str:
    return (
        f"Folder data {folder} tidak dapat ditulisi; beri hak tulis pada folder itu "
        "atau arahkan RB_STATE ke folder lain, lalu jalankan lagi."
    )
