"""One value or target corrected, or a published claim contested, without a file: a version like any other."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data import store
from data.ingest.issue import make_issue
from data.ingest.model import Record
from data.ingest.reading.checks import find_issues
from data.ingest.reading.reference import load_reference
from data.ingest.storing.appending import append_claims
from data.ingest.storing.comparing import compare, put_records, read_changes
from data.ingest.storing.figure_words import FigureNames, content_words
from data.ingest.storing.gathering import said_of
from data.ingest.storing.headlines import keep_positions, write_headlines
from data.ingest.storing.saving import Outcome, SaveError
from data.permission import Caller
from data.reviewing.approval import Approval, record_approval, refuse_unseen, require_change, require_waiting
from data.reviewing.effect import effect_of

FORM = "isian"  # stands for the cell in sentences about a value that came from no file


@dataclass(frozen=True)
class Correction:
    """What somebody says `figure` (Record.figure) is from now on, and why.

    `base_version` is the data version the person saw, `accepted` the warning types ticked, `data_as_of` the day the
    version is dated with: that of the letter, else today.
    """

    figure: tuple
    actor: str
    reason: str
    status: str = "ada"
    value: Decimal | None = None
    upper_value: Decimal | None = None
    predikat: str | None = None
    letter_number: str | None = None
    letter_date: date | None = None
    base_version: int | None = None
    accepted: frozenset[str] = frozenset()
    data_as_of: date | None = None

    @property
    def title(self) -> str:
        """The title of its version."""
        return f"Koreksi: {self.reason.strip()}"


class _TakenBack(Exception):
    pass


def edit(con, figure: tuple, caller: Caller, **stated) -> int:
    """Say what `figure` is from now on, and return the new version; `stated` are the other fields of Correction."""
    return correct(con, Correction(figure, **stated), caller).version_id


def correct(
    con, correction: Correction, caller: Caller, dry_run: bool = False, approval: Approval | None = None
) -> Outcome:
    """Store a correction as one version; with dry_run, or with `approval`, the outcome tells what it changes.

    With `approval` the caller is the second person; in their dry run what changed since the sender looked is an issue
    of the outcome. Raises NotAllowed when `caller` may not write, and SaveError when a reason is missing, the value is
    impossible or changes nothing, a warning is not accepted (the error carries the issues), the figure changed since
    `base_version`, or somebody decided about the submission before.
    """
    actor = require_change(con, caller, [correction.figure[0]], correction.actor, approval, dry_run)
    if not correction.reason.strip():
        raise SaveError("Tulis alasan koreksi; alasan itu disimpan bersama nilainya.")
    record, outcome = _make_record(correction), Outcome(None, [], [], [])
    _refuse_impossible(record, correction.accepted | (approval.accepted if approval else frozenset()))
    as_of = correction.data_as_of or correction.letter_date or date.today()
    letter = {"letter_number": correction.letter_number, "letter_date": correction.letter_date}
    try:
        with store.open_version(con, "edit", correction.title, actor, as_of, **letter) as (cursor, version_id):
            if approval and not dry_run:
                require_waiting(cursor, approval.submission_id)
            _write(cursor, version_id, record, correction, approval, outcome)
            if dry_run or outcome.issues:
                raise _TakenBack
            if approval:
                refuse_unseen(approval, outcome.effect)
                record_approval(cursor, approval, caller, version_id)
    except _TakenBack:
        return outcome
    outcome.version_id = version_id
    return outcome


def _write(
    cursor, version_id: int, record: Record, correction: Correction, approval: Approval | None, outcome: Outcome
) -> None:
    """Append the claim and put into `outcome` what it changes."""
    keep_positions(cursor, [record.government])
    _copy_plan(cursor, record)
    put_records(cursor, [record], [None], [correction.base_version])
    compare(cursor, "perbaiki", is_illustrative=False, threshold=None)
    _refuse_nothing_new(cursor, record, approval, outcome)
    append_claims(cursor, version_id, "letter" if correction.letter_number else "official", correction.letter_date)
    store.settle(cursor)
    outcome.changes = read_changes(cursor, version_id, [record])
    outcome.headlines = write_headlines(cursor, version_id, [record.government])
    outcome.effect = effect_of(outcome, version_id)


def _refuse_nothing_new(cursor, record: Record, approval: Approval | None, outcome: Outcome) -> None:
    """Raise SaveError where the value stands already or changed unseen; a second person is asked about the latter."""
    fate, is_newer, newest, *standing = cursor.execute(
        "select fate, is_newer, newest_version, status, value, upper_value, predikat from decision"
    ).fetchone()
    name = FigureNames(cursor).name(record.figure)
    if fate == "sama":
        raise SaveError(f"{name} sudah tersimpan dengan nilai yang sama; tidak ada yang berubah.")
    if is_newer and approval is None:
        raise SaveError(f"{name} sudah diubah versi {newest}; periksa nilai yang baru, lalu ulangi bila perlu.")
    if is_newer and "newer_value" not in approval.accepted:
        facts = {"version": newest, "other_found": content_words(*standing), "name": name}
        outcome.issues = [make_issue("newer_value", None, FORM, said_of(record), **facts)]


def _make_record(correction: Correction) -> Record:
    government, unit, indicator, component, year, kind, *document = correction.figure
    status, value, upper_value = correction.status, correction.value, correction.upper_value
    if status not in ("ada", "belum_dikeluarkan", "tidak_dinilai") or (kind == "target" and status != "ada"):
        raise ValueError(f"no status {status!r} for {kind}")
    if (status == "ada") == (value is None and not correction.predikat):
        raise SaveError("Isi nilai atau predikat, atau pilih belum dikeluarkan atau tidak dinilai tanpa nilai.")
    if upper_value is not None and kind != "target":
        raise SaveError("Rentang seperti 77,76-78,71 hanya berlaku untuk target; isi satu angka.")
    record = Record(government, indicator, year, kind, None, FORM, unit, component, status, value, upper_value)
    record.value_decimals = None if value is None else max(0, -value.as_tuple().exponent)
    record.predikat = correction.predikat or None
    record.note = correction.reason.strip()
    record.document, record.document_version = (*document, None, None)[:2]
    return record


def _refuse_impossible(record: Record, accepted: frozenset[str]) -> None:
    """Apply the checks of an upload to the one value; the record then forgets the cell it never had."""
    reference = load_reference()
    method = reference.method(record.indicator, record.year)
    if record.government not in reference.governments or method is None:
        raise SaveError("Pemerintah daerah, indikator, atau tahun yang dikoreksi tidak dikenal.")
    if record.component and record.component not in method.components:
        raise SaveError(f"Komponen {record.component} tidak ada dalam metode {method.short_name}.")
    issues = [issue for issue in find_issues([record], reference) if issue.type not in accepted]
    issues = [issue for issue in issues if issue.severity != "note"]
    if issues:
        raise SaveError(issues[0].message, issues)
    record.cell = None


def _copy_plan(cursor, record: Record) -> None:
    """A corrected target stays in the plan period of the one it corrects."""
    found = cursor.execute(
        "select plan_from_year, plan_to_year from current_target where government_code = ? and unit_code = ?"
        " and indicator_code = ? and component = ? and year = ? and document = ?"
        " and coalesce(document_version, '') = ?",
        [
            *(record.government, record.unit, record.indicator, record.component, record.year),
            *(record.document or "", record.document_version or ""),
        ],
    ).fetchone()
    if record.kind == "target" and found:
        record.plan_from_year, record.plan_to_year = found
