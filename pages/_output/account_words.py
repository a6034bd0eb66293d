"""Tables of Akun: what a role may do, who holds which, what is under two eyes and embargo, and the backups."""

from collections.abc import Iterable
from datetime import date, datetime

from data.number_format import format_date, format_number
from data.roles import EVERYWHERE, ROLES, Grant, Right, Roles
from pages._output import html
from pages._output.version_words import moment_words
from pages._output.words import join_words

ALL = "semua pemda"
MEGABYTE = 1_000_000
RIGHTS = {  # right -> (what one may do, what that holds)
    Right.SEE: (
        "Melihat yang tertahan",
        "kiriman yang menunggu, nilai sementara di bawah embargo, berkas asli, dan catatan aktivitas",
    ),
    Right.WRITE: ("Mengubah data", "mengunggah, mengoreksi, membatalkan; renaksi, keputusan, dan kelompok"),
    Right.REVIEW: ("Memeriksa kiriman", "menyetujui kiriman orang lain, atau mengembalikannya dengan alasan"),
    Right.MANAGE: ("Mengelola aplikasi", "peran, dua mata, embargo, dan cadangan"),
}
EVERYONE = ("Membaca semua halaman", "termasuk mengunduh data yang berlaku", "semua orang, juga tanpa masuk")
RIGHT_COLUMNS = [
    html.Column("Yang boleh dilakukan", "what"),
    html.Column("Isinya", "more"),
    html.Column("Peran", "who"),
]
GRANT_COLUMNS = [html.Column("Siapa", "who"), html.Column("Peran", "role"), html.Column("Pemerintah daerah", "where")]
RULE_COLUMNS = [
    html.Column("Pemerintah daerah", "where"),
    html.Column("Dua mata", "two_eyes"),
    html.Column("Nilai sementara untuk pengunjung", "embargo"),
]
COPY_COLUMNS = [
    html.Column("Salinan", "name"),
    html.Column("Keadaan", "state"),
    html.Column("Dibuat", "moment"),
    html.Column("Versi data", "version", True),
    html.Column("Ukuran", "size", True),
]


def right_lines() -> list[dict]:
    """One line per right with the roles that hold it; the first is what everybody may do."""
    told = [
        (*words, join_words(role for role, held in ROLES.items() if right in held)) for right, words in RIGHTS.items()
    ]
    return [{"what": what, "more": more, "who": who} for what, more, who in (EVERYONE, *told)]


def holder_words(grant: Grant) -> str:
    """'sri@kaltimprov.go.id', or 'setiap akun dengan groups = biro'."""
    return grant.email or f"setiap akun dengan {grant.claim[0]} = {grant.claim[1]}"


def places_words(codes: Iterable[str], names: dict[str, str]) -> str:
    """('64', '53') -> 'Kalimantan Timur dan Nusa Tenggara Timur'."""
    codes = list(codes)
    return ALL if EVERYWHERE in codes else join_words(names.get(code, f"kode {code}") for code in codes)


def grant_lines(grants: Iterable[Grant], names: dict[str, str]) -> list[dict]:
    """Who holds which role for which governments."""
    return [
        {"who": holder_words(grant), "role": grant.role, "where": places_words(grant.governments, names)}
        for grant in grants
    ]


def grant_choice(grant: Grant, names: dict[str, str]) -> str:
    """A grant in a select box: 'sri@kaltimprov.go.id · analis · Kalimantan Timur'."""
    return f"{holder_words(grant)} · {grant.role} · {places_words(grant.governments, names)}"


def rule_lines(roles: Roles, names: dict[str, str], today: date) -> list[dict]:
    """The governments with two eyes or an embargo, all of them first."""
    codes = sorted({*roles.two_eyes, *roles.embargo}, key=lambda code: (code != EVERYWHERE, code))
    return [
        {
            "where": places_words([code], names),
            "two_eyes": "berlaku" if code in roles.two_eyes else None,
            "embargo": embargo_words(roles.embargo.get(code), today),
        }
        for code in codes
    ]


def embargo_words(until: date | None, today: date) -> str | None:
    """'ditahan sampai 31 Januari 2027', 'terbuka sejak 1 November 2026', None without an embargo."""
    if until is None:
        return None
    return f"ditahan sampai {format_date(until)}" if today < until else f"terbuka sejak {format_date(until)}"


def rules_title(roles: Roles) -> str:
    """'Dua mata untuk 2 pemda, embargo untuk 1 pemda'."""
    if not roles.two_eyes and not roles.embargo:
        return "Belum ada dua mata dan embargo"
    counts = [_count_words(roles.two_eyes), _count_words(roles.embargo)]
    return f"Dua mata untuk {counts[0]}, embargo untuk {counts[1]}"


def _count_words(codes: Iterable[str]) -> str:
    codes = set(codes)
    return ALL if EVERYWHERE in codes else f"{format_number(len(codes), 0)} pemda"


def copy_line(name: str, created: datetime, version: int, size: int, missing: int, lost: int, zone: str) -> dict:
    """One backup. created: UTC; size in bytes; missing: files that should be in it and are not; lost: originals that
    were gone when it was made."""
    state = "lengkap"
    if missing:
        state = f"✕ {format_number(missing, 0)} berkas tidak ada atau berubah ukuran"
    elif lost:
        state = f"! {format_number(lost, 0)} berkas asli sudah hilang saat dibuat"
    return {
        "name": copy_words(name),
        "moment": moment_words(created.replace(tzinfo=None), zone),
        "version": str(version),
        "size": f"{format_number(size / MEGABYTE, 1)} MB",
        "state": state,
    }


def copy_words(name: str) -> str:
    """'harian-2026-11-21' -> 'harian', 'sebelum-migrasi-0008-…' -> 'sebelum pembaruan', another name as it is."""
    for beginning, words in (("harian-", "harian"), ("sebelum-migrasi-", "sebelum pembaruan"), ("manual-", "manual")):
        if name.startswith(beginning):
            return words
    return name
