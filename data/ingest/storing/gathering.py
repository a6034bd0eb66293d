"""What all files of one upload say together, each thing once, and what stands in the way of storing it."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from data.ingest.issue import make_issue
from data.ingest.model import Check, Issue, Owner, Record
from data.ingest.reading.actions import settle_actions
from data.ingest.reading.checks import drop_repeated
from data.ingest.reading.owners import merge_owners
from data.ingest.reading.reference import load_reference
from data.ingest.storing.figure_words import content_words
from data.planning.model import Action


@dataclass(frozen=True, slots=True)
class Gathered:
    """What all files of an upload say, each thing once; `file_numbers` go with `records`."""

    records: list[Record]
    file_numbers: list[int]
    owners: list[Owner]
    actions: list[Action]


def gather(checks: list[Check], accepted: Collection[str]) -> tuple[Gathered, list[Issue]]:
    """What all files say, and the issues that stand in the way: errors, and warnings not in `accepted`."""
    issues = [issue for check in checks for issue in check.issues]
    records, numbers, repeats = _gather_records(checks)
    issues += repeats
    owners = [replace(owner, file_number=n) for n, check in enumerate(checks, start=1) for owner in check.owners]
    owners, doubts = merge_owners(owners, load_reference())
    actions = [replace(each, file_number=n) for n, check in enumerate(checks, start=1) for each in check.actions]
    actions, repeats = settle_actions(actions, [check.source.name for check in checks])
    issues += [issue for issue in doubts + repeats if issue not in issues]
    standing = [i for i in issues if i.severity == "error"]
    standing += [i for i in issues if i.severity == "warning" and i.type not in accepted]
    return Gathered(records, numbers, owners, actions), standing


def _gather_records(checks: list[Check]) -> tuple[list[Record], list[int], list[Issue]]:
    """Every figure once, the number of the file that says it first, and the issues of those another file repeats."""
    if len(checks) == 1:
        records = drop_repeated(checks[0].records)
        return records, [1] * len(records), []
    first: dict[tuple, tuple[int, Record]] = {}
    issues = []
    for number, check in enumerate(checks, start=1):
        for record in check.records:
            other_number, other = first.setdefault(record.figure, (number, record))
            if other_number != number:
                issues.append(_repeats(record, other, checks[other_number - 1].source.name))
    return [record for _, record in first.values()], [number for number, _ in first.values()], issues


def _repeats(record: Record, other: Record, other_file: str) -> Issue:
    """The issue of a figure that an earlier file of the same upload holds as well."""
    kind = "identical_values" if record.content == other.content else "conflicting_values"
    facts = {"other": f"{other.sheet}!{other.cell} ({other_file})", "name": " ".join(map(str, record.figure[2:6]))}
    return make_issue(kind, record.sheet, record.cell, said_of(record), other_found=said_of(other), **facts)


def said_of(record: Record) -> str:
    """What a record says of its figure, in words."""
    return content_words(record.status, record.value, record.upper_value, record.predikat)
