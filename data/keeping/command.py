"""python -m data.store: how the store is, backup, restore, verify and copy."""

import argparse
import sys
from pathlib import Path

from data import store
from data.ingest.command import ask, rejected
from data.keeping.lost import refuse_lost
from data.keeping.moving import move
from data.keeping.restoring import restore
from data.keeping.verifying import verify_backup


def run(arguments: list[str]) -> int:
    """Do what the arguments ask, without any open the store; print one line, or one sentence for each trouble.

    Returns the exit code: 0, or 1 for trouble; wrong usage ends with 2.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    options = _make_parser().parse_args(arguments)
    try:
        answer = options.run(options)
    except store.StoreError as error:
        answer = rejected(str(error))
    failed = answer["status"] == "rejected"
    print("\n".join(answer["messages"]), file=sys.stderr if failed else sys.stdout)
    return int(failed)


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data.store",
        description="Tanpa perintah: buka basis data dan katakan keadaannya.",
    )
    parser.set_defaults(run=_open)
    commands = parser.add_subparsers(metavar="PERINTAH")
    words = "Cadangkan basis data dan berkas asli ke folder baru."
    backup = commands.add_parser("backup", help=words, description=words)
    words = "Pulihkan cadangan ke RB_STATE yang belum berisi basis data, atau ke RB_STORE yang kosong."
    restoring = commands.add_parser("restore", help=words, description=words)
    for added, run_it in ((backup, _backup), (restoring, _restore)):
        added.add_argument("folder", type=Path, metavar="FOLDER")
        added.set_defaults(run=run_it)
    words = "Periksa cadangan di FOLDER, atau tanpa FOLDER basis data yang dipakai."
    verify = commands.add_parser("verify", help=words, description=words)
    verify.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")
    verify.set_defaults(run=_verify)
    words = "Salin seluruh basis data berkas ke basis data bersama, atau sebaliknya."
    copying = commands.add_parser("copy", help=words, description=words)
    copying.add_argument("--to", required=True, metavar="TUJUAN", help="ducklake:postgres:..., atau sebuah folder")
    copying.set_defaults(run=_copy)
    return parser


def _open(_options) -> dict:
    with store.connect() as con:
        version, claims, targets = con.execute(
            "select (select last_version from version_counter), (select count(*) from claim),"
            " (select count(*) from current_target)"
        ).fetchone()
    chosen = store.chosen_store()
    name = f"Basis data {chosen.name}" if chosen.is_shared else chosen.name
    line = f"{name}: versi {version}, {claims} klaim nilai, {targets} target."
    return {"status": "accepted", "messages": [line]}


def _backup(options) -> dict:
    return _ask({"command": "backup", "folder": str(options.folder.absolute())})


def _restore(options) -> dict:
    return {"status": "accepted", "messages": restore(options.folder.absolute())}


def _copy(options) -> dict:
    return {"status": "accepted", "messages": move(options.to)}


def _verify(options) -> dict:
    if options.folder is None:
        return _ask({"command": "verify"})
    finding = verify_backup(options.folder.absolute())
    return rejected("\n".join(finding.troubles)) if finding.troubles else {
        "status": "accepted", "messages": [finding.line],
    }  # fmt: skip


def _ask(request: dict) -> dict:
    """As data.ingest.command.ask. A store that is not there is not begun for this."""
    state, chosen = store.state_folder(), store.chosen_store()
    if not chosen.is_there():
        refuse_lost(state, chosen.name if chosen.is_shared else "")
        place = f"Belum ada basis data di {state}; periksa RB_STATE"
        if chosen.is_shared:
            place = f"Basis data {chosen.name} masih kosong; periksa RB_STORE"
        return rejected(f"{place}, atau jalankan aplikasi dahulu.")
    return ask(request)
