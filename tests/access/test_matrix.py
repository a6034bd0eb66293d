"""Who may do what: one table of callers and actions, and every cell of it tried on a store."""

import ast
import shutil
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from data import access, groups, role_changes, store
from data.ingest.storing.editing import Correction, correct, edit
from data.ingest.storing.save_error import SaveError
from data.ingest.storing.saving import save
from data.ingest.storing.undoing import undo
from data.keeping import requests
from data.permission import COMMAND_LINE, Caller, NotAllowed
from data.planning.actions import edit_actions
from data.planning.checklist import answer
from data.planning.decisions import add_decision, edit_decision, remove_decision
from data.reviewing import deciding, submissions
from data.reviewing.approval import Approval
from data.role_requests import roles as ask_for_roles
from data.roles import Grant, Identity, Right, Roles, read_roles, write_roles
from tests.planning import new
from tests.saving import record, upload

# Cells: the governments for which it may be done, of 64 and 53; "ya" is an action about no government; "-" is never.
MATRIX = """
aksi            | pengunjung | tanpa peran | pimpinan 64 | analis 64 | analis 53 | pemeriksa 64 | admin | di server | lewat proxy | perintah
melihat         | -          | -           | 64          | 64        | 53        | 64           | 64 53 | 64 53     | -           | 64 53
save            | -          | -           | -           | 64        | 53        | -            | -     | 64 53     | -           | 64 53
edit            | -          | -           | -           | 64        | 53        | -            | -     | 64 53     | -           | 64 53
correct         | -          | -           | -           | 64        | 53        | -            | -     | 64 53     | -           | 64 53
undo            | -          | -           | -           | 64        | 53        | -            | -     | 64 53     | -           | 64 53
edit_actions    | -          | -           | -           | 64        | 53        | -            | -     | 64 53     | -           | 64 53
add_decision    | -          | -           | -           | 64        | 53        | -            | -     | 64 53     | -           | 64 53
edit_decision   | -          | -           | -           | 64        | 53        | -            | -     | 64 53     | -           | 64 53
remove_decision | -          | -           | -           | 64        | 53        | -            | -     | 64 53     | -           | 64 53
answer          | -          | -           | -           | 64        | 53        | -            | -     | 64 53     | -           | 64 53
create_group    | -          | -           | -           | ya        | ya        | -            | -     | ya        | -           | ya
edit_group      | -          | -           | -           | ya        | ya        | -            | -     | ya        | -           | ya
remove_group    | -          | -           | -           | ya        | ya        | -            | -     | ya        | -           | ya
approve upload  | -          | -           | -           | -         | -         | 64           | -     | 64 53     | -           | 64 53
approve correct | -          | -           | -           | -         | -         | 64           | -     | 64 53     | -           | 64 53
approve undo    | -          | -           | -           | -         | -         | 64           | -     | 64 53     | -           | 64 53
submit_upload   | -          | -           | -           | 64        | 53        | -            | -     | 64 53     | -           | 64 53
submit_edit     | -          | -           | -           | 64        | 53        | -            | -     | 64 53     | -           | 64 53
submit_undo     | -          | -           | -           | 64        | 53        | -            | -     | 64 53     | -           | 64 53
read_submissions| -          | -           | 64          | 64        | 53        | 64           | 64 53 | 64 53     | -           | 64 53
read_submission | -          | -           | 64          | 64        | 53        | 64           | 64 53 | 64 53     | -           | 64 53
preview         | -          | -           | 64          | 64        | 53        | 64           | 64 53 | 64 53     | -           | 64 53
approve         | -          | -           | -           | -         | -         | 64           | -     | 64 53     | -           | 64 53
send_back       | -          | -           | -           | -         | -         | 64           | -     | 64 53     | -           | 64 53
withdraw        | -          | -           | -           | 64        | 53        | -            | -     | 64 53     | -           | 64 53
change_roles    | -          | -           | -           | -         | -         | -            | ya    | ya        | -           | ya
add_grant       | -          | -           | -           | -         | -         | -            | ya    | ya        | -           | ya
remove_grant    | -          | -           | -           | -         | -         | -            | ya    | ya        | -           | ya
set_two_eyes    | -          | -           | -           | -         | -         | -            | ya    | ya        | -           | ya
set_embargo     | -          | -           | -           | -         | -         | -            | ya    | ya        | -           | ya
roles           | -          | -           | -           | -         | -         | -            | ya    | ya        | -           | ya
backup          | -          | -           | -           | -         | -         | -            | ya    | ya        | -           | ya
"""  # noqa: E501

HEAD, *ROWS = [[cell.strip() for cell in line.split("|")] for line in MATRIX.strip().splitlines()]
GOVERNMENTS = ("64", "53")
CELLS = [
    (row[0], caller, government, government in cell.split() or cell == "ya")
    for row in ROWS
    for caller, cell in zip(HEAD[1:], row[1:], strict=True)
    for government in GOVERNMENTS
]
GRANTS = (
    Grant("pimpinan", ("64",), "pimpinan64@example.go.id"),
    Grant("analis", ("64",), "analis64@example.go.id"),
    Grant("analis", ("53",), claim=("groups", "biro-53")),
    Grant("pemeriksa", ("64",), "pemeriksa64@example.go.id"),
    Grant("admin", ("*",), "admin@example.go.id"),
)
# Functions of data/ with a caller that decide nothing themselves: the rules, what asks them, and what hands on.
HANDING_ON = {
    "data.permission": {"check_right", "require_local", "require_local_server"},
    "data.access": {"may", "needs_second", "require", "who_is", "name_allowed"},
    "data.role_changes": {"locks_out"},
    "data.ingest.command": {"run_command"},
    "data.reviewing.approval": {"record_approval", "record_decision", "refuse", "refuse_own", "require_change"}
    | {"is_own", "subject_of"},
    "data.reviewing.deciding": {"is_sender", "may_review"},
    "data.keeping.requests": {"verify"},  # reads the store and changes nothing; only admins see its button
}


def over_the_network(email: str = "", **claims) -> Caller:
    """A browser that came through the office's proxy to a server where people sign in."""
    return Caller(
        bound="127.0.0.1", peer="127.0.0.1", host="rb.example.go.id", origin="https://rb.example.go.id",
        forwarding=("x-forwarded-for",), signs_in=True, identity=Identity(email, claims=claims) if email else None,
    )  # fmt: skip


COUNTER = count(1)
AT_HOME = {"bound": "127.0.0.1", "peer": "127.0.0.1", "host": "localhost:8501", "origin": "http://localhost:8501"}
CALLERS = {
    "pengunjung": over_the_network(),
    "tanpa peran": over_the_network("tamu@example.go.id"),
    "pimpinan 64": over_the_network("pimpinan64@example.go.id"),
    "analis 64": over_the_network("analis64@example.go.id"),
    "analis 53": over_the_network("siapa@example.go.id", groups=["biro-53"]),
    "pemeriksa 64": over_the_network("pemeriksa64@example.go.id"),
    "admin": over_the_network("admin@example.go.id"),
    "di server": Caller(**AT_HOME, forwarding=()),
    "lewat proxy": Caller(**AT_HOME, forwarding=("via",)),
    "perintah": COMMAND_LINE,
}


@pytest.fixture(scope="module")
def place(illustrated_folder, tmp_path_factory):
    """(connection, what the actions need) of a store with roles, and one version about each government."""
    folder = tmp_path_factory.mktemp("matrix") / "state"
    shutil.copytree(illustrated_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        with store.connect() as con:
            write_roles(Roles(GRANTS))
            known = {"folder": folder.parent / "cadangan", "versions": {}, "decisions": {}}
            for code in GOVERNMENTS:
                outcome = save(con, upload(record("70.5", government=code, year=2016)), COMMAND_LINE)
                known["versions"][code] = outcome.version_id
                (known["decisions"][code],) = con.execute(
                    "select min(decision_id) from current_raker_decision where government_code = ?", [code]
                ).fetchone()
            known["group"] = groups.create_group(con, COMMAND_LINE, actor="Uji", name="Tetangga", reason="Uji.",
                                                 members=["53", "64"])  # fmt: skip
            known["sent"] = send_for_review(con)
            yield con, known


def send_for_review(con) -> dict[str, int]:
    """Government -> a submission about it, sent by its own analyst while two eyes were needed."""
    write_roles(Roles(GRANTS, two_eyes=GOVERNMENTS))
    sent = {
        code: submissions.submit_upload(con, upload(record("72.5", government=code, year=2016)), CALLERS[analyst])
        for code, analyst in (("64", "analis 64"), ("53", "analis 53"))
    }
    write_roles(Roles(GRANTS))
    return sent


def approval() -> Approval:
    return Approval(1, "Sri", "sri@example.go.id", reviewer="Budi")


def correction(code: str) -> Correction:
    return Correction((code, "", "RB", "", 2016, "realisasi"), actor="Sri", reason="Uji.", status="ada", value=None)


# Each does as little as can be once the caller is let through: most end in a SaveError about what they were given.
DO = {
    "melihat": lambda con, _known, caller, code: access.require(con, caller, Right.SEE, [code]),
    "save": lambda con, _known, caller, code: save(con, upload(record("71.5", government=code)), caller, True),
    "edit": lambda con, _known, caller, code: edit(
        con, (code, "", "RB", "", 2016, "realisasi"), caller, actor="Sri", reason=""
    ),
    "correct": lambda con, _known, caller, code: correct(con, correction(code), caller, True),
    "undo": lambda con, known, caller, code: undo(con, known["versions"][code], "Sri", "", caller, True),
    "edit_actions": lambda con, _known, caller, code: edit_actions(
        con, caller, actor="Sri", reason="Uji.", base_version=None,
        edits=[new(f"Menyusun peta {next(COUNTER)}", government_code=code)],
    ),
    "add_decision": lambda con, _known, caller, code: add_decision(
        con, caller, actor="Sri", government=code, raker_date=date(2026, 11, 1), decision=""
    ),
    "edit_decision": lambda con, known, caller, code: edit_decision(
        con, known["decisions"][code], caller, actor="Sri", reason="Uji.", changes={}, base_version=None
    ),
    "remove_decision": lambda con, known, caller, code: remove_decision(
        con, known["decisions"][code], caller, actor="", reason="", base_version=None
    ),
    "answer": lambda con, _known, caller, code: answer(
        con, caller, actor="Sri", government=code, answers=[], base_version=None
    ),
    "create_group": lambda con, _known, caller, _code: groups.create_group(
        con, caller, actor="Sri", name="", reason="", members=[]
    ),
    "edit_group": lambda con, known, caller, _code: groups.edit_group(
        con, known["group"], caller, actor="Sri", name="", reason="", members=[]
    ),
    "remove_group": lambda con, _known, caller, _code: groups.remove_group(con, "g999", caller, actor="Sri"),
    "approve upload": lambda con, _known, caller, code: save(
        con, upload(record("71.5", government=code)), caller, True, approval()
    ),
    "approve correct": lambda con, _known, caller, code: correct(con, correction(code), caller, True, approval()),
    "approve undo": lambda con, known, caller, code: undo(
        con, known["versions"][code], "Sri", "", caller, True, approval()
    ),
    "submit_upload": lambda con, _known, caller, code: submissions.submit_upload(
        con, upload(record("71.5", government=code)), caller
    ),
    "submit_edit": lambda con, _known, caller, code: submissions.submit_edit(con, correction(code), caller),
    "submit_undo": lambda con, known, caller, code: submissions.submit_undo(
        con, known["versions"][code], "Sri", "Uji.", caller
    ),
    "read_submissions": lambda con, known, caller, code: find_in_list(con, known, caller, code),
    "read_submission": lambda con, known, caller, code: submissions.read_submission(con, known["sent"][code], caller),
    "preview": lambda con, known, caller, code: deciding.preview(con, known["sent"][code], caller),
    "approve": lambda con, known, caller, code: deciding.approve(
        con, known["sent"][code], caller, effect="", actor="Budi"
    ),
    "send_back": lambda con, known, caller, code: deciding.send_back(con, known["sent"][code], caller, "", "Budi"),
    "withdraw": lambda con, known, caller, code: deciding.withdraw(con, known["sent"][code], caller),
    "change_roles": lambda con, _known, caller, _code: access.change_roles(
        con, read_roles(), caller, actor="Sri", told="uji", old="", new=""
    ),
    "add_grant": lambda con, _known, caller, _code: role_changes.add_grant(con, caller, GRANTS[0]),
    "remove_grant": lambda con, _known, caller, _code: role_changes.remove_grant(con, caller, GRANTS[-1]),
    "set_two_eyes": lambda con, _known, caller, _code: role_changes.set_two_eyes(con, caller, []),
    "set_embargo": lambda con, _known, caller, _code: role_changes.set_embargo(con, caller, "64", None),
    "roles": lambda con, _known, caller, _code: ask_for_roles(con, {"verb": "list"}, caller),
    "backup": lambda con, _known, caller, _code: requests.backup(con, {"folder": "cadangan", "by": "Sri"}, caller),
}  # fmt: skip


def find_in_list(con, known, caller, code):
    """The list of submissions leaves out what may not be seen, without a word."""
    if known["sent"][code] not in {one.submission_id for one in submissions.read_submissions(con, caller)}:
        raise NotAllowed("Tidak ada dalam daftar.")


def is_let_through(action: str, con, known: dict, caller: Caller, government: str) -> bool:
    try:
        DO[action](con, known, caller, government)
    except NotAllowed as refusal:
        assert str(refusal).endswith(".") and "\n" not in str(refusal)
        return False
    except (SaveError, store.StoreError):
        return True
    return True


@pytest.mark.parametrize(
    ("action", "caller", "government", "expected"),
    CELLS,
    ids=[f"{action}-{caller}-{code}".replace(" ", "_") for action, caller, code, _ in CELLS],
)
def test_a_cell_of_the_matrix(place, action, caller, government, expected):
    con, known = place
    assert is_let_through(action, con, known, CALLERS[caller], government) is expected


def test_the_matrix_names_exactly_the_callers_and_actions_there_are():
    assert HEAD[1:] == list(CALLERS)
    assert [row[0] for row in ROWS] == list(DO)


def test_every_refusal_is_in_the_activity_log_with_its_reason(place):
    con, known = place
    assert not is_let_through("edit", con, known, over_the_network("lain@example.go.id"), "64")
    found = con.execute(
        "select kind, email, government_code, reason from activity where email = 'lain@example.go.id'"
    ).fetchall()
    reason = "Akun lain@example.go.id belum diberi peran di aplikasi ini; minta admin menambahkannya."
    assert found == [("ditolak", "lain@example.go.id", "64", reason)]


def test_a_role_that_is_taken_away_counts_no_more_at_the_next_call(place):
    con, known = place
    caller = CALLERS["analis 64"]
    assert is_let_through("save", con, known, caller, "64")
    write_roles(Roles(tuple(grant for grant in GRANTS if grant.email != "analis64@example.go.id")))
    try:
        assert not is_let_through("save", con, known, caller, "64")
    finally:
        write_roles(Roles(GRANTS))


def test_a_page_of_another_program_may_not_act_for_somebody_who_signed_in(place):
    con, known = place
    foreign = Caller(**{**vars(CALLERS["admin"]), "origin": "https://jahat.example"})
    assert not is_let_through("add_grant", con, known, foreign, "64")


def functions_with_a_caller() -> set[tuple[str, str]]:
    """(module, name) of every public function in data/ that takes who asks."""
    found = set()
    root = Path(store.__file__).parent
    for path in root.glob("**/*.py"):
        module = ".".join(("data", *path.relative_to(root).with_suffix("").parts))
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                arguments = node.args
                names = {one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
                if "caller" in names:
                    found.add((module, node.name))
    return found


def test_every_function_that_asks_who_calls_is_in_the_matrix():
    known = {(module, name) for module, names in HANDING_ON.items() for name in names}
    missing = {(module, name) for module, name in functions_with_a_caller() - known if name not in DO}
    assert missing == set(), "add a row to MATRIX and DO"
    assert known <= functions_with_a_caller(), "no longer there"
