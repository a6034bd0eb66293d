"""The store of several servers: a DuckLake whose catalogue is a PostgreSQL and whose data files lie in a shared folder.

All that reads and writes it is the same SQL as for a file. What differs is here: the extensions, the attaching, what an
error means, and how one server is alone with a task.
"""

import importlib.util
import secrets
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from data.opening import shared_errors
from data.opening.address import PREFIX, name_of, read_address, write_parameters
from data.opening.errors import StoreConflict, StoreError
from data.opening.file_store import too_new
from data.opening.place import make_private_folder
from data.opening.shared_connection import CATALOGUE, SharedConnection

EXTENSIONS = ("ducklake", "postgres_scanner")
MARK = ".rb-data"  # in the folder of the data files: to which catalogue they belong
KEPT = "1 day"  # what is no longer needed stays so long, for whoever still reads it
CONFIG = {"autoinstall_known_extensions": False}
TRIES = 20
PAUSE = 0.25  # seconds


class SharedStore:
    """The store at an address such as 'ducklake:postgres:dbname=rb host=...', its data files in `data_path`.

    folder: the state folder, which the servers share as well, for originals, roles and copies.
    """

    is_shared = True
    unusable = (duckdb.FatalException, duckdb.InternalException)

    def __init__(self, address: str, data_path: str, folder: Path):
        self.folder = folder
        self.parameters = read_address(address)
        self.name = name_of(self.parameters)
        self.data_path = Path(data_path).absolute() if data_path else None

    def open(self) -> SharedConnection:
        """A connection to it, as it is. Raises StoreError; a catalogue that lost its tables is not begun afresh."""
        con = self.attach()
        try:
            if not holds_tables(con):
                from data.keeping import lost  # noqa: PLC0415  (it needs data.store)

                lost.refuse_lost(self.folder, self.name)
        except BaseException:
            con.close()
            raise
        return con

    def attach(self) -> SharedConnection:
        """A connection to it, whether or not it holds anything. Raises StoreError."""
        self._require_folders()
        for number in range(TRIES):
            raw = open_duckdb(EXTENSIONS)
            con = SharedConnection(raw, self.tell)
            try:
                raw.execute(self._attaching())
                self._require_mark(con)
                return con
            except duckdb.Error as error:
                con.close()
                told = self._tell_attaching(error)
                # Two servers that begin an empty catalogue at once make the same tables; the second finds them made.
                if not isinstance(told, StoreConflict) or number == TRIES - 1:
                    raise told from None
            except BaseException:
                con.close()
                raise
            time.sleep(PAUSE)
        raise AssertionError("a loop that returns or raises")

    def _attaching(self) -> str:
        """Every row goes into a data file: rows that lay in PostgreSQL instead were misread at random while several
        people asked (an internal error of DuckLake 1.5.5: "index 0 within vector of size 0")."""
        where = f"{PREFIX}{write_parameters(self.parameters)}".replace("'", "''")
        files = str(self.data_path).replace("'", "''")
        return f"attach '{where}' as {CATALOGUE} (data_path '{files}/', data_inlining_row_limit 0)"

    def _require_folders(self) -> None:
        if self.data_path is None:
            raise StoreError("RB_DATA_PATH belum diisi; sebut folder bersama untuk berkas data dari RB_STORE.")
        if not self.data_path.is_dir():
            raise StoreError(
                f"Folder data bersama {self.data_path} tidak ada; pasang atau buat folder itu, atau perbaiki "
                "RB_DATA_PATH."
            )
        try:
            make_private_folder(self.folder)
        except OSError as error:
            raise StoreError(
                f"Folder {self.folder} tidak dapat ditulisi; beri hak tulis, atau arahkan RB_STATE ke folder lain."
            ) from error

    def _require_mark(self, con: SharedConnection) -> None:
        """Refuse a folder of another catalogue, and one where files should lie, such as a mount point without mount."""
        mark, number = self.data_path / MARK, ask_catalogue(con, "select min(schema_uuid::text) from ducklake_schema")
        try:
            if mark.exists() and mark.read_text("utf-8") == number:
                return
            if not mark.exists() and not holds_tables(con):
                unfinished = mark.with_name(f"{MARK}.{secrets.token_hex(4)}")
                unfinished.write_text(number, "utf-8")
                unfinished.replace(mark)
                return
        except OSError as error:
            raise StoreError(f"Folder data bersama {self.data_path} tidak dapat ditulisi; beri hak tulis.") from error
        raise StoreError(
            f"Folder {self.data_path} bukan tempat berkas data dari basis data {self.name}; pasang folder bersama itu, "
            "atau sebut folder kosong di RB_DATA_PATH untuk basis data PostgreSQL yang kosong."
        )

    def _tell_attaching(self, error: duckdb.Error) -> StoreError:
        reason = str(error)
        if "does not match existing data path" in reason:
            return StoreError(
                f"Basis data {self.name} menyimpan berkas datanya di folder lain daripada {self.data_path}; pasang "
                "folder bersama di tempat yang sama pada setiap server, lalu perbaiki RB_DATA_PATH."
            )
        if "already exists" in reason or "pg_type_typname_nsp_index" in reason:
            return StoreConflict(f"Basis data {self.name} sedang disiapkan server lain; ulangi sebentar lagi.")
        return shared_errors.explain(error, self.name, str(self.data_path), False) or StoreError(
            f"Basis data {self.name} tidak dapat dibuka sebagai DuckLake; periksa RB_STORE, dan pakai basis data "
            "PostgreSQL tersendiri."
        )

    def is_there(self) -> bool:
        """Whether the catalogue holds a store at all. Raises StoreError."""
        with self.attach() as con:
            return holds_tables(con)

    @contextmanager
    def alone(self, name: str) -> Iterator[bool]:
        """Yields whether no other server does the task `name` now; while the block runs, none will.

        The lock is a transaction of PostgreSQL, so it ends with the process, however that ends.
        """
        number = zlib.crc32(f"rb {name}".encode())
        raw = open_duckdb(EXTENSIONS[1:])
        with SharedConnection(raw, self.tell) as con:
            try:
                where = write_parameters(self.parameters).replace("'", "''")
                raw.execute(f"attach '{where}' as {CATALOGUE} (type postgres)")
                raw.execute("begin transaction")
                (is_alone,) = raw.execute(
                    f"select * from postgres_query('{CATALOGUE}', 'select pg_try_advisory_xact_lock({number})')"
                ).fetchone()
            except duckdb.Error as error:
                raise self._tell_attaching(error) from None
            try:
                yield is_alone
            finally:
                con.roll_back()

    def tidy(self, con: SharedConnection) -> None:
        """Join the small files of many saves, and remove those that nothing has needed for a day.

        Of this and a write at the same moment the later commit is refused: this one is then left for another day, a
        save is told.
        """
        with con.cursor() as cursor, suppress(StoreConflict):
            for option in ("expire_older_than", "delete_older_than"):
                cursor.execute(f"call {CATALOGUE}.set_option('{option}', '{KEPT}')")
            cursor.execute(f"checkpoint {CATALOGUE}")

    def tell(self, error: Exception, is_commit: bool) -> Exception | None:
        """The error to raise for one of DuckDB's; None for a bug, which stays what it is."""
        told = shared_errors.explain(error, self.name, str(self.data_path), is_commit)
        if told or write_parameters(self.parameters) not in str(error):
            return told
        return type(error)(str(error).replace(write_parameters(self.parameters), self.name))

    def explain(self, _error: duckdb.Error) -> str:
        """The sentence for an error of DuckDB itself, which ends this connection and harms no data."""
        return f"Basis data {self.name} ditutup karena kesalahan di aplikasi; data tidak berubah, coba lagi sebentar."

    def unwritten(self, error: duckdb.Error) -> StoreError:
        """Why a write failed, where `tell` did not know it."""
        return StoreError(
            f"Simpanan ke basis data {self.name} gagal dan data tidak berubah; ulangi, dan bila terulang sampaikan "
            "kepada pengelola aplikasi."
        )

    def damaged(self) -> str:
        """The sentence for data that cannot be read."""
        return (
            f"Sebagian basis data {self.name} tidak terbaca; periksa folder {self.data_path}, atau pulihkan cadangan "
            "dengan `python -m data.store restore FOLDER` ke basis data PostgreSQL dan folder data yang kosong."
        )

    def too_new(self) -> str:
        """The sentence for a store that a newer app wrote."""
        return too_new(self.name, "di server ini juga")


def holds_tables(con: SharedConnection) -> bool:
    """Whether the catalogue holds any table of ours."""
    return ask_catalogue(con, "select count(*) from ducklake_table where end_snapshot is null") > 0


def ask_catalogue(con: SharedConnection, asked: str):
    """The one value that PostgreSQL itself answers; through the tables of DuckDB the same takes a second."""
    return con.execute(f"select * from postgres_query('__ducklake_metadata_{CATALOGUE}', '{asked}')").fetchone()[0]


def open_duckdb(extensions: tuple[str, ...]) -> duckdb.DuckDBPyConnection:
    """A DuckDB of its own in memory, with extensions from the installed wheels; nothing is written and nothing fetched.

    Raises StoreError where they are not installed.
    """
    raw = duckdb.connect(config=CONFIG)
    for name in extensions:
        package = importlib.util.find_spec(f"duckdb_extension_{name}")
        file = f"extensions/v{duckdb.__version__}/{name}.duckdb_extension"
        paths = [Path(folder) / file for folder in (package.submodule_search_locations if package else ())]
        path = next((path for path in paths if path.is_file()), None)
        if path is None:
            raw.close()
            raise StoreError(
                f"RB_STORE memerlukan duckdb-extension-{name.replace('_', '-')}=={duckdb.__version__}; pasang dengan "
                "python -m pip install -r requirements.txt."
            )
        raw.execute(f"load '{str(path).replace(chr(39), chr(39) * 2)}'")
    return raw
