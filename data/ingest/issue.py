"""Issues by type: severity, wording, expectation and repair live in issue_types.csv, places and values come here."""

import csv
from functools import cache
from pathlib import Path

from data.ingest.model import Issue

TYPES = Path(__file__).parent / "issue_types.csv"


@cache
def issue_types() -> dict[str, dict[str, str]]:
    """The rows of issue_types.csv by type: severity, title, message, expected, fix, example."""
    with TYPES.open(encoding="utf-8", newline="") as file:
        return {row["type"]: row for row in csv.DictReader(file)}


def make_issue(
    issue_type: str, sheet: str | None = None, cell: str | None = None, found: object = "", **facts
) -> Issue:
    """An issue of type `issue_type` at `sheet`!`cell`; `facts` fill the blanks of its wording.

    Raises KeyError when the type is unknown or a blank of its wording has no fact: that is a bug, not bad data.
    """
    row, found = issue_types()[issue_type], _short(found)
    place = f"{sheet}!{cell}" if sheet and cell else cell or sheet or ""
    facts = {"sheet": sheet or "", "cell": cell or "", "place": place, "found": found} | facts
    expected, message, fix = (row[name].format_map(facts) for name in ("expected", "message", "fix"))
    return Issue(issue_type, row["severity"], sheet, cell, found, expected, message, fix)


def _short(found: object) -> str:
    """What was found, on one line and no longer than a sentence bears."""
    text = " ".join(str(found).split())
    return text if len(text) <= 80 else text[:79] + "…"
