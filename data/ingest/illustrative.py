"""The illustrative set shipped with the app: loaded on request as one version marked as illustration."""

from datetime import date
from pathlib import Path

from data.ingest.model import Progress, no_progress
from data.ingest.pipeline import check_file
from data.ingest.storing.saving import Upload

FOLDER = Path(__file__).parent.parent / "templates" / "ilustrasi"
TITLE = "Data ilustrasi"


def illustrative_upload(actor: str, progress: Progress = no_progress) -> Upload:
    """Every shipped workbook, checked, as one upload; its warnings are accepted because the set is known."""
    paths = sorted(path for path in FOLDER.iterdir() if path.suffix in (".xlsx", ".csv"))
    checks = [check_file(path.name, path.read_bytes(), progress=progress) for path in paths]
    accepted = frozenset(kind for check in checks for kind in check.warning_types)
    return Upload(checks, actor, TITLE, date.today(), accepted=accepted, is_illustrative=True)
