"""Is a backup, or the live store, what it says it is? Nothing is changed by asking."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from data import store
from data.ingest.files.limits import MEGABYTE
from data.keeping.database_copy import count_rows, read_everything, read_facts
from data.keeping.folders import UPLOADS, KeepingError, digest, originals_in
from data.keeping.manifest import FILE_NAME, Manifest, read_manifest
from data.number_format import format_date, format_number
from data.opening.file_store import too_new

# Read as files: what must never be true of the data is written down with the questions, one layer up.
CHECKS = Path(__file__).parent.parent.parent / "queries" / "checks"

DROPPED_IN = (".DS_Store", "Thumbs.db", "desktop.ini")  # by a file manager that only looked


@dataclass
class Finding:
    """What a verification found: `troubles`, one sentence each, and one line that says what was looked at."""

    line: str
    troubles: list[str] = field(default_factory=list)


def verify_backup(folder: Path) -> Finding:
    """Compare the backup in `folder` with its manifest, file by file, and open its database read-only."""
    try:
        manifest = read_manifest(folder)
    except KeepingError as error:
        return Finding("", [str(error)])
    troubles = list(_find_wrong_files(folder, manifest))
    if not troubles:
        troubles = list(_find_wrong_database(folder, manifest))
    return Finding(_describe_backup(folder, manifest), troubles)


def _describe_backup(folder: Path, manifest: Manifest) -> str:
    originals = [size for name, (_, size) in manifest.files.items() if name.startswith(UPLOADS)]
    line = (
        f"Cadangan {folder} utuh: versi data {manifest.data_version}, skema {manifest.schema_migration}, dibuat "
        f"{format_date(manifest.created)}, {_count_claims(manifest)} baris nilai dan target, {_size_up(originals)}."
    )
    if manifest.absent:
        line += f" {len(manifest.absent)} berkas asli sudah hilang atau rusak ketika cadangan itu dibuat."
    return line


def _count_claims(manifest: Manifest) -> str:
    return format_number(manifest.rows.get("score", 0) + manifest.rows.get("target", 0), 0)


def _size_up(sizes: list[int]) -> str:
    return f"{format_number(len(sizes), 0)} berkas asli ({format_number(sum(sizes) / MEGABYTE, 1)} MB)"


def _find_wrong_files(folder: Path, manifest: Manifest) -> Iterator[str]:
    for name, told in sorted(manifest.files.items()):
        try:
            found = digest(folder / name)
        except OSError:
            yield f"Berkas {name} dari cadangan {folder} tidak ada atau tidak terbaca; pakai cadangan lain."
            continue
        if found != told:
            yield f"Isi {name} di cadangan {folder} berbeda dari {FILE_NAME}; pakai cadangan lain."
    expected = {folder / name for name in (*manifest.files, FILE_NAME)}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in expected and path.name not in DROPPED_IN:
            yield f"Berkas {path.relative_to(folder).as_posix()} di cadangan {folder} tidak tercatat di {FILE_NAME}."


def _find_wrong_database(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Whether the copied database opens and holds what the manifest counts; read-only, so that no byte changes."""
    path = folder / store.FILE_NAME
    if manifest.schema_migration > store.newest_migration():
        yield too_new(str(path), "atau arahkan RB_STATE ke folder lain")
        return
    try:
        with duckdb.connect(path, read_only=True, config={"autoinstall_known_extensions": False}) as con:
            (name,) = con.execute("select current_database()").fetchone()
            rows, facts = count_rows(con, name), read_facts(con, name)
            read_everything(con)
    except duckdb.Error:
        yield f"Basis data di cadangan {folder} tidak dapat dibuka; pakai cadangan lain."
        return
    if rows != manifest.rows or any(getattr(manifest, fact) != facts[fact] for fact in FACTS):
        yield f"Isi basis data di cadangan {folder} berbeda dari {FILE_NAME}; pakai cadangan lain."
    held = {name for _, slash, name in (file.partition("/") for file in manifest.files) if slash}
    if facts["originals"] - held - set(manifest.absent):
        yield f"Cadangan {folder} tidak memuat semua berkas asli yang disebut basis datanya; pakai cadangan lain."


FACTS = ("schema_migration", "data_version", "born")


def verify_store(con) -> Finding:
    """Check the live store at one moment: all of it can be read, the checks find nothing, the originals are whole."""
    chosen = store.chosen_store()
    troubles = []
    with con.cursor() as cursor:
        cursor.execute("begin transaction")
        try:
            read_everything(cursor)
            (name,) = cursor.execute("select current_database()").fetchone()
            facts, counted = read_facts(cursor, name), count_rows(cursor, name)
            troubles += _find_broken_rules(cursor)
        except chosen.unusable:
            return Finding("", [chosen.damaged()])
        finally:
            with suppress(duckdb.Error, store.StoreError):  # of a database that is gone; why it is is told, not this
                cursor.execute("rollback")
    sizes, wrong = _find_wrong_originals(facts["originals"])
    claims = format_number(counted["score"] + counted["target"], 0)
    line = (
        f"Basis data {chosen.name} sehat: versi {facts['data_version']}, {claims} baris nilai dan target, "
        f"{_size_up(sizes)} sesuai dengan sha256-nya."
    )
    return Finding(line, troubles + wrong)


def _find_broken_rules(cursor) -> Iterator[str]:
    (counter, newest) = cursor.execute(
        "select (select last_version from version_counter), (select max(version_id) from version)"
    ).fetchone()
    if counter != newest:
        yield f"Penghitung versi ({counter}) berbeda dari versi terbaru ({newest}); pulihkan basis data dari cadangan."
    for path in sorted(CHECKS.glob("*.sql")):
        found = len(cursor.execute(path.read_text(encoding="utf-8")).fetchall())
        if found:
            yield (
                f"Pemeriksaan {path.stem} menemukan {format_number(found, 0)} baris; lihat halaman Metodologi, dan "
                "pulihkan dari cadangan bila data rusak."
            )


def _find_wrong_originals(named: set[str]) -> tuple[list[int], list[str]]:
    """Sizes of the originals that are whole, and a sentence for each that is not."""
    folder = store.state_folder() / UPLOADS
    sizes, troubles = [], []
    for name in sorted(named | {path.name for path in originals_in(folder)}):
        try:
            sha256, size = digest(folder / name)
        except OSError:
            troubles.append(f"Berkas asli {name} tidak ada di {folder}; salin kembali dari cadangan.")
            continue
        if sha256 != name:
            troubles.append(f"Isi berkas asli {name} di {folder} berubah; salin kembali dari cadangan.")
        else:
            sizes.append(size)
    return sizes, troubles
