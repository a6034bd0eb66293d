"""What a submission would do today, and what its reviewer or its sender decides about it."""

from collections.abc import Collection
from dataclasses import dataclass, field

from data import access, store
from data.ingest.model import Issue
from data.ingest.storing.editing import correct
from data.ingest.storing.save_error import SaveError
from data.ingest.storing.saving import Outcome, save
from data.ingest.storing.undoing import UndoOutcome, undo
from data.permission import COMMAND_LINE, Caller, place_words
from data.reviewing.approval import Approval, is_own, record_decision, refuse, refuse_own, require_waiting
from data.reviewing.content import rebuild_correction, rebuild_undo, rebuild_upload
from data.reviewing.submissions import Submission, read_submission
from data.roles import Identity, Right, Roles


@dataclass
class Preview:
    """What a submission would do to the data as they are now; `trouble` is why it cannot be approved, in a sentence.

    `confirmed` are the warnings of its files that the sender accepted, `outcome.issues` those that are new; `effect` is
    what an approval must name, so that nothing is approved that nobody saw.
    """

    outcome: Outcome | UndoOutcome | None
    effect: str = ""
    trouble: str = ""
    confirmed: list[Issue] = field(default_factory=list)

    @property
    def issues(self) -> list[Issue]:
        """Warnings that still need the reviewer's tick."""
        return getattr(self.outcome, "issues", [])


def preview(con, submission_id: int, caller: Caller, accepted: Collection[str] = ()) -> Preview:
    """What an approval would do now, with the reviewer's own ticks; nothing is written.

    Raises NotAllowed when the caller may not see the submission, StoreError when the store cannot be used.
    """
    one = read_submission(con, submission_id, caller)
    approval = Approval(one.submission_id, one.actor, one.email, accepted=frozenset(accepted))
    try:  # whoever may see it may see what it would do; the dry run itself needs no right of its own
        outcome, confirmed = _carry_out(con, one, COMMAND_LINE, approval, dry_run=True)
    except SaveError as refusal:
        return Preview(Outcome(None, [], refusal.issues, []), trouble="" if refusal.issues else str(refusal))
    told = Preview(outcome, outcome.effect, confirmed=confirmed)
    if any(issue.severity == "error" for issue in told.issues):
        told.trouble = next(issue.message for issue in told.issues if issue.severity == "error")
    elif not told.issues and isinstance(outcome, Outcome) and not outcome.stores_anything:
        told.trouble = "Tidak ada lagi yang diubah kiriman ini: semua isinya sudah sama dengan yang tersimpan."
    return told


def approve(
    con, submission_id: int, caller: Caller, *, effect: str, accepted: Collection[str] = (), actor: str = ""
) -> int:
    """Let a submission become a version and return it; `effect` is that of the preview the reviewer saw.

    Raises NotAllowed when the caller is no pemeriksa of all its governments or sent it, SaveError when somebody decided
    before, the data changed since the preview, a warning is not accepted or nothing is left to store.
    """
    one = _require_reviewer(con, submission_id, caller, actor)
    approval = Approval(one.submission_id, one.actor, one.email, actor, frozenset(accepted), effect, one.subject)
    outcome, _confirmed = _carry_out(con, one, caller, approval, dry_run=False)
    if outcome.version_id is None:
        raise SaveError(
            f"Kiriman {submission_id} belum disetujui: "
            + (
                outcome.issues[0].message
                if outcome.issues
                else "tidak ada lagi yang diubahnya; kembalikan kiriman ini."
            )
        )
    return outcome.version_id


def send_back(con, submission_id: int, caller: Caller, reason: str, actor: str = "") -> None:
    """Return a submission to its sender with a reason; raises as `approve` does."""
    one = _require_reviewer(con, submission_id, caller, actor)
    if not reason.strip():
        raise SaveError("Tulis alasan pengembalian; pengirim membacanya untuk memperbaiki kirimannya.")
    with store.transaction(con, is_alone=True) as cursor:
        record_decision(cursor, one.submission_id, "dikembalikan", caller, _name(caller, actor), reason.strip())


def withdraw(con, submission_id: int, caller: Caller, actor: str = "") -> None:
    """Take back what one sent oneself. Raises NotAllowed for what others sent, SaveError when it is decided."""
    one = read_submission(con, submission_id, caller)
    if not is_sender(one, caller):
        refuse(
            con, caller, one.governments, f"Kiriman {submission_id} dikirim orang lain; pengirimnya yang menariknya."
        )
    with store.transaction(con, is_alone=True) as cursor:
        record_decision(cursor, one.submission_id, "ditarik", caller, _name(caller, actor))


def may_review(one: Submission, caller: Caller) -> bool:
    """Whether the caller may decide about it: pemeriksa of all its governments, and not its sender."""
    has_sent = caller.identity is not None and is_sender(one, caller)
    return not has_sent and all(access.may(caller, Right.REVIEW, code) for code in one.governments)


def is_sender(one: Submission, caller: Caller) -> bool:
    """Whether the caller sent it; where nobody signs in, whoever sits at the server speaks for the sender."""
    if caller.signs_in or caller.identity:
        return is_own(caller, one.email, one.subject)
    return True


def trouble_of_sender(roles: Roles, one: Submission) -> str:
    """That the sender may no longer write there, in a sentence; else ''. A role given to a claim is taken as theirs,
    because who has the claim is known only of whoever is signed in."""
    known = Identity(one.email)
    by_claim = [grant for grant in roles.grants if grant.role == "analis" and not grant.email]
    lost = [
        code
        for code in one.governments
        if not roles.may(known, Right.WRITE, code) and not any(grant.covers(code) for grant in by_claim)
    ]
    if not one.email or not lost:
        return ""
    return f"Pengirimnya, {one.email}, tidak lagi berperan analis untuk {place_words(lost)}."


def name_reviewers(roles: Roles, one: Submission) -> list[str]:
    """Who could approve, as e-mail addresses and as groups of claims; the sender is none of them."""
    grants = [grant for grant in roles.grants if grant.role == "pemeriksa" and grant.email != one.email]
    told: dict[str, list] = {}
    for grant in grants:
        told.setdefault(grant.email or "akun dengan {} = {}".format(*grant.claim), []).append(grant)
    covers = lambda held, code: any(grant.covers(code) for grant in held)  # noqa: E731
    return [who for who, held in told.items() if all(covers(held, code) for code in one.governments)]


def _require_reviewer(con, submission_id: int, caller: Caller, actor: str) -> Submission:
    one = read_submission(con, submission_id, caller)
    access.require(con, caller, Right.REVIEW, one.governments, actor)
    refuse_own(con, caller, one.governments, one.email, one.subject)
    with con.cursor() as cursor:
        require_waiting(cursor, submission_id)
    return one


def _carry_out(con, one: Submission, caller: Caller, approval: Approval, dry_run: bool) -> tuple:
    """(outcome, accepted warnings of the files) of doing what was sent."""
    if one.kind == "koreksi":
        return correct(con, rebuild_correction(one.content, one.actor), caller, dry_run, approval), []
    if one.kind == "batal":
        version, reason = rebuild_undo(one.content)
        return undo(con, version, one.actor, reason, caller, dry_run, approval), []
    upload = rebuild_upload(one.content, one.actor)
    warnings = [issue for check in upload.checks for issue in check.issues if issue.severity == "warning"]
    return save(con, upload, caller, dry_run, approval), [issue for issue in warnings if issue.type in upload.accepted]


def _name(caller: Caller, actor: str) -> str:
    return caller.identity.label if caller.identity and not caller.is_command else actor or access.who_is(caller)[0]
