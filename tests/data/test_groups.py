"""Own peer groups: who may make them, what they must be, and that nothing of them is ever lost."""

import pytest

from data.groups import create_group, edit_group, remove_group
from data.ingest.storing.history import history
from data.ingest.storing.saving import SaveError
from data.ingest.storing.undoing import undo
from data.permission import COMMAND_LINE, Caller, NotAllowed
from pages._output.group_members import groups_of
from pages._output.version_words import activity_words
from queries import ask, ask_each, rows

GIVEN = {"actor": "Analis", "name": "Gugus timur", "reason": "Sama-sama kepulauan.", "members": ["82", "81", "53"]}


def make(con, **more):
    return create_group(con, COMMAND_LINE, **(GIVEN | more))


def own_groups(con, government="82"):
    found = rows(ask(con, "peer_groups", government_code=government, indicator_code="RB", year=None))
    return {row["group_id"]: row for row in found if row["is_own"]}


def versions(con):
    return con.execute("select count(*) from version").fetchone()[0]


def test_a_group_is_stored_with_its_reason_and_its_members_in_order(con):
    assert make(con, name="  Gugus   timur ", members=["82", "53", "81", "82"]) == "g1"
    group = own_groups(con)["g1"]
    assert (group["name"], group["reason"]) == ("Gugus timur", "Sama-sama kepulauan.")
    assert group["government_codes"] == ["53", "81", "82"] and group["is_member"]
    assert not own_groups(con, "36")["g1"]["is_member"]


@pytest.mark.parametrize("caller", [Caller(), Caller(bound="0.0.0.0", peer="10.0.0.7", host="10.0.0.1:8501")], ids=str)
def test_who_may_not_write_makes_changes_and_removes_no_group(con, caller):
    make(con)
    before = versions(con)
    for attempt in (
        lambda: create_group(con, caller, **GIVEN),
        lambda: edit_group(con, "g1", caller, **(GIVEN | {"name": "Lain"})),
        lambda: remove_group(con, "g1", caller, actor="Analis"),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert versions(con) == before and own_groups(con)["g1"]["name"] == "Gugus timur"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"name": "ab"}, "3 sampai 60"),
        ({"name": "x" * 61}, "3 sampai 60"),
        ({"reason": "   "}, "alasan"),
        ({"reason": "x" * 301}, "300"),
        ({"members": ["82"]}, "sekarang 1"),
        ({"members": ["82", "82"]}, "sekarang 1"),
        ({"members": [f"{n}" for n in range(41)]}, "sekarang 41"),
        ({"members": ["82", "00"]}, "00 tidak dikenal"),
        ({"actor": " "}, "nama Anda"),
        ({"actor": "\u200b"}, "nama Anda"),
        ({"name": "a\u200b\u200d\u2060b"}, "3 sampai 60"),
        ({"name": "\u3164\u3164\u3164"}, "3 sampai 60"),
        ({"name": "--- ab"}, "3 sampai 60"),
        ({"name": "Gugus \ud800"}, "rusak"),
        ({"reason": "Alasan \udfff"}, "rusak"),
        ({"actor": "Ana\ud83d"}, "rusak"),
        ({"reason": "\u200b"}, "alasan"),
        ({"name": "PALING serupa"}, "bawaan"),
        ({"name": "Satu pulau: Maluku"}, "bawaan"),
    ],
)
def test_what_cannot_be_a_group_is_refused_in_one_sentence_and_leaves_nothing(con, more, words):
    with pytest.raises(SaveError, match=words):
        make(con, **more)
    assert versions(con) == 1 and not own_groups(con)


def test_two_groups_cannot_share_a_name(con):
    make(con)
    with pytest.raises(SaveError, match="sudah ada"):
        make(con, name="GUGUS TIMUR")
    assert make(con, name="Gugus barat") == "g2"
    with pytest.raises(SaveError, match="sudah ada"):
        edit_group(con, "g2", COMMAND_LINE, **GIVEN)


def test_a_change_is_a_row_more_and_the_old_one_stays(con):
    make(con)
    edit_group(con, "g1", COMMAND_LINE, **(GIVEN | {"members": ["82", "36"]}))
    assert own_groups(con)["g1"]["government_codes"] == ["36", "82"]
    kept = con.execute("select version_id, government_codes from peer_group order by version_id").fetchall()
    assert kept == [(2, ["53", "81", "82"]), (3, ["36", "82"])]


def test_a_change_that_changes_nothing_or_comes_after_another_one_is_refused(con):
    make(con)
    with pytest.raises(SaveError, match="tidak ada yang berubah"):
        edit_group(con, "g1", COMMAND_LINE, **GIVEN)
    edit_group(con, "g1", COMMAND_LINE, **(GIVEN | {"name": "Gugus dua"}), base_version=2)
    with pytest.raises(SaveError, match="sudah diubah versi 3"):
        edit_group(con, "g1", COMMAND_LINE, **(GIVEN | {"name": "Gugus tiga"}), base_version=2)
    with pytest.raises(SaveError, match="sudah diubah versi 3"):
        remove_group(con, "g1", COMMAND_LINE, actor="Analis", base_version=2)
    assert versions(con) == 3


def test_a_removed_group_is_gone_and_its_code_is_never_given_again(con):
    make(con)
    remove_group(con, "g1", COMMAND_LINE, actor="Analis")
    assert not own_groups(con)
    for attempt in (
        lambda: edit_group(con, "g1", COMMAND_LINE, **GIVEN),
        lambda: remove_group(con, "g1", COMMAND_LINE, actor="Analis"),
    ):
        with pytest.raises(SaveError, match="sudah dihapus"):
            attempt()
    assert make(con) == "g2"
    assert con.execute("select is_withdrawn from peer_group where group_id = 'g1' order by all").fetchall() == [
        (False,), (True,),
    ]  # fmt: skip


def test_the_log_names_each_step_and_no_figure_or_date_of_the_data_changes(con):
    figures = con.execute("select * from kept_score order by all").fetchall()
    as_of = con.execute("select max(data_as_of) from version").fetchone()
    make(con)
    edit_group(con, "g1", COMMAND_LINE, **(GIVEN | {"reason": "Lain."}))
    remove_group(con, "g1", COMMAND_LINE, actor="Sari")
    told = [(one["title"], one["actor"], one["kind"]) for one in history(con)[:3]]
    assert told == [
        ("Kelompok: Gugus timur, dihapus", "Sari", "edit"),
        ("Kelompok: Gugus timur, diubah", "Analis", "edit"),
        ("Kelompok: Gugus timur, dibuat", "Analis", "edit"),
    ]
    assert all(one["new_count"] == one["changed_count"] == one["gone_count"] == 0 for one in history(con)[:3])
    assert con.execute("select * from kept_score order by all").fetchall() == figures
    assert con.execute("select max(data_as_of) from version").fetchone() == as_of
    assert {name: len(found) for name, found in ask_each(con, "checks").items() if len(found)} == {}


def test_undoing_a_step_takes_it_back_and_undoing_that_brings_it_again(con):
    make(con)
    edit_group(con, "g1", COMMAND_LINE, **(GIVEN | {"name": "Gugus baru"}))
    assert undo(con, 3, "Analis", "salah", COMMAND_LINE).changes == []
    assert own_groups(con)["g1"]["name"] == "Gugus timur"
    undo(con, 4, "Analis", "tidak jadi", COMMAND_LINE)
    assert own_groups(con)["g1"]["name"] == "Gugus baru"
    remove_group(con, "g1", COMMAND_LINE, actor="Analis")
    undo(con, 6, "Analis", "masih dipakai", COMMAND_LINE)
    assert own_groups(con)["g1"]["name"] == "Gugus baru"
    undo(con, 2, "Analis", "versi lama", COMMAND_LINE)
    assert own_groups(con)["g1"]["name"] == "Gugus baru"  # held by the newer version 3


def test_the_version_log_names_the_group_and_counts_no_figures(con):
    make(con, actor="Siti")
    newest = max(rows(ask(con, "versions")), key=lambda version: version["version_id"])
    assert activity_words(newest) == "Siti: kelompok: Gugus timur, dibuat."


def test_characters_that_are_not_seen_are_dropped(con):
    make(con, name="Gu\u200bgus\u202e\x07 timur", reason="Sama\u00ad.\nJauh.")
    group = own_groups(con)["g1"]
    assert (group["name"], group["reason"]) == ("Gugus timur", "Sama. Jauh.")
    with pytest.raises(SaveError, match="sudah ada"):
        make(con, name="gugus\u2060 timur")


@pytest.mark.parametrize("level", ["provinsi", "kabupaten", None])
@pytest.mark.parametrize("predikat", ["BB", None])
def test_no_group_takes_the_name_of_one_that_every_page_offers(con, level, predikat):
    found = [{"group_id": "semua", "predikat": predikat, "government_codes": [], "is_member": True,
              "is_illustrative": False, "is_own": False}]  # fmt: skip
    own = {"government_code": "82", "short_name": "Maluku Utara", "level": level}
    presets = groups_of(found, [], own, "Indeks RB 2024", "Maluku")
    assert len(presets) == 5
    for preset in presets:
        with pytest.raises(SaveError, match="bawaan"):
            make(con, name=preset.name.upper())


def test_a_group_that_undoing_brought_back_holds_its_name_again(con):
    make(con)
    remove_group(con, "g1", COMMAND_LINE, actor="Analis")
    undo(con, 3, "Analis", "masih dipakai", COMMAND_LINE)
    with pytest.raises(SaveError, match="sudah ada"):
        make(con)
