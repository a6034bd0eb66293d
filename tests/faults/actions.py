"""Everything that writes, each as one call on an open store that does the same however often it is tried."""

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

from data import store
from data.access import change_roles
from data.ingest.pipeline import check_file
from data.ingest.storing.editing import edit
from data.ingest.storing.saving import Upload, save
from data.ingest.storing.undoing import undo
from data.keeping.backup import back_up
from data.keeping.daily import keep_daily_copy
from data.permission import COMMAND_LINE, Caller
from data.reviewing import deciding
from data.reviewing.submissions import submit_upload
from data.roles import Grant, Identity, Roles, write_roles
from tests.planning import change, new, put
from tests.saving import FIGURE, check, record, target, upload

DAY = date(2026, 11, 21)
ANALYST = Caller(signs_in=True, identity=Identity("a@x.id"))
REVIEWER = Caller(signs_in=True, identity=Identity("p@x.id"))
LETTER = ("surat.pdf", b"%PDF surat")


def prepare(con) -> None:
    """Versions 2 and 3, so that there is something to undo and to edit, and a submission that waits."""
    assert upload_first(con) == 2
    assert put(con, new(target_1=3), new("Melatih agen perubahan")) == 3
    grants = (Grant("analis", ("53",), "a@x.id"), Grant("pemeriksa", ("53",), "p@x.id"))
    write_roles(Roles(grants, two_eyes=("53",)))
    assert send(con, "62.10", "kiriman.csv") == 1


def upload_first(con) -> int:
    values = [record(str(60 + unit), unit=f"Dinas {unit}", cell=f"F{unit + 2}") for unit in range(20)]
    return save(con, upload(check(*values, name="awal.xlsx"), mode="ganti"), COMMAND_LINE).version_id


def upload_more(con):
    """Two files and a letter: a new value, other values, targets."""
    values = [record(f"{70 + unit / 4:.2f}", unit=f"Dinas {unit}", cell=f"F{unit + 2}") for unit in range(60)]
    targets = [target("75", unit=f"Dinas {unit}") for unit in range(60)]
    more = {"mode": "ganti", "attachment": LETTER, "letter_number": "B/1", "letter_date": DAY}
    return save(con, upload(check(*values), check(*targets, name="target.xlsx"), **more), COMMAND_LINE).version_id


def edit_one(con, value="61.25"):
    return edit(
        con, FIGURE, COMMAND_LINE, actor="Analis", reason="salah ketik", value=Decimal(value), letter_number="B/2",
        letter_date=DAY,
    )  # fmt: skip


def edit_plan(con):
    return put(con, change("r1", realised_1=Decimal("2.5")), new("Menilai budaya kerja"))


def undo_first(con):
    return undo(con, 2, "Siti", "salah berkas", COMMAND_LINE).version_id


def send(con, value="63.20", name="susulan.csv") -> int:
    """An analyst sends a file for a second person to look at."""
    text = f"Provinsi,Indikator,Tahun,Jenis,Nilai,Predikat\nNusa Tenggara Timur,Indeks RB,2019,realisasi,{value},B\n"
    checked = check_file(name, text.encode())
    sent = Upload([checked], "Analis", "Kiriman", DAY, accepted=frozenset(checked.warning_types), base_version=3)
    return submit_upload(con, sent, ANALYST)


def approve(con) -> int:
    """The second person lets the first submission through."""
    return deciding.approve(con, 1, REVIEWER, effect=deciding.preview(con, 1, REVIEWER).effect)


def write_new_roles(con):
    roles = Roles((Grant("analis", ("53",), "a@x.id"), Grant("admin", ("*",), "s@x.id")), two_eyes=("*",))
    change_roles(con, roles, COMMAND_LINE, actor="Admin", told="dua mata", old="53", new="*")


def backup_folder() -> Path:
    return Path(os.environ["RB_STATE"]).parent / "cadangan-luar"


def make_backup(con):
    back_up(con, backup_folder())


def make_daily_copy(con):
    keep_daily_copy(con, DAY)


def migrate(con):
    """Two migrations that are new to the store; their folder lies beside it."""
    store.migrate(con, migrations())


def migrations() -> Path:
    return Path(os.environ["RB_STATE"]).parent / "migrations"


WRITES = {
    "upload": upload_more,
    "edit": edit_one,
    "plan": edit_plan,
    "undo": undo_first,
    "send": send,
    "approve": approve,
}
ACTIONS = WRITES | {
    "roles": write_new_roles, "backup": make_backup, "daily": make_daily_copy, "migrate": migrate,
    "nothing": lambda con: None,
}  # fmt: skip
