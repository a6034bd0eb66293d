"""The gate in front of every change of figures: by somebody who may write, or let through by a second person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NoReturn

from data import access, activity
from data.identity import without_approval
from data.ingest.storing.save_error import SaveError
from data.permission import Caller, NotAllowed
from data.roles import Right

STATES = {"dikirim": "menunggu", "disetujui": "disetujui", "dikembalikan": "dikembalikan", "ditarik": "ditarik"}
KINDS = {"disetujui": "setuju", "dikembalikan": "kembalikan", "ditarik": "tarik"}  # of a decision in the activity log
OWN = "Yang mengirim tidak dapat memutuskan kirimannya sendiri; minta pemeriksa lain."


@dataclass(frozen=True)
class Approval:
    """What a reviewer lets through: the submission, and who sent it.

    `reviewer` is the reviewer's name where nobody signs in, `accepted` the warning types the reviewer ticked beside
    those of the sender, `effect` the fingerprint (reviewing.effect) of the preview the reviewer saw, `subject` the
    sender as the identity provider knows them (`subject_of`).
    """

    submission_id: int
    actor: str
    email: str
    reviewer: str = ""
    accepted: frozenset[str] = frozenset()
    effect: str = ""
    subject: tuple[str, str] | None = None


def require_change(
    con,
    caller: Caller,
    governments: Iterable[str] | None,
    actor: str,
    approval: Approval | None,
    dry_run: bool = False,
    is_figure: bool = True,
) -> str:
    """Return the name under which figures of `governments` are changed.

    Raises NotAllowed when the caller may not, when the governments need a second person and there is no approval, or
    when somebody would approve what they sent themselves. A dry run may be seen by whoever may write, and what changes
    no figure (is_figure False) needs no second person.
    """
    places = governments or ()
    if approval is None:
        actor = _ask(con, caller, Right.WRITE, governments, actor, dry_run)
        if is_figure and not dry_run and access.needs_second(caller, places):
            refuse(
                con, caller, places,
                "Perubahan angka di sini memerlukan orang kedua; kirim untuk diperiksa, lalu pemeriksa menyetujuinya.",
                Right.WRITE,
            )  # fmt: skip
        return actor
    reviewer = _ask(con, caller, Right.REVIEW, governments, approval.reviewer, dry_run)
    if dry_run and is_own(caller, approval.email, approval.subject):
        raise NotAllowed(OWN)
    refuse_own(con, caller, places, approval.email, approval.subject)
    return f"{without_approval(approval.actor)}, disetujui {reviewer}"


def _ask(con, caller: Caller, right: Right, governments: Iterable[str] | None, actor: str, dry_run: bool) -> str:
    """A preview that is refused is no attempt: it is not in the log, and hides no attempt that follows."""
    if dry_run:
        return access.name_allowed(caller, right, governments, actor)
    return access.require(con, caller, right, governments, actor)


def refuse_own(
    con, caller: Caller, governments: Iterable[str], email: str, subject: tuple[str, str] | None = None
) -> None:
    """Raise NotAllowed when the caller is the one who sent it: the second person is another one."""
    if is_own(caller, email, subject):
        refuse(con, caller, governments, OWN)


def is_own(caller: Caller, email: str, subject: tuple[str, str] | None) -> bool:
    """Whether the caller is the sender, by the e-mail address or, where it changed, by issuer and subject."""
    if caller.identity is None:
        return False
    return caller.identity.email == email or (subject is not None and subject == subject_of(caller))


def subject_of(caller: Caller) -> tuple[str, str] | None:
    """(issuer, subject) of whoever signed in: what stays when an e-mail address changes; None where it is not told."""
    told = tuple(caller.identity.claims.get(name) for name in ("iss", "sub")) if caller.identity else ()
    return told if told and all(isinstance(one, str) and one for one in told) else None


def refuse(con, caller: Caller, governments: Iterable[str], why: str, right: Right = Right.REVIEW) -> NoReturn:
    """Raise NotAllowed with this sentence, and note it in the activity log as access.require does."""
    who, email = access.who_is(caller)
    activity.note_once(
        con, "ditolak", actor=who, email=email, governments=governments, subject=access.DOING[right], reason=why
    )
    raise NotAllowed(why)


def require_waiting(cursor, submission_id: int) -> tuple[str, str]:
    """(governments, title) of a submission nobody has decided about; SaveError says who did, and what."""
    found = cursor.execute(
        "select state, decided_by, government_code, title from standing_submission where submission_id = ?",
        [submission_id],
    ).fetchone()
    if found is None:
        raise SaveError(f"Kiriman {submission_id} tidak ada.")
    standing, decided_by, governments, title = found
    if standing != "dikirim":
        raise SaveError(f"Kiriman {submission_id} sudah {STATES[standing]} oleh {decided_by}; muat ulang halaman ini.")
    return governments, title


def refuse_unseen(approval: Approval, effect: str) -> None:
    """Raise SaveError when what an approval would do is not what the reviewer saw."""
    if approval.effect != effect:
        raise SaveError(
            f"Kiriman {approval.submission_id} belum disetujui: data berubah sejak pratinjau Anda. Periksa pratinjau "
            "yang baru, lalu putuskan lagi."
        )


def record_approval(cursor, approval: Approval, caller: Caller, version_id: int) -> None:
    """Note the approval in the transaction that writes its version."""
    actor = caller.identity.label if caller.identity and not caller.is_command else approval.reviewer
    record_decision(cursor, approval.submission_id, "disetujui", caller, actor, version_id=version_id)


def record_decision(
    cursor, submission_id: int, state: str, caller: Caller, actor: str, reason: str = "", version_id: int | None = None
) -> None:
    """Note what became of a submission, in the transaction of `cursor`; state: disetujui | dikembalikan | ditarik.

    Raises SaveError when somebody decided before.
    """
    governments, title = require_waiting(cursor, submission_id)
    email = access.who_is(caller)[1]
    cursor.execute(
        "insert into submission_event values (?, ?, ?, ?, ?, ?, ?)",
        [submission_id, datetime.now(UTC).replace(tzinfo=None), state, actor, email, reason or None, version_id],
    )
    said = f"kiriman {submission_id}: {title}" + (f" (versi {version_id})" if version_id else "")
    activity.append(
        cursor, KINDS[state], actor=actor, email=email, governments=governments.split(), subject=said,
        reason=reason or None,
    )  # fmt: skip
