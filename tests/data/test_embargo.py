"""Provisional figures under embargo: a question that is told to hide them answers as if they had never been written."""

import ast
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import queries
from data import store
from data.ingest.storing.editing import Correction, correct
from data.ingest.storing.history import history
from data.ingest.storing.saving import save
from data.ingest.storing.undoing import undo
from data.permission import COMMAND_LINE
from queries import ask, ask_each, read_question, rows
from tests.saving import check, record, upload

FOLDER = Path(queries.__file__).parent
NAMES = [path.relative_to(FOLDER).with_suffix("").as_posix() for path in sorted(FOLDER.glob("**/*.sql"))]
OF_VERSIONS = {"versions", "data_version", "activity_log"}  # they tell that there is a version, and nothing of it
HOLDING_FIGURES = ("score", "figure_change", "kept_score", "stated_predikat_band")
KEPT_OF_FIGURES = ("kept_rival", "kept_contest", "kept_coverage", "version_said", "version_change", "first_change")
HOLDING_WORDS = ("version", "upload", "attachment")  # titles, letters and names of files may tell a figure as well
OFFICE = "Dinas Rahasia"
ASKED = {
    "government_code": "64", "government_codes": ["64", "53"], "year": 2025, "years": [2025], "kind": "sementara",
    "exact": ["91,37"], "words": [], "to_version": 99, "version_id": 99, "from_year": 2010, "to_year": 2030,
    "unit_code": "", "component": "",
}  # fmt: skip


def asked(name):
    """The examples of the header, turned to the government, year and number under embargo."""
    header = re.findall(r"^-- \$(\w+).*?e\.g\. (.+)$", read_question(name), re.MULTILINE)
    return {key: ASKED.get(key, ast.literal_eval(text)) for key, text in header}


def answers(con, hidden=()):
    return {name: ask(con, name, hidden, **asked(name)) for name in NAMES}


@pytest.fixture(scope="module")
def embargoed(published_folder, tmp_path_factory):
    """(connection, every answer before provisional figures were uploaded for Kaltim, the version of that upload)."""
    folder = tmp_path_factory.mktemp("embargoed") / "state"
    shutil.copytree(published_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        with store.connect() as con:
            before = answers(con)
            given = {"government": "64", "year": 2025, "kind": "sementara"}
            figures = record("91.37", **given), record("91.38", **given | {"unit": OFFICE, "cell": "F3"})
            saved = save(con, upload(
                check(*figures, name="naik jadi 91,37.xlsx"), title="Uji embargo 91,37", letter_number="B/91,37",
                attachment=("surat 91,38.pdf", b"surat"),
            ), COMMAND_LINE)  # fmt: skip
            yield con, before, saved.version_id


def tells(found: pd.DataFrame) -> bool:
    """Whether an answer holds one of the two numbers, or the office that is known by one of them alone."""
    return bool(re.search(rf"91[.,]3[78](?!\d)|{OFFICE}", found.to_csv()))


def test_hidden_figures_are_in_no_answer_and_every_answer_is_as_it_was_before_them(embargoed):
    con, before, _ = embargoed
    after = answers(con, ["64"])
    assert [name for name in NAMES if tells(after[name])] == []
    for name in set(NAMES) - OF_VERSIONS:
        pd.testing.assert_frame_equal(after[name], before[name], obj=name)


def test_the_version_stays_and_counts_none_of_what_is_hidden(embargoed):
    con, _, version = embargoed
    shown, kept = (
        ask(con, "versions", hidden).set_index("version_id").loc[version][["claim_count", "new_count"]].tolist()
        for hidden in ((), ["64"])
    )
    assert (shown, kept) == ([2, 2], [0, 0])
    (figures,) = {ask(con, "data_version", hidden)["figure_count"][0] for hidden in (["64"], ["*", "64"])}
    assert ask(con, "data_version")["figure_count"][0] == figures + 2


def test_whoever_is_not_kept_from_them_finds_them_everywhere(embargoed):
    con, _, _ = embargoed
    found = {name for name, answer in answers(con, ["53"]).items() if tells(answer)}
    assert found >= {
        "claim_history", "completeness", "figure_search", "figures_at_version", "open_data", "score_series",
        "version_difference", "offices",
    }  # fmt: skip


def test_what_is_hidden_from_one_question_is_not_hidden_from_the_next(embargoed):
    con, _, _ = embargoed
    question = {"government_codes": ["64"], "indicator_code": "RB"}
    seen = [tells(ask(con, "score_series", hidden, **question)) for hidden in ((), ["64"], (), ["64"], ())]
    assert seen == [True, False, True, False, True]


def test_checks_find_nothing_whether_figures_are_hidden_or_not(embargoed):
    con, _, _ = embargoed
    for hidden in ((), ["64"]):
        assert {name: len(found) for name, found in ask_each(con, "checks", hidden).items() if len(found)} == {}


@pytest.mark.parametrize("name", NAMES)
def test_no_question_reads_a_table_past_the_embargo(name):
    body = re.sub(r"--.*", "", read_question(name))
    holding = HOLDING_FIGURES
    if name != "checks/kept_scores_differ":  # its subject; whether it tells anything is tested below
        holding += KEPT_OF_FIGURES
    assert re.findall(rf"(?<!['\w])(?:{'|'.join(holding)})(?!['\w])", body) == []
    assert re.findall(rf"\b(?:from|join) (?:{'|'.join(HOLDING_WORDS)})\b", body) == []


def test_writing_sees_everything_and_an_undo_takes_hidden_figures_back(embargoed):
    con, _, version = embargoed
    assert next(one for one in history(con) if one["version_id"] == version)["new_count"] == 2
    gone = undo(con, version, "Uji", "Uji", COMMAND_LINE)
    assert gone.version_id and not tells(ask(con, "score_series", government_codes=["64"], indicator_code="RB"))
    assert ask_each(con, "checks", ["64"])["kept_scores_differ"].empty
    assert not tells(ask(con, "claim_history", ["64"], **asked("claim_history")))


TOLD = ["title", "file_names", "letter_number", "attachment_names"]


def told(con, version, hidden=()):
    (found,) = (one for one in rows(ask(con, "versions", hidden)) if one["version_id"] == version)
    return [found[name] for name in TOLD]


def test_what_people_wrote_about_a_hidden_figure_is_hidden_with_it(con):
    given = {"government": "64", "year": 2025, "kind": "sementara"}
    edition = told(con, 1)
    mixed = check(record("91.37", **given), record("74.99", government="64", year=2024, cell="F3"), name="91,37.xlsx")
    letter = ("surat 91,37.pdf", b"surat")
    save(con, upload(mixed, title="Unggah 91,37", letter_number="91,37", attachment=letter), COMMAND_LINE)
    correction = Correction(("64", "", "RB", "", 2025, "sementara"), "x", "alasan 91,38", value=Decimal("91.38"))
    correct(con, correction, COMMAND_LINE)
    undo(con, 3, "x", "kembali ke 91,37", COMMAND_LINE)
    undo(con, 4, "x", "jadi 91,38", COMMAND_LINE)
    save(con, upload(record("61.5"), title="Terbuka", letter_number="B/1"), COMMAND_LINE)
    assert [name for name, answer in answers(con, ["64"]).items() if tells(answer)] == []
    assert told(con, 2, ["64"]) == [
        "Perubahan dalam embargo", ["berkas dalam embargo"], "dalam embargo", ["surat dalam embargo"]
    ]  # fmt: skip
    assert [told(con, version, ["64"])[0] for version in (3, 4, 5)] == ["Perubahan dalam embargo"] * 3
    assert ask(con, "data_version", ["64"])["title"][0] == "Terbuka"
    assert (told(con, 1, ["64"]), told(con, 6, ["64"])) == (edition, told(con, 6))
    for hidden in ((), ["53"]):
        assert told(con, 2, hidden) == ["Unggah 91,37", ["91,37.xlsx"], "91,37", ["surat 91,37.pdf"]]
        assert "91,38" in told(con, 3, hidden)[0] and "91,38" in told(con, 5, hidden)[0]
    assert history(con)[-2]["title"] == "Unggah 91,37"
