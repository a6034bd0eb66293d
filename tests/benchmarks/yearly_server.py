"""A process like the server's: it warms itself, waits, then puts one file through every stage and tells the seconds.

python -m tests.benchmarks.yearly_server FILE, with RB_STATE. Lines on stdout: ["idle"], then after a line on stdin
["stage", name, seconds] for check, preview and save, and at the end ["done", records, notes of the progress bar].
"""

import json
import sys
import time
from datetime import date
from pathlib import Path

from data import store
from data.ingest.pipeline import check_file
from data.ingest.storing.saving import Upload, save
from data.permission import COMMAND_LINE
from tests.benchmarks.yearly_workbook import yearly_xlsx


def main(path: Path) -> None:
    """Measure one file."""
    con = store.connect()
    warm = check_file("hangat.xlsx", yearly_xlsx(60))
    save(con, _upload(warm, 1), COMMAND_LINE, dry_run=True)
    content, told = path.read_bytes(), []
    _say("idle")
    sys.stdin.readline()
    notice = lambda words, share: told.append((words, share))  # noqa: E731
    check = _timed("check", lambda: check_file(path.name, content, progress=notice))
    started, upload = _version(con), _upload(check, _version(con))
    _timed("preview", lambda: save(con, upload, COMMAND_LINE, dry_run=True, progress=notice))
    upload.base_version = started
    outcome = _timed("save", lambda: save(con, upload, COMMAND_LINE, progress=notice))
    if outcome.version_id is None:
        raise RuntimeError(f"nothing was stored: {outcome.issues[:3]}")
    _say("done", len(check.records), len(told))


def _upload(check, version: int) -> Upload:
    given = {"accepted": frozenset(check.warning_types), "started_version": version}
    return Upload([check], "Benchmark", check.source.name, date(2026, 11, 1), **given)


def _version(con) -> int:
    with con.cursor() as cursor:
        return cursor.execute("select last_version from version_counter").fetchone()[0]


def _timed(name: str, work):
    start = time.perf_counter()
    found = work()
    _say("stage", name, time.perf_counter() - start)
    return found


def _say(*message) -> None:
    print(json.dumps(message), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
