"""Two governments as bars of percent of the scale, and what the notes say about every pair of values."""

from math import ceil, floor
from typing import NamedTuple

from data.number_format import format_date, format_number, format_percent
from pages._output.deck.model import Chart, Series
from pages._output.deck.slides.telling import tagged
from pages._output.pair_data import STANDING, result_words, source_words, standing
from pages._output.study_gaps import DIRECTION, Gap
from pages._output.words import EVIDENCE

MOST = 7  # pairs of bars whose labels stay apart
STEP = 25  # of the axis, percent


class Pair(NamedTuple):
    """One category: both values as shares of one scale and in their own unit."""

    name: str  # 'Ombudsman 2024'
    own_pct: float
    peer_pct: float
    own: str  # '65,57'
    peer: str
    judgement: tuple[str, str]  # ('▼', 'kita lebih rendah')
    own_source: str
    peer_source: str
    flags: tuple[bool, bool]
    natives: tuple[float | None, float | None] = (None, None)  # both values in their own unit, unrounded


def side_mark(flags, peer: str) -> str:
    """' (ilustrasi)' where both values are illustrative, ' (kita ilustrasi)', ' (Banten ilustrasi)', or ''."""
    own, other = (bool(flag) for flag in flags)
    if own and other:
        return " (ilustrasi)"
    return " (kita ilustrasi)" if own else f" ({peer} ilustrasi)" if other else ""


def pair_of_line(line: dict) -> Pair:
    """A line of pair_data.drawn."""
    return Pair(
        f"{line['short_name']} {line['year']}",
        line["own_share_pct"],
        line["peer_share_pct"],
        *(format_number(line[f"{side}_value"]) for side in ("own", "peer")),
        STANDING[standing(line)][:2],
        *(source_words(line, side) for side in ("own", "peer")),
        (bool(line["own_is_illustrative"]), bool(line["peer_is_illustrative"])),
        (line["own_value"], line["peer_value"]),
    )


def pair_of_gap(gap: Gap, name: str) -> Pair:
    """A comparison of numbers of the study pack."""
    return Pair(
        name,
        gap.own_pct,
        gap.peer_pct,
        format_number(gap.own),
        format_number(gap.peer),
        DIRECTION[gap.verdict][:2],
        gap.own_source,
        gap.peer_source,
        gap.flags,
        (gap.own, gap.peer),
    )


def group_mark(pairs_of_flags, peer: str) -> str:
    """The mark of several comparisons told together: as one where all are alike, else ' (sebagian ilustrasi)'."""
    known = {(bool(own), bool(other)) for own, other in pairs_of_flags}
    if len(known) == 1:
        return side_mark(known.pop(), peer)
    return " (sebagian ilustrasi)" if any(any(flags) for flags in known) else ""


def bars(pairs: list[Pair], own: str, peer: str, unit: str, finding: str) -> Chart:
    """Clustered bars of both governments, one category for each pair; unit: '% skala' or '% batas'."""
    every = [
        all(flags) for flags in zip(*(pair.flags for pair in pairs), strict=True)
    ]  # told by the name of the series
    unsaid = [tuple(flag and not all_ for flag, all_ in zip(pair.flags, every, strict=True)) for pair in pairs]
    names = tuple(pair.name + side_mark(flags, peer) for pair, flags in zip(pairs, unsaid, strict=True))
    sides = [
        (own, "kita", [(p.own_pct, p.own, p.own_source, p.flags[0], p.natives[0]) for p in pairs]),
        (peer, "peer", [(p.peer_pct, p.peer, p.peer_source, p.flags[1], p.natives[1]) for p in pairs]),
    ]
    shares = [value for _, _, marks in sides for value, *_ in marks]
    told = [f"{pair.name}{side_mark(pair.flags, peer)}: {own} {pair.own}, {peer} {pair.peer}" for pair in pairs]
    return Chart(
        kind="bars",
        categories=names,
        series=tuple(
            Series(
                tagged(name, is_invented),
                tuple(value for value, *_ in marks),
                tuple(words for _, words, *_ in marks),
                tone,
                tuple(_hover(pair.name, name, mark, unit) for pair, mark in zip(pairs, marks, strict=True)),
                natives=tuple(native for *_, native in marks),
            )
            for (name, tone, marks), is_invented in zip(sides, every, strict=True)
        ),
        minimum=min(0, floor(min(shares) / STEP) * STEP),
        maximum=max(100, ceil(max(shares) / STEP) * STEP),
        step=STEP,
        unit=unit,
        alt=f"{finding}. {'; '.join(told)}.",
        has_key=True,
    )


def _hover(category: str, name: str, mark: tuple, unit: str) -> str:
    share, words, source, is_illustrative, _ = mark
    tail = " · ilustrasi" if is_illustrative else ""
    return f"{category}: {name} {words}, {format_percent(share, 1)} {unit.removeprefix('% ')} · Sumber: {source}{tail}"


def say_pair(pair: Pair, own: str, peer: str) -> str:
    """'Ombudsman 2024: Maluku Utara 65,57, Banten 94,01, ▼ kita lebih rendah.' for the speaker."""
    name, judged = pair.name + side_mark(pair.flags, peer), " ".join(pair.judgement)
    return f"{name}: {own} {pair.own}, {peer} {pair.peer}; {judged}."


def origins_of_lines(lines: list[dict], series: list[dict], own: str, peer: str) -> tuple[str, ...]:
    """'Ombudsman 2024, Banten 94,01: Semartara.News (pers, Desember 2024)' for both sides of every line.

    lines: of comparison or pair_series; series: pair_series, which knows the dates of the sources.
    """
    dated = {(one["indicator_code"], one["year"]): one for one in series}
    told = []
    for line in lines:
        known = dated.get((line["indicator_code"], line["year"]), line)
        for side, name in (("own", own), ("peer", peer)):
            words = f"{line['short_name']} {line['year']}, {name} {result_words(line, side)}"
            told.append(f"{words}: {origin_words(known, side)}")
    return tuple(told)


def origin_words(line: dict, side: str) -> str:
    """'Semartara.News (pers, Desember 2024)', 'unggahan (ilustrasi, bukan data sebenarnya)' of a row of pair_series."""
    name = line[f"{side}_publisher"] or line.get(f"{side}_source_title") or "unggahan"
    if line[f"{side}_is_illustrative"]:
        return f"{name} (ilustrasi, bukan data sebenarnya)"
    evidence = line[f"{side}_evidence"]
    day = line.get(f"{side}_published_on")
    told = [EVIDENCE.get(evidence, evidence or "unggahan"), *([format_date(day)] if day else [])]
    return f"{name} ({', '.join(told)})"


def origins_of_gaps(gaps: list[Gap], own: str, peer: str) -> tuple[str, ...]:
    """The same of comparisons of the study pack, whose sources are told without their dates."""
    told = []
    for gap in gaps:
        values = ((own, gap.own, gap.own_source, gap.flags[0]), (peer, gap.peer, gap.peer_source, gap.flags[1]))
        for name, value, source, is_illustrative in values:
            words = value if isinstance(value, str) else format_number(value)
            tail = " (ilustrasi, bukan data sebenarnya)" if is_illustrative else ""
            told.append(f"{gap.name} {gap.year}, {name} {words}: {source}{tail}")
    return tuple(told)
