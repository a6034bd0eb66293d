"""Everything can be taken back, in any order, and what newer versions say stays."""

import contextlib
import random
from decimal import Decimal

import pytest

from data.ingest.storing.editing import edit
from data.ingest.storing.history import history
from data.ingest.storing.saving import SaveError, save
from data.ingest.storing.undoing import undo
from queries import ask, ask_each
from tests.saving import CALLER, FIGURE, check, record, target, upload


def standing(con, figure=FIGURE):
    row = con.execute(
        "select value, status, version_id from current_score where (government_code, unit_code,"
        " indicator_code, component, year, kind) = (?, ?, ?, ?, ?, ?)",
        list(figure),
    ).fetchone()
    return row and (None if row[0] is None else float(row[0]), *row[1:])


def put(con, *items, **more):
    return save(con, upload(*items, **more), CALLER).version_id


def take_back(con, version_id, reason="keliru"):
    return undo(con, version_id, "Analis", reason, CALLER)


def figures(con):
    """Everything that stands, as people see it."""
    return con.execute("select * exclude (version_id, claim_id) from standing_figure order by all").fetchall()


AREA = "PENGUNGKIT.MP"
OTHER_AREA = "PENGUNGKIT.PUU"


def test_undo_brings_back_what_stood_before(con):
    before = figures(con)
    put(con, record("61.5"), record("64", year=2014), target("70"), target("71", document="Renstra"))
    outcome = take_back(con, 2)
    assert figures(con) == before
    assert (outcome.version_id, outcome.undone_version) == (3, 2)
    assert sorted(change.action for change in outcome.changes) == ["dihapus", "dihapus", "dipulihkan", "dipulihkan"]
    restored = next(change for change in outcome.changes if change.figure == FIGURE)
    assert (restored.old_value, restored.new_value) == (Decimal("61.5"), Decimal("60.37"))
    assert "Nilai Indeks RB Nusa Tenggara Timur 2019 turun dari 61,50 menjadi 60,37." in outcome.headlines
    assert "Indeks RB Nusa Tenggara Timur 2014 kini tanpa nilai." in outcome.headlines
    assert {name: len(rows) for name, rows in ask_each(con, "checks").items() if len(rows)} == {}


def test_undo_of_an_old_version_says_which_figures_newer_ones_hold(con):
    put(con, record("61.5"), record("64", year=2014))
    put(con, record("62"))
    outcome = take_back(con, 2)
    assert [(change.figure, change.new_version) for change in outcome.held] == [(FIGURE, 3)]
    assert standing(con) == (62, "ada", 3)
    take_back(con, 3)
    assert standing(con) == (60.37, "ada", 1)


def test_undo_of_the_newer_version_lets_the_older_upload_speak(con):
    put(con, record("61.5"))
    put(con, record("62"))
    take_back(con, 3)
    assert standing(con) == (61.5, "ada", 2)


def test_undo_of_an_undo_restores_without_outranking_newer_uploads(con):
    put(con, record("61.5"), record("64", year=2014))
    take_back(con, 2)
    put(con, record("62"))
    outcome = take_back(con, 3)
    assert [change.figure for change in outcome.held] == [FIGURE]
    assert standing(con) == (62, "ada", 4)
    assert standing(con, (*FIGURE[:4], 2014, "realisasi")) == (64, "ada", 2)


def test_undo_of_a_ganti_restores_what_it_withdrew_without_outranking_newer_uploads(con):
    put(con, record("3", component=AREA), record("3.1", component=OTHER_AREA))
    put(con, record("3.2", component="PENGUNGKIT.TL"), mode="ganti")
    put(con, record("4", component=AREA))
    outcome = take_back(con, 3)
    assert {change.figure[3]: change.action for change in outcome.changes} == {
        AREA: "ditahan", OTHER_AREA: "dipulihkan", "PENGUNGKIT.TL": "dihapus",
    }  # fmt: skip
    assert standing(con, (*FIGURE[:3], AREA, 2019, "realisasi")) == (4, "ada", 4)
    assert standing(con, (*FIGURE[:3], OTHER_AREA, 2019, "realisasi")) == (3.1, "ada", 2)


def test_an_upload_undone_first_does_not_come_back_with_the_ganti_that_had_withdrawn_it(con):
    put(con, record("3", component=AREA))
    put(con, record("4", component=OTHER_AREA), mode="ganti")
    take_back(con, 2)
    take_back(con, 3)
    assert standing(con, (*FIGURE[:3], AREA, 2019, "realisasi")) is None
    take_back(con, 4)  # the undo of version 2
    assert standing(con, (*FIGURE[:3], AREA, 2019, "realisasi")) == (3, "ada", 2)


def test_a_claim_withdrawn_twice_needs_both_undone(con):
    put(con, record("3", component=AREA))
    put(con, record("4", component=OTHER_AREA), mode="ganti")
    put(con, record("5", component="PENGUNGKIT.TL"), mode="ganti")
    take_back(con, 4)
    assert standing(con, (*FIGURE[:3], AREA, 2019, "realisasi")) is None
    assert standing(con, (*FIGURE[:3], OTHER_AREA, 2019, "realisasi")) == (4, "ada", 3)
    take_back(con, 3)
    assert standing(con, (*FIGURE[:3], AREA, 2019, "realisasi")) == (3, "ada", 2)


def test_everything_undone_in_any_order_leaves_the_published_data(con):
    before = figures(con)
    put(con, record("61.5"), record("3", component=AREA), target("72"))
    put(con, record("61.5"), record("62", year=2018), record("3", component=OTHER_AREA), mode="ganti")
    edit(con, FIGURE, CALLER, actor="Analis", reason="salah ketik", value=Decimal("61.6"))
    put(con, check(record("90", year=2014), is_illustrative=True))
    for version in (3, 2, 5, 4):
        take_back(con, version)
    assert figures(con) == before
    for version in (9, 7, 6, 8):
        take_back(con, version)
    assert standing(con) == (61.6, "ada", 4)
    assert {name: len(rows) for name, rows in ask_each(con, "checks").items() if len(rows)} == {}


def test_an_illustration_restored_by_an_undo_stays_an_illustration(con):
    put(con, check(record("90", year=2014), is_illustrative=True))
    take_back(con, 2)
    assert standing(con, (*FIGURE[:4], 2014, "realisasi")) is None
    take_back(con, 3)
    assert con.execute("select value::integer, is_illustrative from current_score where year = 2014"
                       " and government_code = '53' and indicator_code = 'RB'").fetchall() == [(90, True)]  # fmt: skip


def test_a_dry_run_of_an_undo_tells_the_same_and_changes_nothing(con):
    put(con, record("61.5"))
    preview = undo(con, 2, "Analis", "", CALLER, dry_run=True)
    assert (preview.version_id, standing(con)) == (None, (61.5, "ada", 2))
    assert preview.changes == take_back(con, 2).changes


@pytest.mark.parametrize(("version", "words"), [(1, "data terbitan"), (9, "tidak ada")])
def test_what_cannot_be_undone_is_refused_with_a_sentence(con, version, words):
    with pytest.raises(SaveError, match=words):
        take_back(con, version)
    assert con.execute("select last_version from version_counter").fetchone() == (1,)


def test_a_version_is_undone_once_and_the_way_on_is_named(con):
    put(con, record("61.5"))
    take_back(con, 2)
    with pytest.raises(SaveError, match="memulihkannya, batalkan versi 3"):
        take_back(con, 2)
    take_back(con, 3)
    with pytest.raises(SaveError, match="membatalkannya lagi, batalkan versi 4"):
        take_back(con, 2)
    take_back(con, 4)
    assert standing(con)[0] == 60.37


def test_the_history_tells_every_version_newest_first(con):
    put(con, record("61.5"), record("64", year=2014), letter_number="B/1")
    take_back(con, 2, "salah berkas")
    newest, uploaded, seeded = history(con)
    assert (newest["kind"], newest["undoes_version"]) == ("undo", 2)
    assert newest["title"] == "Pembatalan versi 2: salah berkas"
    assert (newest["changed_count"], newest["gone_count"]) == (1, 1)
    assert (uploaded["undone_by"], uploaded["is_in_force"], uploaded["file_names"]) == (3, False, ["nilai.xlsx"])
    assert (uploaded["claim_count"], uploaded["new_count"], uploaded["changed_count"]) == (2, 1, 1)
    assert (uploaded["letter_number"], uploaded["mode"], seeded["kind"]) == ("B/1", "perbaiki", "seed")


def test_a_seed_that_changes_after_uploads_and_undos_stays_below_them(con):
    put(con, record("61.5"))
    take_back(con, 2)
    take_back(con, 3)
    assert con.execute("select authority_rank from claim where claim_id = 'U2-1'").fetchone() == (1,)


AS_OF_THE_NEWEST = """
select * exclude (version_id, old_status, old_value, old_upper_value, old_predikat, new_claim_id)
from (from figure_change qualify row_number() over (partition by government_code, unit_code, indicator_code, component,
    year, kind, document, document_version order by version_id desc) = 1)
where new_status is not null order by all
"""
STANDING = """
select government_code, unit_code, indicator_code, component, year, kind, document, document_version, status, value,
    upper_value, predikat
from standing_figure order by all
"""


def any_record(chance):
    place = {"government": chance.choice(["53", "64"]), "year": chance.choice([2014, 2018, 2019])}
    place |= {"unit": chance.choice(["", "Dinas A"]), "component": chance.choice(["", AREA, OTHER_AREA])}
    kind = chance.randrange(4)
    if kind == 0:
        return record(None, status=chance.choice(["belum_dikeluarkan", "tidak_dinilai"]), **place)
    if kind == 1:
        return record(None, predikat=chance.choice(["B", "BB"]), **(place | {"component": ""}))
    if kind == 2:
        return target(chance.choice(["1", "2"]), document=chance.choice(["RPJMD", "Renstra"]), **place)
    return record(chance.choice(["1", "2", "2.5"]), **place)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_sequence_of_saves_corrections_and_undos_the_past_and_the_present_agree(con, seed):
    chance, before = random.Random(seed), figures(con)
    for _ in range(14):
        known = [version["version_id"] for version in history(con) if version["kind"] != "seed"]
        with contextlib.suppress(SaveError):  # an undo of what is undone already
            if known and chance.random() < 0.35:
                take_back(con, chance.choice(known))
            elif chance.random() < 0.2:
                said = any_record(chance)
                edit(con, said.figure, CALLER, actor="Analis", reason="uji", status=said.status, value=said.value,
                     predikat=said.predikat)  # fmt: skip
            else:
                said = {item.figure: item for item in (any_record(chance) for _ in range(5))}
                file = check(*said.values(), is_illustrative=chance.random() < 0.25)
                put(con, file, mode=chance.choice(["perbaiki", "tambah", "ganti"]))
        assert con.execute(AS_OF_THE_NEWEST).fetchall() == con.execute(STANDING).fetchall()
        assert len(ask(con, "checks/kept_scores_differ")) == 0
    assert {name: len(rows) for name, rows in ask_each(con, "checks").items() if len(rows)} == {}
    standing_versions = [v for v in history(con) if v["kind"] in ("upload", "edit") and v["is_in_force"]]
    assert standing_versions
    for version in standing_versions:
        last = version["version_id"]
        while undone := {v["undoes_version"]: v["version_id"] for v in history(con)}.get(last):
            last = undone
        take_back(con, last)
    assert figures(con) == before
