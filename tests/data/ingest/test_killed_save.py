"""A save that is killed leaves the old version or the new one, whole."""

import multiprocessing
import random
import time

import pytest

from data import store
from data.ingest.storing.originals import original_path
from queries import ask
from tests.saving import save_when_told

UNITS = 150
ROUNDS = 20
METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


@pytest.fixture(scope="module")
def context():
    context = multiprocessing.get_context(METHOD)
    if METHOD == "forkserver":
        context.set_forkserver_preload(["tests.saving"])
    return context


def start(context, values):
    """A process that has opened the store and waits for the word to save."""
    here, there = context.Pipe()
    process = context.Process(target=save_when_told, args=(there, values))
    process.start()
    there.close()
    assert here.poll(60)
    assert here.recv() == "open"
    return process, here


def standing(values_of):
    """The newest version and the values that stand in it, after checking that they are whole."""
    with store.connect() as con:
        (version,) = con.execute("select last_version from version_counter").fetchone()
        found = {
            kind: [int(value) for (value,) in con.execute(
                "select value from standing_figure where unit_code <> '' and kind = ?"
                " order by substr(unit_code, 7)::integer", [kind]).fetchall()]
            for kind in ("realisasi", "target")
        }  # fmt: skip
        assert found["realisasi"] == found["target"] == values_of[version]
        assert con.execute("select max(version_id) from version").fetchone() == (version,)
        assert con.execute("select max(version_id) from score").fetchone() == (version,)
        digests = con.execute("select sha256 from upload union all select sha256 from attachment").fetchall()
        assert len(digests) == 3 * (version - 1)
        assert all(original_path(sha256).is_file() for (sha256,) in digests)
        assert len(ask(con, "checks/kept_scores_differ")) == 0
    return version


def test_a_kill_at_any_moment_leaves_the_old_or_the_new_version(con, context):
    con.close()
    values_of = {1: [], 2: [10] * UNITS}
    process, line = start(context, ["10"] * UNITS)
    begun = time.perf_counter()
    line.send("save")
    assert line.recv() == "saved"
    duration = time.perf_counter() - begun
    process.join()
    version, broken = standing(values_of), 0
    assert version == 2
    for number in range(ROUNDS):
        values_of[version + 1] = [11 + number] * UNITS
        process, line = start(context, [str(11 + number)] * UNITS)
        line.send("save")
        time.sleep(random.uniform(0, duration * 1.1))
        process.kill()
        process.join()
        after = standing(values_of)
        assert after in (version, version + 1)
        broken += after == version
        version = after
    assert broken > 0
