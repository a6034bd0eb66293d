"""Peer groups of people's own: made, changed and removed, each as a version of its own that changes no figure."""

import unicodedata
from collections.abc import Iterable

from data import access, store
from data.ingest.storing.saving import SaveError
from data.permission import Caller
from data.roles import Right

NAME_LENGTH = (3, 60)  # characters
MEMBER_COUNT = (2, 40)
LONGEST_REASON = 300
# What the groups every page offers are called, without regard to case; some go on with an island or a predikat.
PRESET_NAMES = (
    "sepredikat",
    "paling serupa",
    "satu pulau",
    *(
        name
        for who in ("provinsi", "kabupaten/kota", "pemda")
        for name in (f"semua {who} yang dimuat", f"{who} kepulauan")
    ),
)
PRESET_BEGINNINGS = ("satu pulau:", "sepredikat:")
BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"  # counted as letters by Unicode and drawn as nothing


def create_group(con, caller: Caller, *, actor: str, name: str, reason: str, members: Iterable[str]) -> str:
    """Store a new group of government codes and return its id, such as 'g1'.

    Raises NotAllowed when `caller` may not write, and SaveError with one sentence when the group cannot be.
    """
    actor = access.require(con, caller, Right.WRITE, None, actor)
    name, reason, members = _tidy(actor, name, reason, members)
    with store.open_version(con, "edit", f"Kelompok: {name}, dibuat", actor.strip(), None) as (cursor, version_id):
        _refuse_unknown(cursor, members)
        _refuse_same_name(cursor, name)
        (last,) = cursor.execute("select coalesce(max(group_id[2:]::integer), 0) from peer_group").fetchone()
        group_id = f"g{last + 1}"
        _append(cursor, version_id, group_id, False, name, reason, members, actor)
    return group_id


def edit_group(
    con,
    group_id: str,
    caller: Caller,
    *,
    actor: str,
    name: str,
    reason: str,
    members: Iterable[str],
    base_version: int | None = None,
) -> int:
    """Say what a group is from now on and return the new version.

    base_version: the version of the group the person saw. Raises NotAllowed, and SaveError also when nothing would
    change, the group is gone or somebody changed it since.
    """
    actor = access.require(con, caller, Right.WRITE, None, actor)
    name, reason, members = _tidy(actor, name, reason, members)
    title = f"Kelompok: {name}, diubah"
    with store.open_version(con, "edit", title, actor.strip(), None) as (cursor, version_id):
        standing = _standing(cursor, group_id, base_version)
        if (name, reason, members) == standing[:3]:
            raise SaveError(f"Kelompok {name} sudah tersimpan seperti itu; tidak ada yang berubah.")
        _refuse_unknown(cursor, members)
        _refuse_same_name(cursor, name, group_id)
        _append(cursor, version_id, group_id, False, name, reason, members, actor)
    return version_id


def remove_group(con, group_id: str, caller: Caller, *, actor: str, base_version: int | None = None) -> int:
    """Withdraw a group and return the new version; undoing that version brings it back.

    Raises NotAllowed, and SaveError when the group is gone already or somebody changed it since `base_version`.
    """
    actor = access.require(con, caller, Right.WRITE, None, actor)
    _refuse_nobody(actor)
    with con.cursor() as cursor:
        name = _standing(cursor, group_id, None)[0]
    with store.open_version(con, "edit", f"Kelompok: {name}, dihapus", actor.strip(), None) as (cursor, version_id):
        _append(cursor, version_id, group_id, True, *_standing(cursor, group_id, base_version)[:3], actor)
    return version_id


def _tidy(actor: str, name: str, reason: str, members: Iterable[str]) -> tuple[str, str, list[str]]:
    """(name, reason, codes in order, each once); SaveError for what no group can be."""
    name, reason, members = _clean(name), _clean(reason), sorted(set(members))
    _refuse_nobody(actor)
    if sum(one.isalnum() for one in name) < NAME_LENGTH[0] or len(name) > NAME_LENGTH[1]:
        raise SaveError(f"Beri nama kelompok {NAME_LENGTH[0]} sampai {NAME_LENGTH[1]} huruf.")
    if _folded(name) in PRESET_NAMES or _folded(name).startswith(PRESET_BEGINNINGS):
        raise SaveError(f"Nama {name} sudah dipakai kelompok bawaan; pilih nama lain.")
    if not reason:
        raise SaveError("Tulis alasan mengapa pemda ini dibandingkan; alasan itu tampil bersama kelompoknya.")
    if len(reason) > LONGEST_REASON:
        raise SaveError(f"Ringkas alasannya menjadi paling banyak {LONGEST_REASON} huruf.")
    if not MEMBER_COUNT[0] <= len(members) <= MEMBER_COUNT[1]:
        raise SaveError(f"Pilih {MEMBER_COUNT[0]} sampai {MEMBER_COUNT[1]} pemda; sekarang {len(members)}.")
    return name, reason, members


def _clean(words: str) -> str:
    """One line without characters that are not seen; SaveError for half a character, which cannot be stored."""
    if any(unicodedata.category(one) == "Cs" for one in words):
        raise SaveError("Ada huruf yang rusak pada isian; ketik ulang teksnya.")
    seen = (one for one in " ".join(words.split()) if unicodedata.category(one)[0] != "C" and one not in BLANK_LETTERS)
    return " ".join("".join(seen).split())


def _folded(name: str) -> str:
    """A name as it is compared: width and case make no difference."""
    return unicodedata.normalize("NFKC", name).casefold()


def _refuse_nobody(actor: str) -> None:
    if not _clean(actor):
        raise SaveError("Tulis nama Anda; nama itu dicatat pada versinya.")


def _refuse_unknown(cursor, members: list[str]) -> None:
    known = {code for (code,) in cursor.execute("select government_code from government").fetchall()}
    unknown = [code for code in members if code not in known]
    if unknown:
        raise SaveError(f"Kode pemda {', '.join(unknown)} tidak dikenal; pilih dari daftar.")


def _refuse_same_name(cursor, name: str, group_id: str = "") -> None:
    """Two groups of one name could not be told apart."""
    found = cursor.execute("select name from current_peer_group where group_id <> ?", [group_id]).fetchall()
    if any(_folded(other) == _folded(name) for (other,) in found):
        raise SaveError(f"Kelompok bernama {name} sudah ada; pilih nama lain atau ubah kelompok itu.")


def _standing(cursor, group_id: str, base_version: int | None) -> tuple:
    """(name, reason, codes, version) of a group; SaveError when it is gone or newer than what the person saw."""
    found = cursor.execute(
        "select name, reason, government_codes, version_id from current_peer_group where group_id = ?", [group_id]
    ).fetchone()
    if found is None:
        raise SaveError("Kelompok itu tidak ada atau sudah dihapus; pilih kelompok dari daftar.")
    if base_version is not None and found[3] != base_version:
        raise SaveError(f"Kelompok {found[0]} sudah diubah versi {found[3]}; periksa isinya, lalu ulangi bila perlu.")
    return found


def _append(cursor, version_id: int, group_id: str, is_withdrawn: bool, name, reason, members, actor: str) -> None:
    cursor.execute(
        "insert into peer_group values (?, ?, ?, ?, ?, ?, ?)",
        [version_id, group_id, is_withdrawn, name, reason, members, actor.strip()],
    )
