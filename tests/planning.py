"""Planning built by hand: actions, edits and uploads of them, for the tests of everything behind the pages."""

from decimal import Decimal

from data import store
from data.permission import COMMAND_LINE
from data.planning import standing
from data.planning.actions import edit_actions, write_actions
from data.planning.model import Action, ActionEdit

PLACE = {"government_code": "82", "year": 2025}
NEW = PLACE | {"area": "MP", "perangkat_daerah": "Biro Organisasi", "activity": "Menyusun peta proses bisnis"}
EDIT = {"actor": "Siti", "reason": "Hasil rapat pokja.", "base_version": None}


def numbers(*values) -> tuple:
    """Four quarters, the last ones missing where fewer are given."""
    return tuple(None if value is None else Decimal(str(value)) for value in (*values, None, None, None, None)[:4])


def action(activity="Menyusun peta proses bisnis", targets=(10, 20), realised=(10,), row=2, **more) -> Action:
    """An action of Maluku Utara's plan of 2025, read from a row of the sheet Renaksi."""
    given = {"government": "82", "year": 2025, "area": "MP", "office": "Biro Organisasi", "unit": "dokumen"}
    given |= {"output_indicator": "Jumlah dokumen", "sheet": "Renaksi", "cell": f"F{row}", "file_number": 1}
    return Action(activity=activity, targets=numbers(*targets), realised=numbers(*realised), **(given | more))


def new(activity="Menyusun peta proses bisnis", **fields) -> ActionEdit:
    return ActionEdit(fields=NEW | {"activity": activity} | fields)


def change(action_id="r1", **fields) -> ActionEdit:
    return ActionEdit(action_id, fields)


def remove(action_id="r1") -> ActionEdit:
    return ActionEdit(action_id, is_withdrawn=True)


def put(con, *edits, **more) -> int:
    """Edit actions as Siti, who saw the store as it is now."""
    with con.cursor() as cursor:
        more = {"base_version": standing.newest_version(cursor)} | more
    return edit_actions(con, COMMAND_LINE, edits=edits, **(EDIT | more))


def send(con, *rows, mode="perbaiki", limit=None, is_illustrative=False) -> list:
    """Write the actions of an upload of one file and return the changes."""
    with store.open_version(con, "upload", "Uji unggah", "Analis", None, is_illustrative=is_illustrative) as (
        cursor,
        version_id,
    ):
        return write_actions(
            cursor, version_id, list(rows), limits=[limit], mode=mode, is_illustrative=is_illustrative, actor="Analis"
        )


def kept(con, columns="action_id, activity", condition="true") -> list[tuple]:
    """Columns of the actions that stand, in the order in which they were made."""
    return con.execute(
        f"select {columns} from current_action_plan where {condition} order by action_id[2:]::integer"
    ).fetchall()


def version_count(con) -> int:
    return con.execute("select count(*) from version").fetchone()[0]


def edit_when_told(line, count: int) -> None:
    """In a process of its own: open the store, say so over `line`, wait for the word, edit many actions, say so."""
    con = store.connect()
    line.send("open")
    line.recv()
    put(con, *(change(f"r{number}", obstacle="Terhenti") for number in range(1, count + 1)))
    line.send("saved")
