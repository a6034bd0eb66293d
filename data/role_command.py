"""python -m data.roles: roles, two eyes and embargo for the person at the server, who so makes the first admin."""

import argparse
import getpass
import sys

from data.ingest.command import ask
from data.roles import EVERYWHERE, ROLES


def run(arguments: list[str]) -> int:
    """Do what the arguments ask and print one sentence, or the list. Exit code: 0, 1 refused, 2 usage."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    options = vars(_make_parser().parse_args(arguments))
    codes = options.get("governments") or []
    codes = [codes] if isinstance(codes, str) else codes
    request = {"command": "roles", "by": _user()} | options
    request["governments"] = [EVERYWHERE if code == "semua" else code for code in codes]
    answer = ask(request)
    failed = answer["status"] == "rejected"
    print("\n".join(answer["messages"]), file=sys.stderr if failed else sys.stdout)
    return int(failed)


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.roles", description="Siapa memegang peran apa.")
    verbs = parser.add_subparsers(required=True, dest="verb", metavar="PERINTAH")

    def verb(name: str, words: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=words, description=words)

    verb("list", "Tampilkan semua peran, dua mata, dan embargo.")
    add, remove = verb("add", "Beri peran untuk pemda."), verb("remove", "Cabut satu peran.")
    for added in (add, remove):
        added.add_argument("who", metavar="SUREL", help="alamat surel, atau klaim seperti groups=biro")
        added.add_argument("role", choices=ROLES, metavar="PERAN", help=", ".join(ROLES))
    two_eyes = verb("two-eyes", "Nyalakan atau matikan dua mata.")
    two_eyes.add_argument("state", choices=("on", "off"))
    for added in (add, two_eyes):
        added.add_argument("governments", nargs="+", metavar="KODE", help="kode pemda, misalnya 64, atau semua")
    embargo = verb("embargo", "Tahan nilai sementara dari pengunjung sampai satu tanggal.")
    embargo.add_argument("governments", metavar="KODE", help="kode pemda, atau semua")
    embargo.add_argument("until", metavar="TTTT-BB-HH", help="tanggal dibuka, atau none")
    return parser


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without a name
        return ""
