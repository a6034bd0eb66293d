"""The copy the app keeps of itself every day, seven of them, whatever the clock does."""

import sys
import threading
import traceback
from datetime import date
from pathlib import Path

from data import store
from data.keeping.backup import back_up, remove_copy
from data.keeping.folders import KeepingError, backup_folder, remove_unfinished
from data.keeping.manifest import FILE_NAME, Manifest, copies_in
from data.number_format import format_date

KEPT = 7
INTERVAL = 900  # seconds between two looks at the calendar
DELAY = 10  # seconds after the start of the app, so that the first page is not kept waiting
PREFIX = "harian-"


def keep_daily_copy(con, today: date) -> Path | None:
    """Make <backup folder>/harian-<today> unless it is there, then remove at most one older copy beyond seven.

    Which copy is the oldest is told by the order in which they were made, never by a clock; a copy dated after today is
    neither counted nor removed. Raises KeepingError when the copy cannot be made (nothing is removed then), or when the
    folder holds copies of another store.
    """
    folder = backup_folder()
    remove_unfinished(folder)
    if not is_due(today):
        return None
    copies = copies_in(folder, f"{PREFIX}*")
    born = con.execute("select min(created_at) from version where version_id = 1").fetchone()[0]
    if any(copy.born != born.isoformat() for _, copy in copies):
        raise KeepingError(
            f"Salinan harian tidak dibuat karena {folder} berisi salinan basis data lain; arahkan RB_BACKUP ke folder "
            "tersendiri, atau pindahkan salinan itu."
        )
    made = folder / _name(today)
    back_up(con, made, links=True)
    _remove_oldest(copies, today)
    return made


def is_due(today: date) -> bool:
    """Whether today's copy is not there yet."""
    return not (backup_folder() / _name(today) / FILE_NAME).exists()


def dated_ahead(today: date) -> list[Path]:
    """Daily copies dated after today: the clock was wrong then, or is wrong now."""
    return [path for path, _ in copies_in(backup_folder(), f"{PREFIX}*") if path.name > _name(today)]


def run_daily(stop_event: threading.Event) -> None:
    """Until `stop_event` is set, see that there is a copy of today. Trouble is told once and never stops the app."""
    told: set[str] = set()
    wait = DELAY
    while not stop_event.wait(wait):
        wait = INTERVAL
        today = date.today()
        try:
            sentences = _keep_and_tell(today)
        except store.StoreError as error:
            sentences = [str(error)]
        except Exception as error:  # a thread that ends would end the copies in silence
            traceback.print_exception(error)
            sentences = ["Salinan harian gagal karena kesalahan di aplikasi; data tidak berubah."]
        for sentence in sentences:
            if sentence not in told:
                print(sentence, file=sys.stderr, flush=True)
        told = set(sentences)


def _keep_and_tell(today: date) -> list[str]:
    if is_due(today):
        with store.chosen_store().alone("salinan harian") as is_alone:
            if is_alone:  # else another server is just making it
                with store.connect() as con:
                    keep_daily_copy(con, today)
                    store.chosen_store().tidy(con)
    ahead = dated_ahead(today)
    if not ahead:
        return []
    return [
        f"Salinan harian {', '.join(path.name for path in ahead)} bertanggal setelah hari ini, {format_date(today)}; "
        "periksa jam komputer ini. Salinan itu disimpan."
    ]


def _remove_oldest(copies: list[tuple[Path, Manifest]], today: date) -> None:
    """`copies` are those before the new one, made longest ago first: with it, seven stay."""
    counted = [path for path, _ in copies if path.name <= _name(today)]
    if len(counted) >= KEPT:
        try:
            remove_copy(counted[0])
        except OSError as error:
            raise KeepingError(f"Salinan lama {counted[0]} tidak dapat dihapus; hapus sendiri folder itu.") from error


def _name(day: date) -> str:
    return f"{PREFIX}{day.isoformat()}"
