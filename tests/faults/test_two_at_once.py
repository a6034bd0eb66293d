"""Several people who save at the same moment: one version for each, or one sentence; nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

from data import store
from data.ingest.__main__ import main
from data.ingest.storing.editing import edit
from data.ingest.storing.saving import SaveError, save
from data.permission import COMMAND_LINE
from data.reviewing import deciding
from tests.faults.actions import ANALYST, DAY, REVIEWER, undo_first, upload_more
from tests.faults.wholeness import assert_whole
from tests.planning import change, put
from tests.saving import record, upload
from tests.serving import first_visit, serve


def at_once(*actions) -> list:
    """What each action returns, or the error it raises, when all begin together."""
    barrier = Barrier(len(actions))

    def run(action):
        barrier.wait()
        try:
            return action()
        except SaveError as error:
            return error

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))


def correct(con, government="53", value="61.5", base_version=3):
    figure = (government, "", "RB", "", 2019, "realisasi")
    told = {"actor": f"Analis {government}", "reason": "koreksi", "value": Decimal(value), "letter_date": DAY}
    return edit(con, figure, COMMAND_LINE, base_version=base_version, **told)


def test_edits_of_different_governments_are_a_version_each(copied, prepared):
    codes = ["53", "64", "81", "82", "36", "31"]
    with store.connect() as con:
        versions = at_once(*(lambda code=code: correct(con, code, "66.5") for code in codes))
        assert sorted(versions) == [4, 5, 6, 7, 8, 9]
        found = con.execute(
            "select government_code, version_id from current_score where indicator_code = 'RB' and component = ''"
            " and year = 2019 and kind = 'realisasi' and value = 66.5"
        ).fetchall()
        assert dict(found) == dict(zip(codes, versions, strict=True))
        assert_whole(con, prepared[1])


def test_of_edits_of_one_value_that_saw_the_same_version_one_is_stored(copied, prepared):
    with store.connect() as con:
        told = at_once(*(lambda number=number: correct(con, value=f"6{number}.5") for number in range(1, 6)))
        (version,) = [one for one in told if not isinstance(one, SaveError)]
        assert version == 4
        assert [str(one) for one in told if isinstance(one, SaveError) and "sudah diubah versi 4" not in str(one)] == []
        assert con.execute("select max(version_id) from version").fetchone() == (4,)
        assert_whole(con, prepared[1])


def test_of_uploads_of_one_value_that_saw_the_same_preview_one_is_stored_and_the_others_asked(copied, prepared):
    with store.connect() as con:
        told = at_once(*(
            lambda value=value: save(con, upload(record(value), base_version=3, actor=value), COMMAND_LINE)
            for value in ("61.5", "62.5", "63.5")
        ))  # fmt: skip
        assert sorted(one.version_id or 0 for one in told) == [0, 0, 4]
        assert {issue.type for one in told if not one.version_id for issue in one.issues} == {"newer_value"}
        assert_whole(con, prepared[1])


def test_of_edits_of_one_action_one_is_stored(copied, prepared):
    with store.connect() as con:
        told = at_once(*(
            lambda number=number: put(con, change("r1", realised_1=number), base_version=3) for number in (4, 5, 6)
        ))  # fmt: skip
        assert sum(isinstance(one, SaveError) for one in told) == 2
        assert con.execute("select count(*) from action_plan where action_id = 'r1'").fetchone() == (2,)
        assert_whole(con, prepared[1])


def test_an_upload_while_another_undoes_leaves_both(copied, prepared):
    with store.connect() as con:
        told = at_once(lambda: upload_more(con), lambda: undo_first(con), lambda: undo_first(con))
        assert sum(isinstance(one, SaveError) for one in told) == 1
        assert sorted(one for one in told if not isinstance(one, SaveError)) == [4, 5]
        assert con.execute("select list(kind order by kind) from version where version_id > 3").fetchone() == (
            ["undo", "upload"],
        )
        assert_whole(con, prepared[1])


def test_a_submission_is_decided_once(copied, prepared):
    with store.connect() as con:
        effect = deciding.preview(con, 1, REVIEWER).effect
        told = at_once(
            lambda: deciding.approve(con, 1, REVIEWER, effect=effect),
            lambda: deciding.approve(con, 1, REVIEWER, effect=effect),
            lambda: deciding.send_back(con, 1, REVIEWER, "keliru"),
            lambda: deciding.withdraw(con, 1, ANALYST),
        )
        assert sum(isinstance(one, SaveError) for one in told) == 3
        assert con.execute("select count(*) from submission_event where submission_id = 1").fetchone() == (2,)
        assert_whole(con, prepared[1])


def test_command_lines_through_the_running_app_while_pages_are_read(copied, prepared, tmp_path, capsys):
    head = "Provinsi,Indikator,Tahun,Jenis,Nilai\n"
    paths = []
    for number, government in enumerate(("Nusa Tenggara Timur", "Maluku", "Banten", "Maluku")):
        paths.append(tmp_path / f"{number}.csv")
        paths[-1].write_text(f"{head}{government},Indeks RB,2018,realisasi,6{len(government) % 9}.5\n", "utf-8")
    with serve(copied) as address:
        first_visit(address, "")
        codes = at_once(
            *(lambda path=path: main(["load", str(path)]) for path in paths),
            lambda: first_visit(address, "sumber", "pemda=53"), lambda: first_visit(address, "target", "pemda=53"),
        )  # fmt: skip
        assert codes[:4] == [0, 0, 0, 0]
    printed = capsys.readouterr().out
    assert sorted(number for number in (4, 5, 6, 7) if f"Tersimpan sebagai versi {number}." in printed) == [4, 5, 6]
    assert "tidak ada yang berubah" in printed
    with store.connect() as con:
        assert_whole(con, prepared[1])
