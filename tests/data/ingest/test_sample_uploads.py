"""The sample workbooks give exactly what their EXPECTED files say, cell by cell."""

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from data.ingest.pipeline import check_file
from data.ingest.reading.reference import load_reference

UPLOADS = Path(__file__).parent / "uploads"
SHORT_NAMES = {"Daerah Istimewa Yogyakarta": "DI Yogyakarta", "Daerah Khusus Ibukota Jakarta": "DKI Jakarta"}


def table(name):
    with (UPLOADS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FILES = {row["file"]: row for row in table("EXPECTED.csv")}
VALUES = defaultdict(list)
for row in table("EXPECTED_VALUES.csv"):
    VALUES[row["file"]].append(row)


@pytest.fixture(scope="module")
def checks():
    """Each sample, opened and checked once."""
    return {name: check_file(name, (UPLOADS / name).read_bytes()) for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_a_sample_is_accepted_with_the_expected_number_of_values(checks, name):
    check = checks[name]
    assert check.status == "accepted", check.issues
    assert len([r for r in check.records if r.status == "ada"]) == int(FILES[name]["rows_expected"])


@pytest.mark.parametrize("name", FILES)
def test_every_expected_cell_of_a_sample_becomes_its_figure(checks, name):
    governments = load_reference().governments
    found = {(record.sheet, record.cell): record for record in checks[name].records if record.status == "ada"}
    native = {(r.sheet, r.cell[1:], r.native_value) for r in found.values() if r.native_value is not None}
    figures = set()
    for row in VALUES[name]:
        value = Decimal(row["nilai"]) if row["nilai"] else None
        if row["konteks"].endswith("(nilai)"):
            assert (row["sheet"], row["cell"][1:], value) in native, row
            continue
        record = found.pop((row["sheet"], row["cell"]))
        full_name = governments[record.government].name
        assert SHORT_NAMES.get(full_name, full_name) == row["provinsi"]
        said = (record.unit, record.year, record.kind, record.value, record.predikat or "")
        assert said == (row["perangkat_daerah"], int(row["tahun"]), row["jenis"], value, row["predikat"])
        figures.add(record.figure)
    assert not found
    assert len(figures) == int(FILES[name]["rows_expected"])


def test_the_same_area_under_pemenuhan_and_reform_is_two_components(checks):
    records = {record.cell: record.component for record in checks["pub04_lke_2021.xlsx"].records}
    assert records["F10"] == "PENGUNGKIT.PEMENUHAN.PEM_MP" and records["F26"] == "PENGUNGKIT.REFORM.REF_MP"
    assert records["F39"] == ""


def test_the_path_of_an_lke_line_follows_the_method_not_its_place_in_the_sheet(checks):
    records = {r.cell: r for r in checks["pub08_lke_2023_general_tematik.xlsx"].records}
    assert records["E13"].component == "RB_GENERAL.SASARAN_STRATEGIS.SPBE"
    assert records["E17"].component == "RB_GENERAL.CAPAIAN_KEBIJAKAN.SAKIP"
    assert (records["E15"].value, records["E15"].native_value) == (Decimal("5.36"), Decimal(268))


def test_a_result_not_yet_issued_is_kept_as_such(checks):
    (missing,) = [r for r in checks["pub01_template_tidy.xlsx"].records if r.status != "ada"]
    assert (missing.government, missing.year, missing.status) == ("53", 2020, "belum_dikeluarkan")


def test_baselines_and_final_conditions_are_no_targets(checks):
    records = checks["pub05_target_rpjmd.xlsx"].records
    assert {record.cell[0] for record in records} == set("FGHIJ")
    assert {(r.document, r.plan_from_year, r.plan_to_year) for r in records} == {("RPJMD", 2018, 2023)}
