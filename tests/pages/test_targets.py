"""Kesenjangan target on real and illustrative data: tiles, tables, orders, documents."""

import re
from decimal import Decimal

import pytest

from tests.pages.test_every_page import sentence, text, visit

TARGETS = "analysis/targets.py"
pytestmark = pytest.mark.usefixtures("on_screen")


def squeezed(app):
    return re.sub(r"\s+", " ", text(app))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ({"pemda": "53"}, "Nusa Tenggara Timur kurang 10,63 poin dari target 2021: 71,00; perlu +5,32 setahun, "
         "laju dicapai +0,22."),
        ({"pemda": "64"}, "Kalimantan Timur kurang 0,63 poin dari target 2024: 74,50; perlu +0,63 setahun."),
        ({"pemda": "64", "indikator": "SPBE"}, "SPBE Kalimantan Timur 0,79 poin di atas target 2024: 3,00; "
         "perlu +0,21 setahun hingga 2025, laju dicapai +0,84."),
        ({"pemda": "64", "indikator": "MERIT"},
         "Sistem Merit Kalimantan Timur 13,50 poin di atas target 2021: 250,00."),
        ({"pemda": "81"}, "Maluku menargetkan Indeks RB A (di atas 80) pada 2024; nilainya belum dimuat."),
        ({"pemda": "35", "tahun": "2022"}, "Jawa Timur berpredikat A pada 2022; target 2022 77,76–78,71 tercapai."),
        ({"pemda": "53", "tahun": "2020"},
         "Indeks RB Nusa Tenggara Timur tahun 2020 belum dikeluarkan; target 2021: 71,00."),
        ({"pemda": "36"}, "Indeks RB Banten belum dimuat."),
        ({"pemda": "82", "indikator": "BPK"}, "Opini BPK Maluku Utara pada 2024: WDP; targetnya belum dimuat."),
    ],
)  # fmt: skip
def test_the_page_opens_with_its_sentence(address, expected):
    app = visit(TARGETS, **address)
    assert sentence(app) == expected


def test_ntt_shows_paces_status_and_the_rule_of_each():
    read = squeezed(visit(TARGETS, pemda="53"))
    assert "Laju yang diperlukan hingga 2021 +5,32 setahun" in read
    assert "Laju yang dicapai 2018–2019 +0,22 setahun" in read
    assert "(71,00 − 60,37) / (2021 − 2019) = +5,32 setahun; melewati pergantian metode" in read
    assert "▼ perlu dipercepat: laju dicapai +0,22, kurang dari +5,32" in read


def test_the_table_puts_the_largest_shortfall_first_and_can_be_ordered_otherwise():
    def names(**address):
        shown = " ".join(element.proto.body for element in visit(TARGETS, pemda="64", **address).get("html"))
        return re.findall(r"target\?pemda=64&amp;indikator=(\w+)", shown)

    assert names() == ["IPP", "RB", "MERIT", "SPBE"]
    assert names(urut="capaian") == ["IPP", "RB", "MERIT", "SPBE"]
    assert names(urut="indikator") == ["RB", "SPBE", "IPP", "MERIT"]


def test_a_target_without_a_figure_stands_in_the_table():
    read = squeezed(visit(TARGETS, pemda="81"))
    assert "Indeks RB – belum dimuat A (di atas 80) 2024 RPJMD" in read
    assert "1 target belum dapat dinilai" in read


def test_every_document_is_kept_and_measured_against_its_own_year(con, claims):
    claims(
        {"government_code": "64", "year": 2024, "value": Decimal("75.5"), "document": "RPJMD"},
        {
            "government_code": "64",
            "year": 2024,
            "value": Decimal("73"),
            "document": "P-RPJMD",
            "document_version": "2022",
        },
        table="target",
    )
    app = visit(TARGETS, pemda="64")
    assert "73,00" in sentence(app)
    read = squeezed(app)
    assert "4 target dari 3 dokumen, 2020–2024" in read
    assert "2024 P-RPJMD 2022 73,00 belum dimuat – – – dipakai untuk nilai 2023" in read
    assert "2024 RPJMD 75,50 belum dimuat – – – dokumen lain" in read
    assert "2020 Road Map 2020–2024 draf 70,50 68,10 −2,40 96,60 % ▼ di bawah target pertama pada tahunnya" in read


def test_a_target_of_a_year_says_why_that_year_has_no_figure(con, claims):
    claims({"government_code": "53", "year": 2020, "value": Decimal(67)},
           {"government_code": "53", "year": 2022, "value": Decimal(73)}, table="target")  # fmt: skip
    read = squeezed(visit(TARGETS, pemda="53"))
    assert "2020 RPJMD 67,00 belum dikeluarkan – – –" in read
    assert "2022 RPJMD 73,00 belum dimuat – – –" in read


def test_every_government_has_its_targets_page(published_folder):
    for code in ("11", "12", "13", "14", "15", "17", "31", "35", "35.78", "36.04", "64.02", "75", "76", "91", "93"):
        read = text(visit(TARGETS, pemda=code))
        assert not re.search(r"(?<![\d./])\d{1,3}\.\d{1,2}(?![\d./])", read), code


def test_an_unknown_order_is_a_sentence():
    app = visit(TARGETS, pemda="64", urut="abjad")
    assert any("“abjad”" in error.value for error in app.error)
