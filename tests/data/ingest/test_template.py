"""The prefilled workbook: complete, protected, and read back by the importer as it was meant."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from data.ingest.pipeline import check_file
from data.ingest.reading.reference import load_reference
from data.ingest.template import COLUMNS, TO_FILL, build_template

LETTER = {name: chr(ord("A") + number) for number, name in enumerate(COLUMNS)}


def template(year=2021, government="81", version=7):
    return load_workbook(BytesIO(build_template(load_reference(), government, year, version)))


def rows(book):
    return [dict(zip(COLUMNS, values, strict=True)) for values in book["Data"].iter_rows(min_row=2, values_only=True)]


def saved(book):
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_it_has_a_row_for_the_index_every_component_and_every_companion_index():
    reference, found = load_reference(), rows(template())
    paths = [row["komponen"] for row in found if row["komponen"]]
    tree = {path for path, part in reference.method("RB", 2021).components.items() if part.level != "area_total"}
    assert (set(paths), len(paths)) == (tree, len(tree))
    assert {row["indikator"] for row in found if not row["komponen"]} == {
        "Indeks RB" if code == "RB" else indicator.name
        for code, indicator in reference.indicators.items()
        if reference.method(code, 2021)
    }
    assert {(row["provinsi"], row["tahun"], row["jenis"]) for row in found} == {("Maluku", 2021, "realisasi")}
    by_path = {row["komponen"]: row["bobot"] for row in found}
    assert (by_path["PENGUNGKIT.PEMENUHAN.PEM_MP"], by_path["PENGUNGKIT.REFORM.REF_MP"]) == (2, None)


def test_a_part_stands_below_its_whole():
    paths = [row["komponen"] for row in rows(template()) if row["komponen"]]
    for number, path in enumerate(paths):
        whole = path.rpartition(".")[0]
        assert not whole or whole in paths[:number]


def test_only_what_is_to_be_filled_in_is_unlocked():
    sheet = template()["Data"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    for name, letter in LETTER.items():
        assert {sheet[f"{letter}{row}"].protection.locked for row in range(2, sheet.max_row + 1)} == {
            name not in TO_FILL
        }


def test_lists_and_ceilings_are_checked_while_typing():
    sheet = template()["Data"]
    rules = {(rule.type, rule.formula1, rule.formula2, rule.errorStyle or "stop") for rule in
             sheet.data_validations.dataValidation}  # fmt: skip
    assert ("list", '"realisasi,mandiri,sementara,target"', None, "stop") in rules
    assert ("list", '"AA,A,BB,B,CC,C,D"', None, "warning") in rules
    assert ("decimal", "0", "100", "stop") in rules
    assert ("decimal", "0", "2", "warning") in rules
    assert sheet["H2"].number_format == "0.00"


def test_it_remembers_the_data_version_it_was_made_from():
    assert [(each.name, each.value) for each in template(version=7).custom_doc_props.props] == [("rb_versi", 7)]
    assert not template(version=None).custom_doc_props.props


@pytest.mark.parametrize("year", [2014, 2019, 2021, 2024])
def test_a_filled_template_is_read_back_value_by_value(year):
    book, expected = template(year, "64.09"), {}
    for number, row in enumerate(rows(book), start=2):
        if row["satuan"] == "opini":
            continue
        value = min(Decimal(str(row["bobot"] or 3)) / 2, Decimal(30))
        if row["indikator"] == "Indeks Kepuasan Masyarakat":
            value = Decimal("25.5")
        book["Data"][f"{LETTER['nilai']}{number}"] = float(value)
        expected[f"{LETTER['nilai']}{number}"] = (row["komponen"] or "", year, value)
    check = check_file("templat.xlsx", saved(book))
    assert {r.cell: (r.component, r.year, r.value) for r in check.records} == expected
    assert {record.government for record in check.records} == {"64.09"}
    assert {issue.type for issue in check.issues if issue.severity == "error"} <= {"sum_mismatch"}
    assert (check.source.prepared_version, check.is_illustrative) == (7, False)


def test_an_empty_template_holds_no_value_and_its_other_sheets_are_no_data():
    check = check_file("templat.xlsx", saved(template()))
    assert check.records == []
    assert {issue.sheet for issue in check.issues if issue.type == "sheet_skipped"} == {"Petunjuk", "Metode"}


@pytest.mark.parametrize(
    ("government", "year", "words"),
    [("99", 2021, "kode “99” tidak dikenal"), ("81", 2009, "untuk tahun 2009"), ("81", 2999, "untuk tahun 2999")],
)
def test_what_has_no_template_is_refused_in_one_sentence(government, year, words):
    with pytest.raises(ValueError, match=words):
        build_template(load_reference(), government, year, None)
