"""One value or target corrected, or a published claim contested, without a file: a version like any other."""

from datetime import date
from decimal import Decimal

from data import store
from data.ingest.model import Record
from data.ingest.reading.checks import find_issues
from data.ingest.reading.reference import load_reference
from data.ingest.storing.appending import append_claims
from data.ingest.storing.comparing import compare, put_records
from data.ingest.storing.figure_words import FigureNames
from data.ingest.storing.saving import SaveError
from data.permission import Caller
from data.reviewing.approval import Approval, record_decision, require_change

FORM = "isian"  # stands for the cell in sentences about a value that came from no file


def edit(
    con,
    figure: tuple,
    caller: Caller,
    *,
    actor: str,
    reason: str,
    status: str = "ada",
    value: Decimal | None = None,
    upper_value: Decimal | None = None,
    predikat: str | None = None,
    letter_number: str | None = None,
    letter_date: date | None = None,
    base_version: int | None = None,
    accepted: frozenset[str] = frozenset(),
    approval: Approval | None = None,
) -> int:
    """Say what `figure` (Record.figure) is from now on, and return the new version.

    `base_version` is the data version the person saw; with `approval` the caller is the second person. Raises
    NotAllowed when `caller` may not write, and SaveError when a reason is missing, the value is impossible or changes
    nothing, a warning is not in `accepted` (the error carries the issues), or the figure changed since `base_version`.
    """
    actor = require_change(con, caller, [figure[0]], actor, approval)
    if not reason.strip():
        raise SaveError("Tulis alasan koreksi; alasan itu disimpan bersama nilainya.")
    record = _make_record(figure, status, value, upper_value, predikat)
    record.note = reason.strip()
    _refuse_impossible(record, accepted)
    title = f"Koreksi: {record.note}"
    with store.open_version(
        con, "edit", title, actor, letter_date or date.today(), letter_number=letter_number, letter_date=letter_date
    ) as (cursor, version_id):
        name = FigureNames(cursor).name(record.figure)
        _copy_plan(cursor, record)
        put_records(cursor, [record], [None], [base_version])
        compare(cursor, "perbaiki", is_illustrative=False, threshold=None)
        fate, is_newer, newest = cursor.execute("select fate, is_newer, newest_version from decision").fetchone()
        if fate == "sama":
            raise SaveError(f"{name} sudah tersimpan dengan nilai yang sama; tidak ada yang berubah.")
        if is_newer:
            raise SaveError(f"{name} sudah diubah versi {newest}; periksa nilai yang baru, lalu ulangi bila perlu.")
        append_claims(cursor, version_id, "letter" if letter_number else "official", letter_date)
        store.settle(cursor)
        if approval:
            record_decision(cursor, approval.submission_id, "disetujui", caller, actor, version_id=version_id)
    return version_id


def _make_record(figure: tuple, status: str, value, upper_value, predikat: str | None) -> Record:
    government, unit, indicator, component, year, kind, *document = figure
    if status not in ("ada", "belum_dikeluarkan", "tidak_dinilai") or (kind == "target" and status != "ada"):
        raise ValueError(f"no status {status!r} for {kind}")
    if (status == "ada") == (value is None and not predikat):
        raise SaveError("Isi nilai atau predikat, atau pilih belum dikeluarkan atau tidak dinilai tanpa nilai.")
    if upper_value is not None and kind != "target":
        raise SaveError("Rentang seperti 77,76-78,71 hanya berlaku untuk target; isi satu angka.")
    record = Record(government, indicator, year, kind, None, FORM, unit, component, status, value, upper_value)
    record.value_decimals = None if value is None else max(0, -value.as_tuple().exponent)
    record.predikat = predikat or None
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
