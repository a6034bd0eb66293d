"""An upload enters the store whole or not at all, says what it changes, and asks before it overwrites."""

import json
from decimal import Decimal

import pytest

from data.ingest.storing.originals import original_path
from data.ingest.storing.saving import SaveError, save
from queries import ask_each
from tests.saving import CALLER, FIGURE, check, issue, record, target, upload


def standing(con, figure=FIGURE):
    """Value, predikat and version of what counts for a figure; None when nothing does."""
    row = con.execute(
        "select value, stated_predikat, status, version_id from current_score where (government_code, unit_code,"
        " indicator_code, component, year, kind) = (?, ?, ?, ?, ?, ?)",
        list(figure),
    ).fetchone()
    return row and (None if row[0] is None else float(row[0]), *row[1:])


def content(con):
    """Everything the store holds, table by table."""
    tables = [name for (name,) in con.execute("select table_name from duckdb_tables() order by 1").fetchall()]
    return {name: con.execute(f"select * from {name} order by all").fetchall() for name in tables}


def put(con, *items, **more):
    outcome = save(con, upload(*items, **more), CALLER)
    assert outcome.version_id, outcome
    return outcome


def actions(outcome):
    return [change.action for change in outcome.changes]


def test_an_upload_becomes_a_version_whose_rows_name_file_sheet_and_cell(con, state):
    outcome = put(con, record("61.5", predikat="B", note="Lampiran 2"), letter_number="B/12/2020")
    assert (outcome.version_id, actions(outcome), outcome.issues) == (2, ["berubah"], [])
    assert standing(con) == (61.5, "B", "ada", 2)
    row = con.execute(
        "select claim_id, evidence, sheet_name, cell_address, file_number, note, version_id, file_number"
        " from current_score join upload using (version_id, file_number)"
    ).fetchone()
    assert row == ("U2-1", "letter", "Data", "F2", 1, "Lampiran 2", 2, 1)
    name, sha256, size, mode, base = con.execute(
        "select file_name, sha256, byte_count, mode, based_on_version from upload"
    ).fetchone()
    assert (name, mode, base) == ("nilai.xlsx", "perbaiki", 1)
    assert len(original_path(sha256).read_bytes()) == size
    assert [path.name for path in (state / "uploads").iterdir()] == [sha256]
    assert {name: len(rows) for name, rows in ask_each(con, "checks").items() if len(rows)} == {}


def test_a_change_tells_what_stood_and_who_said_it(con):
    (change,) = put(con, record("61.5")).changes
    assert (change.old_value, change.old_predikat, change.old_version) == (Decimal("60.37"), "B", 1)
    assert (change.new_value, change.new_predikat, change.new_version) == (Decimal("61.5"), "B", 2)
    assert change.old_source
    (change,) = put(con, record("62")).changes
    assert change.old_source == "nilai.xlsx, Data!F2"


def test_headlines_are_finished_sentences(con):
    assert put(con, record("61.5")).headlines == [
        "Nilai Indeks RB Nusa Tenggara Timur 2019 naik dari 60,37 menjadi 61,50.",
        "Predikat Indeks RB Nusa Tenggara Timur 2019 tetap B.",
    ]
    kaltim = record("75", government="64", year=2024)
    assert "Target 2024 Indeks RB Kalimantan Timur kini tercapai." in put(con, kaltim).headlines


def test_many_headlines_end_with_a_count(con):
    years = [record("61", year=2000 + n, government=code) for n in range(14, 26) for code in ("32", "81")]
    headlines = put(con, *years).headlines
    assert len(headlines) == 13
    assert headlines[-1].endswith(" perubahan lain.")


def test_the_same_file_twice_changes_nothing_and_says_so(con):
    put(con, record("61.5"), target())
    before = content(con)
    again = save(con, upload(record("61.5"), target()), CALLER)
    assert (again.version_id, actions(again)) == (None, ["sama", "sama"])
    assert "tidak ada yang berubah" in again.headlines[0]
    assert content(con) == before


def test_only_what_is_new_in_a_file_is_stored(con):
    put(con, record("61.5"))
    outcome = put(con, record("61.5"), record("64", year=2014))
    assert actions(outcome) == ["sama", "baru"]
    assert con.execute("select claim_id from score where version_id = 3").fetchall() == [("U3-2",)]


def test_a_published_value_is_confirmed_by_an_upload_that_says_the_same(con):
    outcome = put(con, record("60.37", predikat="B"))
    assert actions(outcome) == ["dikukuhkan"]
    assert standing(con)[3] == 2
    assert con.execute("select count(*) from figure_change where version_id = 2").fetchone() == (0,)
    assert outcome.headlines == ["1 nilai yang sudah ada dikukuhkan tanpa berubah."]


def test_tambah_stores_only_figures_without_a_value(con):
    outcome = put(con, record("61.5"), record("64", year=2014), record("66", year=2020), target(), mode="tambah")
    assert actions(outcome) == ["dilewati", "baru", "berubah", "dilewati"]  # 2020 stood as belum dikeluarkan
    assert standing(con)[0] == 60.37
    again = save(con, upload(record("61.5"), mode="tambah"), CALLER)
    assert (again.version_id, again.headlines) == (
        None, ["Semua angka di berkas ini sudah mempunyai nilai; tidak ada yang ditambahkan."],
    )  # fmt: skip


def test_ganti_withdraws_earlier_uploads_the_file_no_longer_holds_and_nothing_else(con):
    areas = {name: f"PENGUNGKIT.{name}" for name in ("MP", "PUU", "TL")}
    put(con, *[record("3", component=path, cell=name) for name, path in areas.items()], record("61.5"),
        record("3", component=areas["MP"], year=2018), record("3", component=areas["MP"], kind="mandiri"),
        record("60", unit="Dinas Kesehatan"), record("3", component=areas["MP"], government="64"),
        target(component=areas["MP"]), target(component=areas["MP"], document="Renstra"))  # fmt: skip
    outcome = put(con, record("4", component=areas["MP"]), record("3", component=areas["PUU"]), mode="ganti")
    assert actions(outcome) == ["berubah", "sama", "ditarik"]
    gone = outcome.changes[2]
    assert gone.figure == ("53", "", "RB", areas["TL"], 2019, "realisasi")
    assert (gone.old_value, gone.old_version, gone.new_status) == (3, 2, None)
    assert con.execute("select claim_id from score where is_withdrawn").fetchall() == [("U2-3",)]
    assert con.execute("select count(*) from target where is_withdrawn").fetchone() == (0,)


def test_ganti_of_an_index_lets_the_components_be(con):
    put(con, record("3", component="PENGUNGKIT.MP"))
    assert actions(put(con, record("61.5"), mode="ganti")) == ["berubah"]


def test_a_target_of_another_document_is_a_figure_of_its_own(con):
    outcome = put(con, target("70"), target("72", document="Renstra"), target("73", document_version="Perubahan 1"))
    assert actions(outcome) == ["berubah", "baru", "baru"]
    rows = con.execute(
        "select document, document_version, value::integer from current_target"
        " where government_code = '53' and year = 2021 and indicator_code = 'RB' order by all"
    ).fetchall()
    assert rows == [("RPJMD", "Perubahan 1", 73), ("RPJMD", None, 70), ("Renstra", None, 72)]


def test_an_error_or_an_unaccepted_warning_writes_nothing(con):
    before = content(con)
    refused = save(con, upload(check(record(), issues=[issue("negative", "error")])), CALLER)
    assert (refused.version_id, refused.issues[0].type) == (None, "negative")
    warned = check(record(), issues=[issue("predikat_mismatch", "warning"), issue("above_usual", "warning")])
    refused = save(con, upload(warned, accepted=frozenset({"above_usual"})), CALLER)
    assert (refused.version_id, [i.type for i in refused.issues]) == (None, ["predikat_mismatch"])
    assert content(con) == before
    accepted = frozenset({"above_usual", "predikat_mismatch"})
    assert save(con, upload(warned, accepted=accepted), CALLER).version_id == 2
    assert con.execute("select accepted from upload").fetchone() == ("above_usual predikat_mismatch",)


def test_two_files_of_one_upload_must_not_disagree(con):
    refused = save(con, upload(check(record("61")), check(record("62"), name="lain.xlsx")), CALLER)
    assert [i.type for i in refused.issues] == ["conflicting_values"]
    assert "nilai.xlsx" in refused.issues[0].message
    twice = upload(check(record("61")), check(record("61"), record("64", year=2014), name="lain.xlsx"))
    assert [i.type for i in save(con, twice, CALLER).issues] == ["identical_values"]
    twice.accepted = frozenset({"identical_values"})
    assert save(con, twice, CALLER).version_id == 2
    assert con.execute("select file_name, count(*) from score join upload using (version_id, file_number)"
                       " group by 1 order by 1").fetchall() == [("lain.xlsx", 1), ("nilai.xlsx", 1)]  # fmt: skip


def test_a_dry_run_tells_the_same_and_leaves_the_store_as_it_was(con, state):
    put(con, record("3", component="PENGUNGKIT.MP"))
    bold = upload(record("71.5"), record("3", component="PENGUNGKIT.PUU"), target("60"), mode="ganti")
    before = content(con)
    preview = save(con, bold, CALLER, dry_run=True)
    assert content(con) == before
    assert len(list((state / "uploads").iterdir())) == 1
    real = save(con, bold, CALLER)
    assert (preview.version_id, real.version_id) == (None, 3)
    assert preview.changes == real.changes
    assert preview.headlines == real.headlines != []


def test_a_dry_run_shows_the_changes_beside_what_is_not_yet_accepted(con):
    warned = check(record("61.5"), issues=[issue("above_usual", "warning")])
    preview = save(con, upload(warned), CALLER, dry_run=True)
    assert (actions(preview), [i.type for i in preview.issues]) == (["berubah"], ["above_usual"])


def test_a_file_prepared_before_a_newer_value_asks(con):
    put(con, record("61.5"))
    old = upload(check(record("62"), record("64", year=2014, cell="F3"), prepared_version=1))
    refused = save(con, old, CALLER)
    assert (refused.version_id, [(i.type, i.cell) for i in refused.issues]) == (None, [("newer_value", "F2")])
    assert "61,50" in refused.issues[0].message
    assert "versi 2" in refused.issues[0].message
    old.accepted = frozenset({"newer_value"})
    assert save(con, old, CALLER).version_id == 3
    assert standing(con)[0] == 62


@pytest.mark.parametrize("mine", ["62", "61.5"])
def test_a_change_between_preview_and_save_asks_unless_both_say_the_same(con, mine):
    put(con, record("61.5"))
    outcome = save(con, upload(record(mine), base_version=1), CALLER)
    assert [i.type for i in outcome.issues] == (["newer_value"] if mine == "62" else [])
    assert outcome.version_id is None


def test_a_newer_confirmation_of_a_published_value_asks_too(con):
    put(con, record("60.37"))
    assert [i.type for i in save(con, upload(record("62"), base_version=1), CALLER).issues] == ["newer_value"]


def test_ganti_asks_before_it_withdraws_what_came_after_the_preview(con):
    put(con, record("3", component="PENGUNGKIT.MP"))
    late = upload(record("4", component="PENGUNGKIT.PUU"), mode="ganti", base_version=1)
    refused = save(con, late, CALLER)
    assert [i.type for i in refused.issues] == ["newer_withdrawn"]
    late.accepted, late.started_version, late.base_version = frozenset({"newer_withdrawn"}), 1, 2
    saved = save(con, late, CALLER)
    assert (saved.version_id, actions(saved)) == (3, ["baru", "ditarik"])


@pytest.mark.parametrize("mode", ["perbaiki", "ganti"])
def test_what_came_after_the_preview_asks_even_where_newer_values_were_accepted(con, mode):
    mine = record("62") if mode == "perbaiki" else record("4", component="PENGUNGKIT.PUU")
    other = record("61.5") if mode == "perbaiki" else record("3", component="PENGUNGKIT.MP")
    put(con, other)
    agreed = frozenset({"newer_value", "newer_withdrawn"})
    late = upload(mine, mode=mode, accepted=agreed, started_version=1, base_version=1)
    assert save(con, late, CALLER).version_id is None
    late.base_version = 2
    assert save(con, late, CALLER).version_id == 3


def test_another_stated_predikat_of_the_same_number_is_not_overwritten_unasked(con):
    put(con, record("80.5", year=2023, predikat="A-"))
    late = record("80.5", year=2023, predikat="A")
    assert [i.type for i in save(con, upload(late, started_version=1), CALLER).issues] == ["newer_value"]
    assert put(con, late, started_version=2).version_id == 3


def test_a_file_prepared_after_the_newest_change_does_not_ask(con):
    put(con, record("61.5"))
    assert put(con, check(record("62"), prepared_version=2), base_version=2).issues == []


def test_statuses_are_stored_and_a_number_is_not_silenced_by_a_table_that_has_none(con):
    outcome = put(con, record(None, status="belum_dikeluarkan"), record(None, status="tidak_dinilai", year=2014))
    assert actions(outcome) == ["tercatat", "baru"]
    assert standing(con)[0] == 60.37
    assert standing(con, (*FIGURE[:4], 2014, "realisasi"))[2] == "tidak_dinilai"


def test_a_newer_upload_without_a_number_silences_an_older_upload(con):
    put(con, record("64", year=2014))
    outcome = put(con, record(None, status="belum_dikeluarkan", year=2014))
    assert actions(outcome) == ["berubah"]
    assert standing(con, (*FIGURE[:4], 2014, "realisasi"))[:3] == (None, None, "belum_dikeluarkan")
    put(con, record("65", year=2014))
    assert standing(con, (*FIGURE[:4], 2014, "realisasi"))[0] == 65


def test_a_correction_to_a_rounder_number_counts(con):
    put(con, record("61.23"))
    put(con, record("61"))
    assert standing(con)[0] == 61


def test_an_illustration_is_marked_and_never_beats_a_real_value(con):
    fiction = check(record("90"), record("90", year=2014), target("99"), target("99", year=2019), is_illustrative=True)
    outcome = put(con, fiction)
    assert actions(outcome) == ["tercatat", "baru", "tercatat", "baru"]
    assert standing(con)[0] == 60.37
    assert con.execute("select is_illustrative, evidence from current_score where version_id = 2 and kind <> 'target'"
                       ).fetchall() == [(True, None)]  # fmt: skip
    assert con.execute("select target_year from target_position where government_code = '53' and year = 2019"
                       " and indicator_code = 'RB' and component = ''").fetchall() == [(2021,)]  # fmt: skip
    assert actions(save(con, upload(fiction), CALLER)) == ["sama"] * 4
    put(con, record("65", year=2014))
    assert standing(con, (*FIGURE[:4], 2014, "realisasi"))[0] == 65


def test_real_and_illustrative_files_are_not_stored_together(con):
    mixed = upload(check(record("90"), is_illustrative=True), check(record("61", year=2014), name="b.xlsx"))
    with pytest.raises(SaveError, match="unggah terpisah"):
        save(con, mixed, CALLER)


def test_a_real_ganti_leaves_illustrations_alone(con):
    put(con, check(record("3", component="PENGUNGKIT.MP"), is_illustrative=True))
    assert actions(put(con, record("4", component="PENGUNGKIT.PUU"), mode="ganti")) == ["baru"]


def test_the_letter_is_kept_beside_the_files(con):
    put(con, record(), attachment=("surat.pdf", b"%PDF-1.7 surat"))
    ((name, sha256, size),) = con.execute("select file_name, sha256, byte_count from attachment").fetchall()
    assert (name, size, original_path(sha256).read_bytes()) == ("surat.pdf", 14, b"%PDF-1.7 surat")


def test_originals_that_cannot_be_kept_leave_no_version(con, state):
    (state / "uploads").write_text("bukan folder", "utf-8")
    before = content(con)
    with pytest.raises(SaveError, match="Berkas asli tidak dapat disimpan"):
        save(con, upload(record()), CALLER)
    assert content(con) == before


def test_how_the_file_was_read_is_kept_as_json(con):
    read = check(record())
    read.plans = [{"sheet": "Data", "layout": "baku"}]
    put(con, read)
    assert json.loads(con.execute("select plan from upload").fetchone()[0]) == [{"sheet": "Data", "layout": "baku"}]


def test_what_stood_at_any_version_can_be_told(con):
    put(con, record("61.5"), target("70"))
    put(con, record("62"))

    def as_of(version):
        return con.execute(
            "select new_value::double from figure_change where version_id <= ? and government_code = '53'"
            " and indicator_code = 'RB' and year = 2019 and kind = 'realisasi' and component = '' and unit_code = ''"
            " order by version_id desc limit 1",
            [version],
        ).fetchone()

    assert [as_of(version) for version in (1, 2, 3)] == [(60.37,), (61.5,), (62.0,)]
    newest_by_figure = con.execute(
        "select count(*) from (from figure_change qualify row_number() over (partition by government_code, unit_code,"
        " indicator_code, component, year, kind, document, document_version order by version_id desc) = 1)"
        " where new_status is not null"
    ).fetchone()
    assert newest_by_figure == con.execute("select count(*) from standing_figure").fetchone()
