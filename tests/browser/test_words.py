"""Every word a person meets is Indonesian, and every number is written as in Indonesia."""

import re

import pytest

from tests.browser.reading import WORDS
from tests.browser.test_access import EVERYWHERE
from tests.browser.test_upload import send, workbook

# A point stands between digits as thousands separator (1.260, 12.345,6), in a time of the day with its zone
# (09.30 WIB), in a Kemendagri code (kode 64.09), and in the name of a file or of a table in it; nowhere else.
THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.])")
TIME = re.compile(r"\b\d\d\.\d\d WI(?:B|TA|T)\b")
CODE = re.compile(r"\b(?:kode )\d\d\.\d\d\b")
POINT = re.compile(r"\S*\d\.\d\S*")
ENGLISH = re.compile(
    r"\b(?:upload|browse|drag and drop|loading|search|no results|choose|select|remove|clear|open|close|press|show|hide|"
    r"view|skip|navigate|sidebar|pages?|files?|error|warning|download|missing|unknown|none|nan|null|undefined|true|false|"
    r"the|and|with)\b",
    re.IGNORECASE,
)
# What stands in the column of a csv file is told as it stands there.
IN_FILES = ("letter, official, press, secondary, inferred; kosong untuk unggahan.",)
# Names that the framework gives for a screen reader alone and lets nobody change; no eye sees them.
OF_THE_FRAMEWORK = re.compile(
    r"App pages|Navigate to home page|Open|Dismiss|Clear all|Remove .+|Sidebar|Choose date|(month|year), .+|"
    r"file upload|Add files|.+\.(xlsx|csv|pdf), [\d.]+[KM]?B"
)


def points(words):
    """Every number with a decimal point, with the words it stands in."""
    shortened = [(one, CODE.sub("", TIME.sub("", THOUSANDS.sub("", one)))) for one in words]
    return [one for one, rest in shortened if POINT.search(rest) and not OF_THE_FRAMEWORK.fullmatch(one)]


def english(words):
    """Everything that holds an English word of the list."""
    kept = (one for one in words if one not in IN_FILES and not OF_THE_FRAMEWORK.fullmatch(one))
    return [one for one in kept if ENGLISH.search(one)]


@pytest.mark.parametrize(("store", "path"), EVERYWHERE)
def test_no_number_has_a_decimal_point(reading, store, path):
    assert points(reading(store, path).words) == []


@pytest.mark.parametrize(("store", "path"), EVERYWHERE)
def test_no_english_of_the_framework_is_left(reading, store, path):
    assert english(reading(store, path).words) == []


@pytest.mark.parametrize(("store", "path"), EVERYWHERE)
def test_no_words_are_empty_or_have_a_hole(reading, store, path):
    found = reading(store, path)
    assert found.empty_headings == []
    assert [one for one in found.words if re.search(r"\S  +\S", one)] == []


def test_a_choice_that_is_not_there_is_said_in_indonesian(visit):
    page = visit("/tren?pemda=64&pembanding=13,14,53,31,82,36,51")
    for label, told in (("Pembanding", "atau pilihan sudah penuh"), ("Indikator", "Tidak ada pilihan yang cocok")):
        page.get_by_role("combobox", name=label).click()
        page.keyboard.type("zzz")
        page.locator("[role=listbox][data-empty=true]").wait_for()
        said = "getComputedStyle(document.querySelector('[role=listbox] [role=option] span'), '::after').content"
        assert told in page.evaluate(said)
        assert english(page.evaluate(WORDS)) == []
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")


def test_a_file_that_was_sent_shows_no_size_with_a_point(visit):
    page = visit("/unggah")
    send(page, "nilai.xlsx", workbook(["Banten", "Indeks RB", 2021, "realisasi", "61,50", "B", None]))
    page.get_by_role("button", name="Lanjut ke pemeriksaan").wait_for()
    words = page.evaluate(WORDS)
    assert "nilai.xlsx" in words
    assert (points(words), english(words)) == ([], [])


def test_what_the_checks_found_is_told_in_indonesian(visit):
    page = visit("/metodologi")
    page.get_by_role("button", name="Pemeriksaan data").click()
    page.get_by_role("link", name="Rincian di Metodologi").wait_for()
    words = page.evaluate(WORDS)
    assert (points(words), english(words)) == ([], [])
