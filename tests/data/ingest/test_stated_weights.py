"""The weight (Bobot) an upload writes beside a component is its ceiling for as long as the upload stands."""

from decimal import Decimal

from data.ingest.storing.saving import save
from data.ingest.storing.undoing import undo
from queries import ask, rows
from tests.saving import CALLER, record, upload

REFORM = "PENGUNGKIT.REFORM.REF_MP"  # published without a ceiling
PEMENUHAN = "PENGUNGKIT.PEMENUHAN.PEM_MP"  # published as 2, uncertain


def ceilings(con):
    found = rows(ask(con, "component_history", government_code="93", indicator_code="RB"))
    return {row["component"]: (row["ceiling"], row["ceiling_basis"], row["share_pct"]) for row in found}


def area(component, value, weight, **more):
    hint = weight and Decimal(weight)
    return record(value, government="93", year=2021, component=component, ceiling_hint=hint, **more)


def test_a_stated_weight_is_the_ceiling_and_leaves_with_its_upload(con):
    plain = save(con, upload(area(REFORM, "1.5", None), area(PEMENUHAN, "1.5", None)), CALLER).version_id
    assert ceilings(con) == {REFORM: (None, None, None), PEMENUHAN: (2.0, "uncertain", 75.0)}
    weighed = upload(area(REFORM, "1.8", "3"), area(PEMENUHAN, "1.6", "2.5", cell="F3"))
    version = save(con, weighed, CALLER).version_id
    assert version == plain + 1
    assert ceilings(con) == {
        REFORM: (3.0, "stated_by_upload", 60.0), PEMENUHAN: (2.5, "stated_by_upload", 64.0)}  # fmt: skip
    undo(con, version, "Analis", "salah berkas", CALLER)
    assert ceilings(con)[REFORM] == (None, None, None)


def test_an_illustrative_weight_never_measures_a_real_value(con):
    save(con, upload(area(REFORM, "1.5", "3"), is_illustrative=True), CALLER)
    assert ceilings(con)[REFORM][1] == "stated_by_upload"
    save(con, upload(area(REFORM, "1.7", None)), CALLER)
    assert ceilings(con)[REFORM] == (None, None, None)
