"""What an upload, a correction or an undo would do, as a fingerprint: the same one is the same preview."""

import hashlib

VALUES = ("status", "value", "upper_value", "predikat")
NAMES = ("owners", "pokja", "note", "is_illustrative")


def effect_of(outcome, version_id: int) -> str:
    """The sha256 of all that the preview of `outcome` (saving.Outcome, undoing.UndoOutcome) shows.

    `version_id` is the version it was worked out as; the number itself, and the codes new actions would get, do not
    count, because they move with versions that have nothing to do with it.
    """
    told = hashlib.sha256()
    for change in outcome.changes:
        sides = [getattr(change, f"{side}_{name}") for side in ("old", "new") for name in VALUES]
        _tell(told, change.action, change.figure, *sides, change.old_version, _own(change.new_version, version_id))
    for change in outcome.owner_changes:
        sides = [getattr(change, f"{side}_{name}") for side in ("old", "new") for name in NAMES]
        speaking = change.old_version, _own(change.new_version, version_id)
        _tell(told, change.action, change.government, change.area, *sides, *speaking)
    for change in getattr(outcome, "action_changes", ()):
        code = None if change.action == "baru" else change.action_id
        _tell(told, change.action, code, *(one and one.as_row() for one in (change.old, change.new)))
    _tell(told, *outcome.headlines)
    return told.hexdigest()


def _own(version: int | None, version_id: int) -> int | str | None:
    return "ini" if version == version_id else version


def _tell(told, *parts) -> None:
    told.update(repr(parts).encode())
