"""The illustrative set shipped with the app: loaded on request as one version marked as illustration."""

import csv
from datetime import date
from pathlib import Path

from data.ingest.model import Progress, no_progress
from data.ingest.pipeline import check_file
from data.ingest.storing.saving import Upload
from data.planning.model import Answer

FOLDER = Path(__file__).parent.parent / "templates" / "ilustrasi"
TITLE = "Data ilustrasi"
GOVERNMENTS = ("36", "53", "64", "64.09", "81", "82")  # whose figures, actions, decisions and answers the set holds
# What no upload can bring; a page of the app writes it.
DECISIONS, ANSWERS = "11_keputusan_raker.csv", "12_enam_pertanyaan.csv"
DECISION_COLUMNS = {
    "kode_pemda": "government_code", "tanggal_raker": "raker_date", "keputusan": "decision", "pic": "pic",
    "tenggat": "deadline", "status": "status", "tindak_lanjut": "follow_up",
}  # fmt: skip


def illustrative_upload(actor: str, progress: Progress = no_progress) -> Upload:
    """Every shipped file as one upload: workbooks checked, their warnings accepted because the set is known."""
    paths = sorted(path for path in FOLDER.iterdir() if path.suffix in (".xlsx", ".csv"))
    paths = [path for path in paths if path.name not in (DECISIONS, ANSWERS)]
    checks = [check_file(path.name, path.read_bytes(), progress=progress) for path in paths]
    accepted = frozenset(kind for check in checks for kind in check.warning_types)
    return Upload(
        checks, actor, TITLE, date.today(), accepted=accepted, is_illustrative=True,
        decisions=read_decisions(), answers=read_answers(),
    )  # fmt: skip


def read_decisions() -> list[dict]:
    """The decisions of the set, as rows of raker_decision."""
    return [{name: row[head] for head, name in DECISION_COLUMNS.items()} for row in _read(DECISIONS)]


def read_answers() -> dict[str, list[Answer]]:
    """Government -> its answers to the six questions."""
    answers: dict[str, list[Answer]] = {}
    for row in _read(ANSWERS):
        said = Answer(
            row["perangkat_daerah"], row["pertanyaan"], row["jawaban"], row["bukti"], row["tanggal"], row["catatan"]
        )
        answers.setdefault(row["kode_pemda"], []).append(said)
    return answers


def _read(name: str) -> list[dict]:
    """The rows of a shipped CSV under its line of illustration; an empty cell is None."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        next(lines)
        return [{head: cell or None for head, cell in row.items()} for row in csv.DictReader(lines)]
