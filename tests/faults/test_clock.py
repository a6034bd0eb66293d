"""A clock that jumps: versions count by their numbers, and the moment is told as the clock said it."""

from datetime import datetime

import pytest

from data import store
from data.ingest.storing.history import history
from data.keeping.daily import keep_daily_copy
from data.keeping.manifest import copies_in
from data.reviewing import deciding
from data.reviewing.submissions import read_submissions
from pages._output.sentences.planning_page import source_words
from pages._output.version_words import version_on
from queries import ask, rows
from tests.faults.actions import DAY, REVIEWER, edit_one, upload_more
from tests.faults.wholeness import assert_whole
from tests.planning import change, put


@pytest.fixture
def clock(monkeypatch):
    """A function that sets the year of the store's clock."""

    def set_year(year: int) -> datetime:
        moment = datetime(year, 3, 1, 9)
        monkeypatch.setattr(store, "_now", lambda: moment)
        return moment

    return set_year


def standing(con):
    return con.execute(
        "select value::varchar, version_id from current_score where government_code = '53' and unit_code = ''"
        " and indicator_code = 'RB' and component = '' and year = 2019 and kind = 'realisasi'"
    ).fetchone()


def test_the_later_version_counts_whatever_the_clock_said(copied, clock):
    with store.connect() as con:
        moments = {}
        for version, (year, value) in enumerate([(2035, "61"), (2009, "62"), (2028, "63"), (1999, "64")], start=4):
            moments[version] = clock(year)
            assert edit_one(con, value) == version
            assert standing(con) == (f"{value}.000000", version)
        told = {row["version_id"]: row["created_at"] for row in history(con)}
        assert list(told) == [7, 6, 5, 4, 3, 2, 1]
        assert {version: told[version] for version in moments} == moments
        for version, value in ((4, 61), (5, 62), (6, 63)):
            found = rows(ask(con, "figures_at_version", government_code="53", indicator_code="RB", version_id=version))
            assert [
                row["value"] for row in found
                if (row["unit_code"], row["component"], row["year"], row["kind"]) == ("", "", 2019, "realisasi")
            ] == [value]  # fmt: skip
        assert_whole(con)


def test_an_undo_dated_before_what_it_undoes_undoes_it(copied, clock):
    from data.ingest.storing.undoing import undo  # noqa: PLC0415
    from data.permission import COMMAND_LINE  # noqa: PLC0415

    with store.connect() as con:
        clock(2035)
        version, before = upload_more(con), standing(con)
        clock(2001)
        undo(con, version, "Siti", "keliru", COMMAND_LINE)
        assert standing(con) == before
        assert [row["version_id"] for row in history(con) if not row["is_in_force"]] == [version]
        assert con.execute("select count(*) from current_target where unit_code <> ''").fetchone() == (0,)


def test_a_plan_is_as_last_written_and_says_when_that_was(copied, clock):
    with store.connect() as con:
        clock(2035)
        put(con, change("r1", realised_1=4))
        clock(2009)
        put(con, change("r1", realised_1=5))
        (action,) = rows(con.execute("select a.*, v.created_at, null as file_name from current_action_plan as a"
            " join version as v using (version_id) where action_id = 'r1'").df())  # fmt: skip
        assert action["realised_1"] == 5
        assert "2009" in source_words([action])


def test_the_version_of_an_evening_is_the_last_one_by_number(copied, clock):
    with store.connect() as con:
        for year in (2035, 2009):
            clock(year)
            edit_one(con, str(year - 1950))
        versions = rows(ask(con, "versions"))
    assert version_on(versions, "2009-03-01", "Asia/Makassar") == 5
    assert version_on(versions, "2040-01-01", "Asia/Makassar") == 5


def test_a_submission_decided_before_it_was_sent_is_decided(copied, clock, monkeypatch):
    with store.connect() as con:
        con.execute("update submission_event set happened_at = timestamp '2099-01-01'")
        clock(2009)
        version = deciding.approve(con, 1, REVIEWER, effect=deciding.preview(con, 1, REVIEWER).effect)
        (one,) = read_submissions(con, REVIEWER)
        assert (one.state, one.version_id, one.sent_at.year) == ("disetujui", version, 2099)
        assert standing(con) == ("62.100000", version)


def test_daily_copies_are_counted_in_the_order_in_which_they_were_made(copied):
    days = [DAY.replace(year=year) for year in (2026, 2035, 2027, 2009)]
    with store.connect() as con:
        for day in days:
            assert keep_daily_copy(con, day).name == f"harian-{day}"
    assert [path.name for path, _ in copies_in(copied / "cadangan", "harian-*")] == [f"harian-{day}" for day in days]
