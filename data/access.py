"""The one question every function that writes asks first: may this caller do this, and in whose name is it recorded?"""

from collections.abc import Iterable

from data import activity, store
from data.identity import without_approval
from data.permission import Caller, NotAllowed, check_right
from data.roles import Right, Roles, read_roles, write_roles
from data.roles_file import put_back, read_raw, roles_path

COMMAND = "baris perintah"
NOBODY = "tanpa masuk"
DOING = {Right.SEE: "melihat", Right.WRITE: "mengubah data", Right.REVIEW: "memeriksa", Right.MANAGE: "mengelola"}


def require(con, caller: Caller, right: Right, governments: Iterable[str] | None, actor: str = "") -> str:
    """Return the name under which the caller acts: of somebody who signed in their own, else `actor` as typed.

    governments: codes it is about, None where it is about none in particular. Raises NotAllowed, one Indonesian
    sentence, which is also noted in the activity log.
    """
    governments = None if governments is None else sorted(set(governments))
    try:
        return name_allowed(caller, right, governments, actor)
    except NotAllowed as refusal:
        who, email = who_is(caller)
        activity.note_once(
            con, "ditolak", actor=who, email=email, governments=governments or (), subject=DOING[right],
            reason=str(refusal),
        )  # fmt: skip
        raise


def name_allowed(caller: Caller, right: Right, governments: Iterable[str] | None, actor: str = "") -> str:
    """As `require`, without a word in the log: for what is looked at and not done. A typed name tells no approval."""
    check_right(caller, read_roles(), right, governments)
    return caller.identity.label if caller.identity and not caller.is_command else without_approval(actor)


def may(caller: Caller, right: Right, government: str | None = None) -> bool:
    """Whether the caller has the right, without a word in the log: for what a page offers."""
    try:
        check_right(caller, read_roles(), right, None if government is None else [government])
    except NotAllowed:
        return False
    return True


def needs_second(caller: Caller, governments: Iterable[str]) -> bool:
    """Whether what this caller writes waits for a second person. Without sign-in nobody could be told from another."""
    if caller.is_command or not caller.signs_in:
        return False
    return read_roles().needs_second(governments)


def who_is(caller: Caller) -> tuple[str, str]:
    """(name, e-mail) for the log."""
    if caller.is_command:
        return COMMAND, ""
    if caller.identity:
        return caller.identity.label, caller.identity.email
    return NOBODY, ""


def change_roles(con, roles: Roles, caller: Caller, *, actor: str, told: str, old: str, new: str) -> None:
    """Replace roles.toml and note it. `told` is what was changed, `old` and `new` the lines before and after.

    Raises NotAllowed when the caller is no admin of all governments, ValueError for roles that cannot be, OSError when
    the file cannot be written, StoreError when the log cannot; then the roles are as they were.
    """
    actor = require(con, caller, Right.MANAGE, ["*"], actor)
    before = read_raw()
    try:
        with store.transaction(con) as cursor:
            activity.append(cursor, "peran", actor=actor, email=who_is(caller)[1], subject=told, old=old, new=new)
            write_roles(roles)  # last, so that a log that cannot be written changes no role
    except store.StoreError:  # at the commit, when the file was written already
        _take_back(before)
        raise


def _take_back(before: bytes | None) -> None:
    try:
        if read_raw() != before:
            put_back(before)
    except OSError as error:
        raise store.StoreError(
            f"Peran di {roles_path()} sudah berubah, tetapi tidak tercatat di log dan tidak dapat dikembalikan; "
            "periksa isinya dengan python -m data.roles list."
        ) from error
