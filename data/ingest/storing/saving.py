"""The only way of an upload into the store: everything of it in one transaction, or nothing."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, is_dataclass, replace
from datetime import date

from data import store
from data.ingest.model import Check, Issue, Progress, no_progress
from data.ingest.storing.action_words import find_newer_actions, find_unknown_codes, write_action_headlines
from data.ingest.storing.appending import append_claims, append_state
from data.ingest.storing.changes import Change, actions_of
from data.ingest.storing.comparing import compare, put_records, read_changes
from data.ingest.storing.gathering import Gathered, gather
from data.ingest.storing.headlines import keep_positions, write_headlines
from data.ingest.storing.newer_figures import find_newer
from data.ingest.storing.originals import keep_original
from data.ingest.storing.owner_words import find_newer_owners, write_owner_headlines
from data.ingest.storing.owners import OwnerChange, write_owners
from data.ingest.storing.save_error import SaveError
from data.permission import Caller
from data.planning.actions import ActionChange, write_actions
from data.planning.checklist import write_answers
from data.planning.decisions import write_decisions
from data.planning.model import Answer
from data.reviewing.approval import Approval, record_approval, refuse_unseen, require_change, require_waiting
from data.reviewing.effect import effect_of

MODES = ("tambah", "perbaiki", "ganti")
# What a person is told while it lasts, and the share of the work that lies behind.
STAGES = {
    "gather": ("Menyiapkan isi berkas", 0.0),
    "compare": ("Membandingkan dengan data sekarang", 0.2),
    "append": ("Menambahkan isi berkas", 0.3),
    "settle": ("Menghitung angka yang berlaku", 0.4),
    "read": ("Menyusun daftar perubahan", 0.8),
    "keep": ("Menyimpan versi dan berkas asli", 0.9),
}
# Warnings only the store can give, and only for what was seen.
NEWER = frozenset(
    f"newer_{what}" for what in ("value", "withdrawn", "owner", "owner_withdrawn", "action", "action_withdrawn")
)


@dataclass
class Upload:
    """Checked files and what the person said about them.

    mode: tambah (only figures that have no value yet) | perbaiki (add and overwrite) | ganti (perbaiki, and withdraw
    earlier uploads of the same governments, years, indicators and kinds that the files no longer hold; of owners, those
    of the same governments whose area the files do not mention; of actions, those of the same plans and perangkat
    daerah). `accepted` are the warning types ticked; `started_version` is the data version when the file was chosen,
    `base_version` the one of the preview the person saw, None for now. What changed between the two asks; what changed
    after the preview asks even where that kind of warning is accepted, because nobody has seen it. `decisions` (rows of
    raker_decision) and `answers` (by government) are those of the illustrative set; no file brings them.
    """

    checks: list[Check]
    actor: str
    title: str
    data_as_of: date
    mode: str = "perbaiki"
    letter_number: str | None = None
    letter_date: date | None = None
    accepted: frozenset[str] = frozenset()
    started_version: int | None = None
    base_version: int | None = None
    attachment: tuple[str, bytes] | None = None
    is_illustrative: bool = False
    decisions: list[dict] = field(default_factory=list)
    answers: dict[str, list[Answer]] = field(default_factory=dict)

    @property
    def governments(self) -> set[str]:
        """The governments it says something about."""
        told = [one for check in self.checks for one in (*check.records, *check.owners, *check.actions)]
        return (
            {one.government for one in told} | {row["government_code"] for row in self.decisions} | self.answers.keys()
        )


@dataclass
class Outcome:
    """version_id None: nothing was stored. `issues` are errors and warnings that were not accepted."""

    version_id: int | None
    changes: Sequence[Change]
    issues: list[Issue]
    headlines: list[str]
    owner_changes: list[OwnerChange] = field(default_factory=list)
    action_changes: list[ActionChange] = field(default_factory=list)
    planning_count: int = 0  # decisions and answers that are new
    effect: str = ""  # fingerprint of all of it, where a second person decides

    @property
    def stores_anything(self) -> bool:
        """Whether anything of the upload is new to the store."""
        actions = {*actions_of(self.changes), *actions_of(self.owner_changes), *actions_of(self.action_changes)}
        return self.planning_count > 0 or not actions <= {"sama", "dilewati"}


class _TakenBack(Exception):
    """Leaves the transaction without committing it, with what it would have done."""

    def __init__(self, outcome: Outcome):
        super().__init__()
        self.outcome = outcome


def save(
    con,
    upload: Upload,
    caller: Caller,
    dry_run: bool = False,
    approval: Approval | None = None,
    progress: Progress = no_progress,
) -> Outcome:
    """Store `upload` as one version and return what it changed; with dry_run, return the same and change nothing.

    `progress` is told each of STAGES as it begins; whatever it raises takes everything back.
    Nothing is stored either when a file has an error, a warning is not accepted, or there is nothing new. With
    `approval` the caller is the second person, and the submission is approved in the same transaction.
    Raises NotAllowed when `caller` may not write, SaveError when the originals cannot be kept, or somebody decided
    about the submission before, or the data changed since the second person's preview; StoreError when the database
    cannot be written.
    """
    actor = require_change(con, caller, upload.governments or None, upload.actor, approval, dry_run)
    upload = replace(upload, actor=actor)
    if upload.mode not in MODES:
        raise ValueError(f"no mode {upload.mode!r}")
    is_illustrative = _is_illustrative(upload)
    accepted_by_second = approval.accepted if approval else frozenset()
    progress(*STAGES["gather"])
    said, issues = gather(upload.checks, upload.accepted | accepted_by_second)
    if any(issue.severity == "error" for issue in issues) or (issues and not dry_run):
        return Outcome(None, [], issues, [])
    try:
        with store.open_version(
            con, "upload", upload.title, upload.actor, upload.data_as_of, letter_number=upload.letter_number,
            letter_date=upload.letter_date, is_illustrative=is_illustrative,
        ) as (cursor, version_id):  # fmt: skip
            if approval and not dry_run:
                require_waiting(cursor, approval.submission_id)
            outcome = _write(cursor, version_id, upload, said, is_illustrative, accepted_by_second, progress)
            outcome.issues = issues + outcome.issues
            if approval:
                outcome.effect = effect_of(outcome, version_id)
            if dry_run or outcome.issues or not outcome.stores_anything:
                outcome.version_id = None
                raise _TakenBack(outcome)
            progress(*STAGES["keep"])
            _keep_files(cursor, version_id, replace(upload, accepted=upload.accepted | accepted_by_second))
            if approval:
                refuse_unseen(approval, outcome.effect)
                record_approval(cursor, approval, caller, version_id)
    except _TakenBack as taken:
        return taken.outcome
    except OSError as error:
        raise SaveError(
            f"Berkas asli tidak dapat disimpan di {store.state_folder()}; periksa sisa ruang cakram dan hak tulis "
            "folder itu, lalu simpan lagi."
        ) from error
    return outcome


def _is_illustrative(upload: Upload) -> bool:
    marked = {check.is_illustrative for check in upload.checks}
    if upload.is_illustrative or marked == {True}:
        return True
    if marked == {True, False}:
        raise SaveError("Berkas ilustrasi dan berkas data nyata tidak dapat disimpan bersama; unggah terpisah.")
    return False


def _write(
    cursor,
    version_id: int,
    upload: Upload,
    said: Gathered,
    is_illustrative: bool,
    accepted_by_second: frozenset[str],
    progress: Progress,
) -> Outcome:
    """Append the claims and see what they do; the caller commits or takes it back."""
    records, file_numbers, owners = said.records, said.file_numbers, said.owners
    limits = [None if is_illustrative else _threshold(check, upload) for check in upload.checks]
    put_records(cursor, records, file_numbers, [limits[number - 1] for number in file_numbers])
    progress(*STAGES["compare"])
    keep_positions(cursor, upload.governments)
    oldest = min((limit for limit in limits if limit is not None), default=None)
    compare(cursor, upload.mode, is_illustrative, oldest)
    progress(*STAGES["append"])
    evidence = None if is_illustrative else "letter" if upload.letter_number else "official"
    append_claims(cursor, version_id, evidence, upload.letter_date)
    append_state(cursor, version_id, "leaving", is_withdrawn=True)
    progress(*STAGES["settle"])
    store.settle(cursor)
    progress(*STAGES["read"])
    outcome = Outcome(version_id, read_changes(cursor, version_id, records), [], [])
    newer = find_newer(cursor, records)
    if owners:
        outcome.owner_changes = write_owners(cursor, version_id, owners, limits, oldest, upload.mode, is_illustrative)
        newer += find_newer_owners(cursor, owners)
    if said.actions:
        given = {"limits": limits, "mode": upload.mode, "is_illustrative": is_illustrative, "actor": upload.actor}
        outcome.action_changes = write_actions(cursor, version_id, said.actions, reason=upload.title, **given)
        newer += find_newer_actions(outcome.action_changes)
        newer += [(0, issue) for issue in find_unknown_codes(outcome.action_changes)]
    given = {"actor": upload.actor, "is_illustrative": is_illustrative}
    outcome.planning_count = write_decisions(cursor, version_id, upload.decisions, **given)
    for government, answers in upload.answers.items():
        outcome.planning_count += write_answers(cursor, version_id, government, answers, **given)
    seen = version_id if upload.base_version is None else upload.base_version
    newer = [(version, issue) for version, issue in newer if issue.type not in accepted_by_second]
    outcome.issues = [issue for version, issue in newer if issue.type not in upload.accepted or version > seen]
    outcome.headlines = _headlines(cursor, outcome, upload.governments, is_illustrative)
    return outcome


def _threshold(check: Check, upload: Upload) -> int | None:
    """The oldest data version the person or the file can have known."""
    known = (check.source.prepared_version, upload.started_version, upload.base_version)
    return min((version for version in known if version is not None), default=None)


def _headlines(cursor, outcome: Outcome, governments: set[str], is_illustrative: bool) -> list[str]:
    if is_illustrative:
        return ["Data ilustrasi: ditandai di mana pun tampil, dan tidak pernah mengalahkan angka nyata."]
    told = write_owner_headlines(cursor, outcome.owner_changes)
    told += write_action_headlines(cursor, outcome.action_changes)
    counts, total = Counter(actions_of(outcome.changes)), len(outcome.changes)
    if not total:
        return told
    if counts["sama"] == total:
        return ["Semua nilai di berkas ini sudah tersimpan dari unggahan sebelumnya; tidak ada yang berubah.", *told]
    if counts["sama"] + counts["dilewati"] == total:
        return ["Semua angka di berkas ini sudah mempunyai nilai; tidak ada yang ditambahkan.", *told]
    told = write_headlines(cursor, outcome.version_id, governments) + told
    if counts["dikukuhkan"]:
        told.append(f"{counts['dikukuhkan']} nilai yang sudah ada dikukuhkan tanpa berubah.")
    if counts["tercatat"]:
        told.append(f"{counts['tercatat']} isian disimpan, tetapi angka lain tetap dipakai.")
    return told


def _keep_files(cursor, version_id: int, upload: Upload) -> None:
    """Keep the originals, then name them in the version. An original whose version fails is harmless."""
    for number, check in enumerate(upload.checks, start=1):
        content = check.source.content
        plan = json.dumps([asdict(p) if is_dataclass(p) else p for p in check.plans], ensure_ascii=False, default=str)
        base = upload.base_version if upload.base_version is not None else version_id - 1
        cursor.execute(
            "insert into upload values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(version_id, number, check.source.name, keep_original(content), len(content)),
                *(upload.mode, base, " ".join(sorted(upload.accepted)), plan),
            ],
        )
    if upload.attachment:
        name, content = upload.attachment
        cursor.execute(
            "insert into attachment values (?, ?, ?, ?)", [version_id, name, keep_original(content), len(content)]
        )
