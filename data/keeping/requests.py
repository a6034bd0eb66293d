"""`backup` and `verify` of an open store, the same directly and inside the running app: JSON in, JSON out."""

from pathlib import Path

from data import activity
from data.access import require, who_is
from data.keeping.backup import back_up
from data.keeping.folders import KeepingError
from data.keeping.verifying import verify_backup, verify_store
from data.permission import Caller
from data.roles import Right


def backup(con, request: dict, caller: Caller) -> dict:
    """Back the store up to the absolute path request["folder"]; status rejected with a sentence when it cannot."""
    actor = require(con, caller, Right.MANAGE, ["*"], request.get("by") or "")
    folder = Path(request["folder"])
    if not folder.is_absolute():
        raise KeepingError(f"{folder} bukan alamat folder yang lengkap; sebut seluruhnya.")
    manifest = back_up(con, folder)
    name, email = who_is(caller)
    activity.note(con, "cadangan", actor=actor or name, email=email, subject=str(folder))
    finding = verify_backup(folder)
    messages = [*finding.troubles] or [finding.line]
    status = "rejected" if finding.troubles or manifest.absent else "accepted"
    return {"status": status, "version": None, "messages": messages}


def verify(con, request: dict, caller: Caller) -> dict:  # noqa: ARG001  (every command has the same shape)
    """Check the live store; status rejected with one sentence for each trouble."""
    finding = verify_store(con)
    if finding.troubles:
        return {"status": "rejected", "version": None, "messages": finding.troubles}
    return {"status": "accepted", "version": None, "messages": [finding.line]}


COMMANDS = {"backup": backup, "verify": verify}
