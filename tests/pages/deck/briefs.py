"""A brief from a store of the tests, gathered the way the page does it; opening a store is the test's own matter."""

import os
from contextlib import contextmanager
from datetime import date

import pandas as pd

from data import store
from pages._output.deck.brief import Brief, IndicatorFacts, Peer
from pages._output.study_gaps import indicator_gaps, part_gaps
from pages._output.study_pack import Pack
from pages._output.study_questions import Parties, questions_of
from pages._output.words import LEVEL
from queries import ask, rows

MEETING = "Triwulan IV 2026"
TODAY = date(2026, 11, 22)
FINAL = ("realisasi", "sementara")
REFERENCE = ("methods", "bands", "components")  # the same in every store of the tests
Kept = dict[tuple[str, str], pd.DataFrame]
EVERYWHERE: Kept = {}
OF_FOLDER: dict[str, Kept] = {}
OF_CONNECTION: dict[int, Kept] = {}  # by id, while it is open


@contextmanager
def opened(folder):
    """A connection to the store of a folder nobody writes to, such as `published_folder`: what it answers is kept."""
    before = os.environ.get("RB_STATE")
    os.environ["RB_STATE"] = str(folder)
    con = None
    try:
        con = store.connect()
        OF_CONNECTION[id(con)] = OF_FOLDER.setdefault(str(folder), {})
        yield con
    finally:
        if con is not None:
            OF_CONNECTION.pop(id(con), None)
            con.close()
        if before is None:
            del os.environ["RB_STATE"]
        else:
            os.environ["RB_STATE"] = before


def answered(con, name, **asked) -> list[dict]:
    """The rows of an answer, new ones each time; a store nobody writes to is asked each question once."""
    kept = OF_CONNECTION.get(id(con), EVERYWHERE if name in REFERENCE else {})
    key = (name, str(asked))
    if key not in kept:
        kept[key] = ask(con, name, **asked)
    return rows(kept[key])


def brief_of(con, government, indicator_code="RB", peers=(), year=None, extra=()) -> Brief:
    """The brief of a government.

    peers: Kemendagri codes. year: the chosen evaluation year, None for the newest. extra: codes of more indicators.
    """
    answer = lambda name, **asked: answered(con, name, **asked)  # noqa: E731
    governments = answer("governments")
    known = {one["government_code"]: one for one in governments}
    own = known[government]
    (version,) = answer("data_version")
    to_year = year or version["data_as_of"].year - 1
    indicators = answer("government_indicators", government_code=government)
    named = {one["indicator_code"]: one for one in indicators}
    main = facts_of(answer, government, named[indicator_code], year)
    facts = {indicator_code: main} | {
        code: facts_of(answer, government, named[code], None) for code in extra if code != indicator_code
    }
    overview = answer("indicator_overview", government_code=government, to_year=to_year)
    level = own["level"]
    loaded = [one for one in governments if one["indicator_count"]]
    same = [one["government_code"] for one in loaded if LEVEL[one["level"]] == LEVEL[level]]
    return Brief(
        code=government,
        name=own["short_name"],
        level=level,
        office="Biro Organisasi" if level == "provinsi" else "Bagian Organisasi",
        meeting=MEETING,
        indicator_code=indicator_code,
        facts=facts,
        to_year=to_year,
        chosen_year=year,
        indicators=indicators,
        overview=[line for line in overview if line["unit"] != "peringkat"],
        aims=answer("targets_without_figure", government_code=government, to_year=to_year),
        components=answer("component_history", government_code=government, indicator_code="RB"),
        definitions=answer("components", indicator_codes=["RB"]),
        component_methods=answer("methods", indicator_codes=["RB"]),
        owners=answer("area_owners", government_code=government),
        doubts=answer("figure_doubts", government_code=government),
        events=answer("events", government_codes=[government]),
        ranking=answer(
            "group_rank",
            government_code=government,
            government_codes=same,
            indicator_code=indicator_code,
            year=main.year,
        )
        if main.figure
        else [],
        peers=[peer_of(answer, government, known[code], year) for code in peers],
        pack=pack_of(answer, known, government, peers[0], version) if peers else None,
        simulated=None,
        actions=answer("actions", government_code=government, year=None),
        decisions=answer("raker_decisions", government_code=government),
        version=version,
        today=TODAY,
    )


def facts_of(answer, government, indicator, year) -> IndicatorFacts:
    """One indicator; the year is the chosen one, else the newest with a figure."""
    code = indicator["indicator_code"]
    asked = {"government_codes": [government], "indicator_code": code}
    points, targets = answer("score_series", **asked), answer("target_series", **asked)
    told = [p for p in points if p["kind"] in FINAL and p["status"] == "ada"]
    shown = [p["year"] for p in told] or [p["year"] for p in points if p["kind"] in FINAL]
    year = year or max(shown, default=None)
    figure = next((p for kind in FINAL for p in points if (p["year"], p["kind"]) == (year, kind)), None)
    line_of = lambda lines: next(  # noqa: E731
        (one for one in lines if figure and all(one[key] == figure[key] for key in ("year", "kind"))), None
    )
    real = [target for target in targets if not target["is_illustrative"]] or targets
    nearest = next((t for t in real if t["year"] >= (year or 0)), real[-1] if real else None)
    return IndicatorFacts(
        indicator=indicator,
        points=points,
        targets=targets,
        claims=answer("other_claims", **asked),
        methods=answer("methods", indicator_codes=[code]),
        bands=answer("bands", indicator_codes=[code]),
        year=year,
        figure=figure,
        position=line_of(answer("target_position", **asked)),
        path=line_of(answer("target_path", **asked)),
        target=nearest,
        newest=max((p for p in told if p["kind"] == "realisasi"), key=lambda p: p["year"], default=None),
    )


def peer_of(answer, government, peer, year) -> Peer:
    """A government to compare with."""
    code = peer["government_code"]
    return Peer(
        code,
        peer["short_name"],
        peer["level"],
        answer("comparison", government_codes=[government], peer_codes=[code], year=year),
        answer("pair_series", government_code=government, peer_code=code),
    )


def pack_of(answer, known, government, peer, version) -> Pack:
    """The study pack of a pair, as pages/_ui/study_parts.py gathers it."""
    desk = "Biro Organisasi" if known[peer]["level"] == "provinsi" else "Bagian Organisasi"
    parties = Parties(government, known[government]["short_name"], peer, known[peer]["short_name"], desk)
    compared = answer("comparison", government_codes=[government], peer_codes=[peer], year=None)
    series = answer("pair_series", government_code=government, peer_code=peer)
    gaps, missing = indicator_gaps(compared, parties.peer_name, series)
    histories = [answer("component_history", government_code=code, indicator_code="RB") for code in (government, peer)]
    of_parts = part_gaps(*histories, parties.peer_name)
    gaps, missing = gaps + of_parts[0], missing + of_parts[1]
    owners, peer_owners = (answer("area_owners", government_code=code) for code in (government, peer))
    questions = questions_of(gaps, parties, owners, peer_owners)
    events = answer("events", government_codes=[peer])
    return Pack(parties, gaps, missing, questions, events, owners, version["version_id"], version["data_as_of"])
