"""What the slides of a study visit share: footers, caveats, where the numbers come from."""

from pages._output.deck.brief import Brief
from pages._output.deck.slides import pair_bars, telling
from pages._output.pair_data import SMALL_RULE, result_words
from pages._output.sentences import deck_comparison as titles
from pages._output.sentences.benchmarking import rb_words
from pages._output.study_gaps import Gap, gap_words
from pages._output.study_title import NEWEST_RULE
from pages._output.words import LEVEL

METHOD = "Sebanding: indikator, tahun, metode, dan jenis nilai sama."
INVENTED = "Angka bertanda ilustrasi bukan data sebenarnya."


def shared(brief: Brief, gaps: list[Gap]) -> list:
    """What every footer needs: a warning, sources and date."""
    return [
        INVENTED if any(flag for gap in gaps for flag in gap.flags) else "",
        sources([point for gap in gaps for point in points(gap)]),
        telling.as_of(brief),
    ]


def sources(told: list[dict]) -> list[str]:
    """The line of sources from long to short: with years, every name, then how many there are."""
    first, *shorter = telling.sources([{"source_title": None} | one for one in told], [])
    names = list(dict.fromkeys(one["publisher"] or "unggahan" for one in told))
    return [first, *([f"Sumber: {', '.join(names)}."] if names else []), *shorter]


def points(gap: Gap) -> list[dict]:
    """The publishers of both values as notes.sources_line wants them."""
    names = [one.partition(": ")[2] or one for told in (gap.own_source, gap.peer_source) for one in told.split("; ")]
    return [{"publisher": name, "source_title": None, "year": gap.year} for name in names if name]


def told_gap(gap: Gap, own: str, peer: str) -> str:
    """'SPBE 2024: Banten 3,47, Maluku Utara 2,69; selisih 0,78 (15,60 % skala)' with its mark."""
    return gap_words(gap, own, peer) + pair_bars.side_mark(gap.flags, peer)


def index_words(own: str, peer: str, line: dict | None, series: list[dict], year: int | None = None) -> str:
    """'Indeks RB 2025: Maluku Utara 59,50; Banten 74,85 (Banten ilustrasi).'; where it is missing it says so."""
    if line is None or line["state"] == "tidak_sebanding":
        return rb_words(own, peer, line, year, series)
    mark = pair_bars.side_mark((line["own_is_illustrative"], line["peer_is_illustrative"]), peer)
    return f"Indeks RB {line['year']}: {own} {result_words(line, 'own')}; {peer} {result_words(line, 'peer')}{mark}."


def levels_apart(brief: Brief) -> list[str]:
    """What is said where one is a provinsi and the other is not."""
    peer = brief.peers[0]
    apart = LEVEL[brief.level] != LEVEL[peer.level]
    return [f"Jenjangnya berbeda: {brief.name} {brief.level}, {peer.name} {peer.level}."] if apart else []


def caveats(brief: Brief, marks, gaps: list[Gap] = ()) -> tuple[str, ...]:
    """The rules of comparing, and what must be said about this pair.

    marks: whether each figure the slide tells is illustrative. gaps: the comparisons it tells.
    """
    told = [METHOD, NEWEST_RULE, SMALL_RULE, titles.ASSOCIATION, *levels_apart(brief)]
    if any(marks):
        told.append(INVENTED)
    if any(gap.is_unsure for gap in gaps):
        told.append("Batas beberapa bagian belum pasti berlaku bagi pemerintah daerah.")
    return tuple(told)


def origins(brief: Brief, gaps: list[Gap]) -> tuple[str, ...]:
    """Publisher, grade and date of both values of each comparison."""
    own, peer = brief.pack.parties.names
    series = brief.peers[0].series
    rows = {(row["indicator_code"], row["year"]): row for row in series}
    told: list[str] = []
    for gap in gaps:
        row = None if gap.is_part else rows.get((gap.key, gap.year))
        if row:
            told += pair_bars.origins_of_lines([row], series, own, peer)
        else:
            told += pair_bars.origins_of_gaps([gap], own, peer)
    return tuple(told)


def event_origin(event: dict) -> str:
    """'Pergub Banten 14/2018 (2018): Pemprov Banten, https://…'."""
    tail = ", ".join(filter(None, [event["publisher"], event["url"]]))
    return f"{event['title']} ({event['year']}): {tail or 'tanpa sumber'}"
