"""The gate in front of every change of figures: by somebody who may write, or let through by a second person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from data import access, activity
from data.ingest.storing.save_error import SaveError
from data.permission import Caller, NotAllowed
from data.roles import Right

STATES = {"dikirim": "menunggu", "disetujui": "disetujui", "dikembalikan": "dikembalikan", "ditarik": "ditarik"}


@dataclass(frozen=True)
class Approval:
    """What a reviewer lets through: the submission, and who sent it."""

    submission_id: int
    actor: str
    email: str


def require_change(
    con, caller: Caller, governments: Iterable[str] | None, actor: str, approval: Approval | None, dry_run: bool = False
) -> str:
    """Return the name under which figures of `governments` are changed.

    Raises NotAllowed when the caller may not, when the governments need a second person and there is no approval, or
    when somebody would approve what they sent themselves. A dry run may be seen by whoever may write.
    """
    if approval is None:
        actor = access.require(con, caller, Right.WRITE, governments, actor)
        if not dry_run and access.needs_second(caller, governments or ()):
            raise NotAllowed(
                "Perubahan angka di sini memerlukan orang kedua; kirim untuk diperiksa, lalu pemeriksa menyetujuinya."
            )
        return actor
    reviewer = access.require(con, caller, Right.REVIEW, governments, actor)
    if caller.identity and caller.identity.email == approval.email:
        raise NotAllowed("Yang mengirim tidak dapat menyetujui kirimannya sendiri; minta pemeriksa lain.")
    return f"{approval.actor}, disetujui {reviewer}"


def record_decision(
    cursor, submission_id: int, state: str, caller: Caller, actor: str, reason: str = "", version_id: int | None = None
) -> None:
    """Note what became of a submission, in the transaction of `cursor`; state: disetujui | dikembalikan | ditarik.

    Raises SaveError when somebody decided before.
    """
    found = cursor.execute(
        "select state, decided_by, government_code, title from standing_submission where submission_id = ?",
        [submission_id],
    ).fetchone()
    if found is None:
        raise SaveError(f"Kiriman {submission_id} tidak ada.")
    standing, decided_by, governments, title = found
    if standing != "dikirim":
        raise SaveError(f"Kiriman {submission_id} sudah {STATES[standing]} oleh {decided_by}; muat ulang halaman ini.")
    email = access.who_is(caller)[1]
    cursor.execute(
        "insert into submission_event values (?, ?, ?, ?, ?, ?, ?)",
        [submission_id, datetime.now(UTC).replace(tzinfo=None), state, actor, email, reason or None, version_id],
    )
    kind = {"disetujui": "setuju", "dikembalikan": "kembalikan", "ditarik": "tarik"}[state]
    said = f"kiriman {submission_id}: {title}" + (f" (versi {version_id})" if version_id else "")
    activity.append(
        cursor, kind, actor=actor, email=email, governments=governments.split(), subject=said, reason=reason or None
    )
