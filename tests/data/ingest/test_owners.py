"""Who answers for an area comes in by the same way as figures: read, checked, stored, compared, taken back."""

import contextlib
import random
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from openpyxl import Workbook, load_workbook

from data.ingest.model import Sheet
from data.ingest.owner_template import COLUMNS, build_owner_template
from data.ingest.pipeline import check_file, check_source, suggest_plans
from data.ingest.reading.areas import AREAS, area_name, find_areas, rb_methods
from data.ingest.reading.reference import load_reference
from data.ingest.storing.history import history
from data.ingest.storing.owners import read_real_owners
from data.ingest.storing.saving import SaveError, save
from data.ingest.storing.undoing import undo
from data.permission import Caller, NotAllowed
from queries import ask, ask_each, rows
from tests.data.ingest.test_mangled import FAST, MANGLING, as_source, assert_exists, assert_sayable, mangle
from tests.saving import CALLER, check, record, upload

REFERENCE = load_reference()
HEAD = ["Pemerintah Daerah", "Area Perubahan", "Perangkat Daerah Pengampu", "Pokja", "Catatan"]
MALUKU = [
    ["Maluku", "Manajemen Perubahan", "Biro Organisasi; Badan Kepegawaian Daerah", "Pokja I", None],
    ["Maluku", "Penguatan Pengawasan", "Inspektorat Daerah", "Pokja VII", "SK Gubernur 12/2024"],
    ["Maluku", "RB Tematik", "Bappeda", None, None],
]
MESSY = Sheet(
    "Lampiran II",
    [
        ["DAFTAR PENGAMPU AREA PERUBAHAN REFORMASI BIROKRASI"],
        ["PEMERINTAH PROVINSI MALUKU"],
        [None],
        ["No", "8 Area Perubahan", "Penanggung Jawab", None, "Ket."],
        [None, None, "Perangkat Daerah", "Kelompok Kerja (Pokja)", None],
        [1, 2, 3, 4, 5],
        ["1.", "A. MANAJEMEN PERUBAHAN", "1. Biro Organisasi\n2. BKD", "Pokja I", "koordinator"],
        ["2.", "Penguatan Pengawasan", "Inspektorat Daerah", "Pokja VII", None],
        [None, None, "Biro Hukum", None, None],
        ["3.", "pelayanan publik", "-", None, None],
        ["4.", "Indeks SPBE", "Dinas Kominfo", "Pokja Digital", None],
        [None],
        [None, None, "Ambon, 2 Januari 2024"],
        [None, None, "Kepala Biro Organisasi"],
    ],
    merges=[(3, 2, 3, 3), (3, 4, 4, 4)],
)


def workbook(*lines, head=HEAD, name="Pengampu"):
    book = Workbook()
    book.active.title = name
    for line in [head, *lines]:
        book.active.append(line)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(*lines, head=HEAD, name="pengampu.xlsx"):
    return check_file(name, workbook(*lines, head=head))


def named(found):
    return [(owner.government, owner.area, owner.office, owner.pokja, owner.cell) for owner in found.owners]


def kinds(found):
    return [(issue.type, issue.cell) for issue in found.issues]


def standing(con, government="81"):
    found = rows(ask(con, "area_owners", government_code=government))
    return {row["area"]: row["owners"] for row in found if row["owners"]}


def put(con, *lines, **more):
    return save(con, upload(read(*lines), **more), CALLER)


def actions(outcome):
    return {change.area: change.action for change in outcome.owner_changes}


# Reading


def test_a_table_of_owners_is_known_by_its_header_and_every_name_has_its_cell():
    found = read(*MALUKU)
    assert (found.status, found.records, found.plans[0].layout) == ("accepted", [], "pengampu")
    assert named(found) == [
        ("81", "MP", "Biro Organisasi", "Pokja I", "C2"), ("81", "MP", "Badan Kepegawaian Daerah", "Pokja I", "C2"),
        ("81", "WAS", "Inspektorat Daerah", "Pokja VII", "C3"), ("81", "RB_TEMATIK", "Bappeda", None, "C4"),
    ]  # fmt: skip
    assert [owner.note for owner in found.owners] == [None, None, "SK Gubernur 12/2024", None]


def test_a_messy_sheet_gives_names_from_one_cell_from_the_row_below_and_from_its_title():
    source = as_source(MESSY)
    found = check_source(source, suggest_plans(source))
    assert named(found) == [
        ("81", "MP", "Biro Organisasi", "Pokja I", "C7"), ("81", "MP", "BKD", "Pokja I", "C7"),
        ("81", "WAS", "Inspektorat Daerah", "Pokja VII", "C8"), ("81", "WAS", "Biro Hukum", "Pokja VII", "C9"),
        ("81", "PP", "", None, "C10"),
        ("81", "RB_GENERAL.SASARAN_STRATEGIS.SPBE", "Dinas Kominfo", "Pokja Digital", "C11"),
    ]  # fmt: skip
    assert kinds(found) == [("owner_blank", "C10"), ("text_skipped", "C13"), ("text_skipped", "C14")]
    assert (found.status, found.owners[0].note) == ("accepted", "koordinator")


def test_a_merged_owner_answers_for_every_area_it_stands_beside():
    sheet = Sheet("Banten", [HEAD[1:4], ["Akuntabilitas", "Bappeda", None], ["Penguatan Pengawasan", None, None]],
                  merges=[(1, 1, 2, 1)])  # fmt: skip
    found = check_source(as_source(sheet), suggest_plans(as_source(sheet)))
    assert [(o.government, o.area, o.office) for o in found.owners] == [
        ("36", "AKT", "Bappeda"),
        ("36", "WAS", "Bappeda"),
    ]


def test_perangkat_daerah_beside_values_stays_a_dimension():
    areas = ["Manajemen Perubahan", "Penguatan Pengawasan"]
    recap = read(["Maluku", "Dinas Kesehatan", 2022, 70, 71], head=["Provinsi", "Perangkat Daerah", "Tahun", *areas])
    assert ({r.unit for r in recap.records}, recap.owners) == ({"Dinas Kesehatan"}, [])
    head = ["Provinsi", "Area Perubahan", "PIC", "Tahun", "Nilai"]
    beside = read(["Maluku", "Penguatan Pengawasan", "Inspektorat", 2022, 3], head=head)
    assert ([r.value for r in beside.records], beside.owners) == ([Decimal(3)], [])
    bare = [["Provinsi", "Area", "Perangkat Daerah"], ["Maluku", "Penguatan Pengawasan", "Inspektorat"]]
    bare = check_file("rekap.xlsx", workbook(*bare[1:], head=bare[0], name="Rekap"))
    assert bare.owners == [] and kinds(bare)[0][0] == "no_table"


def test_a_plan_of_activities_does_not_say_who_answers_for_the_area():
    head = ["Provinsi", "Area Perubahan", "Rencana Aksi", "Penanggung Jawab", "TW I", "TW II"]
    found = read(["Maluku", "Penguatan Pengawasan", "Menyusun SOP", "Inspektorat", "x", "x"], head=head)
    assert (found.owners, found.status) == ([], "rejected")


def test_a_perangkat_daerah_with_its_pokja_is_the_owner():
    found = read(["Maluku", "Tatalaksana", "Biro Organisasi", "Pokja IV"], head=["Provinsi", "Area", "OPD", "Pokja"])
    assert named(found) == [("81", "TTL", "Biro Organisasi", "Pokja IV", "C2")]


@pytest.mark.parametrize(
    ("line", "kind", "cell", "words"),
    [
        (["Maluku", "Penguatn Pengawasan", "Inspektorat"], "unknown_area", "B2", "Maksudnya Penguatan Pengawasan?"),
        (["Malukuu", "Penguatan Pengawasan", "Inspektorat"], "unknown_government", "A2", "Maksudnya Maluku?"),
        ([None, "Penguatan Pengawasan", "Inspektorat"], "government_missing", "A2", "Pilih pemerintah daerah"),
        (["Maluku", "Pengentasan Kemiskinan", "Bappeda"], "ambiguous_area", "B2", "nama lengkapnya"),
        (["Maluku", "Penguatan Pengawasan", 45], "owner_unreadable", "C2", "sebagai teks"),
        (["Maluku", "Penguatan Pengawasan", "#REF!"], "owner_unreadable", "C2", "sebagai teks"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_its_cell_and_repair(line, kind, cell, words):
    found = read(line, MALUKU[0])
    (issue,) = [issue for issue in found.issues if issue.severity == "error"]
    assert (issue.type, issue.sheet, issue.cell) == (kind, "Pengampu", cell)
    assert issue.message.endswith(".") and issue.expected and words in issue.fix
    assert {owner.area for owner in found.owners if owner.office} == {"MP"}


def test_an_area_twice_is_one_area_and_two_pokja_for_it_contradict():
    twice = read(MALUKU[1], ["Maluku", "Area Penguatan Pengawasan", "inspektorat daerah; Biro Hukum", None, None])
    assert [owner.office for owner in twice.owners] == ["Inspektorat Daerah", "Biro Hukum"]
    assert {owner.pokja for owner in twice.owners} == {"Pokja VII"} and twice.issues == []
    contradictory = read(MALUKU[1], ["Maluku", "Pengawasan", "Biro Hukum", "Pokja Hukum", None])
    (issue,) = contradictory.issues
    assert (issue.type, issue.severity, issue.cell) == ("conflicting_pokja", "error", "C3")
    assert "Pokja Hukum" in issue.message and "Pengampu!C2" in issue.message and "Pokja VII" in issue.message


def test_a_row_that_names_an_owner_without_an_area_is_not_lost_silently():
    found = read(MALUKU[0], [None, None, "Siti Aminah"])
    assert ("area_missing", "C3") in kinds(found) and found.status == "rejected"


def test_every_area_and_component_is_found_by_its_name_and_by_its_path():
    for method in rb_methods(REFERENCE):
        for path, part in method.components.items():
            expected = [part.area or path]
            assert find_areas(path, REFERENCE) == find_areas(part.name, REFERENCE) == expected
    assert [find_areas(area, REFERENCE) for area in AREAS] == [[area] for area in AREAS]
    assert all(find_areas(area_name(area, REFERENCE), REFERENCE) == [area] for area in AREAS)
    assert area_name("TIDAK.ADA", REFERENCE) == "TIDAK.ADA" and find_areas("Indeks RB", REFERENCE) == []


SHEETS = {
    "messy": MESSY,
    "plain": Sheet("Pengampu", [HEAD, *MALUKU, ["Banten", "SDM", "BKD\nBiro Umum", "Pokja V", None]]),
}


@pytest.mark.parametrize("name", SHEETS)
@FAST
@given(changes=MANGLING)
def test_a_mangled_table_of_owners_never_raises_and_gives_only_what_can_be_stored_or_said(name, changes):
    sheet = mangle(SHEETS[name], changes)
    found = check_source(as_source(sheet), suggest_plans(as_source(sheet)))
    for owner in found.owners:
        assert owner.government in REFERENCE.governments and area_name(owner.area, REFERENCE)
        assert len(owner.office) <= 200 and owner.office == owner.office.strip() and owner.office.isprintable()
        assert all(not text or len(text) <= 500 for text in (owner.pokja, owner.note))
        assert_exists(owner.cell, sheet)
    assert len({(o.place, o.office.casefold()) for o in found.owners}) == len(found.owners)
    for issue in found.issues:
        assert_sayable(issue, {sheet.name: sheet})
    assert found.owners or found.records or found.issues


# Storing


def test_owners_are_stored_as_one_version_with_their_cells(con):
    outcome = put(con, *MALUKU)
    assert actions(outcome) == {"MP": "baru", "WAS": "baru", "RB_TEMATIK": "baru"}
    assert (outcome.version_id, outcome.changes) == (2, [])
    assert outcome.headlines == ["3 area Maluku kini punya pengampu."]
    assert standing(con) == {
        "MP": "Biro Organisasi; Badan Kepegawaian Daerah", "WAS": "Inspektorat Daerah", "RB_TEMATIK": "Bappeda",
    }  # fmt: skip
    row = next(row for row in rows(ask(con, "area_owners", government_code="81")) if row["area"] == "WAS")
    assert (row["area_name"], row["pokja"], row["note"]) == ("Penguatan Pengawasan", "Pokja VII", "SK Gubernur 12/2024")
    assert (row["publisher"], row["sheet_name"], row["cell_address"]) == ("pengampu.xlsx", "Pengampu", "C3")
    assert (row["version_id"], row["is_illustrative"]) == (2, False)
    newest = history(con)[0]
    assert (newest["owner_new_count"], newest["owner_changed_count"], newest["new_count"]) == (3, 0, 0)
    assert {name: len(found) for name, found in ask_each(con, "checks").items() if len(found)} == {}


def test_the_eight_areas_are_answered_even_where_nobody_is_named(con):
    found = rows(ask(con, "area_owners", government_code="53"))
    assert [row["area"] for row in found] == list(AREAS)
    assert {row["owners"] for row in found} == {None} and {row["is_illustrative"] for row in found} == {False}


def test_figures_and_owners_of_one_upload_are_one_version_and_leave_together(con):
    outcome = save(con, upload(check(record("61.5")), read(*MALUKU)), CALLER)
    assert ([c.action for c in outcome.changes], len(outcome.owner_changes)) == (["berubah"], 3)
    assert outcome.headlines[-1] == "3 area Maluku kini punya pengampu."
    taken = undo(con, 2, "Analis", "keliru", CALLER)
    assert ([c.action for c in taken.changes], {c.action for c in taken.owner_changes}) == (["dipulihkan"], {"dihapus"})
    assert standing(con) == {}


def test_the_same_file_again_changes_nothing_and_says_so(con):
    put(con, *MALUKU)
    outcome = put(con, *MALUKU)
    assert (outcome.version_id, set(actions(outcome).values())) == (None, {"sama"})
    assert outcome.headlines == [
        "Semua pengampu di berkas ini sudah tersimpan dari unggahan sebelumnya; tidak ada yang berubah."
    ]
    assert con.execute("select count(*) from version").fetchone() == (2,)


HANDED_OVER = ["Maluku", "Penguatan Pengawasan", "Biro Hukum", "Pokja VII", None]
FRESH = ["Maluku", "Penguatan Akuntabilitas", "Bappeda", None, None]


def test_perbaiki_overwrites_what_the_file_says_and_leaves_the_rest(con):
    put(con, *MALUKU)
    outcome = put(con, HANDED_OVER, FRESH)
    assert actions(outcome) == {"WAS": "berubah", "AKT": "baru"}
    change = outcome.owner_changes[0]
    assert (change.old_owners, change.old_version, change.new_owners, change.new_version) == (
        "Inspektorat Daerah", 2, "Biro Hukum", 3,
    )  # fmt: skip
    assert "berubah dari Inspektorat Daerah (Pokja VII) menjadi Biro Hukum (Pokja VII)." in outcome.headlines[1]
    assert standing(con).keys() == {"MP", "WAS", "RB_TEMATIK", "AKT"}


def test_tambah_fills_only_areas_without_an_owner(con):
    put(con, *MALUKU)
    outcome = put(con, HANDED_OVER, FRESH, mode="tambah")
    assert actions(outcome) == {"WAS": "dilewati", "AKT": "baru"}
    assert standing(con)["WAS"] == "Inspektorat Daerah" and standing(con)["AKT"] == "Bappeda"


def test_ganti_withdraws_what_the_file_does_not_mention_but_never_for_an_empty_cell(con):
    put(con, *MALUKU)
    put(con, ["Banten", "SDM", "BKD", None, None])
    outcome = put(con, HANDED_OVER, ["Maluku", "Manajemen Perubahan", None, None, None], mode="ganti")
    assert actions(outcome) == {"WAS": "berubah", "RB_TEMATIK": "ditarik"}
    assert standing(con).keys() == {"MP", "WAS"} and standing(con, "36") == {"SDM": "BKD"}
    taken = undo(con, 4, "Analis", "keliru", CALLER)
    assert {c.area: c.action for c in taken.owner_changes} == {"WAS": "dipulihkan", "RB_TEMATIK": "dipulihkan"}
    assert standing(con)["WAS"] == "Inspektorat Daerah" and standing(con)["RB_TEMATIK"] == "Bappeda"


def test_ganti_of_figures_leaves_owners_alone(con):
    put(con, *MALUKU)
    before = standing(con)
    save(con, upload(record("61.5", government="81"), mode="ganti"), CALLER)
    assert standing(con) == before


def test_undo_says_what_newer_versions_hold_and_a_restored_one_does_not_outrank_them(con):
    put(con, *MALUKU)
    put(con, HANDED_OVER)
    outcome = undo(con, 2, "Analis", "keliru", CALLER)
    assert [(c.area, c.new_version) for c in outcome.held_owners] == [("WAS", 3)]
    assert standing(con) == {"WAS": "Biro Hukum"}
    undo(con, 4, "Analis", "keliru", CALLER)
    assert standing(con)["WAS"] == "Biro Hukum" and standing(con)["MP"].startswith("Biro Organisasi")
    undo(con, 3, "Analis", "keliru", CALLER)
    assert standing(con)["WAS"] == "Inspektorat Daerah"


def test_a_dry_run_tells_the_same_and_changes_nothing(con):
    preview = save(con, upload(read(*MALUKU)), CALLER, dry_run=True)
    assert (standing(con), preview.owner_changes) == ({}, put(con, *MALUKU).owner_changes)
    preview = undo(con, 2, "Analis", "", CALLER, dry_run=True)
    assert standing(con) and preview.owner_changes == undo(con, 2, "Analis", "", CALLER).owner_changes


def test_an_owner_stored_since_the_file_was_prepared_needs_a_tick(con):
    put(con, *MALUKU)
    prepared = {"started_version": 1, "base_version": 1}
    refused = put(con, HANDED_OVER, **prepared)
    assert (refused.version_id, [issue.type for issue in refused.issues]) == (None, ["newer_owner"])
    assert "versi 2" in refused.issues[0].message and "Inspektorat Daerah (Pokja VII)" in refused.issues[0].message
    unseen = put(con, HANDED_OVER, **prepared, accepted=frozenset({"newer_owner"}))
    assert unseen.version_id is None
    both = frozenset({"newer_owner", "newer_owner_withdrawn"})
    assert put(con, HANDED_OVER, started_version=1, base_version=2, accepted=both, mode="ganti").version_id == 3


def test_an_illustration_never_stands_before_a_real_owner_and_leaves_with_its_undo(con):
    marked = replace(read(HANDED_OVER, FRESH), is_illustrative=True)
    save(con, upload(marked), CALLER)
    assert [row["is_illustrative"] for row in rows(ask(con, "area_owners", government_code="81")) if row["owners"]] == [
        True, True,
    ]  # fmt: skip
    assert read_real_owners(con, "81") == {}
    assert put(con, *MALUKU, mode="tambah").owner_changes[1].old_is_illustrative
    again = replace(read(["Maluku", "Pengawasan", "Biro Umum", None, None]), is_illustrative=True)
    assert actions(save(con, upload(again), CALLER)) == {"WAS": "tercatat"}
    assert standing(con)["WAS"] == "Inspektorat Daerah" and standing(con)["AKT"] == "Bappeda"
    undo(con, 2, "Analis", "selesai", CALLER)
    assert "AKT" not in standing(con)


def test_two_files_of_one_upload_that_contradict_each_other_store_nothing(con):
    other = read(["Maluku", "Pengawasan", "Biro Hukum", "Pokja Hukum", None], name="lain.xlsx")
    outcome = save(con, upload(read(*MALUKU), other), CALLER)
    assert (outcome.version_id, [issue.type for issue in outcome.issues]) == (None, ["conflicting_pokja"])


def test_who_may_not_write_stores_no_owner(con):
    with pytest.raises(NotAllowed):
        save(con, upload(read(*MALUKU)), Caller())
    assert standing(con) == {} and con.execute("select count(*) from area_owner").fetchone() == (0,)


def test_the_difference_between_versions_tells_who_took_over(con):
    put(con, *MALUKU)
    put(con, HANDED_OVER)
    found = rows(ask(con, "version_difference", from_version=2, to_version=3))
    assert [(r["kind"], r["government_name"], r["component_name"], r["old_words"], r["new_words"]) for r in found] == [
        ("pengampu", "Maluku", "Penguatan Pengawasan",
         "Inspektorat Daerah (Pokja VII) · SK Gubernur 12/2024", "Biro Hukum (Pokja VII)"),
    ]  # fmt: skip
    undo(con, 3, "Analis", "keliru", CALLER)
    assert rows(ask(con, "version_difference", from_version=2, to_version=4)) == []
    assert len(ask(con, "version_difference", from_version=1, to_version=4)) == 3


AS_OF_THE_NEWEST = """
select government_code, area, new_owners, new_pokja, new_note, new_is_illustrative
from (from owner_change qualify row_number() over (partition by government_code, area order by version_id desc) = 1)
where new_owners is not null order by all
"""
STANDING = "select government_code, area, owners, pokja, note, is_illustrative from standing_owner order by all"


@pytest.mark.parametrize("seed", range(3))
def test_after_any_sequence_of_saves_and_undos_the_log_and_the_present_agree(con, seed):
    chance = random.Random(seed)
    for _ in range(14):
        known = [version["version_id"] for version in history(con) if version["kind"] != "seed"]
        with contextlib.suppress(SaveError):  # an undo of what is undone already
            if known and chance.random() < 0.35:
                undo(con, chance.choice(known), "Analis", "uji", CALLER)
            else:
                areas = chance.sample(["MP", "WAS", "PP", "RB Tematik"], 3)
                lines = [[chance.choice(["Maluku", "Banten"]), area, chance.choice(["A", "B; A", "B", None])]
                         for area in areas]  # fmt: skip
                file = replace(read(*lines), is_illustrative=chance.random() < 0.25)
                save(con, upload(file, mode=chance.choice(["perbaiki", "tambah", "ganti"])), CALLER)
        assert con.execute(AS_OF_THE_NEWEST).fetchall() == con.execute(STANDING).fetchall()
    for version in history(con):
        if version["kind"] == "upload" and version["is_in_force"]:
            undone = {each["undoes_version"]: each["version_id"] for each in history(con)}
            last = version["version_id"]
            while last in undone:
                last = undone[last]
            undo(con, last, "Analis", "uji", CALLER)
    assert con.execute("select count(*) from current_area_owner").fetchone() == (0,)


# Template


def template(owners=None, government="81"):
    return build_owner_template(REFERENCE, government, owners or {}, 7)


def test_the_template_has_the_eight_areas_and_the_newest_components_prefilled(con):
    put(con, *MALUKU, ["Maluku", "Kinerja Organisasi", "Biro Organisasi", None, None])
    sheet = load_workbook(BytesIO(template(read_real_owners(con, "81"))))["Pengampu"]
    lines = [dict(zip(COLUMNS, line, strict=True)) for line in sheet.iter_rows(min_row=2, values_only=True)]
    by_area = {line["area"]: line for line in lines}
    newest = rb_methods(REFERENCE)[0]
    assert [line["area"] for line in lines[:8]] == list(AREAS) and lines[8]["area"] == "RB_GENERAL"
    assert by_area.keys() - set(AREAS) - newest.components.keys() == {"HASIL.HASIL_KO"}
    assert not any("hanya K/L" in line["nama_area"] for line in lines)
    assert by_area["MP"]["perangkat_daerah_pengampu"] == "Biro Organisasi; Badan Kepegawaian Daerah"
    assert (by_area["WAS"]["pokja"], by_area["WAS"]["catatan"]) == ("Pokja VII", "SK Gubernur 12/2024")
    assert sheet.protection.sheet and not sheet["D2"].protection.locked and sheet["B2"].protection.locked


def test_a_prefilled_template_sent_back_says_the_same_and_a_filled_one_adds(con):
    put(con, *MALUKU)
    book = load_workbook(BytesIO(template(read_real_owners(con, "81"))))
    for filled, action in ((None, set()), ("Bappeda", {"baru"})):
        book["Pengampu"]["D7"] = filled  # Akuntabilitas
        stream = BytesIO()
        book.save(stream)
        found = check_file("templat.xlsx", stream.getvalue())
        assert (found.status, found.source.prepared_version) == ("accepted", 7)
        assert kinds(found) == [("sheet_skipped", None)]
        outcome = save(con, upload(found), CALLER, dry_run=True)
        assert set(actions(outcome).values()) == {"sama"} | action


def test_a_government_nobody_knows_has_no_template():
    with pytest.raises(ValueError, match="tidak dikenal"):
        template(government="99")
