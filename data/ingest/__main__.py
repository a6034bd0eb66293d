"""python -m data.ingest: check, load, history, undo and template from the command line."""

import argparse
import getpass
import json
import sys
from datetime import date
from pathlib import Path

from data.ingest.action_template import build_action_template
from data.ingest.command import ask, check_files, describe_checks, pack_files, rejected, unpack_action
from data.ingest.files.limits import MAX_BYTES
from data.ingest.issue import issue_types
from data.ingest.owner_template import build_owner_template
from data.ingest.reading.reference import load_reference
from data.ingest.storing.saving import MODES, SaveError
from data.ingest.template import build_template
from data.number_format import format_date

KINDS = ("realisasi", "mandiri", "sementara")
STATUSES = {
    "accepted": "diterima",
    "accepted_with_warnings": "diterima dengan peringatan",
    "rejected": "tidak diterima, tidak ada yang disimpan",
}
SEVERITIES = {"error": "galat", "warning": "peringatan", "note": "catatan"}
VERSION_KINDS = {"seed": "data terbitan", "upload": "unggahan", "edit": "koreksi", "undo": "pembatalan"}


ISSUES_TOLD = 8  # of one type; --json tells all


def main(arguments: list[str] | None = None) -> int:
    """Run one command and print its answer. Exit code: 0 accepted, 1 rejected, 2 usage."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    parser = _make_parser()
    options = parser.parse_args(arguments)
    _refuse_usage(parser, options)
    answer = options.run(options)
    if options.json:
        print(json.dumps(answer))
    else:
        print("\n".join(options.tell(answer)))
    return 1 if answer["status"] == "rejected" else 0


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.ingest", description="Periksa dan muat berkas nilai RB.")
    commands = parser.add_subparsers(required=True, metavar="PERINTAH")

    def command(name: str, words: str, run, tell) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words)
        added.add_argument("--json", action="store_true", help="cetak satu objek JSON")
        added.set_defaults(run=run, tell=tell)
        return added

    check = command("check", "Periksa berkas tanpa menyimpan apa pun.", _check, _tell_check)
    load = command("load", "Periksa lalu simpan berkas sebagai satu versi.", _load, _tell_check)
    for added, count in ((check, "+"), (load, "*")):
        added.add_argument("files", nargs=count, type=Path, metavar="BERKAS")
        added.add_argument("--kind", choices=KINDS, help="jenis nilai bila berkas tidak menyebutnya")
    load.add_argument("--accept", action="extend", nargs="+", default=[], metavar="JENIS", help="peringatan disetujui")
    load.add_argument("--letter", metavar="NOMOR", help="nomor surat resmi")
    load.add_argument("--letter-date", type=date.fromisoformat, metavar="TTTT-BB-HH", help="tanggal surat")
    load.add_argument("--mode", choices=MODES, default="perbaiki", help="cara menyimpan")
    load.add_argument("--illustrative", action="store_true", help="muat set ilustrasi bawaan aplikasi")
    command("history", "Tampilkan semua versi data.", _history, _tell_history)
    undo = command("undo", "Batalkan satu versi.", _undo, _tell_messages)
    undo.add_argument("version", type=int, metavar="VERSI")
    undo.add_argument("--reason", default="", metavar="ALASAN", help="alasan pembatalan")
    for added in (load, undo):
        added.add_argument("--by", default=_user(), metavar="NAMA", help="nama yang dicatat")
    template = command("template", "Buat templat isian.", _template, _tell_messages)
    template.add_argument("--government", required=True, metavar="KODE", help="kode Kemendagri, misalnya 53")
    template.add_argument("--year", type=int, metavar="TTTT", help="tahun evaluasi, atau tahun renaksi")
    template.add_argument("--owners", action="store_true", help="templat pengampu area, tanpa tahun")
    template.add_argument("--actions", action="store_true", help="templat renaksi, dengan tahunnya")
    template.add_argument("--out", required=True, type=Path, metavar="BERKAS", help="berkas .xlsx yang dibuat")
    return parser


def _refuse_usage(parser: argparse.ArgumentParser, options) -> None:
    """End with exit code 2 and one sentence where the options make no sense together."""
    files = getattr(options, "files", None)
    if options.run is _load and bool(files) == options.illustrative:
        parser.error("sebut berkas yang dimuat, atau --illustrative saja")
    if options.run is _template and ((options.year is None) != options.owners or (options.owners and options.actions)):
        parser.error("sebut --year, --year dan --actions, atau --owners saja")
    for path in files or []:
        if not path.is_file():
            parser.exit(2, f"Berkas {path} tidak ada.\n")
    known = {name for name, row in issue_types().items() if row["severity"] == "warning"}
    for name in getattr(options, "accept", []):
        if name not in known:
            parser.exit(2, f"Tidak ada jenis peringatan {name}; yang ada: {', '.join(sorted(known))}.\n")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without a name
        return "baris perintah"


def _check(options) -> dict:
    return describe_checks(check_files(_read(options.files), options.kind))


def _read(paths: list[Path]) -> list[tuple[str, bytes]]:
    """Names and contents; of a file beyond the limit only so much that its check can say so."""
    contents = []
    for path in paths:
        with path.open("rb") as file:
            contents.append((path.name.encode("utf-8", "replace").decode(), file.read(MAX_BYTES + 1)))
    return contents


def _load(options) -> dict:
    try:
        files = pack_files(_read(options.files))
    except SaveError as error:
        return rejected(str(error))
    request = {"files": files, "kind": options.kind, "accept": options.accept, "letter": options.letter}
    request |= {"letter_date": options.letter_date and options.letter_date.isoformat(), "mode": options.mode}
    return ask(request | {"command": "load", "by": options.by, "illustrative": options.illustrative})


def _undo(options) -> dict:
    return ask({"command": "undo", "version": options.version, "by": options.by, "reason": options.reason})


def _history(_options) -> dict:
    return ask({"command": "history"})


def _template(options) -> dict:
    versions = ask({"command": "history"}).get("versions")
    newest = versions[0]["version_id"] if versions else None
    try:
        if options.owners:
            owners = ask({"command": "owners", "government": options.government})["owners"] or {}
            content = build_owner_template(load_reference(), options.government, owners, newest)
        elif options.actions:
            plan = {"government": options.government, "year": options.year}
            actions = [unpack_action(each) for each in ask({"command": "actions"} | plan).get("actions") or []]
            content = build_action_template(load_reference(), options.government, options.year, actions, newest)
        else:
            content = build_template(load_reference(), options.government, options.year, newest)
        options.out.write_bytes(content)
    except ValueError as error:
        return rejected(str(error))
    except OSError as error:
        return rejected(f"Templat tidak dapat ditulis ke {options.out}: {error.strerror}.")
    return {"status": "accepted", "file": str(options.out), "messages": [f"Templat ditulis ke {options.out}."]}


def _by_type(issues: list[dict]) -> dict[str, list[dict]]:
    groups: dict[str, list[dict]] = {}
    for issue in issues:
        groups.setdefault(issue["type"], []).append(issue)
    return groups


def _tell_check(answer: dict) -> list[str]:
    lines = []
    for kind, issues in _by_type(answer["issues"]).items():
        lines += [
            f"[{SEVERITIES[issue['severity']]}: {kind}] {issue['message']} {issue['fix']}".rstrip()
            for issue in issues[:ISSUES_TOLD]
        ]
        if len(issues) > ISSUES_TOLD:
            lines.append(f"  dan {len(issues) - ISSUES_TOLD} lagi dari jenis {kind}; semuanya dengan --json")
    lines += answer.get("messages", [])
    areas = len({(owner["government"], owner["area"]) for owner in answer["owners"]})
    actions = len(answer["actions"])
    read = [f"{len(answer['rows'])} nilai"] if answer["rows"] or not (areas or actions) else []
    read += [f"{areas} pengampu area"] if areas else []
    read += [f"{actions} renaksi"] if actions else []
    lines.append(
        f"{', '.join(read[:-1]) + ' dan ' if len(read) > 1 else ''}{read[-1]} terbaca; {STATUSES[answer['status']]}."
    )
    if answer["version"]:
        lines.append(f"Tersimpan sebagai versi {answer['version']}.")
    return lines


def _tell_messages(answer: dict) -> list[str]:
    done = [f"Tersimpan sebagai versi {answer['version']}."] if answer.get("version") else []
    return answer["messages"] + done


def _tell_history(answer: dict) -> list[str]:
    return answer["messages"] + [
        f"{version['version_id']:>4}  {format_date(version['created_at'][:10])}  {VERSION_KINDS[version['kind']]}: "
        f"{version['title']} ({version['actor']})" + ("" if version["is_in_force"] else ", dibatalkan")
        for version in answer.get("versions", [])
    ]


if __name__ == "__main__":
    sys.exit(main())
