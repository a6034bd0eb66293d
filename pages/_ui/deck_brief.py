"""Ask the store everything a deck is made from, at one version of the data."""

from datetime import date

from pages._output.deck.brief import Brief, IndicatorFacts, Peer
from pages._output.study_pack import Pack
from pages._output.words import LEVEL
from pages._ui import asking, chosen, deck_simulated, study_parts
from queries import rows

INDEX = "RB"


def gather(government: str, indicator_code: str, year: int | None, peer_codes, extra, meeting: str) -> Brief:
    """The brief of one government; asked again when the data change meanwhile, so that it tells one version.

    year: the evaluation year a person chose, None for the newest; peer_codes: Kemendagri codes; extra: indicators of
    further slides; meeting: 'Triwulan IV 2026'.
    """
    while True:
        before = asking.version_id()
        brief = _gather(government, indicator_code, year, peer_codes, extra, meeting)
        if asking.version_id() == before:
            return brief


def _gather(government, indicator_code, year, peer_codes, extra, meeting) -> Brief:
    known = {one["government_code"]: one for one in asking.rows("governments")}
    own = known[government]
    indicators = asking.rows("government_indicators", government_code=government)
    to_year = year or chosen.expected_year()
    main = _facts(government, indicators, indicator_code, year)
    facts = {indicator_code: main} | {code: _facts(government, indicators, code, None) for code in extra}
    overview = asking.rows("indicator_overview", government_code=government, to_year=to_year)
    (version,) = asking.rows("data_version")
    return Brief(
        code=government,
        name=own["short_name"],
        level=own["level"],
        office="Biro Organisasi" if own["level"] == "provinsi" else "Bagian Organisasi",
        meeting=meeting,
        indicator_code=indicator_code,
        facts=facts,
        to_year=to_year,
        chosen_year=year,
        indicators=indicators,
        overview=[line for line in overview if line["unit"] != "peringkat"],
        aims=asking.rows("targets_without_figure", government_code=government, to_year=to_year),
        components=asking.rows("component_history", government_code=government, indicator_code=INDEX),
        definitions=asking.rows("components", indicator_codes=[INDEX]),
        component_methods=asking.rows("methods", indicator_codes=[INDEX]),
        owners=asking.rows("area_owners", government_code=government),
        doubts=asking.rows("figure_doubts", government_code=government),
        events=asking.rows("events", government_codes=[government]),
        ranking=_ranking(own, known, main),
        peers=[_peer(government, known[code], year) for code in peer_codes],
        pack=_pack(government, peer_codes),
        simulated=deck_simulated.simulated_of(government, own["short_name"]),
        actions=asking.rows("actions", government_code=government, year=None),
        decisions=asking.rows("raker_decisions", government_code=government),
        version=version,
        today=date.today(),
    )


def _facts(government: str, indicators: list[dict], indicator_code: str, year: int | None) -> IndicatorFacts:
    """One indicator as the pages tell it, in the chosen year or the newest with a figure."""
    question = {"government_codes": [government], "indicator_code": indicator_code}
    points, targets = asking.rows("score_series", **question), asking.rows("target_series", **question)
    final = [point for point in points if point["kind"] == "realisasi" and point["status"] == "ada"]
    year = year or chosen.newest_year(points)
    figure = chosen.figure_of(points, year)
    position, path = (
        chosen.line_of(asking.rows(asked, **question), figure) for asked in ("target_position", "target_path")
    )
    return IndicatorFacts(
        indicator=next(one for one in indicators if one["indicator_code"] == indicator_code),
        points=points,
        targets=targets,
        claims=asking.rows("other_claims", **question),
        methods=asking.rows("methods", indicator_codes=[indicator_code]),
        bands=asking.rows("bands", indicator_codes=[indicator_code]),
        year=year,
        figure=figure,
        position=position,
        path=path,
        target=chosen.nearest_target(targets, year),
        newest=max(final, key=lambda point: point["year"], default=None),
    )


def _ranking(own: dict, known: dict[str, dict], main: IndicatorFacts) -> list[dict]:
    """The loaded governments of the same level in the year of the main figure; [] without one."""
    if main.figure is None:
        return []
    codes = [
        code for code, one in known.items() if one["indicator_count"] and LEVEL[one["level"]] == LEVEL[own["level"]]
    ]
    asked = {"government_code": own["government_code"], "government_codes": codes}
    asked |= {"indicator_code": main.indicator["indicator_code"], "year": main.figure["year"]}
    return asking.rows("group_rank", **asked)


def _peer(government: str, other: dict, year: int | None) -> Peer:
    code = other["government_code"]
    compared = asking.answer("comparison", government_codes=[government], peer_codes=[code], year=year)
    series = asking.answer("pair_series", government_code=government, peer_code=code)
    return Peer(code, other["short_name"], other["level"], rows(compared), rows(series))


def _pack(government: str, peer_codes) -> Pack | None:
    return study_parts.gather(government, peer_codes[0]) if peer_codes else None
