"""Sending a change of figures to a second person, and reading what was sent. Nothing of it counts yet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from data import access, activity, store
from data.ingest.storing.editing import Correction, correct
from data.ingest.storing.save_error import SaveError
from data.ingest.storing.saving import Upload, save
from data.ingest.storing.undoing import governments_of, needs_review, undo
from data.permission import Caller, NotAllowed
from data.reviewing.approval import subject_of
from data.reviewing.content import pack_correction, pack_undo, pack_upload, sign, subject_in
from data.roles import Right

SENT = "dikirim"
MOST_WAITING = 50  # submissions of one sender
COLUMNS = (
    "submission_id, kind, government_code, title, actor, email, {}, sent_at, state, decided_at, decided_by, reason,"
    " version_id"
)


@dataclass(frozen=True)
class Submission:
    """One row of standing_submission. kind: unggah | koreksi | batal; state: dikirim (waits) | disetujui | dikembalikan
    | ditarik. Moments are UTC; `version_id` is the version an approval made. Among many, `content` is left out ('')."""

    submission_id: int
    kind: str
    governments: tuple[str, ...]
    title: str
    actor: str
    email: str
    content: str
    sent_at: datetime
    state: str
    decided_at: datetime | None
    decided_by: str | None
    reason: str | None
    version_id: int | None

    @property
    def waits(self) -> bool:
        """Whether nobody has decided about it."""
        return self.state == SENT

    @property
    def subject(self) -> tuple[str, str] | None:
        """(issuer, subject) of the sender at the identity provider, None where they are not known."""
        return subject_in(self.content) if self.content else None


def submit_upload(con, upload: Upload, caller: Caller) -> int:
    """Send an upload for a second person to look at, and return the number of the submission.

    Its files are kept at once. Raises NotAllowed when the caller may not write, SaveError with the sentence of a save
    when it could not be stored as it is (`issues` may say more), when no second person is needed, or when the same
    still waits; StoreError when the database cannot be written.
    """
    actor = _require_sender(con, caller, upload.governments, upload.actor)
    seen = _version_now(con) if upload.base_version is None else upload.base_version
    upload = replace(upload, base_version=seen, actor=actor)
    if upload.decisions or upload.answers:
        raise ValueError("decisions and answers are no file and cannot wait")
    outcome = save(con, upload, caller, dry_run=True)
    if outcome.issues:
        raise SaveError(outcome.issues[0].message, outcome.issues)
    if not outcome.stores_anything:
        raise SaveError((outcome.headlines or ["Tidak ada yang perlu disimpan: semuanya sudah sama."])[0])
    try:
        content = pack_upload(upload)
    except OSError as error:
        raise SaveError(
            f"Berkas asli tidak dapat disimpan di {store.state_folder()}; periksa sisa ruang cakram dan hak tulis "
            "folder itu, lalu kirim lagi."
        ) from error
    return _send(con, caller, "unggah", upload.governments, upload.title, actor, content)


def submit_edit(con, correction: Correction, caller: Caller) -> int:
    """Send a correction of one value, as submit_upload does an upload."""
    governments = [correction.figure[0]]
    actor = _require_sender(con, caller, governments, correction.actor)
    seen = _version_now(con) if correction.base_version is None else correction.base_version
    as_of = correction.data_as_of or correction.letter_date or date.today()
    correction = replace(correction, base_version=seen, actor=actor, data_as_of=as_of)
    correct(con, correction, caller, dry_run=True)
    return _send(con, caller, "koreksi", governments, correction.title, actor, pack_correction(correction))


def submit_undo(con, version: int, actor: str, reason: str, caller: Caller) -> int:
    """Send the undo of a version, as submit_upload does an upload."""
    with con.cursor() as cursor:
        governments = governments_of(cursor, version) if needs_review(cursor, version) else []
    actor = _require_sender(con, caller, governments, actor)
    if not reason.strip():
        raise SaveError("Tulis alasan pembatalan; alasan itu dibaca pemeriksa dan disimpan bersama versinya.")
    undo(con, version, actor, reason, caller, dry_run=True)
    title = f"Pembatalan versi {version}: {reason.strip()}"
    return _send(con, caller, "batal", governments, title, actor, pack_undo(version, reason.strip()))


def read_submissions(con, caller: Caller, only_waiting: bool = False) -> list[Submission]:
    """The submissions this caller may see (a role for one of their governments), newest first, without content."""
    wanted = "state = 'dikirim' or not $only_waiting"
    return _read(con, caller, "''", wanted, {"only_waiting": only_waiting})


def _read(con, caller: Caller, content: str, wanted: str, given: dict) -> list[Submission]:
    with con.cursor() as cursor:
        found = cursor.execute(
            f"select {COLUMNS.format(content)} from standing_submission where {wanted} order by submission_id desc",
            given,
        ).fetchall()
    sent = [Submission(row[0], row[1], tuple(row[2].split()), *row[3:]) for row in found]
    codes = {code for one in sent for code in one.governments}
    seen = {code for code in codes if access.may(caller, Right.SEE, code)}
    return [one for one in sent if seen.intersection(one.governments)]


def read_submission(con, submission_id: int, caller: Caller) -> Submission:
    """One submission. Raises NotAllowed, in the same words, when there is none and when the caller may not see it."""
    for one in _read(con, caller, "content", "submission_id = $number", {"number": submission_id}):
        return one
    raise NotAllowed(f"Kiriman {submission_id} tidak ada, atau akun ini tidak boleh melihatnya.")


def _require_sender(con, caller: Caller, governments: Iterable[str], actor: str) -> str:
    """The name of a caller who may write there and needs a second person for it."""
    actor = access.require(con, caller, Right.WRITE, governments or None, actor)
    if not governments or not access.needs_second(caller, governments):
        raise SaveError("Perubahan ini tidak memerlukan orang kedua; simpan langsung.")
    with con.cursor() as cursor:  # before anything is kept of it
        _refuse_many(cursor, access.who_is(caller)[1])
    return actor


def _version_now(con) -> int:
    with con.cursor() as cursor:
        return cursor.execute("select last_version from version_counter").fetchone()[0]


def _send(con, caller: Caller, kind: str, governments: Iterable[str], title: str, actor: str, content: str) -> int:
    """Append the submission, its first event and its line in the activity log, in one transaction."""
    email, places = access.who_is(caller)[1], " ".join(sorted(governments))
    content = sign(content, subject_of(caller))
    with store.transaction(con, is_alone=True) as cursor:
        _refuse_many(cursor, email)
        _refuse_twin(cursor, kind, email, content)
        (number,) = cursor.execute("select coalesce(max(submission_id), 0) + 1 from submission").fetchone()
        cursor.execute(
            "insert into submission values (?, ?, ?, ?, ?, ?, ?)", [number, kind, places, title, actor, email, content]
        )
        now = datetime.now(UTC).replace(tzinfo=None)
        cursor.execute(
            "insert into submission_event values (?, ?, ?, ?, ?, null, null)", [number, now, SENT, actor, email]
        )
        activity.append(
            cursor, "kirim", actor=actor, email=email, governments=places.split(), subject=f"kiriman {number}: {title}"
        )
    return number


def _refuse_twin(cursor, kind: str, email: str, content: str) -> None:
    """A second click sends nothing twice."""
    twin = cursor.execute(
        "select submission_id from standing_submission where state = 'dikirim' and kind = ? and email = ?"
        " and content = ?",
        [kind, email, content],
    ).fetchone()
    if twin:
        raise SaveError(f"Yang sama sudah menunggu pemeriksaan sebagai kiriman {twin[0]}.")


def _refuse_many(cursor, email: str) -> None:
    """Nobody fills the server with what waits."""
    (waiting,) = cursor.execute(
        "select count(*) from standing_submission where state = 'dikirim' and email = ?", [email]
    ).fetchone()
    if waiting >= MOST_WAITING:
        raise SaveError(
            f"Sudah {waiting} kiriman Anda menunggu pemeriksaan; tarik sebagian, atau tunggu keputusannya, lalu kirim "
            "lagi."
        )
