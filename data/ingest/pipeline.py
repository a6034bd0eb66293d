"""All stages up to, and without, the store: a file comes in, a Check comes out. Bad data never raises."""

import re

from data.ingest.files.opening import open_file
from data.ingest.issue import make_issue
from data.ingest.model import Check, Issue, Owner, Progress, Record, Refused, Sheet, Source, no_progress
from data.ingest.reading.actions import read_actions, settle_actions
from data.ingest.reading.checks import drop_repeated, find_issues
from data.ingest.reading.owners import merge_owners, read_owners
from data.ingest.reading.plan import Plan, suggest_plan
from data.ingest.reading.prefilled import drop_prefilled
from data.ingest.reading.records import read_records
from data.ingest.reading.reference import Reference, load_reference
from data.planning.model import Action

ILLUSTRATIVE = re.compile(r"\bdata ilustrasi\b", re.I)
ROWS_OF_A_TITLE = 10
EMPTY_ROWS = ("blank_cell", "owner_blank")  # of a template these are no news


def check_file(
    name: str,
    content: bytes,
    plans: list[Plan] | None = None,
    kind: str | None = None,
    progress: Progress = no_progress,
) -> Check:
    """Open, read and check a file.

    `plans` are corrected plans, one per sheet; without them they are suggested. `kind` (realisasi, mandiri,
    sementara) is what the values are where neither a column nor a header says so.
    """
    source = open_source(name, content, progress)
    if isinstance(source, Check):
        return source
    return check_source(source, plans or suggest_plans(source, kind), progress)


def open_source(name: str, content: bytes, progress: Progress = no_progress) -> Source | Check:
    """The opened file, or the rejected Check of one that cannot be opened."""
    try:
        return open_file(name, content, progress)
    except Refused as refusal:
        return Check(Source(name, content, "", "", []), [], [], [refusal.issue])


def suggest_plans(source: Source, kind: str | None = None, reference: Reference | None = None) -> list[Plan]:
    """One plan per sheet; `kind` replaces realisasi where the sheet does not say what its values are."""
    plans = [suggest_plan(sheet, reference or load_reference()) for sheet in source.sheets]
    for plan in plans:
        if kind and plan.kind == "realisasi":
            plan.kind = kind
    return plans


def check_source(source: Source, plans: list[Plan], progress: Progress = no_progress) -> Check:
    """Read and check an opened file as its plans say. An empty row of our own template is no news."""
    reference = load_reference()
    records: list[Record] = []
    owners: list[Owner] = []
    actions: list[Action] = []
    issues: list[Issue] = []
    for sheet, plan in zip(source.sheets, plans, strict=True):
        if plan.is_used and (plan.of_role("nilai") or plan.is_owner_table or plan.is_action_table):
            read, kept = (read_owners, owners) if plan.is_owner_table else (read_records, records)
            read, kept = (read_actions, actions) if plan.is_action_table else (read, kept)
            found, trouble = read(sheet, plan, reference, progress)
            kept += found
            if plan.actions_cell:
                issues.append(make_issue("actions_beside_values", sheet.name, plan.actions_cell))
            issues += [i for i in trouble if i.type not in EMPTY_ROWS or source.prepared_version is None]
        elif any(any(value is not None for value in row) for row in sheet.rows):
            issues.append(make_issue("sheet_skipped", sheet.name))
    issues = drop_prefilled(source, issues)
    owners, doubts = merge_owners(owners, reference)
    actions, repeats = settle_actions(actions)
    issues += [*find_issues(records, reference, progress), *doubts, *repeats]
    if not any(plan.is_used for plan in plans):
        issues = [make_issue("no_table", source.sheets[0].name if source.sheets else None)]
    elif not any(issue.severity == "error" for issue in issues):
        has_any = records or actions or any(owner.office for owner in owners)
        issues += [] if has_any else [make_issue("no_values")]
    is_illustrative = any(map(_is_illustrative, source.sheets))
    return Check(source, plans, drop_repeated(records), issues, is_illustrative, owners, actions)


def _is_illustrative(sheet: Sheet) -> bool:
    """Whether the sheet itself says that its figures are no real ones."""
    texts = (value for row in sheet.rows[:ROWS_OF_A_TITLE] for value in row if isinstance(value, str))
    return any(ILLUSTRATIVE.search(text) for text in texts)
