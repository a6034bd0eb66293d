"""What a shared store raises, as a sentence: another server was first, PostgreSQL is away, the data files are away."""

import duckdb

from data.opening.errors import StoreConflict, StoreError

CONFLICT = ("Transaction conflict", "could not serialize access", "duplicate key value", "deadlock detected")
REFUSED = (
    "authentication failed", "no pg_hba.conf entry", "no password supplied", "is not permitted to log in",
    "permission denied for",
)  # fmt: skip
ABSENT = ("FATAL:  database", "FATAL:  role")  # ... does not exist
AWAY = (
    "Unable to connect to Postgres", "connection to server", "server closed the connection", "terminating connection",
    "the database system is", "no connection to the server", "could not receive data", "could not send data",
    "SSL connection has been closed", "SSL SYSCALL", 'Failed to execute query "ROLLBACK"',
    'Failed to execute query "COMMIT"', 'Failed to execute query "BEGIN', "connection pointer is NULL",
    "remaining connection slots", "too many clients",
)  # fmt: skip
FULL = ("No space left", "could not extend file", "not enough space")
FILES = (
    "Cannot open file", "No files found", "Could not create directory", "Failed to create directory",
    "Permission denied", "Read-only file system", "Could not read", "Could not write", "No such file",
)  # fmt: skip


def explain(error: Exception, name: str, data_path: str, is_commit: bool) -> StoreError | None:
    """The sentence for an error of the store called `name`; None for an error that is a bug and stays one.

    Nothing of the error's own words is repeated: they may tell how the database is reached.
    """
    if not isinstance(error, duckdb.Error):
        return None
    reason = str(error)
    said = lambda words: any(word in reason for word in words)  # noqa: E731
    if said(CONFLICT):
        return StoreConflict(
            f"Basis data {name} baru saja diubah dari server lain, sehingga simpanan ini belum dicatat; isian Anda "
            "tetap ada, periksa lagi lalu ulangi menyimpan."
        )
    if said(REFUSED) or (said(ABSENT) and "does not exist" in reason):
        return StoreError(
            f"Basis data {name} menolak aplikasi ini; periksa nama basis data dan pengguna di RB_STORE, dan kata "
            "sandinya di PGPASSFILE."
        )
    if said(AWAY):
        return StoreError(_away(name, is_commit))
    if said(FULL):
        return StoreError(
            f"Cakram basis data {name} atau folder {data_path} penuh dan data tidak berubah; kosongkan ruang, lalu "
            "ulangi."
        )
    if isinstance(error, duckdb.IOException) or said(FILES):
        return StoreError(
            f"Berkas data di {data_path} tidak terbaca atau tidak dapat ditulis dan data tidak berubah; pastikan "
            "folder bersama itu terpasang dan lengkap, lalu ulangi."
        )
    return None


def _away(name: str, is_commit: bool) -> str:
    if is_commit:
        return (
            f"Basis data {name} terputus saat menyimpan; lihat riwayat versi setelah tersambung kembali, lalu ulangi "
            "bila simpanan ini belum ada di sana."
        )
    return (
        f"Basis data {name} sedang tidak dapat dihubungi; data yang sudah tersimpan tetap ada, coba lagi sebentar, dan "
        "bila terulang sampaikan kepada pengelola server."
    )
