"""What `load`, `undo` and `history` do, the same directly and inside the running app: JSON in, JSON out."""

import base64
from collections import Counter
from datetime import date
from decimal import Decimal

from data import store
from data.ingest.files.limits import MAX_BYTES, MEGABYTE
from data.ingest.illustrative import illustrative_upload
from data.ingest.model import Check, Issue, Owner, Record
from data.ingest.pipeline import check_file
from data.ingest.running_app import ask_running_app
from data.ingest.storing.history import history
from data.ingest.storing.owners import read_real_owners
from data.ingest.storing.saving import SaveError, Upload, save
from data.ingest.storing.undoing import undo
from data.keeping.requests import COMMANDS as KEEPING
from data.permission import COMMAND_LINE, Caller, NotAllowed
from data.planning.actions import Action, read_real_actions
from data.planning.model import NUMBERS, action_of
from data.role_requests import COMMANDS as ROLES

MAX_LOAD = 3 * MAX_BYTES  # all files of one load


def run_command(request: dict, caller: Caller) -> dict:
    """Open the store and do what `request` (its `command` and options) asks; returns what --json prints.

    User errors become a rejected answer with one sentence in `messages`. Raises StoreBusy when another process has the
    store: then the running app is to be asked.
    """
    try:
        con = store.connect()
        try:
            return COMMANDS[request["command"]](con, request, caller)
        finally:
            con.close()
    except store.StoreBusy:
        raise
    except (SaveError, NotAllowed, store.StoreError) as error:
        return rejected(str(error))


def ask(request: dict) -> dict:
    """`run_command` for the person at the server: on the store itself, or through the running app that owns it.

    The store is tried first, so that app.json of a dead app is never believed.
    """
    try:
        return run_command(request, COMMAND_LINE)
    except store.StoreBusy as busy:
        try:
            answer = ask_running_app(request)
        except ConnectionError as error:
            return rejected(str(error))
        return rejected(str(busy)) if answer is None else answer


def rejected(message: str) -> dict:
    """The answer when nothing could even be tried."""
    nothing = {"rows": [], "owners": [], "actions": [], "issues": []}
    return {"status": "rejected", **nothing, "version": None, "messages": [message]}


def check_files(files: list[tuple[str, bytes]], kind: str | None) -> list[Check]:
    """Check each (name, content); the store stays closed."""
    return [check_file(name, content, kind=kind) for name, content in files]


def describe_checks(checks: list[Check]) -> dict:
    """status, rows, owners, actions and issues of checked files; each says its file where there are several."""
    lists = {"rows": [], "owners": [], "actions": [], "issues": []}
    answer = {"status": overall_status(checks), **lists, "version": None}
    for check in checks:
        place = {"file": check.source.name} if len(checks) > 1 else {}
        answer["rows"] += [place | describe_record(record) for record in check.records if record.status == "ada"]
        answer["owners"] += [place | describe_owner(owner) for owner in check.owners if owner.office]
        answer["actions"] += [place | describe_action(action) for action in check.actions]
        answer["issues"] += [place | describe_issue(issue) for issue in check.issues]
    return answer


def overall_status(checks: list[Check]) -> str:
    """The worst status of the files."""
    order = ("rejected", "accepted_with_warnings", "accepted")
    return min((check.status for check in checks), key=order.index)


def describe_record(record: Record) -> dict:
    """One figure as --json shows it; numbers as JSON numbers."""
    number = lambda value: None if value is None else float(value)  # noqa: E731
    return {
        "government": record.government,
        "unit": record.unit,
        "indicator": record.indicator,
        "component": record.component,
        "year": record.year,
        "kind": record.kind,
        "value": number(record.value),
        "upper_value": number(record.upper_value),
        "native_value": number(record.native_value),
        "predikat": record.predikat,
        "sheet": record.sheet,
        "cell": record.cell,
    }


def describe_owner(owner: Owner) -> dict:
    """One perangkat daerah of an area as --json shows it."""
    names = ("government", "area", "office", "pokja", "note", "sheet", "cell")
    return {name: getattr(owner, name) for name in names}


def describe_action(action: Action) -> dict:
    """One action of a plan as --json shows it: the columns of action_plan, numbers as JSON numbers."""
    row = {name: float(value) if isinstance(value, Decimal) else value for name, value in action.as_row().items()}
    return {"action_id": action.action_id, **row, "sheet": action.sheet, "cell": action.cell}


def describe_issue(issue: Issue) -> dict:
    """One issue as --json shows it."""
    return {name: getattr(issue, name) for name in ("type", "severity", "sheet", "cell", "found", "message", "fix")}


def _load(con, request: dict, caller: Caller) -> dict:
    """Check the files and store them as one version; status rejected where nothing may be stored."""
    upload = illustrative_upload(request["by"]) if request.get("illustrative") else _read_upload(request)
    outcome = save(con, upload, caller)
    answer = describe_checks(upload.checks)
    told = [issue for check in upload.checks for issue in check.issues]
    answer["issues"] += [describe_issue(issue) for issue in outcome.issues if issue not in told]
    answer |= {"version": outcome.version_id, "messages": outcome.headlines}
    answer["action_counts"] = dict(Counter(change.action for change in outcome.action_changes))
    if outcome.issues:
        answer["status"] = "rejected"
    return answer


def pack_files(files: list[tuple[str, bytes]]) -> list[dict]:
    """(name, content) as a request carries them. Raises SaveError where they are too much for one load."""
    if sum(len(content) for _, content in files) > MAX_LOAD:
        raise SaveError(f"Berkas-berkas ini bersama melebihi {MAX_LOAD // MEGABYTE} MB; muat dalam beberapa perintah.")
    return [{"name": name, "content": base64.b64encode(content).decode()} for name, content in files]


def _read_upload(request: dict) -> Upload:
    files = [(file["name"], base64.b64decode(file["content"])) for file in request["files"]]
    letter_date = date.fromisoformat(request["letter_date"]) if request.get("letter_date") else None
    return Upload(
        checks=check_files(files, request.get("kind")),
        actor=request["by"],
        title="Unggahan " + ", ".join(name for name, _ in files),
        data_as_of=letter_date or date.today(),
        mode=request.get("mode") or "perbaiki",
        letter_number=request.get("letter"),
        letter_date=letter_date,
        accepted=frozenset(request.get("accept") or ()),
    )


def _undo(con, request: dict, caller: Caller) -> dict:
    outcome = undo(con, request["version"], request["by"], request.get("reason") or "", caller)
    figures = [{"action": change.action, "figure": list(change.figure)} for change in outcome.changes]
    owners = [
        {"action": change.action, "government": change.government, "area": change.area}
        for change in outcome.owner_changes
    ]
    messages = list(outcome.headlines)
    if outcome.held_owners:
        count = len(outcome.held_owners)
        messages.append(f"Pengampu {count} area tidak berubah karena dipegang versi yang lebih baru.")
    if outcome.held:
        holders = ", ".join(sorted({str(change.new_version) for change in outcome.held}, key=int))
        messages.append(f"{len(outcome.held)} angka tidak berubah karena dipegang versi yang lebih baru ({holders}).")
    return {
        "status": "accepted",
        "version": outcome.version_id,
        "undone": outcome.undone_version,
        "figures": figures,
        "owners": owners,
        "messages": messages,
    }


def _history(con, request: dict, caller: Caller) -> dict:  # noqa: ARG001  (every command has the same shape)
    versions = [
        {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in version.items()}
        for version in history(con)
    ]
    return {"status": "accepted", "versions": versions, "messages": []}


def _owners(con, request: dict, caller: Caller) -> dict:  # noqa: ARG001
    """Who answers for the areas of one government, for its template."""
    owners = read_real_owners(con, request["government"])
    return {"status": "accepted", "owners": owners, "messages": []}


def _actions(con, request: dict, caller: Caller) -> dict:  # noqa: ARG001
    """The standing real actions of one plan, for its template; numbers as words, so that none is changed on its way."""
    actions = [pack_action(action) for action in read_real_actions(con, request["government"], request["year"])]
    return {"status": "accepted", "actions": actions, "messages": []}


def pack_action(action: Action) -> dict:
    """An action as an answer carries it: the columns of action_plan with the numbers as words, and action_id."""
    row = action.as_row() | {"action_id": action.action_id}
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in row.items()}


def unpack_action(packed: dict) -> Action:
    """The action that pack_action packed."""
    row = {
        name: Decimal(value) if value is not None and name in (*NUMBERS, "budget", "absorbed") else value
        for name, value in packed.items()
    }
    return action_of(row, action_id=row["action_id"])


COMMANDS = {"load": _load, "undo": _undo, "history": _history, "owners": _owners, "actions": _actions}
COMMANDS |= KEEPING | ROLES
