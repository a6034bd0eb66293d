"""One value is corrected, or a published one contested, with a reason and without a file."""

from decimal import Decimal

import pytest

from data.ingest.storing.editing import edit
from data.ingest.storing.history import history
from data.ingest.storing.saving import SaveError, save
from queries import ask_each
from tests.saving import CALLER, FIGURE, record, upload

TARGET = ("53", "", "RB", "", 2021, "target", "RPJMD", "")


def change(con, figure=FIGURE, reason="menurut surat seharusnya", **more):
    return edit(con, figure, CALLER, actor="Analis", reason=reason, **more)


def standing(con):
    return con.execute(
        "select value, status, note, evidence, sheet_name from current_score where government_code = '53'"
        " and indicator_code = 'RB' and year = 2019 and kind = 'realisasi' and component = ''"
    ).fetchone()


def test_a_published_value_is_contested_with_its_letter_and_reason(con):
    assert change(con, value=Decimal("61.40"), predikat="B", letter_number="B/7/2020") == 2
    assert standing(con) == (Decimal("61.4"), "ada", "menurut surat seharusnya", "letter", None)
    assert history(con)[0]["kind"] == "edit"
    assert con.execute("select count(*) from claim where government_code = '53' and year = 2019"
                       " and indicator_code = 'RB' and not is_uploaded").fetchone()[0] > 0  # fmt: skip
    assert {name: len(rows) for name, rows in ask_each(con, "checks").items() if len(rows)} == {}


def test_a_published_number_can_be_said_not_to_exist(con):
    change(con, status="belum_dikeluarkan")
    assert standing(con)[:2] == (None, "belum_dikeluarkan")
    save(con, upload(record("61.5")), CALLER)
    assert standing(con)[0] == Decimal("61.5")


def test_a_correction_to_a_rounder_number_counts(con):
    change(con, value=Decimal("60"))
    assert standing(con)[0] == 60


def test_a_target_is_corrected_within_its_document_and_plan(con):
    con.execute("update target set plan_from_year = 2018, plan_to_year = 2023 where government_code = '53'")
    save(con, upload(record("61.5")), CALLER)
    change(con, TARGET, value=Decimal("72"), upper_value=Decimal("73"))
    rows = con.execute(
        "select value::integer, upper_value::integer, document, plan_from_year, plan_to_year from current_target"
        " where government_code = '53' and year = 2021 and indicator_code = 'RB'"
    ).fetchall()
    assert rows == [(72, 73, "RPJMD", 2018, 2023)]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"value": Decimal("101")}, "di atas"),
        ({"value": Decimal("-1")}, "di bawah"),
        ({"value": Decimal("61"), "reason": "  "}, "alasan"),
        ({}, "Isi nilai atau predikat"),
        ({"value": Decimal("61"), "status": "belum_dikeluarkan"}, "Isi nilai atau predikat"),
        ({"value": Decimal("61"), "predikat": "AA"}, "AA"),
        ({"value": Decimal("60"), "upper_value": Decimal("61")}, "Rentang"),
        ({"value": Decimal("61"), "figure": ("00", *FIGURE[1:])}, "tidak dikenal"),
        ({"value": Decimal("6"), "figure": (*FIGURE[:3], "TIDAK.ADA", *FIGURE[4:])}, "TIDAK.ADA"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(con, more, words):
    with pytest.raises(SaveError, match=words):
        change(con, **more)
    assert con.execute("select last_version from version_counter").fetchone() == (1,)


def test_a_warning_is_accepted_by_its_kind(con):
    with pytest.raises(SaveError) as refusal:
        change(con, value=Decimal("61"), predikat="AA")
    accepted = frozenset(issue.type for issue in refusal.value.issues)
    assert change(con, value=Decimal("61"), predikat="AA", accepted=accepted) == 2


def test_a_value_changed_meanwhile_is_not_overwritten_unseen(con):
    change(con, value=Decimal("61"))
    with pytest.raises(SaveError, match="sudah diubah versi 2"):
        change(con, value=Decimal("62"), base_version=1)
    with pytest.raises(SaveError, match="nilai yang sama"):
        change(con, value=Decimal("61"), base_version=1)
    assert change(con, value=Decimal("62"), base_version=2) == 3


def test_a_correction_withdrawn_by_a_whole_year_troubles_no_check(con):
    change(con, (*FIGURE[:3], "PENGUNGKIT.MP", *FIGURE[4:]), value=Decimal("3"))
    save(con, upload(record("4", component="PENGUNGKIT.PUU"), mode="ganti"), CALLER)
    assert con.execute("select is_withdrawn from score where claim_id = 'U2-1' order by version_id").fetchall() == [
        (False,), (True,),
    ]  # fmt: skip
    assert {name: len(rows) for name, rows in ask_each(con, "checks").items() if len(rows)} == {}
