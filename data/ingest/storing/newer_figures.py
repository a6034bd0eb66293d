"""Figures an upload would overwrite or withdraw although a newer version changed them: that is asked about."""

from data.ingest.issue import make_issue
from data.ingest.model import Issue, Record
from data.ingest.storing.changes import figure_of
from data.ingest.storing.figure_words import FigureNames, content_words
from data.ingest.storing.gathering import said_of


def find_newer(cursor, records: list[Record]) -> list[tuple[int, Issue]]:
    """Figures that a version newer than the file, or than the preview, has changed: that version and its warning."""
    names = FigureNames(cursor)
    overwritten = cursor.execute(
        "select n, newest_version, status, value, upper_value, predikat from decision where is_newer order by n"
    ).fetchall()
    issues = [
        (version, make_issue(
            "newer_value", records[n - 1].sheet, records[n - 1].cell, said_of(records[n - 1]), version=version,
            other_found=content_words(*standing), name=names.name(records[n - 1].figure),
        ))
        for n, version, *standing in overwritten
    ]  # fmt: skip
    withdrawn = cursor.execute(
        "select newest_version, columns(* exclude (claim_id, newest_version, is_newer, version_id, source))"
        " from leaving where is_newer order by all"
    ).fetchall()
    for version, *row in withdrawn:
        facts = {"version": version, "name": names.name(figure_of(row[:8]))}
        issues.append((version, make_issue("newer_withdrawn", found=content_words(*row[8:]), **facts)))
    return issues
