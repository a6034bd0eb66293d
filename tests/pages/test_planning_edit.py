"""The editors of planning: what an edited table changes, two people at once, and who may write."""

import re
from datetime import date
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from data.permission import COMMAND_LINE, Caller
from data.planning.checklist import answer
from data.planning.decisions import add_decision, edit_decision, remove_decision
from data.planning.model import ActionEdit, Answer
from pages._output.planning import editing, editing_words
from pages._ui import access
from tests.pages.planning.samples import action
from tests.pages.test_area_page import ENGLISH, POINT
from tests.pages.test_every_page import checked, text
from tests.planning import action as read_action
from tests.planning import change, kept, new, put, remove, send

pytestmark = pytest.mark.usefixtures("on_screen")
PLAN = {"government_code": "82", "year": 2025}
KEY = "planning_actions_82_2025"
HOSTILE = "<script>alert(1)</script> **tebal** [x](http://jahat.id) :red[merah] $a$"
BEFORE = [
    action(number=1, target_1=1.5, realised_1=None, budget=1250000.0),
    action(number=2, activity="Kegiatan 2", is_illustrative=True),
]


@pytest.fixture
def allowed(monkeypatch):
    monkeypatch.setattr(access, "caller", lambda: COMMAND_LINE)


# The pure part


def changes(edited=None, added=(), deleted=(), before=BEFORE, shown=None):
    state = {"edited_rows": edited or {}, "added_rows": list(added), "deleted_rows": list(deleted)}
    lines = editing.lines_after(shown or list(map(editing.grid_line, before)), state)
    return editing.changes_of(before, lines, PLAN)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("60,37", "60.37"), ("1.250,5", "1250.5"), ("1.250.000", "1250000"), ("0", "0"), ("0,1000", "0.1"), ("−5", "-5"),
     ("-5,25", "-5.25"), ("Rp 1.500.000", "1500000"), ("rp.75", "75"), (" 12 ", "12"), (0.1, "0.1"), (3, "3"),
     ("12345678901234,5678", "12345678901234.5678")],
)  # fmt: skip
def test_a_number_is_read_exactly_as_indonesian_writes_it(typed, read):
    assert editing.read_number(typed) == Decimal(read)


@pytest.mark.parametrize("typed", ["60.37", "1.25", "1,2,3", "12.34.567", "2 dokumen", "x", "1e5", "tiga", "½"])
def test_what_is_no_number_stays_as_it_is_typed(typed):
    assert editing.read_number(typed) == typed


@pytest.mark.parametrize("typed", [None, "", "  ", float("nan")])
def test_an_empty_cell_is_nothing_and_never_nought(typed):
    assert editing.read_number(typed) is None


def test_an_untouched_table_changes_nothing():
    assert changes() == []


def test_a_cell_put_back_changes_nothing():
    assert changes({0: {"target_1": "1,50", "activity": " Kegiatan  1 ", "theme": "", "budget": "Rp 1.250.000"}}) == []


def test_only_the_changed_cells_of_a_row_are_sent():
    assert changes({"0": {"realised_1": "60,37", "budget": None}}) == [
        ActionEdit("r1", {"realised_1": Decimal("60.37"), "budget": None})
    ]


def test_rows_are_added_removed_and_ticked():
    found = changes({1: {"removed": True, "unit": "x"}}, [{"activity": "Baru", "area": "MP"}, {}, {"unit": " "}], [0])
    assert found == [
        ActionEdit("r1", is_withdrawn=True),
        ActionEdit("r2", is_withdrawn=True),
        ActionEdit(None, PLAN | {"activity": "Baru", "area": "MP"}),
    ]


def test_a_new_row_ticked_as_removed_is_no_row():
    assert changes(added=[{"activity": "Baru", "removed": True}]) == []


def test_edits_laid_over_what_somebody_else_wrote_keep_both():
    edits = changes({0: {"realised_1": "2"}, 1: {"unit": "orang"}}, [{"activity": "Baru"}])
    standing = [action(number=1, target_1=9.0, version_id=13, budget=1250000.0)]  # r2 is gone
    lines = editing.lines_over(BEFORE, standing, edits)
    assert [line["activity"] for line in lines] == ["Kegiatan 1", "Kegiatan 2", "Baru"]
    assert (lines[0]["target_1"], lines[0]["realised_1"], lines[1]["unit"]) == ("9", "2", "orang")
    again = editing.changes_of(standing, lines, PLAN)
    assert [(edit.action_id, edit.fields.get("unit")) for edit in again] == [
        ("r1", None),
        (None, "orang"),
        (None, None),
    ]
    lines = editing.take_standing(lines, standing, "r2")
    lines = editing.take_standing(lines, standing, "r1")
    assert [edit.fields["activity"] for edit in editing.changes_of(standing, lines, PLAN)] == ["Baru"]


def test_a_conflict_is_an_edited_row_for_which_another_version_speaks():
    edits = changes({0: {"realised_1": "2"}}, deleted=[1])
    standing = [action(number=1, target_1=9.0, version_id=13), action(number=3, version_id=14)]
    first, second = editing.conflicts_of(BEFORE, standing, edits)
    assert (first.action_id, second.action_id, second.stands) == ("r1", "r2", None)
    lines = {line["column"]: line for line in editing_words.conflict_lines(first)}
    assert lines["Target TW I"] == {"column": "Target TW I", "seen": "1,5", "mine": "tidak diubah", "stands": "9"}
    assert (lines["Realisasi TW I"]["mine"], lines["Realisasi TW I"]["stands"]) == ("2", None)
    assert editing_words.conflict_lines(second)[0]["stands"] == "sudah dihapus"
    assert editing.conflicts_of(BEFORE, BEFORE, edits) == []


def test_the_preview_tells_old_and_new_and_what_cannot_be_read():
    edits = changes({0: {"target_1": "60.37", "budget": None, "area": "MP"}}, [{"activity": HOSTILE}], [1])
    lines = editing_words.preview_lines(BEFORE, edits)
    told = [(line["column"], line["old"], line["new"]) for line in lines]
    assert ("Area", "Akuntabilitas", "Manajemen perubahan") in told
    assert ("Target TW I", "1,5", "60.37 (tidak terbaca sebagai angka; tulis seperti 1.250,5)") in told
    assert ("Anggaran", "1.250.000", "dikosongkan") in told and ("seluruh renaksi", "berlaku", "dihapus") in told
    assert any("rb-tag" in line["name"] for line in lines) and editing_words.count_words(edits) == (
        "1 diubah, 1 baru, 1 dihapus"
    )


def test_the_preview_hints_at_more_absorbed_than_budgeted():
    told = [line["new"] for line in editing_words.preview_lines(BEFORE, changes({0: {"absorbed": "2.000.000"}}))]
    assert told == ["2.000.000 (serapan melebihi anggaran)"]
    told = [line["new"] for line in editing_words.preview_lines(BEFORE, changes({0: {"absorbed": "1.000"}}))]
    assert told == ["1.000"]


# The page


def page():
    """The three editors of Maluku Utara, on a page of their own; runs as a script."""
    import streamlit as st  # noqa: PLC0415

    from pages._ui import asking, planning_edit_actions, planning_edit_checklist, planning_edit_decisions  # noqa: PLC0415
    from queries import rows  # noqa: PLC0415

    if st.session_state.get("elsewhere"):
        return
    ask = lambda name, **given: rows(asking.answer(name, government_code="82", **given))  # noqa: E731
    planning_edit_actions.show("82", 2025, ask("actions", year=2025))
    planning_edit_decisions.show("82", ask("raker_decisions"))
    planning_edit_checklist.show("82", ask("offices"), ask("checklist"))


def opened():
    return checked(AppTest.from_function(page, default_timeout=60).run())


def flat(app):
    return re.sub(r"\s+", " ", text(app))


def grid(app):
    """The key of the grid on screen."""
    (editor,) = app.data_editor
    return editor.key


def cells(app):
    """Action -> its line as the grid starts."""
    lines = app.data_editor[0].value.to_dict("records")
    return {line["action_id"]: line for line in lines}


def type_into(app, edited=None, added=(), deleted=()):
    """What the browser sends after typing into the grid."""
    app.session_state[grid(app)] = {
        "edited_rows": edited or {}, "added_rows": list(added), "deleted_rows": list(deleted)
    }  # fmt: skip
    return checked(app.run())


def press(app, label, number=0):
    return checked([button for button in app.button if button.label == label][number].click().run())


def save(app, actor="Siti", reason="Hasil rapat"):
    app.text_input(key=f"{KEY}_actor").input(actor)
    next(field for field in app.text_input if (field.key or "").startswith(f"{KEY}_reason")).input(reason)
    return press(app, "Simpan perubahan")


def versions(con):
    return con.execute("select max(version_id) from version").fetchone()[0]


def test_who_may_not_write_reads_why_and_finds_no_field(con):
    put(con, new())
    app = opened()
    assert flat(app).count("Data hanya dapat diubah") == 3
    assert not app.data_editor and not app.text_input and not app.button


def test_a_forced_save_without_the_right_writes_nothing(con, monkeypatch):
    put(con, new())
    monkeypatch.setattr(access, "caller", lambda: COMMAND_LINE)
    app = type_into(opened(), {0: {"unit": "orang"}})
    monkeypatch.setattr(access, "why_not", lambda government: None)  # the page believes it may
    monkeypatch.setattr(access, "caller", lambda: Caller(peer="10.0.0.9", host="rb.go.id"))
    before = versions(con)
    save(app)
    assert "Data hanya dapat diubah" in app.error[0].value and versions(con) == before
    assert app.session_state[KEY].lines[0]["unit"] == "orang"


def test_all_changes_of_the_table_become_one_version_with_undo(con, allowed):
    put(con, new("Satu", target_1=Decimal("1.5")), new("Dua"), new("Tiga"))
    before = versions(con)
    app = type_into(
        opened(), {0: {"realised_1": "60,3701", "budget": "1.250.000,25"}}, [{"activity": HOSTILE, "area": "AKT"}], [1]
    )
    assert "Yang akan disimpan: 1 diubah, 1 baru, 1 dihapus" in flat(app)
    save(app)
    assert f"Tersimpan sebagai versi {before + 1}: 1 diubah, 1 baru, 1 dihapus." in flat(app)
    assert versions(con) == before + 1 and not app.error
    found = kept(con, "activity, target_1, realised_1, budget, actor, reason")
    by = {row[0]: row[1:] for row in found}
    assert list(by) == ["Satu", "Tiga", HOSTILE]
    assert by["Satu"] == (Decimal("1.5"), Decimal("60.3701"), Decimal("1250000.25"), "Siti", "Hasil rapat")
    assert by[HOSTILE][:2] == (None, None)
    assert "Belum ada perubahan pada tabel." in flat(app) and app.text_input(key=f"{KEY}_actor").value == "Siti"
    undo = f"undo_actions_{before + 1}"
    app.session_state[f"{undo}_open"] = True
    checked(app.run())
    app.text_input(key=f"{undo}_actor").set_value("Siti")
    app.text_input(key=f"{undo}_reason").set_value("keliru")
    press(checked(app.run()), "Batalkan versi ini")
    assert [row[0] for row in kept(con, "activity")] == ["Satu", "Dua", "Tiga"]
    assert f"Versi {before + 1} dibatalkan oleh versi {before + 2}." in flat(app)
    assert [line["activity"] for line in cells(app).values()] == ["Satu", "Dua", "Tiga"]


def test_name_and_reason_are_asked_and_nothing_typed_is_lost(con, allowed):
    put(con, new())
    before = versions(con)
    app = save(type_into(opened(), {0: {"unit": "orang"}}), reason="")
    assert "alasan" in app.error[0].value and versions(con) == before
    assert "orang" in flat(app)
    save(app)
    assert kept(con, "unit") == [("orang",)]


def test_a_number_that_cannot_be_read_is_refused_and_stays(con, allowed):
    put(con, new())
    app = save(type_into(opened(), {0: {"target_1": "60.37"}}))
    assert "target TW I\\: tertulis “60.37”, seharusnya angka" in app.error[0].value
    assert kept(con, "target_1") == [(None,)] and "60.37 (tidak terbaca" in flat(app)


def test_of_two_people_at_once_the_second_is_told_keeps_the_typing_and_decides(con, allowed):
    put(con, new("Satu"), new("Dua"))
    first, second = opened(), opened()
    type_into(
        second, {0: {"realised_1": "7", "unit": "orang"}, 1: {"unit": "kegiatan"}}, [{"activity": "X", "area": "MP"}]
    )
    save(type_into(first, {0: {"unit": "dokumen", "obstacle": HOSTILE}}), actor="Budi")
    before = versions(con)
    save(second)
    assert versions(con) == before
    refusal = second.error[0].value
    assert "Renaksi r1" in refusal and "sudah diubah oleh Budi" in refusal and f"(versi {before})" in refusal
    assert cells(second)["r1"]["realised_1"] == "7" and cells(second)["r1"]["unit"] == "orang"
    assert cells(second)["r2"]["unit"] == "kegiatan"
    assert "X" in [row["activity"] for row in second.data_editor[0].value.to_dict("records")]
    read = flat(second)
    assert "Yang tersimpan sekarang" in read and "Satuan – orang dokumen" in read and HOSTILE in read
    assert "Isian Anda masih ada di tabel" in read
    press(second, "Simpan perubahan")
    assert kept(con, "unit, obstacle is not null, actor") == [
        ("orang", True, "Siti"), ("kegiatan", False, "Siti"), (None, False, "Siti"),
    ]  # fmt: skip


def test_the_second_person_can_take_what_is_stored_and_save_the_rest(con, allowed):
    put(con, new("Satu"), new("Dua"))
    app = type_into(opened(), {0: {"unit": "orang"}, 1: {"unit": "kegiatan"}})
    put(con, change("r1", unit="dokumen"))
    press(save(app), "Pakai yang tersimpan")
    assert not app.error and cells(app)["r1"]["unit"] == "dokumen" and "1 diubah" in flat(app)
    press(app, "Simpan perubahan")
    assert kept(con, "unit") == [("dokumen",), ("kegiatan",)]


def test_a_change_between_seeing_both_and_saving_again_is_told_again(con, allowed):
    put(con, new("Satu"))
    app = type_into(opened(), {0: {"unit": "orang"}})
    put(con, change("r1", unit="dokumen"))
    save(app)
    put(con, change("r1", unit="laporan"))
    press(app, "Simpan perubahan")
    assert kept(con, "unit") == [("laporan",)] and "sudah diubah" in app.error[0].value
    assert "orang laporan" in flat(app)
    press(app, "Simpan perubahan")
    assert kept(con, "unit") == [("orang",)]


def test_a_row_removed_by_somebody_else_can_be_written_again_or_let_go(con, allowed):
    put(con, new("Satu"), new("Dua"))
    app = type_into(opened(), {0: {"unit": "orang"}})
    put(con, remove("r1"))
    save(app)
    assert "sudah dihapus" in app.error[0].value and "sebagai renaksi baru" in flat(app)
    other = opened()
    press(app, "Simpan perubahan")
    assert kept(con) == [("r2", "Dua"), ("r3", "Satu")]
    app = type_into(other, {0: {"unit": "orang"}})
    put(con, remove("r2"))
    press(save(app), "Pakai yang tersimpan")
    assert "Belum ada perubahan" in flat(app) and kept(con) == [("r3", "Satu")]


def test_illustrative_and_real_actions_are_saved_apart(con, allowed):
    put(con, new("Nyata"))
    send(con, read_action("Contoh"), is_illustrative=True)
    app = opened()
    assert [line["mark"] for line in cells(app).values()].count("ilustrasi") == 1
    position = list(cells(app)).index("r2")
    type_into(app, {position: {"unit": "lembar"}, 1 - position: {"unit": "orang"}})
    assert "disimpan sebagai versi yang terpisah" in flat(app)
    before = versions(con)
    save(app)
    assert kept(con, "unit, is_illustrative") == [("orang", False), ("dokumen", True)]
    assert "1 diubah" in flat(app) and cells(app)["r2"]["unit"] == "lembar"
    save(app)
    assert kept(con, "unit, is_illustrative") == [("orang", False), ("lembar", True)]
    assert con.execute("select is_illustrative from version where version_id > ? order by 1", [before]).fetchall() == [
        (False,), (True,),
    ]  # fmt: skip


def test_an_idle_table_follows_the_data_and_a_busy_one_stays(con, allowed):
    put(con, new("Satu"))
    idle, busy = opened(), type_into(opened(), {0: {"unit": "orang"}})
    put(con, change("r1", activity="Satu baru"))
    assert cells(checked(idle.run()))["r1"]["activity"] == "Satu baru"
    assert cells(checked(busy.run()))["r1"]["activity"] == "Satu"


def test_a_row_is_added_by_a_button_too_and_the_typing_stays(con, allowed):
    put(con, new("Satu"))
    app = press(type_into(opened(), {0: {"unit": "orang"}}), "Tambah baris")
    lines = app.data_editor[0].value.to_dict("records")
    assert len(lines) == 2 and lines[0]["unit"] == "orang"
    save(type_into(app, {1: {"activity": "Dua", "area": "PP"}}))
    assert kept(con, "activity, area, unit") == [("Satu", "MP", "orang"), ("Dua", "PP", None)]


def test_what_was_typed_is_there_again_after_a_visit_to_another_page(con, allowed):
    put(con, new("Satu"))
    app = type_into(opened(), {0: {"unit": "orang"}}, [{"activity": "Dua"}])
    app.session_state["elsewhere"] = True
    assert not checked(app.run()).data_editor
    app.session_state["elsewhere"] = False
    checked(app.run())
    assert [line["unit"] for line in app.data_editor[0].value.to_dict("records")][0] == "orang"
    assert "1 diubah, 1 baru" in flat(app)


def test_the_cards_speak_indonesian(illustrated_folder, allowed):
    app = opened()
    read = flat(app)
    assert not ENGLISH.search(read), ENGLISH.search(read)
    assert not POINT.search(read.replace("1.250,5", "")), POINT.search(read)


# Decisions


DECISION = {"government": "82", "raker_date": date(2026, 4, 10), "decision": "Menyusun road map", "actor": "Budi"}


def field_of(app, kind, name):
    return next(
        one for one in app.get(kind) if (one.key or "").startswith("planning_decision_") and one.key.endswith(name)
    )


def choose(app, decision_id):
    return checked(app.selectbox(key="planning_decision_which").select(decision_id).run())


def decided(con, columns="decision, status, pic, follow_up"):
    return con.execute(f"select {columns} from current_raker_decision order by decision_id").fetchall()


def test_a_decision_is_written_down_changed_and_removed(con, allowed):
    app = opened()
    field_of(app, "text_area", "_decision").input(HOSTILE)
    field_of(app, "date_input", "_raker_date").set_value(date(2026, 4, 10))
    field_of(app, "text_input", "_other").input("Bapak <b>X</b>")
    app.text_input(key="planning_decision_actor").input("Siti")
    press(app, "Catat keputusan")
    assert decided(con) == [(HOSTILE, "belum", "Bapak <b>X</b>", None)]
    assert f"Keputusan k1 tersimpan sebagai versi {versions(con)}." in flat(app)
    assert field_of(app, "text_area", "_decision").value == ""
    choose(app, "k1")
    field_of(app, "selectbox", "_status").select("selesai")
    field_of(app, "text_area", "_follow_up").input("Sudah.")
    field_of(app, "text_input", "_reason").input("Laporan")
    press(app, "Simpan perubahan keputusan")
    assert decided(con) == [(HOSTILE, "selesai", "Bapak <b>X</b>", "Sudah.")]
    choose(app, "k1")
    field_of(app, "text_input", "_reason").input("Ganda")
    press(app, "Hapus keputusan ini")
    assert decided(con) == [] and f"Keputusan k1 dihapus oleh versi {versions(con)}." in flat(app)


def test_a_decision_without_a_date_is_one_sentence_and_keeps_its_words(con, allowed):
    app = opened()
    field_of(app, "text_area", "_decision").input("Menyusun peta")
    app.text_input(key="planning_decision_actor").input("Siti")
    press(app, "Catat keputusan")
    assert "tanggal raker" in app.error[0].value and decided(con) == []
    assert field_of(app, "text_area", "_decision").value == "Menyusun peta"


def busy_decision(con):
    add_decision(con, COMMAND_LINE, **DECISION)
    app = choose(opened(), "k1")
    field_of(app, "text_area", "_follow_up").input("Isian saya")
    field_of(app, "text_input", "_reason").input("Rapat")
    app.text_input(key="planning_decision_actor").input("Siti")
    return app


def test_a_decision_changed_meanwhile_shows_both_and_can_be_saved_on_top(con, allowed):
    app = busy_decision(con)
    given = {"actor": "Budi", "reason": "Rapat", "base_version": None}
    edit_decision(con, "k1", COMMAND_LINE, changes={"status": "berjalan", "follow_up": "Punya Budi"}, **given)
    press(app, "Simpan perubahan keputusan")
    assert "sudah diubah oleh Budi" in app.error[0].value and decided(con)[0][3] == "Punya Budi"
    assert "Tindak lanjut – Isian saya Punya Budi" in flat(app) and "tidak diubah berjalan" in flat(app)
    assert field_of(app, "text_area", "_follow_up").value == "Isian saya"
    press(app, "Simpan perubahan keputusan")
    assert decided(con) == [("Menyusun road map", "berjalan", None, "Isian saya")]


def test_a_decision_of_somebody_else_does_not_empty_the_form(con, allowed):
    app = opened()
    field_of(app, "text_area", "_decision").input("Isian saya")
    add_decision(con, COMMAND_LINE, **DECISION)
    press(app, "Catat keputusan")
    assert "Tulis nama Anda" in app.error[0].value
    assert field_of(app, "text_area", "_decision").value == "Isian saya"


def test_the_stored_decision_can_be_taken_instead(con, allowed):
    app = busy_decision(con)
    edit_decision(con, "k1", COMMAND_LINE, actor="Budi", reason="x", changes={"follow_up": "Budi"}, base_version=None)
    press(press(app, "Simpan perubahan keputusan"), "Pakai yang tersimpan")
    assert not app.error and field_of(app, "text_area", "_follow_up").value == "Budi"


def test_a_decision_removed_meanwhile_can_be_written_again(con, allowed):
    app = busy_decision(con)
    remove_decision(con, "k1", COMMAND_LINE, actor="Budi", reason="x", base_version=None)
    press(app, "Simpan perubahan keputusan")
    assert "sudah dihapus" in app.error[0].value and field_of(app, "text_area", "_follow_up").value == "Isian saya"
    press(app, "Simpan sebagai keputusan baru")
    assert decided(con, "decision_id, follow_up") == [("k2", "Isian saya")]


# Six questions


def answered(con):
    return con.execute(
        "select perangkat_daerah, question, answer, note, is_illustrative from current_checklist_answer order by 2"
    ).fetchall()


def open_office(app, name):
    checked(app.selectbox(key="planning_checklist_office_82").select("").run())
    return checked(app.text_input(key="planning_checklist_other_82").input(name).run())


def question(app, kind, code, name):
    return next(
        one for one in app.get(kind) if re.fullmatch(rf"planning_checklist_82_{code}_\d+_{name}", one.key or "")
    )


def reply(app, code, said, note=None):
    question(app, "selectbox", code, "answer").select(said or "")
    if note:
        question(app, "text_input", code, "note").input(note)
    app.text_input(key="planning_checklist_actor").input("Siti")
    return app


def test_six_questions_of_a_new_office_are_one_version(con, allowed):
    app = open_office(opened(), "Dinas Baru")
    before = versions(con)
    press(reply(reply(app, "monev", "sudah", HOSTILE), "tim", "belum"), "Simpan jawaban")
    assert answered(con) == [
        ("Dinas Baru", "monev", "sudah", HOSTILE, False),
        ("Dinas Baru", "tim", "belum", None, False),
    ]
    assert versions(con) == before + 1 and f"tersimpan sebagai versi {before + 1}." in flat(app)
    press(reply(app, "tim", None), "Simpan jawaban")
    assert [row[1] for row in answered(con)] == ["monev"]


def test_illustrative_answers_are_told_and_never_filled_in(con, allowed):
    given = [Answer("Dinas Baru", "monev", "sudah", note="Contoh")]
    answer(con, COMMAND_LINE, actor="Uji", government="82", answers=given, base_version=None, is_illustrative=True)
    app = open_office(opened(), "dinas  baru")
    assert "jawaban ilustrasi: sudah, tidak diisikan" in flat(app)
    assert question(app, "selectbox", "monev", "answer").value == ""
    assert question(app, "text_input", "monev", "note").value == ""


def test_a_note_without_an_answer_is_not_dropped_silently(con, allowed):
    app = press(reply(open_office(opened(), "Dinas Baru"), "monev", None, "Catatan"), "Simpan jawaban")
    assert "pilih jawabannya" in app.error[0].value and answered(con) == []
    assert question(app, "text_input", "monev", "note").value == "Catatan"


def test_answers_given_meanwhile_are_shown_beside_and_nothing_is_overwritten_unseen(con, allowed):
    app = open_office(opened(), "Dinas Baru")
    reply(reply(app, "monev", "belum", "Punya saya"), "renaksi", "sudah")
    given = [Answer("Dinas Baru", "monev", "sudah", note="Punya Budi"), Answer("Dinas Baru", "tim", "sebagian")]
    answer(con, COMMAND_LINE, actor="Budi", government="82", answers=given, base_version=None)
    press(app, "Simpan jawaban")
    assert "diubah oleh Budi" in app.error[0].value and len(answered(con)) == 2
    assert "Catatan – Punya saya Punya Budi" in flat(app)
    assert question(app, "text_input", "monev", "note").value == "Punya saya"
    assert question(app, "selectbox", "tim", "answer").value == "sebagian"
    press(app, "Pakai yang tersimpan")
    assert question(app, "text_input", "monev", "note").value == "Punya Budi"
    assert question(app, "selectbox", "renaksi", "answer").value == "sudah"
    press(app, "Simpan jawaban")
    assert [(row[1], row[2]) for row in answered(con)] == [
        ("monev", "sudah"),
        ("renaksi", "sudah"),
        ("tim", "sebagian"),
    ]
